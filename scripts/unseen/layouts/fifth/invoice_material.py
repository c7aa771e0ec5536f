"""A large firm's form: number and day in one cell, items of several rows with their conditions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(5, 9), discounts=True, kinds=("oral", "toner", "cookware", "gaming", "eyewear", "blocks")
)

_NUMBERS = {"invoice": "900{5}", "credit_note": "91{6}"}
_CSS = """
.house{position:absolute;left:20mm;top:12mm;font-size:21pt;font-weight:bold;letter-spacing:.5pt}
.line{position:absolute;left:20mm;top:44mm;font-size:6.5pt}.to{position:absolute;left:20mm;
top:50mm;font-size:9.6pt;width:85mm}.info{position:absolute;left:118mm;top:40mm;width:74mm;
border:.7pt solid #222;font-size:8.4pt}.info h1{font-size:13pt;padding:1.2mm 2mm;
border-bottom:.7pt solid #222}.info div{padding:.7mm 2mm}.info small{display:block;font-size:7pt;
color:#333;line-height:1.1}.main{position:absolute;left:20mm;right:16mm;top:101mm;font-size:8.6pt}
.main.later{top:34mm}.goods{width:100%}.goods th{border-top:.7pt solid #222;
border-bottom:.7pt solid #222;font-weight:normal;padding:.8mm .6mm}.goods td{padding:.35mm .6mm}
.goods .one td{padding-top:2mm}.totals{width:100%;margin-top:3mm;border-top:.7pt solid #222}
.totals th{font-weight:normal;padding:.5mm 0}.strong th,.strong td{font-weight:bold;
border-top:.5pt solid #222;border-bottom:.5pt solid #222}.end{margin-top:4mm}
.foot{left:20mm;right:16mm;bottom:7mm;font-size:6.4pt;display:grid;
grid-template-columns:1.3fr 1.2fr 1.2fr 1.4fr;gap:4mm;border-top:.4pt solid #666;padding-top:1mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with a number of the program's range, and its labels."""
    return dress.dressed("material", dress.numbered(sale, _NUMBERS[sale.kind]))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form; from the sixth item on it goes on overleaf."""
    chunks = parts.split_lines(sale.lines, 5, 9)
    pages = []
    for index, chunk in enumerate(chunks):
        said = plain(sale.words["page"].format(page=index + 1, pages=len(chunks)))
        rows = "".join(_item(ink, sale, line) for line in chunk)
        is_last = index == len(chunks) - 1
        pages.append(
            f"<div class='house c'>{plain(sale.seller.stem)}</div>"
            f"{_top(ink, sale, said) if index == 0 else _later(sale, said)}"
            f"<div class='main {'' if index == 0 else 'later'}'><table class='goods'>"
            f"{_head(sale)}{rows}</table>{_end(ink, sale) if is_last else ''}</div>"
            f"{_foot(ink, sale)}"
        )
    return document(pages, _CSS, look)


def _top(ink: Ledger, sale: Sale, page: str) -> str:
    """Address window, and the box of numbers with their days."""
    words, style, seller, draw = sale.words, sale.style, sale.seller, sale.draw
    number = ink.put("invoice_number", sale.number)
    day = ink.put("issue_date", style.day(sale.issued), sale.issued.isoformat())
    note = plain(f"80{digits(draw, 6)} / {style.day(sale.delivered)}")
    order = plain(f"{sale.order} / {style.day(sale.delivered - timedelta(days=4))}")
    told = [(words["number_day"], f"<b>{number} / {day}</b>"), (words["note_day"], note),
            (words["order_day"], order), (words["customer"], plain(sale.customer))]  # fmt: skip
    if sale.buyer.tax:
        told.append((words["your_tax_id"], parts.tax_id(ink, "buyer", sale.buyer, "").strip()))
    return (
        f"<div class='line'>{plain(seller.name)} · {plain(seller.one_line)}</div><div class='to'>"
        f"{parts.buyer_block(ink, sale, with_tax=False)}</div><div class='info'>"
        f"<h1>{pieces.title(sale)}</h1>{pieces.stacked(told)}<div>{page}</div></div>"
    )


def _later(sale: Sale, page: str) -> str:
    """What stands on top of the second page."""
    said = f"{sale.words['number_day']}: {sale.number} / {sale.style.day(sale.issued)}"
    return f"<div class='info' style='top:12mm'><div>{plain(said)}</div><div>{page}</div></div>"


def _head(sale: Sale) -> str:
    words = sale.words
    first = (("pos", ""), ("sku", ""), ("description", ""), ("quantity", "r"),
             ("unit_price", "r"), ("amount", "r"))  # fmt: skip
    return "<tr>" + "".join(f"<th class='{c}'>{plain(words[k])}</th>" for k, c in first) + "</tr>"


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    """Material and quantity, its text and codes, then price, discount and net value."""
    line, words, number = sale.lines[index], sale.words, sale.style.number

    def cell(name: str) -> str:
        return parts.cell(ink, sale, index, name)

    name = parts.describe(ink, sale, index, (), "brand model name")
    price = f"{cell('unit_price')} {sale.style.currency} / 1 {plain(line.unit)}"
    rows = (
        f"<tr class='one'><td>{(index + 1) * 10:06d}</td><td class='n b'>{cell('sku')}</td><td>"
        f"{name}</td><td class='r n'>{cell('quantity')} {cell('unit')}</td>"
        f"<td class='r n'>{price}</td>"
    )
    code = f"{plain(words['gtin'])} {cell('gtin')}"
    if line.discount:
        full = pieces.rounded(sale, line.quantity * line.price)
        percent = f"{sale.style.rate(line.discount)}- %"
        ink.line(index, "discount", sale.style.rate(line.discount), f"{line.discount:f}")
        return rows + (
            f"<td class='r n'>{plain(number(full))}</td></tr><tr><td></td><td></td><td>{code}</td>"
            f"<td>{plain(words['discount'])}</td><td class='r n'>{plain(percent)}</td><td class="
            f"'r n'>{plain(number(full - line.net))}-</td></tr><tr><td colspan='3'></td><td "
            f"colspan='2'>{plain(words['net_value'])}</td><td class='r n'>{cell('amount')}</td>"
            "</tr>"
        )
    return rows + (
        f"<td class='r n'>{cell('amount')}</td></tr><tr><td></td><td></td><td colspan='4'>{code}"
        "</td></tr>"
    )


def _end(ink: Ledger, sale: Sale) -> str:
    """Sums, terms and what is said of ownership."""
    words, currency = sale.words, sale.style.currency
    rate = sale.style.rate(sale.taxes[0].rate)
    net = dress.amount(ink, sale, "net_total", bare=True)
    tax = dress.amount(ink, sale, "tax_total", bare=True)
    gross = dress.amount(ink, sale, "gross_total", bare=True)
    rows = [(f"{words['net_total']}", net, False), (words["tax"].format(rate=rate), tax, False),
            (f"{words['gross_total']} {currency}", gross, True)]  # fmt: skip
    if sale.kind == "invoice":
        ((label, due),) = parts.meta(ink, sale, "due")
        said = f"{parts.terms(sale)}<br>{plain(label)}: {due}"
    else:
        said = dress.corrected(sale)
    weight = sale.style.rate(Decimal(sale.draw.randint(120, 4900)) / 10)
    return (
        f"{parts.totals_table(rows)}<div class='end'>{said}<br>{plain(words['weight'])}: "
        f"{plain(weight)} KG<br>{plain(words['incoterm'])}<br>{plain(words['note'])}</div>"
    )


def _foot(ink: Ledger, sale: Sale) -> str:
    """Company and account, the same on every page."""
    seller, words = sale.seller, sale.words
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    bank = dress.account(ink, replace(sale, draw=Random(sale.number)))
    return (
        f"<div class='foot'><div>{ink.put('seller_name', seller.name)}<br>"
        f"{parts.address(ink, 'seller', seller)}</div><div>{plain(words['phone'])} "
        f"{plain(seller.phone)}<br>{ink.put('seller_email', seller.email)}</div><div>{tax}<br>"
        f"{plain(seller.register)}</div><div>{bank}</div></div>"
    )
