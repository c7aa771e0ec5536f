"""What several invoice layouts of the third edition share."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.ledger import Ledger, plain


def facts(ink: Ledger, sale: Sale, *keys: str) -> list[tuple[str, str]]:
    """Label and value of what was asked for; `contact` is a person of the seller's."""
    found = []
    for key in keys:
        if key == "contact":
            found.append((sale.words[key], plain(sale.seller.person)))
        else:
            found += parts.meta(ink, sale, key)
    return found


def inline(rows: list[tuple[str, str]], glue: str = " &nbsp; ") -> str:
    """Labels and values in one run of text."""
    return glue.join(f"<span>{plain(label)} <b>{value}</b></span>" for label, value in rows)


def amount(ink: Ledger, sale: Sale, field: str, value: Decimal) -> str:
    """A noted sum with its currency."""
    return ink.put(field, sale.style.money(value), f"{value:f}")


def quantity(ink: Ledger, sale: Sale, index: int) -> str:
    """Quantity with the country's decimal sign, for hours by the quarter."""
    value = sale.lines[index].quantity
    return ink.line(index, "quantity", sale.style.rate(value) if value % 1 else f"{value:f}",
                    f"{value:f}")  # fmt: skip


def tax_summary(ink: Ledger, sale: Sale, cls: str = "taxes") -> str:
    """Rate, base, tax and sum by rate; with a single rate these are the paper's own sums."""
    words, style = sale.words, sale.style
    heads = (words["tax_rate"], words["base"], words["tax_total"], words["gross_total"])
    head = "".join(f"<th class='r'>{plain(text)}</th>" for text in heads)
    body = ""
    for row in sale.taxes:
        base, tax = style.number(row.base), style.number(row.tax)
        cells = [plain(style.rate(row.rate)), plain(base), plain(tax),
                 plain(style.number(row.base + row.tax))]  # fmt: skip
        if len(sale.taxes) == 1:
            cells[1] = ink.put("net_total", base, f"{row.base:f}")
            cells[2] = ink.put("tax_total", tax, f"{row.tax:f}")
        body += "<tr>" + "".join(f"<td class='r n'>{cell}</td>" for cell in cells) + "</tr>"
    return f"<table class='{cls}'><tr>{head}</tr>{body}</table>"


def gross_unit_row(ink: Ledger, sale: Sale) -> list[parts.Row]:
    """Totals of a paper whose prices hold the tax: goods, voucher, delivery, sum to pay."""
    rows: list[parts.Row] = []
    words = sale.words
    if sale.charge or sale.allowance:
        rows.append((words["lines_total"], amount(ink, sale, "lines_total", sale.lines_total),
                     False))  # fmt: skip
    if sale.allowance:
        shown = sale.style.money(-sale.allowance)
        rows.append((words["coupon"], ink.put("allowance_total", shown, f"{sale.allowance:f}"),
                     False))  # fmt: skip
    if sale.charge:
        rows.append((words["charge"], amount(ink, sale, "charge_total", sale.charge), False))
    rows.append((words["gross_total"], amount(ink, sale, "gross_total", sale.gross_total), True))
    return rows


def title(sale: Sale) -> str:
    """What the paper calls itself."""
    return plain(sale.words["title"])


def heading_of(ink: Ledger, sale: Sale, glue: str = ", ") -> str:
    """Seller's name and address in one run, as sender lines and footers have it."""
    name = ink.put("seller_name", sale.seller.name)
    place = ink.put("seller_address", sale.seller.one_line)
    ink.allow("seller_address", f"{sale.seller.one_line}{sale.seller.glue or '，'}"
              f"{sale.seller.country_name}")  # fmt: skip
    return f"{name}{glue}{place}"
