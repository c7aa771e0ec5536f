"""A cosmetics house: a table for every delivery (or carton), with batches and last days of use."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import party
from scripts.unseen.data.sales import ZERO, Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(4, 6), kinds=("beauty", "scent"), delivery=True)

_BILL = ("sku", "description", "lot", "expiry", "quantity", "unit_price", "tax_rate", "amount")
_SLIP = ("sku", "gtin", "description", "lot", "expiry", "quantity", "unit")
_CSS = """
.all{position:absolute;left:16mm;right:16mm;top:14mm;font-size:9pt}
.top{display:flex;justify-content:space-between;align-items:flex-end;margin-bottom:3mm}
.house{font-size:20pt;font-weight:300;letter-spacing:1pt}h1{font-size:13pt}.line{height:1mm;
margin-bottom:4mm}.who{display:grid;grid-template-columns:1fr 1fr 1fr;gap:7mm;margin-bottom:5mm}
.who small,.facts small{display:block;color:#555;font-size:7.6pt}.facts{display:flex;gap:9mm;
margin-bottom:6mm}.note{font-weight:bold;margin-bottom:1mm}.goods{width:100%;margin-bottom:4mm;
table-layout:auto}.goods th{background:#f1edf0;font-weight:normal;font-size:7.8pt;padding:1mm 1.2mm}
.goods td{padding:1.3mm 1.2mm;border-bottom:.3pt solid #ccc}.goods .sub td{border-bottom:0;
font-style:italic}.totals{margin:2mm 0 6mm auto}.totals th{font-weight:normal;
padding:.7mm 12mm .7mm 0}.strong th,.strong td{font-weight:bold;border-top:.8pt solid #333}
.sign{border-top:.5pt solid #333;width:80mm;margin-top:22mm;font-size:8pt}.foot{left:16mm;
right:16mm;bottom:9mm;font-size:7.4pt;color:#444;border-top:.4pt solid #999;padding-top:1.5mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with goods that go to a third company."""
    there = sale.delivery
    while there is None or there.stem in (sale.seller.stem, sale.buyer.stem):
        there = party(sale.buyer.country, sale.draw, "fourth")
    return replace(sale, delivery=there)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a packing slip tells no prices."""
    told, words, seller = pieces.form("batch", sale), sale.words, sale.seller
    is_slip = sale.kind == "packing_slip"
    tells_tax = not is_slip and sale.buyer.country != "JP"
    middle = (len(sale.lines) + 1) // 2
    blocks = "".join(
        _block(ink, sale, told, indexes, number)
        for number, indexes in enumerate((range(middle), range(middle, len(sale.lines))), start=1)
    )
    keys = ("number", "date", "order", "customer") if is_slip else ("number", "date", "due",
                                                                     "customer")  # fmt: skip
    if is_slip:
        count = sum((line.quantity for line in sale.lines), ZERO)
        ending = (f"<b>{plain(told['pieces'])}: {count:f}</b><div class='sign'>"
                  f"{plain(told['received'])}</div>")  # fmt: skip
        below = plain(told["responsible"])
    else:
        ending = parts.totals_table(parts.total_rows(ink, sale))
        ending += f"{parts.terms(sale)}"
        below = f"{parts.bank(ink, sale, ' · ')}<br>{plain(told['responsible'])}"
    page = (
        f"<div class='all'><div class='top'><span class='house c'>{plain(seller.stem)}</span>"
        f"<h1>{pieces.title(sale)}</h1></div><div class='line bg'></div><div class='who'><div>"
        f"{parts.seller_block(ink, sale, tax=not is_slip)}</div><div><small>"
        f"{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale, tells_tax)}</div><div>"
        f"<small>{plain(words['ship_to'])}</small>{parts.delivery_block(sale)}</div></div>"
        f"<div class='facts'>{pieces.stacked(pieces.facts(ink, sale, *keys))}</div>{blocks}"
        f"{ending}</div><div class='foot'>{below}</div>"
    )
    return document([page], _CSS, look)


def _block(ink: Ledger, sale: Sale, told: dict[str, str], indexes: range, number: int) -> str:
    """One delivery with its sum, or one carton."""
    columns = _SLIP if sale.kind == "packing_slip" else _BILL
    rows = "".join(_row(ink, sale, index, columns) for index in indexes)
    draw, style = sale.draw, sale.style
    if sale.kind == "packing_slip":
        said = told["carton"].format(n=number, all=2, kg=style.rate(Decimal(draw.randint(32, 190))
                                                                    / 10))  # fmt: skip
    else:
        day = sale.issued - timedelta(days=16 - 6 * number)
        said = told["note"].format(number=digits(draw, 5), date=style.day(day))
        total = sum((sale.lines[index].net for index in indexes), ZERO)
        rows += (
            f"<tr class='sub'><td colspan='{len(columns) - 1}' class='r'>"
            f"{plain(told['subtotal'])}</td><td class='r n'>{plain(style.number(total))}</td></tr>"
        )
    return (
        f"<div class='note'>{plain(said)}</div><table class='goods'>"
        f"{pieces.head(sale, columns, told)}{rows}</table>"
    )


def _row(ink: Ledger, sale: Sale, index: int, columns: tuple[str, ...]) -> str:
    draw = sale.draw
    cells = ""
    for column in columns:
        if column == "description":
            html = parts.describe(ink, sale, index, ("model",), "brand name")
        elif column == "lot":
            html = f"{letters(draw, 1)}{draw.randint(10, 52)}{digits(draw, 3)}"
        elif column == "expiry":
            html = f"{draw.randint(1, 12):02d}/{sale.issued.year + draw.choice((2, 3))}"
        else:
            html = parts.cell(ink, sale, index, column)
        cells += f"<td class='{parts.column_class(column)}'>{html}</td>"
    return f"<tr>{cells}</tr>"
