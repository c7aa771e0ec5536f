"""Packing slip of a wholesaler: what was ordered and shipped, parcels and carrier, no prices."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(4, 9), serials=True)

_CSS = """
.all{position:absolute;left:15mm;right:15mm;top:14mm;font-size:9.2pt}
.top{display:flex;justify-content:space-between;margin-bottom:6mm}h1{font-size:18pt;
border:1.6pt solid #222;padding:1.5mm 5mm;align-self:flex-start}
.two{display:flex;gap:6mm;margin-bottom:5mm}.two>div{flex:1;border:.6pt solid #666;
padding:2mm 3mm}h2{font-size:8pt;color:#555;margin-bottom:.8mm}.kv th{font-weight:normal;
padding-right:5mm}.goods{width:100%}.goods th{border-bottom:1.2pt solid #222;padding:1mm;
font-size:8.4pt}.goods td{padding:1.4mm 1mm;border-bottom:.3pt dashed #777}.sub{font-size:8pt}
.low{display:flex;gap:12mm;margin-top:6mm}.box{display:inline-block;width:3.4mm;height:3.4mm;
border:.7pt solid #333}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the slip; the shipped amount counts as the quantity."""
    words, draw = sale.words, sale.draw
    heads = [("pos", ""), ("sku", ""), ("gtin", ""), ("description", ""), ("ordered", "r"),
             ("quantity_shipped", "r"), ("unit", "m")]  # fmt: skip
    head = "".join(f"<th class='{cls}'>{plain(words[key])}</th>" for key, cls in heads)
    rows = "".join(_item(ink, sale, index) for index in range(len(sale.lines)))
    parcels = pairs([(words["parcels"], str(draw.randint(1, 6))),
                     (words["weight"], f"{draw.randint(30, 480) / 10:.1f} kg"),
                     (words["carrier"], draw.choice(("GLS", "DPD", "UPS", "TNT")))])  # fmt: skip
    there = f"{plain(sale.buyer.name)}<br>{'<br>'.join(map(plain, sale.buyer.address))}"
    page = (
        f"<div class='all'><div class='top'><div>{parts.seller_block(ink, sale, tax=False)}</div>"
        f"<h1>{plain(words['title'])}</h1></div><div class='two'><div><h2>"
        f"{plain(words['bill_to'])}</h2>{parts.buyer_block(ink, sale, with_tax=False)}</div><div>"
        f"<h2>{plain(words['ship_to'])}</h2>{there}</div><div>"
        f"{pairs(kinds.facts(ink, sale, 'number', 'date', 'order', 'customer'))}</div></div>"
        f"<table class='goods'><tr>{head}</tr>{rows}</table><div class='low'>{parcels}<div>"
        f"{plain(words['checked'])}: ______________</div></div></div>"
    )
    return document([page], _CSS, look)


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    """One article; now and then less was shipped than ordered."""
    line = sale.lines[index]
    short = Decimal(sale.draw.choice((0, 0, 0, 1, 2)))
    quantity = parts.cell(ink, sale, index, "quantity")
    name = parts.describe(ink, sale, index, (), "brand model name")
    serials = parts.serials(ink, sale, index)
    below = f"<div class='sub'>{serials}</div>" if serials else ""
    return (
        f"<tr><td>{index + 1}</td><td class='n'>{parts.cell(ink, sale, index, 'sku')}</td>"
        f"<td class='n'>{parts.cell(ink, sale, index, 'gtin')}</td><td>{name}{below}</td>"
        f"<td class='r'>{line.quantity + short:f}</td><td class='r'>{quantity}</td>"
        f"<td class='m'>{parts.cell(ink, sale, index, 'unit')}</td></tr>"
    )
