"""Paper of a web shop's billing service: sum to pay in large figures, cards, buyer first."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 6), charge=True, two_rates=True, delivery=True)
COLUMNS = ("description", "quantity", "unit_price", "tax_rate", "amount")

_CSS = """
.all{position:absolute;left:18mm;right:18mm;top:16mm}
.two{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm}
.logo{border:2pt solid;border-radius:3mm;padding:1.5mm 4mm;font-weight:bold;font-size:13pt}
h1{font-size:17pt;font-weight:bold}.big{font-size:21pt;font-weight:bold;margin:4mm 0 1mm}
.cards{display:flex;gap:3.5mm;margin:5mm 0}.card{flex:1;background:#f3f4f6;border-radius:2mm;
padding:2.5mm 3mm;font-size:8.6pt}.cap{font-size:7.2pt;color:#6b7280;display:block}
.goods{width:100%}.goods th{font-size:7.6pt;color:#6b7280;font-weight:normal;padding:1.5mm 0}
.goods td{padding:2.2mm 0;border-top:.5pt solid #e2e2e2}.goods .r{padding-left:4mm}
.sub{font-size:7.6pt;color:#6b7280}.totals{margin:4mm 0 0 auto;min-width:84mm}
.totals th{font-weight:normal;padding:1.1mm 6mm 1.1mm 0}.totals td{padding:1.1mm 0}
.strong th,.strong td{font-weight:bold;border-top:.8pt solid #222}.small{margin-top:7mm;
font-size:8pt}
.foot{left:18mm;right:18mm;bottom:10mm;font-size:7.6pt;color:#555}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    words = sale.words
    details = ("sku", "brand") if sale.draw.random() < 0.5 else ("gtin", "sku")
    order = "name model" if "brand" in details else "brand name"
    rows = parts.body_rows(ink, sale, COLUMNS, range(len(sale.lines)), order, details)
    total = ink.put("gross_total", sale.style.money(sale.gross_total), f"{sale.gross_total:f}")
    page = (
        f"<div class='all'><div class='two'><div><h1>{plain(words['title'])}</h1>"
        f"<div class='big c'>{total}</div>"
        f"{plain(words['due'])} {_due(ink, sale)}</div>"
        f"<div class='logo c'>{plain(sale.seller.stem)}</div></div>{_cards(ink, sale)}"
        f"<table class='goods'>{parts.head(sale, COLUMNS)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}"
        f"<div class='small'>{parts.notes(sale)}<br>{parts.bank(ink, sale, ' · ')}</div></div>"
        f"<div class='foot m'>{plain(sale.seller.register)} www.{plain(sale.seller.domain)}</div>"
    )
    return document([page], _CSS, look)


def _due(ink: Ledger, sale: Sale) -> str:
    return ink.put("due_date", sale.style.day(sale.due), sale.due.isoformat())


def _cards(ink: Ledger, sale: Sale) -> str:
    words = sale.words
    blocks = [(words["bill_to"], parts.buyer_block(ink, sale))]
    if sale.delivery:
        blocks.append((words["ship_to"], parts.delivery_block(sale)))
    blocks.append((words["seller"], parts.seller_block(ink, sale)))
    facts = parts.meta(ink, sale, "number", "date", "order", "customer")
    upper = "".join(_card(label, value) for label, value in facts)
    lower = "".join(_card(label, value) for label, value in blocks)
    return f"<div class='cards'>{upper}</div><div class='cards'>{lower}</div>"


def _card(label: str, value: str) -> str:
    return f"<div class='card'><span class='cap'>{plain(label)}</span>{value}</div>"
