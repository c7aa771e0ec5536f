"""A mid-size firm's ERP form: posted papers, facts in two columns, a specification of the tax."""

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
    lines=(2, 6), discounts=True, kinds=("brakes", "robots", "cams", "sports", "eyewear")
)

_NUMBERS = {"invoice": ("PS-INV10{4}", "VR{yy}-0{4}", "10{4}"), "packing_slip": ("10{4}",)}
_CSS = """
.all{position:absolute;left:18mm;right:15mm;top:13mm;font-size:8.8pt;line-height:1.35}
.top{display:grid;grid-template-columns:1fr 66mm;gap:6mm;margin-bottom:6mm}.logo{text-align:right;
height:17mm}.top h1{font-size:15pt;margin-bottom:7mm}.top h1 small{display:block;font-size:8.4pt;
font-weight:normal}.facts{display:grid;grid-template-columns:1fr 1fr;gap:8mm;margin-bottom:5mm;
align-items:start}.kv th{font-weight:normal;padding:.2mm 4mm .2mm 0;width:36mm}.kv.b th{
font-weight:bold}.goods{width:100%}.goods th{border-bottom:.6pt solid #000;padding:1mm .8mm;
vertical-align:bottom;font-size:8.2pt}.goods td{padding:.8mm}.sub{font-size:8pt;padding-left:3mm}
.totals{margin:2mm 0 5mm auto}.totals th{font-weight:normal;padding:.6mm 8mm .6mm 0}
.strong th,.strong td{font-weight:bold;border-top:.5pt solid #000;border-bottom:.5pt solid #000}
.rates{margin-bottom:5mm}.rates th,.rates td{padding:.5mm 6mm .5mm 0;font-size:8.2pt}.all h2{
font-size:9pt;margin-bottom:1mm}.foot{left:18mm;right:15mm;bottom:9mm;display:flex;gap:6mm;
justify-content:space-between;font-size:7.2pt}.foot b{display:block}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the number of a posted paper and the form's labels."""
    found = dress.numbered(sale, sale.draw.choice(_NUMBERS[sale.kind]))
    found = replace(dress.delivered(found), order=f"10{digits(found.draw, 4)}")
    if found.draw.random() < 0.5 or found.kind == "packing_slip":
        found = dress.with_serials(found)
    return dress.dressed("posted", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; the buyer stands at the left without a label, the seller at the right."""
    words, seller, is_slip = sale.words, sale.seller, sale.kind == "packing_slip"
    columns = parts.with_any_discount(
        sale, ("sku", "description", "quantity", "unit", "unit_price", "discount", "ident",
               "amount"),
    )  # fmt: skip
    if is_slip:
        columns = ("sku", "description", "quantity", "unit")
    left, right = _facts(ink, sale)
    manner = "b" if sale.draw.random() < 0.5 else ""
    own: lines.Own = {"ident": lambda index: _ident(ink, sale, index)}
    head = pieces.head(sale, columns, {"ident": words["ident"]}).replace("k-ident", "m")
    goods = lines.rows(ink, sale, columns, ("gtin", "serials"), own, sign="")
    there = parts.delivery_block(sale)
    client = f"{parts.name(ink, 'buyer', sale.buyer)}<br>{parts.address(ink, 'buyer', sale.buyer)}"
    page = (
        f"<div class='all'><div class='top'><div><h1>{pieces.title(sale)}<small>"
        f"{plain(words['page'])}</small></h1>{client}</div><div><div class='logo c'>"
        f"{dress.mark(sale, look.colour, 14)}</div>{_sender(ink, sale)}</div></div>"
        f"<div class='facts'>{pairs(left, f'kv {manner}')}{pairs(right, f'kv {manner}')}</div>"
        f"<table class='goods'>{head}{goods}</table>{'' if is_slip else _ends(ink, sale)}"
        f"<h2 style='margin-top:5mm'>{plain(words['ship_to'])}</h2>{there}</div><div class='foot'>"
        f"<div><b>{plain(seller.name)}</b>{plain(seller.register)}</div>"
        f"<div><b>{plain(words['home'])}</b>{plain(f'www.{seller.domain}')}</div></div>"
    )
    return document([page], _CSS, look)


def _sender(ink: Ledger, sale: Sale) -> str:
    """The seller with everything that the company's card tells."""
    words, seller = sale.words, sale.seller
    found = [ink.put("seller_name", seller.name), parts.address(ink, "seller", seller),
             f"{plain(words['phone'])} {plain(seller.phone)}",
             f"{plain(words['email'])} {ink.put('seller_email', seller.email)}"]  # fmt: skip
    if seller.tax:
        found.append(parts.tax_id(ink, "seller", seller, words["tax_id"]))
    if sale.kind == "invoice":
        found.append(dress.account(ink, sale))
    return "<br>".join(found)


def _facts(ink: Ledger, sale: Sale) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Whose and which paper it is; then who sold, how it is paid and shipped."""
    words, buyer, draw = sale.words, sale.buyer, sale.draw
    left = [(words["customer"], plain(f"D{sale.customer}"))]
    if buyer.tax and sale.kind == "invoice":
        label = words["tax_id"]
        value = parts.tax_id(ink, "buyer", buyer, "").strip()
        left.append((label, value))
    left += pieces.facts(ink, sale, "number", "date", "due")
    right = [(words["order"], plain(sale.order)), (words["contact"], plain(sale.seller.person))]
    if sale.kind == "invoice":
        right.append((words["payment"], plain(words["days"].format(days=sale.days))))
    right.append((words["shipment"], plain(draw.choice(words["shipments"].split("|")))))
    return left, right


def _ident(ink: Ledger, sale: Sale, index: int) -> str:
    """Group of the tax, such as `VAT20`: it holds the rate."""
    rate = parts.cell(ink, sale, index, "tax_rate")
    return plain(sale.words["group"]).replace("RATE", rate)


def _ends(ink: Ledger, sale: Sale) -> str:
    words, currency = sale.words, sale.style.currency
    rate = sale.style.rate(sale.taxes[0].rate)
    rows = [
        (words["net_total"].format(currency=currency),
         dress.amount(ink, sale, "net_total", bare=True), False),
        (words["tax"].format(rate=rate), dress.amount(ink, sale, "tax_total", bare=True), False),
        (words["gross_total"].format(currency=currency),
         dress.amount(ink, sale, "gross_total", bare=True), True),
    ]  # fmt: skip
    heads = (words["tax_rate"], words["base"], words["tax_total"])
    return f"{parts.totals_table(rows)}<h2>{plain(words['spec'])}</h2>{lines.by_rate(sale, heads)}"
