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

SAME_EDGE_PT = 4.0
"""Cells of one column begin within so many points of each other."""

MOST_ROWS = 40
"""Rows of one table that are read."""


def in_row(cell: Cell, head: Cell) -> bool:
    """Whether two cells stand in one row."""
    if cell.page != head.page:
        return False
    step_pt = abs(cell.box.centre[1] - head.box.centre[1])
    return step_pt <= SAME_ROW * max(cell.box.height_pt, head.box.height_pt)


def cells_below(prose: Prose, head: Cell, row: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells under a heading, down to the first gap; headings may be centred."""
    aligned = tuple(_under_left_edge(prose, head, row))
    first = min((cell.box.y0 for cell in aligned), default=None)
    heads = [c for c in row if in_row(c, head)]
    centred = _under_centred(prose, head, heads) if len(heads) > 1 else []
    if centred and (first is None or centred[0].box.y0 < first - head.box.height_pt / 2):
        yield from _down_to_gap(centred, head)
        return
    yield from aligned


def _under_centred(prose: Prose, head: Cell, heads: Sequence[Cell]) -> list[Cell]:
    """Return the cells that overlap no other heading more, with those of the same left edge."""
    below = [c for c in prose.cells if c.page == head.page and c.box.y0 > head.box.y1 - 2]
    held = [c for c in below if _shared(c, head) > max(0.0, *(_shared(c, o) for o in heads if o != head))]
    edges = [cell.box.x0 for cell in held]
    free = [c for c in below if not any(_shared(c, other) > 0 for other in heads)]
    held += [c for c in free if any(abs(c.box.x0 - edge) < SAME_EDGE_PT for edge in edges)]
    return sorted(held, key=lambda cell: cell.box.y0)[:MOST_ROWS]


def _shared(cell: Cell, head: Cell) -> float:
    return min(cell.box.x1, head.box.x1) - max(cell.box.x0, head.box.x0)


def _down_to_gap(cells: Sequence[Cell], head: Cell) -> Iterator[Cell]:
    bottom = head.box.y1
    for cell in cells:
        if cell.box.y0 - bottom > MAX_STEP_HEIGHTS * head.box.height_pt:
            return
        bottom = cell.box.y1
        yield cell


def _under_left_edge(prose: Prose, head: Cell, row: Sequence[Cell]) -> Iterator[Cell]:
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
