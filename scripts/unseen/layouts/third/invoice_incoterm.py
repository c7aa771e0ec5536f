"""An exporter's pro forma: delivery terms by Incoterms, conditions in a list, bank by SWIFT."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.latin import in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import pieces
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table

MANNER = "serif"
WISHES = Wishes(lines=(2, 5), abroad=True)

_PORTS = {"CN": ("Ningbo", "Shekou"), "IT": ("Genova", "La Spezia"), "ES": ("Valencia", "Bilbao"),
          "PT": ("Leixões", "Sines"), "HK": ("Hong Kong", "Yantian")}  # fmt: skip
_OVERSEAS = {"US": "Long Beach", "GB": "Felixstowe", "ES": "Barcelona", "IT": "Livorno"}
_RULES = ("FOB", "CFR", "FCA", "CIF")
_BANKS = {"CN": "Bank of the Eastern Delta, Ningbo Branch", "HK": "Pearl & Harbour Bank Ltd",
          "IT": "Cassa Rurale dei Colli", "ES": "Caja Mercantil del Norte",
          "PT": "Banco Atlântico Sul"}  # fmt: skip
_CSS = """
.all{position:absolute;left:20mm;right:20mm;top:15mm;font-size:10pt}
.firm{text-align:center;font-size:15pt}.under{text-align:center;font-size:9pt;margin-bottom:5mm}
h1{text-align:center;font-size:14pt;text-decoration:underline;margin-bottom:6mm}
.two{display:flex;justify-content:space-between;gap:10mm;margin-bottom:6mm}
.goods{width:100%;margin-bottom:5mm}.goods th,.goods td{border:.6pt solid #000;padding:1.2mm 1.6mm}
.goods th{text-align:center;font-size:9pt}.sum td{font-weight:bold}.list{counter-reset:n}
.list div{margin-bottom:1mm}.end{position:relative;height:30mm;margin-top:5mm;margin-left:95mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale in the money of world trade, with days as its language writes them."""
    if sale.seller.country not in ("CN", "HK"):
        return sale
    pattern = "{mon} {d}, {yyyy}" if sale.style.language == "en" else sale.style.date_pattern
    style = replace(sale.style, currency="USD", money_pattern="USD {n}", date_pattern=pattern)
    return replace(sale, style=style)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the pro forma; an English one spells the names of China in Latin letters."""
    told = table("third/incoterms")[sale.style.language]
    is_english = sale.style.language == "en"
    seller = in_english(sale.seller) if is_english else sale.seller
    buyer = in_english(sale.buyer) if is_english else sale.buyer
    port = sale.draw.choice(_PORTS[seller.country])
    rule = sale.draw.choice(_RULES)
    place = _OVERSEAS[buyer.country] if rule in ("CFR", "CIF") else port
    known = "<br>".join(
        f"{plain(label)}: {value}" for label, value in pieces.facts(ink, sale, "number", "date")
    )
    conditions = [
        (told["terms"], f"{rule} {place}"), (told["port"], port),
        (told["time"], told["time_value"]), (told["pay"], told["pay_value"]),
        (told["packing"], told["packing_value"]),
    ]  # fmt: skip
    listed = "".join(
        f"<div>{number}) {plain(label)}: {plain(value)}</div>"
        for number, (label, value) in enumerate(conditions, start=1)
    )
    account = seller.iban
    line = (
        f"IBAN: {ink.put('iban', account.printed, account.plain)}"
        if account
        else f"{plain(told['account'])}: {digits(sale.draw, 12)}"
    )
    tax = parts.tax_id(ink, "seller", seller, f"{sale.words['tax_id']}:")
    seal = company_seal(seller.name, sale.seller.country.lower().replace("cn", "zh"),
                        "left:14mm;top:1mm", sale.draw)  # fmt: skip
    page = (
        f"<div class='all'><div class='firm'>{parts.name(ink, 'seller', seller)}</div><div class="
        f"'under'>{parts.address(ink, 'seller', seller, True)}<br>{plain(seller.phone)} · "
        f"{ink.put('seller_email', seller.email)} {tax}</div><h1>{pieces.title(sale)}</h1>"
        f"<div class='two'><div>{plain(told['messrs'])}<br>{parts.name(ink, 'buyer', buyer)}<br>"
        f"{parts.address(ink, 'buyer', buyer, True)}</div><div>{known}</div></div>"
        f"{_goods(ink, sale, told, f'{rule} {place}')}<div class='list'>{listed}</div><p></p>"
        f"<div>{plain(told['bank'])}: {plain(_BANKS[seller.country])}<br>{line}<br>SWIFT: "
        f"{ink.put('bic', seller.bic)}</div><div class='end'>{plain(told['sign'])}{seal}</div>"
        "</div>"
    )
    return document([page], _CSS, look)


def _goods(ink: Ledger, sale: Sale, told: dict[str, str], terms: str) -> str:
    """Articles with tariff code; the last row sums them up."""
    words = sale.words
    heads = (words["sku"], words["description"], told["hs"], words["quantity"],
             f"{words['unit_price']} {terms}", words["amount"])  # fmt: skip
    rows = ""
    for index in range(len(sale.lines)):
        cells = (
            ("n", parts.cell(ink, sale, index, "sku")),
            ("", parts.describe(ink, sale, index, (), "brand name model")),
            ("n", f"{digits(sale.draw, 6)}"),
            ("r n", f"{parts.cell(ink, sale, index, 'quantity')} "
                    f"{parts.cell(ink, sale, index, 'unit')}"),
            ("r n", parts.cell(ink, sale, index, "unit_price")),
            ("r n", parts.cell(ink, sale, index, "amount")),
        )  # fmt: skip
        rows += "<tr>" + "".join(f"<td class='{cls}'>{cell}</td>" for cls, cell in cells) + "</tr>"
    total = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    head = "".join(f"<th>{plain(text)}</th>" for text in heads)
    return (
        f"<table class='goods'><tr>{head}</tr>{rows}<tr class='sum'><td colspan='4'>"
        f"{plain(told['total'])}</td><td colspan='2' class='r n'>{total}</td></tr></table>"
    )
