"""A web shop's own paper for an order: order number with a hash, prices that hold the tax."""

from __future__ import annotations

from dataclasses import replace

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(1, 5),
    inclusive=True,
    charge=True,
    kinds=("sports", "eyewear", "blocks", "vitamins", "wearables"),
)

_NUMBERS = {"invoice": ("{5}", "{yyyy}-{4}", "WC-{5}"), "packing_slip": ("{4}", "{5}"),
            "receipt": ("{5}",)}  # fmt: skip
_CSS = """
.all{position:absolute;left:18mm;right:18mm;top:16mm;font-size:9.6pt}
.top{display:flex;justify-content:space-between;margin-bottom:9mm}.shop{font-size:20pt;
font-weight:bold}.who{display:grid;grid-template-columns:1fr 1fr 62mm;gap:7mm;margin-bottom:8mm}
.who h3{font-size:9.6pt;margin:0 0 1.5mm}h1{font-size:17pt;margin-bottom:6mm}.kv th{
font-weight:normal;padding:0 4mm .6mm 0}.goods{width:100%;margin-bottom:4mm}.dark .goods th{
background:#111;color:#fff}.goods th{padding:1.6mm 2mm;border-bottom:.8pt solid #111;
font-size:9pt}.goods td{padding:2mm;border-bottom:.4pt solid #ccc}.sub{font-size:8.2pt;color:#444}
.totals{margin-left:auto;width:84mm}.totals th{font-weight:normal;padding:1.3mm 2mm}
.totals td{padding:1.3mm 2mm}.strong th,.strong td{font-weight:bold;border-top:1.2pt solid #111;
border-bottom:1.2pt solid #111}.end{margin-top:9mm;font-size:8.8pt}.foot{left:18mm;right:18mm;
bottom:9mm;border-top:.4pt solid #bbb;padding-top:2mm;text-align:center;font-size:7.8pt;color:#555}
"""


def adapt(sale: Sale) -> Sale:
    """Return an order of some pieces of each article, and what the shop's program calls it."""
    draw = sale.draw
    found = dress.numbered(sale, draw.choice(_NUMBERS[sale.kind]))
    found = replace(dress.delivered(found), order=f"#{digits(draw, 5)}")
    if draw.random() < 0.35:
        found = replace(found, charge=found.charge * 0)
    if found.style.currency == "USD":
        found = replace(found, charge=found.charge * 0)
    return dress.dressed("cart", pieces.with_lines(found, found.lines))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set an invoice, a receipt or a packing slip."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    is_slip = sale.kind == "packing_slip"
    dark = "dark" if draw.random() < 0.5 else ""
    contact = f"{plain(seller.phone)}<br>{ink.put('seller_email', seller.email)}"
    tax = "" if is_slip or not seller.tax else parts.tax_id(ink, "seller", seller, words["tax_id"])
    bill = f"<h3>{plain(words['bill_to'])}</h3>{parts.buyer_block(ink, sale, not is_slip)}"
    ship = f"<h3>{plain(words['ship_to'])}</h3>{parts.delivery_block(sale)}"
    page = (
        f"<div class='all {dark}'><div class='top'><div class='shop c'>"
        f"{dress.mark(sale, look.colour, 12)} {plain(seller.stem)}</div><div>"
        f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}<br>"
        f"{contact}<br>{tax}</div></div><h1>{pieces.title(sale)}</h1><div class='who'><div>{bill}"
        f"</div><div>{ship}</div>{pairs(_facts(ink, sale))}</div>{_goods(ink, sale)}"
        f"{'' if is_slip else parts.totals_table(_sums(ink, sale))}<div class='end'>"
        f"{plain(words['thanks'])}</div></div><div class='foot'>{plain(seller.name)}"
        f"{' · ' + plain(seller.register) if seller.register else ''} · "
        f"{plain(f'shop.{seller.domain}')}</div>"
    )
    return document([page], _CSS, look)


def _facts(ink: Ledger, sale: Sale) -> list[tuple[str, str]]:
    """A packing slip has the order's number for its own."""
    words, draw = sale.words, sale.draw
    if sale.kind == "packing_slip":
        number = f"#{ink.put('invoice_number', sale.number)}"
        (day,) = parts.meta(ink, sale, "date")
        return [(words["number"], number), day, (words["method"], plain(words["courier"]))]
    known = parts.meta(ink, sale, "number", "date", "order")
    paid = draw.choice(("PayPal", "Visa •••• 4417", words["transfer"]))
    return [*known, (words["method"], plain(paid))]


def _goods(ink: Ledger, sale: Sale) -> str:
    columns: tuple[str, ...] = ("description", "quantity", "unit_price", "amount")
    if sale.kind == "packing_slip":
        columns = columns[:2]
    rows = lines.rows(ink, sale, columns, ("sku", "gtin"), lines.in_money(ink, sale))
    return f"<table class='goods'>{pieces.head(sale, columns)}{rows}</table>"


def _sums(ink: Ledger, sale: Sale) -> list[parts.Row]:
    """Goods, delivery, and the total with its tax."""
    words = sale.words
    if sale.charge:
        return kinds.gross_rows(ink, sale)
    label = words["included"].format(rate=sale.style.rate(sale.taxes[0].rate))
    goods = (words["lines_total"], dress.amount(ink, sale, "lines_total"), False)
    free = (words["charge"], plain(words["free"]), False)
    total = (words["gross_total"], dress.amount(ink, sale, "gross_total"), True)
    ink.allow("net_total", f"{sale.net_total:f}")
    return [goods, free, total, (label, dress.amount(ink, sale, "tax_total"), False)]
