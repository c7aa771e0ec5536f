"""Bookkeeping program's standard form: both parties side by side, tax and gross in every row."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 7), two_rates=True)

_COLUMNS = ("pos", "description", "gtin", "quantity", "unit", "unit_price", "amount", "tax_rate",
            "tax_amount", "amount_gross")  # fmt: skip
_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:12mm;font-size:8.8pt}
.top{display:flex;justify-content:space-between;margin-bottom:6mm}h1{font-size:15pt}
.kv td,.kv th{padding:.2mm 2mm;font-weight:normal}.two{display:flex;gap:10mm;margin-bottom:6mm}
.two>div{flex:1}h2{font-size:9.4pt;border-bottom:1pt solid #333;margin-bottom:1mm}
.goods{width:100%;font-size:7.9pt}.goods th,.goods td{border:.5pt solid #555;padding:.9mm 1mm}
.goods th{background:#f0f0f0;text-align:center}.taxes{margin:3mm 0 4mm auto;font-size:8.2pt}
.taxes th,.taxes td{border:.5pt solid #555;padding:.8mm 2.4mm}.pay{font-size:13pt;
font-weight:bold;margin-bottom:3mm}.signs{display:flex;justify-content:space-between;
margin-top:16mm}.signs div{border-top:.5pt dotted #333;width:64mm;text-align:center;
font-size:7.4pt;padding-top:.6mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form; the sum to pay stands alone in large type."""
    words, style = sale.words, sale.style
    known = "<br>".join(
        f"{plain(label)}: <b>{value}</b>"
        for label, value in kinds.facts(ink, sale, "date", "delivered", "due")
    )
    ((label, number),) = parts.meta(ink, sale, "number")
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    head = "".join(f"<th>{plain(words[column])}</th>" for column in _COLUMNS)
    gross = ink.put("gross_total", style.money(sale.gross_total), f"{sale.gross_total:f}")
    page = (
        f"<div class='all'><div class='top'><h1 class='c'>{plain(words['title'])}<br>"
        f"<span style='font-size:11pt'>{plain(label)} {number}</span></h1><div>{known}</div></div>"
        f"<div class='two'><div><h2>{plain(words['seller'])}</h2>{parts.seller_block(ink, sale)}"
        f"</div><div><h2>{plain(words['bill_to'])}</h2>{parts.buyer_block(ink, sale)}</div></div>"
        f"<table class='goods'><tr>{head}</tr>{rows}</table>{_taxes(ink, sale)}"
        f"<div class='pay'>{plain(words['gross_total'])}: {gross}</div>"
        f"<p>{kinds.settlement(ink, sale)}</p><p>{plain(words['note'])}</p><div class='signs'>"
        f"<div>{plain(sale.seller.person)}</div><div>{plain(words['checked'])}</div></div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    """One article; tax and gross amount follow from net and rate."""
    line, style = sale.lines[index], sale.style
    tax = (line.net * line.rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    derived = {"tax_amount": tax, "amount_gross": line.net + tax}
    cells = ""
    for column in _COLUMNS:
        if column in derived:
            inner, cls = plain(style.number(derived[column])), "r n"
        elif column == "description":
            inner, cls = parts.describe(ink, sale, index, (), "name brand model"), ""
        else:
            inner, cls = parts.cell(ink, sale, index, column), parts.column_class(column)
            inner += "%" if column == "tax_rate" else ""
        cells += f"<td class='{cls}'>{inner}</td>"
    return f"<tr>{cells}</tr>"


def _taxes(ink: Ledger, sale: Sale) -> str:
    """Sums by rate over a row of totals."""
    number = sale.style.number
    table = kinds.tax_table(ink, sale)
    net = ink.put("net_total", number(sale.net_total), f"{sale.net_total:f}")
    tax = ink.put("tax_total", number(sale.tax_total), f"{sale.tax_total:f}")
    total = (
        f"<tr class='b'><td class='r'>Σ</td><td class='r n'>{net}"
        f"</td><td class='r n'>{tax}</td><td class='r n'>"
        f"{plain(number(sale.gross_total))}</td></tr>"
    )
    return table.replace("</table>", f"{total}</table>")
