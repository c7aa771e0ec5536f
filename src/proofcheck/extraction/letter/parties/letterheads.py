"""The grantor's name where a letter begins and where it is signed.

In: the prose, its labelled values. Out: candidates: lines at the top that look like a letterhead,
and lines of the lower half that are nothing but a company's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.candidates import (
    BARE_HEAD,
    BEHALF,
    LETTERHEAD,
    MOST,
    SIGNATURE,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_at, name_in_line, name_key
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.names.wide_companies import is_listed_shop
from proofcheck.extraction.letter.parties.addressee import addressees
from proofcheck.extraction.letter.signing.wide_foot import is_under_firm
from proofcheck.extraction.letter.signing.wide_lines import wide_line
from proofcheck.extraction.letter.signing.wide_signers import split_wide
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

HEAD_CHARACTERS = 160
"""The letterhead is looked for in so many characters from the top."""

SIGNED_PART = 0.5
"""A letter is signed behind this share (0..1) of the text."""

CAPACITY_WITHIN = 90
"""A company is named within so many characters of "in my capacity as"."""

LONG_LINE = 60
"""A line below a longer one of the same paragraph goes on with its sentence."""

LEAST_REST, MOST_SMALL = 4, 3
"""Behind a name stand so many words or more where its line is a sentence, so many of them small."""

MOST_WIDE_REST = 12
"""Beside a firm in Han characters its line has so many signs more at most, for who signs."""

HEAD_REACH = 2
"""Contact data stand within so many lines below the name at the head."""

MAX_BARE_WORDS = 6
"""A letterhead without a legal form has at most so many words."""

_WIDE_NAME = re.compile(
    r"(?![\u4e00-\u9fff]{2,3}[都道府県省市])[\u3041-\u30ff\u3005\u4e00-\u9fffA-Za-z&・ ]{3,24}"
)
_CALLED = frame_pattern(r"{wide_called}\s*$")
"""At the end of a line these call the addressee."""
_ADDRESS_LINE = re.compile(r"\s[·|•–-]\s[^\n]{0,60}\d")
"""A street or a postcode behind a name in the first line: Weingut Stadler · Hauptstraße 45."""

_CONTACT = re.compile(r"@|www\.|\+\d|\btel\b|\bphone\b|电话|\b\d{4,6}\b", re.IGNORECASE)


_HEAD_PARTS = re.compile(r"([^\W\d_][^–—·•|\d]{4,50}?) [–—·•|] .*\d")
"""A letterhead on one line: the name, then legal form and address behind dashes or dots."""


def on_behalf(prose: Prose) -> Iterator[Candidate]:
    """Yield names behind "for and on behalf of", and behind "in my capacity as … of"."""
    for _, _, end in find_phrases(pattern_of("on_behalf"), prose.spoken, most=MOST):
        yield from candidate(prose, name_at(prose, end), BEHALF)
    for _, _, end in find_phrases(pattern_of("capacities"), prose.spoken, most=MOST):
        reach = prose.spoken[end : min(prose.sentence(end - 1)[1], end + CAPACITY_WITHIN)]
        lead = next(find_phrases(pattern_of("company_leads"), reach), None)
        if lead is not None:
            yield from candidate(prose, name_at(prose, end + lead[2]), BEHALF)


def signed(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[Candidate]:
    """Yield lines of the lower half that are nothing but a company's name."""
    labels = {value.label[0] for value in labelled}
    for index, (start, end) in enumerate(prose.lines):
        if start < len(prose.text) * SIGNED_PART or end - start < 4 or start in labels:
            continue
        if is_listed_shop(prose, start, end):
            continue
        is_value = any(v.is_cell and v.start <= start < v.end for v in labelled)
        goes_on = index > 0 and _goes_on(prose, prose.lines[index - 1], start)
        if prose.is_aside(start) or not has_legal_form(prose.text[start:end]):
            continue
        firms = tuple(companies(prose, start, end))
        if not is_value and not goes_on and _is_one(prose, (start, end), firms):
            firm = next(iter(firms), None)
            yield from candidate(prose, firm or name_in_line(prose, start, end), SIGNATURE)


def signed_shop(prose: Prose) -> Iterator[Candidate]:
    """Yield a name without a legal form right above who signs for it (帆布工房 / 代表 森田健介)."""
    for start, end in prose.lines:
        found = wide_line(prose, start, end)
        if found is not None and found.firm is not None:
            yield Candidate(start=found.firm[0], end=found.firm[1], weight=SIGNATURE)
        elif found is not None and found.title is not None and is_under_firm(prose, start):
            above = max(span for span in prose.lines if span[1] <= start)
            yield from candidate(prose, name_in_line(prose, *above), SIGNATURE)
    for above, line in zip(prose.lines, prose.lines[1:], strict=False):
        if line[0] < len(prose.text) * SIGNED_PART or split_wide(prose, *line) is None:
            continue
        text = prose.text[slice(*above)]
        is_name = _WIDE_NAME.fullmatch(text) is not None and not is_label_words(
            prose.plain[slice(*above)]
        )
        if is_name and not has_legal_form(text) and split_wide(prose, *above) is None:
            yield Candidate(start=above[0], end=above[1], weight=SIGNATURE)


def letterhead(prose: Prose) -> Iterator[Candidate]:
    """Yield the first line with a legal form at the top, or a bare name above contact data.

    A bare first line counts more where the letter is signed with the same line.
    """
    addressed = {start for start, _ in addressees(prose)}
    lines = [
        span
        for span in prose.lines[:6]
        if span[0] < HEAD_CHARACTERS
        and not any(span[0] <= start < span[1] for start in addressed)
        and not _CALLED.search(prose.text, *span)
        and not pattern_of("addressees", "salutations").match(prose.plain, *span)
    ]
    for index, (start, end) in enumerate(lines):
        text = prose.text[start:end]
        following = prose.text[lines[index][1] : lines[min(index + HEAD_REACH, len(lines) - 1)][1]]
        span = name_in_line(prose, start, end)
        is_named = span is not None and has_legal_form(prose.text[slice(*span)])
        is_named = is_named and span is not None and not _is_sentence(prose, span[1], end)
        is_bare = not _CONTACT.search(text) and len(text) < 70
        is_bare = is_bare and not title_verdict(text, is_large=True)
        is_led = span is not None and _ADDRESS_LINE.match(prose.text, span[1], end) is not None
        is_led = is_led or (is_bare and _CONTACT.search(following) is not None)
        if is_named or (index == 0 and span is not None and is_led):
            yield from candidate(prose, span, LETTERHEAD)
            return
    yield from _bare_head(prose)


def _is_sentence(prose: Prose, start: int, end: int) -> bool:
    """Whether a line goes on behind a name with small words, without a mark between them."""
    rest = prose.text[start:end].split()
    small = sum(word[0].islower() and word.isalpha() for word in rest)
    return len(rest) >= LEAST_REST and small >= MOST_SMALL


def _bare_head(prose: Prose) -> Iterator[Candidate]:
    for start, end in prose.lines[:2]:
        text = prose.text[start:end]
        span = name_in_line(prose, start, end)
        piece = _HEAD_PARTS.match(text)
        if piece is not None and bare_name(prose, start, start + piece.end(1)) is not None:
            yield from candidate(prose, (start, start + piece.end(1)), BARE_HEAD)
            return
        if span is None or span[1] < end - 1 or len(text.split()) > MAX_BARE_WORDS:
            continue
        if title_verdict(text, is_large=True) or any(ch.isdigit() for ch in text):
            continue
        if bare_name(prose, start, end) is None or _is_of_paper(prose, start, end):
            continue
        key = name_key(text)
        again = any(
            name_key(prose.text[a:b]) == key
            for a, b in prose.lines
            if a > len(prose.text) * SIGNED_PART
        )
        yield from candidate(prose, span, LETTERHEAD + SIGNATURE if again else BARE_HEAD)
        return


def _is_of_paper(prose: Prose, start: int, end: int) -> bool:
    """Whether a line speaks of a request or of leave: a title nobody listed."""
    return any(has_sign(sign, prose.folded, start, end) for sign in ("requests", "acts"))


def _is_one(prose: Prose, line: tuple[int, int], firms: tuple[tuple[int, int], ...]) -> bool:
    """Whether a line names one firm, and not several or one within a sentence in Han characters."""
    if len({name_key(prose.text[slice(*firm)]) for firm in firms}) > 1:
        return False
    rest = [firm[0] - line[0] + line[1] - firm[1] for firm in firms]
    return not rest or prose.text[firms[0][0]].isascii() or min(rest) <= MOST_WIDE_REST


def _goes_on(prose: Prose, before: tuple[int, int], start: int) -> bool:
    """Whether a line goes on with the sentence of the (long) line above it."""
    gap = prose.text[before[1] : start]
    return "\n" not in gap and before[1] - before[0] > LONG_LINE
