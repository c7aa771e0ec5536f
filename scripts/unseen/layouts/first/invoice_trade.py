"""Commercial invoice of foreign trade: ruled two-column head, amount in words, shipping marks."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain
from scripts.unseen.words.spoken import chinese, english

MANNER = "serif"
WISHES = Wishes(lines=(3, 6), serials=True, charge=True, abroad=True)
COLUMNS = ("pos", "description", "brand", "model", "quantity", "unit", "unit_price", "amount")

_TITLES = {
    "en": "COMMERCIAL INVOICE", "zh": "商业发票 COMMERCIAL INVOICE", "de": "HANDELSRECHNUNG",
    "fr": "FACTURE COMMERCIALE", "it": "FATTURA COMMERCIALE", "es": "FACTURA COMERCIAL",
    "nl": "HANDELSFACTUUR", "pt": "FATURA COMERCIAL", "pl": "FAKTURA HANDLOWA", "ja": "商業送り状",
}  # fmt: skip
_CSS = """
.all{position:absolute;left:15mm;right:15mm;top:12mm}
.firm{text-align:center;border-bottom:1.6pt solid #222;padding-bottom:2.5mm;font-size:9pt}
.firm b{font-size:16pt;letter-spacing:.5px}h1{text-align:center;font-size:14pt;margin:4mm 0;
letter-spacing:2px}.head{width:100%}.head td{width:50%;border:.6pt solid #333;padding:1.5mm 2.5mm}
.head .kv th,.head .kv td{border:0;padding:0 4mm 0 0;width:auto}
.cap{font-size:7.4pt;color:#444;display:block}.kv th{font-weight:normal;padding-right:4mm}
.goods{width:100%;margin-top:4mm;font-size:8.8pt}.goods th,.goods td{border:.5pt solid #333;
padding:1.2mm 1.6mm}.goods th{text-align:center;background:#f1f1ee}.sub{font-size:7.8pt}
.totals{margin:3mm 0 3mm auto}.totals th{padding:.6mm 8mm .6mm 0;font-weight:normal}
.strong th,.strong td{font-weight:bold;border-top:.8pt solid #222}.say{margin:3mm 0;
font-weight:bold}
.sign{margin:9mm 0 0 auto;width:70mm;text-align:center;border-top:.5pt solid #222;padding-top:1mm}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    rows = parts.body_rows(ink, sale, COLUMNS, range(len(sale.lines)), "name", ("serials",))
    page = (
        f"<div class='all'>{_firm(ink, sale)}<h1>{_TITLES[sale.style.language]}</h1>"
        f"{_head(ink, sale)}<table class='goods'>{parts.head(sale, COLUMNS)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale, bare=True))}{_say(sale)}"
        f"<p>{parts.terms(sale)}<br>{parts.notes(sale)}</p><p>{parts.bank(ink, sale, ' / ')}</p>"
        f"<div class='sign'>{plain(sale.seller.name)}</div></div>"
    )
    return document([page], _CSS, look)


def _firm(ink: Ledger, sale: Sale) -> str:
    seller, words = sale.seller, sale.words
    tax = parts.tax_id(ink, "seller", seller, words["tax_id"])
    place = parts.address(ink, "seller", seller, True).replace("<br>", ", ")
    line = " &nbsp; ".join(part for part in (
        f"{plain(words['phone'])} {plain(seller.phone)}",
        ink.put("seller_email", seller.email), tax) if part)  # fmt: skip
    return f"<div class='firm'>{parts.name(ink, 'seller', seller)}<br>{place}<br>{line}</div>"


def _head(ink: Ledger, sale: Sale) -> str:
    words = sale.words
    facts = parts.meta(ink, sale, "number", "date", "order")
    origin = f"{plain(words['origin'])}: {plain(sale.seller.country_name)}"
    ports = f"FOB {plain(sale.seller.town)} (Incoterms 2020) · {origin}"
    return (
        f"<table class='head'><tr><td><span class='cap'>{plain(words['bill_to'])}</span>"
        f"{parts.buyer_block(ink, sale)}</td><td>{pairs(facts)}</td></tr>"
        f"<tr><td colspan='2'>{ports}</td></tr></table>"
    )


def _say(sale: Sale) -> str:
    language, currency = sale.style.language, sale.style.currency
    if language == "zh":
        return f"<div class='say'>{plain(sale.words['words'])}：{chinese(sale.gross_total)}</div>"
    if language == "en":
        said = english(sale.gross_total, currency)
        return f"<div class='say'>{plain(sale.words['words'])}: {said}</div>"
    return ""
