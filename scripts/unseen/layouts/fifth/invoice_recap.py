"""Southern and eastern office programs: ruled boxes, and a table of taxes by rate at the foot."""

from __future__ import annotations

from decimal import Decimal

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import countries
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fifth import invoice_dress as dress
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(
    lines=(3, 7), discounts=True, kinds=("vitamins", "cookware", "brakes", "blocks", "sports")
)

_COLUMNS = {
    "IT": ("sku", "description", "unit", "quantity", "unit_price", "discount", "amount",
           "tax_rate"),
    "ES": ("sku", "description", "quantity", "unit_price", "discount", "tax_rate", "amount"),
    "PT": ("sku", "description", "quantity", "unit", "unit_price", "discount", "tax_rate",
           "amount"),
    "PL": ("pos", "description", "quantity", "unit", "unit_price", "amount", "tax_rate",
           "tax_sum", "gross_sum"),
    "FR": ("sku", "description", "quantity", "unit_price", "discount", "amount", "tax_rate"),
}  # fmt: skip
_NUMBERS: dict[str, dict[str, tuple[str, ...]]] = {
    "IT": {"invoice": ("{3}/{yyyy}", "{3}/00", "FE-{4}/{yy}"), "credit_note": ("{3}/NC",)},
    "ES": {"invoice": ("A/{4}", "F{yy}0{4}", "{yyyy}-0{4}")},
    "PT": {"invoice": ("FT {yyyy}/{3}", "FT M/{4}", "FT FA.{yyyy}/{4}")},
    "PL": {"invoice": ("{3}/{mm}/{yyyy}", "FS {4}/{yyyy}", "{4}/MAG/{yyyy}"),
           "pro_forma": ("PF {3}/{mm}/{yyyy}",)},
    "FR": {"invoice": ("FA0000{4}", "FC{yy}{mm}-{4}")},
}  # fmt: skip
_CSS = """
.all{position:absolute;left:12mm;right:12mm;top:10mm;font-size:8.6pt;line-height:1.3}
.top{display:grid;grid-template-columns:1fr 88mm;gap:5mm;margin-bottom:4mm}.house{font-size:15pt;
font-weight:bold}.client{border:.6pt solid #333;padding:2.5mm 3.5mm;min-height:30mm}
.client small,.strip small{display:block;font-size:6.9pt;color:#444}.round .client,.round .strip{
border-radius:2mm}.strip{display:flex;border:.6pt solid #333;margin-bottom:3mm}.strip>div{flex:1;
border-right:.4pt solid #777;padding:.8mm 2mm}.strip>div:last-child{border:0}.copy{text-align:
center;font-size:7.6pt;font-style:italic;margin-bottom:2mm}.strip h1{font-size:11pt}
.goods{width:100%;border:.6pt solid #333}.goods th{border:.4pt solid #333;background:#ececec;
padding:.9mm 1mm;font-size:7.6pt}.goods td{padding:1mm;border-left:.4pt solid #777;
border-right:.4pt solid #777}.goods tr:last-child td{padding-bottom:6mm}.sub{font-size:7.4pt;
color:#333}.ends{display:grid;grid-template-columns:1fr 76mm;gap:5mm;margin-top:3mm}
.rates{width:100%;margin-bottom:3mm}.rates th,.rates td{border:.4pt solid #777;padding:.7mm 1.5mm;
font-size:7.8pt}.totals{width:100%;border:.6pt solid #333}.totals th{font-weight:normal;
padding:.9mm 2mm}.totals td{padding:.9mm 2mm}.strong th,.strong td{font-weight:bold;font-size:11pt;
border-top:.6pt solid #333}.codes{display:flex;gap:3mm;align-items:center;font-size:7.4pt}
.foot{left:12mm;right:12mm;bottom:7mm;font-size:6.8pt;color:#333;border-top:.4pt solid #777;
padding-top:1mm}
"""
_CENT = Decimal("0.01")


def adapt(sale: Sale) -> Sale:
    """Return the sale with the lower rate on what is eaten, and the program's number."""
    country = sale.seller.country
    lower = Decimal(str(countries("fifth")[country]["rates"][1]))
    found = dress.with_lower_rate(sale, lower)
    if "discount" not in _COLUMNS[country]:
        lines = tuple(pieces.priced(found, line, discount=Decimal(0)) for line in found.lines)
        found = pieces.with_lines(found, lines)
    found = dress.numbered(found, sale.draw.choice(_NUMBERS[country][sale.kind]))
    return dress.dressed("recap", found)


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the paper; Italian ones are copies, Portuguese ones bear codes of the tax office."""
    words, seller, draw = sale.words, sale.seller, sale.draw
    columns = parts.with_any_discount(sale, _COLUMNS[seller.country])
    keys = ("number", "date", "due", "customer", "order")
    known = pieces.stacked(pieces.facts(ink, sale, *keys))
    copy = f"<div class='copy'>{plain(words['copy'])}</div>" if "copy" in words else ""
    rows = "".join(_row(ink, sale, index, columns) for index in range(len(sale.lines)))
    named = {"tax_sum": words["tax_total"], "gross_sum": words.get("amount_gross", "")}
    issuer = f"{plain(words['issuer'])}<br>" if "issuer" in words else ""
    round_ = "round" if draw.random() < 0.5 else ""
    page = (
        f"<div class='all {round_}'>{copy}<div class='top'><div><div class='house c'>"
        f"{dress.mark(sale, look.colour, 12)} {plain(seller.stem)}</div>"
        f"{issuer}{parts.seller_block(ink, sale)}</div><div class='client'><small>"
        f"{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale)}</div></div>"
        f"<div class='strip'><div><h1>{pieces.title(sale)}</h1></div>{known}</div>"
        f"<table class='goods'>{pieces.head(sale, columns, named)}{rows}</table>"
        f"<div class='ends'><div>{_rates(sale)}{_payment(ink, sale)}</div><div>"
        f"{parts.totals_table(_sums(ink, sale))}</div></div></div><div class='foot'>"
        f"{plain(seller.register)} · {plain(words['note'])}</div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int, columns: tuple[str, ...]) -> str:
    line, number = sale.lines[index], sale.style.number
    tax = (line.net * line.rate / 100).quantize(_CENT)
    codes = ("gtin",) if "sku" in columns else ("sku", "gtin")
    cells = ""
    for column in columns:
        side = parts.column_class(column)
        if column == "description":
            inner = parts.describe(ink, sale, index, (), "brand model name")
            inner += f"<div class='sub'>{dress.coded(ink, sale, index, codes)}</div>"
        elif column in ("tax_sum", "gross_sum"):
            inner = plain(number(tax if column == "tax_sum" else line.net + tax))
            side = "r n"
        else:
            inner = parts.cell(ink, sale, index, column)
            inner += "%" if column == "tax_rate" else ""
        cells += f"<td class='{side}'>{inner}</td>"
    return f"<tr>{cells}</tr>"


def _rates(sale: Sale) -> str:
    """Base and tax of every rate."""
    words, style = sale.words, sale.style
    heads = "".join(f"<th>{plain(words[key])}</th>" for key in ("rate", "base", "tax_part"))
    rows = "".join(
        f"<tr><td class='r'>{plain(style.rate(row.rate))}%</td><td class='r n'>"
        f"{plain(style.number(row.base))}</td><td class='r n'>{plain(style.number(row.tax))}</td>"
        "</tr>"
        for row in sale.taxes
    )
    return f"<table class='rates'><tr>{heads}</tr>{rows}</table>"


def _sums(ink: Ledger, sale: Sale) -> list[parts.Row]:
    words = sale.words
    return [
        (words["net_total"], dress.amount(ink, sale, "net_total", bare=True), False),
        (words["tax_total"], dress.amount(ink, sale, "tax_total", bare=True), False),
        (words["gross_total"], dress.amount(ink, sale, "gross_total"), True),
    ]


def _payment(ink: Ledger, sale: Sale) -> str:
    """How to pay; what a credit note corrects; the codes of a Portuguese paper."""
    if sale.kind == "credit_note":
        return f"<p>{dress.corrected(sale)}</p>"
    said = f"<p>{parts.terms(sale)}<br>{dress.account(ink, sale)}</p>"
    return said + _office_codes(sale) if sale.seller.country == "PT" else said


def _office_codes(sale: Sale) -> str:
    """QR code and code of the document, and the note on the certified program."""
    draw, seller, buyer = sale.draw, sale.seller, sale.buyer
    unique = f"{letters(draw, 4)}{digits(draw, 4)}-{sale.number.split('/')[-1]}"
    seal = letters(draw, 2) + letters(draw, 2).lower()
    mine, yours = (party.tax.plain if party.tax else "" for party in (seller, buyer))
    payload = (
        f"A:{mine}*B:{yours}*C:PT*D:FT*E:N*F:{sale.issued:%Y%m%d}*G:{sale.number}*H:{unique}"
        f"*N:{sale.tax_total}*O:{sale.gross_total}*Q:{seal}*R:2791"
    )
    said = plain(f"{seal} - {sale.words['certified']}")
    return (
        f"<div class='codes'>{dress.square_code(payload)}<div>ATCUD: {unique}<br>{said}</div></div>"
    )
