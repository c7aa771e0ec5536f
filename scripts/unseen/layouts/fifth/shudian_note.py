"""A Chinese stock program's delivery note: a grid of facts, goods with prices, three signers."""

from __future__ import annotations

from scripts.unseen.data.parties import person
from scripts.unseen.data.sales import ZERO, Sale
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.ledger import Ledger, plain

CSS = """
.all{position:absolute;left:12mm;right:12mm;top:12mm;font-size:9pt}h1{text-align:center;
font-size:15pt}h2{text-align:center;font-size:12.5pt;font-weight:normal;letter-spacing:3pt;
margin-bottom:4mm}.facts{display:grid;grid-template-columns:1.4fr 1fr 1fr;gap:1mm 6mm;
margin-bottom:3mm}.goods{width:100%;border:.6pt solid #222}.goods th,.goods td{
border:.5pt solid #222;padding:1.1mm}.goods th{font-weight:normal;text-align:center;
background:#eee}.sub{font-size:8pt}.low{display:flex;justify-content:space-between;margin:3mm 0}
.copies{font-size:8pt;color:#333}
"""
_COLUMNS = ("pos", "sku", "description", "model", "unit", "quantity", "remark")


def page(ink: Ledger, sale: Sale) -> str:
    """Set the note; it tells what leaves the house, at no price."""
    words, draw, seller, buyer = sale.words, sale.draw, sale.seller, sale.buyer
    facts = [
        (words["buyer"], ink.put("buyer_name", buyer.name)),
        *parts.meta(ink, sale, "date", "number"),
        (words["ship_to"], ink.put("buyer_address", buyer.one_line)),
        (words["order"], plain(sale.order)),
        (words["contact"], plain(seller.person)),
    ]
    grid = "".join(f"<div>{plain(label)}：{value}</div>" for label, value in facts)
    head = pieces.head(sale, _COLUMNS, {"remark": words["remark"]})
    own: lines.Own = {"remark": lambda index: ""}
    rows = lines.rows(ink, sale, _COLUMNS, ("gtin", "serials"), own, "brand name")
    count = sum((line.quantity for line in sale.lines), ZERO)
    rows += f"<tr><td colspan='5' class='m'>{plain(words['sum'])}</td><td class='r'>{count:f}</td>"
    rows += "<td></td></tr>"
    signers = "".join(
        f"<span>{plain(role)}：{plain(name)}</span>"
        for role, name in (
            (words["made_by"], person("CN", draw, "fifth")), (words["stock"], ""),
            (words["received_by"], "　　　　　　"),
        )
    )  # fmt: skip
    tel = f"{plain(words['phone'])}{plain(seller.phone)}"
    return (
        f"<div class='all'><h1>{ink.put('seller_name', seller.name)}</h1><h2>{pieces.title(sale)}"
        f"</h2><div class='facts'>{grid}</div><table class='goods'>{head}{rows}</table><div class="
        f"'low'>{signers}</div><div>{plain(words['address'])}："
        f"{ink.put('seller_address', seller.one_line)}　{tel}</div><div class='copies'>"
        f"{plain(words['copies'])}</div></div>"
    )
