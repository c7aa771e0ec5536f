"""One item of an invoice table: what its cells say, as an `InvoiceLine`.

Numbers are read with the document's decimal mark; where quantity times price is not the
amount but is with the other mark, the other mark is taken.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.columns import Column
from proofcheck.extraction.lines.naming import Names, brand_of, labelled_values
from proofcheck.extraction.lines.rows import Group, box_of
from proofcheck.extraction.words import join_readings, make_reading, not_printed, unreadable
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, InvoiceLine, Maybe, Missing, Reading
from proofcheck.model.measures import Money, OnPage

T = TypeVar("T")

TABLE_CONFIDENCE = 0.95
"""Confidence in a value that stands under a known heading, times that of its words."""


def read_item(
    group: Group, page: PageText, names: Names, mark: str | None, currency: str | None
) -> InvoiceLine:
    """Read the cells of one item."""
    reader = _ItemReader(group, page, mark)
    quantity, unit = reader.quantity()
    labelled = labelled_values(reader.text_cells(), page)
    description = reader.description(labelled.used)
    brand = (
        reader.text(Column.BRAND) or labelled.brand or brand_of(reader.text_cells(), page, names)
    )
    return InvoiceLine(
        place=OnPage(document=page.document, page=page.page, box=box_of(group)),
        description=_or_missing(description, page, "description"),
        quantity=_or_missing(quantity, page, "quantity"),
        unit=_or_missing(unit or reader.text(Column.UNIT), page, "unit"),
        unit_price=reader.money(Column.UNIT_PRICE, "unit price", currency),
        net_amount=reader.money(Column.NET_AMOUNT, "net amount", currency),
        tax_rate=reader.rate(Column.TAX_RATE, "tax rate"),
        discount=reader.rate(Column.DISCOUNT, "discount"),
        brand=_or_missing(brand, page, "brand"),
        model=_or_missing(reader.text(Column.MODEL) or labelled.model, page, "model"),
        seller_item_id=_or_missing(
            reader.text(Column.SELLER_ITEM_ID) or labelled.seller_item_id, page, "item number"
        ),
        gtin=_or_missing(reader.text(Column.GTIN) or labelled.gtin, page, "GTIN"),
        serial_numbers=_or_missing(labelled.serial_numbers, page, "serial number"),
    )


class _ItemReader:
    """Reads the columns of one item."""

    def __init__(self, group: Group, page: PageText, mark: str | None) -> None:
        self._cells = group.cells
        self._page = page
        self._mark = mark

    def text_cells(self) -> list[Cell]:
        """The cells in which an item is named, top to bottom."""
        wanted = (Column.DESCRIPTION, Column.SELLER_ITEM_ID, Column.MODEL, Column.OTHER)
        cells = [cell for column in wanted for cell in self._cells.get(column, [])]
        return sorted(cells, key=lambda cell: (cell.row, cell.box.x0))

    def text(self, column: Column) -> Reading[str] | None:
        """Read the first cell of a column as text."""
        cells = self._cells.get(column)
        if not cells:
            return None
        cell = min(cells, key=lambda c: (c.row, c.box.x0))
        return self._reading(cell.text.strip(), cell, 0, len(cell.text))

    def description(self, used: frozenset[int]) -> Reading[str] | None:
        """Join the cells of the description, without those that hold labelled values."""
        cells = [
            cell
            for cell in sorted(
                self._cells.get(Column.DESCRIPTION, []), key=lambda c: (c.row, c.box.x0)
            )
            if id(cell) not in used and any(ch.isalnum() for ch in cell.text)
        ]
        cells = [cell for cell in cells if cell.row == cells[0].row or not _is_remark(cell)]
        if not cells:
            return None
        readings = tuple(self._reading(cell.text, cell, 0, len(cell.text)) for cell in cells)
        return join_readings(" ".join(cell.text for cell in cells), readings, " ")

    def quantity(self) -> tuple[Reading[Decimal] | None, Reading[str] | None]:
        """Read quantity and the unit beside it."""
        found = self._number(Column.QUANTITY)
        if found is None:
            return None, None
        cell, mention = found
        number_end = mention.end
        unit_text = cell.text[number_end:].strip(" .:")
        unit = None
        if unit_text and len(unit_text) <= 14 and not unit_text[0].isdigit():
            start = cell.text.index(unit_text, number_end)
            unit = self._reading(unit_text, cell, start, start + len(unit_text))
        return self._reading(mention.value, cell, mention.start, mention.end), unit

    def money(self, column: Column, what: str, currency: str | None) -> Maybe[Money]:
        """Read an amount of money."""
        found = self._number(column)
        if found is None:
            return self._missing(column, what)
        cell, mention = found
        value = Money(mention.value, mention.currency or currency)
        return Field(chosen=self._reading(value, cell, mention.start, mention.end))

    def rate(self, column: Column, what: str) -> Maybe[Decimal]:
        """Read a percentage."""
        found = self._number(column)
        if found is None or not 0 <= found[1].value <= 100:
            return self._missing(column, what)
        cell, mention = found
        return Field(chosen=self._reading(mention.value, cell, mention.start, mention.end))

    def _number(self, column: Column) -> tuple[Cell, AmountMention] | None:
        for cell in sorted(self._cells.get(column, []), key=lambda c: (c.row, c.box.x0)):
            mentions = find_amounts(cell.text, decimal_mark=self._mark)
            if mentions:
                return cell, mentions[0]
        return None

    def _missing(self, column: Column, what: str) -> Missing:
        cells = self._cells.get(column)
        if cells and any(ch.isalnum() for ch in cells[0].text):
            place = OnPage(document=self._page.document, page=self._page.page, box=cells[0].box)
            return unreadable(what, cells[0].text, place)
        return not_printed((self._page,), what)

    def _reading(self, value: T, cell: Cell, start: int, end: int) -> Reading[T]:
        return make_reading(value, cell.line, start, end, self._page, TABLE_CONFIDENCE)


def _is_remark(cell: Cell) -> bool:
    """Whether a further line of an item's text is a remark with a label ("Origin: IT")."""
    return ":" in cell.text or "：" in cell.text or cell.text.lstrip().startswith("*")


def _or_missing(reading: Reading[T] | None, page: PageText, what: str) -> Maybe[T]:
    return not_printed((page,), what) if reading is None else Field(chosen=reading)
