"""Whether a report points at the place, and names the field, that was forged."""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.evaluation.cases import Case
from proofcheck.evaluation.truth import ForgeryBox
from proofcheck.model.document import Page
from proofcheck.model.measures import Box, OnPage


def finds_place(case: Case) -> bool:
    """Whether a finding's box touches one of the forged boxes on the same page."""
    pages = {page.number: page for page in case.report.dossier.documents[0].document.pages}
    forgery = case.truth.forgery
    forged = [
        (box.page, _in_points(box, pages[box.page]))
        for box in (forgery.boxes if forgery else ())
        if box.page in pages
    ]
    return any(
        place.page == page and place.box.intersection(box) is not None
        for place in _places(case)
        for page, box in forged
    )


def names_field(case: Case) -> bool:
    """Whether a finding names one of the forged fields."""
    forgery = case.truth.forgery
    named = {field for result in case.report.results for f in result.findings for field in f.fields}
    return forgery is not None and bool(named & set(forgery.fields))


def _places(case: Case) -> Iterator[OnPage]:
    for result in case.report.results:
        for finding in result.findings:
            yield from (place for place in finding.places if isinstance(place, OnPage))


def _in_points(forged: ForgeryBox, page: Page) -> Box:
    box = Box(*forged.box)
    if forged.unit == "pt" or not page.width_px:
        return box
    return box.scaled(page.width_pt / page.width_px)
