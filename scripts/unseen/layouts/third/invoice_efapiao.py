"""China's electronic ordinary invoice of the elder kind, with rows of discount below articles."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from scripts.unseen.data.goods import kind_of
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party, person
from scripts.unseen.data.sales import Line, Sale, Wishes
from scripts.unseen.layouts import chinese_form as form
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import chinese

MANNER = "serif"
SIZE = (210.0, 140.0)
WISHES = Wishes(lines=(2, 4), discounts=True)

_CENT = Decimal("0.01")
_CATEGORIES = {"garden": "塑料制品", "linen": "纺织产品", "network": "通信传输设备",
               "optics": "光学仪器", "fitness": "体育用品", "glass": "玻璃制品"}  # fmt: skip
_PROVINCES = {
    "温州": ("浙江", "3300"),
    "泉州": ("福建", "3500"),
    "合肥": ("安徽", "3400"),
    "珠海": ("广东", "4400"),
    "无锡": ("江苏", "3200"),
}
"""Names and digits (GB/T 2260) of the provinces of the sellers' towns."""

_ELECTRONIC = "11"
"""Last digits of an electronic ordinary invoice's code (notice 2015/84, after 0, place, year
and batch)."""
_CSS = """
.all{position:absolute;left:8mm;right:8mm;top:6mm;font-size:8pt}.i{color:#1d4f91}
.head{position:relative;height:23mm}h1{position:absolute;left:0;right:0;top:2mm;
text-align:center;font-size:15pt;font-weight:normal;color:#1d4f91;letter-spacing:1pt}
.left{position:absolute;left:2mm;top:17mm}.refs{position:absolute;right:0;top:4mm;
line-height:1.45}table{width:100%}.frame td{border:.6pt solid #1d4f91;padding:.8mm 1.4mm}
.side{width:6mm;text-align:center;color:#1d4f91;line-height:1.1}.half{width:54%;line-height:1.45}
.goods{border-left:.6pt solid #1d4f91;border-right:.6pt solid #1d4f91}.goods th{color:#1d4f91;
font-weight:normal;text-align:center;padding:.5mm}.goods td{padding:.3mm 1mm}
.low{display:flex;justify-content:space-between;padding:1.2mm 4mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the tax that the rows of the form add up to."""
    tax = Decimal(0)
    for line in sale.lines:
        full = _full(line)
        tax += Decimal(_tax(full, line.rate)) + Decimal(_tax(line.net - full, line.rate))
    return replace(sale, taxes=(replace(sale.taxes[0], tax=tax),))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form: machine number at the left, code, number, day and check code at the right."""
    draw, issued = sale.draw, sale.issued
    province, place = _PROVINCES[sale.seller.town[:2]]
    number = ink.put("invoice_number", digits(draw, 8))
    day = form.issue_day(ink, sale)
    check = " ".join(digits(draw, 5) for _ in range(4))
    cipher = "<br>".join(
        plain("".join(draw.choice("0123456789+-*/<>") for _ in range(25))) for _ in range(4)
    )
    gross = ink.put("gross_total", f"¥{sale.gross_total:.2f}", f"{sale.gross_total:f}")
    signers = "".join(
        f"<span><span class='i'>{role}:</span> {plain(person('CN', draw, 'third'))}</span>"
        for role in ("收款人", "复核", "开票人")
    )
    machine, drawn = digits(draw, 12), digits(draw, 11)
    code = f"0{place}{issued:%y}{drawn[6:9]}{_ELECTRONIC}"
    page = (
        f"<div class='all'><div class='head'><h1>{province}增值税电子普通发票</h1><div class="
        f"'left'><span class='i'>机器编号:</span> {machine}</div><div class='refs'>"
        f"<span class='i'>发票代码:</span> {code}<br><span class='i'>发票号码:"
        f"</span> {number}<br><span class='i'>开票日期:</span> {day}<br><span class='i'>校 验 码:"
        f"</span> {check}</div></div><table class='frame'><tr>{_party(ink, sale, 'buyer')}"
        f"<td class='side'>密<br>码<br>区</td><td class='n'>{cipher}</td></tr></table>"
        f"{_goods(ink, sale)}<table class='frame'><tr><td colspan='4'><span class='i'>"
        f"价税合计(大写)</span> ⊗{chinese(sale.gross_total)} &nbsp; <span class='i'>(小写)</span>"
        f"{gross}</td></tr><tr>{_party(ink, sale, 'seller')}<td class='side'>备<br>注</td>"
        f"<td>{plain(sale.order)}</td></tr></table><div class='low'>{signers}<span class='i'>"
        "销售方:(章)</span></div></div>"
    )
    return document([page], _CSS, look)


def _party(ink: Ledger, sale: Sale, role: str) -> str:
    """Name, tax number, address with telephone, bank with account."""
    company: Party = sale.buyer if role == "buyer" else sale.seller
    side = "<br>".join("购买方" if role == "buyer" else "销售方")
    place = ink.put(f"{role}_address", company.one_line)
    ink.allow(f"{role}_address", f"{company.one_line} {company.phone}")
    assert company.tax is not None
    rows = (
        ("名　　　　称", ink.put(f"{role}_name", company.name)),
        ("纳税人识别号", ink.put(f"{role}_tax_id", company.tax.printed, company.tax.plain)),
        ("地 址、电 话", f"{place} {plain(company.phone)}"),
        ("开户行及账号", plain(f"农商银行{company.town[:2]}分行 {digits(sale.draw, 15)}")),
    )
    lines = "<br>".join(f"<span class='i'>{label}:</span> {value}" for label, value in rows)
    return f"<td class='side'>{side}</td><td class='half'>{lines}</td>"


def _goods(ink: Ledger, sale: Sale) -> str:
    """Articles at their full price, each discount a row of its own that takes off from it."""
    heads = ("货物或应税劳务、服务名称", "规格型号", "单位", "数量", "单价", "金额", "税率",
             "税额")  # fmt: skip
    rows = "".join(_article(ink, sale, index) for index in range(len(sale.lines)))
    return form.goods_table(ink, sale, heads, rows, "<tr>")


def _article(ink: Ledger, sale: Sale, index: int) -> str:
    line = sale.lines[index]
    good, full = line.good, _full(line)
    off = line.net - full
    name = f"*{_CATEGORIES[kind_of(good.name, 'zh', 'third')]}*{good.brand}{good.name}"
    ink.line(index, "brand", good.brand)
    rate = parts.cell(ink, sale, index, "tax_rate")
    cells = (
        ("", ink.line(index, "description", name)),
        ("m", parts.cell(ink, sale, index, "model")), ("m", parts.cell(ink, sale, index, "unit")),
        ("r", parts.cell(ink, sale, index, "quantity")),
        ("r n", ink.line(index, "unit_price", f"{line.price:.2f}", f"{line.price:f}")),
        ("r n", ink.line(index, "net_amount", f"{full:.2f}", f"{full:f}")),
        ("r", f"{rate}%"), ("r n", _tax(full, line.rate)),
    )  # fmt: skip
    rows = form.row(cells)
    if not off:
        return rows
    less = ink.line(index, "allowance", f"{off:.2f}", f"{off:f}")
    return rows + (
        f"<tr><td>{plain(name)}</td><td colspan='4'></td><td class='r n'>{less}</td><td class='r'>"
        f"{sale.style.rate(line.rate)}%</td><td class='r n'>{_tax(off, line.rate)}</td></tr>"
    )


def _full(line: Line) -> Decimal:
    return (line.quantity * line.price).quantize(_CENT, ROUND_HALF_UP)


def _tax(base: Decimal, rate: Decimal) -> str:
    return f"{(base * rate / 100).quantize(_CENT, ROUND_HALF_UP):.2f}"
