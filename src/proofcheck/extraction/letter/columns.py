"""Columns of tables by place alone: which cells stand in a row, which below a heading.

In: the cells of the prose. Out: cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofcheck.extraction.letter.prose import Cell, Prose

SAME_ROW = 0.9
"""The middles of cells of one row differ by at most so many heights (scans are skewed)."""

MAX_STEP_HEIGHTS = 4.5
"""The next row of a table begins at most so many line heights below the one before."""

SPILL_PT = 40
"""A value ends at most so many points behind the place where the next column begins."""

ALIGNED_HEIGHTS = 1.5
"""Edges of the cells of one column differ by at most so many line heights (scans are skewed)."""

MOST_ROWS = 40
"""Rows of one table that are read."""


def in_row(cell: Cell, head: Cell) -> bool:
    """Whether two cells stand in one row."""
    if cell.page != head.page:
        return False
    step_pt = abs(cell.box.centre[1] - head.box.centre[1])
    return step_pt <= SAME_ROW * max(cell.box.height_pt, head.box.height_pt)


def cells_below(prose: Prose, head: Cell, row: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells under a heading, down to the first gap or a line across the columns."""
    heads = sorted((c for c in row if in_row(c, head)), key=lambda cell: cell.box.x0)
    right = _right_of(head, heads)
    under = [
        cell
        for cell in prose.cells
        if cell.page == head.page and cell.box.y0 > head.box.y1 - 2 and cell not in heads
    ]
    first, bottom = None, head.box.y1
    for cell in sorted(under, key=lambda cell: cell.box.y0)[: MOST_ROWS * len(heads)]:
        if _runs_across(cell, heads):
            return
        if not _is_under(cell, head, heads, right):
            continue
        is_far = cell.box.y0 - bottom > MAX_STEP_HEIGHTS * head.box.height_pt
        if is_far or cell.box.x1 > right + SPILL_PT or not _is_aligned(cell, first or cell):
            return
        first, bottom = first or cell, cell.box.y1
        yield cell


def _is_aligned(cell: Cell, first: Cell) -> bool:
    """Whether a cell has its left edge, its middle or its right edge where the first of its column has."""
    one, other = cell.box, first.box
    pairs = ((one.x0, other.x0), (one.centre[0], other.centre[0]), (one.x1, other.x1))
    return any(abs(a - b) <= ALIGNED_HEIGHTS * max(one.height_pt, other.height_pt) for a, b in pairs)


def _right_of(head: Cell, heads: Sequence[Cell]) -> float:
    """Return where the next heading begins."""
    rights = [cell.box.x0 for cell in heads if cell.box.x0 > head.box.x1]
    return min(rights, default=head.box.x1 + 200)


def _runs_across(cell: Cell, heads: Sequence[Cell]) -> bool:
    """Whether a line below the headings stands under two of them, or spills: the table has ended."""
    under = [h for h in heads if min(cell.box.x1, h.box.x1) > max(cell.box.x0, h.box.x0)]
    spills = any(h is not heads[-1] and cell.box.x1 > _right_of(h, heads) + SPILL_PT for h in under)
    return len(under) > 1 or spills


def _is_under(cell: Cell, head: Cell, heads: Sequence[Cell], right: float) -> bool:
    """Whether a cell stands in the column of a heading: under it more than under another one.

    Where it stands under none, headings and values begin at one edge.
    """
    shared = {
        other.start: min(other.box.x1, cell.box.x1) - max(other.box.x0, cell.box.x0)
        for other in heads
    }
    best = max(shared, key=lambda start: shared[start], default=head.start)
    if shared.get(best, 0.0) > 0:
        return best == head.start
    return head.box.x0 - 8 <= cell.box.x0 < right - 4
