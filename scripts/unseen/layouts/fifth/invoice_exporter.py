"""An exporter's invoice for customs in boxes: shipper, consignee, ports, marks and HS codes."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.goods import kind_of
from scripts.unseen.data.latin import person_in_english
from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import ZERO, Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import english

MANNER = "serif"
WISHES = Wishes(lines=(2, 5), kinds=("oral", "cams", "wearables", "gaming", "eyewear"))

_HEADINGS = {"oral": "8509.80", "cams": "8525.89", "wearables": "8517.62", "gaming": "8471.60",
             "eyewear": "9004.10"}  # fmt: skip
"""Headings of the harmonised system, by kind of goods."""

_CSS = """
.all{position:absolute;left:13mm;right:13mm;top:11mm;font-size:8.8pt;line-height:1.3}
h1{text-align:center;font-size:15pt;margin-bottom:3mm}h1 small{display:block;font-size:10.5pt;
font-weight:normal}.form{width:100%;border:.8pt solid #111}.form td{border:.5pt solid #111;
padding:1mm 2mm;width:50%;height:17mm}.form.low td{width:25%;height:10mm}.form{margin-bottom:-.5pt}
.form small{display:block;font-size:7pt;color:#222}.goods{width:100%;border:.8pt solid #111}
.goods th{border:.5pt solid #111;padding:1mm;font-size:7.8pt;text-align:center}.goods td{
border-left:.5pt solid #111;border-right:.5pt solid #111;padding:1mm}.goods .b td{
border:.5pt solid #111}.sub{font-size:7.8pt}.say{margin:2.5mm 0;font-weight:bold}
.end{display:flex;justify-content:space-between;position:relative;min-height:38mm;margin-top:4mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale to a company overseas, in dollars, without tax and in English."""
    draw, day = sale.draw, sale.issued
    found = dress.for_export(sale, ("US", "DE", "GB", "AU"))
    number = draw.choice((f"{letters(draw, 3)}-{day:%y%m%d}", f"{day:%Y}{letters(draw, 2)}"
                          f"{digits(draw, 4)}", f"EXP{digits(draw, 6)}"))  # fmt: skip
    return dress.dressed("exporter", replace(found, number=number))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form; the notified party is the consignee itself."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    shipper = f"{parts.name(ink, 'seller', seller)}<br>"
    shipper += f"{parts.address(ink, 'seller', seller, abroad=True)}<br>Tel: {plain(seller.phone)}"
    shipper += f"<br>E-mail: {ink.put('seller_email', seller.email)}"
    client = f"{parts.name(ink, 'buyer', sale.buyer)}<br>"
    client += parts.address(ink, "buyer", sale.buyer, abroad=True)
    facts = "<br>".join(
        f"{plain(label)}: <b>{value}</b>"
        for label, value in parts.meta(ink, sale, "number", "date", "order")
    )
    port = draw.choice(words["ports"].split("|"))
    there = {"US": "Long Beach", "DE": "Hamburg", "GB": "Felixstowe", "AU": "Melbourne"}
    goal = there[sale.buyer.country]
    terms = draw.choice((f"FOB {port.split(',')[0]}", f"CIF {goal}"))
    low = ((words["loading"], port), (words["discharge"], goal),
           (words["vessel"], f"{draw.choice(words['vessels'].split('|'))} V.{digits(draw, 3)}E"),
           (words["incoterm"], terms))  # fmt: skip
    payment = draw.choice(words["payments"].split("|"))
    said = f"{plain(payment)}<br>{plain(words['packing'].format(count=draw.randint(4, 90)))}"
    cells = (((words["seller"], shipper), ("", facts)),
             ((words["bill_to"], client), (words["notify"], plain(words["same"]))))  # fmt: skip
    upper = "".join(f"<tr>{''.join(_box(*cell) for cell in row)}</tr>" for row in cells)
    lower = "".join(_box(label, plain(text)) for label, text in low)
    page = (
        f"<div class='all'><h1><small>{plain(words['chinese'])}</small>{pieces.title(sale)}</h1>"
        f"<table class='form'>{upper}</table><table class='form low'><tr>{lower}</tr></table>"
        f"<table class='form low'><tr><td colspan='4' style='height:8mm'>{said}</td></tr></table>"
        f"{_goods(ink, sale, goal)}<div class='say'>SAY {plain(english(sale.gross_total, 'USD'))}"
        f"</div><div>{plain(words['origin'])}</div>{_end(ink, sale)}</div>"
    )
    return document([page], _CSS, look)


def _box(label: str, inner: str) -> str:
    return f"<td><small>{plain(label)}</small>{inner}</td>"


def _goods(ink: Ledger, sale: Sale, goal: str) -> str:
    """Goods with their HS headings; the marks stand once, beside the first line."""
    words, currency, draw = sale.words, sale.style.currency, sale.draw
    marks = f"{sale.buyer.stem.upper()}<br>{goal.upper()}<br>C/NO. 1-UP"
    columns = ("marks", "description", "heading", "quantity", "unit_price", "amount")
    kinds = [kind_of(line.good.name, "en", "fifth") for line in sale.lines]
    own: lines.Own = {
        "marks": lambda index: "" if index else marks,
        "heading": lambda index: plain(_HEADINGS[kinds[index]]),
        **lines.counted(ink, sale),
    }
    codes = draw.choice((("sku",), ("gtin",), ("sku", "gtin")))
    rows = lines.rows(ink, sale, columns, codes, own)
    named = {"marks": words["marks"], "heading": words["heading"],
             "unit_price": f"{words['unit_price']} ({currency})",
             "amount": f"{words['amount']} ({currency})"}  # fmt: skip
    count = sum((line.quantity for line in sale.lines), ZERO)
    total = dress.amount(ink, sale, "gross_total")
    rows += (
        f"<tr class='b'><td colspan='3' class='r'>{plain(words['gross_total'])}</td><td class='r'>"
        f"{count:f} {plain(sale.lines[0].unit)}</td><td colspan='2' class='r n'>{total}</td></tr>"
    )
    return f"<table class='goods'>{pieces.head(sale, columns, named)}{rows}</table>"


def _end(ink: Ledger, sale: Sale) -> str:
    """Bank at the left; at the right the company, its seal and who signs."""
    draw, seller = sale.draw, sale.seller
    signer = person_in_english(seller.person) if seller.country == "CN" else seller.person
    house = draw.choice(sale.words["houses"].split("|"))
    bank = (
        f"BENEFICIARY: {plain(seller.name)}<br>BANK: {plain(house)}<br>ACCOUNT NO.: "
        f"{digits(draw, 15)}<br>SWIFT CODE: {ink.put('bic', seller.bic)}"
    )
    hand = signature(signer, "right:8mm;top:10mm", draw)
    seal = company_seal(seller.name, "en", "right:40mm;top:2mm", draw)
    return (
        f"<div class='end'><div>{bank}</div><div class='r'>{plain(seller.name)}</div>{seal}{hand}"
        f"</div><div class='r'>Authorised signature: {plain(signer)}</div>"
    )
