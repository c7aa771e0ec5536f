"""A German office program's business letter: window, information block, greeting, small foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(2, 6),
    discounts=True,
    charge=True,
    kinds=("oral", "robots", "brakes", "toner", "cookware"),
)

_COLUMNS = (
    ("pos", "sku", "description", "quantity", "unit", "unit_price", "discount", "amount"),
    ("pos", "quantity", "unit", "description", "tax_rate", "unit_price", "discount", "amount"),
)
_NUMBERS = {"invoice": ("RE-{4}", "{yyyy}-0{4}", "R{yy}{5}", "{8}"), "quote": ("AN-{4}",),
            "order_confirmation": ("AB-{4}", "{yyyy}{5}"),
            "credit_note": ("GS-{4}", "RK-{yyyy}-{3}")}  # fmt: skip
_CSS = """
.logo{position:absolute;right:20mm;top:13mm;font-size:19pt;font-weight:bold}
.sender{position:absolute;left:25mm;top:46mm;font-size:6.8pt;border-bottom:.3pt solid #666}
.to{position:absolute;left:25mm;top:52mm;font-size:10pt;width:80mm}
.info{position:absolute;left:122mm;top:46mm;width:70mm;font-size:9pt}
.info th{font-weight:normal;color:#444;padding:.4mm 5mm .4mm 0}
.main{position:absolute;left:25mm;right:18mm;top:98mm;font-size:9.3pt}
h1{font-size:13pt;margin-bottom:4mm}.goods{width:100%;margin-bottom:2mm}.goods th{
border-bottom:.8pt solid #333;padding:1.2mm 1mm;font-size:8.5pt}.goods td{padding:1.3mm 1mm;
border-bottom:.3pt solid #ccc}.grey .goods th{background:#e9e9e9;border:0}.sub{font-size:8pt;
color:#444}.totals{margin:0 0 5mm auto}.totals th{font-weight:normal;padding:.7mm 12mm .7mm 1mm}
.totals td{padding:.7mm 1mm .7mm 0}.strong th,.strong td{font-weight:bold;
border-top:.6pt solid #333;border-bottom:1.6pt double #333}
.foot{left:25mm;right:18mm;bottom:8mm;border-top:.4pt solid #888;
padding-top:1.5mm;display:grid;grid-template-columns:1.2fr 1.2fr 1fr 1.35fr;gap:4mm;
font-size:6.7pt;line-height:1.3;color:#333}.hole{position:absolute;left:4mm;width:5mm;
border-top:.4pt solid #888}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale with a number as such programs count, and its labels."""
    found = dress.numbered(sale, sale.draw.choice(_NUMBERS[sale.kind]))
    if sale.draw.random() < 0.4:
        found = dress.with_serials(found)
    if sale.draw.random() < 0.5:
        found = pieces.with_lines(replace(found, charge=Decimal(0)), found.lines)
    return dress.dressed("din", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the letter on one page."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    grey = draw.random() < 0.5
    columns = parts.with_any_discount(sale, _COLUMNS[grey])
    sender = f"{plain(seller.name)} · {plain(seller.one_line)}"
    known = pairs(pieces.facts(ink, sale, "number", "date", "customer", "order", "contact"))
    subject = plain(f"{words['title']} {draw.choice(('Nr. ', ''))}{sale.number}")
    codes = ("gtin", "serials") if "sku" in columns else ("sku", "gtin", "serials")
    rows = lines.rows(ink, sale, columns, codes, sign=" %")
    name = f"{dress.mark(sale, look.colour, 13)} <span class='c'>{plain(seller.stem)}</span>"
    page = (
        f"<div class='logo'>{name}</div><div class='sender'>{sender}</div>"
        f"<div class='hole' style='top:105mm'></div><div class='hole' style='top:148mm'></div>"
        f"<div class='to'>{parts.buyer_block(ink, sale, with_tax=False)}</div>"
        f"<div class='info'>{known}</div><div class='main {'grey' if grey else ''}'>"
        f"<h1>{subject}</h1><p>{plain(words['greeting'])}</p><p>{plain(words['opening'])}</p>"
        f"<table class='goods'>{pieces.head(sale, columns)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale))}{_closing(ink, sale)}</div>"
        f"{_foot(ink, sale)}"
    )
    return document([page], _CSS, look)


def _closing(ink: Ledger, sale: Sale) -> str:
    """When to pay and at what discount, or what else the kind of paper says."""
    words, style = sale.words, sale.style
    said = ""
    if sale.kind == "invoice":
        due = ink.put("due_date", style.day(sale.due), sale.due.isoformat())
        said = plain(words["pay"]).replace("DATE", due)
        if sale.draw.random() < 0.4:
            day = style.day(sale.issued + timedelta(days=8))
            less = style.money(pieces.rounded(sale, sale.gross_total * 98 / 100))
            said += f"<br>{plain(words['skonto'].format(date=day, amount=less))}"
        said += f"<br>{plain(words['delivered_on'].format(date=style.day(sale.delivered)))}"
    elif sale.kind == "credit_note":
        said = dress.corrected(sale)
    elif sale.kind == "quote":
        day = style.day(sale.issued + timedelta(days=21))
        said = plain(words["valid"].format(date=day))
    else:
        day = style.day(sale.issued + timedelta(days=9))
        said = plain(words["delivery"].format(date=day))
    return (
        f"<p>{said}</p><p>{plain(words['note'])}</p><p>{plain(words['regards'])}<br><br>"
        f"{plain(sale.seller.person)}</p>"
    )


def _foot(ink: Ledger, sale: Sale) -> str:
    seller, words = sale.seller, sale.words
    lines = [parts.tax_id(ink, "seller", seller, words["tax_id"]), plain(seller.register)]
    lines.append(plain(words["director"].format(name=seller.person)))
    return (
        f"<div class='foot'><div>{ink.put('seller_name', seller.name)}<br>"
        f"{parts.address(ink, 'seller', seller)}</div><div>{plain(words['phone'])} "
        f"{plain(seller.phone)}<br>{ink.put('seller_email', seller.email)}<br>"
        f"{plain(f'www.{seller.domain}')}</div><div>{'<br>'.join(line for line in lines if line)}"
        f"</div><div>{dress.account(ink, sale)}</div></div>"
    )
