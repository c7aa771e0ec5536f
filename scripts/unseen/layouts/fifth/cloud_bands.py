"""American bookkeeping online: tinted bands of labels over their values."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, pairs
from scripts.unseen.ledger import Ledger, plain

CSS = """
.all{position:absolute;left:16mm;right:16mm;top:14mm;font-size:9.3pt}
.top{display:flex;justify-content:space-between;margin-bottom:6mm}h1{font-size:17pt;
font-weight:normal;margin-bottom:4mm}.who{display:grid;grid-template-columns:1fr 1fr auto;gap:8mm;
margin-bottom:6mm}.who h3,.band small{font-size:7.8pt;color:#666;font-weight:bold;margin:0 0 1mm}
.kv th{color:#666;font-size:8pt;padding-right:4mm;text-align:right}.band{display:flex;gap:12mm;
border-top:.5pt solid #999;padding:2mm 0;margin-bottom:4mm}.band small{display:block}
.goods{width:100%;border-bottom:.6pt dotted #777;margin-bottom:4mm}.goods th{background:#e3ebf3;
font-size:7.8pt;font-weight:normal;padding:1.3mm 1.6mm}.goods td{padding:1.6mm}
.goods td b{font-weight:bold}.sub{font-size:8.4pt;color:#333}
.ends{display:flex;justify-content:space-between}.say{width:88mm;color:#444;font-size:8.6pt}
.totals th{font-weight:normal;font-size:8.4pt;color:#555;padding:.9mm 14mm .9mm 0}
.strong th,.strong td{border-top:.6pt dotted #777;padding-top:2mm}.strong td{font-size:13pt;
font-weight:bold}.foot{left:16mm;right:16mm;bottom:8mm;font-size:7.5pt;color:#777;text-align:right}
"""


def page(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set an invoice, an estimate or a packing slip."""
    words, seller = sale.words, sale.seller
    is_slip = sale.kind == "packing_slip"
    shown = f"<h3>{plain(words['bill_to'])}</h3>{parts.buyer_block(ink, sale, with_tax=False)}"
    there = "<br>".join(map(plain, (sale.buyer.name, *sale.buyer.address)))
    keys = ("number", "date", "due") if sale.kind == "invoice" else ("number", "date")
    known = parts.meta(ink, sale, *keys)
    if sale.kind == "invoice":
        known.append((words["terms_label"], plain(f"Net {sale.days}")))
    band = [(words["ship_date"], plain(sale.style.day(sale.delivered))),
            (words["ship_via"], plain(sale.draw.choice(("UPS Ground", "FedEx", "LTL", "Will call"))
                                      )),
            (words["tracking"], f"1Z{digits(sale.draw, 9)}"),
            (words["order"], plain(sale.order))]  # fmt: skip
    strip = "" if sale.kind == "quote" else f"<div class='band'>{pieces.stacked(band)}</div>"
    return (
        f"<div class='all'><div class='top'><div>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>{plain(seller.phone)}<br>"
        f"{ink.put('seller_email', seller.email)}<br>{plain(f'www.{seller.domain}')}</div>"
        f"<div>{dress.mark(sale, look.colour, 19)}</div></div><h1 class='c'>{pieces.title(sale)}"
        f"</h1><div class='who'><div>{shown}</div><div><h3>{plain(words['ship_to'])}</h3>{there}"
        f"</div>{pairs(known)}</div>{strip}{_goods(ink, sale)}"
        f"{'' if is_slip else _ends(ink, sale)}</div><div class='foot'>Page 1 of 1</div>"
    )


def _goods(ink: Ledger, sale: Sale) -> str:
    columns: tuple[str, ...] = ("sku", "description", "quantity", "unit_price", "amount")
    if sale.kind == "packing_slip":
        columns = columns[:3]
    rows = lines.rows(ink, sale, columns, ("gtin", "serials"), order="brand name model", glue=" ")
    return f"<table class='goods'>{pieces.head(sale, columns)}{rows}</table>"


def _ends(ink: Ledger, sale: Sale) -> str:
    """What the seller says, beside the sums."""
    words = sale.words
    fields = ("lines_total", "tax_total", "gross_total")
    rows = [(words[field], dress.amount(ink, sale, field, bare=True), False) for field in fields]
    said = words["estimate_note"]
    if sale.kind == "invoice":
        rows.append((words["payable"], dress.amount(ink, sale, "payable_total"), True))
        said = words["resale_note"]
    return (
        f"<div class='ends'><div class='say'>{plain(said)}<br>{plain(words['note'])}</div>"
        f"{parts.totals_table(rows)}</div>"
    )
