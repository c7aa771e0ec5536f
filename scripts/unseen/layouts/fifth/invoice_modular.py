"""An open business suite's paper: code in brackets before the name, tax named on every line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(2, 6), discounts=True, kinds=("gaming", "cams", "wearables", "robots", "cookware")
)

_NUMBERS = {"invoice": ("INV/{yyyy}/0{4}", "INV/{yyyy}/{mm}/0{3}", "F{yyyy}/0{4}"),
            "quote": ("S0{4}",), "order_confirmation": ("S0{4}",),
            "pro_forma": ("S0{4}",)}  # fmt: skip
_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:12mm;font-size:9.4pt}
.top{display:flex;justify-content:space-between;align-items:center;border-bottom:.5pt solid #555;
padding-bottom:3mm;margin-bottom:5mm}.top i{font-size:10pt;color:#555}.from{margin-bottom:9mm}
.two{display:flex;justify-content:space-between;margin-bottom:9mm}.two>div{width:76mm}
.two small{font-weight:bold;display:block;font-size:9pt}h1{font-size:18pt;font-weight:normal;
margin-bottom:5mm}.facts{display:flex;gap:12mm;margin-bottom:7mm}.facts small{font-weight:bold;
display:block;font-size:8.6pt}.goods{width:100%;margin-bottom:2mm}.goods th{
border-bottom:1pt solid #333;padding:1.3mm 1.2mm;font-size:8.6pt}.goods td{padding:1.4mm 1.2mm;
border-bottom:.3pt solid #ddd}.sub{font-size:8.4pt;color:#333}.totals{margin:1mm 0 6mm auto;
min-width:72mm}.totals th{font-weight:normal;padding:1mm 10mm 1mm 1mm}.totals td{padding:1mm}
.totals tr{border-top:.3pt solid #ccc}.strong th,.strong td{font-weight:bold;
border-top:.8pt solid #333}.foot{left:17mm;right:17mm;bottom:8mm;border-top:.5pt solid #555;
padding-top:1.5mm;text-align:center;font-size:7.8pt;color:#444}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the suite's number and labels; some makers number every piece."""
    found = dress.numbered(sale, sale.draw.choice(_NUMBERS[sale.kind]))
    found = replace(dress.delivered(found), order=f"S0{digits(found.draw, 4)}")
    if sale.kind == "invoice" and sale.draw.random() < 0.5:
        found = dress.with_serials(found)
    return dress.dressed("modular", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; title and number stand in one heading."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    number = ink.put("invoice_number", sale.number)
    columns = parts.with_any_discount(
        sale, ("description", "quantity", "unit_price", "discount", "tax_name", "amount")
    )
    head = pieces.head(sale, columns, {"tax_name": words["taxes"]})
    rows = "".join(_row(ink, sale, index, columns) for index in range(len(sale.lines)))
    there = f"<div><small>{plain(words['ship_to'])}</small>{parts.delivery_block(sale)}</div>"
    said = words["slogan"] if draw.random() < 0.5 else f"www.{seller.domain}"
    page = (
        f"<div class='all'><div class='top'><div>{dress.mark(sale, look.colour, 15)} <b "
        f"class='c'>{plain(seller.stem)}</b></div><i>{plain(said)}</i></div><div class='from'>"
        f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}<br>"
        f"{plain(seller.country_name)}</div><div class='two'>{there}<div>"
        f"{parts.buyer_block(ink, sale)}</div></div><h1 class='c'>{pieces.title(sale)} {number}"
        f"</h1><div class='facts'>{pieces.stacked(_facts(ink, sale))}</div><table class='goods'>"
        f"{head}{rows}</table>{parts.totals_table(lines.sums(ink, sale))}{_closing(ink, sale)}"
        f"</div>{_foot(ink, sale)}"
    )
    return document([page], _CSS, look)


def _facts(ink: Ledger, sale: Sale) -> list[tuple[str, str]]:
    """Days and references in a row below the heading."""
    words, style = sale.words, sale.style
    if sale.kind == "invoice":
        known = parts.meta(ink, sale, "date", "due", "order")
        known.insert(2, (words["delivered"], plain(style.day(sale.delivered))))
        return known
    known = parts.meta(ink, sale, "date")
    if sale.kind == "quote":
        known.append((words["expires"], plain(style.day(sale.issued + timedelta(days=30)))))
    return [*known, (words["contact"], plain(sale.seller.person))]


def _row(ink: Ledger, sale: Sale, index: int, columns: tuple[str, ...]) -> str:
    line = sale.lines[index]
    cells = ""
    for column in columns:
        if column == "description":
            code = parts.cell(ink, sale, index, "sku")
            inner = f"[{code}] {parts.describe(ink, sale, index, (), 'brand model name')}"
            codes = dress.coded(ink, sale, index, ("gtin", "serials"), "<br>")
            inner += f"<div class='sub'>{codes}</div>"
        elif column == "quantity":
            shown = sale.style.number(line.quantity) if sale.style.places else f"{line.quantity:f}"
            inner = ink.line(index, "quantity", shown, f"{line.quantity:f}")
            inner += f" {parts.cell(ink, sale, index, 'unit')}"
        elif column == "tax_name":
            inner = _tax_name(ink, sale, index)
        elif column == "amount":
            inner = ink.line(index, "net_amount", sale.style.money(line.net), f"{line.net:f}")
        else:
            inner = parts.cell(ink, sale, index, column)
        side = "r n" if column == "tax_name" else parts.column_class(column)
        cells += f"<td class='{side}'>{inner}</td>"
    return f"<tr>{cells}</tr>"


def _tax_name(ink: Ledger, sale: Sale, index: int) -> str:
    """Name of the tax as the suite calls it, such as `21% G`."""
    rate = parts.cell(ink, sale, index, "tax_rate")
    return plain(sale.words["tax_name"]).replace("RATE", rate)


def _closing(ink: Ledger, sale: Sale) -> str:
    """Terms, what to write on the transfer, and the account."""
    words = sale.words
    if sale.kind != "invoice":
        return f"<p>{plain(words['terms_note'])}</p>"
    return (
        f"<p>{parts.terms(sale)}</p><p>{plain(words['communication'])}: "
        f"<b>{plain(sale.number)}</b><br>{dress.account(ink, sale, ' – ')}</p>"
        f"<p>{plain(words['note'])}</p>"
    )


def _foot(ink: Ledger, sale: Sale) -> str:
    seller = sale.seller
    found = [plain(seller.phone), ink.put("seller_email", seller.email),
             plain(f"http://www.{seller.domain}")]  # fmt: skip
    if seller.tax:
        found.append(parts.tax_id(ink, "seller", seller, sale.words["tax_id"]))
    page = plain(sale.words["page"])
    return f"<div class='foot'>{' | '.join(found)}<br>{plain(seller.register)}<br>{page}</div>"
