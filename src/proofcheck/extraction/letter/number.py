"""The letter's own number.

In: the prose and its labelled values. Out: the number as printed, without its label. Without a
label in a table or before a colon, what has the form of a number is weighed by the words before it
and by its place: in a reference line, behind the title, in a line of its own at the top or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.cells_under import below
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.label_cells import right_of
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.number_shapes import (
    JOINED_WORD,
    LEAST,
    clean,
    has_marks,
    is_number,
)
from proofcheck.extraction.letter.official_numbers import (
    OFFICE_LINE,
    OFFICIAL,
    official_numbers,
)
from proofcheck.extraction.letter.other_numbers import (
    identified_places,
    is_addressees,
    is_of_form_or_notary,
    is_of_house,
)
from proofcheck.extraction.letter.subject.registrations import is_other_number, speaks_of_mark
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import label_fields, label_pattern
from proofcheck.extraction.phrases import find_phrases
from proofcheck.model.fields import Maybe, RegisteredMark

HEAD_LINES, FOOT_LINES, LONG_LINE = 14, 8, 90
"""Lines at the top and at the end in which a number may stand without a colon; no longer ones."""

MOST = 60
"""Shapes of numbers that are looked at."""

MAX_PAPER = 24
"""A word for the paper beside its number has at most so many characters."""

LABELLED, TITLED, REFERENCE, ALONE = 0.95, 0.9, 0.9, 0.75
"""Confidence by where a number was found."""

_TOKEN = re.compile(
    r"(?:[A-Z]{1,8} (?=\d))?[A-Za-z0-9\u4e00-\u9fff][\w/.〔〕\[\]()（）-]{1,40}"
    r"(?: \d[\w/-]{0,12}(?=\s*$))?"
)
_SHAPED = re.compile(
    r"(?<![A-Za-z0-9_@./+-])(?:(?!N[RO]? |NUM )[A-Z]{1,4} )?(?=[A-Za-z0-9/.-]*(?:- [\d/.-]*)?\d{2})"
    r"[A-Za-z0-9]{1,12}(?:(?:[-/.]|(?<=[A-Z])[-/] (?=\d))[A-Za-z0-9]{1,12}){0,5}"
    r"(?![A-Za-z0-9_@]|[-/.][A-Za-z0-9])"
)
_AFTER_LABEL = re.compile(
    r"[.°º\s]{0,3}(?:[:：.#]|n[°º]|no\.?|nr\.?|number|is|:|\s)?\s{0,3}", re.IGNORECASE
)
_NUMBER_WORD = frame_pattern(
    r"(?:^|[\s(,.|·•–—-]){number_words}\.?[°ºo]?\s?[:.#]?\s?$"
    r"|[№#]\s?$|{wide_number_words}\s?[:：]?\s?$"
)
"""A word for a number right before it."""

_YOURS = frame_pattern(r"\b{other_number_words}\b[^,;]{0,16}$|{wide_other_number_words}")
_DATED = re.compile(r"\s?[/|·•–—-]\s[^\n]{0,20}(?:19|20)\d\d")
_MIXED = re.compile(r"(?=\d{0,4}[A-Z]{1,4}[-/.]?\d)[A-Z\d/.-]{4,20}(?!\S)")
_DIGITS = re.compile(r"\d+|0\d{1,4}-\d{1,4}-\d{3,4}")
"""Digits alone, or a telephone number, are no letter number beside a mere word for the paper."""

_POINTED = re.compile(r"[A-Z]{2,8}\.\d{2,8}")

_PARTING = re.compile(r"\s[·|•]\s")
_SERIAL = re.compile(r"\d{4}/\d{2}")
"""A running number of a year: behind a label it is no span of years."""


class _Found(Struct, frozen=True, kw_only=True):
    start: int
    end: int
    confidence: float


def read_letter_number(
    prose: Prose, labelled: tuple[Labelled, ...], marks: tuple[RegisteredMark, ...] = ()
) -> Maybe[str]:
    """Read the number: behind its label, else the likeliest identifier at the top or the end.

    Without a label a number of `marks` is none.
    """
    registered = {mark.number for mark in marks}
    others = identified_places(prose)
    for value in labelled:
        if value.field == "letter_number" and not _is_yours(prose, value.start):
            end = value.end if value.is_cell else min(value.end, prose.line_end(value.start))
            token = OFFICIAL.match(prose.text, value.start, end)
            token = token or next(_shapes(prose, value.start, end), None)
            token = token or _TOKEN.search(prose.text, value.start, end)
            if token and token.start() in others:
                continue
            if token and (is_number(token[0]) or _SERIAL.fullmatch(token[0])):
                number = clean(token[0])
                return prose.field(number, token.start(), token.start() + len(number), LABELLED)
    finders = (_by_bare_label, _beside_paper, _in_title, _in_reference, _by_shape, _beside_day)
    for finder in finders:
        for found in finder(prose, labelled):
            text = " ".join(prose.text[found.start : found.end].split()).replace("- ", "-")
            is_other = is_of_form_or_notary(prose, found.start, found.end)
            is_other = is_other or is_addressees(prose, found.start)
            is_other = is_other or found.start in others or found.end - 1 in others
            if is_other or "".join(filter(str.isalnum, text)) in registered:
                continue
            return prose.field(text, found.start, found.end, found.confidence)
    return absent(prose, "letter number")


def _by_bare_label(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield a number behind a label without colon at the beginning of its line or cell."""
    del labelled
    starts = {start for start, end in prose.lines if end - start < LONG_LINE}
    starts = {start for start in starts if prose.flow(start)[0] == start}
    starts |= {start for start, _ in prose.lines if prose.text[start - 1 : start] in ("", "\n")}
    starts |= {cell.start for cell in prose.cells}
    starts |= {mark.end() for mark in _PARTING.finditer(prose.text)}
    for key, start, end in find_phrases(label_pattern(), prose.plain):
        if label_fields()[key] != "letter_number" or start not in starts:
            continue
        after = _AFTER_LABEL.match(prose.text, end)
        position = after.end() if after else end
        is_else = field_of_label(prose.plain[start:end]) not in (None, "letter_number")
        if is_else and not _MIXED.match(prose.text, position):
            continue  # "znak" is a file reference in Polish, and a mark
        yield from _token_at(prose, position, TITLED)


def _token_at(prose: Prose, position: int, confidence: float) -> Iterator[_Found]:
    token = _TOKEN.match(prose.text, position)
    if token is None:
        return
    number = clean(token[0])
    is_here = token.start() + len(number) <= prose.line_end(position)
    if is_number(number) and is_here:
        yield _Found(start=token.start(), end=token.start() + len(number), confidence=confidence)


def _beside_paper(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield a number that fills the cell right of a word for the paper, or the one below it."""
    for index, cell in enumerate(prose.cells):
        label = prose.plain[cell.start : cell.end].strip(" :.")
        if not label or len(label) > MAX_PAPER or not _is_document(label):
            continue
        for near in (right_of(prose, cell, {index}), below(prose, cell, {index}, is_column=True)):
            match = _SHAPED.fullmatch(prose.text, near[0].start, near[0].end) if near else None
            if match is None or _DIGITS.fullmatch(match[0]) or not is_number(match[0]):
                continue
            if not _is_taken(labelled, match.start()):
                yield _found(match, REFERENCE)


def _in_title(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield a number at the end of a title, or in 授字第 X 號."""
    for start, end in prose.lines[:HEAD_LINES]:
        for first, last in official_numbers(prose, start, end):
            yield _Found(start=first, end=last, confidence=TITLED)
        for match in _shapes(prose, start, end):
            before = prose.folded[start : match.start()]
            is_named = has_sign("acts", before) or has_sign("papers", before)
            is_named = is_named or period_pattern("grounds").search(before) is not None
            is_titled = title_verdict(prose.text[start : match.start()], is_large=False) == 1
            is_built = has_marks(match[0]) or _SERIAL.fullmatch(match[0]) is not None
            is_titled = is_titled or (is_named and match.end() >= end and is_built)
            if is_titled and not _is_taken(labelled, match.start()):
                yield _found(match, TITLED)


def _in_reference(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield a number behind "No." or "Ref." in a short line that says nothing of a mark."""
    edges = _edges(prose)
    for start, end in (*edges, *(line for line in _short_lines(prose) if line not in edges)):
        for match in _shapes(prose, start, end):
            before = prose.folded[start : match.start()]
            parting = max(
                (m.end() for m in _PARTING.finditer(prose.text, start, match.start())),
                default=start,
            )
            label = prose.plain[parting : match.start()].strip()
            is_label = bool(label) and field_of_label(label) == "letter_number"
            if not is_label and (start, end) not in edges:
                continue
            if not is_label and is_of_house(prose, match.start(), end):
                continue
            is_free = is_label or not _is_taken(labelled, match.start())
            is_built = has_marks(match[0]) or _POINTED.fullmatch(match[0])
            is_label = is_label or bool(is_built and _is_document(label))
            if not (is_label or _NUMBER_WORD.search(before)):
                continue
            is_of_mark = speaks_of_mark(prose, _sentence_of(prose, start), match.start())
            if is_free and not is_other_number(before) and not is_of_mark:
                yield _found(match, REFERENCE)


def _is_document(label: str) -> bool:
    """Whether words only name the document (Oficio OF-17, Authorization HB-26); or a bracket."""
    return label.endswith("[") or field_of_label(f"{label} no") == "letter_number"


def _by_shape(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield an identifier that begins a short line, alone or before the day."""
    for start, end in prose.lines[:HEAD_LINES]:
        wide = OFFICE_LINE.fullmatch(prose.text, start, end)
        if wide is not None:
            yield _Found(start=wide.start(), end=wide.end(), confidence=ALONE)
    for start, end in _edges(prose):
        match = next(_shapes(prose, start, end), None)
        if match is None or match.start() != start or _is_taken(labelled, start):
            continue
        rest = prose.text[match.end() : end]
        is_built = has_marks(match[0])
        is_dated = _DATED.match(rest) is not None and _MIXED.fullmatch(match[0]) is not None
        if is_dated or (is_built and (not rest.strip() or rest.lstrip()[:1] in "/|·•–—-,")):
            yield _found(match, ALONE)


def _beside_day(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[_Found]:
    """Yield an identifier that ends a short line at the top in which a day stands before it."""
    for start, end in prose.lines[:HEAD_LINES]:
        days = find_dates(prose.text[start:end]) if end - start <= LONG_LINE else ()
        for match in _shapes(prose, start, end) if days else ():
            is_built = has_marks(match[0]) or _MIXED.fullmatch(match[0]) is not None
            is_last = match.end() == end and match.start() >= start + days[-1].end
            if is_built and is_last and not _is_taken(labelled, match.start()):
                yield _found(match, ALONE)


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


def _shapes(prose: Prose, start: int, end: int) -> Iterator[re.Match[str]]:
    if prose.text[start:end].endswith("-"):
        end = prose.line_end(end + 1)  # a number that a line break parts
    for match in islice(_SHAPED.finditer(prose.text, start, end), MOST):
        is_else = is_other_number(prose.folded[slice(*match.span())])
        if is_number(match[0]) and not is_else and not _is_yours(prose, match.start()):
            yield match


def _is_yours(prose: Prose, position: int) -> bool:
    """Whether the words before a number make it the addressee's, or part of an address."""
    line = max((start for start, _ in prose.lines if start <= position), default=0)
    return (
        _YOURS.search(prose.folded[max(line, position - 30) : position].rstrip(" :.")) is not None
    )


def _is_taken(labelled: tuple[Labelled, ...], position: int) -> bool:
    """Whether another field's label claims the place."""
    return any(
        value.start <= position < value.end and value.field != "letter_number" for value in labelled
    )


def _found(match: re.Match[str], confidence: float) -> _Found:
    word = JOINED_WORD.match(match[0])
    return _Found(
        start=match.start() + (word.end() if word else 0),
        end=match.start() + len(clean(match[0])),
        confidence=confidence,
    )
