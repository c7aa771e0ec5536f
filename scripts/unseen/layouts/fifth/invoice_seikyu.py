"""A Japanese sales-management program's ruled form: balances on top, slips by day below."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 7), kinds=("vitamins", "cookware", "toner", "blocks", "sports"))

_COLUMNS = {
    "invoice": ("day", "slip", "sku", "description", "quantity", "unit", "unit_price", "amount",
                "tax_rate"),
    "packing_slip": ("sku", "description", "quantity", "unit", "remark"),
}  # fmt: skip
_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:11mm;font-size:8.6pt;line-height:1.35}
.blue .goods th,.blue .balance th{background:#dbe7f5}.blue .goods,.blue .goods *,.blue .balance,
.blue .balance *{border-color:#3a66a5}.green .goods th,.green .balance th{background:#dff0e2}
.green .goods,.green .goods *,.green .balance,.green .balance *{border-color:#3c8a56}
h1{text-align:center;font-size:17pt;letter-spacing:10pt;border-bottom:2pt double #333;width:86mm;
margin:0 auto 4mm;padding-bottom:1mm}.no{position:absolute;right:0;top:0;text-align:right}
.two{display:grid;grid-template-columns:1fr 78mm;gap:8mm;margin-bottom:4mm;position:relative;
min-height:38mm}.to{padding:3mm 0 0 4mm;font-size:9.4pt}.to b{font-size:12pt}.say{margin-bottom:2mm}
.balance{width:100%;margin-bottom:4mm}.balance th{border:.5pt solid;padding:.8mm;font-size:7.6pt;
text-align:center;font-weight:normal}.balance td{border:.5pt solid;padding:1.5mm 2mm;
text-align:right;font-size:10pt}.balance td:last-child{font-weight:bold;font-size:11.5pt}
.goods{width:100%}.goods th{border:.5pt solid;padding:.9mm .6mm;text-align:center;
font-weight:normal;font-size:7.8pt}.goods td{border:.5pt solid;border-top-style:dotted;
border-bottom-style:dotted;padding:1mm}.goods tr:last-child td{border-bottom:.5pt solid}
.sub{font-size:7.4pt}.rates{margin:3mm 0 3mm auto}.rates th,.rates td{padding:.4mm 3mm;
font-size:8pt;font-weight:normal}.low{display:flex;justify-content:space-between;margin-top:3mm}
.got{border:.5pt solid #333;width:30mm;height:20mm;text-align:center;font-size:7.6pt}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with the lower rate on what is eaten, and the program's number."""
    found = dress.with_lower_rate(sale, Decimal(8))
    pattern = sale.draw.choice(("0000{4}", "{8}", "{yy}{mm}-{4}"))
    return dress.dressed("seikyu", dress.numbered(found, pattern))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; a delivery note tells no prices and leaves room for the receiver's seal."""
    words, draw, buyer = sale.words, sale.draw, sale.buyer
    is_slip = sale.kind == "packing_slip"
    columns = _COLUMNS[sale.kind]
    named = {key: words[key] for key in ("day", "slip", "remark")}
    days = _slips(sale)
    own: lines.Own = {
        "day": lambda index: plain(days[index][0]), "slip": lambda index: plain(days[index][1]),
        "remark": lambda index: "",
    }  # fmt: skip
    codes = ("gtin",) if draw.random() < 0.7 else ()
    goods = lines.rows(ink, sale, columns, codes, own, draw.choice(_ORDERS))
    facts = "<br>".join(
        f"{plain(label)}　{value}" for label, value in parts.meta(ink, sale, "number", "date")
    )
    client = (
        f"{parts.address(ink, 'buyer', buyer)}<br><b>{ink.put('buyer_name', buyer.name)}</b>　御中"
    )
    client += f"<br>{plain(words['customer'])}：{plain(sale.customer)}"
    seal = company_seal(sale.seller.name, "ja", "right:2mm;top:6mm", draw)
    body = "" if is_slip else _balance(ink, sale)
    said = words["slip_note" if is_slip else "note"]
    end = f"<div class='low'><div>{plain(said)}</div>{_box(words) if is_slip else ''}</div>"
    page = (
        f"<div class='all {draw.choice(('blue', 'green', 'grey'))}'><h1>{pieces.title(sale)}</h1>"
        f"<div class='no'>{facts}</div><div class='two'><div class='to'>{client}</div>"
        f"<div>{_sender(ink, sale)}</div>{seal}</div><div class='say'>{plain(words['opening'])}"
        f"</div>{body}<table class='goods'>{pieces.head(sale, columns, named)}{goods}</table>"
        f"{'' if is_slip else _rates(sale)}{end}</div>"
    )
    return document([page], _CSS, look)


_ORDERS = ("brand name model", "brand model name", "name brand model")


def _box(words: dict[str, str]) -> str:
    return f"<div class='got'>{plain(words['got'])}</div>"


def _slips(sale: Sale) -> list[tuple[str, str]]:
    """Day and number of the delivery that each line came with."""
    draw, day, found = sale.draw, sale.issued - timedelta(days=26), []
    number = int(digits(draw, 5))
    for _ in sale.lines:
        found.append((f"{day:%m/%d}", f"{number}"))
        if draw.random() < 0.5:
            day, number = day + timedelta(days=draw.randint(1, 3)), number + draw.randint(1, 9)
    return found


def _sender(ink: Ledger, sale: Sale) -> str:
    """The seller with registration number and, on invoices, the account and day of payment."""
    words, seller = sale.words, sale.seller
    found = [parts.name(ink, "seller", seller), parts.address(ink, "seller", seller),
             f"{plain(words['phone'])} {plain(seller.phone)}"]  # fmt: skip
    if sale.kind == "invoice":
        found.append(parts.tax_id(ink, "seller", seller, f"{words['tax_id']}："))
        found.append(dress.account(ink, sale))
        ((label, due),) = parts.meta(ink, sale, "due")
        found.append(f"{plain(label)}：{due}")
    else:
        found.append(f"{plain(words['contact'])}：{plain(seller.person)}")
    return "<br>".join(found)


def _balance(ink: Ledger, sale: Sale) -> str:
    """What was owed and paid before, what was bought now, and the sum to pay."""
    words, number = sale.words, sale.style.number
    before = pieces.rounded(sale, Decimal(sale.draw.randint(40, 900)) * 1000 + 760)
    net, tax = (dress.amount(ink, sale, key, bare=True) for key in ("net_total", "tax_total"))
    cells = (
        (words["before"], plain(number(before))), (words["received"], plain(number(before))),
        (words["carried"], "0"), (words["net_total"], net), (words["tax_total"], tax),
        (words["gross_total"], dress.amount(ink, sale, "gross_total")),
    )  # fmt: skip
    heads = "".join(f"<th>{plain(label)}</th>" for label, _ in cells)
    values = "".join(f"<td class='n'>{value}</td>" for _, value in cells)
    return f"<table class='balance'><tr>{heads}</tr><tr>{values}</tr></table>"


def _rates(sale: Sale) -> str:
    """Base and tax by rate, as qualified invoices must tell."""
    words, number = sale.words, sale.style.number
    rows = ""
    for row in sale.taxes:
        label = words["taxed_at"].format(rate=sale.style.rate(row.rate))
        rows += (
            f"<tr><td>{plain(label)}</td><td class='r n'>{plain(number(row.base))}</td>"
            f"<td>{plain(words['tax_part'])}</td><td class='r n'>{plain(number(row.tax))}</td></tr>"
        )
    return f"<table class='rates'>{rows}</table>"
