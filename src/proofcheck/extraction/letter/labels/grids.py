"""Labels in grids: heads of tables over their columns, and labels that stand over their values.

In: the prose with its cells. Out: yes or no, by place alone.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.prose import Cell, Prose

INDENT_PT, INDENT_HEIGHTS = 12.0, 1.2
"""A value begins at most so many points, or heights of the higher of both, beside the left edge of
its label; a photo has a point a pixel."""

_COUNT = re.compile(r"[(（]?\d{1,2}[.)）．、]?|[①-⑳]")
"""The count of a row is no head of a column."""


def is_column_head(prose: Prose, index: int) -> bool:
    """Whether a label stands in the head of a table: three cells or more, each above another."""
    label = prose.cells[index]
    near = [c for c in prose.cells if c.page == label.page and c is not label]
    row = [c for c in near if c.box.vertical_overlap(label.box) >= 0.5]
    row = [c for c in row if not _COUNT.fullmatch(prose.text, c.start, c.end)]
    if len(row) < 2:
        return False
    height = label.box.height_pt
    heads = (*row[:3], label)
    return all(
        any(0 < c.box.y0 - head.box.y1 + 2 <= 3 * height and is_in_column(c, head) for c in near)
        for head in heads
    )


def is_in_column(cell: Cell, head: Cell) -> bool:
    """Whether a cell stands under a head: aligned at the left, or centred over each other."""
    shared = min(cell.box.x1, head.box.x1) - max(cell.box.x0, head.box.x0)
    return is_at_edge(cell, head) or shared > 0


def is_at_edge(cell: Cell, head: Cell) -> bool:
    """Whether a cell begins at the left edge of its label, or is a little indented in its box."""
    height_pt = max(cell.box.height_pt, head.box.height_pt)
    return abs(cell.box.x0 - head.box.x0) < max(INDENT_PT, INDENT_HEIGHTS * height_pt)


def has_own_label(prose: Prose, cell: Cell, labels: set[int]) -> bool:
    """Whether another label stands right above a cell: a skewed grid of labels over values."""
    height = cell.box.height_pt
    return any(
        abs(prose.cells[i].box.x0 - cell.box.x0) < 0.6 * height
        and -0.3 * height <= cell.box.y0 - prose.cells[i].box.y1 <= 1.2 * height
        for i in labels
        if prose.cells[i].page == cell.page
    )
