"""A marketplace's invoice in a seller's name: sold by, order number, net and gross unit prices."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 4), retail=True, two_rates=False)

_CSS = """
.all{position:absolute;left:14mm;right:14mm;top:13mm;font-size:9pt}
.top{display:flex;justify-content:space-between;border-bottom:1.5pt solid #333;
padding-bottom:3mm;margin-bottom:4mm}h1{font-size:20pt}.paid{border:1pt solid #333;
padding:2.5mm 4mm;width:80mm;font-size:9pt}.paid b{font-size:11pt}
.three{display:flex;gap:7mm;margin-bottom:6mm}.three>div{flex:1}h2{font-size:9pt;
margin-bottom:.8mm}.kv th{font-weight:normal;padding-right:3mm}
.goods{width:100%;margin-bottom:4mm}.goods th{border-bottom:.8pt solid #333;padding:1mm;
font-size:8pt}.goods td{padding:1.4mm 1mm;border-bottom:.4pt solid #bbb}.sub{font-size:7.8pt}
.sum{display:flex;justify-content:space-between;font-size:12pt;font-weight:bold;
border-bottom:.8pt solid #333;padding-bottom:2mm;margin-bottom:3mm}
.taxes{margin-left:auto;font-size:8.6pt}.taxes th,.taxes td{padding:.6mm 0 .6mm 9mm}
.foot{left:14mm;right:14mm;bottom:9mm;font-size:7.2pt;color:#444}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the sum to pay stands in a frame on top and again below the items."""
    words, seller, style = sale.words, sale.seller, sale.style
    heads = [("description", ""), ("quantity", "r"), ("unit_price", "r"), ("tax_rate", "r"),
             ("price_gross", "r"), ("amount", "r")]  # fmt: skip
    head = "".join(f"<th class='{cls}'>{plain(words[key])}</th>" for key, cls in heads)
    rows = "".join(_item(ink, sale, index) for index in range(len(sale.lines)))
    gross = ink.put("gross_total", style.money(sale.gross_total), f"{sale.gross_total:f}")
    order = f"{digits(sale.draw, 3)}-{digits(sale.draw, 7)}-{digits(sale.draw, 7)}"
    known = pairs([*kinds.facts(ink, sale, "date", "number", "order_date"),
                   (words["order"], plain(order))])  # fmt: skip
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    page = (
        f"<div class='all'><div class='top'><h1>{plain(words['title'])}</h1><div class='paid'>"
        f"{plain(words['gross_total'])} <b>{plain(style.money(sale.gross_total))}</b><br>"
        f"{plain(words['payment'])}: {plain(words['cash'])}<br>{kinds.remark(sale)}</div></div>"
        f"<div class='three'><div><h2>{plain(words['bill_to'])}</h2>"
        f"{parts.buyer_block(ink, sale)}</div><div><h2>{plain(words['seller'])}</h2>"
        f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}<br>{tax}"
        f"</div><div>{known}</div></div><table class='goods'><tr>{head}</tr>{rows}</table>"
        f"<div class='sum'><span>{plain(words['gross_total'])}</span><span>{gross}</span></div>"
        f"{_taxes(ink, sale)}</div><div class='foot'>{plain(words['legal'])}</div>"
    )
    return document([page], _CSS, look)


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    """An article with the market's own number and the seller's under its name."""
    line, style = sale.lines[index], sale.style

    def cell(name: str) -> str:
        return parts.cell(ink, sale, index, name)

    asin = "B0" + letters(sale.draw, 3) + digits(sale.draw, 3) + letters(sale.draw, 2)
    name = parts.describe(ink, sale, index, (), "brand name model")
    with_tax = (line.price * (100 + line.rate) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (
        f"<tr><td>{name}<div class='sub'>ASIN: {asin}<br>SKU: {cell('sku')}"
        f"</div></td><td class='r n'>{cell('quantity')}</td><td class='r n'>{cell('unit_price')}"
        f"</td><td class='r n'>{cell('tax_rate')} %</td><td class='r n'>"
        f"{plain(style.money(with_tax))}</td><td class='r n'>{cell('amount')}</td></tr>"
    )


def _taxes(ink: Ledger, sale: Sale) -> str:
    """Rate, net and tax; with a single rate these are the paper's sums."""
    words, style, row = sale.words, sale.style, sale.taxes[0]
    net = ink.put("net_total", style.money(sale.net_total), f"{sale.net_total:f}")
    tax = ink.put("tax_total", style.money(sale.tax_total), f"{sale.tax_total:f}")
    heads = "".join(
        f"<th class='r'>{plain(words[key])}</th>" for key in ("tax_rate", "net_total", "tax_total")
    )
    return (
        f"<table class='taxes'><tr>{heads}</tr><tr><td class='r'>{plain(style.rate(row.rate))} %"
        f"</td><td class='r n'>{net}</td><td class='r n'>{tax}</td></tr></table>"
    )
