"""Small firm's letter with a bill in it: greeting sentence, plain table, three footer columns."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 6), serials=True, allowance=True)

_CSS = """
.head{position:absolute;left:25mm;right:20mm;top:12mm;display:flex;justify-content:space-between;
align-items:flex-end;border-bottom:2pt solid #777;padding-bottom:2mm}.head b{font-size:18pt}
.head span{font-size:8pt;text-align:right}.to{position:absolute;left:25mm;top:50mm}
.main{position:absolute;left:25mm;right:20mm;top:88mm}.day{text-align:right;margin-bottom:4mm}
h1{font-size:12.5pt;margin-bottom:4mm}.goods{width:100%;font-size:9.2pt}
.goods th{border-bottom:.6pt solid #222;font-size:8.6pt;padding:1mm}.goods td{padding:1.1mm 1mm}
.sub{font-size:8pt;color:#333}.totals{margin:3mm 0 5mm auto;width:88mm}.totals th{
font-weight:normal;padding:.6mm 0}.strong th,.strong td{font-weight:bold;
border-bottom:2.4pt double #222}.foot{left:25mm;right:20mm;bottom:8mm;display:flex;
justify-content:space-between;font-size:7.2pt;border-top:.5pt solid #777;padding-top:1.5mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the letter; number and day stand in running lines, not in a table."""
    words, seller = sale.words, sale.seller
    columns = ("pos", "quantity", "unit", "description", "unit_price", "amount")
    rows = parts.body_rows(
        ink, sale, columns, range(len(sale.lines)), "brand name model", ("serials",)
    )
    (_, number), (_, day) = parts.meta(ink, sale, "number", "date")
    title = f"{plain(words['title'])}<br>{plain(words['number'])} {number}"
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    bank = parts.bank(ink, sale) if sale.kind == "invoice" else ""
    page = (
        f"<div class='head'><b class='c'>{plain(seller.stem)}</b><span>"
        f"{parts.name(ink, 'seller', seller)}<br>{_one_line(ink, sale)}<br>"
        f"{plain(words['phone'])} {plain(seller.phone)} · "
        f"{ink.put('seller_email', seller.email)}</span></div>"
        f"<div class='to'>{parts.buyer_block(ink, sale, with_tax=False)}</div><div class='main'>"
        f"<div class='day'>{plain(seller.town)}, {day}</div><h1>{title}</h1>"
        f"<p>{kinds.opening(sale)}</p><table class='goods'>{parts.head(sale, columns)}{rows}"
        f"</table>{parts.totals_table(parts.total_rows(ink, sale))}"
        f"<p>{parts.terms(sale) if sale.kind == 'invoice' else kinds.remark(sale)}</p>"
        f"<p>{plain(words['outro'])}</p><p>{plain(seller.person)}</p></div>"
        f"<div class='foot'><span>{plain(seller.name)}<br>{plain(seller.register)}</span>"
        f"<span>{tax}<br>www.{plain(seller.domain)}</span><span>{bank}</span></div>"
    )
    return document([page], _CSS, look)


def _one_line(ink: Ledger, sale: Sale) -> str:
    return ink.put("seller_address", sale.seller.one_line)
