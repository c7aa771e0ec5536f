"""Readable copy of a structured e-invoice: sections of long official captions, grey table heads."""

from __future__ import annotations

from scripts.unseen.data.numbers import digits, letters
from scripts.unseen.data.parties import Party
from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second import kinds
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(2, 6), two_rates=True)

_FORMAL = {
    "it": {"seller": "Cedente/prestatore (fornitore)", "buyer": "Cessionario/committente (cliente)",
           "id": "Identificativo fiscale ai fini IVA", "name": "Denominazione",
           "place": "Indirizzo", "kind": "Tipologia documento", "code": "Codice destinatario",
           "sum": "RIEPILOGHI IVA E TOTALI", "goods": "Cod. articolo", "note": "TD01 fattura"},
    "pl": {"seller": "Podmiot1 – Sprzedawca", "buyer": "Podmiot2 – Nabywca",
           "id": "Identyfikator podatkowy NIP", "name": "Nazwa", "place": "Adres",
           "kind": "Rodzaj faktury", "code": "Numer KSeF", "sum": "Podsumowanie stawek podatku",
           "goods": "Indeks", "note": "VAT – podstawowa"},
    "es": {"seller": "Datos del emisor", "buyer": "Datos del receptor",
           "id": "Identificación fiscal (NIF/CIF)", "name": "Razón social", "place": "Domicilio",
           "kind": "Clase de factura", "code": "Código de verificación",
           "sum": "Resumen de impuestos", "goods": "Ref. artículo", "note": "Original"},
    "pt": {"seller": "Fornecedor / Emitente", "buyer": "Adquirente",
           "id": "N.º de identificação fiscal", "name": "Denominação social", "place": "Morada",
           "kind": "Tipo de documento", "code": "ATCUD", "sum": "Quadro resumo do IVA",
           "goods": "Cód. artigo", "note": "FT"},
}  # fmt: skip
_CSS = """
.all{position:absolute;left:11mm;right:11mm;top:11mm;font-size:8.6pt}
.two{display:flex;gap:3mm;margin-bottom:4mm}.two>div{flex:1;border:.7pt solid #777;padding:2mm 3mm}
h2{font-size:9.4pt;color:#24476b;margin-bottom:1.5mm}table{width:100%}
.doc,.goods,.taxes,.sums{margin-bottom:4mm}.doc th,.doc td,.goods th,.goods td,.taxes th,
.taxes td,.sums th,.sums td{border:.5pt solid #999;padding:1mm 1.6mm}
.doc th,.goods th,.taxes th,.sums th{background:#dfe5ea;font-size:7.8pt;font-weight:bold}
.bar{background:#24476b;color:#fff;padding:.8mm 2mm;font-weight:bold;font-size:8.4pt}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the copy; parties as captioned lines, the document's data in a table of one row."""
    formal, words = _FORMAL[sale.style.language], sale.words
    columns = ("sku", "description", "quantity", "unit", "unit_price", "amount", "tax_rate")
    rows = parts.body_rows(ink, sale, columns, range(len(sale.lines)), "brand model name")
    parties = "".join(
        f"<div><h2>{plain(formal[role])}</h2>{_party(ink, sale, role, company, formal)}</div>"
        for role, company in (("seller", sale.seller), ("buyer", sale.buyer))
    )
    page = (
        f"<div class='all'><div class='two'>{parties}</div>{_document(ink, sale, formal)}"
        f"<p>{kinds.remark(sale)}</p><table class='goods'>{parts.head(sale, columns)}{rows}</table>"
        f"<div class='bar'>{plain(formal['sum'])}</div>{kinds.tax_table(ink, sale)}"
        f"{_sums(ink, sale)}<p>{kinds.settlement(ink, sale)}</p><p>{plain(words['note'])}</p></div>"
    )
    return document([page], _CSS, look)


def _party(ink: Ledger, sale: Sale, role: str, company: Party, formal: dict[str, str]) -> str:
    tax = parts.tax_id(ink, role, company, f"{formal['id']}:")
    where = ink.put(f"{role}_address", company.one_line)
    return (
        f"{tax}<br>{plain(formal['name'])}: {parts.name(ink, role, company)}<br>"
        f"{plain(formal['place'])}: {where}"
    )


def _document(ink: Ledger, sale: Sale, formal: dict[str, str]) -> str:
    """Type, number, date and routing code; the code is no number of the paper."""
    kind = {"invoice": formal["note"], "credit_note": "TD04 nota di credito"}[sale.kind]
    routing = letters(sale.draw, 2) + digits(sale.draw, 5)
    facts = kinds.facts(ink, sale, "number", "date")
    cells = [(formal["kind"], plain(kind)), *facts, (formal["code"], plain(routing))]
    heads = "".join(f"<th>{plain(label)}</th>" for label, _ in cells)
    values = "".join(f"<td>{value}</td>" for _, value in cells)
    return f"<table class='doc'><tr>{heads}</tr><tr>{values}</tr></table>"


def _sums(ink: Ledger, sale: Sale) -> str:
    words, number = sale.words, sale.style.number
    sums = (
        ("net_total", ink.put("net_total", number(sale.net_total), f"{sale.net_total:f}")),
        ("tax_total", ink.put("tax_total", number(sale.tax_total), f"{sale.tax_total:f}")),
        ("gross_total", ink.put(
            "gross_total", sale.style.money(sale.gross_total), f"{sale.gross_total:f}")),
    )  # fmt: skip
    heads = "".join(f"<th class='r'>{plain(words[key])}</th>" for key, _ in sums)
    values = "".join(f"<td class='r n'>{value}</td>" for _, value in sums)
    return f"<table class='sums'><tr>{heads}</tr><tr>{values}</tr></table>"
