"""Receipt of a shop's till: prices hold the tax, a letter names the rate, tax told below."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "mono"
SIZE = (80.0, 165.0)
WISHES = Wishes(lines=(2, 5), retail=True, inclusive=True)

_CSS = """
.all{position:absolute;left:4mm;right:4mm;top:6mm;font-size:8.2pt;line-height:1.28}
.row{display:flex;justify-content:space-between;gap:3mm}.line{border-top:1pt dotted #444;
margin:2mm 0}.logo{font-size:14pt;font-weight:bold;text-align:center;margin-bottom:1mm}
.totals{width:100%}.totals th{font-weight:normal}.strong th,.strong td{font-size:12.5pt;
font-weight:bold;padding:1mm 0}.bars{height:11mm;margin:3mm 8mm 0;background:repeating-linear-
gradient(90deg,#222 0,#222 1px,#fff 1px,#fff 3px,#222 3px,#222 5px,#fff 5px,#fff 6px)}
""".replace("-\n", "-")


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the receipt; the buyer is not named, the payment follows the sum."""
    words, seller, style = sale.words, sale.seller, sale.style
    goods = "".join(_article(ink, sale, index) for index in range(len(sale.lines)))
    facts = parts.meta(ink, sale, "number", "date")
    clock = f"{sale.draw.randint(9, 20):02d}:{sale.draw.randint(0, 59):02d}"
    rows = "".join(
        f"<div class='row'><span>{plain(label)} {value}</span><span>{extra}</span></div>"
        for (label, value), extra in zip(facts, ("", clock), strict=True)
    )
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    totals = parts.totals_table(kinds.gross_rows(ink, sale))
    page = (
        f"<div class='all'><div class='logo'>{plain(seller.stem)}</div><div class='m'>"
        f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}<br>{tax}"
        f"</div><div class='line'></div>{rows}<div>{plain(words['cashier'])} "
        f"{sale.draw.randint(1, 24):02d}</div><div class='line'></div>{goods}"
        f"<div class='line'></div>{totals}<div class='row'><span>{plain(words['cash'])}</span>"
        f"<span>{plain(style.number(sale.gross_total))}</span></div><div class='line'></div>"
        f"<div class='m'>{plain(words['outro'])}<br>www.{plain(seller.domain)}</div>"
        f"<div class='bars'></div></div>"
    )
    return document([page], _CSS, look)


def _article(ink: Ledger, sale: Sale, index: int) -> str:
    """Name and sum in one row, how many and at what price in the next."""
    name = parts.describe(ink, sale, index, (), "brand name")
    amount = parts.cell(ink, sale, index, "amount")
    html = f"<div class='row'><span>{name}</span><span class='n'>{amount} A</span></div>"
    quantity = parts.cell(ink, sale, index, "quantity")
    price = parts.cell(ink, sale, index, "unit_price")
    return f"{html}<div>&nbsp;&nbsp;&nbsp;{quantity} x {price}</div>"
