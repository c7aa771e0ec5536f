"""The VAT breakdown (BG-23): rows of rate, taxable amount and tax, as printed.

In go sheets, the tax total and the net total, out come the rows that add up to one of them.
Mostly rows prove themselves: base x rate = tax (BR-S-09), so that no table layout has to be
known. A row that does not multiply out is taken where its words say what its numbers are.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from msgspec import Struct

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.amounts_below import heads_items
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.tax_wordings import is_base
from proofcheck.model.fields import TaxSubtotal
from proofcheck.model.measures import OnPage, box_around

TOLERANCE = Decimal("0.02")
"""How far base x rate and the printed tax may be apart (rounding of net and tax)."""

MAX_RATE = Decimal(30)
"""Highest tax rate in percent that is believed (27 % in Hungary)."""

MAX_NUMBERS = 8
"""Numbers of one row that are tried; longer rows are no breakdown."""


class _Row(Struct, frozen=True, kw_only=True):
    subtotal: TaxSubtotal
    tax: Decimal
    page: int
    number: int


class RateRow(Struct, frozen=True, kw_only=True):
    """The tax of one rate beside its label: where it stands."""

    rate: Decimal
    cell: Cell
    mention: AmountMention


def read_tax_breakdown(
    sheets: tuple[Sheet, ...],
    *,
    tax_total: Decimal | None,
    net_total: Decimal | None,
    decimal_mark: str | None,
) -> tuple[TaxSubtotal, ...]:
    """Return the rows of the breakdown, empty where none adds up to the tax or the net total."""
    rows = [row for sheet in sheets for row in _rows(sheet, decimal_mark)]
    if tax_total is None:
        return tuple(row.subtotal for row in rows) if len(rows) > 1 else ()
    groups = [*_groups(rows), *([row] for row in rows)]
    for group in groups:
        if _adds_up([row.tax for row in group], tax_total):
            return tuple(row.subtotal for row in group)
    for group in groups:
        bases = [row.subtotal.taxable for row in group if row.subtotal.taxable is not None]
        if net_total is not None and len(bases) == len(group) and _adds_up(bases, net_total):
            return tuple(row.subtotal for row in group)
    return ()


def rate_rows(sheet: Sheet, decimal_mark: str | None) -> Iterator[RateRow]:
    """Yield the rows that name tax, with one rate and one amount of tax besides its base."""
    for cells in sheet.grid.rows:
        if not any(_names_tax(sheet, cell) for cell in cells):
            continue
        numbers = [(c, m) for c in cells for m in find_amounts(c.text, decimal_mark=decimal_mark)]
        rates = [m for _, m in numbers if m.is_percent and 0 < m.value <= MAX_RATE]
        amounts = [(c, m) for c, m in numbers if m.decimals == 2 and not m.is_percent]
        taxes = [(c, m) for c, m in amounts if not is_base(c.text, m)]
        if len(rates) == 1 and len(taxes) == 1:
            yield RateRow(rate=rates[0].value, cell=taxes[0][0], mention=taxes[0][1])


def _adds_up(amounts: list[Decimal], total: Decimal) -> bool:
    return bool(amounts) and abs(sum(amounts, Decimal(0)) - total) <= TOLERANCE


def _groups(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield all rows, then runs of rows that stand close together, last first."""
    yield rows
    runs: list[list[_Row]] = []
    for row in rows:
        last = runs[-1][-1] if runs else None
        if last is not None and last.page == row.page and row.number - last.number <= 2:
            runs[-1].append(row)
        else:
            runs.append([row])
    yield from reversed(runs)


def _rows(sheet: Sheet, decimal_mark: str | None) -> Iterator[_Row]:
    header, of_items = -99, True
    for number, cells in enumerate(sheet.grid.rows):
        named = any(_names_tax(sheet, cell) for cell in cells)
        numbers = [
            (cell, mention)
            for cell in cells
            for mention in find_amounts(cell.text, decimal_mark=decimal_mark)
        ]
        if named and not any(mention.has_decimals for _, mention in numbers):
            header, of_items = number, heads_items(sheet.grid, number)
        if not (named or number - header <= 8) or not numbers or len(numbers) > MAX_NUMBERS:
            continue
        row = _proven(sheet, number, cells, numbers)
        if row is None and named:
            row = _labelled(sheet, number, cells, numbers) or _stated(sheet, number, cells, numbers)
        if row is None and not of_items:
            row = _listed(sheet, number, cells, numbers)
        if row is not None:
            yield row


def _names_tax(sheet: Sheet, cell: Cell) -> bool:
    return any(
        "tax_total" in label.fields or label.key in ("steuersatz", "taxrate", "vatrate", "税率")
        for label in sheet.labels_of(cell)
    )


def _proven(
    sheet: Sheet, number: int, cells: list[Cell], numbers: list[tuple[Cell, AmountMention]]
) -> _Row | None:
    """Return the row whose rate, base and tax fit each other."""
    rates = [m for _, m in numbers if _can_be_rate(m)]
    rates.sort(key=lambda m: not m.is_percent)
    amounts = [m for _, m in numbers if m.decimals == 2 and not m.is_percent]
    for rate in rates:
        for base, tax in permutations((m for m in amounts if m is not rate), 2):
            if not rate.value or not base.value:
                continue
            if abs(base.value * rate.value / 100 - tax.value) <= TOLERANCE:
                return _row(sheet, number, cells, rate.value, base.value, tax.value)
    return None


def _labelled(
    sheet: Sheet, number: int, cells: list[Cell], numbers: list[tuple[Cell, AmountMention]]
) -> _Row | None:
    """Return a row that prints a rate and one amount beside a tax label: its base is absent."""
    rates = [m for _, m in numbers if m.is_percent and m.value <= MAX_RATE]
    amounts = [m for _, m in numbers if m.decimals == 2 and not m.is_percent]
    if len(rates) != 1 or len(amounts) != 1:
        return None
    return _row(sheet, number, cells, rates[0].value, None, amounts[0].value)


def _stated(
    sheet: Sheet, number: int, cells: list[Cell], numbers: list[tuple[Cell, AmountMention]]
) -> _Row | None:
    """Return a row that says of one of two amounts that the tax is on it ("22 % su 935,00")."""
    rates = [m for _, m in numbers if m.is_percent and m.value <= MAX_RATE]
    amounts = [(cell, m) for cell, m in numbers if m.decimals == 2 and not m.is_percent]
    if len(rates) != 1 or len(amounts) != 2:
        return None
    bases = [m for cell, m in amounts if is_base(cell.text, m)]
    if len(bases) != 1:
        return None
    tax = next(m for _, m in amounts if m is not bases[0])
    return _row(sheet, number, cells, rates[0].value, bases[0].value, tax.value)


def _listed(
    sheet: Sheet, number: int, cells: list[Cell], numbers: list[tuple[Cell, AmountMention]]
) -> _Row | None:
    """Return a row under the headings of a tax table: rate, base, tax, and what both make."""
    rates = [m for _, m in numbers if m.is_percent and 0 < m.value <= MAX_RATE]
    amounts = [m.value for _, m in numbers if m.decimals == 2 and not m.is_percent]
    if len(rates) != 1 or not 2 <= len(amounts) <= 3:
        return None
    tax, base, *gross = sorted(amounts, key=abs)
    if gross and abs(base + tax - gross[0]) > TOLERANCE:
        return None
    return _row(sheet, number, cells, rates[0].value, base, tax) if tax else None


def _can_be_rate(mention: AmountMention) -> bool:
    if mention.symbol is not None and not mention.is_percent:
        return False
    return Decimal(0) <= mention.value <= MAX_RATE and (mention.is_percent or mention.decimals <= 2)


def _row(
    sheet: Sheet, number: int, cells: list[Cell], rate: Decimal, base: Decimal | None, tax: Decimal
) -> _Row:
    page = sheet.page
    place = OnPage(
        document=page.document, page=page.page, box=box_around(cell.box for cell in cells)
    )
    subtotal = TaxSubtotal(
        rate_percent=rate,
        taxable=base,
        tax=tax,
        as_printed=" ".join(cell.text for cell in cells),
        place=place,
    )
    return _Row(subtotal=subtotal, tax=tax, page=page.page, number=number)
