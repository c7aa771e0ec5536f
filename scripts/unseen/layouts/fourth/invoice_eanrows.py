"""A wholesaler's list: below each article a row with its barcode, brand, origin and weight."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(5, 8), discounts=True, charge=True, two_rates=True,
                kinds=("storage", "baby"), cents=(190, 6_900))  # fmt: skip

_COLUMNS = ("sku", "description", "quantity", "unit", "unit_price", "discount", "tax_rate",
            "amount")  # fmt: skip
_ORIGINS = ("CN", "PT", "VN", "TR", "IN")
_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:10mm;font-size:8.3pt;line-height:1.25}
.top{display:flex;justify-content:space-between;margin-bottom:4mm}.top>div{width:84mm}
.mark{font-size:15pt;font-weight:bold;margin-bottom:1mm}.to{border:1pt solid #222;padding:3mm 4mm;
border-radius:2mm}.to small{display:block;color:#555}.band{display:flex;align-items:stretch;
border:1pt solid #222;margin-bottom:4mm}.band h1{font-size:11.5pt;padding:2mm 3mm;
border-right:1pt solid #222}.band div{flex:1;padding:.8mm 2mm;border-right:.4pt solid #888}
.band div:last-child{border-right:0}.band small{display:block;font-size:6.6pt;color:#555}
.goods{width:100%;border-bottom:1pt solid #222}.goods th{background:#ddd;padding:1mm;
font-size:7.4pt}.goods td{padding:1.2mm 1mm 0}.goods .low td{padding:0 1mm 1.2mm;
border-bottom:.3pt solid #bbb;font-size:7.3pt;color:#333}.low span{margin-right:5mm}
.ends{display:flex;justify-content:space-between;margin-top:3mm;align-items:flex-start}
.rates th,.rates td{border:.4pt solid #888;padding:.7mm 3mm}.totals th{font-weight:normal;
padding:.6mm 6mm .6mm 0}.totals .strong th,.totals .strong td{font-weight:bold;font-size:10pt;
border-top:1pt solid #222}.foot{left:12mm;right:12mm;bottom:8mm;font-size:7pt;display:flex;
justify-content:space-between;gap:8mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the list; quotes and confirmations have a line on validity or delivery for terms."""
    told, words, seller = pieces.form("eanrows", sale), sale.words, sale.seller
    columns = parts.with_any_discount(sale, _COLUMNS)
    known = pieces.stacked(pieces.facts(ink, sale, "number", "date", "due", "customer", "order",
                                        "contact"))  # fmt: skip
    rows = "".join(_row(ink, sale, index, columns, told) for index in range(len(sale.lines)))
    charge = plain(f"{told['pallets']}: {sale.draw.randint(1, 4)}   "
                   f"{told['route']}: {sale.draw.randint(11, 98)}")  # fmt: skip
    total = parts.totals_table(
        [(words["lines_total"], pieces.amount(ink, sale, "lines_total", sale.lines_total, True),
          False),
         (words["charge"], pieces.amount(ink, sale, "charge_total", sale.charge, True), False),
         (words["net_total"], pieces.amount(ink, sale, "net_total", sale.net_total, True), False),
         (words["tax_total"], pieces.amount(ink, sale, "tax_total", sale.tax_total, True), False),
         (words["gross_total"], pieces.amount(ink, sale, "gross_total", sale.gross_total),
          True)]
    )  # fmt: skip
    bank = f"<div>{parts.bank(ink, sale)}</div>" if sale.kind == "invoice" else ""
    page = (
        f"<div class='all'><div class='top'><div><div class='mark c'>{plain(seller.stem)}</div>"
        f"{pieces.sender(ink, sale, '<br>')}<br>{pieces.contact_line(ink, sale, '<br>')}</div>"
        f"<div class='to'><small>{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale)}"
        f"</div></div><div class='band'><h1>{pieces.title(sale)}</h1>{known}</div>"
        f"<table class='goods'>{pieces.head(sale, columns)}{rows}</table><div class='ends'><div>"
        f"{charge}<br><br>{pieces.rates(ink, sale)}</div>{total}</div></div><div class='foot'>"
        f"<div>{_ending(sale, told)}<br>{plain(words['note'])}</div>{bank}<div class='n'>"
        f"{plain(told['page'])}</div></div>"
    )
    return document([page], _CSS, look)


def _row(
    ink: Ledger, sale: Sale, index: int, columns: tuple[str, ...], told: dict[str, str]
) -> str:
    """An article and the row of codes below it."""
    html = parts.body_rows(ink, sale, columns, (index,), "name model")
    words, draw = sale.words, sale.draw
    codes = (
        (words["gtin"], parts.cell(ink, sale, index, "gtin")),
        (words["brand"], parts.cell(ink, sale, index, "brand")),
        (told["origin"], draw.choice(_ORIGINS)),
        (told["weight"], f"{draw.randint(2, 38)}{sale.style.point}{draw.randint(1, 9)} kg"),
    )
    spans = "".join(f"<span>{plain(label)}: {value}</span>" for label, value in codes)
    return f"{html}<tr class='low'><td></td><td colspan='{len(columns) - 1}'>{spans}</td></tr>"


def _ending(sale: Sale, told: dict[str, str]) -> str:
    if sale.kind == "quote":
        day = sale.issued + timedelta(days=sale.days)
        return plain(f"{told['valid']} {sale.style.day(day)}")
    if sale.kind == "order_confirmation":
        week = (sale.issued + timedelta(days=12)).isocalendar().week
        return plain(f"{told['confirm']} {week}")
    return parts.terms(sale)
