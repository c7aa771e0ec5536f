"""An invoice over the border without tax, its sum told in a second currency too."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scripts.unseen.data.latin import in_english
from scripts.unseen.data.numbers import digits
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.fourth import invoice_pieces as pieces
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "serif"
WISHES = Wishes(lines=(2, 5), abroad=True, charge=True, kinds=("baby", "gadgets", "camping"))

_SECOND = {
    "PL": ("EUR", "0.2338"), "CN": ("USD", "0.1381"), "IT": ("USD", "1.0842"),
    "HK": ("USD", "0.1279"), "NL": ("GBP", "0.8517"), "PT": ("USD", "1.0906"),
    "DE": ("CHF", "0.9412"),
}  # fmt: skip
_COLUMNS = ("pos", "sku", "hs", "description", "quantity", "unit_price", "amount")
_CSS = """
.all{position:absolute;left:18mm;right:18mm;top:15mm;font-size:9.6pt}
.frame{display:grid;grid-template-columns:1fr 1fr;border:.7pt solid #000}.frame>div{
padding:2.5mm 3mm;border-bottom:.7pt solid #000;min-height:27mm}.frame>div:nth-child(odd){
border-right:.7pt solid #000}.frame small{display:block;font-size:7.4pt;color:#444}
h1{font-size:15pt;margin:0 0 3mm;text-align:center}.kv th{font-weight:normal;padding-right:4mm;
font-size:8.6pt}.goods{width:100%;border:.7pt solid #000;border-top:0}.goods th{padding:1mm 1.4mm;
font-size:8.4pt;border-bottom:.7pt solid #000;border-right:.4pt solid #999}.goods td{
padding:1.3mm 1.4mm;border-right:.4pt solid #999}.sums{width:100%;border:.7pt solid #000;
border-top:0}.sums th{font-weight:normal;text-align:right;padding:.8mm 3mm}.sums td{width:42mm;
padding:.8mm 1.4mm}.sums .strong th,.sums .strong td{font-weight:bold;font-size:11pt}
.other{display:flex;justify-content:space-between;background:#eee;padding:2mm 3mm;margin:4mm 0;
font-size:9pt}.tiny{font-size:8.8pt;margin-bottom:3mm}
"""


def adapt(sale: Sale) -> Sale:
    """Return the sale as an English paper tells names and days of China."""
    if sale.style.language != "en" or sale.seller.country != "CN":
        return sale
    style = replace(sale.style, date_pattern="{d} {mon} {yyyy}", money_pattern="CNY {n}")
    seller = in_english(sale.seller)
    return replace(sale, style=style, buyer=in_english(sale.buyer),
                   seller=replace(seller, stem=seller.name.split()[1]))  # fmt: skip


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice; its currency is that of the lines, not the second one."""
    told, words, seller, draw = pieces.form("dual", sale), sale.words, sale.seller, sale.draw
    known = pairs([
        *pieces.facts(ink, sale, "number", "date", "due", "order"),
        (told["place"], plain(seller.town)),
        (told["delivery"], plain(f"{draw.choice(('DAP', 'CPT', 'FCA'))} "
                                 f"{draw.choice((seller, sale.buyer)).town}")),
        (told["weight"], str(draw.randint(40, 600))),
    ])  # fmt: skip
    rows = "".join(_row(ink, sale, index) for index in range(len(sale.lines)))
    account = parts.bank(ink, sale, " · ")
    if not seller.iban:
        account += f" · A/C {digits(draw, 11)}"
    page = (
        f"<div class='all'><h1>{pieces.title(sale)}</h1><div class='frame'><div><small>"
        f"{plain(words['seller'])}</small>{parts.seller_block(ink, sale)}</div><div>{known}</div>"
        f"<div><small>{plain(words['bill_to'])}</small>{parts.buyer_block(ink, sale)}</div>"
        f"<div>{plain(sale.untaxed_note)}<br><br>{parts.terms(sale)}</div></div>"
        f"<table class='goods'>{pieces.head(sale, _COLUMNS, told)}{rows}</table>"
        f"<table class='sums'>{_sums(ink, sale, told)}</table>{_other(sale, told)}"
        f"<div class='tiny'>{account}</div></div>"
    )
    return document([page], _CSS, look)


def _row(ink: Ledger, sale: Sale, index: int) -> str:
    cells = ""
    for column in _COLUMNS:
        if column == "hs":
            html = f"{digits(sale.draw, 4)}{sale.draw.randint(10, 99)} 90"
        elif column == "description":
            html = parts.describe(ink, sale, index, (), "brand model name")
        else:
            html = parts.cell(ink, sale, index, column)
        cells += f"<td class='{parts.column_class(column)}'>{html}</td>"
    return f"<tr>{cells}</tr>"


def _sums(ink: Ledger, sale: Sale, told: dict[str, str]) -> str:
    """Goods, freight, tax of nothing (Hong Kong has none), total."""
    words = sale.words
    rows: list[parts.Row] = [
        (words["lines_total"], pieces.amount(ink, sale, "lines_total", sale.lines_total), False),
        (words["charge"], pieces.amount(ink, sale, "charge_total", sale.charge), False),
    ]
    if sale.seller.country != "HK":
        zero = pieces.amount(ink, sale, "tax_total", sale.tax_total)
        rate = told["vat0"].format(rate=0)
        rows.append((rate, zero, False))
        ink.allow("net_total", f"{sale.net_total:f}")
    gross = pieces.amount(ink, sale, "gross_total", sale.gross_total)
    rows.append((words["gross_total"], gross, True))
    return "".join(
        f"<tr class='{'strong' if strong else ''}'><th>{plain(label)}</th>"
        f"<td class='r n'>{value}</td></tr>"
        for label, value, strong in rows
    )


def _other(sale: Sale, told: dict[str, str]) -> str:
    """The same sum in the second currency, and at which rate."""
    code, rate = _SECOND[sale.seller.country]
    value = (sale.gross_total * Decimal(rate)).quantize(Decimal("0.01"))
    said = told["rate"].format(from_=sale.style.currency, to=code, n=sale.draw.randint(20, 240),
                               rate=rate.replace(".", sale.style.point))  # fmt: skip
    equal = told["equal"].format(to=code)
    return (
        f"<div class='other'><span>{plain(said)}</span><span>{plain(equal)}: <b>"
        f"{plain(replace(sale.style, places=2).number(value))} {code}</b></span></div>"
    )
