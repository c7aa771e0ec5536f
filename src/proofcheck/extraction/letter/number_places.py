"""Places where a letter's number stands without a label of its own.

In: the prose, its labelled values. Out: what has the form of a number in a title, in a reference
line, in a line of its own or beside the day, at the top of the letter or at its end, each with the
confidence of its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.number_shapes import (
    COUNTED,
    JOINED_WORD,
    LEAST,
    clean,
    has_marks,
    is_number,
)
from proofcheck.extraction.letter.official_numbers import OFFICE_LINE, official_numbers
from proofcheck.extraction.letter.other_numbers import is_of_house
from proofcheck.extraction.letter.subject.registrations import is_other_number, speaks_of_mark
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

HEAD_LINES, FOOT_LINES, LONG_LINE = 14, 8, 90
"""Lines at the top and at the end in which a number may stand without a colon; no longer ones."""

LEAST_AT_FOOT = 3
"""Alone below the text a number has at least so many digits; AV-17 is a printed form's."""

MOST = 60
"""Shapes of numbers that are looked at."""

MOST_WORD = 16
"""A word for a number has at most so many characters, with the marks behind it."""

LABELLED, TITLED, REFERENCE, ALONE = 0.95, 0.9, 0.9, 0.75
"""Confidence by where a number was found."""

SHAPED = re.compile(
    r"(?<![A-Za-z0-9_@./+-])(?:(?!N[RO]? |NUM )[A-Z]{1,4} )?(?=[A-Za-z0-9/.-]*(?:- [\d/.-]*)?\d{2})"
    r"[A-Za-z0-9]{1,12}(?:(?:[-/.]|(?<=[A-Z\d])[—–](?=[A-Z\d])|(?<=[A-Z])[-/] (?=\d))"
    r"[A-Za-z0-9]{1,12}){0,5}"
    r"(?![A-Za-z0-9_@]|[-/.][A-Za-z0-9])"
)
_NUMBER_WORD = frame_pattern(
    r"(?:^|[\s(,.|·•–—-]){number_words}\.?[°ºo]?\s?[:.#]?\s?$"
    r"|[№#]\s?$|{wide_number_words}\s?[:：]?\s?$"
)
"""A word for a number right before it."""

_YOURS = frame_pattern(r"\b{other_number_words}\b[^,;]{0,16}$|{wide_other_number_words}")
_DATED = re.compile(r"\s?[/|·•–—-]\s[^\n]{0,20}(?:19|20)\d\d")
MIXED = re.compile(r"(?=\d{0,4}[A-Z]{1,4}[-/.]?\d)[A-Z\d/.-]{4,20}(?!\S)")
_POINTED = re.compile(r"[A-Z]{2,8}\.\d{2,8}")

PARTING = re.compile(r"\s[·|•]\s")
RUNNING = frame_pattern(
    r"(?:^|[\s(]){number_words}\.?[°º]?\s?(?P<number>\d{1,4}/\d{1,2}/(?:19|20)\d\d)(?!\S)",
    re.IGNORECASE,
)
"""A running number of a month: right behind the word for a number it is no day."""

PARTED = re.compile(r"[·|•]\s")
"""Behind these a reference line goes on with another party's (Your ref: | Our ref: KDO/21)."""

SERIAL = re.compile(r"\d{4}/\d{2}")
"""A running number of a year: behind a label it is no span of years."""


class FoundNumber(Struct, frozen=True, kw_only=True):
    """Where a number stands, and the confidence (0..1) of its place."""

    start: int
    end: int
    confidence: float


def in_title(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield a number at the end of a title, or in 授字第 X 號."""
    for start, end in prose.lines[:HEAD_LINES]:
        for first, last in (*official_numbers(prose, start, end), *_running(prose, start, end)):
            yield FoundNumber(start=first, end=last, confidence=TITLED)
        for match in shapes(prose, start, end):
            before = prose.folded[start : match.start()]
            is_named = has_sign("acts", before) or has_sign("papers", before)
            is_named = is_named or period_pattern("grounds").search(before) is not None
            is_titled = title_verdict(prose.text[start : match.start()], is_large=False) == 1
            is_built = has_marks(match[0]) or SERIAL.fullmatch(match[0]) is not None
            is_titled = is_titled or (is_named and match.end() >= end and is_built)
            if is_titled and not is_taken(labelled, match.start()):
                yield found_number(match, TITLED)


def _running(prose: Prose, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the number of a titled paper that counts within its month (Nr 22/04/2025)."""
    for match in RUNNING.finditer(prose.text, start, end):
        before = prose.folded[start : match.start()]
        if has_sign("acts", before) or has_sign("papers", before):
            yield match.span("number")


def in_reference(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield a number behind "No." or "Ref." in a short line that says nothing of a mark."""
    edges = _edges(prose)
    for start, end in (*edges, *(line for line in _short_lines(prose) if line not in edges)):
        for match in shapes(prose, start, end):
            before = prose.folded[start : match.start()]
            parting = max(
                (m.end() for m in PARTING.finditer(prose.text, start, match.start())),
                default=start,
            )
            label = prose.plain[parting : match.start()].strip()
            is_label = bool(label) and field_of_label(label) == "letter_number"
            if not is_label and (start, end) not in edges:
                continue
            if not is_label and is_of_house(prose, start, match.start(), end):
                continue
            is_counted = _NUMBER_WORD.search(before) is not None
            claims = [v for v in labelled if v.field != "issue_date"] if is_counted else labelled
            is_free = is_label or not is_taken(claims, match.start())
            is_built = has_marks(match[0]) or _POINTED.fullmatch(match[0])
            is_label = is_label or bool(label and is_built and is_document(label))
            if not (is_label or is_counted):
                continue
            is_of_mark = speaks_of_mark(prose, _sentence_of(prose, start), match.start())
            if is_free and not is_other_number(before) and not is_of_mark:
                yield found_number(match, REFERENCE)


def is_document(label: str) -> bool:
    """Whether words only name the document (Oficio OF-17, Authorization HB-26); or a bracket."""
    return label.endswith("[") or field_of_label(f"{label} no") == "letter_number"


def by_shape(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield an identifier that begins a short line, alone or before the day."""
    for start, end in prose.lines[:HEAD_LINES]:
        wide = OFFICE_LINE.fullmatch(prose.text, start, end)
        if wide is not None:
            yield FoundNumber(start=wide.start(), end=wide.end(), confidence=ALONE)
    head = max((start for start, _ in prose.lines[:HEAD_LINES]), default=0)
    for start, end in _edges(prose):
        match = next(shapes(prose, start, end), None)
        if match is None or match.start() != start or is_taken(labelled, start):
            continue
        if start > head and sum(map(str.isdigit, match[0])) < LEAST_AT_FOOT:
            continue
        rest = prose.text[match.end() : end]
        is_built = has_marks(match[0])
        is_dated = _DATED.match(rest) is not None and MIXED.fullmatch(match[0]) is not None
        if is_dated or (is_built and (not rest.strip() or rest.lstrip()[:1] in "/|·•–—-,")):
            yield found_number(match, ALONE)


def beside_day(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield an identifier that ends a short line at the top in which a day stands before it."""
    for start, end in prose.lines[:HEAD_LINES]:
        days = find_dates(prose.text[start:end]) if end - start <= LONG_LINE else ()
        for match in shapes(prose, start, end) if days else ():
            is_built = has_marks(match[0]) or MIXED.fullmatch(match[0]) is not None
            is_last = match.end() == end and match.start() >= start + days[-1].end
            if is_built and is_last and not is_taken(labelled, match.start()):
                yield found_number(match, ALONE)


def _sentence_of(prose: Prose, start: int) -> int:
    """Return where the sentence begins that runs on from the lines above into a line."""
    return max(min(start, prose.sentence(start)[0]), start - LONG_LINE)


def _edges(prose: Prose) -> list[tuple[int, int]]:
    """Return the short lines at the top and at the end, where letters around a seal are none."""
    lines = _short_lines(prose)
    first = set(prose.lines[:HEAD_LINES])
    return [line for line in lines if line in first or line in lines[-FOOT_LINES:]]


def _short_lines(prose: Prose) -> list[tuple[int, int]]:
    return [
        (start, end)
        for start, end in prose.lines
        if LEAST < end - start <= LONG_LINE and "@" not in prose.text[start:end]
    ]


def shapes(prose: Prose, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what has the form of a letter's number in a span, and is not the addressee's."""
    if prose.text[start:end].endswith("-"):
        end = prose.line_end(end + 1)  # a number that a line break parts
    for match in islice(SHAPED.finditer(prose.text, start, end), MOST):
        is_else = is_other_number(prose.folded[slice(*match.span())])
        is_built = is_number(match[0]) or _is_counted(prose, start, match)
        if is_built and not is_else and not is_yours(prose, match.start()):
            yield match


def _is_counted(prose: Prose, start: int, match: re.Match[str]) -> bool:
    """Whether a word for a number stands before the running number of a month."""
    before = prose.folded[max(start, match.start() - MOST_WORD) : match.start()]
    return COUNTED.fullmatch(match[0]) is not None and _NUMBER_WORD.search(before) is not None


def is_yours(prose: Prose, position: int) -> bool:
    """Whether the words before a number make it the addressee's, or part of an address."""
    line = max((start for start, _ in prose.lines if start <= position), default=0)
    line = max((m.end() for m in PARTED.finditer(prose.text, line, position)), default=line)
    return (
        _YOURS.search(prose.folded[max(line, position - 30) : position].rstrip(" :.")) is not None
    )


def is_taken(labelled: Sequence[Labelled], position: int) -> bool:
    """Whether another field's label claims the place."""
    return any(
        value.start <= position < value.end and value.field != "letter_number" for value in labelled
    )


def found_number(match: re.Match[str], confidence: float) -> FoundNumber:
    """Return what was matched, without the word for a number before it and the marks behind."""
    word = JOINED_WORD.match(match[0])
    return FoundNumber(
        start=match.start() + (word.end() if word else 0),
        end=match.start() + len(clean(match[0])),
        confidence=confidence,
    )
