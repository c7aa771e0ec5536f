"""Persons at the foot of a letter or next to the grantor's name, by a title or the place alone.

In: the prose, its labelled values and the grantor's name. Out: signers with their weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.labels.columns import in_row, is_in_table
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import NO_TITLE_LEADS, is_person, is_title
from proofcheck.extraction.letter.names.wide_companies import wide_companies
from proofcheck.extraction.letter.names.wide_persons import may_be_wide_person
from proofcheck.extraction.letter.signing.imprints import IMPRINTED, in_imprint
from proofcheck.extraction.letter.signing.line_parts import parted_signers
from proofcheck.extraction.letter.signing.notes import greeted_off
from proofcheck.extraction.letter.signing.seals import is_stamped
from proofcheck.extraction.letter.signing.signer import (
    AT_COMPANY,
    BESIDE,
    COMMA,
    LAST,
    REPRESENTS,
    TITLED,
    Signer,
    may_be_person,
    shows_person,
    split_name_and_title,
    title_end,
    title_span,
    trim,
)
from proofcheck.extraction.letter.signing.two_scripts import first_half
from proofcheck.extraction.letter.signing.wide_foot import (
    FOOT,
    introduced_person,
    labelled_wide,
    wide_lines_below,
)
from proofcheck.extraction.letter.signing.wide_signers import split_wide, without_regards
from proofcheck.extraction.letter.text.mail_header import find_mail
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain

Span = tuple[int, int]

_SERVES = framed(r"{service_firms}")
"""In the name of a firm that drew the paper up or keeps the money: Kancelaria Nowak Lis."""

_SEAL = frame_pattern(r"\s{0,2}(?:印|㊞|[(（]{seal_words}[)）])\s{0,2}$", re.I)

_HANGUL = re.compile(r"(?<=[A-Za-z])\s[\uac00-\ud7a3]{2,10}$")
"""A stamp in Korean letters behind a name in Latin ones."""

_WIDE_NAME = re.compile(r"[\s\u3000:：]{0,3}(?=[\u3041-\u9fff]{2,6}$)")

_WHOLE_BRACKET = re.compile(r"\([^()\d]{5,50}\)")

_TITLED = re.compile(r"\s{0,2}(?:[(（][^()（）\n]{0,16}[)）])?\s{0,2}[:：]\s{0,2}")

_LEAD = frame_pattern(
    r"[^\W\d]{2,12}(?: [^\W\d]{2,10})?(?:\s?/\s?[^\W\d]{2,12})?\.?\s?[:：]\s{0,2}"
    r"(?=\S+ ?\S)|(?:[A-ZÀ-Ż][^\W\d]{2,20}(?: \([^()]{2,20}\))?, )?(?:{before_dates} )?\d"
    r"{1,2}[./-]\d{1,2}[./-]\d{2,4}[,. ]{1,4}(?=[A-ZÀ-Ż])"
)


LABEL_LETTERS = 12
"""Besides the grantor's name its line holds at most so many letters: its label."""

LEAST_REST = 4
"""Behind a company's name title and name of who signs have at least so many signs."""


MAX_DISTANCE = 3
"""The name stands at most so many lines from the title."""


def foot_lines(prose: Prose, grantor: str | None) -> tuple[Span, ...]:
    """Return lines and cells behind the letter's middle, and those next to the grantor's name.

    "By:" or a date before a name is left out.
    """
    limit = len(prose.text) * FOOT
    key = name_key(grantor) if grantor else None
    lines: list[Span] = []
    for index, (start, end) in enumerate(prose.lines):
        if end - start > 120 or prose.is_aside(start):
            continue
        if start < limit and not (key and _is_near(prose, index, key)):
            continue
        cells = [(c.start, c.end) for c in prose.cells if start <= c.start and c.end <= end]
        for first, last in cells if len(cells) > 1 else [(start, end)]:
            lines.append(first_half(prose, *_without_lead(prose, first, last)))
    return tuple(lines)


def _is_near(prose: Prose, index: int, key: str) -> bool:
    """Whether a line or one of the two above it is the grantor's name."""
    near = prose.lines[max(0, index - 2) : index + 1]
    keys = [name_key(prose.text[a:b]) for a, b in near]
    return any(key in text and len(text) <= len(key) + LABEL_LETTERS for text in keys)


def _without_lead(prose: Prose, first: int, last: int) -> Span:
    lead = _LEAD.match(prose.text, first, last)
    titles = pattern_of("signatory_titles", "definitions.grantor")
    is_label = lead is not None and titles.search(fold_plain(lead[0])) is None
    begin = lead.end() if lead and is_label else first
    firm = next((f for f in wide_companies(prose, begin, last) if f[0] == begin), None)
    if firm is not None and last - firm[1] >= LEAST_REST:
        begin = firm[1]  # 有限会社X 代表 Y
    if _WHOLE_BRACKET.fullmatch(prose.text, begin, last):
        begin, last = begin + 1, last - 1  # (Rui Antunes)
    seal = _SEAL.search(prose.text, begin, last) or _HANGUL.search(prose.text, begin, last)
    return begin, seal.start() if seal else last


def _titled(prose: Prose, lines: tuple[Span, ...]) -> Iterator[Signer]:
    """Yield "Director: Jane Doe" and 法定代表人：黄德茂, 代表取締役 山際和也."""
    for start, end in lines:
        for _, first, last in find_phrases(pattern_of("signatory_titles"), prose.folded[start:end]):
            colon = _TITLED.match(prose.text, start + last)
            if colon is None and first == 0 and not prose.text[start].isascii():
                colon = _WIDE_NAME.match(prose.text[:end], start + last)
            if colon is None or colon.end() >= end:
                continue
            name_end = _until_label(prose, colon.end(), end)
            text = prose.text[colon.end() : name_end]
            split = split_wide(prose, colon.end(), name_end)
            if split is not None:
                yield Signer(name=split[0], title=split[1], weight=TITLED)
            elif is_person(text) or may_be_wide_person(text):
                title = title_span(prose, _title_start(prose, start, start + first), start + last)
                name = trim(prose, colon.end(), name_end)
                weight = IMPRINTED if in_imprint(prose, start) else TITLED
                yield Signer(name=name, title=title, weight=weight)


def _title_first(prose: Prose, lines: tuple[Span, ...]) -> Iterator[Signer]:
    """Yield "CEO Jane Doe" and "Managing Director Jane Doe", which fill their line."""
    for above, (start, end) in zip((None, *lines), lines, strict=False):
        if above and is_title(prose.text[start:end]) and shows_person(prose, *above):
            continue  # Rui Lima / Gerente Nacional de Vendas
        for _, first, last in find_phrases(pattern_of("signatory_titles"), prose.folded[start:end]):
            is_parted = prose.text[start + last : start + last + 1] == " "
            if first == 0 and is_parted and is_person(prose.text[start + last : end]):
                name = trim(prose, start + last, end)
                yield Signer(name=name, title=(start, start + last), weight=BESIDE)


def _until_label(prose: Prose, start: int, end: int) -> int:
    """End a value at the next label of the same line (日期：)."""
    colon = re.compile(r"\S{1,6}[:：]").search(prose.text, start, end)
    return colon.start() if colon and colon.start() > start else end


def _title_start(prose: Prose, line_start: int, start: int) -> int:
    """Take words before a known title into it (Senior Sales Director), if they begin the line."""
    before = prose.text[line_start:start]
    is_part = before.strip() and len(before.split()) <= 3 and not re.search(r"[:：,;(（]", before)
    return line_start if is_part else start


def _beside_title(prose: Prose, lines: tuple[Span, ...], firm: str) -> Iterator[Signer]:
    """Yield names on one line with a title, or above or below a line that is one."""
    for index, (start, end) in enumerate(lines):
        split = split_name_and_title(prose, start, end)
        is_name_first = split is not None and split[1] is not None and split[0] < split[1]
        if split is not None and (is_name_first or not _is_whole_title(prose, lines, index)):
            yield Signer(name=split[0], title=split[1], weight=BESIDE)
            continue
        yield from _for_another(prose, start, end)
        end = title_end(prose, start, without_regards(prose, start, end))
        if not is_title(prose.text[start:end]):
            continue
        stamped = [i for i, line in enumerate(lines) if is_stamped(prose, line, firm)]
        below = [
            i
            for i in range(index + 1, min(index + 6, len(lines)))
            if i not in stamped and _is_by(prose, lines[i], lines[index])
        ]
        around = [*range(index - 1, index - 1 - MAX_DISTANCE, -1), *below[:1]]
        for other in around:
            if not 0 <= other < len(lines) or not _is_by(prose, lines[other], lines[index]):
                continue
            if other in stamped:
                continue
            if may_be_person(prose, *lines[other]):
                name = trim(prose, *lines[other])
                weight = BESIDE - 0.1 * max(0, abs(index - other) - 1)
                yield Signer(name=name, title=title_span(prose, start, end), weight=weight)
                break


def _is_by(prose: Prose, name: Span, title: Span) -> bool:
    """Whether a name stands in the row of a title or in its column, not in a column beside."""
    one, other = (
        next((cell for cell in prose.cells if cell.start <= span[0] < cell.end), None)
        for span in (name, title)
    )
    if one is None or other is None or one.page != other.page:
        return True
    is_column = min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0)
    is_in_row = one.box.vertical_overlap(other.box) > 0
    return is_column or is_in_row or not any(c is not one and in_row(c, one) for c in prose.cells)


def _is_whole_title(prose: Prose, lines: tuple[Span, ...], index: int) -> bool:
    """Whether a line with a comma is one title below a name: VP, Global Licensing."""
    above = lines[index - 1] if index else None
    is_named = above is not None and shows_person(prose, *above)
    if above is None or not is_named or not is_title(prose.text[slice(*lines[index])]):
        return False
    signed, printed = (fold_plain(prose.text[slice(*line)]) for line in (above, lines[index]))
    return not printed.startswith(signed.split()[0])  # J. Doe / Jane Doe, Director


def _for_another(prose: Prose, start: int, end: int) -> Iterator[Signer]:
    """Yield a name with "for the proprietor" behind it: for whom, not as what."""
    comma = COMMA.search(prose.text, start, end)
    words = prose.folded[comma.end() : end].split() if comma else []
    if not comma or not words or words[0] not in NO_TITLE_LEADS:
        return
    if is_person(prose.text[start : comma.start()]):
        name = trim(prose, start, comma.start())
        yield Signer(name=name, title=None, weight=REPRESENTS)


def _at_company(
    prose: Prose,
    lines: tuple[Span, ...],
    grantor: str | None,
    labelled: tuple[Labelled, ...],
) -> Iterator[Signer]:
    """Yield persons next to the grantor's line, and the last person of the page."""
    key = name_key(grantor) if grantor else None
    for index, line in enumerate(lines):
        if not key or key not in name_key(prose.text[slice(*line)]):
            continue
        for near in (index - 2, index - 1, index + 1, index + 2):
            if not 0 <= near < len(lines) or is_in_table(prose, lines[near][0]):
                continue
            if shows_person(prose, *lines[near]):
                yield Signer(name=trim(prose, *lines[near]), title=None, weight=AT_COMPANY)
    free = [
        span
        for span in lines
        if shows_person(prose, *span)
        and not _SERVES.search(prose.folded, *span)
        and not any(v.start < span[1] and span[0] < v.end for v in labelled)
        and not is_in_table(prose, span[0])
    ]
    for span in free[-1:]:
        yield Signer(name=trim(prose, *span), title=None, weight=LAST)


def foot_signers(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield the persons of the foot lines whom a title, a company or the place shows."""
    lines = foot_lines(prose, grantor)
    yield from _titled(prose, lines)
    yield from _title_first(prose, lines)
    yield from _beside_title(prose, lines, grantor or "")
    sender = find_mail(prose).get("from")
    yield from parted_signers(prose, (*lines, *((sender,) if sender else ())))
    yield from wide_lines_below(prose)
    yield from introduced_person(prose)
    yield from labelled_wide(prose)
    yield from greeted_off(prose)
    yield from _at_company(prose, lines, grantor, labelled)
