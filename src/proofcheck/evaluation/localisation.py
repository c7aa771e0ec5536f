"""Whether a report points at the place, and names the field, that was forged.

The rule: a finding's box counts if it is no larger than a tenth of the page, or than twice the
forged box where that is larger, so that a box around everything is no hit. The place is
*found* if a box that counts and a forged box on the same page have an area in common. How well
is said by `coverage` (share of the forged area inside boxes that count) and `iou` (common area
per area of both together, over the pages with forged boxes).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.errors import InputError
from proofcheck.evaluation.reports import Case
from proofcheck.evaluation.truth import ForgeryBox
from proofcheck.model.measures import Box
from proofcheck.report.schema import PageView

LARGEST_PAGE_SHARE = 0.1
"""A finding's box may cover this share of the page: a table of lines does, a page does not."""

LINE_NUMBER = re.compile(r"^lines\[\d+\]\.")

LARGEST_RATIO = 2.0
"""Or this many times the forged box, where somebody pasted half a page."""


class Overlap(Struct, frozen=True, kw_only=True):
    """How the boxes of a report's findings lie on the forged ones; all 0..1 or yes and no."""

    is_found: bool
    coverage: float
    iou: float


def overlap_with_forgery(case: Case) -> Overlap:
    """Hold the boxes of all findings against the forged boxes of the truth.

    A forged page that the report does not have counts as not found. Raises `InputError` for a
    box in px on a page of which the report does not know the size in px.
    """
    forged, found = _forged_boxes(case), _found_boxes(case)
    pages = case.report.documents[0].pages
    forged_area = common_area = joint_area = 0.0
    is_found = False
    for number, boxes in forged.items():
        if not 1 <= number <= len(pages):
            forged_area += sum(box.area_pt2 for box in boxes)
            joint_area += sum(box.area_pt2 for box in boxes)
            continue
        limit = _largest_area(pages[number - 1], boxes)
        counting = [box for box in found.get(number, ()) if 0 < box.area_pt2 <= limit]
        own, common, joint = _areas(boxes, counting)
        forged_area, common_area = forged_area + own, common_area + common
        joint_area += joint
        is_found = is_found or common > 0
    return Overlap(
        is_found=is_found,
        coverage=common_area / forged_area if forged_area else 0.0,
        iou=common_area / joint_area if joint_area else 0.0,
    )


def names_field(case: Case) -> bool:
    """Whether a finding names one of the forged fields; which line it is does not count."""
    forgery = case.truth.forgery
    named = {
        LINE_NUMBER.sub("lines.", field)
        for finding in case.report.findings
        for field in finding.fields
    }
    return forgery is not None and bool(named & set(forgery.fields))


def _forged_boxes(case: Case) -> dict[int, list[Box]]:
    pages = case.report.documents[0].pages
    boxes: dict[int, list[Box]] = {}
    for forged in case.truth.forgery.boxes if case.truth.forgery else ():
        page = pages[forged.page - 1] if 1 <= forged.page <= len(pages) else None
        boxes.setdefault(forged.page, []).append(_in_points(forged, page, case))
    return boxes


def _found_boxes(case: Case) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = {}
    for finding in case.report.findings:
        for evidence in finding.evidence:
            if evidence.page is not None and evidence.box is not None:
                boxes.setdefault(evidence.page, []).append(evidence.box)
    return boxes


def _in_points(forged: ForgeryBox, page: PageView | None, case: Case) -> Box:
    box = Box(*forged.box)
    if forged.unit == "pt" or page is None:
        return box
    if not page.width_px or not page.height_px:
        message = (
            f"{case.set_name}/{case.truth.document}: a forged box is in px, but the report "
            f"has no size in px of page {forged.page}."
        )
        raise InputError(message, remedy="Give the box in pt of the page as displayed.")
    across, down = page.width_pt / page.width_px, page.height_pt / page.height_px
    return Box(box.x0 * across, box.y0 * down, box.x1 * across, box.y1 * down)


def _largest_area(page: PageView, forged: Sequence[Box]) -> float:
    largest = max(box.area_pt2 for box in forged)
    return max(LARGEST_PAGE_SHARE * page.width_pt * page.height_pt, LARGEST_RATIO * largest)


def _areas(forged: Sequence[Box], found: Sequence[Box]) -> tuple[float, float, float]:
    """Return the areas of all forged boxes, of what both have in common, and of both together.

    The edges of all boxes cut the page into cells; every cell is inside a box or outside.
    """
    every = [*forged, *found]
    xs = np.unique([edge for box in every for edge in (box.x0, box.x1)])
    ys = np.unique([edge for box in every for edge in (box.y0, box.y1)])
    cells = np.outer(np.diff(ys), np.diff(xs))
    one, other = _inside(forged, xs, ys), _inside(found, xs, ys)
    return (
        float(cells[one].sum()),
        float(cells[one & other].sum()),
        float(cells[one | other].sum()),
    )


def _inside(
    boxes: Sequence[Box], xs: NDArray[np.float64], ys: NDArray[np.float64]
) -> NDArray[np.bool_]:
    mask = np.zeros((len(ys) - 1, len(xs) - 1), dtype=bool)
    for box in boxes:
        rows = slice(*np.searchsorted(ys, (box.y0, box.y1)))
        columns = slice(*np.searchsorted(xs, (box.x0, box.x1)))
        mask[rows, columns] = True
    return mask
