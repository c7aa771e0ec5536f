"""A quote by letter: each position a paragraph with its price below, totals at the end."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "serif"
WISHES = Wishes(lines=(2, 4), charge=True)

_CSS = """
.all{position:absolute;left:28mm;right:24mm;top:18mm;font-size:10.8pt}
.head{text-align:right;margin-bottom:12mm;font-size:9.4pt}.to{margin-bottom:10mm}
.ref{display:flex;gap:9mm;font-size:9.6pt;margin-bottom:5mm}h1{font-size:14pt;
margin-bottom:3mm}.item{margin:0 0 4mm}.item .in{display:flex;justify-content:space-between;
padding-left:8mm}.totals{margin:2mm 0 7mm auto;width:82mm}.totals th{font-weight:normal;
padding:.6mm 0}.strong th,.strong td{font-weight:bold;border-top:.6pt solid #000}
.hand{position:relative;height:17mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the quote; until when it holds is no field of ours."""
    words, seller = sale.words, sale.seller
    known = pieces.inline(pieces.facts(ink, sale, "number", "date"), "")
    day = sale.style.day(sale.issued + timedelta(days=30))
    items = "".join(_item(ink, sale, index) for index in range(len(sale.lines)))
    totals = parts.totals_table(parts.total_rows(ink, sale))
    page = (
        f"<div class='all'><div class='head'>{parts.seller_block(ink, sale)}</div><div class='to'>"
        f"{parts.buyer_block(ink, sale, with_tax=False)}</div><h1>{pieces.title(sale)}</h1>"
        f"<div class='ref'>{known}<span>{plain(words['customer'])} {digits(sale.draw, 4)}</span>"
        f"</div><p>{plain(words['intro_quote'][:1].upper() + words['intro_quote'][1:])}</p>"
        f"{items}{totals}<p>{plain(words['valid_until'].format(date=day))}</p><div class='hand'>"
        f"{signature(seller.person, 'left:0;top:-1mm', sale.draw)}</div>{plain(seller.person)}"
        "</div>"
    )
    return document([page], _CSS, look)


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    line, style = sale.lines[index], sale.style
    price = ink.line(index, "unit_price", style.money(line.price), f"{line.price:f}")
    amount = ink.line(index, "net_amount", style.money(line.net), f"{line.net:f}")
    name = parts.describe(ink, sale, index, (), "name brand model")
    return (
        f"<div class='item'>{index + 1}. {name}<div class='in'><span>"
        f"{parts.cell(ink, sale, index, 'quantity')} {parts.cell(ink, sale, index, 'unit')} × "
        f"{price}</span><span class='n'>{amount}</span></div></div>"
    )
