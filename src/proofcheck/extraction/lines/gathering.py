"""Items gathered from the rows of a table: each item's own row, and the words that belong to it.

Words mostly follow below their row; they may stand above it (receipts), or around it (numbers in
the middle of a description of several lines). The gaps between the rows tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import median

from msgspec import Struct

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.allowances import is_of_item, signed
from proofcheck.extraction.lines.cell_blocks import fill_in, rows_around
from proofcheck.extraction.lines.goods import find_marks
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.pieces import Piece, has_letters
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.roles import figures_of
from proofcheck.extraction.lines.rows import Row, RowKind
from proofcheck.extraction.lines.table_rows import amount_role

_LONG_NUMBER = re.compile(r"\d{8,14}")
"""A line that holds a GTIN or another code and nothing else."""

WIDEST_GAP_HEIGHTS = 4.5
"""Distance of rows, in line heights, over which words don't belong to an item any more."""

OTHER_PAPERS = frozenset({"other_number", "other_date"})
"""Labels of a line that names a delivery note or an order, and no goods."""

WRAPPED_HEIGHTS = 2.8
"""Distance of the lines of one text, in line heights, at most."""

WRAPPED_SPREAD = 1.3
"""How much farther apart a further line of one text may stand than the lines before it."""


class Item(Struct, kw_only=True):
    """One item: its own row, the rows of words around it, top to bottom, and those below it
    that change its amount."""

    row: Row
    above: list[Row]
    below: list[Row]
    allowances: list[Row] = []


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
    led = [row for row in first if _described(row, columns)]
    inner = [[row for row in found if _described(row, columns)] for found in between]
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
            if row.kind is not RowKind.ALLOWANCE or change is None:
                continue
            is_last = stop == len(rows) and not row.is_repeated
            if is_of_item(row.pieces, change, amount, so_far, is_last=is_last):
                item.allowances.append(row)
                so_far += signed(row.pieces, change)


def text_lines(item: Item, columns: Sequence[Column], grid: Grid) -> list[list[Piece]]:
    """Return the lines of an item's description, top to bottom, each its pieces.

    Lines that follow in the description's column belong to it as long as they are as close as
    lines of one text are; remarks and codes with a label end it.
    """
    lines = [(row, _described(row, columns)) for row in item.above]
    lines.append((item.row, _described(item.row, columns)))
    lines += [(row, _described(row, columns)) for row in item.below]
    own = len(item.above)
    stacked = _stacked_start(columns)
    kept: list[tuple[Row, list[Piece]]] = []
    if lines[own][1] and not stacked:
        kept = [lines[own]]
    for row, pieces in reversed(lines[:own]):
        if not pieces:
            continue
        if not _is_near(kept[0][0] if kept else item.row, row, grid, kept):
            break
        kept.insert(0, (row, pieces))
    for row, pieces in lines[own + 1 :]:
        if _is_other_row(row.level_pt - item.row.level_pt, columns):
            continue
        if row.kind is RowKind.PART or (pieces and _is_remark(pieces)):
            break
        if len(pieces) == 1 and _LONG_NUMBER.fullmatch(pieces[0].text):
            continue
        if not pieces:
            continue
        if not _is_near(kept[-1][0] if kept else item.row, row, grid, kept):
            break
        kept.append((row, pieces))
    return [pieces for _, pieces in kept]


def _described(row: Row, columns: Sequence[Column]) -> list[Piece]:
    """Return a row's pieces in the column of the description."""
    for index, column in enumerate(columns):
        if column.role is Role.DESCRIPTION or Role.DESCRIPTION in column.stack:
            return row.by_column.get(index, [])
    return []


def _is_other_row(drop_pt: float, columns: Sequence[Column]) -> bool:
    """Whether the headings say that the description's column holds something else so far down."""
    for column in columns:
        if Role.DESCRIPTION in column.stack and column.pitch_pt > 0:
            at = round(drop_pt / column.pitch_pt)
            return at < len(column.stack) and column.stack[at] is not Role.DESCRIPTION
    return False


def _stacked_start(columns: Sequence[Column]) -> int:
    """Return in which row of an item its description begins (0: its own)."""
    return next(
        (c.stack.index(Role.DESCRIPTION) for c in columns if Role.DESCRIPTION in c.stack), 0
    )


def _is_near(last: Row, row: Row, grid: Grid, kept: Sequence[tuple[Row, list[Piece]]]) -> bool:
    """Whether a line is as close to the one before it as lines of one text are."""
    distance = abs(row.level_pt - last.level_pt)
    limit = WRAPPED_HEIGHTS * grid.line_height_pt
    if len(kept) > 1:
        usual = min(abs(b.level_pt - a.level_pt) for (a, _), (b, _) in pairwise(kept))
        limit = min(limit, WRAPPED_SPREAD * usual)
    return distance <= limit


def _is_remark(pieces: Sequence[Piece]) -> bool:
    """Whether a line is a remark with a label ("Origin: IT"), a bullet, or in brackets."""
    text = " ".join(piece.text for piece in pieces)
    labels = find_labels(text)
    is_other = bool(labels) and labels[0].at_start and labels[0].best in OTHER_PAPERS
    if is_other and not find_marks(text):
        return any(ch.isdigit() for ch in text[labels[0].end :])
    return (
        ":" in text
        or "：" in text
        or text[:1] in "*•·–"
        or (text.startswith("(") and text.endswith(")"))
    )


def _give_blocks(
    items: Sequence[Item], words: Sequence[Row], columns: Sequence[Column], grid: Grid
) -> bool:
    """Give each item the lines of its cells where these are set in the middle of its row."""
    if _stacked_start(columns) or any(column.stack for column in columns):
        return False
    own = [item.row for item in items]
    rows = sorted((*own, *words), key=lambda row: row.level_pt)
    described = [row for row in rows if _described(row, columns)]
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
    pieces = _described(row, columns)
    is_line = row.kind is RowKind.WORDS and bool(pieces)
    return is_line and (with_remarks or not _is_remark(pieces))


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
    if 2 * bare <= len(items) or not first or _stacked_start(columns):
        return False
    near = items[0].row.level_pt - first[-1].level_pt <= WIDEST_GAP_HEIGHTS * grid.line_height_pt
    below = between[0][0].level_pt - items[0].row.level_pt if between[0] else float("inf")
    above = items[0].row.level_pt - first[-1].level_pt
    return near and above <= below * 1.5


def _has_words(row: Row, columns: Sequence[Column]) -> bool:
    return has_letters(" ".join(piece.text for piece in _described(row, columns)), 3)


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
