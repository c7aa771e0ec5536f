"""Taiwan's uniform invoice in triplicate: calendar of the republic, the seller's stamp in a box."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import chinese

MANNER = "serif"
SIZE = (148.0, 190.0)
WISHES = Wishes(lines=(1, 4))

_TRADITIONAL = str.maketrans("贰叁陆万", "貳參陸萬")
_CSS = """
.all{position:absolute;left:9mm;right:9mm;top:9mm;font-size:9.4pt;color:#1d3a6b}
.all b,.ink2{color:#111;font-weight:normal}.top{display:flex;justify-content:space-between;
align-items:flex-end}h1{text-align:center;font-size:15pt;font-weight:normal;letter-spacing:2pt}
.mid{text-align:center;margin:1mm 0 3mm}.who{margin:2mm 0 3mm;line-height:1.75}table{width:100%}
.goods th,.goods td{border:.6pt solid #1d3a6b;padding:1.2mm 1.6mm;font-weight:normal}
.goods td{color:#111;height:7mm}.goods .cap{color:#1d3a6b}.box{border:.6pt solid #1d3a6b;
border-top:0;display:flex}.box>div{flex:1;padding:2mm}.stamp{color:#b3202a;border:1.2pt solid
#b3202a;padding:1.5mm 2mm;font-size:8.4pt;line-height:1.4}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; the period of two months above is no day of issue."""
    issued, buyer, seller = sale.issued, sale.buyer, sale.seller
    number = f"{letters(sale.draw, 2)}-{digits(sale.draw, 8)}"
    year, first = issued.year - 1911, issued.month - (issued.month + 1) % 2
    day = ink.put("issue_date", f"中華民國{year}年{issued.month}月{issued.day}日",
                  issued.isoformat())  # fmt: skip
    assert buyer.tax is not None
    assert seller.tax is not None
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    words = chinese(sale.gross_total).translate(_TRADITIONAL)
    page = (
        f"<div class='all'><div class='top'><span class='ink2'>"
        f"{ink.put('invoice_number', number)}</span><span>第三聯　收執聯</span></div>"
        f"<h1>統一發票（三聯式）</h1><div class='mid'>{year}年{first}、{first + 1}月份　"
        f"<b>{day}</b></div><div class='who'>買 受 人：<b>{ink.put('buyer_name', buyer.name)}</b>"
        f"<br>統一編號：<b>{ink.put('buyer_tax_id', buyer.tax.printed)}</b><br>地　　址：<b>"
        f"{ink.put('buyer_address', buyer.one_line)}</b></div><table class='goods'><tr><th>品名"
        f"</th><th>數量</th><th>單價</th><th>金額</th></tr>{rows}{_sums(ink, sale)}<tr><td colspan="
        f"'4'><span class='cap'>總計新臺幣（中文大寫）</span>{words}</td></tr></table><div class="
        f"'box'><div>備註：<b>{plain(sale.order)}</b></div><div>營業人蓋用統一發票專用章<div "
        f"class='stamp'>{ink.put('seller_name', seller.name)}<br>統一編號 "
        f"{ink.put('seller_tax_id', seller.tax.printed)}<br>"
        f"{ink.put('seller_address', seller.one_line)}<br>TEL {plain(seller.phone)}</div></div>"
        "</div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    name = parts.describe(ink, sale, index, (), "brand name model")
    cells = "".join(
        f"<td class='r n'>{parts.cell(ink, sale, index, column)}</td>"
        for column in ("quantity", "unit_price", "amount")
    )
    return f"<tr><td>{name}</td>{cells}</tr>"


def _sums(ink: Ledger, sale: Sale) -> str:
    """Sales, tax and total."""
    number = sale.style.number
    rows = (
        ("銷售額合計", ink.put("net_total", number(sale.net_total), f"{sale.net_total:f}")),
        ("營業稅　應稅 ☑　零稅率 ☐　免稅 ☐",
         ink.put("tax_total", number(sale.tax_total), f"{sale.tax_total:f}")),
        ("總　　計", ink.put("gross_total", number(sale.gross_total), f"{sale.gross_total:f}")),
    )  # fmt: skip
    return "".join(
        f"<tr><td colspan='3' class='cap'>{label}</td><td class='r n'>{value}</td></tr>"
        for label, value in rows
    )
