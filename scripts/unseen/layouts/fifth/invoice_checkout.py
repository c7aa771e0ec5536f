"""An online payment service's paper: what is due in large type, receipts with their payment."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 4), kinds=("wearables", "gaming", "vitamins", "sports", "eyewear"))

_CSS = """
.all{position:absolute;left:15mm;right:15mm;top:14mm;font-size:9.2pt;line-height:1.4}
.head{display:flex;justify-content:space-between;align-items:flex-start;margin-bottom:5mm}
h1{font-size:18pt}.logo{font-size:12pt;font-weight:bold}.kv{margin-bottom:7mm}.kv th{
padding:0 5mm 0 0;font-weight:normal}.kv tr:first-child{font-weight:bold}.kv tr:first-child th{
font-weight:bold}.who{display:grid;grid-template-columns:1fr 1fr 1fr;gap:6mm;margin-bottom:8mm}
.due{font-size:14pt;font-weight:bold;margin-bottom:3mm}.pay{color:#5851d8;font-weight:bold;
text-decoration:underline;margin-bottom:6mm}.memo{margin-bottom:5mm}.goods{width:100%}.goods th{
font-weight:normal;font-size:8.2pt;border-bottom:.7pt solid #222;padding:1mm 0 1mm 4mm}.goods td{
padding:1.6mm 0 1mm 4mm}.goods th:first-child,.goods td:first-child{padding-left:0}.sub{
font-size:8.2pt;color:#555}.totals{margin:4mm 0 7mm auto;width:88mm}.totals th{font-weight:normal;
padding:1.1mm 0}.totals td{padding:1.1mm 0}.totals tr{border-top:.4pt solid #ddd}.strong th,
.strong td{font-weight:bold}.history{width:100%}.history th{font-weight:normal;font-size:8.2pt;
border-bottom:.7pt solid #222;padding:1mm 0}.history td{padding:1.4mm 0}.all h2{font-size:12pt;
margin-bottom:2mm}.foot{left:15mm;right:15mm;bottom:9mm;font-size:7.6pt;color:#555;
border-top:.4pt solid #ddd;padding-top:2mm;display:flex;justify-content:space-between}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale of a few pieces, often to a person, under the service's number."""
    draw = sale.draw
    number = _service_number(draw)
    if sale.kind == "receipt":
        number = f"{digits(draw, 4)}-{digits(draw, 4)}"
    few = tuple(
        pieces.priced(sale, line, quantity=Decimal(draw.choice((1, 1, 2, 3, 6))))
        for line in sale.lines
    )
    found = replace(pieces.with_lines(sale, few), number=number)
    if draw.random() < 0.45 and found.buyer.person != found.seller.person:
        found = replace(found, buyer=replace(found.buyer, name=found.buyer.person, tax=None))
    return dress.dressed("checkout", found)


def _service_number(draw: Random) -> str:
    """Number of an invoice: the account's sign and a count."""
    sign = letters(draw, 1) + digits(draw, 3) + letters(draw, 1) + digits(draw, 3)
    return f"{sign}-00{digits(draw, 2)}"


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; only an invoice tells how to pay."""
    words, seller = sale.words, sale.seller
    is_receipt = sale.kind == "receipt"
    columns = ("description", "quantity", "unit_price", "tax_rate", "amount")
    own = lines.in_money(ink, sale)
    codes = sale.draw.choice((("sku",), ("sku", "gtin"), ()))
    goods = lines.rows(ink, sale, columns, codes, own, sale.draw.choice(_ORDERS))
    there = "<br>".join(map(plain, (sale.buyer.name, *sale.buyer.address)))
    ship = f"<div><b>{plain(words['ship_to'])}</b><br>{there}</div>"
    sender = f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}<br>"
    sender += f"{plain(seller.country_name)}<br>{plain(seller.phone)}<br>"
    sender += ink.put("seller_email", seller.email)
    if seller.tax:
        sender += f"<br>{parts.tax_id(ink, 'seller', seller, words['tax_id'])}"
    page = (
        f"<div class='all'><div class='head'><h1>{pieces.title(sale)}</h1><div class='logo c'>"
        f"{dress.mark(sale, look.colour, 12)} {plain(seller.stem)}</div></div>"
        f"{pairs(_facts(ink, sale))}<div class='who'><div>{sender}</div><div><b>"
        f"{plain(words['bill_to'])}</b><br>{parts.buyer_block(ink, sale)}</div>{ship}</div>"
        f"{_headline(sale)}<table class='goods'>{pieces.head(sale, columns)}{goods}</table>"
        f"{parts.totals_table(_sums(ink, sale))}{_history(sale) if is_receipt else ''}</div>"
        f"<div class='foot'><span>{plain(_foot(sale))}</span><span>{plain(words['page'])}</span>"
        "</div>"
    )
    return document([page], _CSS, look)


_ORDERS = ("brand model name", "brand name model", "name brand model")


def _facts(ink: Ledger, sale: Sale) -> list[tuple[str, str]]:
    """Numbers and days; a receipt tells the number of the invoice that was paid, too."""
    if sale.kind != "receipt":
        return parts.meta(ink, sale, "number", "date", "due")
    (number, day), words, draw = parts.meta(ink, sale, "number", "date"), sale.words, sale.draw
    billed = _service_number(draw)
    ink.allow("invoice_number", billed)
    return [(words["billed"], plain(billed)), number, day,
            (words["method"], plain(words["card"].format(last=digits(draw, 4))))]  # fmt: skip


def _headline(sale: Sale) -> str:
    """The sum and its day, and for invoices where to pay it online."""
    words, style = sale.words, sale.style
    if sale.kind == "receipt":
        said = words["paid_on"].format(amount=style.money(sale.payable), day=style.day(sale.issued))
        return f"<div class='due'>{plain(said)}</div>"
    said = words["due_on"].format(amount=style.money(sale.payable), day=style.day(sale.due))
    link = f"<div class='pay'>{plain(words['pay'])}</div>"
    return f"<div class='due'>{plain(said)}</div>{link}<p class='memo'>{plain(words['note'])}</p>"


def _sums(ink: Ledger, sale: Sale) -> list[parts.Row]:
    words, style = sale.words, sale.style
    tax = words["tax"].format(rate=style.rate(sale.taxes[0].rate), base=style.money(sale.net_total))
    last = "amount_paid" if sale.kind == "receipt" else "payable"
    value = dress.amount(ink, sale, "payable_total")
    if sale.kind == "receipt":
        del ink.fields["payable_total"]
        ink.allow("payable_total", f"{sale.payable:f}", "0.00")
        ink.allow("prepaid_total", f"{sale.payable:f}")
    return [
        (words["subtotal"], plain(style.money(sale.net_total)), False),
        (words["net_total"], dress.amount(ink, sale, "net_total"), False),
        (tax, dress.amount(ink, sale, "tax_total"), False),
        (words["gross_total"], dress.amount(ink, sale, "gross_total"), False),
        (words[last], value, True),
    ]


def _history(sale: Sale) -> str:
    """The one payment that was made."""
    words, style = sale.words, sale.style
    heads = "".join(f"<th>{plain(words[key])}</th>" for key in ("method", "date", "amount_paid"))
    cells = "".join(
        f"<td>{plain(text)}</td>"
        for text in (
            words["brand_card"], style.day(sale.issued), style.money(sale.payable)
        )
    )  # fmt: skip
    return (
        f"<h2>{plain(words['history'])}</h2><table class='history'><tr>{heads}</tr><tr>{cells}</tr>"
        "</table>"
    )


def _foot(sale: Sale) -> str:
    """Number, sum and day once more, as the service prints them below every page."""
    words, style = sale.words, sale.style
    shown = style.money(sale.payable)
    if sale.kind == "receipt":
        return (
            f"{sale.number} · {words['paid_on'].format(amount=shown, day=style.day(sale.issued))}"
        )
    return f"{sale.number} · {words['due_on'].format(amount=shown, day=style.day(sale.due))}"
