"""A till roll of 80 mm: name of the article, then count and price on the next line."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "mono"
SIZE = (84.0, 185.0)
WISHES = Wishes(lines=(2, 5), retail=True, inclusive=True)

_CSS = """
.all{position:absolute;left:5mm;right:5mm;top:6mm;font-size:8.4pt;line-height:1.3}
.head{text-align:center;margin-bottom:3mm}.rule{border-top:.6pt dashed #000;margin:1.6mm 0}
.row{display:flex;justify-content:space-between;gap:2mm}.in{padding-left:4mm}
.sum{font-size:12.5pt;font-weight:bold;margin:1mm 0}.taxes{width:100%;font-size:7.2pt}
.taxes th{font-weight:normal}.bars{height:11mm;margin:3mm 6mm 1mm;background:
repeating-linear-gradient(90deg,#000 0 .5mm,#fff .5mm 1.1mm,#000 1.1mm 1.3mm,#fff 1.3mm 2.2mm)}
.end{text-align:center}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the roll; a simplified invoice of Iberia is an invoice as well."""
    words, seller = sale.words, sale.seller
    if words["title"].startswith(("Fatura", "Factura")):
        ink.allow("kind", "invoice")
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    known = "".join(
        f"<div class='row'><span>{plain(label)}</span><span>{value}</span></div>"
        for label, value in pieces.facts(ink, sale, "number", "date")
    )
    rows = "".join(_item(ink, sale, index) for index in range(len(sale.lines)))
    total = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    page = (
        f"<div class='all'><div class='head'>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>{tax}<br><br>{pieces.title(sale)}</div>{known}"
        f"<div class='row'><span>POS {digits(sale.draw, 2)}</span><span>{sale.draw.randint(9, 18)}:"
        f"{sale.draw.randint(10, 59)}</span></div><div class='rule'></div>{rows}"
        f"<div class='rule'></div><div class='row sum'><span>{plain(words['gross_total'])}</span>"
        f"<span>{total}</span></div><div class='row'><span>{plain(words['paid_by'])}</span><span>"
        f"{plain(sale.style.number(sale.gross_total))}</span></div><div class='rule'></div>"
        f"{pieces.tax_summary(ink, sale)}<div class='bars'></div><div class='end'>"
        f"{plain(words['thanks'])}</div></div>"
    )
    return document([page], _CSS, look)


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    line, style = sale.lines[index], sale.style
    price = ink.line(index, "unit_price", style.number(line.price), f"{line.price:f}")
    amount = ink.line(index, "net_amount", style.number(line.net), f"{line.net:f}")
    return (
        f"<div>{parts.describe(ink, sale, index, (), 'brand name model')}</div><div class='row'>"
        f"<span class='in'>{parts.cell(ink, sale, index, 'quantity')} x {price}</span><span>"
        f"{amount}</span></div>"
    )
