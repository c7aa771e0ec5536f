"""A very small firm's invoice from a word processor, with the notices that the law demands."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "serif"
WISHES = Wishes(lines=(2, 5), discounts=False, prepaid=True)

_CSS = """
.all{position:absolute;left:20mm;right:20mm;top:16mm;font-size:10pt}
.top{display:flex;justify-content:space-between;margin-bottom:10mm}.to{border:1pt solid #333;
border-radius:2mm;padding:3mm 4mm;width:76mm;margin-top:16mm}h1{font-size:16pt;margin-bottom:1mm}
.refs{margin-bottom:6mm}.goods{width:100%;font-size:9.4pt}.goods th{padding:1.6mm;
border:.6pt solid #333;text-align:center}.goods td{padding:1.6mm;border:.6pt solid #333}
.totals{margin:-.6pt 0 6mm auto}.totals th,.totals td{border:.6pt solid #333;padding:1.3mm 3mm;
font-weight:normal}.strong th,.strong td{font-weight:bold}
.foot{left:20mm;right:20mm;bottom:9mm;font-size:7.4pt;text-align:center;color:#333}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the deposit is taken off below the sum where one was paid."""
    words, seller = sale.words, sale.seller
    columns = ("description", "quantity", "unit_price", "tax_rate", "amount")
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "name brand model")
    refs = "<br>".join(
        f"{plain(label)} : {value}" if sale.style.language == "fr" else f"{plain(label)}: {value}"
        for label, value in kinds.facts(ink, sale, "number", "date", "delivered", "due")
    )
    page = (
        f"<div class='all'><div class='top'><div>{_seller(ink, sale)}</div><div class='to'>"
        f"{parts.buyer_block(ink, sale)}</div></div><h1 class='c'>{plain(words['title'])}</h1>"
        f"<div class='refs'>{refs}<br>{kinds.remark(sale)}</div><table class='goods'>"
        f"{parts.head(sale, columns)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}"
        f"<p>{kinds.settlement(ink, sale)}</p><p>{plain(words['outro'])}</p></div>"
        f"<div class='foot'>{plain(words['legal'])}<br>{plain(seller.name)} – "
        f"{plain(seller.register)}</div>"
    )
    return document([page], _CSS, look)


def _seller(ink: Ledger, sale: Sale) -> str:
    """Name over address, then the company numbers that a French paper bears."""
    seller, words = sale.seller, sale.words
    said = [parts.name(ink, "seller", seller), parts.address(ink, "seller", seller),
            f"{plain(words['phone'])} {plain(seller.phone)}",
            ink.put("seller_email", seller.email)]  # fmt: skip
    if seller.country == "FR" and seller.tax:
        siren = seller.tax.plain[4:]
        said.append(f"SIRET {siren[:3]} {siren[3:6]} {siren[6:]} 000{digits(sale.draw, 2)}")
    said.append(parts.tax_id(ink, "seller", seller, words["tax_id"]))
    return "<br>".join(part for part in said if part)
