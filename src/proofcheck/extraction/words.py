"""From a character span of a line's text back to words, place and confidence.

`Line.text` joins words by single blanks, so a span maps to words by counting. A span inside a
word takes that word's share of the box by character count; confidence is that of the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.fields import Absence, Field, Missing, Reading
from proofcheck.model.measures import Box, OnPage, Searched, box_around

T = TypeVar("T")


def span_box(line: Line, start: int, end: int) -> Box:
    """Return the box of a span; the line's own box where the span touches no word."""
    boxes = [box for _, box in _touched(line, start, end)]
    return box_around(boxes) if boxes else line.box


def span_place(line: Line, start: int, end: int, document: int, page: int) -> OnPage:
    """Return where the characters `start` to `end` (excluded) of `line.text` stand."""
    return OnPage(document=document, page=page, box=span_box(line, start, end))


def span_confidence(line: Line, start: int, end: int) -> float:
    """Return the mean confidence (0..1) of the touched words, weighted by their characters."""
    touched = [word for word, _ in _touched(line, start, end)]
    total = sum(len(word.text) for word in touched)
    if not total:
        return 0.0
    return sum(word.confidence * len(word.text) for word in touched) / total


def span_source(line: Line, start: int, end: int, page: PageText) -> Source:
    """Return the witness of a span: OCR where any touched word comes from it."""
    touched = [word for word, _ in _touched(line, start, end)]
    if not touched:
        return page.source
    return next((w.source for w in touched if w.source is Source.OCR), touched[0].source)


def make_reading(
    value: T, line: Line, start: int, end: int, page: PageText, confidence: float
) -> Reading[T]:
    """Build the reading of a span; `confidence` (0..1) is the extractor's, times the words'."""
    return Reading(
        value=value,
        as_printed=line.text[start:end].strip(),
        place=span_place(line, start, end, page.document, page.page),
        source=span_source(line, start, end, page),
        confidence=max(0.0, min(1.0, confidence * span_confidence(line, start, end))),
        engine=page.engine,
    )


def make_field(
    value: T, line: Line, start: int, end: int, page: PageText, confidence: float
) -> Field[T]:
    """Build a field with the reading of a span as its one witness."""
    return Field(chosen=make_reading(value, line, start, end, page, confidence))


def join_readings(value: T, readings: tuple[Reading[str], ...], joint: str = ", ") -> Reading[T]:
    """Join readings that stand on one page (an address of several lines) into one.

    The box holds them all, the confidence is the lowest; raises ValueError without readings.
    """
    places = [reading.place for reading in readings if isinstance(reading.place, OnPage)]
    first = readings[0]
    boxes = [p.box for p in places if p.page == places[0].page]
    return Reading(
        value=value,
        as_printed=joint.join(reading.as_printed for reading in readings),
        place=OnPage(document=places[0].document, page=places[0].page, box=box_around(boxes)),
        source=next((r.source for r in readings if r.source is Source.OCR), first.source),
        confidence=min(reading.confidence for reading in readings),
        engine=first.engine,
    )


def searched(pages: tuple[PageText, ...]) -> Searched:
    """Return the pages as the place of an absence."""
    document = pages[0].document if pages else 1
    return Searched(document=document, pages=tuple(page.page for page in pages))


def not_printed(pages: tuple[PageText, ...], what: str) -> Missing:
    """Say that `what` is not printed, or can't be told because a page is in doubt."""
    doubts = [page.doubt for page in pages if page.doubt]
    place = (searched(pages),)
    if doubts:
        return Missing(
            absence=Absence.UNREADABLE,
            reason=f"No {what} was found, and the page can't be read well: {doubts[0]}",
            places=place,
        )
    return Missing(absence=Absence.NOT_PRINTED, reason=f"No {what} was found.", places=place)


def unreadable(what: str, label: str, place: OnPage) -> Missing:
    """Say that a label of `what` stands there, but no value could be read beside it."""
    return Missing(
        absence=Absence.UNREADABLE,
        reason=f"{label!r} is printed, but no {what} could be read beside it.",
        places=(place,),
    )


def _touched(line: Line, start: int, end: int) -> Iterator[tuple[Word, Box]]:
    position = 0
    for word in line.words:
        length = len(word.text)
        first, last = max(start - position, 0), min(end - position, length)
        if first < last:
            box = word.box
            step = box.width_pt / length
            part = Box(box.x0 + first * step, box.y0, box.x0 + last * step, box.y1)
            yield word, (box if last - first == length else part)
        position += length + 1
