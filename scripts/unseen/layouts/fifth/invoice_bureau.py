"""Small firms' desk programs: two boxes of parties, a full grid, sums in a strip at the foot."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fifth import invoice_lines as lines
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(2, 6), discounts=True, kinds=("oral", "blocks", "cookware", "gaming", "cams")
)

_NUMBERS = {
    ("PL", "invoice"): ("FS {3}/{mm}/{yyyy}", "FA/{4}/{yyyy}", "{3}/{yyyy}"),
    ("PL", "pro_forma"): ("PRO {3}/{mm}/{yyyy}",),
    ("IT", "invoice"): ("{3}/{yyyy}", "{3}/A"), ("IT", "packing_slip"): ("DDT {3}", "{4}"),
    ("ES", "invoice"): ("1/{6}", "FV-{yy}/{4}"), ("MX", "invoice"): ("A {4}", "FAC{5}"),
    ("FR", "invoice"): ("FA{5}", "FC00{4}"),
}  # fmt: skip
_COLUMNS = {
    "PL": ("pos", "sku", "description", "quantity", "unit", "unit_price", "discount", "tax_rate",
           "amount", "gross_sum"),
    "IT": ("sku", "description", "quantity", "unit", "unit_price", "discount", "amount",
           "tax_rate"),
    "ES": ("sku", "description", "quantity", "unit_price", "discount", "amount"),
    "MX": ("quantity", "unit", "sku", "description", "unit_price", "discount", "amount"),
    "FR": ("sku", "description", "unit", "quantity", "unit_price", "discount", "amount",
           "tax_rate"),
}  # fmt: skip
_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:11mm;font-size:8.7pt;line-height:1.3}
.top{display:grid;grid-template-columns:1fr 78mm;gap:6mm;margin-bottom:4mm}.house{font-size:14pt;
font-weight:bold}.doc{text-align:right}.doc h1{font-size:15pt;margin-bottom:1mm}.doc small{
color:#444;margin-right:3mm}.two{display:grid;grid-template-columns:1fr 1fr;gap:4mm;
margin-bottom:3mm}.two>div{border:.5pt solid #555;padding:1.5mm 3mm;min-height:25mm}
.two small,.strip small{display:block;font-size:7pt;color:#444;text-transform:uppercase}
.strip{display:flex;flex-wrap:wrap;gap:1mm 7mm;background:#ededed;padding:1.2mm 3mm;
margin-bottom:3mm}.goods{width:100%}.goods th{border:.4pt solid #666;background:#e2e6ea;
padding:.9mm 1mm;font-size:7.7pt;text-align:center}.goods td{border:.4pt solid #999;
padding:.9mm 1mm}.sub{font-size:7.4pt;color:#333}.pay{margin-top:3mm}
.foot{left:12mm;right:12mm;bottom:8mm;font-size:8.2pt}.ends{
display:grid;grid-template-columns:1fr 72mm;gap:5mm;align-items:end}
.rates th,.rates td{border:.4pt solid #777;padding:.6mm 2.5mm;font-size:7.8pt}
.totals{width:100%;border:.6pt solid #333}.totals th{font-weight:normal;padding:.8mm 2mm}
.totals td{padding:.8mm 2mm}
.strong th,.strong td{font-weight:bold;font-size:11pt;background:#e2e6ea}.signs{display:flex;
justify-content:space-between;gap:8mm;margin-top:8mm;font-size:7pt;text-align:center}.signs span{
flex:1;border-top:.4pt dotted #333;padding-top:.6mm}.low{margin-top:2mm;font-size:6.8pt;
color:#444}.fiscal{display:flex;gap:3mm;margin-bottom:3mm;font-size:6.6pt;word-break:break-all}
"""
_CENT = Decimal("0.01")


def adapt(sale: Sale) -> Sale:
    """Return the sale with the program's number and labels."""
    patterns = _NUMBERS[sale.seller.country, sale.kind]
    found = dress.numbered(sale, sale.draw.choice(patterns))
    return dress.dressed("bureau", dress.delivered(replace(found, order=digits(found.draw, 5))))


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; Polish ones have the seller in a box, the others above."""
    words, seller, is_slip = sale.words, sale.seller, sale.kind == "packing_slip"
    columns = parts.with_any_discount(sale, _COLUMNS[seller.country])
    if is_slip:
        columns = ("sku", "description", "unit", "quantity")
    own: lines.Own = {"gross_sum": lambda index: _gross(sale, index)}
    named = {"gross_sum": words.get("gross_sum", "")}
    codes = sale.draw.choice((("gtin",), ()))
    goods = lines.rows(ink, sale, columns, codes, own)
    mine, yours = parts.seller_block(ink, sale), parts.buyer_block(ink, sale)
    house = f"<div class='house c'>{dress.mark(sale, look.colour, 12)} {plain(seller.stem)}</div>"
    boxes = ((words["seller"], mine), (words["bill_to"], yours))
    if seller.country != "PL":
        house += mine
        boxes = ((words["bill_to"], yours), (words["ship_to"], parts.delivery_block(sale)))
    (number, day) = parts.meta(ink, sale, "number", "date")
    known = "".join(
        f"<div><small style='display:inline'>{plain(label)}</small>{value}</div>"
        for label, value in (number, day)
    )
    page = (
        f"<div class='all'><div class='top'><div>{house}</div><div class='doc'><h1>"
        f"{pieces.title(sale)}</h1>{known}</div></div><div class='two'>{_boxed(boxes)}</div>"
        f"<div class='strip'>{pieces.stacked(_facts(ink, sale))}</div><table class='goods'>"
        f"{pieces.head(sale, columns, named)}{goods}</table>{_payment(ink, sale)}</div>"
        f"{_foot(ink, sale)}"
    )
    return document([page], _CSS, look)


def _boxed(boxes: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"<div><small>{plain(label)}</small>{inner}</div>" for label, inner in boxes)


def _facts(ink: Ledger, sale: Sale) -> list[tuple[str, str]]:
    """Client, order and day of payment; on a delivery note how the goods travel."""
    words, draw = sale.words, sale.draw
    known = pieces.facts(ink, sale, "customer", "order", "due")
    if sale.kind == "packing_slip":
        weight = f"{draw.randint(3, 180)},{draw.randint(0, 9)} kg"
        known.append((words["cause"], plain(words["sold"])))
        known.append((words["port"], plain(words["franco"])))
        known.append((words["parcels"], str(draw.randint(1, 12))))
        known.append((words["weight"], plain(weight)))
    else:
        known.append((words["method"], plain(draw.choice(words["methods"].split("|")))))
    return known


def _gross(sale: Sale, index: int) -> str:
    line = sale.lines[index]
    tax = (line.net * line.rate / 100).quantize(_CENT)
    return plain(sale.style.number(line.net + tax))


def _payment(ink: Ledger, sale: Sale) -> str:
    """Where to pay; nothing on a delivery note."""
    if sale.kind == "packing_slip":
        return ""
    note = f"<br>{plain(sale.words['note'])}" if sale.draw.random() < 0.6 else ""
    account = dress.account(ink, sale, " &nbsp; ")
    if sale.seller.country == "MX":
        account = f"{dress.bank_name(sale)} &nbsp; CLABE {digits(sale.draw, 18)}"
    return f"<p class='pay'>{account}{note}</p>"


def _foot(ink: Ledger, sale: Sale) -> str:
    words, seller = sale.words, sale.seller
    inner = ""
    if sale.kind != "packing_slip":
        rates = lines.by_rate(sale, (words["tax_rate"], words["base"], words["tax_total"]))
        sums = parts.totals_table(lines.sums(ink, sale, bare=True))
        said = f"<p>{_in_figures(sale)}</p>" if seller.country == "PL" else ""
        inner = f"<div class='ends'><div>{said}{rates}</div>{sums}</div>"
    if seller.country == "MX":
        inner = _fiscal(sale) + inner
    if "signs" in words:
        spans = "".join(f"<span>{plain(text)}</span>" for text in words["signs"].split("|"))
        inner += f"<div class='signs'>{spans}</div>"
    low = f"{seller.register} · {words['program']}" if seller.register else words["program"]
    return f"<div class='foot'>{inner}<div class='low'>{plain(low)}</div></div>"


def _in_figures(sale: Sale) -> str:
    """The sum to pay, said figure by figure as such programs do."""
    names = sale.words["figures"].split()
    whole, _, cents = f"{sale.gross_total:.2f}".partition(".")
    said = "*".join(names[int(figure)] for figure in whole)
    return plain(f"{sale.words['in_words']} *{said}* {sale.style.currency} {cents}/100")


def _fiscal(sale: Sale) -> str:
    """Folio, seal and code of the Mexican tax office."""
    draw, words = sale.draw, sale.words
    folio = str(UUID(int=draw.getrandbits(128), version=4)).upper()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    seal = "".join(draw.choice(alphabet) for _ in range(170)) + "=="
    mine, yours = (party.tax.plain if party.tax else "" for party in (sale.seller, sale.buyer))
    code = dress.square_code(
        f"https://verificacfdi.example/default.aspx?id={folio}&re={mine}&rr={yours}"
        f"&tt={sale.gross_total}", 25,
    )  # fmt: skip
    said = f"{words['folio']}: {folio}<br>{words['usage']}<br>{words['seal']}: {seal}"
    return f"<div class='fiscal'>{code}<div>{said}</div></div>"
