"""A large ERP's invoice: window address, block of references, carry-forward to a second page."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(6, 8), discounts=True, charge=True, two_rates=True)

_COLUMNS = ("pos", "sku", "description", "quantity", "unit", "unit_price", "discount", "tax_rate",
            "amount")  # fmt: skip
_ON_FIRST = 5
_CSS = """
.all{position:absolute;left:20mm;right:15mm;top:12mm;font-size:8.8pt}
.mark{text-align:right;font-size:19pt;height:20mm}.from{font-size:7pt;text-decoration:underline}
.two{display:flex;justify-content:space-between;margin-bottom:9mm;min-height:32mm}
.two>div:first-child{width:85mm}.kv th{font-weight:normal;padding-right:4mm}h1{font-size:13pt;
margin-bottom:3mm}.goods{width:100%}.goods th{border-bottom:1pt solid #000;padding:.8mm 1mm;
font-size:7.8pt}.goods td{padding:1.1mm 1mm}.over td{font-style:italic;padding-top:2mm}
.totals{margin:4mm 0 6mm auto;width:86mm;border-top:1pt solid #000}.totals th{font-weight:normal;
padding:.6mm 0}.strong th,.strong td{font-weight:bold;border-top:.6pt solid #000}
.foot{left:20mm;right:15mm;bottom:8mm;display:flex;gap:7mm;font-size:6.9pt;color:#333;
border-top:.5pt solid #666;padding-top:1.5mm}.foot>div{flex:1}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the seller's full name stands in the footer."""
    words, seller = sale.words, sale.seller
    columns = parts.with_any_discount(sale, _COLUMNS)
    known = pairs(pieces.facts(ink, sale, "number", "date", "customer", "order", "delivered",
                               "contact", "due"))  # fmt: skip
    foot = (
        f"<div class='foot'><div>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller, parts.is_abroad(sale))}</div><div>"
        f"{plain(words['phone'])} {plain(seller.phone)}<br>{plain(words['email'])} "
        f"{ink.put('seller_email', seller.email)}</div><div>{parts.bank(ink, sale)}</div><div>"
        f"{parts.tax_id(ink, 'seller', seller, words['tax_id'])}<br>{plain(seller.register)}"
        "</div></div>"
    )
    first, rest = range(min(_ON_FIRST, len(sale.lines))), range(_ON_FIRST, len(sale.lines))
    carried = sum((sale.lines[index].net for index in first), Decimal(0))
    over = (
        f"<tr class='over'><td colspan='{len(columns) - 1}' class='r'>{plain(words['carried'])}"
        f"</td><td class='r n'>{plain(sale.style.number(carried))}</td></tr>"
    )
    table = f"<table class='goods'>{parts.head(sale, columns)}"
    one = (
        f"<div class='all'><div class='mark c b'>{plain(seller.stem)}</div><div class='two'><div>"
        f"<div class='from'>{plain(seller.name)} · {plain(seller.one_line)}</div>"
        f"{parts.buyer_block(ink, sale)}</div><div>{known}</div></div><h1>{pieces.title(sale)}"
        f"</h1>{table}{parts.body_rows(ink, sale, columns, first)}{over}</table></div>{foot}"
    )
    totals = parts.totals_table(parts.total_rows(ink, sale, bare=True))
    two = (
        f"<div class='all'><div class='mark c b'>{plain(seller.stem)}</div><h1>"
        f"{pieces.title(sale)} {plain(sale.number)}</h1>{table}{over}"
        f"{parts.body_rows(ink, sale, columns, rest)}</table>{totals}<p>{parts.terms(sale)}</p>"
        f"<p>{parts.notes(sale)}</p></div>{foot}"
    )
    return document([one, two], _CSS, look)
