"""A bookkeeping program's paper: sums and taxes by rate come first, then the lines."""

from __future__ import annotations

import random
from datetime import timedelta

from scripts.unseen.data.numbers import digits, letters, paper_number
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 6), discounts=True, two_rates=True, kinds=("camping", "storage"))

_COLUMNS = ("description", "sku", "quantity", "unit_price", "discount", "tax_rate", "amount")
_CSS = """
.side{position:absolute;left:0;top:0;width:5mm;height:100%}
.all{position:absolute;left:18mm;right:14mm;top:13mm;font-size:9pt}
.top{display:flex;justify-content:space-between;margin-bottom:5mm}.top h1{font-size:21pt;
line-height:1}.top>div{max-width:96mm}.kv th{font-weight:normal;color:#555;padding-right:5mm}
.sums{display:grid;grid-template-columns:1fr 62mm;gap:6mm;background:#f0f1f3;padding:4mm 5mm;
margin-bottom:6mm}.sums h2,.label{font-size:8pt;color:#555;font-weight:bold;
text-transform:uppercase;margin-bottom:1.5mm}.rates{width:100%}.rates th{font-weight:normal;
color:#555;font-size:8pt}.rates th,.rates td{padding:.5mm 3mm .5mm 0}.rates .last td{
border-top:.5pt solid #777}.pay{text-align:right}.pay b{display:block;font-size:19pt;
line-height:1.15}.who{display:flex;justify-content:space-between;gap:10mm;margin-bottom:6mm}
.who>div{flex:1}.goods{width:100%}.goods th{border-bottom:1pt solid #333;padding:1mm;
font-size:8pt}.goods td{padding:1.5mm 1mm;border-bottom:.3pt solid #ddd}.why{margin-bottom:4mm;
font-style:italic}.foot{left:18mm;right:14mm;bottom:9mm;display:flex;gap:7mm;font-size:8pt;
align-items:flex-end}.qr{width:23mm;height:23mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; sums of a credit note bear no sign."""
    told, words, seller = pieces.form("topsum", sale), sale.words, sale.seller
    columns = parts.with_any_discount(sale, _COLUMNS)
    known = pairs(pieces.facts(ink, sale, "number", "date", "due", "order", "customer"))
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "brand name model")
    gross = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    label = told["total"] if sale.kind == "credit_note" else told["pay"]
    why, pay = "", ""
    if sale.kind == "credit_note":
        why = f"<div class='why'>{plain(_corrected(sale, told))}</div>"
    else:
        pay = f"{parts.bank(ink, sale)}<br>{plain(told['reference'])} {_reference(sale)}"
    scan = plain(told["scan"] if pay or seller.country == "PT" else sale.order)
    if seller.country == "PT":
        scan += f": {letters(sale.draw, 4)}{digits(sale.draw, 4)}-{digits(sale.draw, 4)}"
    page = (
        f"<div class='side bg full'></div><div class='all'><div class='top'><div>"
        f"<h1 class='c'>{pieces.title(sale)}</h1><br>{known}</div><div class='r'>"
        f"{parts.seller_block(ink, sale)}</div></div>{why}<div class='sums'><div><h2>"
        f"{plain(told['summary'])}</h2>{_rates(ink, sale)}</div><div class='pay'><h2>"
        f"{plain(label)}</h2><b>{gross}</b>{parts.terms(sale) if pay else ''}</div></div>"
        f"<div class='who'><div><div class='label'>{plain(words['bill_to'])}</div>"
        f"{parts.buyer_block(ink, sale)}</div><div>{pay}</div></div><div class='label'>"
        f"{plain(told['detail'])}</div><table class='goods'>{pieces.head(sale, columns)}{rows}"
        f"</table></div><div class='foot'>{_code(sale.draw)}<div>{scan}<br>{plain(told['law'])}"
        f"<br>{plain(words['note'])}</div></div>"
    )
    return document([page], _CSS, look)


def _rates(ink: Ledger, sale: Sale) -> str:
    """Base and tax by rate, and their sums in the last row."""
    words = sale.words
    heads = (words["tax_rate"], words["base"], words["tax_total"])
    html = pieces.rate_rows(sale, heads, sale.style.number)
    net = pieces.amount(ink, sale, "net_total", sale.net_total, True)
    tax = pieces.amount(ink, sale, "tax_total", sale.tax_total, True)
    return (
        f"<table class='rates'>{html}<tr class='last b'><td></td><td class='r n'>{net}</td>"
        f"<td class='r n'>{tax}</td></tr></table>"
    )


def _corrected(sale: Sale, told: dict[str, str]) -> str:
    day = sale.issued - timedelta(days=sale.draw.randint(8, 60))
    number = paper_number(sale.seller.country, "invoice", day, sale.draw)
    return told["corrects"].format(number=number.removeprefix("FT "), date=sale.style.day(day))


def _reference(sale: Sale) -> str:
    """Reference for the transfer, as the country forms it."""
    draw = sale.draw
    if sale.seller.country == "BE":
        return f"+++{digits(draw, 3)}/{digits(draw, 4)}/{digits(draw, 5)}+++"
    if sale.seller.country == "CH":
        return f"RF{digits(draw, 2)} {digits(draw, 4)} {digits(draw, 4)}"
    return f"{digits(draw, 3)} {digits(draw, 3)} {digits(draw, 3)}"


def _code(draw: random.Random) -> str:
    """Something that looks like a QR code; it says nothing."""
    size = 25
    cells = "".join(
        f"M{x} {y}h1v1h-1z"
        for x in range(size)
        for y in range(size)
        if draw.random() < 0.45 and not _is_corner(x, y, size)
    )
    eyes = "".join(
        f"M{x} {y}h7v7h-7zM{x + 1} {y + 1}v5h5v-5zM{x + 2} {y + 2}h3v3h-3z"
        for x, y in ((0, 0), (size - 7, 0), (0, size - 7))
    )
    return (
        f"<svg class='qr' viewBox='0 0 {size} {size}' fill-rule='evenodd' "
        f"shape-rendering='crispEdges'><path d='{cells}'/><path d='{eyes}'/></svg>"
    )


def _is_corner(x: int, y: int, size: int) -> bool:
    return (x < 8 and (y < 8 or y >= size - 8)) or (x >= size - 8 and y < 8)
