"""Choosing among the values that stand beside labels, and saying so where there is none.

In go labels and candidates, out come offers, scores and `Maybe` fields; the confidence is the
product of label, place and form, lowered where another value comes close.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from msgspec import Struct, structs

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.sheets import Hit, Offer, Relation, Sheet, offers
from proofcheck.extraction.words import make_field, not_printed, span_place, unreadable
from proofcheck.extraction.wrapped import HYPHENS, around_value, joined_date, joined_value
from proofcheck.model.fields import Maybe
from proofcheck.model.measures import OnPage

T = TypeVar("T")

LEAST_SCORE = 0.22
"""Below this score (0..1) a value beside a label is taken for something else."""

AROUND = 0.9
"""Score of a value of two lines in whose middle its label stands."""

OPEN_DATE = 0.55
"""Highest confidence (0..1) in a date whose day and month could be swapped: too little for a
finding (see `checks/thresholds.yaml`)."""


class Candidate(Struct, Generic[T], frozen=True, kw_only=True):
    """A possible value of a field: a span of a cell and how well everything fits, 0..1.

    `is_open`: a date whose day and month could be swapped, and nothing told which is which.
    """

    value: T
    cell: Cell
    start: int
    end: int
    score: float
    is_open: bool = False


def chosen(found: list[Candidate[T]], sheets: tuple[Sheet, ...], field: str, what: str) -> Maybe[T]:
    """Return the best candidate as a field, or say why there is none."""
    found.sort(key=lambda c: -c.score)
    if not found or found[0].score < LEAST_SCORE:
        return _absent(sheets, field, what)
    best = found[0]
    rival = next((c for c in found if c.value != best.value), None)
    margin = best.score - rival.score if rival else best.score
    confidence = min(0.99, 0.5 + 0.3 * best.score + 0.4 * min(margin, 0.5))
    if best.is_open:
        confidence = min(confidence, OPEN_DATE)
    return make_field(best.value, best.cell.line, best.start, best.end, best.cell.page, confidence)


def _absent(sheets: tuple[Sheet, ...], field: str, what: str) -> Maybe[T]:
    """Say that a value is missing; unreadable where a sure label stands alone on an OCR page."""
    pages = tuple(sheet.page for sheet in sheets)
    for sheet in sheets:
        for hit in sheet.hits(field):
            sure = hit.label.weight(field) >= 0.9 and hit.label.at_start and hit.cell.is_ocr
            if sure and any(True for _ in offers(hit)):
                return unreadable(what, hit.cell.text[hit.label.start : hit.label.end], _at(hit))
    return not_printed(pages, what)


def _at(hit: Hit) -> OnPage:
    page = hit.sheet.page
    return span_place(hit.cell.line, hit.label.start, hit.label.end, page.document, page.page)


def label_score(hit: Hit, field: str) -> float:
    """Return how surely a label means the field where it stands, 0..1."""
    weight = hit.label.weight(field)
    best = max(hit.label.fields.values())
    if weight < best:
        weight *= 0.8
    if not (hit.label.at_start or hit.label.has_colon):
        weight *= 0.85
    return weight * (1.0 - 0.12 * min(hit.cell.top, 1.0)) * (0.9 if hit.sheet.page.page > 1 else 1)


def offers_beside(hit: Hit) -> Iterator[Offer]:
    """Yield the offers beside a label, each that breaks off led by the whole of it."""
    around = around_value(hit.sheet.grid, hit.cell) if hit.label.is_whole else None
    if around is not None:
        end = len(around.text)
        yield Offer(cell=around, start=0, end=end, relation=Relation.RIGHT, score=AROUND)
    for offer in offers(hit):
        if offer.relation is Relation.RIGHT:
            breaks = offer.text[-1:] in HYPHENS
            joined = joined_value(hit.sheet.grid, hit.cell, offer.cell, hit.sheet.labels_of)
            if joined and (breaks or len(find_dates(joined.text)) > len(find_dates(offer.text))):
                yield structs.replace(offer, cell=joined, end=len(joined.text))
        elif (
            offer.relation is Relation.BELOW
            and (whole := joined_date(hit.sheet.grid, offer.cell)) is not None
        ):
            yield structs.replace(offer, cell=whole, end=len(whole.text))
        yield offer
