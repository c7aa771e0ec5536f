"""A marketplace's page as a browser prints it: postage, buyer's fee, and the seller's payout."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(1, 3), retail=True, inclusive=True, charge=True,
                kinds=("gadgets", "camping"), cents=(690, 8_900))  # fmt: skip

_PLATFORMS = ("Krambox", "lotfair", "Trovalo", "Stallmeet")
_CSS = """
.edge{position:absolute;left:9mm;right:9mm;top:5mm;font-size:7pt;display:flex;
justify-content:space-between;color:#333}.all{position:absolute;left:19mm;right:19mm;top:17mm;
font-size:10pt}.bar{display:flex;justify-content:space-between;align-items:baseline;
margin-bottom:8mm}.bar b{font-size:20pt}.bar u{font-size:9pt}h1{font-size:15pt;font-weight:600;
margin-bottom:1mm}.grey{color:#666;font-size:9pt}.cols{display:flex;gap:6mm;margin:6mm 0}
.cols>div{flex:1;border:.5pt solid #ccc;border-radius:2.5mm;padding:3.5mm 4mm}
.cols small{display:block;color:#666;margin-bottom:1mm}.lot{display:flex;gap:5mm;
padding:3mm 0;border-bottom:.4pt solid #ddd}.lot .thumb{width:17mm;height:17mm;background:#e4e8ec;
border-radius:1.5mm}.lot>div:nth-child(2){flex:1}.sum{margin:4mm 0 9mm auto;width:92mm}
.sum div{display:flex;justify-content:space-between;padding:.6mm 0}.sum .big{font-weight:bold;
font-size:12pt;border-top:.6pt solid #333;margin-top:1mm;padding-top:1.5mm}.own{border:.5pt dashed
#aaa;border-radius:2mm;padding:3mm 4mm;font-size:8.6pt;color:#555;width:92mm}.own div{display:flex;
justify-content:space-between}.foot{left:9mm;right:9mm;bottom:5mm;font-size:7pt;display:flex;
justify-content:space-between;color:#333}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale to a person, with the freight of a parcel."""
    small = replace(sale, charge=pieces.rounded(sale, sale.charge / 6))
    return pieces.of_private_buyer(pieces.with_lines(small, small.lines))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the page; postage and fee are printed, their sum is not."""
    told, words, seller, draw = pieces.form("peer", sale), sale.words, sale.seller, sale.draw
    site = draw.choice(_PLATFORMS)
    order = f"{letters(draw, 1)}{digits(draw, 3)}-{digits(draw, 4)}-{letters(draw, 2)}"
    style = sale.style
    known = " &nbsp; ".join(
        f"{plain(label)}: {value}" for label, value in pieces.facts(ink, sale, "number", "date")
    )
    paid = told["paid"].format(date=style.day(sale.delivered)) + f" {told['paid_with']}"
    tax = f"<br>{parts.tax_id(ink, 'seller', seller, words['tax_id'])}" if seller.tax else ""
    lots = "".join(_lot(ink, sale, index, told) for index in range(len(sale.lines)))
    printed = style.day(sale.issued)
    page = (
        f"<div class='edge'><span>{plain(printed)}, {draw.randint(8, 21)}:{draw.randint(10, 59)}"
        f"</span><span>{pieces.title(sale)} – {site}</span><span></span></div><div class='all'>"
        f"<div class='bar'><b class='c'>{site}</b><u>{plain(told['link'])}</u></div>"
        f"<h1>{pieces.title(sale)}</h1><div>{known}</div><div class='grey'>{plain(told['order'])} "
        f"{order} · {plain(paid)}</div><div class='cols'><div><small>{plain(words['seller'])}"
        f"</small>{parts.name(ink, 'seller', seller)}<br>{parts.address(ink, 'seller', seller)}"
        f"<br>{ink.put('seller_email', seller.email)}{tax}</div><div><small>"
        f"{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale, with_tax=False)}</div>"
        f"</div>{lots}<div class='sum'>{_sums(ink, sale, told)}</div>{_payout(sale, told)}</div>"
        f"<div class='foot'><span>https://www.{site.lower()}.example/orders/{order}/invoice</span>"
        "<span>1/1</span></div>"
    )
    return document([page], _CSS, look)


def _lot(ink: Ledger, sale: Sale, index: int, told: dict[str, str]) -> str:
    line, style = sale.lines[index], sale.style
    name = parts.describe(ink, sale, index, (), "brand name model")
    price = ink.line(index, "unit_price", style.money(line.price), f"{line.price:f}")
    total = ink.line(index, "net_amount", style.money(line.net), f"{line.net:f}")
    return (
        f"<div class='lot'><div class='thumb'></div><div>{name}<div class='grey'>"
        f"{plain(told['condition'])}</div><div>{parts.cell(ink, sale, index, 'quantity')} × {price}"
        f"</div></div><div class='n b'>{total}</div></div>"
    )


def _sums(ink: Ledger, sale: Sale, told: dict[str, str]) -> str:
    """From the lots to the total; tax is in it, or in America added."""
    words, money = sale.words, sale.style.money
    fee = pieces.rounded(sale, sale.charge / 5)
    postage = sale.charge - fee
    ink.allow("charge_total", f"{sale.charge:f}", f"{postage:f}")
    rate = sale.style.rate(sale.taxes[0].rate)
    tax = pieces.amount(ink, sale, "tax_total", sale.tax_total)
    rows = [
        (words["lines_total"], pieces.amount(ink, sale, "lines_total", sale.lines_total), ""),
        (told["postage"], plain(money(postage)), ""),
        (told["fee"], plain(money(fee)), ""),
    ]
    if not sale.inclusive:
        rows.append((words["tax"].format(rate=rate), tax, ""))
    gross = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    rows.append((words["gross_total"], gross, "big"))
    if sale.inclusive:
        rows.append((words["included"].format(rate=rate), tax, ""))
    return "".join(
        f"<div class='{cls}'><span>{plain(label)}</span><span class='n'>{value}</span></div>"
        for label, value, cls in rows
    )


def _payout(sale: Sale, told: dict[str, str]) -> str:
    """What the marketplace keeps and pays out, for the seller's eyes."""
    rate = sale.draw.choice((8, 9, 11, 12))
    kept = pieces.rounded(sale, sale.lines_total * Decimal(rate) / 100)
    money = sale.style.money
    rows = ((told["commission"].format(rate=rate), money(-kept)),
            (told["payout"], money(sale.lines_total - kept)))  # fmt: skip
    html = "".join(
        f"<div><span>{plain(label)}</span><span class='n'>{plain(value)}</span></div>"
        for label, value in rows
    )
    return f"<div class='own'><b>{plain(told['seller_only'])}</b>{html}</div>"
