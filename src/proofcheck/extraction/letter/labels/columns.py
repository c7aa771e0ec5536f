"""Columns of tables by place alone: which cells stand in a row, which below a heading.

In: the cells of the prose. Out: cells. A column is as wide as its heading and all cells below it,
so that headings may be centred over values that are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from proofcheck.extraction.letter.text.prose import Cell, Prose

SAME_ROW = 0.9
"""The middles of cells of one row differ by at most so many heights (scans are skewed)."""

TABLE_CELLS = 3
"""From so many cells on a row is a table's."""

LEAST_COLUMN_PT = 20.0
"""A column is so many points wide at least."""

LEAST_SPREAD = 4
"""A line that is set wide falls into so many pieces at least."""

MAX_STEP_HEIGHTS = 4.5
"""The next row of a table begins at most so many line heights below the one before."""

MAX_ASIDE_PT = 80.0
"""A cell that stands under no heading stands at most so many points beside the nearest column."""

MOST_CELLS = 160
"""Cells of one table that are read."""

SAME_EDGE_PT = 5.0
"""Lines of one cell begin within so many points of each other, or their middles stand so."""

MAX_STEP_GROWTH = 2.0
"""A gap so many times as wide as all before it, and wider than a line, ends a table."""

WRAPPED_SHARE, WRAPPED_HEIGHTS = 0.5, 0.5
"""Lines of one cell stand closer together than this share (0..1) of the widest gap of the column,
and than this share of their height."""


def in_row(cell: Cell, head: Cell) -> bool:
    """Whether two cells stand in one row."""
    if cell.page != head.page:
        return False
    step_pt = abs(cell.box.centre[1] - head.box.centre[1])
    return step_pt <= SAME_ROW * max(cell.box.height_pt, head.box.height_pt)


def is_in_table(prose: Prose, position: int) -> bool:
    """Whether a position is in a row of a table: another row has cells at the same three places.

    The signatures of two parties make none, nor do pieces of a stamp beside a name.
    """
    cell = next((c for c in prose.cells if c.start <= position < c.end), None)
    row = [c for c in prose.cells if cell is not None and in_row(c, cell)]
    if cell is None or len(row) < TABLE_CELLS:
        return False
    reach_pt = MAX_STEP_HEIGHTS * cell.box.height_pt
    return any(
        _shared_columns(prose, row, other) >= TABLE_CELLS
        for other in prose.cells
        if other not in row and abs(other.box.y0 - cell.box.y0) <= reach_pt
        if other.page == cell.page and _begins_with(other, [cell])
    )


def _shared_columns(prose: Prose, row: Sequence[Cell], other: Cell) -> int:
    """Return in how many columns, well apart, the row of another cell has cells as this one has."""
    beside = (c for c in prose.cells if in_row(c, other) and c not in row)
    lefts = sorted(c.box.x0 for c in beside if _begins_with(c, row))
    return sum(x - before > LEAST_COLUMN_PT for before, x in pairwise([-LEAST_COLUMN_PT, *lefts]))


def _begins_with(cell: Cell, row: Sequence[Cell]) -> bool:
    return any(abs(cell.box.x0 - other.box.x0) <= SAME_EDGE_PT for other in row)


def row_of(cells: Sequence[Cell], head: Cell) -> tuple[Cell, ...]:
    """Return the cells of a row from the left; of a skewed one each is in a row with its next."""
    row = [head]
    for cell in sorted(cells, key=lambda cell: abs(cell.box.x0 - head.box.x0)):
        nearest = min(row, key=lambda other: abs(other.box.x0 - cell.box.x0))
        if cell.start != head.start and in_row(cell, nearest):
            row.append(cell)
    return tuple(sorted(row, key=lambda cell: cell.box.x0))


def starts_in_rows(prose: Prose, heads: Collection[Cell]) -> frozenset[int]:
    """Return where the cells begin that stand in a row with one of the headings."""
    return frozenset(c.start for c in prose.cells if any(in_row(c, head) for head in heads))


def head_text(prose: Prose, cell: Cell) -> str:
    """Return the text of a heading, folded, without the marks around it."""
    return prose.plain[cell.start : cell.end].strip(" .:#()")


def is_spread_text(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is a word of running text whose line is set wide: most of its row is small."""
    row = [other for other in prose.cells if in_row(other, cell)]
    small = sum(prose.text[other.start : other.start + 1].islower() for other in row)
    return len(row) >= LEAST_SPREAD and small * 2 >= len(row)


def cells_below(prose: Prose, head: Cell, row: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells under a heading, down to the first gap or to a line across the columns."""
    heads = [head, *(cell for cell in row_of(row, head) if cell.start != head.start)]
    edges = [(cell.box.x0, cell.box.x1) for cell in heads]
    under = [c for c in prose.cells if c.page == head.page and c.box.y0 > head.box.y1 - 2]
    bottoms = [cell.box.y1 for cell in heads]
    widest_pt = 0.0
    for cell in sorted(under, key=lambda cell: (cell.box.y0, cell.box.x0))[:MOST_CELLS]:
        step_pt = cell.box.y0 - max(bottoms)
        is_wider = bool(widest_pt) and step_pt > MAX_STEP_GROWTH * widest_pt
        if step_pt > MAX_STEP_HEIGHTS * head.box.height_pt or (
            is_wider and step_pt > head.box.height_pt
        ):
            return
        widest_pt = max(widest_pt, step_pt)
        index = _column_of(cell, heads, edges)
        if index is None:
            return
        is_gap = cell.box.y0 - bottoms[index] > MAX_STEP_HEIGHTS * head.box.height_pt
        if index == 0 and is_gap:
            return
        edges[index] = min(edges[index][0], cell.box.x0), max(edges[index][1], cell.box.x1)
        bottoms[index] = max(bottoms[index], cell.box.y1)
        if index == 0:
            yield cell


def cells_with_lines(cells: Sequence[Cell], head: Cell) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of a column from the top, each with the lines on which it wraps."""
    ordered = sorted(cells, key=lambda cell: cell.box.y0)
    tops = [head.box.y1, *(cell.box.y1 for cell in ordered)]
    gaps = [max(0.0, cell.box.y0 - top) for cell, top in zip(ordered, tops, strict=False)]
    lines: list[Cell] = []
    for cell, gap_pt in zip(ordered, gaps, strict=True):
        is_near = gap_pt < min(WRAPPED_SHARE * max(gaps), WRAPPED_HEIGHTS * cell.box.height_pt)
        if lines and not (is_near and _is_aligned(lines[-1], cell)):
            yield tuple(lines)
            lines = []
        lines.append(cell)
    if lines:
        yield tuple(lines)


def _is_aligned(upper: Cell, lower: Cell) -> bool:
    """Whether two lines begin at one edge, or stand centred over each other."""
    edge_pt = abs(upper.box.x0 - lower.box.x0)
    return min(edge_pt, abs(upper.box.centre[0] - lower.box.centre[0])) <= SAME_EDGE_PT


def _column_of(cell: Cell, heads: Sequence[Cell], edges: list[tuple[float, float]]) -> int | None:
    """Return the column under whose edges a cell stands, or the nearest; None for a line across."""
    asides = [max(left - cell.box.x1, cell.box.x0 - right) for left, right in edges]
    if sum(cell.box.x0 <= head.box.centre[0] <= cell.box.x1 for head in heads) > 1:
        return None
    nearest = min(range(len(edges)), key=lambda index: asides[index])
    return nearest if asides[nearest] <= MAX_ASIDE_PT else None
