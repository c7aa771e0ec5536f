"""A packing slip from the warehouse: ordered, sent and owed pieces, cartons and weight."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(4, 7))

_CSS = """
.all{position:absolute;left:14mm;right:14mm;top:12mm;font-size:9.2pt}
.top{display:flex;justify-content:space-between;border-bottom:3pt solid #000;padding-bottom:3mm;
margin-bottom:5mm}h1{font-size:19pt}.two{display:flex;gap:12mm;margin-bottom:6mm}.two>div{flex:1}
.two small{display:block;font-weight:bold;margin-bottom:.6mm}.cart{border:1pt solid #000;
padding:2mm 4mm}.goods{width:100%}.goods th{border:.8pt solid #000;padding:1.2mm;font-size:8pt}
.goods td{border:.5pt solid #555;padding:1.5mm 1.2mm}.m{text-align:center}.low{display:flex;
gap:12mm;margin-top:6mm}.tick{width:7mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the slip; it tells no price, and the quantity is what was sent."""
    words = sale.words
    known = "<br>".join(
        f"{plain(label)}: <b>{value}</b>"
        for label, value in pieces.facts(ink, sale, "number", "date", "order", "customer")
    )
    heads = ("sku", "description", "gtin", "ordered", "shipped", "backorder", "carton")
    head = "".join(f"<th>{plain(words[key])}</th>" for key in heads) + "<th class='tick'>✓</th>"
    cartons = sale.draw.randint(1, 3)
    rows = "".join(_row(ink, sale, index, cartons) for index in range(len(sale.lines)))
    weight = sale.style.rate(sale.lines[0].quantity + sale.draw.randint(3, 40))
    page = (
        f"<div class='all'><div class='top'><h1>{pieces.title(sale)}</h1><div class='r'>"
        f"{parts.seller_block(ink, sale, tax=False)}</div></div><div class='two'><div><small>"
        f"{plain(words['ship_to'])}</small>{parts.buyer_block(ink, sale, with_tax=False)}</div>"
        f"<div class='cart'>{known}</div></div><table class='goods'><tr>{head}</tr>{rows}</table>"
        f"<div class='low'><span>{plain(words['carton'])}: {cartons}</span><span>"
        f"{plain(words['weight'])}: {weight}</span></div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int, cartons: int) -> str:
    owed = sale.draw.choice((0, 0, 0, 2, 6))
    sent = int(sale.lines[index].quantity)
    name = parts.describe(ink, sale, index, (), "brand name model")
    return (
        f"<tr><td class='n'>{parts.cell(ink, sale, index, 'sku')}</td><td>{name}</td>"
        f"<td class='n'>{parts.cell(ink, sale, index, 'gtin')}</td><td class='m'>{sent + owed}"
        f"</td><td class='m b'>{parts.cell(ink, sale, index, 'quantity')}</td><td class='m'>"
        f"{owed or ''}</td><td class='m'>{sale.draw.randint(1, cartons)}/{cartons}</td><td></td>"
        f"</tr>"
    )
