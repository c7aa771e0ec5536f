"""Items without a table heading: rows in which quantity times price is the amount.

Receipts and bare lists have no headings; arithmetic alone tells an item from other rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lines.columns import Column
from proofcheck.extraction.lines.items import read_item
from proofcheck.extraction.lines.naming import Names
from proofcheck.extraction.lines.rows import Group
from proofcheck.model.fields import InvoiceLine

CENT = Decimal("0.01")
TEXT_WITHIN_HEIGHTS = 3.0
"""How far above its numbers an item's text may stand, in line heights."""


def read_bare_rows(
    grid: Grid, names: Names, mark: str | None, currency: str | None
) -> list[InvoiceLine]:
    """Return the items whose numbers multiply, top to bottom."""
    return [read_item(group, grid.page, names, mark, currency) for group in _groups(grid, mark)]


def _groups(grid: Grid, mark: str | None) -> Iterator[Group]:
    for number, row in enumerate(grid.rows):
        numbers = [
            (cell, mention)
            for cell in row
            for mention in find_amounts(cell.text, decimal_mark=mark)
            if not mention.is_percent
        ]
        product = _product(numbers)
        if product is None:
            continue
        quantity, price, amount = product
        group = Group(cells={}, top=row[0].level_pt, bottom=row[0].level_pt)
        for column, (cell, mention) in (
            (Column.QUANTITY, quantity),
            (Column.UNIT_PRICE, price),
            (Column.NET_AMOUNT, amount),
        ):
            part = cell.part(mention.start, mention.end)
            if part is not None:
                group.add(column, part)
        for cell in _texts(grid, number, row):
            group.add(Column.DESCRIPTION, cell)
        yield group


def _product(
    numbers: list[tuple[Cell, AmountMention]],
) -> tuple[tuple[Cell, AmountMention], ...] | None:
    """Return (quantity, price, amount): the last number is the product of two before it."""
    if len(numbers) < 3 or not numbers[-1][1].has_decimals:
        return None
    amount = numbers[-1]
    for i, one in enumerate(numbers[:-1]):
        for other in numbers[i + 1 : -1]:
            product = (one[1].value * other[1].value).quantize(CENT)
            if product != amount[1].value.quantize(CENT) or product == 0:
                continue
            if other[1].has_decimals or not one[1].has_decimals:
                return one, other, amount
            return other, one, amount
    return None


def _texts(grid: Grid, number: int, row: list[Cell]) -> list[Cell]:
    """Return the cells with the item's text: in its row, else in the row above."""
    own = [cell for cell in row if sum(ch.isalpha() for ch in cell.text) >= 3]
    if own or number == 0:
        return own
    above = grid.rows[number - 1]
    near = row[0].level_pt - above[0].level_pt <= TEXT_WITHIN_HEIGHTS * grid.line_height_pt
    return [cell for cell in above if sum(ch.isalpha() for ch in cell.text) >= 3] if near else []
