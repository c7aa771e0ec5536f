"""A carrier's form of commercial invoice for customs, in English: boxes and tariff codes."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.latin import in_english, person_in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 5), charge=True, abroad=True)

_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:11mm;font-size:8.6pt}
h1{font-size:16pt;text-align:center;margin-bottom:3mm}table{width:100%}
.form{table-layout:fixed}.form td{border:.6pt solid #222;padding:1.2mm 2mm;width:25%}
.cap{display:block;font-size:6.8pt;font-weight:bold;text-transform:uppercase}
.goods{margin-top:-.6pt}.goods th{border:.6pt solid #222;background:#f2cf3b;padding:1mm;
font-size:7.4pt;text-align:center}.goods td{border:.6pt solid #222;padding:1.2mm 1.4mm}
.totals{width:92mm;margin-left:auto;margin-top:-.6pt}.totals th,.totals td{border:.6pt solid #222;
padding:1mm 2mm}.totals th{font-weight:normal}.strong th,.strong td{font-weight:bold}
.say{margin:4mm 0 14mm}.sign{display:flex;justify-content:space-between;position:relative}
"""
_REASONS = ("Permanent – sale of goods", "Sale / Commercial", "Sold goods")
_TERMS = ("DAP", "EXW", "DDP", "FCA", "CIP")
_SAYINGS = (
    "I declare that the information in this invoice is true and correct.",
    "We hereby certify that the particulars above are complete and that the goods are of the "
    "origin stated.",
)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form; the exporter's words may be another language's, the form's are English."""
    draw, seller, buyer = sale.draw, in_english(sale.seller), in_english(sale.buyer)
    waybill = f"{digits(draw, 2)} {digits(draw, 4)} {digits(draw, 4)}"
    known = dict(parts.meta(ink, sale, "number", "date"))
    fields = list(known.values())
    weight = draw.randint(24, 290)
    title = "PRO FORMA INVOICE" if sale.kind == "pro_forma" else "COMMERCIAL INVOICE"
    name = person_in_english(seller.person) if seller.country == "CN" else seller.person
    rows = [
        _box("Shipper / Exporter", _party(ink, "seller", seller), 2)
        + _box("Air waybill no.", plain(waybill))
        + _box("Invoice no.", fields[0]),
        _box("Consignee", _party(ink, "buyer", buyer), 2)
        + _box("Date of export", plain(sale.style.day(sale.delivered)))
        + _box("Invoice date", fields[1]),
        _box("Reason for export", plain(draw.choice(_REASONS)))
        + _box("Incoterms®", plain(draw.choice(_TERMS)))
        + _box("Number of packages", str(draw.randint(1, 9)))
        + _box("Total gross weight", f"{weight / 10:.1f} kg"),
    ]
    form = "".join(f"<tr>{row}</tr>" for row in rows)
    page = (
        f"<div class='all'><h1>{title}</h1><table class='form'>{form}</table>"
        f"{_goods(ink, sale, seller.country)}{parts.totals_table(_totals(ink, sale))}"
        f"<div class='say'>{plain(draw.choice(_SAYINGS))}</div><div class='sign'>"
        f"{signature(name, 'left:0;top:-14mm', draw)}<div>{plain(name)}<br>Authorised signature"
        f"</div><div>{plain(sale.style.day(sale.issued))}<br>Date</div></div></div>"
    )
    return document([page], _CSS, look)


def _box(label: str, value: str, span: int = 1) -> str:
    return f"<td colspan='{span}'><span class='cap'>{plain(label)}</span>{value}</td>"


def _party(ink: Ledger, role: str, company: Party) -> str:
    """Name, address, telephone and tax id of one side."""
    said = [parts.name(ink, role, company), parts.address(ink, role, company, abroad=True)]
    said.append(f"Tel: {plain(company.phone)}")
    if role == "seller":
        said.append(f"Email: {ink.put('seller_email', company.email)}")
    if company.tax:
        said.append(parts.tax_id(ink, role, company, "VAT/EORI/Tax ID:"))
    return "<br>".join(said)


def _goods(ink: Ledger, sale: Sale, origin: str) -> str:
    """Articles with tariff code and origin; those columns are no fields of ours."""
    heads = ("Full description of goods", "HS code", "Origin", "Qty", "Unit", "Unit value",
             "Sub-total value")  # fmt: skip
    rows = ""
    for index in range(len(sale.lines)):
        code = f"{digits(sale.draw, 4)}.{digits(sale.draw, 2)}.{digits(sale.draw, 2)}"
        cells = (
            ("", parts.describe(ink, sale, index, (), "name brand model")), ("n m", code),
            ("m", origin), ("r n", parts.cell(ink, sale, index, "quantity")),
            ("m", parts.cell(ink, sale, index, "unit")),
            ("r n", parts.cell(ink, sale, index, "unit_price")),
            ("r n", parts.cell(ink, sale, index, "amount")),
        )  # fmt: skip
        rows += "<tr>" + "".join(f"<td class='{c}'>{value}</td>" for c, value in cells) + "</tr>"
    head = "".join(f"<th>{text}</th>" for text in heads)
    return f"<table class='goods'><tr>{head}</tr>{rows}</table>"


def _totals(ink: Ledger, sale: Sale) -> list[parts.Row]:
    style = sale.style

    def row(label: str, field: str, amount: Decimal, strong: bool = False) -> parts.Row:
        return label, ink.put(field, style.money(amount), f"{amount:f}"), strong

    return [
        row("Total declared value", "lines_total", sale.lines_total),
        row("Freight cost", "charge_total", sale.charge),
        row("Total invoice value", "gross_total", sale.gross_total, True),
        ("Currency code", plain(style.currency), False),
    ]
