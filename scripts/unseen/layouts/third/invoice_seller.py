"""A marketplace seller's own invoice: platform and order on top, prices with tax by line."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 3), retail=True, inclusive=True, charge=True)

_PLATFORMS = ("bazaarhub", "marktwelt24", "PiazzaUno", "GrandPlace")
_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:14mm;font-size:9.4pt}
.top{display:grid;grid-template-columns:1fr 1fr;gap:5mm;margin-bottom:7mm}h1{font-size:24pt;
font-weight:300}.box{background:#f3f3f3;padding:3mm 4mm}.box small{color:#666;display:block}
.goods{width:100%;margin-bottom:5mm}.goods th{text-align:left;border-top:1pt solid #333;
border-bottom:1pt solid #333;padding:1.4mm 1mm;font-size:8.2pt}.goods td{padding:2mm 1mm;
border-bottom:.3pt dotted #777}.goods th.r{text-align:right}.totals{margin-left:auto;width:78mm}
.totals th{font-weight:normal;padding:.6mm 0}.strong th,.strong td{font-weight:bold}
.taxes{margin:6mm 0;font-size:8pt;color:#333}.taxes th,.taxes td{padding:.5mm 8mm .5mm 0}
.foot{left:17mm;right:17mm;bottom:9mm;font-size:7.4pt;color:#555}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the seller's data stand at the foot, in one line."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    order = f"{letters(draw, 2)}-{digits(draw, 4)}-{digits(draw, 6)}"
    known = "<br>".join(f"{plain(k)}: {v}" for k, v in pieces.facts(ink, sale, "number", "date"))
    heads = ("description", "quantity", "tax_rate", "price_incl", "gross_total")
    cells = "".join(f"<th class='{'' if key == 'description' else 'r'}'>{plain(words[key])}</th>"
                    for key in heads)  # fmt: skip
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    totals = parts.totals_table(pieces.gross_unit_row(ink, sale))
    page = (
        f"<div class='all'><div class='top'><div><h1>{pieces.title(sale)}</h1>{known}</div>"
        f"<div class='box'><small>{plain(words['sold_via'])}</small>"
        f"{draw.choice(_PLATFORMS)}<br>{plain(words['order_no'])}: {order}<br>"
        f"{plain(words['delivered'])}: {plain(sale.style.day(sale.delivered))}</div>"
        f"<div class='box'><small>{plain(words['bill_to'])}</small>"
        f"{parts.buyer_block(ink, sale, with_tax=False)}</div><div class='box'><small>"
        f"{plain(words['ship_to'])}</small>{plain(sale.buyer.name)}<br>"
        f"{plain(sale.buyer.one_line)}</div></div><table class='goods'><tr>{cells}</tr>{rows}"
        f"</table>{totals}{pieces.tax_summary(ink, sale)}</div><div class='foot'>"
        f"{plain(words['seller'])}: {pieces.heading_of(ink, sale)} · {tax} · "
        f"{ink.put('seller_email', seller.email)}</div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    name = parts.describe(ink, sale, index, (), "brand model name")
    return (
        f"<tr><td>{name}</td><td class='r n'>{parts.cell(ink, sale, index, 'quantity')}</td>"
        f"<td class='r n'>{parts.cell(ink, sale, index, 'tax_rate')}%</td><td class='r n'>"
        f"{parts.cell(ink, sale, index, 'unit_price')}</td><td class='r n'>"
        f"{parts.cell(ink, sale, index, 'amount')}</td></tr>"
    )
