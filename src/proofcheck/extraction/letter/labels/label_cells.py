"""Cells that hold the value of a label to its right, and which way the labels of a page point.

In: the cells of the prose, which of them are labels. Out: the cells of a value in reading order; a
value that wraps runs on in its column.
"""

from __future__ import annotations

import re
from itertools import pairwise

from proofcheck.extraction.letter.labels.cells_under import (
    DANGLING,
    FORM_HEIGHTS,
    LEAST_ROW_OVERLAP,
    MAX_BELOW_HEIGHTS,
    SAME_EDGE_PT,
    below,
    height_of,
)
from proofcheck.extraction.letter.labels.grids import has_own_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.tick_boxes import TICK
from proofcheck.model.measures import Box

LEAST_STACKED = 2
"""So many labels stand above their values before the others are read so too."""

LEADING, WIDE_LEADING = 0.7, 1.0
"""Lines of one value beside its label stand at most so many line heights apart; those in Han
characters have more room between them."""

NEARER = 0.8
"""A line goes on with the value above it where its gap is below this share (0..1) of the one to the
next value."""

_BOX = re.compile(TICK)


def right_of(prose: Prose, label: Cell, labels: set[int]) -> list[Cell]:
    """Return the cell to the right in the same row, with the lines that continue it.

    Lines between which the label stands in the order of reading make no value.
    """
    joined = lines_right_of(prose, label, labels)
    if len(joined) == 1 and _is_box(prose, joined[0]):
        joined = _boxes_of_row(prose, joined[0])
    gaps = (prose.text[a.end : b.start] for a, b in pairwise(joined))
    if all(not gap.strip() for gap in gaps):
        return joined
    return [max(joined, key=lambda cell: cell.box.vertical_overlap(label.box))]


def _is_box(prose: Prose, cell: Cell) -> bool:
    return _BOX.match(prose.text, cell.start, cell.end) is not None


def _boxes_of_row(prose: Prose, first: Cell) -> list[Cell]:
    """Return the cells of a row that begin with a box to tick, from the first of them on."""
    row = (
        cell
        for cell in prose.cells
        if cell.page == first.page
        and cell.box.x0 >= first.box.x0
        and cell.box.vertical_overlap(first.box) >= LEAST_ROW_OVERLAP
    )
    boxes: list[Cell] = []
    for cell in sorted(row, key=lambda cell: cell.box.x0):
        if not _is_box(prose, cell):
            break
        boxes.append(cell)
    return boxes


def lines_right_of(prose: Prose, label: Cell, labels: set[int]) -> list[Cell]:
    """Return the lines right of a label, those above and below its own row with them."""
    row = [
        cell
        for cell in prose.cells
        if cell is not label
        and cell.page == label.page
        and not _is_colon(prose, cell)
        and cell.box.x0 >= label.box.x1 - 2
        and cell.box.vertical_overlap(label.box.grown(label.box.height_pt * 0.2))
        >= LEAST_ROW_OVERLAP
    ]
    if not row:
        return []
    first = min(row, key=lambda cell: (cell.box.x0, -cell.box.vertical_overlap(label.box)))
    if prose.cells.index(first) in labels or has_own_label(prose, first, labels):
        return []
    return _with_continuation(prose, first, label, labels)


def labels_stand_above(prose: Prose, cells: dict[int, Cell]) -> bool:
    """Whether most labels that hold their value in one way only stand above it: a grid of cards."""
    labels = set(cells)
    ways = [
        (right_of(prose, c, labels), below(prose, c, labels, heights=FORM_HEIGHTS))
        for c in cells.values()
    ]
    above = sum(1 for right, under in ways if under and not right)
    beside = sum(1 for right, under in ways if right and not under)
    return above >= LEAST_STACKED and above > beside


def _is_colon(prose: Prose, cell: Cell) -> bool:
    return prose.text[cell.start : cell.end].strip() in (":", "：")


def _with_continuation(prose: Prose, first: Cell, label: Cell, labels: set[int]) -> list[Cell]:
    """Add the cells of the same column, above or below, that no other label's row claims."""
    kept = [first]
    rows = [prose.cells[i].box for i in labels if prose.cells[i].page == label.page]
    middle = label.box.centre[1]
    column = [
        cell
        for cell in prose.cells
        if cell.page == first.page and cell is not first and abs(cell.box.x0 - first.box.x0) < 8
    ]
    is_wide = prose.language in ("zh", "ja")
    leading = WIDE_LEADING if is_wide else LEADING
    for cell in sorted(column, key=lambda c: abs(c.box.centre[1] - middle)):
        near = min(rows, key=lambda box: abs(box.centre[1] - cell.box.centre[1]))
        is_close = any(
            -0.6 * k.box.height_pt
            <= max(k.box.y0, cell.box.y0) - min(k.box.y1, cell.box.y1)
            <= leading * k.box.height_pt
            and k.box.vertical_overlap(cell.box) < 0.5
            for k in kept
        )
        goes_on = DANGLING.search(prose.folded, kept[-1].start, kept[-1].end) is not None
        is_next = (goes_on and cell.start > kept[-1].end) or _is_nearer(cell, kept, column)
        if is_wide and _heads_other_row(prose, cell, label):
            continue
        if (
            is_close
            and (_is_within(near, label.box) or is_next)
            and not _is_label(prose, cell, labels)
        ):
            kept.append(cell)
    return sorted(kept, key=lambda cell: cell.start)


def _is_nearer(cell: Cell, kept: list[Cell], column: list[Cell]) -> bool:
    """Whether a line stands nearer below a value than above the next one in its column."""
    above_pt = max(other.box.y1 for other in kept)
    gap_pt = cell.box.y0 - above_pt
    below = [other.box.y0 for other in column if other.box.y0 >= cell.box.y1]
    is_below = cell.box.y0 > max(other.box.y0 for other in kept)
    return is_below and bool(below) and gap_pt < NEARER * (min(below) - cell.box.y1)


def _heads_other_row(prose: Prose, cell: Cell, label: Cell) -> bool:
    """Whether another cell stands in the column of the label and in the row of a value's line."""
    return any(
        other.page == label.page
        and other is not label
        and abs(other.box.centre[1] - label.box.centre[1]) > 0.6 * label.box.height_pt
        and abs(other.box.centre[1] - cell.box.centre[1]) < 0.3 * cell.box.height_pt
        and other.box.x1 < cell.box.x0
        for other in prose.cells
    )


def _is_within(part: Box, whole: Box) -> bool:
    return whole.y0 <= part.y0 and part.y1 <= whole.y1 and whole.x0 <= part.x0 <= whole.x1


def _is_label(prose: Prose, cell: Cell, labels: set[int]) -> bool:
    return prose.cells.index(cell) in labels


def is_repeated(prose: Prose, index: int, fields: dict[int, str | None]) -> bool:
    """Whether a cell answers the label to its left, or right above it, in its own words."""
    cell = prose.cells[index]
    if cell.start == 0 or prose.text[cell.end - 1] in ":：?？":
        return False
    row = [
        other
        for other, field in fields.items()
        if field == fields[index]
        and prose.cells[other].page == cell.page
        and _is_beside_or_above(prose.cells[other], cell)
        and not _is_translation(prose, prose.cells[other], cell)
        and not _is_same_beside(prose, prose.cells[other], cell)
    ]
    return bool(row)


def _is_same_beside(prose: Prose, label: Cell, cell: Cell) -> bool:
    """Whether the very same label stands right of a label: both have a value (Item | Item)."""
    texts = [prose.folded[c.start : c.end].strip() for c in (label, cell)]
    return texts[0] == texts[1] and label.box.x1 < cell.box.x0


def _is_translation(prose: Prose, label: Cell, cell: Cell) -> bool:
    """Whether a cell right below a label says it in the other script (授权品牌 / Brand)."""
    scripts = [prose.text[c.start : c.end].isascii() for c in (label, cell)]
    return scripts[0] != scripts[1] and cell.box.y0 > label.box.y1 - 2


def _is_beside_or_above(label: Cell, cell: Cell) -> bool:
    """Whether a cell stands where the value of a label does."""
    if label.box.x1 < cell.box.x0:
        return label.box.vertical_overlap(cell.box) >= LEAST_ROW_OVERLAP
    gap_pt = cell.box.y0 - label.box.y1
    is_under = -2 <= gap_pt <= MAX_BELOW_HEIGHTS * height_of(label, cell)
    return is_under and abs(label.box.x0 - cell.box.x0) < SAME_EDGE_PT
