"""A jeweller's bill for consignment pieces sold by a shop: list price less the shop's share."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import signature
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import table
from scripts.unseen.words.figures import write_date

MANNER = "serif"
WISHES = Wishes(lines=(2, 4), cents=(32_000, 890_000))

_COLUMNS = ("sku", "description", "sold", "unit_price", "discount", "amount")
_CSS = """
.all{position:absolute;left:27mm;right:20mm;top:18mm;font-size:10.4pt}
.house{font-size:22pt;font-style:italic}.under{font-size:9pt;color:#444;border-bottom:.6pt solid;
padding-bottom:2mm;margin-bottom:12mm}.to{margin-left:88mm;margin-bottom:10mm;min-height:26mm}
h1{font-size:13pt;margin-bottom:1mm}.about{margin-bottom:6mm}.refs{margin-bottom:6mm}
.refs span{margin-right:7mm;white-space:nowrap;display:inline-block}
.goods{width:100%;margin-bottom:4mm}.goods th{font-weight:normal;
font-style:italic;border-bottom:.6pt solid #333;padding:1mm 1.5mm;font-size:9.4pt}
.goods td{padding:2mm 1.5mm;border-bottom:.3pt solid #aaa}.totals{margin-left:auto;
margin-bottom:7mm}.totals th{font-weight:normal;padding:.6mm 10mm .6mm 0}.strong th,.strong td{
font-weight:bold;border-top:.6pt solid #333}.tiny{font-size:9pt;color:#333;margin-bottom:3mm}
.hand{position:relative;height:17mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale of single jewels of one brand, each less the shop's share."""
    names = sale.draw.sample(table("fourth/jewels")[sale.style.language], len(sale.lines))
    share = Decimal(sale.draw.choice((30, 35, 40, 45)))
    brand = sale.lines[0].good.brand
    lines = []
    for line, name in zip(sale.lines, names, strict=True):
        good = replace(line.good, brand=brand, name=name, sku=digits(sale.draw, 6))
        found = pieces.priced(sale, line, quantity=Decimal(1), discount=share,
                              price=Decimal(int(line.price) // 10 * 10))  # fmt: skip
        lines.append(replace(found, good=good))
    return pieces.with_lines(sale, tuple(lines))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the bill; the days of sale to customers stand in the rows."""
    told, seller = pieces.form("commission", sale), sale.seller
    month = sale.issued.replace(day=1) - timedelta(days=1)
    period = write_date(month, "{month} {yyyy}", sale.style.language)
    slip = f"{told['slip']} {digits(sale.draw, 4)}/{sale.draw.randint(1, 9)}"
    facts = pieces.facts(ink, sale, "number", "date", "due", "customer")
    refs = "".join(f"<span>{plain(label)} {value}</span>" for label, value in facts)
    named = {"sku": told["piece"], "sold": told["sold"], "unit_price": told["list_price"],
             "discount": told["margin_head"]}  # fmt: skip
    rows = "".join(_row(ink, sale, index, month.day) for index in range(len(sale.lines)))
    page = (
        f"<div class='all'><div class='house c'>{plain(seller.stem)}</div><div class='under'>"
        f"{pieces.sender(ink, sale)}<br>{pieces.contact_line(ink, sale)}</div><div class='to'>"
        f"{parts.buyer_block(ink, sale)}</div><h1>{pieces.title(sale)}</h1><div class='about'>"
        f"{plain(told['period'])} {plain(period)} · {plain(slip)}</div><div class='refs'>{refs}"
        f"</div><p>{plain(told['intro'])}</p><table class='goods'>"
        f"{pieces.head(sale, _COLUMNS, named)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}<div class='tiny'>"
        f"{parts.terms(sale)} {parts.bank(ink, sale, ', ')}</div><div class='tiny'>"
        f"{plain(told['remains'])}</div><div class='hand'>"
        f"{signature(seller.person, 'left:0;top:0', sale.draw)}</div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int, last: int) -> str:
    day = sale.issued.replace(day=1) - timedelta(days=sale.draw.randint(1, last))
    name = parts.describe(ink, sale, index, (), "brand name")
    cells = (
        ("k-sku", parts.cell(ink, sale, index, "sku")), ("", name),
        ("n", f"{day.day:02d}.{day.month:02d}."),
        ("r n", parts.cell(ink, sale, index, "unit_price")),
        ("r", parts.cell(ink, sale, index, "discount")),
        ("r n", parts.cell(ink, sale, index, "amount")),
    )  # fmt: skip
    return "<tr>" + "".join(f"<td class='{cls}'>{html}</td>" for cls, html in cells) + "</tr>"
