"""Output of a large company's ERP: information block at the right, items over two rows each."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(4, 13), charge=True)

_CSS = """
.logo{position:absolute;right:18mm;top:12mm;font-size:20pt;font-weight:bold;font-style:italic}
.sender{position:absolute;left:22mm;top:45mm;font-size:6.6pt;text-decoration:underline}
.to{position:absolute;left:22mm;top:50mm;font-size:10pt}
.info{position:absolute;left:120mm;top:40mm;width:76mm;font-size:8.8pt}
.info h2{font-size:9.5pt;background:#ddd;padding:.8mm 2mm;margin-bottom:1mm}
.info th{font-weight:normal;padding:.3mm 4mm .3mm 2mm}.main{position:absolute;left:22mm;
right:14mm;top:96mm;font-size:9pt}h1{font-size:14pt;margin-bottom:4mm}
.main.later{top:38mm}
.goods{width:100%}.goods th{border-top:.8pt solid #222;border-bottom:.8pt solid #222;
font-weight:normal;font-size:8.4pt;padding:1mm .8mm}.goods td{padding:.9mm .8mm 0}
.totals{margin:4mm 0 4mm auto;border-top:.8pt solid #222}.totals th{font-weight:normal;
padding:.6mm 12mm .6mm 0}.strong th,.strong td{font-weight:bold;border-top:.6pt solid #222}
.foot{left:22mm;right:14mm;bottom:9mm;display:flex;justify-content:space-between;font-size:6.8pt;
gap:5mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a long one goes on overleaf, with the sum so far carried over."""
    words, number = sale.words, sale.style.number
    chunks = parts.split_lines(sale.lines, 7, 13)
    pages, so_far = [], Decimal(0)
    for index, chunk in enumerate(chunks):
        rows = _carry(words["brought"], number(so_far)) if index else ""
        rows += "".join(_item(ink, sale, line) for line in chunk)
        so_far += sum((sale.lines[line].net for line in chunk), Decimal(0))
        is_last = index == len(chunks) - 1
        rows += "" if is_last else _carry(words["carried"], number(so_far))
        said = words["page"].format(page=index + 1, pages=len(chunks))
        top = (
            _top(ink, sale)
            if index == 0
            else f"<div class='logo c'>{plain(sale.seller.stem)}</div>"
        )
        end = _end(ink, sale) if is_last else ""
        title = f"<h1>{plain(words['title'])}</h1><p>{kinds.remark(sale)}</p>" if index == 0 else ""
        pages.append(
            f"{top}<div class='main {'' if index == 0 else 'later'}'>{title}"
            f"<table class='goods'>{_head(sale)}{rows}</table>{end}</div>"
            f"{_foot(ink, sale, said)}"
        )
    return document(pages, _CSS, look)


def _top(ink: Ledger, sale: Sale) -> str:
    """Logo, window and information block of the first page."""
    seller = sale.seller
    info = pairs(kinds.facts(ink, sale, "number", "date", "customer", "order", "delivered",
                             "due", "contact"))  # fmt: skip
    return (
        f"<div class='logo c'>{plain(seller.stem)}</div><div class='sender'>"
        f"{plain(seller.name)}, {plain(seller.one_line)}</div>"
        f"<div class='to'>{parts.buyer_block(ink, sale, with_tax=False)}</div>"
        f"<div class='info'><h2>{plain(sale.words['contact'])} / Info</h2>{info}</div>"
    )


def _head(sale: Sale) -> str:
    heads = [("pos", ""), ("sku", ""), ("quantity", "r"), ("unit_price", "r"), ("amount", "r")]
    cells = "".join(f"<th class='{cls}'>{plain(sale.words[key])}</th>" for key, cls in heads)
    return f"<tr>{cells}</tr>"


def _carry(label: str, amount: str) -> str:
    return (
        f"<tr><td></td><td colspan='3'>{plain(label)}</td><td class='r n'>{plain(amount)}</td></tr>"
    )


def _end(ink: Ledger, sale: Sale) -> str:
    """Totals, terms and notes."""
    return (
        f"{parts.totals_table(parts.total_rows(ink, sale))}<p>{_terms(sale)}</p>"
        f"<p>{parts.notes(sale)}</p>"
    )


def _foot(ink: Ledger, sale: Sale, page: str) -> str:
    """Company, contact, tax number and bank in four columns, on every page."""
    seller, words = sale.seller, sale.words
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    return (
        f"<div class='foot'><span>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}</span><span>{plain(words['phone'])} "
        f"{plain(seller.phone)}<br>{ink.put('seller_email', seller.email)}</span><span>{tax}<br>"
        f"{plain(seller.register)}</span><span>{parts.bank(ink, sale)}</span>"
        f"<span>{plain(page)}</span></div>"
    )


def _terms(sale: Sale) -> str:
    return parts.terms(sale) if sale.kind == "invoice" else ""


def _item(ink: Ledger, sale: Sale, index: int) -> str:
    """Numbers in the first row, the article's text and codes in the second."""

    def cell(name: str) -> str:
        return parts.cell(ink, sale, index, name)

    good = sale.lines[index].good
    name = ink.line(index, "description", f"{good.brand} {good.model} {good.name}")
    ink.line(index, "brand", good.brand)
    ink.line(index, "model", good.model)
    return (
        f"<tr><td>{(index + 1) * 10:06d}</td><td class='n'>{cell('sku')}</td>"
        f"<td class='r n'>{cell('quantity')} {cell('unit')}</td><td class='r n'>"
        f"{cell('unit_price')}</td><td class='r n'>{cell('amount')}</td></tr>"
        f"<tr><td></td><td colspan='4'>{name}<br>{plain(sale.words['gtin'])}: {cell('gtin')}"
        f"</td></tr>"
    )
