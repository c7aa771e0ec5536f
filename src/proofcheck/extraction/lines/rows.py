"""The rows of an invoice table gathered into items: one row with an amount, and its text.

In: a grid, the columns of a table. Out: `Group`s, each the cells of one item by column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import TOTALS, find_labels, squeeze
from proofcheck.extraction.lines.columns import MONEY, NUMERIC, Column, Columns, find_columns
from proofcheck.model.measures import Box

NUMBER = re.compile(r"^[^\w\d]{0,3}[-−–]?[A-Z€$£¥￥]{0,3}\s?[-−–]?\d[\d.,'’ \u00a0\u202f]*")
WIDEST_ROW_GAP_HEIGHTS = 4.0
"""Blank height between two rows of one item, in line heights; more ends its text."""

ENDINGS = TOTALS | {"tax_total"}


class Group(Struct, kw_only=True):
    """The cells of one item by column; `top` and `bottom` are levels of its rows in points."""

    cells: dict[Column, list[Cell]]
    top: float
    bottom: float

    def add(self, column: Column, cell: Cell) -> None:
        """Put a cell into a column."""
        self.cells.setdefault(column, []).append(cell)
        self.bottom = max(self.bottom, cell.level_pt)


class LineLabels(Struct, frozen=True, kw_only=True):
    """The data file `labels.yaml`."""

    gtin: str
    seller_item_id: str
    serial_numbers: str
    brand: str
    model: str
    carried_over: str


@cache
def line_labels() -> LineLabels:
    """Return the words that introduce values inside an item's text."""
    data = resources.files("proofcheck.extraction.lines").joinpath("labels.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=LineLabels)


def gather(grid: Grid, columns: Columns) -> tuple[list[Group], int]:
    """Return the items below the headings, and the row at which the table ended."""
    groups: list[Group] = []
    waiting: list[tuple[Column, Cell]] = []
    number = columns.last_row + 1
    while number < len(grid.rows):
        row = grid.rows[number]
        if groups and _ends_table(row, columns, groups[0]):
            break
        again = find_columns(grid, number) if _looks_like_headings(row) else None
        if again is not None and again.last_row <= number + 2:
            columns, number = again, again.last_row + 1
            continue
        number += 1
        if _is_carried_over(row):
            continue
        placed = list(_placed(row, columns))
        if _is_item(placed) and (not groups or _is_like(placed, groups[0])):
            group = Group(cells={}, top=row[0].level_pt, bottom=row[0].level_pt)
            for column, cell in (*_nearest(waiting, groups, group, grid), *placed):
                group.add(column, cell)
            groups.append(group)
            waiting = []
        elif groups and not waiting and _continues(row, groups[-1], grid):
            for column, cell in placed:
                groups[-1].add(column, cell)
        else:
            waiting.extend(placed)
    return groups, number


def is_number(text: str) -> bool:
    """Whether a cell holds a number, with at most a unit or currency beside it."""
    match = NUMBER.match(text)
    return match is not None and len(text[match.end() :].strip()) <= max(10, match.end())


def _ends_table(row: list[Cell], columns: Columns, first: Group) -> bool:
    """Whether a row is one of the totals: its label opens a cell, and an amount follows.

    An item whose name begins like a label fills the columns that the first item fills.
    """
    for cell in row:
        for label in find_labels(cell.text, with_slips=cell.is_ocr):
            if label.at_start and label.best in ENDINGS and label.weight(label.best) >= 0.5:
                rest = cell.text[label.end :]
                beside = any(is_number(c.text) for c in row if c.box.x0 > cell.box.x0)
                if find_amounts(rest) or beside:
                    return not _is_like(list(_placed(row, columns)), first)
    return False


def _looks_like_headings(row: list[Cell]) -> bool:
    return not any(is_number(cell.text) for cell in row)


def _is_carried_over(row: list[Cell]) -> bool:
    words = {squeeze(form) for form in line_labels().carried_over.split("|")}
    return any(squeeze(cell.text) in words for cell in row)


def _placed(row: list[Cell], columns: Columns) -> Iterator[tuple[Column, Cell]]:
    for cell in row:
        for part in _parts(cell, columns):
            column = columns.of(part.box, is_number=is_number(part.text))
            if column is not None:
                yield column, part


def _parts(cell: Cell, columns: Columns) -> Iterator[Cell]:
    """Part a cell that runs over the headings of several columns, between its words."""
    under = [h for h in columns.headings if h.box.horizontal_overlap(cell.box) > 0.3]
    words = cell.line.words
    if len(under) < 2 or len(words) < 2:
        yield cell
        return
    start, position = 0, 0
    last = columns.of(words[0].box, is_number=is_number(words[0].text))
    for word in words[1:]:
        position = cell.text.index(word.text, position + 1)
        column = columns.of(word.box, is_number=is_number(word.text))
        if column is not last and column is not None:
            part = cell.part(start, position)
            if part is not None:
                yield part
            start, last = position, column
    part = cell.part(start, len(cell.text))
    if part is not None:
        yield part


def _is_item(placed: list[tuple[Column, Cell]]) -> bool:
    """Whether a row opens an item: an amount or price in its column, and something with it."""
    filled = {column for column, cell in placed if is_number(cell.text)}
    has_money = bool(filled & MONEY)
    others = {column for column, _ in placed} - MONEY - {Column.OTHER}
    return has_money and (bool(others) or len(filled & MONEY) > 1)


def _is_like(placed: list[tuple[Column, Cell]], first: Group) -> bool:
    """Whether a row fills most of the columns of numbers that the first item fills.

    Surcharges, packing notes and tax tables below an item put a number here or there.
    """
    wanted = {
        column
        for column, cells in first.cells.items()
        if column in NUMERIC and any(is_number(cell.text) for cell in cells)
    }
    filled = {column for column, cell in placed if is_number(cell.text)}
    return len(wanted & filled) >= max(1, -(-2 * len(wanted) // 3))


def _continues(row: list[Cell], group: Group, grid: Grid) -> bool:
    gap = row[0].level_pt - group.bottom
    return gap <= WIDEST_ROW_GAP_HEIGHTS * grid.line_height_pt


def _nearest(
    waiting: list[tuple[Column, Cell]], groups: list[Group], group: Group, grid: Grid
) -> list[tuple[Column, Cell]]:
    """Return what of the text above a row belongs to it; the rest goes to the item before."""
    kept: list[tuple[Column, Cell]] = []
    for column, cell in waiting:
        above = group.top - cell.level_pt
        if above <= WIDEST_ROW_GAP_HEIGHTS * grid.line_height_pt and column not in MONEY:
            kept.append((column, cell))
        elif groups:
            groups[-1].add(column, cell)
    return kept


def box_of(group: Group) -> Box:
    """Return the box that holds all cells of an item."""
    boxes = [cell.box for cells in group.cells.values() for cell in cells]
    return Box(
        min(b.x0 for b in boxes),
        min(b.y0 for b in boxes),
        max(b.x1 for b in boxes),
        max(b.y1 for b in boxes),
    )
