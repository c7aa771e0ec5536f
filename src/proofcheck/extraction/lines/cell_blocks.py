"""Which lines belong to which item where cells are set in the middle (or at the foot) of their row.

In go the items' own rows and all rows of a table, out come the rows above and below each own row.
The lines of one cell stand closer to one another than to those of the next cell: the blocks that
they make in the description's column say how far each item reaches. Lists without such gaps, and
tables whose cells begin at the top of their row, are left to the other rules of `gathering`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.heading_words import NUMERIC
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.rows import Row, RowKind

GAP_GROWTH = 1.25
"""How much wider than the closest lines of the table two lines of different cells stand apart."""

LEAST_DROP = 0.3
"""How far, in distances of lines, a block must begin above its item's own row to be centred."""

MOST_PITCH_HEIGHTS = 2.2
"""Distance of the lines of one cell, in line heights, at most."""


class _Block(Struct, frozen=True, kw_only=True):
    """Lines of one cell: the levels of the first and the last, in points."""

    top_pt: float
    bottom_pt: float


Around = tuple[list[Row], list[Row]]
"""The rows above and below an item's own row that are its."""


def rows_around(
    own: Sequence[Row], rows: Sequence[Row], described: Sequence[Row], grid: Grid
) -> list[Around] | None:
    """Return the rows above and below each item's own row, None where no blocks tell.

    `own` are the items' rows, `rows` all rows that can belong to one, top to bottom; `described`
    are those with words in the column of the description.
    """
    pitch_pt = _pitch(described, grid)
    if pitch_pt is None:
        return None
    blocks = _blocks(described, pitch_pt)
    reach_pt = 0.6 * pitch_pt
    mine = [[b for b in blocks if _spans(b, row, reach_pt)] for row in own]
    if any(len(found) != 1 for found in mine):
        return None
    taken = [found[0] for found in mine]
    if any(one is other for one, other in pairwise(taken)):
        return None
    is_centred = any(
        row.level_pt - block.top_pt > LEAST_DROP * pitch_pt
        for row, block in zip(own, taken, strict=True)
    )
    if not is_centred:
        return None
    bounds = _bounds(taken, blocks, pitch_pt)
    return [_within(row, rows, top, bottom) for row, (top, bottom) in zip(own, bounds, strict=True)]


def fill_in(own: Row, around: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Give an item's row the numbers that were broken off it ("€" above, "1,349.00" below).

    Returns whether there were any.
    """
    is_filled = False
    for index, column in enumerate(columns):
        pieces = own.by_column.get(index, [])
        if column.role not in NUMERIC or any(p.mention is not None for p in pieces):
            continue
        numbers = [
            p
            for row in around
            if row.kind is not RowKind.ALLOWANCE
            for p in row.by_column.get(index, [])
            if p.mention is not None
        ]
        if len(numbers) == 1:
            own.by_column[index] = [*pieces, *numbers]
            is_filled = True
    return is_filled


def _pitch(described: Sequence[Row], grid: Grid) -> float | None:
    """Return how far the lines of one cell stand apart, in points: the closest ones do."""
    gaps = [b.level_pt - a.level_pt for a, b in pairwise(described)]
    pitch_pt = min((gap for gap in gaps if gap > 0), default=0.0)
    return pitch_pt if 0 < pitch_pt <= MOST_PITCH_HEIGHTS * grid.line_height_pt else None


def _blocks(described: Sequence[Row], pitch_pt: float) -> list[_Block]:
    blocks: list[_Block] = []
    for row in described:
        if blocks and row.level_pt - blocks[-1].bottom_pt <= GAP_GROWTH * pitch_pt:
            blocks[-1] = _Block(top_pt=blocks[-1].top_pt, bottom_pt=row.level_pt)
        else:
            blocks.append(_Block(top_pt=row.level_pt, bottom_pt=row.level_pt))
    return blocks


def _spans(block: _Block, row: Row, reach_pt: float) -> bool:
    return block.top_pt - reach_pt <= row.level_pt <= block.bottom_pt + reach_pt


def _bounds(
    taken: Sequence[_Block], blocks: Sequence[_Block], pitch_pt: float
) -> list[tuple[float, float]]:
    """Return from where to where each item reaches: half-way to the next block."""
    found = []
    for block in taken:
        at = blocks.index(block)
        above = blocks[at - 1].bottom_pt if at else block.top_pt - 4 * pitch_pt
        below = blocks[at + 1].top_pt if at + 1 < len(blocks) else block.bottom_pt + 4 * pitch_pt
        found.append(((above + block.top_pt) / 2, (block.bottom_pt + below) / 2))
    return found


def _within(own: Row, rows: Sequence[Row], top_pt: float, bottom_pt: float) -> Around:
    near = [row for row in rows if row is not own and top_pt < row.level_pt < bottom_pt]
    above = [row for row in near if row.level_pt < own.level_pt]
    return above, [row for row in near if row.level_pt > own.level_pt]
