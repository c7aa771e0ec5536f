"""British books online: the balance due under a large title, a dark head over the items."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.sales import Line, Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, pairs
from scripts.unseen.ledger import Ledger, plain

CSS = """
.all{position:absolute;left:15mm;right:15mm;top:15mm;font-size:9pt;line-height:1.4}
.top{display:flex;justify-content:space-between;margin-bottom:12mm}.top h1{font-size:26pt;
font-weight:normal;line-height:1}.big{text-align:right}.big b{display:block;font-size:12pt}
.big small{display:block;margin-top:5mm}.who{display:flex;justify-content:space-between;
align-items:flex-end;margin-bottom:6mm}.who small{color:#777;display:block}.kv th{font-weight:
normal;text-align:right;padding:.8mm 6mm .8mm 0}.kv td{text-align:right}.goods{width:100%}
.goods th{background:#3c3d3a;color:#fff;font-weight:normal;padding:1.6mm 2mm;font-size:8.6pt}
.goods td{padding:2mm;border-bottom:.4pt solid #c9c9c9}.sub{color:#6d6d6d;font-size:8.2pt}
.totals{margin:3mm 0 0 auto}.totals th{font-weight:normal;text-align:right;
padding:1.2mm 14mm 1.2mm 4mm}.strong th,.strong td{font-weight:bold}.totals tr:last-child{
background:#f1f1ef}.totals td{padding:1.2mm 2mm 1.2mm 0}.say{margin-top:8mm;font-size:8.4pt;
color:#444}.say h3{font-size:9pt;color:#777;font-weight:normal;margin:0 0 1mm}
"""
_CENT = Decimal("0.01")


def page(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set an invoice, or the receipt of a sale that was paid at once."""
    words = sale.words
    paid = sale.kind == "receipt"
    number = ink.put("invoice_number", sale.number)
    keys = ("date",) if paid else ("date", "due")
    known = parts.meta(ink, sale, *keys, "order")
    if paid:
        known.append((words["paid_by"], plain(sale.draw.choice(("Bank Transfer", "Credit Card")))))
    known = [(f"{label} :", value) for label, value in known]
    gross = dress.amount(ink, sale, "gross_total")
    balance = "" if paid else (
        f"<small>{plain(words['payable'])}</small><b>"
        f"{dress.amount(ink, sale, 'payable_total')}</b>"
    )  # fmt: skip
    rows = [
        (words["lines_total"], dress.amount(ink, sale, "net_total", bare=True), False),
        (words["tax"].format(rate=sale.style.rate(sale.taxes[0].rate)),
         dress.amount(ink, sale, "tax_total", bare=True), False),
        (words["gross_total"], gross, True),
    ]  # fmt: skip
    if not paid:
        rows.append((words["payable"], plain(sale.style.money(sale.payable)), True))
    said = f"<h3>{plain(words['notes'])}</h3>{plain(words['note'])}<br>"
    if not paid:
        said += dress.account(ink, sale)
    return (
        f"<div class='all'><div class='top'><div>{dress.mark(sale, look.colour, 16)}<br>"
        f"{parts.seller_block(ink, sale)}</div><div class='big'><h1>{pieces.title(sale)}</h1><b>"
        f"# {number}</b>{balance}</div></div><div class='who'><div><small>{plain(words['bill_to'])}"
        f"</small>{parts.buyer_block(ink, sale)}</div>{pairs(known)}</div>{_goods(ink, sale)}"
        f"{parts.totals_table(rows)}<div class='say'>{said}</div></div>"
    )


def _goods(ink: Ledger, sale: Sale) -> str:
    columns = ("pos", "description", "quantity", "unit_price", "tax_rate", "tax_sum", "amount")
    head = pieces.head(sale, columns, {"tax_sum": sale.words["tax_total"], "pos": "#"})
    own: lines.Own = {"tax_sum": lambda index: _tax(sale, sale.lines[index])}
    rows = lines.rows(ink, sale, columns, ("sku", "gtin", "serials"), own, sign="")
    return f"<table class='goods'>{head}{rows}</table>"


def _tax(sale: Sale, line: Line) -> str:
    due = (line.net * line.rate / 100).quantize(_CENT, ROUND_HALF_UP)
    return plain(sale.style.number(due))
