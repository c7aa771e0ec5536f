"""A marketplace's paper in the name of its seller: order data, prices without and with tax."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(1, 4), inclusive=True, retail=True, kinds=("gaming", "toner", "cams", "oral", "robots")
)

_SITES = {"DE": "amazon.de", "GB": "amazon.co.uk", "FR": "amazon.fr", "IT": "amazon.it",
          "ES": "amazon.es", "NL": "bol.com", "JP": "amazon.co.jp"}  # fmt: skip
_CSS = """
.all{position:absolute;left:14mm;right:14mm;top:14mm;font-size:8.8pt}
.top{display:grid;grid-template-columns:1fr 92mm;gap:10mm;margin-bottom:6mm}.site{font-size:13pt;
font-weight:bold}h1{font-size:17pt;text-align:right;margin-bottom:3mm}.box{background:#f3f3f3;
padding:3mm 4mm}.box b{font-size:10pt}.box table{width:100%}.box th{font-weight:normal;
padding:.3mm 3mm .3mm 0}.box td{text-align:right}.sum th,.sum td{font-weight:bold;font-size:11pt;
padding-top:1.5mm}.three{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8mm;
border-top:1pt solid #333;padding:3mm 0 4mm}.three h3,.part{font-size:9.2pt;margin:0 0 1mm;
font-weight:bold}.order{border-top:1pt solid #333;padding:2mm 0 4mm;display:flex;gap:14mm}
.goods{width:100%;border-top:1pt solid #333;margin-bottom:1mm}.goods th{padding:1.4mm 1mm;
font-size:8pt;vertical-align:bottom;border-bottom:.4pt solid #999}.goods td{padding:1.6mm 1mm;
border-bottom:.4pt solid #ccc}.asin{font-size:8pt;color:#333}.all .total{display:flex;
justify-content:space-between;font-size:11pt;font-weight:bold;padding:2mm 1mm;
border-bottom:1pt solid #333;margin-bottom:3mm}.rates{margin-left:auto;width:92mm}.rates th{
font-size:8pt;padding:1mm}.rates td{padding:.8mm 1mm}.rates tr:last-child td{font-weight:bold;
border-top:.4pt solid #999}.foot{left:14mm;right:14mm;bottom:8mm;font-size:7.4pt;color:#444;
border-top:.4pt solid #999;padding-top:1.5mm;display:flex;justify-content:space-between}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with a number in the seller's series of the marketplace."""
    country, draw = sale.seller.country, sale.draw
    pattern = draw.choice((f"INV-{country}-{{8}}-{{yyyy}}-{{3}}", f"{country}{{yyyy}}{{8}}"))
    return dress.dressed("soldby", dress.numbered(sale, pattern))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; the day of delivery is the paper's day."""
    words, seller, draw, style = sale.words, sale.seller, sale.draw, sale.style
    (number, day) = parts.meta(ink, sale, "number", "date")
    day = (f"{words['date']} / {words['delivered']}", day[1])
    named = ink.put("seller_name", seller.name)
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    gross = dress.amount(ink, sale, "gross_total")
    told = [(words["reference"], plain(f"{letters(draw, 2)}{digits(draw, 9)}")),
            (words["sold_by"], named), day, number]  # fmt: skip
    rows = "".join(f"<tr><th>{plain(label)}</th><td>{value}</td></tr>" for label, value in told)
    rows += (
        f"<tr class='sum'><th>{plain(words['payable'])}</th>"
        f"<td>{dress.amount(ink, sale, 'payable_total')}</td></tr>"
    )
    there = "<br>".join(map(plain, (sale.buyer.name, *sale.buyer.address)))
    order_day = plain(style.day(sale.issued - timedelta(days=draw.randint(0, 2))))
    order = f"{digits(draw, 3)}-{digits(draw, 7)}-{digits(draw, 7)}"
    goods = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    page = (
        f"<div class='all'><div class='top'><div class='site'>{_SITES[seller.country]}</div><div>"
        f"<h1>{pieces.title(sale)}</h1><div class='box'><b>{plain(words['paid'])}</b><table>{rows}"
        f"</table></div></div></div><div class='three'><div><h3>{plain(words['bill_to'])}</h3>"
        f"{parts.buyer_block(ink, sale)}</div><div><h3>{plain(words['ship_to'])}</h3>{there}"
        f"</div><div><h3>{plain(words['sold_by'])}</h3>{plain(seller.name)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>{tax}</div></div><div class='part'>"
        f"{plain(words['order_part'])}</div><div class='order'><span>{plain(words['order_date'])} "
        f"&nbsp; {order_day}</span><span>{plain(words['order'])} &nbsp; {order}</span></div>"
        f"<div class='part'>{plain(words['detail_part'])}</div><table class='goods'>{_head(sale)}"
        f"{goods}</table><div class='total'><span>{plain(words['gross_total'])}</span><span>{gross}"
        f"</span></div>{_rates(ink, sale)}</div><div class='foot'><span>{plain(seller.name)}, "
        f"{plain(seller.one_line)} {plain(seller.register)}</span><span>{plain(words['page'])}"
        "</span></div>"
    )
    return document([page], _CSS, look)


def _head(sale: Sale) -> str:
    """Head row; the unit price stands without and with the tax."""
    words = sale.words
    keys = ("description", "quantity", "price_net", "tax_rate", "price_gross", "subtotal")
    return "<tr>" + "".join(
        f"<th class='{'' if key == 'description' else 'r'}'>{plain(words[key])}</th>"
        for key in keys
    ) + "</tr>"  # fmt: skip


def _price_net(sale: Sale, index: int) -> Decimal:
    line = sale.lines[index]
    return pieces.rounded(sale, line.price * 100 / (100 + line.rate))


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    """An article with its codes; the unit price with tax is that which the subtotal is made of."""
    line, money = sale.lines[index], sale.style.money
    name = parts.describe(ink, sale, index, (), "brand model name")
    code = f"SKU: {parts.cell(ink, sale, index, 'sku')}"
    if sale.seller.country == "NL":
        code += f"<br>EAN: {parts.cell(ink, sale, index, 'gtin')}"
    else:
        asin = f"B0{letters(sale.draw, 2)}{digits(sale.draw, 3)}{letters(sale.draw, 3)}"
        code = f"ASIN: {plain(asin)} | {code}"
    price = ink.line(index, "unit_price", money(line.price), f"{line.price:f}")
    total = ink.line(index, "net_amount", money(line.net), f"{line.net:f}")
    return (
        f"<tr><td>{name}<div class='asin'>{code}</div></td>"
        f"<td class='r'>{parts.cell(ink, sale, index, 'quantity')}</td>"
        f"<td class='r n'>{plain(money(_price_net(sale, index)))}</td>"
        f"<td class='r n'>{parts.cell(ink, sale, index, 'tax_rate')} %</td>"
        f"<td class='r n'>{price}</td><td class='r n'>{total}</td></tr>"
    )


def _rates(ink: Ledger, sale: Sale) -> str:
    """Base and tax by rate, and the sums of these."""
    words = sale.words
    heads = (words["tax_rate"], words["base_part"], words["tax_part"])
    html = pieces.rate_rows(sale, heads, sale.style.money)
    net = dress.amount(ink, sale, "net_total")
    tax = dress.amount(ink, sale, "tax_total")
    return (
        f"<table class='rates'>{html}<tr><td class='r'>{plain(words['sum'])}</td><td class='r n'>"
        f"{net}</td><td class='r n'>{tax}</td></tr></table>"
    )
