"""Ruled boxes with the label over the value; the totals stand in a strip at the foot."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(4, 8), two_rates=True, discounts=True, delivery=True)
COLUMNS = ("sku", "description", "unit", "quantity", "unit_price", "discount", "amount", "tax_rate")

_CSS = """
.all{position:absolute;left:13mm;right:13mm;top:12mm}
.top{display:flex;gap:6mm;margin-bottom:4mm}.top>div{flex:1}
.firm{font-size:9pt}.firm b{font-size:15pt}.frame{border:.7pt solid #333;padding:2mm 3mm}
.cap{display:block;font-size:6.6pt;color:#555;text-transform:uppercase;line-height:1.2}
.strip{width:100%;margin-bottom:3mm}.strip td{border:.7pt solid #333;padding:.8mm 2mm 1.2mm}
.strip h1{font-size:12pt}
.goods{width:100%;font-size:8.6pt;border:.7pt solid #333}
.goods th{border:.5pt solid #333;background:#e8e8e8;padding:1mm;font-size:7.4pt}
.goods td{border-left:.5pt solid #333;border-right:.5pt solid #333;padding:1mm 1.5mm}
.filler td{height:18mm}.end{margin-top:3mm;width:100%}
.end td{border:.7pt solid #333;padding:.8mm 2mm 1.2mm}.end .big{font-size:13pt;font-weight:bold}
.small{font-size:7.5pt;margin-top:3mm}.sub{font-size:7.4pt;color:#444}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    columns = parts.with_any_discount(sale, COLUMNS)
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "name brand model")
    filler = "".join(f"<td class='{parts.column_class(c)}'></td>" for c in columns)
    page = (
        f"<div class='all'>{_top(ink, sale)}{_strip(ink, sale)}"
        f"<table class='goods'>{parts.head(sale, columns)}{rows}"
        f"<tr class='filler'>{filler}</tr></table>{_end(ink, sale)}"
        f"<div class='small'>{parts.notes(sale)}<br>{parts.bank(ink, sale, ' - ')}</div></div>"
    )
    return document([page], _CSS, look)


def _box(label: str, value: str, cls: str = "", span: int = 1) -> str:
    inner = f"<span class='cap'>{plain(label)}</span><span class='{cls}'>{value}</span>"
    return f"<td colspan='{span}'>{inner}</td>"


def _top(ink: Ledger, sale: Sale) -> str:
    words = sale.words
    there = ""
    if sale.delivery:
        there = (
            f"<div class='frame' style='margin-top:2mm'><span class='cap'>"
            f"{plain(words['ship_to'])}</span>{parts.delivery_block(sale)}</div>"
        )
    return (
        f"<div class='top'><div class='firm'>{parts.seller_block(ink, sale)}<br>"
        f"{plain(sale.seller.register)}</div><div><div class='frame'><span class='cap'>"
        f"{plain(words['bill_to'])}</span>{parts.buyer_block(ink, sale)}</div>{there}</div></div>"
    )


def _strip(ink: Ledger, sale: Sale) -> str:
    rows = parts.meta(ink, sale, "number", "date", "customer", "order", "due")
    cells = "".join(_box(label, value, "b") for label, value in rows)
    title = f"<td><h1 class='c'>{plain(sale.words['title'])}</h1></td>"
    return f"<table class='strip'><tr>{title}{cells}</tr></table>"


def _end(ink: Ledger, sale: Sale) -> str:
    """Tax by rate in columns, then the sums; amounts stand without currency but the last."""
    words, style = sale.words, sale.style
    number = style.number
    upper = ""
    for row in sale.taxes:
        rate = style.rate(row.rate)
        upper += _box(f"{words['base']} {rate}%", plain(number(row.base)))
        upper += _box(words["tax"].format(rate=rate), plain(number(row.tax)))
    net = ink.put("net_total", number(sale.net_total), f"{sale.net_total:f}")
    tax = ink.put("tax_total", number(sale.tax_total), f"{sale.tax_total:f}")
    gross = ink.put("gross_total", style.money(sale.gross_total), f"{sale.gross_total:f}")
    sums = (
        _box(words["net_total"], net) + _box(words["tax_total"], tax)
        + _box(words["gross_total"], gross, "big n", 2)
    )  # fmt: skip
    return f"<table class='end'><tr>{upper}</tr><tr>{sums}</tr></table>"
