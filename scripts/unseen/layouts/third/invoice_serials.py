"""A wholesaler's invoice by delivery notes, with all serial numbers in rows of their own."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 5), serials=True, kinds=("network", "optics", "fitness"))

_COLUMNS = ("sku", "brand", "model", "description", "quantity", "unit_price", "amount")
_CSS = """
.all{position:absolute;left:13mm;right:13mm;top:11mm;font-size:8.6pt}
.bar{display:flex;justify-content:space-between;align-items:center;padding:3mm 4mm;
margin-bottom:5mm}.bar h1{font-size:15pt}.three{display:flex;gap:6mm;margin-bottom:6mm}
.three>div{flex:1}.three small{display:block;color:#666;margin-bottom:.6mm}.kv th{
font-weight:normal;color:#444;padding-right:3mm}.goods{width:100%}.goods th{background:#e9e9e9;
padding:1mm 1.2mm;font-size:7.8pt}.goods td{padding:1.2mm}.note td{font-weight:bold;
padding-top:3mm;border-bottom:.5pt solid #888}.sn td{font-size:7.6pt;color:#333;
padding:0 1.2mm 1.6mm 9mm;border-bottom:.3pt solid #ccc}.totals{margin:4mm 0 5mm auto;width:80mm}
.totals th{font-weight:normal;padding:.5mm 0}.strong th,.strong td{font-weight:bold;
border-top:.8pt solid #000;padding-top:1mm}.low{font-size:8pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; a delivery note begins in the first row and in the middle."""
    words = sale.words
    known = "".join(
        f"<tr><th>{plain(label)}</th><td>{value}</td></tr>"
        for label, value in pieces.facts(ink, sale, "number", "date", "due", "customer", "order")
    )
    head = "".join(
        f"<th class='{parts.column_class(column)}'>{plain(words[column])}</th>"
        for column in _COLUMNS
    )
    rows = ""
    for index in range(len(sale.lines)):
        if index in (0, len(sale.lines) // 2):
            rows += _note(sale, index)
        rows += parts.body_rows(ink, sale, _COLUMNS, (index,), "name")
        if sale.lines[index].serials:
            said = parts.serials(ink, sale, index)
            rows += f"<tr class='sn'><td colspan='{len(_COLUMNS)}'>{said}</td></tr>"
    totals = parts.totals_table(parts.total_rows(ink, sale))
    page = (
        f"<div class='all'><div class='bar bg'><h1>{pieces.title(sale)}</h1><span>"
        f"{plain(sale.seller.stem)}</span></div><div class='three'><div><small>"
        f"{plain(words['seller'])}</small>{parts.seller_block(ink, sale)}</div><div><small>"
        f"{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale)}</div><div>"
        f"<table class='kv'>{known}</table></div></div><table class='goods'><tr>{head}</tr>{rows}"
        f"</table>{totals}<div class='low'>{parts.bank(ink, sale, ' | ')}<br>{parts.notes(sale)}"
        "</div></div>"
    )
    return document([page], _CSS, look)


def _note(sale: Sale, index: int) -> str:
    """Row that names the delivery note under which the next lines went out."""
    day = sale.issued - timedelta(days=9 - index)
    said = sale.words["note_no"].format(number=digits(sale.draw, 6), date=sale.style.day(day))
    return f"<tr class='note'><td colspan='{len(_COLUMNS)}'>{plain(said)}</td></tr>"
