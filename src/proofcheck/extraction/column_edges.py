"""Parting cells where two columns of text come so close that only a blank is between them.

In go the rows of a page, out come rows whose cells are parted before words that stand on the
left edge of a column: a neighbouring line begins there, right of another cell.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from proofcheck.model.document import Word

if TYPE_CHECKING:
    from proofcheck.extraction.cells import Cell

NEAR_ROWS = 3
"""Rows above and below in which a column's left edge is looked for."""

GAP_HEIGHTS = (0.2, 0.9)
"""Gaps at which a column's edge counts; type of one width has wider blanks, on a grid."""

SHIFT_HEIGHTS = 0.2
"""How far, in heights, a word may stand off the left edge of its column."""

LEAST_OF_BLANK = 1.15
"""From so many times the page's usual blank on, a gap is wider than a blank."""

RIGHT_SHIFT_HEIGHTS = 0.4
"""How far, in heights, the right edges of a column set flush right may differ."""


def part_at_edges(rows: list[list[Cell]], make: Callable[[list[Word]], Cell]) -> list[list[Cell]]:
    """Part the cells of every row; `make` builds a cell from words."""
    parted = []
    wide = LEAST_OF_BLANK * _usual_blank(rows)
    for number, row in enumerate(rows):
        near = range(max(number - NEAR_ROWS, 0), min(number + NEAR_ROWS + 1, len(rows)))
        others = [rows[i] for i in near if i != number]
        parted.append([part for cell in row for part in _parts(cell, others, wide, make)])
    return parted


def _usual_blank(rows: list[list[Cell]]) -> float:
    """Return the median gap between the words of the page's cells, in heights."""
    gaps = [gap for row in rows for cell in row for gap in _gaps(cell) if 0 < gap < GAP_HEIGHTS[1]]
    return median(gaps) if gaps else 0.0


def _gaps(cell: Cell) -> list[float]:
    height = max(cell.height_pt, 1.0)
    return [(right.box.x0 - left.box.x1) / height for left, right in pairwise(cell.line.words)]


def _parts(
    cell: Cell, others: list[list[Cell]], wide: float, make: Callable[[list[Word]], Cell]
) -> list[Cell]:
    words = cell.line.words
    own = _gaps(cell)
    gaps = [i for i, gap in enumerate(own, start=1) if GAP_HEIGHTS[0] < gap < GAP_HEIGHTS[1]]
    if not gaps or _is_flush_right(cell, others):
        return [cell]
    cuts = [
        index
        for index in gaps
        if _is_edge(words[index].box.x0, cell.height_pt, others, is_wide=own[index - 1] > wide)
    ]
    if not cuts:
        return [cell]
    return [make(list(words[i:j])) for i, j in pairwise([0, *cuts, len(words)])]


def _is_edge(x0: float, height_pt: float, others: list[list[Cell]], *, is_wide: bool) -> bool:
    """Whether two neighbouring lines begin at `x0` right of another cell, or one and a word.

    A gap no wider than a blank (`is_wide` is false) asks for three lines: words stand under one
    another by chance.
    """
    reach = SHIFT_HEIGHTS * height_pt
    begin = sum(abs(cell.box.x0 - x0) < reach for row in others for cell in row[1:])
    if begin != 1 or not is_wide:
        return begin > (1 if is_wide else 2)
    words = (word for row in others for cell in row for word in cell.line.words[1:])
    return any(abs(word.box.x0 - x0) < reach for word in words)


def _is_flush_right(cell: Cell, others: list[list[Cell]]) -> bool:
    """Whether a cell ends where neighbours right of another cell end, as columns of amounts do."""
    reach = RIGHT_SHIFT_HEIGHTS * cell.height_pt
    return any(abs(c.box.x1 - cell.box.x1) < reach for row in others for c in row[1:])
