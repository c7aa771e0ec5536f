"""Chinese VAT invoices: the paper form in its ruled frame, and the fully digital one."""

from __future__ import annotations

import zxingcpp
from scripts.unseen.data.goods import kind_of
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.parties import Party, person
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import chinese_form as form
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import chinese

MANNER = "serif"
SIZE = (241.0, 140.0)
WISHES = Wishes(lines=(1, 4))

_CATEGORIES = {"coffee": "家用厨房电器具", "lighting": "照明装置", "cycling": "自行车配件",
               "writing": "文具", "pets": "日用杂品", "haircare": "美容护理电器"}  # fmt: skip
_PROVINCES = {"杭州": ("浙江", "33"), "义乌": ("浙江", "33"), "东莞": ("广东", "44"),
              "青岛": ("山东", "37"), "武汉": ("湖北", "42")}  # fmt: skip
_CSS = """
.all{position:absolute;left:9mm;right:9mm;top:5mm;font-size:8.6pt;color:#111}
.all .i{color:#8c4a1f}.head{position:relative;height:25mm}h1{position:absolute;left:0;right:0;
top:12mm;text-align:center;font-size:15pt;font-weight:normal;color:#8c4a1f}
.code{position:absolute;left:0;top:0}.code svg{width:21mm;height:21mm}
.refs{position:absolute;right:0;top:2mm;line-height:1.6}table{width:100%}
.frame td{border:.6pt solid #8c4a1f;padding:1mm 1.5mm}.side{width:6mm;text-align:center;
color:#8c4a1f;line-height:1.15}.half{width:50%;line-height:1.55}
.goods th{color:#8c4a1f;font-weight:normal;padding:.6mm 1mm;text-align:center}
.goods td{border:0;padding:.4mm 1mm}.goods{border-left:.6pt solid #8c4a1f;
border-right:.6pt solid #8c4a1f}.last td{padding-top:2.5mm}
.low{display:flex;justify-content:space-between;margin-top:1.5mm;padding:0 6mm}
.oval{position:absolute;left:98mm;top:-2mm;width:26mm;height:15mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the form: paper has the seller at the foot, the digital one both parties on top."""
    digital = sale.draw.random() < 0.5
    special = sale.draw.random() < 0.5
    issued = sale.issued
    province, area = _PROVINCES[sale.seller.town[:2]]
    number = f"{issued:%y}{area}200000{digits(sale.draw, 10)}" if digital else digits(sale.draw, 8)
    kind = "增值税专用发票" if special else ("普通发票" if digital else "增值税普通发票")
    title = f"电子发票（{kind}）" if digital else f"{province}{kind}"
    head = _head(ink, sale, title, number, digital)
    gross = ink.put("gross_total", f"¥{sale.gross_total:.2f}", f"{sale.gross_total:f}")
    sums = (
        f"<tr><td colspan='4'><span class='i'>价税合计（大写）</span> &nbsp;"
        f"⊗{chinese(sale.gross_total)} &nbsp; &nbsp; <span class='i'>（小写）</span>"
        f"{gross}</td></tr>"
    )
    buyer, seller = (_party(ink, sale, role, digital) for role in ("buyer", "seller"))
    remark = plain(f"订单号：{sale.order}")
    if digital:
        top = buyer + seller
        foot = f"<td class='side'>备注</td><td colspan='3' style='height:20mm'>{remark}</td>"
    else:
        cipher = "<br>".join(_cipher(sale) for _ in range(4))
        top = f"{buyer}<td class='side'>密<br>码<br>区</td><td class='half'>{cipher}</td>"
        foot = f"{seller}<td class='side'>备<br>注</td><td class='half'>{remark}</td>"
    signers = "".join(
        f"<span><span class='i'>{role}：</span>{plain(person('CN', sale.draw, 'second'))}</span>"
        for role in (("开票人",) if digital else ("收款人", "复核", "开票人"))
    )
    page = (
        f"<div class='all'>{head}<table class='frame'><tr>{top}</tr></table>"
        f"{_goods(ink, sale, digital)}<table class='frame'>{sums}<tr>{foot}</tr></table>"
        f"<div class='low'>{signers}</div></div>{'' if digital else _stamp(sale.seller)}"
    )
    return document([page], _CSS, look)


def _cipher(sale: Sale) -> str:
    """A row of the paper form's cipher."""
    return plain("".join(sale.draw.choice("0123456789+-*/<>") for _ in range(27)))


def _head(ink: Ledger, sale: Sale, title: str, number: str, digital: bool) -> str:
    """Title under the tax office's oval, QR code at the left, numbers at the right."""
    printed = ink.put("invoice_number", number)
    refs = f"<span class='i'>发票号码：</span>{printed}<br><span class='i'>开票日期：</span>"
    refs += form.issue_day(ink, sale)
    area = _PROVINCES[sale.seller.town[:2]][1]
    code = "" if digital else f"{area}002{sale.issued:%y}130"
    if not digital:
        check = " ".join(digits(sale.draw, 5) for _ in range(4))
        refs = f"<span class='i'>发票代码：</span>{code}<br>{refs}<br>"
        refs += f"<span class='i'>校验码：</span>{check}"
    total = sale.gross_total if digital else sale.net_total
    kind = "32" if digital else "04"
    payload = f"01,{kind},{code},{number},{total:.2f},{sale.issued:%Y%m%d},,"
    barcode = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode)
    oval = (
        "<svg class='oval ink' viewBox='-52 -34 104 68'><g fill='none' stroke='#c8141e' "
        "stroke-width='1.6'><ellipse rx='46' ry='29'/><ellipse rx='42' ry='25'/></g>"
        "<text y='-3' font-size='7.6' text-anchor='middle' fill='#c8141e'>全国统一发票监制章</text>"
        "<text y='11' font-size='7' text-anchor='middle' fill='#c8141e'>国家税务总局</text></svg>"
    )
    return (
        f"<div class='head'><div class='code'>{_svg(barcode)}</div>{oval}"
        f"<h1>{plain(title)}</h1><div class='refs'>{refs}</div></div>"
    )


def _svg(barcode: zxingcpp.Barcode) -> str:
    drawn = str(barcode.to_svg())
    return drawn[drawn.index("<svg") :]


def _party(ink: Ledger, sale: Sale, role: str, digital: bool) -> str:
    """Name and tax number; on paper also address with telephone, and bank with account."""
    company = sale.buyer if role == "buyer" else sale.seller
    side = "<br>".join(("购买方" if role == "buyer" else "销售方") + ("信息" if digital else ""))
    label = "统一社会信用代码/纳税人识别号" if digital else "纳税人识别号"
    rows = [
        f"<span class='i'>名　　称：</span>{ink.put(f'{role}_name', company.name)}",
        f"<span class='i'>{label}：</span>{_tax(ink, role, company)}",
    ]
    if not digital:
        place = ink.put(f"{role}_address", company.one_line)
        ink.allow(f"{role}_address", f"{company.one_line} {company.phone}")
        account = f"城商银行{company.name[:2]}支行 {digits(sale.draw, 16)}"
        rows.append(f"<span class='i'>地址、电话：</span>{place} {plain(company.phone)}")
        rows.append(f"<span class='i'>开户行及账号：</span>{plain(account)}")
    return f"<td class='side'>{side}</td><td class='half'>{'<br>'.join(rows)}</td>"


def _tax(ink: Ledger, role: str, company: Party) -> str:
    assert company.tax is not None
    return ink.put(f"{role}_tax_id", company.tax.printed, company.tax.plain)


def _goods(ink: Ledger, sale: Sale, digital: bool) -> str:
    """Articles with the tax office's category between stars, and the row of sums."""
    first = "项目名称" if digital else "货物或应税劳务、服务名称"
    rate = "税率/征收率" if digital else "税率"
    heads = (first, "规格型号", "单位", "数量", "单价", "金额", rate, "税额")
    rows = ""
    for index, line in enumerate(sale.lines):
        good = line.good
        kind = _CATEGORIES[kind_of(good.name, "zh", "second")]
        ink.line(index, "brand", good.brand)
        due = line.net * line.rate / 100
        cells = (
            ("", ink.line(index, "description", f"*{kind}*{good.brand}{good.name}")),
            ("m", parts.cell(ink, sale, index, "model")),
            ("m", parts.cell(ink, sale, index, "unit")),
            ("r", parts.cell(ink, sale, index, "quantity")),
            ("r n", ink.line(index, "unit_price", f"{line.price:.2f}", f"{line.price:f}")),
            ("r n", ink.line(index, "net_amount", f"{line.net:.2f}", f"{line.net:f}")),
            ("r", parts.cell(ink, sale, index, "tax_rate") + "%"), ("r n", f"{due:.2f}"),
        )  # fmt: skip
        rows += form.row(cells)
    return form.goods_table(ink, sale, heads, rows, "<tr class='last'>")


def _stamp(company: Party) -> str:
    """The seller's oval seal for invoices, over the foot of the form."""
    return (
        "<svg class='ink' style='right:22mm;bottom:20mm;width:38mm;height:26mm;opacity:.7' "
        "viewBox='-60 -40 120 80'><g transform='rotate(-6)' fill='#c8141e'>"
        "<ellipse rx='56' ry='37' fill='none' stroke='#c8141e' stroke-width='2.4'/>"
        f"<text y='-14' font-size='9' text-anchor='middle'>{plain(company.name)}</text>"
        "<text y='4' font-size='9' text-anchor='middle'>"
        f"{plain(company.tax.plain if company.tax else '')}</text>"
        "<text y='22' font-size='11' text-anchor='middle'>发票专用章</text></g></svg>"
    )
