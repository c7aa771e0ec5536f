"""A small web shop's invoice that lies in the parcel: gross prices, voucher, delivery."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 4), retail=True, inclusive=True, allowance=True, charge=True)

_CSS = """
.all{position:absolute;left:24mm;right:24mm;top:20mm;font-size:10pt}
.shop{font-size:22pt;letter-spacing:.5pt;margin-bottom:12mm}.facts{font-size:9pt;
margin-bottom:8mm;display:flex;flex-wrap:wrap;gap:2mm 8mm}.facts b{font-weight:normal;
color:#000}.facts span{color:#777}.who{display:flex;gap:20mm;margin-bottom:10mm;font-size:9.4pt}
.who small{display:block;color:#777;margin-bottom:1mm}.item{display:flex;
justify-content:space-between;border-bottom:.4pt solid #ccc;padding:3mm 0}.item small{display:
block;color:#777;font-size:8.4pt}.totals{margin:5mm 0 8mm auto;width:80mm}.totals th{
font-weight:normal;padding:.8mm 0}.strong th,.strong td{font-weight:bold;font-size:12pt;
padding-top:2mm}.tiny{font-size:8pt;color:#666;line-height:1.6}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; every article is a row with number and count below its name."""
    words, seller, style = sale.words, sale.seller, sale.style
    known = pieces.inline(pieces.facts(ink, sale, "number", "date"), "")
    known += f"<span>{plain(words['order_no'])} <b>#{digits(sale.draw, 5)}</b></span>"
    items = "".join(_item(ink, sale, index) for index in range(len(sale.lines)))
    taxes = "<br>".join(
        f"{plain(words['included'].format(rate=style.rate(row.rate)))}: "
        f"{ink.put('tax_total', style.money(row.tax), f'{row.tax:f}')}"
        for row in sale.taxes
    )
    ink.allow("net_total", f"{sale.net_total:f}")
    page = (
        f"<div class='all'><div class='shop c'>{plain(seller.stem)}</div><div class='facts'>"
        f"<span><b>{pieces.title(sale)}</b></span>{known}</div><div class='who'><div><small>"
        f"{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale, with_tax=False)}</div>"
        f"<div><small>{plain(words['seller'])}</small>{parts.seller_block(ink, sale)}</div></div>"
        f"{items}{parts.totals_table(pieces.gross_unit_row(ink, sale))}<div class='tiny'>{taxes}"
        f"<br>{plain(words['paid_by'])} ✓<br>{plain(words['thanks'])}</div></div>"
    )
    return document([page], _CSS, look)


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    line, style = sale.lines[index], sale.style
    name = parts.describe(ink, sale, index, (), "name brand model")
    price = ink.line(index, "unit_price", style.money(line.price), f"{line.price:f}")
    amount = ink.line(index, "net_amount", style.money(line.net), f"{line.net:f}")
    return (
        f"<div class='item'><div>{name}<small>{plain(sale.words['sku'])} "
        f"{parts.cell(ink, sale, index, 'sku')}</small><small>"
        f"{parts.cell(ink, sale, index, 'quantity')} × {price}</small></div><div class='n'>"
        f"{amount}</div></div>"
    )
