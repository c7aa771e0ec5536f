"""A wholesaler's bookkeeping program: article number, EAN and discount in columns of their own."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(4, 8), discounts=True, kinds=("blocks", "cookware", "toner", "oral", "vitamins")
)

_NUMBERS = {"invoice": ("{yy}7{5}", "{8}", "{yyyy}{5}"), "order_confirmation": ("{6}",),
            "credit_note": ("{yy}9{5}",)}  # fmt: skip
_COLUMNS = (
    ("sku", "gtin", "description", "quantity", "unit", "unit_price", "discount", "amount"),
    ("pos", "sku", "description", "gtin", "quantity", "unit_price", "discount", "tax_rate",
     "amount"),
    ("sku", "description", "brand", "gtin", "quantity", "unit_price", "discount", "amount"),
)  # fmt: skip
_CSS = """
.all{position:absolute;left:15mm;right:13mm;top:12mm;font-size:8.6pt}
.head{display:flex;justify-content:flex-end;align-items:center;gap:4mm;height:24mm}.head b{
font-size:17pt}.two{display:grid;grid-template-columns:1fr 66mm;margin:4mm 0 8mm}.to{
padding-top:6mm;font-size:9.6pt}.from{font-size:8pt;line-height:1.4}h1{font-size:14pt;
margin-bottom:3mm}.facts{display:grid;grid-template-columns:1fr 1fr;column-gap:12mm;
align-items:start;border-top:.6pt solid #222;border-bottom:.6pt solid #222;padding:1.5mm 0;
margin-bottom:4mm}
.kv th{font-weight:normal;color:#333;padding:.3mm 4mm .3mm 0;width:34mm}.goods{width:100%}
.goods th{padding:1mm .8mm;border-bottom:.5pt solid #222;font-size:7.8pt;vertical-align:bottom}
.goods td{padding:.9mm .8mm}.zebra tr:nth-child(odd) td{background:#f4f4f4}
.ends{display:flex;justify-content:space-between;border-top:.6pt solid #222;margin-top:2mm;
padding-top:2mm}.rates th,.rates td{padding:.4mm 5mm .4mm 0;font-size:7.9pt;font-weight:normal}
.totals th{font-weight:normal;padding:.5mm 10mm .5mm 0}.strong th,.strong td{font-weight:bold;
border-top:.6pt solid #222;padding-top:1mm}.say{margin-top:6mm}.foot{left:15mm;right:13mm;
bottom:8mm;display:grid;grid-template-columns:1fr 1fr 1fr;gap:6mm;font-size:7pt;color:#333;
border-top:2pt solid #bbb;padding-top:1.5mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the program's number and labels."""
    found = dress.numbered(sale, sale.draw.choice(_NUMBERS[sale.kind]))
    return dress.dressed("wholesale", dress.delivered(replace(found, order=digits(found.draw, 7))))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; the account stands in the foot, where to send money below the sums."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    columns = parts.with_any_discount(sale, draw.choice(_COLUMNS))
    known = pieces.facts(ink, sale, "number", "date", "due", "customer", "order", "contact")
    half = (len(known) + 1) // 2
    sender = f"{ink.put('seller_name', seller.name)}<br>{parts.address(ink, 'seller', seller)}<br>"
    sender += f"{plain(words['phone'])} {plain(seller.phone)}<br>"
    sender += ink.put("seller_email", seller.email)
    opening = f"<p>{plain(words['opening'])}</p>" if "opening" in words else ""
    rates = lines.by_rate(sale, (words["tax_rate"], words["base"], words["tax_total"]))
    zebra = "zebra" if draw.random() < 0.5 else ""
    page = (
        f"<div class='all'><div class='head c'>{dress.mark(sale, look.colour, 16)}<b>"
        f"{plain(seller.stem)}</b></div><div class='two'><div class='to'>"
        f"{parts.buyer_block(ink, sale)}</div><div class='from'>{sender}</div></div>"
        f"<h1>{pieces.title(sale)}</h1><div class='facts'>{pairs(known[:half])}"
        f"{pairs(known[half:])}</div>{opening}<table class='goods {zebra}'>"
        f"{pieces.head(sale, columns)}"
        f"{lines.rows(ink, sale, columns)}</table><div class='ends'><div>{rates}</div>"
        f"{parts.totals_table(lines.sums(ink, sale, bare=True))}</div>{_closing(sale)}</div>"
        f"{_foot(ink, sale)}"
    )
    return document([page], _CSS, look)


def _closing(sale: Sale) -> str:
    """Where the goods go, and what the client is asked to do."""
    words, style = sale.words, sale.style
    there = "" if sale.delivery is None else ", ".join((sale.delivery.name, *sale.delivery.address))
    said = f"<p>{plain(words['ship_to'])}: {plain(there)}</p>"
    if sale.kind == "credit_note":
        return f"<div class='say'><p>{dress.corrected(sale)}</p></div>"
    if sale.kind == "invoice":
        asked = words["please"].format(amount=style.money(sale.payable), day=style.day(sale.due),
                                       number=sale.number)  # fmt: skip
        said += f"<p>{plain(asked)}</p>"
    return f"<div class='say'>{said}<p>{plain(words['note'])}</p></div>"


def _foot(ink: Ledger, sale: Sale) -> str:
    seller = sale.seller
    tax = parts.tax_id(ink, "seller", seller, sale.words["tax_id"])
    house = f"{plain(seller.name)}<br>{plain(f'www.{seller.domain}')}"
    return (
        f"<div class='foot'><div>{house}</div><div>{plain(seller.register)}<br>{tax}</div>"
        f"<div>{dress.account(ink, sale)}</div></div>"
    )
