"""What China's tax invoices of all editions share: the day, and the table of goods."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale
from scripts.unseen.ledger import Ledger


def issue_day(ink: Ledger, sale: Sale) -> str:
    """Day of issue as the tax office's forms write it."""
    day = sale.issued
    shown = f"{day.year}年{day.month:02d}月{day.day:02d}日"
    return ink.put("issue_date", shown, day.isoformat())


def row(cells: tuple[tuple[str, str], ...]) -> str:
    """A row of goods: CSS class and content of each cell."""
    return "<tr>" + "".join(f"<td class='{cls}'>{value}</td>" for cls, value in cells) + "</tr>"


def goods_table(ink: Ledger, sale: Sale, heads: tuple[str, ...], rows: str, last: str) -> str:
    """Heads, rows and the row of sums, whose tag is `last`."""
    net = ink.put("net_total", f"¥{sale.net_total:.2f}", f"{sale.net_total:f}")
    tax = ink.put("tax_total", f"¥{sale.tax_total:.2f}", f"{sale.tax_total:f}")
    head = "".join(f"<th>{text}</th>" for text in heads)
    return (
        f"<table class='goods'><tr>{head}</tr>{rows}{last}<td class='m i'>合　　计</td>"
        f"<td colspan='4'></td><td class='r n'>{net}</td><td></td><td class='r n'>{tax}</td></tr>"
        "</table>"
    )
