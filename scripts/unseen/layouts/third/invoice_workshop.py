"""A workshop's bill from a word processor: hours of work first, then the parts."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "serif"
WISHES = Wishes(lines=(1, 3), retail=True, labour=2, kinds=("network", "garden"))

_CSS = """
.all{position:absolute;left:25mm;right:22mm;top:16mm;font-size:11pt}
.name{text-align:center;font-size:15pt;margin-bottom:1mm}.under{text-align:center;font-size:9pt;
border-bottom:.8pt solid #000;padding-bottom:2mm;margin-bottom:9mm}.to{margin-bottom:9mm}
.line{display:flex;justify-content:space-between;margin-bottom:5mm}h1{font-size:14pt}
.goods{width:100%;margin:3mm 0}.goods th,.goods td{border:.6pt solid #000;padding:1.3mm 2mm}
.goods th{font-size:9.6pt}.totals{margin-left:auto;width:84mm}.totals th{font-weight:normal}
.totals th,.totals td{padding:.8mm 2mm}.strong th,.strong td{font-weight:bold;
border-top:1.6pt double #000}.low{margin-top:9mm;font-size:10pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the bill; count and unit share a cell."""
    words, seller = sale.words, sale.seller
    number, day = pieces.facts(ink, sale, "number", "date")
    heads = ("description", "quantity", "unit_price", "amount")
    head = "".join(f"<th class='{'' if key == 'description' else 'r'}'>{plain(words[key])}</th>"
                   for key in heads)  # fmt: skip
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    totals = parts.totals_table(parts.total_rows(ink, sale))
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    page = (
        f"<div class='all'><div class='name'>{parts.name(ink, 'seller', seller)}</div>"
        f"<div class='under'>{ink.put('seller_address', seller.one_line)} · "
        f"{plain(words['phone'])} {plain(seller.phone)}</div><div class='to'>"
        f"{parts.buyer_block(ink, sale, with_tax=False)}</div><div class='line'><h1>"
        f"{pieces.title(sale)}</h1><div>{plain(number[0])} {number[1]}<br>{plain(day[0])} {day[1]}"
        f"</div></div><div>{plain(words['job'])} {digits(sale.draw, 4)}</div><table class='goods'>"
        f"<tr>{head}</tr>{rows}</table>{totals}<div class='low'>{parts.terms(sale)}<br>"
        f"{parts.bank(ink, sale, ' · ')}<br>{tax}</div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    if sale.lines[index].good.brand:
        name = parts.describe(ink, sale, index, (), "name brand model")
    else:
        name = ink.line(index, "description", sale.lines[index].good.name)
    return (
        f"<tr><td>{name}</td><td class='r n'>{pieces.quantity(ink, sale, index)} "
        f"{parts.cell(ink, sale, index, 'unit')}</td><td class='r n'>"
        f"{parts.cell(ink, sale, index, 'unit_price')}</td><td class='r n'>"
        f"{parts.cell(ink, sale, index, 'amount')}</td></tr>"
    )
