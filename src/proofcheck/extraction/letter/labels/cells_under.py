"""Cells that hold the value below a label, in its column.

In: the cells of the prose, which of them are labels. Out: the cells of a value in reading order; a
value that wraps runs on in its column.
"""

from __future__ import annotations

from itertools import pairwise

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.grids import is_at_edge, is_in_column
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import is_question

LEAST_ROW_OVERLAP = 0.3
"""Share of the lower height (0..1) that two cells of one row have in common."""

SAME_EDGE_PT = 4.0
"""A value below its label begins at most so many points from the label's left edge."""

MAX_BELOW_HEIGHTS = 1.8
"""A value below its label begins at most so many heights (of the higher of both) under it."""

FORM_HEIGHTS = 2.6
"""In a form whose labels stand above their fields a value begins so many heights under its own."""

COLUMN_HEIGHTS = 3.0
"""Below the head of a column its value begins at most so many label heights under it."""

MAX_SMALLER = 1.5
"""A label may be so many times lower than its value; the box of a skewed line is higher, too."""

WRAP_GAP, MAX_WRAP_GAP = 0.6, 1.1
"""A value runs on to a line that begins less than so many line heights below; further below where
the words run on."""

DANGLING = framed(r"(?:[,、，/&+-]|\s{dangling})$")
"""What a line ends with whose sentence or list goes on."""


def below(
    prose: Prose,
    label: Cell,
    labels: set[int],
    *,
    is_column: bool = False,
    heights: float = MAX_BELOW_HEIGHTS,
) -> list[Cell]:
    """Return the cell right under a label; `is_column`: the label heads a column of a table."""
    beside = [
        other.box.x0
        for other in (prose.cells[index] for index in labels)
        if other.page == label.page
        and other.box.x0 > label.box.x1
        and other.box.vertical_overlap(label.box) >= LEAST_ROW_OVERLAP
    ]
    limit = min(beside, default=float("inf"))  # a row of a table reaches under the next heading
    heights = COLUMN_HEIGHTS if is_column else heights
    under = [
        cell
        for other, cell in enumerate(prose.cells)
        if cell is not label
        and cell.box.x1 < limit + SAME_EDGE_PT
        and other not in labels
        and cell.page == label.page
        and 0 <= cell.box.y0 - label.box.y1 + 2 <= heights * height_of(label, cell)
        and (is_in_column(cell, label) if is_column else is_at_edge(cell, label))
    ]
    if not under:
        return []
    first = min(under, key=lambda cell: cell.box.y0)
    height_pt = min(height_of(label, first), MAX_SMALLER * label.box.height_pt)
    is_far = first.box.y0 - label.box.y1 + 2 > MAX_BELOW_HEIGHTS * height_pt
    if is_far and (_has_row_below(prose, first, labels) or _has_line_between(prose, label, first)):
        return []
    if is_column and (pieces := _beside(prose, first)):
        return pieces
    return _with_lines_below(prose, first, labels)


def _has_row_below(prose: Prose, first: Cell, labels: set[int]) -> bool:
    """Whether a further value stands in the column: a table of several rows, no grid of cards."""
    return any(
        cell.page == first.page
        and index not in labels
        and is_in_column(cell, first)
        and cell.box.width_pt < 3 * first.box.width_pt
        and 0 < cell.box.y0 - first.box.y1 <= COLUMN_HEIGHTS * first.box.height_pt
        for index, cell in enumerate(prose.cells)
    )


def _has_line_between(prose: Prose, label: Cell, first: Cell) -> bool:
    """Whether another line stands between a label and the cell under it."""
    middle, under = label.box.centre[1], first.box.centre[1]
    return any(
        cell.page == label.page
        and middle < cell.box.centre[1] < under - LEAST_ROW_OVERLAP * first.box.height_pt
        and cell.box.x0 < label.box.x1
        and label.box.x0 < cell.box.x1
        for cell in prose.cells
        if cell is not first
    )


def _beside(prose: Prose, first: Cell) -> list[Cell]:
    """Return the pieces of a line that a comma in Han text parts (眼霜、 防晒霜)."""
    row = [
        cell
        for cell in prose.cells
        if cell.page == first.page and cell.box.vertical_overlap(first.box) >= LEAST_ROW_OVERLAP
    ]
    ordered = sorted(row, key=lambda cell: cell.box.x0)
    index = ordered.index(first)
    before = ordered[index - 1] if index else None
    is_part = before is not None and prose.text[before.start : before.end].endswith("、")
    return [before, first] if before is not None and is_part else []


def height_of(label: Cell, cell: Cell) -> float:
    """Return the height of the higher line: one without descenders is lower."""
    return max(label.box.height_pt, cell.box.height_pt)


def _with_lines_below(prose: Prose, first: Cell, labels: set[int]) -> list[Cell]:
    """Add the lines that a value below its label runs on to, in the same column."""
    kept = [first]
    column = [
        cell
        for other, cell in enumerate(prose.cells)
        if other not in labels and cell.page == first.page and abs(cell.box.x0 - first.box.x0) < 4
    ]
    for cell in sorted(column, key=lambda cell: cell.box.y0):
        if cell.box.y0 > kept[-1].box.y0 and is_question(prose.text[cell.start : cell.end]):
            break
        gap_pt = cell.box.y0 - kept[-1].box.y1
        is_within = gap_pt < WRAP_GAP * first.box.height_pt or (
            gap_pt < MAX_WRAP_GAP * first.box.height_pt and _runs_on(prose, kept[-1], cell)
        )
        if cell.box.y0 > kept[-1].box.y0 and is_within:
            kept.append(cell)
    gaps = (prose.text[a.end : b.start] for a, b in pairwise(kept))
    return kept if all(not gap.strip() for gap in gaps) else [first]


def _runs_on(prose: Prose, upper: Cell, lower: Cell) -> bool:
    """Whether a line ends in "and", or the next one begins in small letters."""
    is_small = prose.text[lower.start : lower.start + 1].islower()
    return is_small or DANGLING.search(prose.folded, upper.start, upper.end) is not None
