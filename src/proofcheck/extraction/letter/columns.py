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

MOST_ROWS = 40
"""Rows of one table that are read."""


def in_row(cell: Cell, head: Cell) -> bool:
    """Whether two cells stand in one row."""
    if cell.page != head.page:
        return False
    step_pt = abs(cell.box.centre[1] - head.box.centre[1])
    return step_pt <= SAME_ROW * max(cell.box.height_pt, head.box.height_pt)


def cells_below(prose: Prose, head: Cell, row: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells under a heading, down to the first gap."""
    rights = [c.box.x0 for c in row if c.box.x0 > head.box.x1 and in_row(c, head)]
    right = min(rights, default=head.box.x1 + 200)
    under = [
        cell
        for cell in prose.cells
        if cell.page == head.page
        and cell.box.y0 > head.box.y1 - 2
        and head.box.x0 - 8 <= cell.box.x0 < right - 4
    ]
    bottom = head.box.y1
    for cell in sorted(under, key=lambda cell: cell.box.y0)[:MOST_ROWS]:
        if cell.box.y0 - bottom > MAX_STEP_HEIGHTS * head.box.height_pt or cell.box.x1 > right + 40:
            return
        bottom = cell.box.y1
        yield cell
