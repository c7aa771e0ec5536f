"""A boutique's paper: every piece beside a small drawing of it, prices that hold the tax."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words import goods_rows, table

MANNER = "serif"
WISHES = Wishes(lines=(1, 3), inclusive=True, kinds=("leather", "silk"), cents=(9_500, 168_000))

_CSS = """
.all{position:absolute;left:24mm;right:24mm;top:17mm;font-size:10.5pt}
.house{text-align:center;font-size:27pt;letter-spacing:5pt;line-height:1.1}.under{
text-align:center;font-size:8.6pt;color:#333;margin:1.5mm 0 12mm}.two{display:flex;
justify-content:space-between;margin-bottom:9mm;min-height:24mm}.two small,.kv small{display:block;
font-style:italic;color:#444}.kv{display:grid;grid-template-columns:1fr 1fr;column-gap:9mm}
h1{font-size:14pt;font-weight:normal;letter-spacing:2pt;margin-bottom:2mm}
.piece{display:grid;grid-template-columns:27mm 1fr auto;gap:6mm;border-top:.4pt solid #999;
padding:4mm 0;align-items:center}.pic{width:27mm;height:27mm;background:#efece6}
.piece .b{font-size:11.5pt}.piece small{display:block;color:#333;font-size:9pt}
.sum{border-top:1pt solid #222;padding-top:3mm;margin-left:70mm}.sum div{display:flex;
justify-content:space-between;padding:.5mm 0}.sum .big{font-size:14pt;padding:1.5mm 0}
.end{margin-top:12mm;font-size:8.8pt;color:#444;text-align:center}
"""
_BAG, _TOTE, _SQUARE, _BELT = (
    "<path d='M22 44h56v38H22zM36 44c0-26 28-26 28 0'/>",
    "<path d='M16 36h68v44H16zM30 36l8-14h24l8 14M42 56h16'/>",
    "<path d='M24 24h52v52H24zM32 32h36v36H32zM42 42l16 16M58 42l-16 16'/>",
    "<path d='M18 46h64v14H18zM18 43h18v20H18zM24 49h6v8h-6zM60 53h1M68 53h1'/>",
)
_PICTURES = (_BAG, _TOTE, _SQUARE, _BELT, _SQUARE, _BELT, _BELT)
"""As the articles of leather and silk follow each other in the list of goods."""


def adapt(sale: Sale) -> Sale:
    """Return the sale of single pieces to a person."""
    lines = tuple(pieces.priced(sale, line, quantity=line.quantity**0) for line in sale.lines)
    return pieces.of_private_buyer(pieces.with_lines(sale, lines))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a receipt names no buyer, but for Japan's."""
    told, seller = pieces.form("boutique", sale), sale.seller
    client = ""
    if sale.kind == "invoice":
        client = (
            f"<small>{plain(told['client'])}</small>{parts.buyer_block(ink, sale, with_tax=False)}"
        )
    elif sale.style.language == "ja":
        client = f"{ink.put('buyer_name', sale.buyer.name)} 様"
    known = pieces.stacked(pieces.facts(ink, sale, "number", "date"))
    adviser = f"<div><small>{plain(told['served'])}</small>{plain(seller.person)}</div>"
    rows = "".join(_piece(ink, sale, index, told) for index in range(len(sale.lines)))
    page = (
        f"<div class='all'><div class='house c'>{plain(seller.stem.upper())}</div>"
        f"<div class='under'>{pieces.sender(ink, sale, ' – ')}<br>"
        f"{pieces.contact_line(ink, sale)}</div><div class='two'><div>{client}</div><div>"
        f"<h1>{pieces.title(sale)}</h1><div class='kv'>{known}{adviser}</div></div></div>{rows}"
        f"<div class='sum'>{_sums(ink, sale)}<div><span>{plain(told['paid'])}</span><span>"
        f"{plain(told['paid_with'])}</span></div></div><div class='end'>{plain(told['returns'])}"
        "</div></div>"
    )
    return document([page], _CSS, look)


def _piece(ink: Ledger, sale: Sale, index: int, told: dict[str, str]) -> str:
    line, style = sale.lines[index], sale.style
    colours = table("fourth/forms/boutique")[style.language]["colours"]
    name = parts.describe(ink, sale, index, (), "brand name")
    price = ink.line(index, "net_amount", style.money(line.net), f"{line.net:f}")
    return (
        f"<div class='piece'><svg class='pic' viewBox='0 0 100 100' fill='none' stroke='#7a6f60' "
        f"stroke-width='1.6'>{_picture(sale, index)}</svg><div><span class='b'>{name}</span>"
        f"<small>{plain(sale.words['sku'])} {parts.cell(ink, sale, index, 'sku')}</small><small>"
        f"{plain(told['colour'])}: {plain(sale.draw.choice(colours))}</small></div>"
        f"<div class='n'>{price}</div></div>"
    )


def _picture(sale: Sale, index: int) -> str:
    """Drawing of the kind of article."""
    names = [row[sale.style.language] for kind, row in goods_rows("fourth")
             if kind in WISHES.kinds]  # fmt: skip
    return _PICTURES[names.index(sale.lines[index].good.name)]


def _sums(ink: Ledger, sale: Sale) -> str:
    """Total with the tax in it; in America the tax is added."""
    words = sale.words
    rate = sale.style.rate(sale.taxes[0].rate)
    total = (words["gross_total"], pieces.amount(ink, sale, "gross_total", sale.gross_total), "big")
    tax = pieces.amount(ink, sale, "tax_total", sale.tax_total)
    rows = [total, (words["included"].format(rate=rate), tax, "")]
    if not sale.inclusive:
        net = pieces.amount(ink, sale, "net_total", sale.net_total)
        rows = [(words["lines_total"], net, ""), (words["tax"].format(rate=rate), tax, ""), total]
    return "".join(
        f"<div class='{cls}'><span>{plain(label)}</span><span class='n'>{value}</span></div>"
        for label, value, cls in rows
    )
