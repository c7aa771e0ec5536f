"""Japanese invoice with a registration number: addressee with honorific, sums by rate."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "serif"
WISHES = Wishes(lines=(3, 7), two_rates=True)

_CSS = """
.all{position:absolute;left:18mm;right:18mm;top:15mm;font-size:9.8pt}
h1{text-align:center;font-size:20pt;letter-spacing:8px;margin-bottom:7mm}
.two{display:flex;justify-content:space-between;margin-bottom:5mm}.to{width:88mm}
.to .name{font-size:13pt;border-bottom:.8pt solid #333;padding-bottom:1mm;margin-bottom:2mm}
.from{width:70mm;position:relative;font-size:9pt}.kv th{font-weight:normal;padding-right:4mm}
.large{font-size:15pt;border-bottom:2pt solid #333;padding:1.5mm 0;margin:4mm 0 5mm;
display:flex;justify-content:space-between}.goods{width:100%;font-size:9.2pt}
.goods th{background:#dde7ee;border:.5pt solid #667;padding:1.2mm;text-align:center}
.goods td{border:.5pt solid #667;padding:1.3mm 1.8mm}.totals{margin:0 0 5mm auto;min-width:88mm}
.totals th,.totals td{border:.5pt solid #667;padding:1.1mm 2mm;font-weight:normal}
.strong th,.strong td{font-weight:bold;background:#dde7ee}.memo{font-size:8.8pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; the sum stands large above the articles and again below them."""
    words, seller = sale.words, sale.seller
    columns = ("description", "quantity", "unit", "unit_price", "amount")
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "brand model name")
    gross = ink.put("gross_total", sale.style.money(sale.gross_total), f"{sale.gross_total:f}")
    seal = company_seal(seller.name, "ja", "right:0;top:14mm", sale.draw)
    page = (
        f"<div class='all'><h1>{plain(words['title'])}</h1><div class='two'><div class='to'>"
        f"<div class='name'>{parts.name(ink, 'buyer', sale.buyer)} 御中</div>"
        f"{parts.address(ink, 'buyer', sale.buyer)}<br><br>{kinds.opening(sale)}"
        f"<div class='large'><span>{plain(words['gross_total'])}</span><span>{gross}</span></div>"
        f"</div><div class='from'>{pairs(kinds.facts(ink, sale, 'number', 'date', 'due'))}<br>"
        f"{parts.seller_block(ink, sale)}{seal}</div></div><table class='goods'>"
        f"{parts.head(sale, columns)}{rows}</table>{parts.totals_table(_totals(ink, sale))}"
        f"<div class='memo'>{kinds.settlement(ink, sale)}<br>{kinds.remark(sale)}"
        f"{plain(words['note'])}</div></div>"
    )
    return document([page], _CSS, look)


def _totals(ink: Ledger, sale: Sale) -> list[parts.Row]:
    """Net, then base and tax of every rate, then the sum once more."""
    words, style = sale.words, sale.style
    rows: list[parts.Row] = [
        (
            words["net_total"],
            ink.put("net_total", style.money(sale.net_total), f"{sale.net_total:f}"),
            False,
        )
    ]
    single = len(sale.taxes) == 1
    for row in sale.taxes:
        rate = style.rate(row.rate)
        if not single:
            rows.append((f"{rate}%{words['base']}", plain(style.money(row.base)), False))
        tax = plain(style.money(row.tax))
        if single:
            tax = ink.put("tax_total", style.money(row.tax), f"{row.tax:f}")
        rows.append((words["tax"].format(rate=rate), tax, False))
    if not single:
        rows.append(
            (
                words["tax_total"],
                ink.put("tax_total", style.money(sale.tax_total), f"{sale.tax_total:f}"),
                False,
            )
        )
    rows.append((words["gross_total"], plain(style.money(sale.gross_total)), True))
    return rows
