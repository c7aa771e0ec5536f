"""Coloured bar on the left with the seller and the dates; totals on the left below the lines."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 7), allowance=True, prepaid=True)
COLUMNS = ("description", "brand", "quantity", "unit_price", "amount")

_CSS = """
.bar{position:absolute;left:0;top:0;bottom:0;width:58mm;padding:16mm 7mm 8mm 9mm;font-size:8.4pt;
height:100%;overflow-wrap:anywhere}
.bar .logo{font-size:17pt;font-weight:bold;margin-bottom:8mm;line-height:1.1}
.bar .cap{opacity:.75;font-size:7.4pt;margin-top:3.4mm}.bar .val{font-size:9.6pt;font-weight:bold}
.main{position:absolute;left:66mm;right:14mm;top:16mm}
h1{font-size:24pt;font-weight:300}.to{margin:7mm 0 9mm}
.cap2{font-size:7.6pt;color:#777;margin-bottom:1mm}
.goods{width:100%;font-size:8.8pt}.goods th{font-size:7.6pt;color:#777;font-weight:normal;
padding:1.4mm 1mm;border-bottom:.5pt solid #bbb}.goods td{padding:2mm 1mm;
border-bottom:.4pt solid #ddd}.sub{font-size:7.4pt;color:#666}
.totals{margin-top:7mm;width:84mm}.totals th{font-weight:normal;padding:1mm 0}
.totals td{padding:1mm 0}
.strong th,.strong td{font-weight:bold;font-size:11.5pt}.small{margin-top:8mm;font-size:8pt;
color:#444}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    words = sale.words
    details = ("sku", "gtin") if sale.draw.random() < 0.6 else ("sku",)
    rows = parts.body_rows(
        ink, sale, COLUMNS, range(len(sale.lines)), "name model", details
    )  # fmt: skip
    page = (
        f"{_bar(ink, sale)}<div class='main'><h1 class='c'>{plain(words['title'])}</h1>"
        f"<div class='to'><div class='cap2'>{plain(words['bill_to'])}</div>"
        f"{parts.buyer_block(ink, sale)}</div>"
        f"<table class='goods'>{parts.head(sale, COLUMNS)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}"
        f"<div class='small'>{parts.terms(sale)}<br>{parts.notes(sale)}</div></div>"
    )
    return document([page], _CSS, look)


def _bar(ink: Ledger, sale: Sale) -> str:
    facts = "".join(
        f"<div class='cap'>{plain(label)}</div><div class='val'>{value}</div>"
        for label, value in parts.meta(ink, sale, "number", "date", "due", "order")
    )
    return (
        f"<div class='bar bg full'><div class='logo'>{plain(sale.seller.stem)}</div>"
        f"{parts.seller_block(ink, sale)}<br><br>{facts}<br>{parts.bank(ink, sale)}</div>"
    )
