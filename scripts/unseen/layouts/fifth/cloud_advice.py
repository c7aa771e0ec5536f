"""Australian bookkeeping online: three columns on top, a payment advice to cut off at the foot."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look
from scripts.unseen.ledger import Ledger, plain

CSS = """
.all{position:absolute;left:18mm;right:18mm;top:16mm;font-size:9pt}.logo{text-align:right;
height:20mm}.top{display:grid;grid-template-columns:72mm 42mm 1fr;gap:6mm;margin-bottom:14mm}
h1{font-size:19pt;font-weight:normal;margin-bottom:7mm}.to{padding-left:10mm}.facts b{
display:block}.facts div{margin-bottom:2mm}.goods{width:100%;margin-bottom:3mm}.goods th{
border-bottom:1pt solid #222;padding:1.2mm 1mm;font-size:8.6pt}.goods td{padding:1.5mm 1mm;
border-bottom:.4pt solid #ccc}.sub{font-size:8pt}.totals{margin-left:auto;margin-bottom:9mm}
.totals th{font-weight:normal;text-align:right;padding:1mm 10mm 1mm 0}.strong th,.strong td{
font-weight:bold;border-top:1pt solid #222;padding-top:1.5mm}.foot{left:18mm;right:18mm;
bottom:10mm;font-size:8.6pt}.cut{border-top:1pt dashed #555;padding-top:5mm;display:grid;
grid-template-columns:1fr 78mm;gap:8mm}.cut h2{font-size:14pt;font-weight:normal;
margin-bottom:4mm}.cut th{padding:.6mm 6mm .6mm 0}.reg{font-size:7.6pt;color:#444;margin-top:4mm}
"""


def page(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set a tax invoice or a credit note."""
    words, seller, buyer = sale.words, sale.seller, sale.buyer
    facts = parts.meta(ink, sale, "date", "number", "order")
    number = parts.tax_id(ink, "seller", seller, "").strip()
    block = "".join(f"<div><b>{plain(label)}</b>{value}</div>" for label, value in facts)
    block += f"<div><b>{plain(words['tax_id'])}</b>{number}</div>"
    client = f"{ink.put('buyer_name', buyer.name)}<br>{parts.address(ink, 'buyer', buyer)}<br>"
    client += parts.tax_id(ink, "buyer", buyer, f"{words['tax_id']}:")
    sender = f"{ink.put('seller_name', seller.name)}<br>{parts.address(ink, 'seller', seller)}"
    contact = f"{plain(words['phone'])} {plain(seller.phone)}<br>"
    contact += ink.put("seller_email", seller.email)
    columns = ("sku", "description", "quantity", "unit_price", "tax_rate", "amount")
    rows = ""
    for index in range(len(sale.lines)):
        rows += "<tr>" + "".join(_cell(ink, sale, index, column) for column in columns) + "</tr>"
    head = pieces.head(sale, columns, {"amount": f"{words['amount']} {sale.style.currency}"})
    return (
        f"<div class='all'><div class='logo'>{dress.mark(sale, look.colour, 18)}</div>"
        f"<div class='top'><div><h1>{pieces.title(sale)}</h1><div class='to'>{client}</div></div>"
        f"<div class='facts'>{block}</div><div>{sender}<br>{contact}</div></div>"
        f"<table class='goods'>{head}{rows}</table>{parts.totals_table(_sums(ink, sale))}"
        f"{_payment(ink, sale)}</div>{_advice(ink, sale)}"
    )


def _cell(ink: Ledger, sale: Sale, index: int, column: str) -> str:
    if column == "description":
        inner = parts.describe(ink, sale, index, (), "brand model name")
        inner += f"<div class='sub'>{dress.coded(ink, sale, index, ('serials',))}</div>"
    else:
        inner = parts.cell(ink, sale, index, column)
        inner += "%" if column == "tax_rate" else ""
    return f"<td class='{parts.column_class(column)}'>{inner}</td>"


def _sums(ink: Ledger, sale: Sale) -> list[parts.Row]:
    words = sale.words
    tax = words["total_tax"].format(rate=sale.style.rate(sale.taxes[0].rate))
    total = f"{words['gross_total']} {sale.style.currency}"
    return [
        (words["lines_total"], dress.amount(ink, sale, "net_total", bare=True), False),
        (tax, dress.amount(ink, sale, "tax_total", bare=True), False),
        (total, dress.amount(ink, sale, "gross_total", bare=True), True),
    ]


def _payment(ink: Ledger, sale: Sale) -> str:
    """When and where to pay; a credit note tells what it is for."""
    if sale.kind == "credit_note":
        return f"<p>{dress.corrected(sale)}</p>"
    ((label, due),) = parts.meta(ink, sale, "due")
    said = plain(sale.words["transfer"])
    return f"<p><b>{plain(label)}: {due}</b><br>{said}<br>{dress.account(ink, sale)}</p>"


def _advice(ink: Ledger, sale: Sale) -> str:
    """Slip to send with a cheque: it repeats what stands above."""
    words, seller = sale.words, sale.seller
    registered = plain(f"{seller.register}. Registered Office: {seller.one_line}, Australia.")
    reg = f"<div class='reg'>{registered}</div>"
    if sale.kind == "credit_note":
        return f"<div class='foot'>{reg}</div>"
    rows = (
        (words["bill_to"], plain(sale.buyer.name)), (words["number"], plain(sale.number)),
        (words["payable"], dress.amount(ink, sale, "payable_total", bare=True)),
        (words["due"], plain(sale.style.day(sale.due))), (words["enclosed"], "." * 24),
    )  # fmt: skip
    lines = "".join(f"<tr><th>{plain(label)}</th><td>{value}</td></tr>" for label, value in rows)
    there = "<br>".join(map(plain, (seller.name, *seller.address)))
    return (
        f"<div class='foot'><div class='cut'><div><h2>{plain(words['advice'])}</h2>To: {there}"
        f"</div><table>{lines}</table></div>{reg}</div>"
    )
