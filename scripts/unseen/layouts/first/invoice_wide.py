"""Landscape list with many narrow columns: barcode, brand, model, discount, tax rate."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import A4_WIDE, Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
SIZE = A4_WIDE
WISHES = Wishes(lines=(5, 9), discounts=True, allowance=True)
COLUMNS = ("pos", "gtin", "sku", "brand", "description", "model", "quantity", "unit",
           "unit_price", "discount", "tax_rate", "amount")  # fmt: skip

_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:10mm;font-size:8.6pt}
.three{display:flex;gap:8mm;margin-bottom:4mm}.three>div{flex:1}
.bar{padding:1.5mm 3mm;font-size:13pt;font-weight:bold;margin-bottom:4mm;display:flex;
justify-content:space-between}.kv th{font-weight:normal;color:#555;padding:.3mm 4mm .3mm 0}
.goods{width:100%;font-size:8pt}.goods th{padding:1.2mm;border-bottom:1pt solid #333;
border-top:1pt solid #333}.goods td{padding:1.2mm}
.goods tbody tr:nth-child(even) td{background:#f2f2f2}
.goods tr:nth-child(odd) td{background:#f4f6f8}.end{display:flex;justify-content:space-between;
margin-top:4mm}.totals th{font-weight:normal;padding:.6mm 8mm .6mm 0}.strong th,.strong td{
font-weight:bold;font-size:10.5pt}.cap{font-size:7.4pt;color:#666}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    words = sale.words
    columns = parts.with_any_discount(sale, COLUMNS)
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "name")
    facts = parts.meta(ink, sale, "number", "date", "due", "order")
    page = (
        f"<div class='all'><div class='bar bg'><span>{plain(words['title'])}</span>"
        f"<span>{plain(sale.seller.stem)}</span></div>"
        f"<div class='three'><div><span class='cap'>{plain(words['bill_to'])}</span><br>"
        f"{parts.buyer_block(ink, sale)}</div><div>{pairs(facts)}</div><div>"
        f"{parts.seller_block(ink, sale)}</div></div>"
        f"<table class='goods'>{parts.head(sale, columns)}{rows}</table><div class='end'><div>"
        f"{parts.terms(sale)}<br>{parts.bank(ink, sale)}<br>{parts.notes(sale)}</div>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}</div></div>"
    )
    return document([page], _CSS, look)
