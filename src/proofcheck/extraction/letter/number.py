"""The letter's own number.

In: the prose and its labelled values. Out: the number as printed, without its label. Without a
label in a table or before a colon, what has the form of a number is weighed by the words before it
and by its place: in a reference line, behind the title, in a line of its own at the top or the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.letter.labels.cells_under import below
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.label_cells import right_of
from proofcheck.extraction.letter.number_places import (
    LABELLED,
    LONG_LINE,
    MIXED,
    PARTING,
    REFERENCE,
    SERIAL,
    SHAPED,
    TITLED,
    FoundNumber,
    beside_day,
    by_shape,
    found_number,
    in_reference,
    in_title,
    is_document,
    is_taken,
    is_yours,
    shapes,
)
from proofcheck.extraction.letter.number_shapes import clean, is_number
from proofcheck.extraction.letter.official_numbers import OFFICIAL
from proofcheck.extraction.letter.other_numbers import (
    identified_places,
    is_addressees,
    is_in_street,
    is_of_codes,
    is_of_form_or_notary,
    is_of_table,
)
from proofcheck.extraction.letter.subject.registrations import is_other_label, is_other_number
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import label_fields, label_pattern
from proofcheck.extraction.phrases import find_phrases
from proofcheck.model.fields import Maybe, RegisteredMark

MOST_OF_MARK = 24
"""The number of a mark has at most so many characters, with the blanks between its digits."""

MAX_PAPER = 24
"""A word for the paper beside its number has at most so many characters."""

_TOKEN = re.compile(
    r"(?:[A-Z]{1,8} (?=\d))?[A-Za-z0-9\u4e00-\u9fff][\w/.〔〕\[\]()（）—–-]{1,40}"
    r"(?: \d[\w/-]{0,12}(?=\s*$))?"
)
_AFTER_LABEL = re.compile(
    r"[.°º\s]{0,3}(?:[:：.#]|n[°º]|no\.?|nr\.?|number|is|:|\s)?\s{0,3}", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+|0\d{1,4}-\d{1,4}-\d{3,4}")
"""Digits alone, or a telephone number, are no letter number beside a mere word for the paper."""


def read_letter_number(
    prose: Prose, labelled: tuple[Labelled, ...], marks: tuple[RegisteredMark, ...] = ()
) -> Maybe[str]:
    """Read the number: behind its label, else the likeliest identifier at the top or the end.

    Without a label a number of `marks` is none.
    """
    registered = {mark.number for mark in marks}
    others = identified_places(prose)
    for value in labelled:
        if value.field == "letter_number" and not is_yours(prose, value.start):
            end = value.end if value.is_cell else min(value.end, prose.line_end(value.start))
            token = OFFICIAL.match(prose.text, value.start, end)
            token = token or next(shapes(prose, value.start, end), None)
            token = token or _TOKEN.search(prose.text, value.start, end)
            if token is None or not (is_number(token[0]) or SERIAL.fullmatch(token[0])):
                continue
            number = clean(token[0])
            first, last = token.start(), token.start() + len(number)
            before = prose.folded[max(0, first - LONG_LINE) : first].rpartition("\n")[2]
            is_other = first in others or is_other_label(before)
            if not is_other and not _is_of_mark(prose, first, last, registered):
                return prose.field(number, first, last, LABELLED)
    finders = (_by_bare_label, _beside_paper, in_title, in_reference, by_shape, beside_day)
    for finder in finders:
        for found in finder(prose, labelled):
            text = " ".join(prose.text[found.start : found.end].split()).replace("- ", "-")
            is_other = is_of_form_or_notary(prose, found.start, found.end)
            is_other = is_other or is_addressees(prose, found.start)
            is_other = is_other or found.start in others or found.end - 1 in others
            is_other = is_other or is_other_number(_before_in_line(prose, found.start))
            is_other = is_other or is_of_table(prose, found.start)
            is_other = is_other or is_of_codes(prose, found.start, found.end)
            if is_other or _is_of_mark(prose, found.start, found.end, registered):
                continue
            return prose.field(text, found.start, found.end, found.confidence)
    return absent(prose, "letter number")


def _before_in_line(prose: Prose, position: int) -> str:
    """Return what stands before a number in its line, as folded."""
    line = max((start for start, _ in prose.lines if start <= position), default=0)
    if prose.text[:line].rstrip().endswith("-"):  # Kd.- / Nr. 4711
        line = max((start for start, _ in prose.lines if start < line), default=0)
    return prose.folded[max(line, position - LONG_LINE) : position]


def _is_of_mark(prose: Prose, start: int, end: int, registered: set[str]) -> bool:
    """Whether a number is that of a mark, or the first or last group of its digits."""
    behind = _letters(prose.text[start : start + MOST_OF_MARK])
    before = _letters(prose.text[max(0, end - MOST_OF_MARK) : end])
    return any(behind.startswith(mark) or before.endswith(mark) for mark in registered)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _by_bare_label(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield a number behind a label without colon at the beginning of its line or cell."""
    del labelled
    starts = {start for start, end in prose.lines if end - start < LONG_LINE}
    starts = {start for start in starts if prose.flow(start)[0] == start}
    starts |= {start for start, _ in prose.lines if prose.text[start - 1 : start] in ("", "\n")}
    starts |= {cell.start for cell in prose.cells}
    starts |= {mark.end() for mark in PARTING.finditer(prose.text)}
    for key, start, end in find_phrases(label_pattern(), prose.plain):
        if label_fields()[key] != "letter_number" or start not in starts:
            continue
        after = _AFTER_LABEL.match(prose.text, end)
        position = after.end() if after else end
        is_else = field_of_label(prose.plain[start:end]) not in (None, "letter_number")
        if is_else and not MIXED.match(prose.text, position):
            continue  # "znak" is a file reference in Polish, and a mark
        yield from _token_at(prose, position, TITLED)


def _token_at(prose: Prose, position: int, confidence: float) -> Iterator[FoundNumber]:
    token = _TOKEN.match(prose.text, position)
    if token is None:
        return
    number, last = clean(token[0]), prose.line_end(position)
    is_here = token.start() + len(number) <= last and not is_in_street(prose, token.start(), last)
    if is_number(number) and is_here:
        yield FoundNumber(
            start=token.start(), end=token.start() + len(number), confidence=confidence
        )


def _beside_paper(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[FoundNumber]:
    """Yield a number that fills the cell right of a word for the paper, or the one below it."""
    for index, cell in enumerate(prose.cells):
        label = prose.plain[cell.start : cell.end].strip(" :.")
        if not label or len(label) > MAX_PAPER or not is_document(label):
            continue
        for near in (right_of(prose, cell, {index}), below(prose, cell, {index}, is_column=True)):
            match = SHAPED.fullmatch(prose.text, near[0].start, near[0].end) if near else None
            if match is None or _DIGITS.fullmatch(match[0]) or not is_number(match[0]):
                continue
            if not is_taken(labelled, match.start()):
                yield found_number(match, REFERENCE)
