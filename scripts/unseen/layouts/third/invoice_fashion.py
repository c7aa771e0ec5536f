"""A fashion house's invoice: pieces by size in a grid, one style and colour a row."""

from __future__ import annotations

import random
from dataclasses import replace

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table

MANNER = "sans"
WISHES = Wishes(lines=(3, 5), discounts=True)

_CSS = """
.all{position:absolute;left:15mm;right:15mm;top:15mm;font-size:8.8pt}
.house{text-align:center;font-size:20pt;letter-spacing:3pt;margin-bottom:2mm}.season{
text-align:center;font-size:8.4pt;color:#777;margin-bottom:9mm}.two{display:flex;
justify-content:space-between;margin-bottom:7mm}.kv th{font-weight:normal;color:#777;
padding-right:4mm}h1{font-size:11pt;letter-spacing:1pt;margin-bottom:3mm}.goods{width:100%;
font-size:8.2pt}.goods th{font-weight:normal;border-bottom:.6pt solid #000;padding:1mm .8mm}
.goods td{padding:1.8mm .8mm;border-bottom:.3pt solid #bbb}.z{text-align:center;width:8mm}
.totals{margin:5mm 0 8mm auto;width:74mm}.totals th{font-weight:normal;padding:.7mm 0}
.strong th,.strong td{font-weight:bold}.tiny{font-size:7.8pt;color:#555}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; sizes are a grid whose sum is the quantity."""
    words, draw = sale.words, sale.draw
    sizes = draw.choice(table("third/garments")["sizes"])
    has_discount = any(line.discount for line in sale.lines)
    grid = "".join(f"<th class='z'>{size}</th>" for size in sizes)
    discount = f"<th class='r'>{plain(words['discount'])}</th>" if has_discount else ""
    head = (
        f"<th>{plain(words['sku'])}</th><th>{plain(words['description'])}</th>{grid}"
        f"<th class='r'>{plain(words['total_qty'])}</th><th class='r'>"
        f"{plain(words['unit_price'])}</th>{discount}<th class='r'>{plain(words['amount'])}</th>"
    )
    rows = "".join(
        _row(ink, sale, index, len(sizes), has_discount) for index in range(len(sale.lines))
    )
    known = pairs(pieces.facts(ink, sale, "number", "date", "order", "due"))
    totals = parts.totals_table(parts.total_rows(ink, sale))
    page = (
        f"<div class='all'><div class='house'>{plain(sale.seller.stem)}</div>"
        f"<div class='season'>AW {sale.issued.year % 100} · {plain(sale.seller.domain)}</div>"
        f"<div class='two'><div>{parts.buyer_block(ink, sale)}</div><div>{known}</div></div>"
        f"<h1>{pieces.title(sale)}</h1><table class='goods'><tr>{head}</tr>{rows}</table>{totals}"
        f"<div class='tiny'>{parts.terms(sale)} {parts.bank(ink, sale, ' · ')}<br><br>"
        f"{parts.seller_block(ink, sale)}</div></div>"
    )
    return document([page], _CSS, look)


def adapt(sale: Sale) -> Sale:
    """Return the sale with garments of one brand in place of the goods that were drawn."""
    known, language = table("third/garments"), sale.style.language
    brand = sale.lines[0].good.brand
    names = sale.draw.sample(known["garments"][language], len(sale.lines))
    lines = tuple(
        replace(line, good=replace(
            line.good, brand=brand,
            name=f"{name}, {sale.draw.choice(known['colours'][language])}"))
        for line, name in zip(sale.lines, names, strict=True)
    )  # fmt: skip
    return replace(sale, lines=lines)


def _row(ink: Ledger, sale: Sale, index: int, count: int, has_discount: bool) -> str:
    sizes = "".join(
        f"<td class='z'>{pieces or '–'}</td>"
        for pieces in _by_size(int(sale.lines[index].quantity), count, sale.draw)
    )
    columns = ["quantity", "unit_price", *(["discount"] if has_discount else []), "amount"]
    cells = "".join(
        f"<td class='r n'>{parts.cell(ink, sale, index, column)}</td>" for column in columns
    )
    name = parts.describe(ink, sale, index, (), "brand name")
    return (
        f"<tr><td class='n'>{parts.cell(ink, sale, index, 'sku')}</td><td>{name}</td>{sizes}"
        f"{cells}</tr>"
    )


def _by_size(quantity: int, count: int, draw: random.Random) -> list[int]:
    """Pieces of every size that add up to the quantity."""
    found = [0] * count
    for _ in range(quantity):
        found[draw.randrange(count)] += 1
    return found
