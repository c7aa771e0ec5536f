"""Window envelope: sender line over the address, data block on the right, four-column footer."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(14, 19), discounts=True, charge=True)
COLUMNS = ("pos", "sku", "description", "quantity", "unit", "unit_price", "discount", "amount")

_CSS = """
.brand{position:absolute;right:20mm;top:12mm;font-size:19pt;font-weight:bold;letter-spacing:1px}
.sender{position:absolute;left:25mm;top:46mm;font-size:6.8pt;border-bottom:.3pt solid #555}
.to{position:absolute;left:25mm;top:52mm;width:85mm}
.data{position:absolute;left:125mm;top:46mm}.data th{font-weight:normal;padding:.3mm 5mm .3mm 0}
.main{position:absolute;left:25mm;right:18mm;top:98mm}.later{top:22mm}
h1{font-size:13pt;margin-bottom:5mm}.goods{width:100%;font-size:8.8pt}
.goods th{border-bottom:.8pt solid #222;padding:1mm 1.2mm}.goods td{padding:1.1mm 1.2mm}
.sub{font-size:7.6pt;color:#444}.carry td{border-top:.5pt solid #222;font-weight:bold;padding:1.2mm}
.totals{margin:3mm 0 5mm auto}.totals th{font-weight:normal;padding:.7mm 8mm .7mm 0}
.strong th,.strong td{font-weight:bold;border-top:.7pt solid #222;border-bottom:2pt double #222}
.foot{left:25mm;right:18mm;bottom:9mm;font-size:6.8pt;border-top:.4pt solid #777;padding-top:1.5mm}
.foot table{width:100%}.foot td{width:25%;padding-right:3mm;overflow-wrap:anywhere}
.no{position:absolute;right:18mm;bottom:34mm;font-size:8pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    chunks = parts.split_lines(sale.lines, 9, 18)
    pages = [_page(ink, sale, chunk, number, len(chunks)) for number, chunk in enumerate(chunks, 1)]
    return document(pages, _CSS, look)


def _page(ink: Ledger, sale: Sale, chunk: range, number: int, count: int) -> str:
    columns = parts.with_any_discount(sale, COLUMNS)
    rows = parts.body_rows(ink, sale, columns, chunk, "brand name model", ("gtin",))
    carry = sum((line.net for line in sale.lines[: chunk.stop]), start=sale.lines[0].net * 0)
    before = sum((line.net for line in sale.lines[: chunk.start]), start=carry * 0)
    if number > 1:
        rows = _carry(sale, "brought", before, len(columns)) + rows
    if number < count:
        rows += _carry(sale, "carried", carry, len(columns))
    table = f"<table class='goods'>{parts.head(sale, columns)}{rows}</table>"
    top = _opening(ink, sale) if number == 1 else f"<p>{plain(sale.number)}</p>"
    end = _closing(ink, sale) if number == count else ""
    page_of = sale.words["page"].format(page=number, pages=count)
    return (
        f"{_letterhead(ink, sale) if number == 1 else ''}"
        f"<div class='main {'' if number == 1 else 'later'}'>{top}{table}{end}</div>"
        f"<div class='no'>{plain(page_of)}</div>{_foot(ink, sale)}"
    )


def _letterhead(ink: Ledger, sale: Sale) -> str:
    seller = sale.seller
    rows = parts.meta(ink, sale, "number", "customer", "order", "delivered", "date")
    return (
        f"<div class='brand c'>{plain(seller.stem)}</div>"
        f"<div class='sender'>{plain(seller.name)} · {plain(' · '.join(seller.address))}</div>"
        f"<div class='to'>{parts.buyer_block(ink, sale)}</div>"
        f"<div class='data'>{pairs(rows)}</div>"
    )


def _opening(ink: Ledger, sale: Sale) -> str:
    return f"<h1>{plain(sale.words['title'])} {ink.put('invoice_number', sale.number)}</h1>"


def _carry(sale: Sale, key: str, amount: Decimal, columns: int) -> str:
    return (
        f"<tr class='carry'><td colspan='{columns - 1}'>{plain(sale.words[key])}</td>"
        f"<td class='r n'>{plain(sale.style.number(amount))}</td></tr>"
    )


def _closing(ink: Ledger, sale: Sale) -> str:
    rows = parts.total_rows(ink, sale)
    return f"{parts.totals_table(rows)}<p>{parts.terms(sale)}</p><p>{parts.notes(sale)}</p>"


def _foot(ink: Ledger, sale: Sale) -> str:
    seller, words = sale.seller, sale.words
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    columns = (
        f"{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}",
        f"{plain(words['phone'])} {plain(seller.phone)}<br>"
        f"{ink.put('seller_email', seller.email)}<br>www.{plain(seller.domain)}",
        f"{plain(seller.register)}<br>{tax}",
        parts.bank(ink, sale),
    )
    cells = "".join(f"<td>{column}</td>" for column in columns)
    return f"<div class='foot'><table><tr>{cells}</tr></table></div>"
