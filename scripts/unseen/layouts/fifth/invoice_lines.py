"""Lines, taxes by rate and sums as several programs of the fifth edition set them."""

from __future__ import annotations

from collections.abc import Callable

from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.ledger import Ledger

Own = dict[str, Callable[[int], str]]
"""How a layout fills a column of its own, by the line's index."""

_SIDES = {"gross_sum": "r n", "tax_sum": "r n", "day": "m", "slip": "m", "heading": "m",
          "ident": "m"}  # fmt: skip
"""CSS classes of columns that only some layouts have."""


def rows(
    ink: Ledger, sale: Sale, columns: tuple[str, ...], codes: tuple[str, ...] = (),
    own: Own | None = None, order: str = "brand model name", sign: str = "%", glue: str = "<br>",
) -> str:  # fmt: skip
    """Rows of goods; `codes` stand in small type below what an article is called.

    `sign` stands behind rates and discounts.
    """
    html = ""
    for index, line in enumerate(sale.lines):
        cells = ""
        for column in columns:
            if own and column in own:
                inner = own[column](index)
            elif column == "description":
                inner = parts.describe(ink, sale, index, columns, order)
                small = dress.coded(ink, sale, index, codes, glue)
                inner += f"<div class='sub'>{small}</div>" if small else ""
            else:
                inner = parts.cell(ink, sale, index, column)
                is_rate = column == "tax_rate" or (column == "discount" and line.discount)
                inner += sign if is_rate else ""
            side = _SIDES.get(column) or parts.column_class(column)
            cells += f"<td class='{side}'>{inner}</td>"
        html += f"<tr>{cells}</tr>"
    return html


def in_money(ink: Ledger, sale: Sale) -> Own:
    """Prices and amounts of lines with their currency."""
    found, money = sale.lines, sale.style.money
    return {
        "unit_price": lambda index: ink.line(
            index, "unit_price", money(found[index].price), f"{found[index].price:f}"
        ),
        "amount": lambda index: ink.line(
            index, "net_amount", money(found[index].net), f"{found[index].net:f}"
        ),
    }


def counted(ink: Ledger, sale: Sale) -> Own:
    """Quantities with their unit."""
    return {
        "quantity": lambda index: (
            f"{parts.cell(ink, sale, index, 'quantity')} {parts.cell(ink, sale, index, 'unit')}"
        )
    }


def by_rate(sale: Sale, heads: tuple[str, str, str]) -> str:
    """Rate, base and tax of every rate, as a table that repeats what the sums say."""
    return f"<table class='rates'>{pieces.rate_rows(sale, heads, sale.style.number, '%')}</table>"


def sums(ink: Ledger, sale: Sale, bare: bool = False) -> list[parts.Row]:
    """Net, tax and gross, the last with its currency."""
    words = sale.words
    label = words["tax_total"]
    if len(sale.taxes) == 1:
        label = words["tax"].format(rate=sale.style.rate(sale.taxes[0].rate))
    return [
        (words["net_total"], dress.amount(ink, sale, "net_total", bare), False),
        (label, dress.amount(ink, sale, "tax_total", bare), False),
        (words["gross_total"], dress.amount(ink, sale, "gross_total"), True),
    ]
