"""A distributor of electronic parts, landscape: makers' numbers, date codes, serials below."""

from __future__ import annotations

from datetime import timedelta

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import A4_WIDE, Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
SIZE = A4_WIDE
WISHES = Wishes(lines=(3, 5), serials=True, kinds=("modules", "sensors"))

_BEFORE = ("pos", "model", "brand", "description")
_AFTER = ("quantity", "unit_price", "amount")
_ORIGINS = ("CN", "MY", "DE", "TW", "JP", "MX")
_CSS = """
.all{position:absolute;left:14mm;right:14mm;top:11mm;font-size:8.8pt}
.top{display:grid;grid-template-columns:88mm 1fr 78mm;gap:8mm;margin-bottom:4mm}
.top h1{font-size:18pt;text-align:right;line-height:1.15}.kv{display:grid;
grid-template-columns:1fr 1fr;gap:1mm 6mm}.kv small,.strip small,.cap{display:block;color:#666;
font-size:7.2pt}.strip{display:flex;border-top:1.5pt solid;border-bottom:.5pt solid #999;
padding:1.5mm 0;margin-bottom:3mm}.strip div{flex:1}.goods{width:100%}.goods th{
border-bottom:.8pt solid #333;padding:1mm 1.5mm;font-size:7.8pt}.goods td{padding:1.3mm 1.5mm}
.goods tr.sn td{padding-top:0;font-size:7.6pt;border-bottom:.3pt dotted #888}.x{text-align:center}
.ends{display:flex;justify-content:space-between;gap:12mm;margin-top:3mm}.ends>div{width:128mm;
position:relative}.totals th{font-weight:normal;padding:.6mm 8mm .6mm 0}.strong th,.strong td{
font-weight:bold;font-size:10.5pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a date code is no serial number."""
    told, words, seller = pieces.form("components", sale), sale.words, sale.seller
    is_bill = sale.kind in ("invoice", "pro_forma")
    known = pieces.stacked(pieces.facts(ink, sale, "number", "date", "order", "due"))
    strip = pieces.stacked([
        (words["customer"], plain(sale.customer)), (words["contact"], plain(seller.person)),
        (told["ship_via"], plain(told["ship_value"])), (told["terms_name"], parts.terms(sale)),
        (told["fob"], plain(told["fob_value"])),
    ])  # fmt: skip
    extra = ("datecode", "origin") if is_bill else ("origin", "lead")
    columns = (*_BEFORE, *extra, *_AFTER)
    named = {**told, "lead": told["lead_head"], "datecode": told["datecode"]}
    rows = "".join(_row(ink, sale, index, extra, told) for index in range(len(sale.lines)))
    closing = [plain(told["certify"])]
    if sale.kind == "quote":
        day = sale.issued + timedelta(days=sale.days)
        closing.insert(0, plain(f"{told['valid']}: {sale.style.day(day)}"))
    if is_bill:
        closing.append(_bank(ink, sale, told))
    seal = ""
    if sale.style.language in ("zh", "ja"):
        seal = company_seal(seller.name, sale.style.language, "right:2mm;top:8mm", sale.draw)
    buyer = parts.buyer_block(ink, sale, sale.buyer.country != "JP")
    page = (
        f"<div class='all'><div class='top'><div>{parts.name(ink, 'seller', seller)}<br>"
        f"{parts.address(ink, 'seller', seller)}<br>"
        f"{pieces.contact_line(ink, sale, '<br>')}</div><div><span class='cap'>"
        f"{plain(words['bill_to'])}</span>{buyer}</div><div><h1 class='c'>"
        f"{pieces.title(sale)}</h1><div class='kv'>{known}</div></div></div><div class='strip c'>"
        f"{strip}</div><table class='goods'>{pieces.head(sale, columns, named)}{rows}</table>"
        f"<div class='ends'><div>{'<br>'.join(closing)}{seal}</div>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}</div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int, extra: tuple[str, ...], told: dict[str, str]) -> str:
    """A part, and where there are serial numbers a row of these."""
    draw = sale.draw
    values = {
        "datecode": f"{draw.randint(23, 25)}{draw.randint(10, 52)}",
        "origin": draw.choice(_ORIGINS),
        "lead": plain(told["lead_value"]),
    }
    cells = "".join(f"<td class='{parts.column_class(column)}'>{html}</td>" for column, html in (
        *((column, parts.cell(ink, sale, index, column)) for column in _BEFORE[:-1]),
        ("description", parts.describe(ink, sale, index, ("brand", "model"), "name")),
        *((column, values[column]) for column in extra),
        *((column, parts.cell(ink, sale, index, column)) for column in _AFTER),
    ))  # fmt: skip
    said = parts.serials(ink, sale, index) if sale.kind == "invoice" else ""
    row = f"<tr>{cells}</tr>"
    count = len(_BEFORE) + len(extra) + len(_AFTER)
    return row + (f"<tr class='sn'><td></td><td colspan='{count - 1}'>{said}</td></tr>"
                  if said else "")  # fmt: skip


def _bank(ink: Ledger, sale: Sale, told: dict[str, str]) -> str:
    """Bank account; outside Europe by its number alone."""
    found = parts.bank(ink, sale, " · ")
    if sale.seller.iban:
        return found
    return f"{found} · {plain(told['account'])} {digits(sale.draw, 10)}"
