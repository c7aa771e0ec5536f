"""China's fully digital invoice: prices without tax have as many places as the division gives."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from scripts.unseen.data.goods import kind_of
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party, countries, person
from scripts.unseen.data.sales import ZERO, Sale, TaxRow
from scripts.unseen.layouts import chinese_form as form
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import chinese

CSS = """
.all{position:absolute;left:7mm;right:7mm;top:4mm;font-size:7.8pt;color:#111}.i{color:#a2531d}
.head{position:relative;height:22mm}.qr{position:absolute;left:2mm;top:1mm}h1{position:absolute;
left:0;right:0;top:8mm;text-align:center;font-size:15pt;font-weight:normal;color:#a2531d;
letter-spacing:1pt}.oval{position:absolute;left:88mm;top:-1mm;width:22mm;height:13mm}
.refs{position:absolute;right:0;top:5mm;line-height:1.7}table{width:100%}
.frame td{border:.5pt solid #a2531d;padding:1.2mm 1.6mm}.side{width:6mm;text-align:center;
color:#a2531d;line-height:1.15}.half{width:49%;line-height:1.7}.goods{border-left:.5pt solid
#a2531d;border-right:.5pt solid #a2531d}.goods th{color:#a2531d;font-weight:normal;
padding:.7mm .8mm;text-align:center}.goods td{padding:.5mm .8mm}.last td{padding-top:3mm}
.sum td{border-top:0}.low{padding:1.5mm 8mm}
"""
_CATEGORIES = {"cams": "安全防护设备", "wearables": "可穿戴设备", "robots": "家用清洁电器具",
               "gaming": "计算机外部设备", "oral": "家用美容保健电器具"}  # fmt: skip
_CENT = Decimal("0.01")


def from_gross_prices(sale: Sale) -> Sale:
    """Return the sale whose net prices and taxes are worked out of prices with tax."""
    lines, tax = [], ZERO
    for line in sale.lines:
        whole = line.quantity * line.price
        net = (whole * 100 / (100 + line.rate)).quantize(_CENT, ROUND_HALF_UP)
        price = Context(prec=13).divide(line.price * 100, 100 + line.rate).normalize()
        lines.append(replace(line, price=price, net=net))
        tax += whole - net
    net_total = sum((line.net for line in lines), ZERO)
    row = TaxRow(rate=lines[0].rate, base=net_total, tax=tax)
    return replace(sale, lines=tuple(lines), taxes=(row,))


def page(ink: Ledger, sale: Sale) -> str:
    """Set the form."""
    draw = sale.draw
    kind = draw.choice(("增值税专用发票", "普通发票", "增值税专用发票"))
    gross = ink.put("gross_total", f"¥{sale.gross_total:.2f}", f"{sale.gross_total:f}")
    both = _party(ink, sale.buyer, "buyer") + _party(ink, sale.seller, "seller")
    remark = plain(draw.choice((f"订单号:{sale.order}", _bank(sale), "")))
    clerk = plain(person("CN", draw, "fifth"))
    return (
        f"<div class='all'>{_head(ink, sale, kind)}<table class='frame'><tr>{both}</tr></table>"
        f"{_goods(ink, sale)}<table class='frame'><tr><td colspan='2'><span class='i'>价税合计"
        f"（大写）</span>　⊗ {chinese(sale.gross_total)}　　　<span class='i'>（小写）</span>"
        f"{gross}</td></tr><tr><td class='side'>备<br>注</td><td style='height:17mm'>{remark}</td>"
        f"</tr></table><div class='low'><span class='i'>开票人：</span>{clerk}</div></div>"
    )


def _bank(sale: Sale) -> str:
    house = sale.draw.choice(countries("fifth")["CN"]["banks"])
    return f"销方开户银行:{house};银行账号:{digits(sale.draw, 16)};"


def _head(ink: Ledger, sale: Sale, kind: str) -> str:
    """QR code, the tax office's oval, title, number and day."""
    number = ink.put("invoice_number", sale.number)
    shown = form.issue_day(ink, sale)
    code = "31" if "专用" in kind else "32"
    payload = f"01,{code},,{sale.number},{sale.gross_total:.2f},{sale.issued:%Y%m%d},,"
    oval = (
        "<svg class='oval ink' viewBox='-52 -34 104 68'><g fill='none' stroke='#c8141e' "
        "stroke-width='1.6'><ellipse rx='47' ry='28'/></g><text y='-6' font-size='8' fill="
        "'#c8141e' text-anchor='middle'>全国统一发票监制章</text><text y='14' font-size='8' "
        "text-anchor='middle' fill='#c8141e'>国家税务总局</text></svg>"
    )
    return (
        f"<div class='head'><div class='qr'>{dress.square_code(payload, 19)}</div>{oval}<h1>"
        f"电子发票（{kind}）</h1><div class='refs'><span class='i'>发票号码：</span>{number}<br>"
        f"<span class='i'>开票日期：</span>{shown}</div></div>"
    )


def _party(ink: Ledger, company: Party, role: str) -> str:
    """Name and tax number; the form tells no addresses."""
    assert company.tax is not None
    side = "<br>".join("购买方信息" if role == "buyer" else "销售方信息")
    number = ink.put(f"{role}_tax_id", company.tax.printed, company.tax.plain)
    return (
        f"<td class='side'>{side}</td><td class='half'><span class='i'>名称：</span>"
        f"{ink.put(f'{role}_name', company.name)}<br><br><span class='i'>统一社会信用代码/"
        f"纳税人识别号：</span>{number}</td>"
    )


def _goods(ink: Ledger, sale: Sale) -> str:
    """Articles under the tax office's categories, and the row of sums."""
    heads = ("项目名称", "规格型号", "单 位", "数 量", "单 价", "金 额", "税率/征收率", "税 额")
    rows = ""
    for index, line in enumerate(sale.lines):
        good = line.good
        kind = _CATEGORIES[kind_of(good.name, "zh", "fifth")]
        ink.line(index, "brand", good.brand)
        name = ink.line(index, "description", f"*{kind}*{good.brand} {good.name}")
        due = (line.quantity * line.price * (100 + line.rate) / 100).quantize(_CENT) - line.net
        cells = (
            ("", name), ("", parts.cell(ink, sale, index, "model")),
            ("m", parts.cell(ink, sale, index, "unit")),
            ("r", parts.cell(ink, sale, index, "quantity")),
            ("r n", ink.line(index, "unit_price", f"{line.price:f}", f"{line.price:f}")),
            ("r n", ink.line(index, "net_amount", f"{line.net:.2f}", f"{line.net:f}")),
            ("m", parts.cell(ink, sale, index, "tax_rate") + "%"), ("r n", f"{due:.2f}"),
        )  # fmt: skip
        rows += form.row(cells)
    return form.goods_table(ink, sale, heads, rows, "<tr class='last'>")
