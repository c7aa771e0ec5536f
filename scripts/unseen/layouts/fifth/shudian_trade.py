"""An exporter's commercial invoice in English, as sales portals and spreadsheets make it."""

from __future__ import annotations

from scripts.unseen.data.latin import person_in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party
from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import company_seal, signature
from scripts.unseen.layouts.page import Look
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import english

CSS = """
.all{position:absolute;left:14mm;right:14mm;top:13mm;font-size:9pt}.house{text-align:center;
font-size:14pt;font-weight:bold}.under{text-align:center;font-size:8.2pt;margin-bottom:4mm}
h1{text-align:center;font-size:14pt;text-decoration:underline;margin-bottom:5mm}
.who{display:grid;grid-template-columns:1.25fr 1fr;gap:8mm;margin-bottom:4mm}.who th{
font-weight:normal;padding:.4mm 4mm .4mm 0}.ship{border:.5pt solid #333;padding:1.5mm 2mm;
display:flex;justify-content:space-between;margin-bottom:3mm;font-size:8.4pt}.goods{width:100%}
.goods th{border:.5pt solid #333;background:#dfe8d8;padding:1mm;font-size:8.2pt;text-align:center}
.goods td{border:.5pt solid #333;padding:1.1mm}.sub{font-size:8pt}.say{margin:2.5mm 0}
.end{margin-top:5mm;display:flex;justify-content:space-between;position:relative;min-height:40mm}
"""
_COLUMNS = ("pos", "model", "description", "gtin", "quantity", "unit_price", "amount")


def page(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the seller's letterhead stands on top, the buyer below it."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    sender = f"{ink.put('seller_address', ', '.join(seller.address))}<br>"
    ink.allow("seller_address", ", ".join((*seller.address, seller.country_name)))
    sender += f"Tel: {plain(seller.phone)} &nbsp; E-mail: "
    sender += ink.put("seller_email", seller.email)
    client = f"<b>{plain(words['bill_to'])}</b><br>{parts.name(ink, 'buyer', sale.buyer)}<br>"
    client += parts.address(ink, "buyer", sale.buyer, abroad=True)
    known = "".join(
        f"<tr><th>{plain(label)}:</th><td>{value}</td></tr>"
        for label, value in parts.meta(ink, sale, "number", "date", "order")
    )
    terms = draw.choice(("FOB Shenzhen", "EXW", "FCA Hong Kong", "CIF Felixstowe"))
    ship = (f"Terms: {terms}", f"Shipped per: {draw.choice(('Sea', 'Air', 'Courier'))}",
            f"Payment: {draw.choice(words['payments'].split('|'))}",
            f"Cartons: {draw.randint(2, 60)}")  # fmt: skip
    strip = "".join(f"<span>{plain(text)}</span>" for text in ship)
    return (
        f"<div class='all'><div class='house c'>{ink.put('seller_name', seller.name)}</div>"
        f"<div class='under'>{sender}</div><h1>{pieces.title(sale)}</h1><div class='who'><div>"
        f"{client}</div><table>{known}</table></div><div class='ship'>{strip}</div>"
        f"{_goods(ink, sale)}<div class='say'>SAY TOTAL: "
        f"{plain(english(sale.gross_total, 'USD'))}</div><div>{plain(words['origin'])}</div>"
        f"{_end(ink, sale, seller)}</div>"
    )


def _goods(ink: Ledger, sale: Sale) -> str:
    words, currency = sale.words, sale.style.currency
    heads = {"unit_price": f"{words['unit_price']} ({currency})",
             "amount": f"{words['amount']} ({currency})"}  # fmt: skip
    rows = lines.rows(ink, sale, _COLUMNS, own=lines.counted(ink, sale), order="brand name")
    total = dress.amount(ink, sale, "gross_total")
    rows += (
        f"<tr class='b'><td colspan='{len(_COLUMNS) - 2}' class='r'>"
        f"{plain(words['gross_total'])}</td><td colspan='2' class='r n'>{total}</td></tr>"
    )
    return f"<table class='goods'>{pieces.head(sale, _COLUMNS, heads)}{rows}</table>"


def _end(ink: Ledger, sale: Sale, seller: Party) -> str:
    """Bank of the seller at the left, seal and signature at the right."""
    draw = sale.draw
    signer = person_in_english(seller.person) if seller.country == "CN" else seller.person
    house = draw.choice(sale.words["houses"].split("|"))
    bank = (
        f"<b>Bank information</b><br>Beneficiary: {plain(seller.name)}<br>Bank: {plain(house)}<br>"
        f"A/C No.: {digits(draw, 12)}<br>SWIFT: {ink.put('bic', seller.bic)}"
    )
    seal = company_seal(seller.name, "en", "right:4mm;top:0", draw)
    hand = signature(signer, "right:14mm;top:8mm", draw)
    return (
        f"<div class='end'><div>{bank}</div>{seal}{hand}<div style='align-self:end'>For and on "
        f"behalf of {plain(seller.name)}<br>{plain(signer)}</div></div>"
    )
