"""A joiner's final invoice: the whole job, and below it the deposit invoices taken off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.numbers import paper_number
from scripts.unseen.data.sales import ZERO, Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 5), prepaid=True, kinds=("furniture", "rugs"), cents=(8_900, 268_000))

_COLUMNS = ("pos", "quantity", "unit", "description", "unit_price", "amount")
_CSS = """
.all{position:absolute;left:25mm;right:20mm;top:16mm;font-size:9.8pt}
.head{display:flex;justify-content:space-between;margin-bottom:13mm}.head .b{font-size:13pt}
.two{display:flex;justify-content:space-between;margin-bottom:10mm;align-items:flex-end}
.line{font-size:7pt;color:#555;margin-bottom:2mm}.kv th{font-weight:normal;padding-right:5mm}
h1{font-size:15pt;letter-spacing:.6pt}.job{margin:1mm 0 5mm}.goods{width:100%}.goods th{
border-top:.8pt solid #222;border-bottom:.8pt solid #222;padding:1.2mm 1mm;font-size:8.8pt}
.goods td{padding:1.6mm 1mm}.totals{width:100%;border-top:.8pt solid #222;margin-bottom:5mm}
.totals th{font-weight:normal;padding:.8mm 1mm;text-align:right}.totals td{width:36mm;
padding:.8mm 1mm}.strong th,.strong td{font-weight:bold}.less{width:100%;font-size:8.8pt}
.less th{font-weight:normal;color:#444;border-bottom:.4pt solid #666;padding:.8mm 1mm}
.less td{padding:.9mm 1mm}.less .sum td{border-top:.4pt solid #666}.rest{display:flex;
justify-content:space-between;border:1.2pt solid #222;padding:2mm 1mm 2mm 3mm;margin:4mm 0;
font-size:11.5pt;font-weight:bold}.foot{left:25mm;right:20mm;bottom:10mm;font-size:7.8pt;
display:flex;justify-content:space-between;gap:6mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale of few pieces, with two deposits of a third each at most."""
    lines = tuple(
        pieces.priced(sale, line, quantity=Decimal(sale.draw.choice((1, 1, 2, 4, 6))))
        for line in sale.lines
    )
    found = pieces.with_lines(sale, lines)
    paid = sum((gross for _, _, gross in _deposits(found)), ZERO)
    return replace(found, prepaid=paid)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; its own sums are those of the whole job."""
    told, words, seller = pieces.form("final", sale), sale.words, sale.seller
    ordered = sale.issued - timedelta(days=94)
    known = pairs(pieces.facts(ink, sale, "number", "date", "delivered", "due", "customer"))
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    rate = sale.style.rate(sale.taxes[0].rate)
    total = parts.totals_table(
        [(words["net_total"], pieces.amount(ink, sale, "net_total", sale.net_total), False),
         (words["tax"].format(rate=rate), pieces.amount(ink, sale, "tax_total", sale.tax_total),
          False),
         (words["gross_total"], pieces.amount(ink, sale, "gross_total", sale.gross_total), True)]
    )  # fmt: skip
    rest = pieces.amount(ink, sale, "payable_total", sale.payable)
    job = f"{told['project_head']}: {told['project']} – "
    job += told["order_head"].format(date=sale.style.day(ordered))
    page = (
        f"<div class='all'><div class='head'><div class='b c'>{plain(seller.name)}</div>"
        f"<div class='r'>{plain(words['phone'])} {plain(seller.phone)}<br>"
        f"{ink.put('seller_email', seller.email)}</div></div><div class='two'><div><div class="
        f"'line'>{pieces.sender(ink, sale, ' · ')}</div>{parts.buyer_block(ink, sale)}</div>"
        f"{known}</div><h1>{plain(told['title'])}</h1><div class='job'>{plain(job)}</div>"
        f"<p>{plain(told['greeting'])}</p><table class='goods'>{pieces.head(sale, _COLUMNS)}{rows}"
        f"</table>{total}{_less(ink, sale, told)}<div class='rest'><span>{plain(told['rest'])}"
        f"</span><span>{rest}</span></div>{parts.terms(sale)}</div><div class='foot'><div>"
        f"{parts.bank(ink, sale)}</div><div>"
        f"{parts.tax_id(ink, 'seller', seller, words['tax_id'])}<br>{plain(seller.register)}</div>"
        "</div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    return parts.body_rows(ink, sale, _COLUMNS, (index,), "name brand model")


def _deposits(sale: Sale) -> list[tuple[Decimal, Decimal, Decimal]]:
    """Net, tax and sum of the deposit invoices: 30 and 20 of a hundred."""
    found = []
    for share in (30, 20):
        net = pieces.rounded(sale, sale.net_total * share / 100)
        tax = pieces.rounded(sale, net * sale.taxes[0].rate / 100)
        found.append((net, tax, net + tax))
    return found


def _less(ink: Ledger, sale: Sale, told: dict[str, str]) -> str:
    """Deposit invoices with net, tax and sum; the last row sums them up."""
    words, style = sale.words, sale.style
    heads = (told["net"], words["tax_total"], told["gross"])
    html = "".join(f"<th class='r'>{plain(text)}</th>" for text in heads)
    html = f"<tr><th>{plain(told['less'])}</th>{html}</tr>"
    for place, sums in enumerate(_deposits(sale)):
        day = sale.issued - timedelta(days=90 - 55 * place)
        number = paper_number(sale.seller.country, "invoice", day, sale.draw)
        said = f"{told['deposit']} {number} {told['of_date']} {style.day(day)}"
        cells = "".join(f"<td class='r n'>{plain(style.number(value))}</td>" for value in sums)
        html += f"<tr><td>{plain(said)}</td>{cells}</tr>"
    paid = ink.put("prepaid_total", style.money(-sale.prepaid), f"{sale.prepaid:f}")
    return (
        f"<table class='less'>{html}<tr class='sum'><td>{plain(told['deposit_sum'])}</td><td></td>"
        f"<td></td><td class='r n'>{paid}</td></tr></table>"
    )
