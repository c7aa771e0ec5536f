"""Japanese office programs online: invoice, quote, delivery note, receipt and order acceptance."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 6), kinds=("oral", "gaming", "eyewear", "robots", "wearables"))

_COLUMNS = (
    ("description", "quantity", "unit", "unit_price", "amount"),
    ("sku", "description", "quantity", "unit_price", "tax_rate", "amount"),
)
_NUMBERS = {"invoice": ("INV-0000{5}", "{yyyy}{mm}-{3}", "{5}"), "quote": ("EST-0000{4}", "Q{5}"),
            "packing_slip": ("DN-{6}", "{yyyy}{mm}-N{3}"), "receipt": ("RC-{5}",),
            "order_confirmation": ("OC-{5}",)}  # fmt: skip
_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:15mm;font-size:9.2pt}
h1{text-align:center;font-size:20pt;letter-spacing:6pt;font-weight:normal;margin-bottom:8mm}
.band h1{color:#fff;background:#4b6584;font-size:15pt;padding:2mm 0}.top{display:grid;
grid-template-columns:1fr 76mm;gap:8mm;margin-bottom:6mm;position:relative}.to{font-size:12pt;
border-bottom:.6pt solid #333;padding-bottom:1mm;margin-bottom:2mm}.kv th{font-weight:normal;
padding:0 4mm .6mm 0;color:#444}.sum{border-bottom:1.2pt solid #333;margin:5mm 0 5mm;display:flex;
justify-content:space-between;width:96mm;align-items:baseline;padding-bottom:1mm}.sum b{
font-size:16pt}.goods{width:100%;border:.5pt solid #555}.goods th{background:#e8edf2;
border:.4pt solid #888;padding:1.2mm;text-align:center;font-size:8.6pt;font-weight:normal}
.goods td{border:.4pt solid #aaa;padding:1.3mm}.sub{font-size:8pt;color:#444}
.ends{display:flex;justify-content:space-between;align-items:flex-start;margin-top:3mm}
.totals{min-width:72mm}.totals th{font-weight:normal;padding:1.1mm 2mm;border:.4pt solid #aaa;
background:#f4f6f8}.totals td{padding:1.1mm 2mm;border:.4pt solid #aaa}.strong th,.strong td{
font-weight:bold}.note{border:.4pt solid #aaa;padding:2mm 3mm;margin-top:5mm;min-height:16mm}
.note small{display:block;color:#555}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the program's number and labels."""
    found = dress.numbered(sale, sale.draw.choice(_NUMBERS[sale.kind]))
    if sale.kind in ("invoice", "packing_slip") and sale.draw.random() < 0.5:
        found = dress.with_serials(found)
    return dress.dressed("chohyo", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a delivery note tells no prices."""
    words, buyer, draw = sale.words, sale.buyer, sale.draw
    is_slip = sale.kind == "packing_slip"
    columns: tuple[str, ...] = _COLUMNS[draw.random() < 0.5]
    if is_slip:
        columns = ("sku", "description", "quantity", "unit")
    keys = ("number", "date", "due") if sale.kind == "invoice" else ("number", "date")
    known = pairs([*parts.meta(ink, sale, *keys), *_days(sale)])
    client = f"<div class='to'>{ink.put('buyer_name', buyer.name)}　御中</div>"
    client += parts.address(ink, "buyer", buyer)
    total = "" if is_slip else (
        f"<div class='sum'><span>{plain(words['headline'])}</span>"
        f"<b>{dress.amount(ink, sale, 'gross_total')}</b></div>"
    )  # fmt: skip
    codes = ("gtin", "serials") if "sku" in columns else ("sku", "gtin", "serials")
    rows = lines.rows(ink, sale, columns, codes, glue=" / ")
    sums = "" if is_slip else parts.totals_table(_sums(ink, sale))
    seal = company_seal(sale.seller.name, "ja", "right:0;top:14mm", draw)
    band = "band" if draw.random() < 0.4 else ""
    page = (
        f"<div class='all {band}'><h1>{pieces.title(sale)}</h1><div class='top'><div>{client}"
        f"</div><div>{known}<br>{_sender(ink, sale)}</div>{seal}</div><p>{plain(words['opening'])}"
        f"</p>{total}<table class='goods'>{pieces.head(sale, columns)}{rows}</table>"
        f"<div class='ends'><div>{_payment(ink, sale)}</div>{sums}</div><div class='note'><small>"
        f"{plain(words['remarks'])}</small>{plain(words['remark'])}</div></div>"
    )
    return document([page], _CSS, look)


def _days(sale: Sale) -> list[tuple[str, str]]:
    """Until when a quote holds, or when ordered goods come."""
    words, day = sale.words, sale.style.day
    if sale.kind == "quote":
        return [(words["valid"], plain(day(sale.issued + timedelta(days=30))))]
    if sale.kind == "order_confirmation":
        return [(words["arrival"], plain(day(sale.issued + timedelta(days=7))))]
    return [(words["order"], plain(sale.order))]


def _sender(ink: Ledger, sale: Sale) -> str:
    """The seller; the registration number stands on papers that tell a tax."""
    seller, words = sale.seller, sale.words
    found = [ink.put("seller_name", seller.name), parts.address(ink, "seller", seller),
             f"{plain(words['phone'])} {plain(seller.phone)}",
             ink.put("seller_email", seller.email)]  # fmt: skip
    if sale.kind in ("invoice", "receipt"):
        found.append(parts.tax_id(ink, "seller", seller, f"{words['tax_id']}:"))
    found.append(plain(f"{words['contact']}: {seller.person}"))
    return "<br>".join(found)


def _sums(ink: Ledger, sale: Sale) -> list[parts.Row]:
    words = sale.words
    rate = sale.style.rate(sale.taxes[0].rate)
    base = plain(sale.style.money(sale.net_total))
    return [
        (words["net_total"], dress.amount(ink, sale, "net_total"), False),
        (words["tax"].format(rate=rate), dress.amount(ink, sale, "tax_total"), False),
        (words["gross_total"], plain(sale.style.money(sale.gross_total)), True),
        (words["taxed_at"].format(rate=rate), base, False),
    ]


def _payment(ink: Ledger, sale: Sale) -> str:
    """The account of an invoice; what a receipt was given for."""
    if sale.kind == "invoice":
        return dress.account(ink, sale)
    return plain(sale.words["received"]) if sale.kind == "receipt" else ""
