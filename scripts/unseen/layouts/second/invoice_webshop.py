"""A web shop's order invoice: light lines, article numbers in grey, prices that hold the tax."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 4), charge=True, allowance=False, inclusive=True, retail=True)

_CSS = """
.all{position:absolute;left:20mm;right:20mm;top:18mm;font-size:9.6pt}
.top{display:flex;justify-content:space-between;margin-bottom:12mm}.top .shop{font-size:9pt;
text-align:right}.mark{font-size:22pt;font-weight:300;letter-spacing:1px}
.three{display:flex;gap:8mm;margin-bottom:10mm}.three>div{flex:1}h1{font-size:17pt;
margin-bottom:6mm}h2{font-size:9pt;text-transform:uppercase;color:#888;margin-bottom:1mm}
.kv th{font-weight:normal;padding-right:4mm;color:#666}.goods{width:100%}
.goods th{background:#222;color:#fff;padding:2mm;font-weight:normal}.goods td{padding:2.4mm 2mm;
border-bottom:.5pt solid #ddd}.sub{font-size:8pt;color:#777}
.totals{margin:4mm 0 8mm auto;width:84mm}.totals th{font-weight:normal;padding:1.3mm 2mm}
.totals td{padding:1.3mm 2mm}.strong th,.strong td{font-weight:bold;font-size:11.5pt;
border-top:.8pt solid #222}.foot{left:20mm;right:20mm;bottom:12mm;text-align:center;
font-size:8pt;color:#777}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the shop's own address is in small type at the right."""
    words, seller = sale.words, sale.seller
    columns = ("description", "quantity", "unit_price", "amount")
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "brand name model", ("sku",))
    buyer = parts.buyer_block(ink, sale, with_tax=False)
    ship = f"{plain(sale.buyer.name)}<br>{'<br>'.join(map(plain, sale.buyer.address))}"
    paid = f"{plain(words['payment'])}: {plain(words['cash'])}"
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    order = f"#{sale.customer}{sale.order[-2:]}"
    known = pairs([*kinds.facts(ink, sale, "number", "date", "order_date"),
                   (words["order"], plain(order))])  # fmt: skip
    page = (
        f"<div class='all'><div class='top'><div class='mark c'>{plain(seller.stem.lower())}"
        f"</div><div class='shop'>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>{tax}</div></div>"
        f"<h1>{plain(words['title'])}</h1><div class='three'><div><h2>{plain(words['bill_to'])}"
        f"</h2>{buyer}</div><div><h2>{plain(words['ship_to'])}</h2>{ship}</div><div>{known}</div>"
        f"</div><table class='goods'>{parts.head(kinds.told_gross(sale), columns)}{rows}</table>"
        f"{parts.totals_table(kinds.gross_rows(ink, sale))}<p>{paid}</p></div>"
        f"<div class='foot'>{ink.put('seller_email', seller.email)} &nbsp;·&nbsp; "
        f"www.{plain(seller.domain)}</div>"
    )
    return document([page], _CSS, look)
