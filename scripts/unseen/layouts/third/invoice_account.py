"""An account customer's invoice: sum due in a box on top, deposit and surcharge, a payment slip."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 4), discounts=True, allowance=True, charge=True, prepaid=True)

_COLUMNS = ("description", "quantity", "unit_price", "discount", "amount")
_CSS = """
.all{position:absolute;left:20mm;right:20mm;top:15mm;font-size:9.2pt}
.top{display:grid;grid-template-columns:1fr 62mm;gap:6mm;margin-bottom:7mm}.due{padding:4mm 5mm;
text-align:right}.due b{display:block;font-size:17pt}.refs{display:grid;grid-template-columns:
repeat(4,1fr);border:.5pt solid #999;margin-bottom:6mm}.refs div{padding:1.6mm 2.5mm;
border-right:.5pt solid #999}.refs small{display:block;color:#777;font-size:7.6pt}
.goods{width:100%}.goods tr:nth-child(even) td{background:#f4f4f4}.goods th{font-size:8pt;
padding:1mm 1.5mm;border-bottom:1.2pt solid #444}.goods td{padding:1.6mm 1.5mm}.sub{font-size:8pt;
color:#555}.totals{margin:4mm 0 6mm auto;width:84mm}.totals th{font-weight:normal;padding:.6mm 0}
.strong th,.strong td{font-weight:bold}.foot{left:0;right:0;bottom:0;height:52mm;
border-top:.8pt dashed #333;padding:6mm 20mm;font-size:8.8pt}.foot b{font-size:11pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the slip to be torn off repeats sum and number."""
    words, seller, style = sale.words, sale.seller, sale.style
    sale = replace(sale, words={**words, "charge": words["surcharge"]})
    columns = parts.with_any_discount(sale, _COLUMNS)
    known = "".join(
        f"<div><small>{plain(label)}</small>{value}</div>"
        for label, value in pieces.facts(ink, sale, "number", "date", "due", "customer")
    )
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "brand name model",
                           ("sku",))  # fmt: skip
    totals = parts.totals_table(parts.total_rows(ink, sale))
    due = plain(style.money(sale.payable))
    page = (
        f"<div class='all'><div class='top'><div>{parts.seller_block(ink, sale)}</div>"
        f"<div class='due bg'>{plain(words['payable'])}<b>{due}</b></div><div>"
        f"{parts.buyer_block(ink, sale)}</div><div class='r c' style='font-size:16pt'>"
        f"{pieces.title(sale)}</div></div><div class='refs'>{known}</div><table class='goods'>"
        f"{parts.head(sale, columns)}{rows}</table>{totals}</div><div class='foot full'>"
        f"{plain(words['number'])} <b>{plain(sale.number)}</b> &nbsp; {plain(words['payable'])} "
        f"<b>{due}</b><br><br>{plain(seller.name)}<br>{parts.bank(ink, sale)}</div>"
    )
    return document([page], _CSS, look)
