"""Roll of a till: narrow, centred head, two rows an article, paid by card."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "mono"
SIZE = (80.0, 138.0)
WISHES = Wishes(lines=(2, 4), retail=True)

_CSS = """
.all{position:absolute;left:4mm;right:4mm;top:5mm;font-size:8.4pt;line-height:1.3}
.dash{border-top:.8pt dashed #333;margin:1.6mm 0}.row{display:flex;justify-content:space-between;
gap:2mm}h1{font-size:11pt;margin:1mm 0}.totals{width:100%}.totals th{font-weight:normal}
.strong th,.strong td{font-size:11pt;font-weight:bold}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the receipt; the buyer of a receipt is not named."""
    seller, words = sale.seller, sale.words
    goods = "".join(_article(ink, sale, index) for index in range(len(sale.lines)))
    number, day = (value for _, value in parts.meta(ink, sale, "number", "date"))
    clock = f"{sale.draw.randint(9, 19)}:{sale.draw.randint(10, 59)}"
    page = (
        f"<div class='all'><div class='m'>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>{plain(words['phone'])} {plain(seller.phone)}"
        f"<br>{parts.tax_id(ink, 'seller', seller, words['tax_id'])}<h1>{plain(words['receipt'])}"
        f"</h1></div><div class='row'><span>{plain(words['number'])} {number}</span></div>"
        f"<div class='row'><span>{day}</span><span>{clock}</span></div><div class='dash'></div>"
        f"{goods}<div class='dash'></div>{parts.totals_table(parts.total_rows(ink, sale))}"
        f"<div class='dash'></div><div class='row'><span>{plain(words['cash'])}</span>"
        f"<span>**** {sale.customer[:4]}</span></div>"
        f"<div class='m' style='margin-top:2mm'>{plain(words['note'])}</div></div>"
    )
    return document([page], _CSS, look)


def _article(ink: Ledger, sale: Sale, index: int) -> str:
    quantity = parts.cell(ink, sale, index, "quantity")
    price = parts.cell(ink, sale, index, "unit_price")
    amount = parts.cell(ink, sale, index, "amount")
    name = parts.describe(ink, sale, index, (), "brand name")
    return (
        f"<div>{name}</div><div class='row'><span>&nbsp; {quantity} x {price}</span>"
        f"<span>{amount}</span></div>"
    )
