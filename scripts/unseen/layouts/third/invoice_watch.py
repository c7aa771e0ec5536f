"""A watch dealer's invoice under the margin scheme: each piece a card with its reference."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import ZERO, Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table

MANNER = "serif"
WISHES = Wishes(lines=(1, 2), margin=True, cents=(78_000, 1_450_000))

_CSS = """
.all{position:absolute;left:30mm;right:30mm;top:22mm;font-size:11pt}
.house{font-size:24pt;margin-bottom:1mm}.under{font-size:9pt;color:#555;margin-bottom:13mm}
.two{display:flex;justify-content:space-between;margin-bottom:11mm}h1{font-size:13pt;
font-style:italic;font-weight:normal;margin-bottom:3mm}.card{border:.6pt solid #666;padding:4mm 5mm;
margin-bottom:4mm}.card .b{font-size:12pt}.kv{display:grid;grid-template-columns:34mm 1fr;
row-gap:.6mm;margin:2mm 0;font-size:10pt}.kv span{color:#666}.price{display:flex;
justify-content:space-between;border-top:.4pt solid #aaa;padding-top:2mm}.sum{display:flex;
justify-content:space-between;font-size:13pt;font-weight:bold;margin:6mm 0 5mm}
.tiny{font-size:9pt;margin-bottom:3mm}.hand{position:relative;height:18mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; tax is neither told nor added."""
    words, seller = sale.words, sale.seller
    cards = "".join(_card(ink, sale, index) for index in range(len(sale.lines)))
    known = "<br>".join(
        f"{plain(label)} {value}" for label, value in pieces.facts(ink, sale, "number", "date")
    )
    total = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    page = (
        f"<div class='all'><div class='house c'>{plain(seller.stem)}</div><div class='under'>"
        f"{pieces.heading_of(ink, sale, ' · ')}<br>{plain(words['phone'])} {plain(seller.phone)}"
        f" · {tax}</div><div class='two'><div>{parts.buyer_block(ink, sale, with_tax=False)}"
        f"</div><div><h1>{pieces.title(sale)}</h1>{known}</div></div>{cards}<div class='sum'>"
        f"<span>{plain(words['gross_total'])}</span><span>{total}</span></div><div class='tiny'>"
        f"{plain(sale.untaxed_note)}</div><div class='tiny'>{parts.bank(ink, sale, ' · ')}</div>"
        f"<div class='hand'>{signature(seller.person, 'left:0;top:0', sale.draw)}</div></div>"
    )
    return document([page], _CSS, look)


def adapt(sale: Sale) -> Sale:
    """Return the sale with single watches in place of the goods that were drawn."""
    names = sale.draw.sample(table("third/watches")[sale.style.language], len(sale.lines))
    lines = []
    for line, name in zip(sale.lines, names, strict=True):
        model = f"{digits(sale.draw, 4)}.{digits(sale.draw, 2)}.{letters(sale.draw, 2)}"
        good = replace(line.good, name=name, model=model)
        serial = letters(sale.draw, 1) + digits(sale.draw, 7)
        lines.append(
            replace(line, good=good, quantity=Decimal(1), net=line.price, serials=(serial,))
        )
    total = sum((line.price for line in lines), ZERO)
    return replace(sale, lines=tuple(lines), taxes=(replace(sale.taxes[0], base=total),))


def _card(ink: Ledger, sale: Sale, index: int) -> str:
    line, style, words = sale.lines[index], sale.style, sale.words
    name = parts.describe(ink, sale, index, (), "brand name")
    price = ink.line(index, "unit_price", style.money(line.price), f"{line.price:f}")
    amount = ink.line(index, "net_amount", style.money(line.net), f"{line.net:f}")
    serial = ink.line(index, "serial_numbers", line.serials[0], list(line.serials))
    return (
        f"<div class='card'><div class='b'>{name}</div><div class='kv'>"
        f"<span>{plain(words['ref'])}</span><b>{parts.cell(ink, sale, index, 'model')}</b>"
        f"<span>{plain(words['serial'])}</span><b>{serial}</b><span>{plain(words['year'])}</span>"
        f"<b>{sale.draw.randint(1968, 2021)}</b></div><div class='price'><span>"
        f"{parts.cell(ink, sale, index, 'quantity')} × {price}</span><span class='n'>{amount}"
        "</span></div></div>"
    )
