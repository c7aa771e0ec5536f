"""Items gathered from the rows of a table: each item's own row, and the words that belong to it.

Words mostly follow below their row; they may stand above it (receipts), or around it (numbers in
the middle of a description of several lines). The gaps between the rows tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.allowances import is_of_item, signed
from proofcheck.extraction.lines.cell_blocks import fill_in, rows_around
from proofcheck.extraction.lines.item_lines import (
    Item,
    description_pieces,
    is_remark,
    stacked_start,
)
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.roles import figures_of
from proofcheck.extraction.lines.row_kinds import amount_role
from proofcheck.extraction.lines.rows import Row, RowKind

WIDEST_GAP_HEIGHTS = 4.5
"""Distance of rows, in line heights, over which words don't belong to an item any more."""


def gather(rows: Sequence[Row], columns: Sequence[Column], grid: Grid) -> list[Item]:
    """Return the items of a table's rows, top to bottom."""
    own = [index for index, row in enumerate(rows) if row.kind is RowKind.ITEM]
    if not own:
        return []
    items = [Item(row=rows[index], above=[], below=[]) for index in own]
    _give_allowances(items, own, rows)
    between = [_words(rows[a + 1 : b]) for a, b in pairwise([*own, len(rows)])]
    first = _words(rows[: own[0]])
    if _give_blocks(items, [*first, *(row for words in between for row in words)], columns, grid):
        return items
    led = [row for row in first if description_pieces(row, columns)]
    inner = [[row for row in found if description_pieces(row, columns)] for found in between]
    if _are_centred(items, led, inner, columns):
        _give_around(items, led, inner)
        return items
    if _stand_above(items, first, between, columns, grid):
        _give_above(items, [first, *between[:-1]], grid)
        return items
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        cut = _cut(item, between[index], following)
        _give_below(item, between[index][:cut], grid)
        if following is not None:
            following.above = between[index][cut:]
    usual = median(len(item.above) for item in items[1:]) if len(items) > 1 else 0
    if usual >= 1:
        _give_above(items[:1], [first[-round(usual) :]], grid)
    return items


def _give_allowances(items: Sequence[Item], own: Sequence[int], rows: Sequence[Row]) -> None:
    """Give the rows that change an item's amount to the item above them."""
    so_far = Decimal(0)
    for item, (start, stop) in zip(items, pairwise([*own, len(rows)]), strict=True):
        amount = item.row.figures.amount
        so_far += amount or Decimal(0)
        for row in rows[start + 1 : stop]:
            if row.kind is RowKind.SUM:
                break
            change = row.figures.amount
            if row.kind is RowKind.NET and item.allowances:
                item.net = row
            if row.kind is not RowKind.ALLOWANCE or change is None:
                continue
            is_last = stop == len(rows) and not row.is_repeated
            if is_of_item(row.pieces, change, amount, so_far, is_last=is_last):
                item.allowances.append(row)
                so_far += signed(row.pieces, change)


def _give_blocks(
    items: Sequence[Item], words: Sequence[Row], columns: Sequence[Column], grid: Grid
) -> bool:
    """Give each item the lines of its cells where these are set in the middle of its row."""
    if stacked_start(columns) or any(column.stack for column in columns):
        return False
    own = [item.row for item in items]
    rows = sorted((*own, *words), key=lambda row: row.level_pt)
    described = [row for row in rows if description_pieces(row, columns)]
    around = rows_around(own, rows, described, grid)
    if around is None:
        return False
    for item, (above, below) in zip(items, around, strict=True):
        item.above, item.below = above, below
        if fill_in(item.row, [*above, *below], columns):
            reading = [column.role for column in columns]
            item.row.figures = figures_of(reading, item.row.by_column, amount_role(columns))
    return True


def _words(rows: Sequence[Row]) -> list[Row]:
    """Return the rows up to the first sum that can belong to an item."""
    kept: list[Row] = []
    for row in rows:
        if row.kind is RowKind.SUM:
            break
        if row.kind in (RowKind.WORDS, RowKind.PART):
            kept.append(row)
    return kept


def _are_centred(
    items: Sequence[Item],
    first: Sequence[Row],
    between: Sequence[Sequence[Row]],
    columns: Sequence[Column],
) -> bool:
    """Whether each item's words stand around its row, as many above as below it."""
    lines = [row for rows in between for row in rows]
    if not first or not all(_goes_on(row, columns) for row in first):
        return False
    if not all(_goes_on(row, columns, with_remarks=True) for row in lines):
        return False
    above = len(first)
    for item, rows in zip(items, between, strict=True):
        if above < 0 or not (above or _has_words(item.row, columns)):
            return False
        above = len(rows) - above
    return above == 0


def _goes_on(row: Row, columns: Sequence[Column], *, with_remarks: bool = False) -> bool:
    """Whether a row can be a line of a running description: words there alone, no label."""
    pieces = description_pieces(row, columns)
    is_line = row.kind is RowKind.WORDS and bool(pieces)
    return is_line and (with_remarks or not is_remark(pieces))


def _give_around(
    items: Sequence[Item], first: Sequence[Row], between: Sequence[Sequence[Row]]
) -> None:
    above = list(first)
    for item, rows in zip(items, between, strict=True):
        item.above, item.below = above, list(rows[: len(above)])
        above = list(rows[len(above) :])


def _stand_above(
    items: Sequence[Item],
    first: Sequence[Row],
    between: Sequence[Sequence[Row]],
    columns: Sequence[Column],
    grid: Grid,
) -> bool:
    """Whether the words stand above their numbers: the items' own rows mostly have none."""
    bare = sum(not _has_words(item.row, columns) for item in items)
    if 2 * bare <= len(items) or not first or stacked_start(columns):
        return False
    near = items[0].row.level_pt - first[-1].level_pt <= WIDEST_GAP_HEIGHTS * grid.line_height_pt
    below = between[0][0].level_pt - items[0].row.level_pt if between[0] else float("inf")
    above = items[0].row.level_pt - first[-1].level_pt
    return near and above <= below * 1.5


def _has_words(row: Row, columns: Sequence[Column]) -> bool:
    return has_letters(" ".join(piece.text for piece in description_pieces(row, columns)), 3)


def _give_above(items: Sequence[Item], words: Sequence[list[Row]], grid: Grid) -> None:
    for item, rows in zip(items, words, strict=True):
        level = item.row.level_pt
        for row in reversed(rows):
            if level - row.level_pt > WIDEST_GAP_HEIGHTS * grid.line_height_pt:
                break
            item.above.insert(0, row)
            level = row.level_pt


def _give_below(item: Item, rows: Sequence[Row], grid: Grid) -> None:
    level = item.row.level_pt
    for row in rows:
        if row.level_pt - level > WIDEST_GAP_HEIGHTS * grid.line_height_pt:
            break
        item.below.append(row)
        level = row.level_pt


def _cut(item: Item, rows: Sequence[Row], following: Item | None) -> int:
    """Return how many of the rows between two items belong to the upper one.

    All do, unless the widest gap is clearly wider and lies above rows that are nearer to the
    item below.
    """
    if following is None or not rows:
        return len(rows)
    levels = [item.row.level_pt, *(row.level_pt for row in rows), following.row.level_pt]
    gaps = [b - a for a, b in pairwise(levels)]
    widest = max(range(len(gaps)), key=lambda i: gaps[i])
    last = gaps[-1]
    if widest < len(gaps) - 1 and gaps[widest] > 1.4 * last:
        return widest
    return len(rows)
