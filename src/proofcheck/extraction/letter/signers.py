"""Persons of a letter who may have signed it, each with the title beside it.

In: the prose and its labelled values. Out: signers with the weight of what shows them: a label, a
title on their line or next to it, an opener ("I, Jane Doe, director of …"), a phrase of
representation, the sender of an e-mail, or the mere place at the foot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.mail_header import find_mail
from proofcheck.extraction.letter.names import has_legal_form, name_key
from proofcheck.extraction.letter.persons import (
    HONORIFIC,
    NO_TITLE_LEADS,
    PREFIX,
    is_person,
    is_title,
    undersigned,
)
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.wide_persons import may_be_wide_person
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain

Span = tuple[int, int]

LABELLED, TITLED, OPENED, BESIDE, REPRESENTS, AT_COMPANY, SENT, LAST = (
    3.0, 2.6, 2.6, 2.4, 2.2, 1.6, 1.2, 0.8,
)  # fmt: skip
"""How much each kind of witness counts."""

FOOT = 0.4
"""The signature stands behind this share (0..1) of the text."""

LAST_PART = 0.7
"""Behind this share (0..1) of the text words beside a name may be a title nobody listed."""

MOST = 40
"""Phrases that are looked at."""

MAX_TITLE = 70
"""A title has at most so many characters."""

LABEL_LETTERS = 12
"""Besides the grantor's name its line holds at most so many letters: its label."""

MAX_DISTANCE = 3
"""The name stands at most so many lines from the title."""

_SEAL = re.compile(
    r"\s{0,2}(?:印|㊞|[(（](?:印|签字|签名|签章|盖章|signature|signed|sgd)[)）])\s{0,2}$", re.I
)
_WIDE_FIRST = re.compile(r"[\u4e00-\u9fff]{2,4}(?=\s?[A-Za-z])")
_BLANK = re.compile(r"\s*")
_SIGN = re.compile(r"\s{0,2}[(（]?(?:签字|签名|签章|盖章|印)[)）]?$")
_WIDE_NAME = re.compile(r"[\s\u3000:：]{0,3}(?=[\u3041-\u9fff]{2,6}$)")
_TITLED = re.compile(r"\s{0,2}(?:[(（][^()（）\n]{0,16}[)）])?\s{0,2}[:：]\s{0,2}")
_LEAD = re.compile(
    r"[^\W\d]{2,12}(?: [^\W\d]{2,10})?(?:\s?/\s?[^\W\d]{2,12})?\.?\s?[:：]\s{0,2}(?=\S+ ?\S)"
    r"|(?:[A-ZÀ-Ż][^\W\d]{2,20}(?: \([^()]{2,20}\))?, )?(?:(?:the|den|le|il|el|li|lì|a|op) )?"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}[,. ]{1,4}(?=[A-ZÀ-Ż])"
)
_COMMA = re.compile(r"\s?[,，;–—|/(（·]\s?|\s-\s")
_PARTED = re.compile(
    r"(?P<name>[^\W\d_][^,;:\n()（）]{3,44}?)(?:,\s(?P<title>[^,;:\n()（）]{2,50}))?(?=[,;:()（）\n]|(?<=[^\W\d_]{3})\.|$)"
)


class Signer(Struct, frozen=True, kw_only=True):
    """A person who may have signed, the title if one stands there, and the weight of it."""

    name: Span
    title: Span | None
    weight: float


def find_signers(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield all persons that something shows as signers."""
    yield from _labelled(prose, labelled, grantor)
    yield from _opened(prose)
    yield from _representing(prose)
    yield from _sent(prose)
    yield from _inline_form(prose)
    lines = foot_lines(prose, grantor)
    yield from _titled(prose, lines)
    yield from _beside_title(prose, lines)
    yield from _at_company(prose, lines, grantor, labelled)


def foot_lines(prose: Prose, grantor: str | None) -> tuple[Span, ...]:
    """Return lines and cells behind the letter's middle, and those next to the grantor's name.

    "By:" or a date before a name is left out.
    """
    limit = len(prose.text) * FOOT
    key = name_key(grantor) if grantor else None
    lines: list[Span] = []
    for index, (start, end) in enumerate(prose.lines):
        if end - start > 120:
            continue
        if start < limit and not (key and _is_near(prose, index, key)):
            continue
        cells = [(c.start, c.end) for c in prose.cells if start <= c.start and c.end <= end]
        for first, last in cells if len(cells) > 1 else [(start, end)]:
            lines.append(_without_lead(prose, first, last))
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
    seal = _SEAL.search(prose.text, begin, last)
    return begin, seal.start() if seal else last


def _labelled(
    prose: Prose, labelled: tuple[Labelled, ...], grantor: str | None
) -> Iterator[Signer]:
    """Yield labelled names; the label itself may be the title (法定代表人：黄德茂)."""
    titles = [v for v in labelled if v.field == "signatory_title"]
    for value in labelled:
        is_giver = value.field == "grantor" and value.start > len(prose.text) * FOOT
        if value.field != "signatory_name" and not is_giver:
            continue
        end = min(value.end, prose.line_end(value.start))
        weight = LABELLED if value.start > len(prose.text) * FOOT else TITLED
        text = prose.text[value.start : end].strip()
        if is_giver and name_key(text) == name_key(grantor or ""):
            continue
        split = split_name_and_title(prose, value.start, end)
        if split is not None:
            yield Signer(name=split[0], title=split[1], weight=weight)
        elif (wide := _WIDE_FIRST.match(text)) and is_person(wide[0]) and wide.end() < len(text):
            first = prose.text.index(text, value.start)
            near = next((t for t in titles if 0 < t.start - value.start < 160), None)
            title = _title_of(prose, near) if near else None
            yield Signer(name=(first, first + wide.end()), title=title, weight=weight)
        elif shows_person(prose, value.start, end):
            near = next((t for t in titles if 0 < t.start - value.start < 160), None)
            near = near or next((t for t in titles if 0 < value.start - t.start < 160), None)
            title = _title_of(prose, near) if near else _label_title(prose, value.label)
            name = trim(prose, value.start, end)
            yield Signer(name=name, title=title, weight=weight - (0.6 if is_giver else 0.0))


def _title_of(prose: Prose, value: Labelled) -> Span | None:
    end = min(value.end, prose.line_end(value.start))
    span = title_span(prose, value.start, end)
    return span if 1 < span[1] - span[0] < MAX_TITLE else None


def _label_title(prose: Prose, label: Span) -> Span | None:
    """Return a label that is a title itself: Director, 法定代表人, 代表者."""
    start, end = title_span(prose, *label)
    found = pattern_of("signatory_titles").fullmatch(prose.folded, start, end)
    return (start, end) if found else None


def _opened(prose: Prose) -> Iterator[Signer]:
    """Yield who speaks: "Ondergetekende, Piet Jansen, directeur van X"."""
    for _, _, end in find_phrases(pattern_of("openers"), prose.spoken, most=MOST):
        person = undersigned(prose, end)
        if person is not None:
            title = trim(prose, *person.title) if person.title is not None else None
            yield Signer(name=trim(prose, *person.name), title=title, weight=OPENED)
    for start, _ in prose.sentences[:MOST]:
        skip = _BLANK.match(prose.text, start)
        begin = skip.end() if skip else start
        if HONORIFIC.match(prose.text, begin) is None:
            continue
        person = undersigned(prose, begin)
        if person is not None and person.title is not None and person.company is not None:
            name, title = trim(prose, *person.name), trim(prose, *person.title)
            yield Signer(name=name, title=title, weight=REPRESENTS)


def _representing(prose: Prose) -> Iterator[Signer]:
    """Yield who represents: "vertreten durch den Vorstand Heino Lüders", "acting through its"."""
    for match in clause_pattern("represented_by").finditer(prose.spoken):
        told = undersigned(prose, match.end())
        if told is not None:
            yield Signer(name=told.name, title=told.title, weight=REPRESENTS)
            continue
        start, limit = match.end(), min(prose.sentence(match.start())[1], match.end() + 110)
        lead = re.compile(r"[\s:,]{0,4}").match(prose.text, start)
        start = lead.end() if lead else start
        title_start = start
        words = pattern_of("signatory_titles")
        found = words.search(prose.folded, start, min(limit, start + 50))
        title: Span | None = None
        if found is not None and len(prose.text[start : found.start()].split()) <= 3:
            title_start = found.start()
            title, start = (title_start, found.end()), found.end()
        skip = re.compile(r"[\s,:]{0,3}").match(prose.text, start)
        start = skip.end() if skip else start
        honorific = HONORIFIC.match(prose.text, start)
        start = honorific.end() if honorific else start
        person = _PARTED.match(prose.text, start, limit)
        if person is None:
            continue
        name = _person_in(prose, person.span("name"))
        if name is None:
            continue
        if title is None and person["title"] and is_title(person["title"]):
            title = trim(prose, *person.span("title"))
        yield Signer(name=name, title=title, weight=REPRESENTS)


def _person_in(prose: Prose, span: Span) -> Span | None:
    """Return the longest person's name that begins a span."""
    ends = [m.end() + span[0] for m in re.finditer(r"\S+", prose.text[slice(*span)])]
    for end in reversed(ends[:5]):
        if is_person(prose.text[span[0] : end]):
            return trim(prose, span[0], end)
    return None


def _sent(prose: Prose) -> Iterator[Signer]:
    """Yield the sender of an e-mail."""
    span = find_mail(prose).get("from")
    if span is not None:
        end = re.compile(r"[<(\[,@\n]|$").search(prose.text, *span)
        stop = end.start() if end else span[1]
        if is_person(prose.text[span[0] : stop].strip(' "“”')):
            yield Signer(name=trim(prose, span[0], stop), title=None, weight=SENT)


def _inline_form(prose: Prose) -> Iterator[Signer]:
    """Yield a filled-in line without colons: Name Jane Doe Position Director Date …"""
    for start, end in prose.lines:
        lead = clause_pattern("name_words").match(prose.plain, start, end)
        if lead is None or prose.text[lead.end() : lead.end() + 1] != " ":
            continue
        title = clause_pattern("position_words").search(prose.plain, lead.end(), end)
        stop = title.start() if title else end
        if not is_person(prose.text[lead.end() : stop].strip()):
            continue
        span: Span | None = None
        if title is not None:
            last = clause_pattern("date_words").search(prose.plain, title.end(), end)
            span = trim(prose, title.end(), last.start() if last else end)
        yield Signer(name=trim(prose, lead.end(), stop), title=span, weight=LABELLED)


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
            if is_person(text) or may_be_wide_person(text):
                title = title_span(prose, _title_start(prose, start, start + first), start + last)
                name = trim(prose, colon.end(), name_end)
                yield Signer(name=name, title=title, weight=TITLED)


def _until_label(prose: Prose, start: int, end: int) -> int:
    """End a value at the next label of the same line (日期：)."""
    colon = re.compile(r"\S{1,6}[:：]").search(prose.text, start, end)
    return colon.start() if colon and colon.start() > start else end


def _title_start(prose: Prose, line_start: int, start: int) -> int:
    """Take words before a known title into it (Senior Sales Director), if they begin the line."""
    before = prose.text[line_start:start]
    is_part = before.strip() and len(before.split()) <= 3 and not re.search(r"[:：,;]", before)
    return line_start if is_part else start


def _beside_title(prose: Prose, lines: tuple[Span, ...]) -> Iterator[Signer]:
    """Yield names on one line with a title, or above or below a line that is one."""
    for index, (start, end) in enumerate(lines):
        split = split_name_and_title(prose, start, end)
        if split is not None:
            yield Signer(name=split[0], title=split[1], weight=BESIDE)
            continue
        yield from _for_another(prose, start, end)
        end = _title_end(prose, start, end)
        if not is_title(prose.text[start:end]):
            continue
        around = [*range(index - 1, index - 1 - MAX_DISTANCE, -1), index + 1]
        for other in around:
            if 0 <= other < len(lines) and may_be_person(prose, *lines[other]):
                name = trim(prose, *lines[other])
                weight = BESIDE - 0.1 * max(0, abs(index - other) - 1)
                yield Signer(name=name, title=title_span(prose, start, end), weight=weight)
                break


def _for_another(prose: Prose, start: int, end: int) -> Iterator[Signer]:
    """Yield a name with "for the proprietor" behind it: for whom, not as what."""
    comma = _COMMA.search(prose.text, start, end)
    words = prose.folded[comma.end() : end].split() if comma else []
    if comma and words and words[0] in NO_TITLE_LEADS.split():
        if is_person(prose.text[start : comma.start()]):
            name = trim(prose, start, comma.start())
            yield Signer(name=name, title=None, weight=REPRESENTS)


def _title_end(prose: Prose, start: int, end: int) -> int:
    """Cut the company off a line such as "Sales Director, Orbis Audio plc"."""
    for comma in _COMMA.finditer(prose.text, start, end):
        rest = name_key(prose.text[comma.end() : end])
        is_again = len(rest) > 4 and any(name_key(prose.text[a:b]) == rest for a, b in prose.lines)
        is_company = has_legal_form(prose.text[comma.end() : end]) or is_again
        if is_company or (comma[0].strip() == "|" and is_title(prose.text[start : comma.start()])):
            return comma.start()
    return end


def split_name_and_title(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    """Part "Jane Doe, Director" (also "Jane Doe | Director | X Ltd") into its two parts."""
    for comma in _COMMA.finditer(prose.text, start, end):
        last = _title_end(prose, comma.end(), end)
        one, other = prose.text[start : comma.start()], prose.text[comma.end() : last]
        if is_person(one) and is_title(other):
            return trim(prose, start, comma.start()), title_span(prose, comma.end(), last)
        if is_title(one) and is_person(other):
            return trim(prose, comma.end(), last), title_span(prose, start, comma.start())
        if is_person(one) and comma[0].strip() in (",", "|") and _may_be_title(prose, other, start):
            return trim(prose, start, comma.start()), title_span(prose, comma.end(), last)
    return None


def _may_be_title(prose: Prose, text: str, start: int) -> bool:
    """Whether a few words in small letters behind a name at the very foot may be its title."""
    words = text.split()
    is_plain = text.replace(" ", "").replace("-", "").isalpha() and text[:1].islower()
    is_short = 1 <= len(words) <= 3 and len(text) > 3 and words[0] not in NO_TITLE_LEADS.split()
    return is_short and is_plain and start > len(prose.text) * LAST_PART


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
            if 0 <= near < len(lines) and shows_person(prose, *lines[near]):
                yield Signer(name=trim(prose, *lines[near]), title=None, weight=AT_COMPANY)
    free = [
        span
        for span in lines
        if shows_person(prose, *span)
        and not any(v.start < span[1] and span[0] < v.end for v in labelled)
    ]
    for span in free[-1:]:
        yield Signer(name=trim(prose, *span), title=None, weight=LAST)


def title_span(prose: Prose, start: int, end: int) -> Span:
    """Return the span of a title without the word for the signature behind it."""
    start, end = trim(prose, start, end)
    sign = _SIGN.search(prose.folded, start, end)
    return start, sign.start() if sign else end


def shows_person(prose: Prose, start: int, end: int) -> bool:
    """Whether a span is a person's name, by its blank too where it is in Han characters."""
    return is_person(prose.text[start:end]) or is_person(prose.printed(start, end))


def may_be_person(prose: Prose, start: int, end: int) -> bool:
    """Whether a span beside a title may be a name."""
    return shows_person(prose, start, end) or may_be_wide_person(prose.text[start:end])


def trim(prose: Prose, start: int, end: int) -> Span:
    """Cut marks and forms of address off both ends of a span."""
    prefix = PREFIX.match(prose.text[start:end])
    start += prefix.end() if prefix else 0
    while start < end and prose.text[start] in ' \n:：,，._"“”':
        start += 1
    while end > start and prose.text[end - 1] in ' \n:：,，_;)）"“”':
        end -= 1
    return start, end
