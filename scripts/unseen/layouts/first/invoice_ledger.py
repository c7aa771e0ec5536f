"""Print-out of an old bookkeeping system: one pitch, dashes, carried totals, two rows a line."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "mono"
WISHES = Wishes(lines=(15, 22), charge=True)
COLUMNS = ("sku", "description", "quantity", "unit", "unit_price", "amount")

_CSS = """
.all{position:absolute;left:14mm;right:12mm;top:13mm;font-size:8.6pt}
.two{display:flex;justify-content:space-between}.kv th{font-weight:normal;padding-right:3mm}
.dash{border-top:.8pt dashed #333;margin:2mm 0}h1{font-size:11pt;letter-spacing:3px}
.goods{width:100%;font-size:8.2pt}.goods th{border-bottom:.8pt dashed #333;padding:1mm .8mm}
.goods td{padding:.7mm .8mm}.goods th{font-weight:normal}.sub{padding-left:4mm}
.carry td{border-top:.8pt dashed #333}.totals{margin-left:auto}
.totals th{font-weight:normal;padding:.4mm 10mm .4mm 0}.strong td{border-top:.8pt dashed #333;
border-bottom:2pt double #333}.strong th{font-weight:bold}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice over as many pages as it needs."""
    chunks = parts.split_lines(sale.lines, 11, 19)
    pages = [_page(ink, sale, chunk, n, len(chunks)) for n, chunk in enumerate(chunks, 1)]
    return document(pages, _CSS, look)


def _page(ink: Ledger, sale: Sale, chunk: range, number: int, count: int) -> str:
    words, zero = sale.words, sale.lines[0].net * 0
    rows = parts.body_rows(ink, sale, COLUMNS, chunk, "brand model name", ("gtin",))
    before = sum((line.net for line in sale.lines[: chunk.start]), zero)
    after = sum((line.net for line in sale.lines[: chunk.stop]), zero)
    if number > 1:
        rows = _carry(sale, words["brought"], before) + rows
    if number < count:
        rows += _carry(sale, words["carried"], after)
    end = ""
    if number == count:
        end = (
            f"<div class='dash'></div>{parts.totals_table(parts.total_rows(ink, sale, bare=True))}"
            f"<div class='dash'></div>{parts.terms(sale)}<br>{parts.bank(ink, sale)}<br>"
            f"{parts.notes(sale)}"
        )
    page_of = plain(words["page"].format(page=number, pages=count))
    head = _head(ink, sale) if number == 1 else (
        f"<div class='two'><span>{plain(sale.seller.name)}</span>"
        f"<span>{plain(words['number'])} {ink.put('invoice_number', sale.number)}</span></div>"
    )  # fmt: skip
    return (
        f"<div class='all'><div class='two'><h1>{plain(words['title'])}</h1>"
        f"<span>{page_of}</span></div><div class='dash'></div>{head}<div class='dash'></div>"
        f"<table class='goods'>{parts.head(sale, COLUMNS)}{rows}</table>{end}</div>"
    )


def _head(ink: Ledger, sale: Sale) -> str:
    facts = parts.meta(ink, sale, "number", "date", "due", "customer", "order")
    currency = ("", ink.put("currency", sale.style.currency))
    return (
        f"<div class='two'><div>{parts.seller_block(ink, sale)}</div>"
        f"<div>{pairs([*facts, currency])}</div></div><div class='dash'></div>"
        f"<div style='padding-left:8mm'>{plain(sale.words['bill_to'])}<br>"
        f"{parts.buyer_block(ink, sale)}</div>"
    )


def _carry(sale: Sale, label: str, amount: Decimal) -> str:
    return (
        f"<tr class='carry'><td></td><td colspan='4'>{plain(label)}</td>"
        f"<td class='r n'>{plain(sale.style.number(amount))}</td></tr>"
    )
