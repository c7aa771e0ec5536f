"""A credit note: the invoice that it corrects and the reason in a frame, then the articles."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 3))

_COLUMNS = ("description", "sku", "quantity", "unit", "unit_price", "tax_rate", "amount")
_CSS = """
.all{position:absolute;left:22mm;right:18mm;top:16mm;font-size:9.6pt}
.two{display:flex;justify-content:space-between;margin-bottom:10mm}.big{font-size:17pt;
border-bottom:2.4pt solid;padding-bottom:1.5mm;margin-bottom:4mm}.refs{display:flex;gap:10mm;
margin-bottom:5mm}.refs small{display:block;color:#666}.why{border:.8pt dashed #666;
padding:2.5mm 4mm;margin-bottom:6mm}.goods{width:100%}.goods th{text-align:left;color:#555;
font-weight:normal;font-size:8pt;border-bottom:.6pt solid #555;padding:1mm}.goods th.r{
text-align:right}.goods td{padding:1.6mm 1mm;border-bottom:.3pt solid #ccc}.low{display:flex;
justify-content:space-between;margin-top:5mm;align-items:flex-start}.taxes{font-size:8pt;
color:#444}.taxes th,.taxes td{padding:.5mm 5mm .5mm 0;font-weight:normal}.sum{font-size:12pt;
font-weight:bold;text-align:right}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the note; its amounts bear no sign."""
    words = sale.words
    day = sale.issued - timedelta(days=sale.draw.randint(6, 50))
    number = sale.number
    while number == sale.number:
        number = f"{sale.number[:-2]}{digits(sale.draw, 2)}"
    original = words["original"].format(number=number, date=sale.style.day(day))
    known = "".join(
        f"<div><small>{plain(label)}</small>{value}</div>"
        for label, value in pieces.facts(ink, sale, "number", "date", "customer", "contact")
    )
    rows = parts.body_rows(ink, sale, _COLUMNS, range(len(sale.lines)), "brand model name")
    total = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    page = (
        f"<div class='all'><div class='two'><div>{parts.seller_block(ink, sale)}</div>"
        f"<div style='width:80mm'>{parts.buyer_block(ink, sale)}</div></div><div class='big c'>"
        f"{pieces.title(sale)}</div><div class='refs'>{known}</div><div class='why'>"
        f"{plain(original)}<br>{plain(words['reason'])}</div><table class='goods'>"
        f"{parts.head(sale, _COLUMNS)}{rows}</table><div class='low'>"
        f"{pieces.tax_summary(ink, sale)}<div class='sum'>{plain(words['gross_total'])}<br>{total}"
        "</div></div></div>"
    )
    return document([page], _CSS, look)
