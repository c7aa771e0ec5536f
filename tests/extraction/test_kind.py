from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.kind_words import KindWords
from proofcheck.model.fields import Kind

BODY = ("Bill to: Brightway Ltd", "Subtotal 100.00", "VAT 20% 20.00", "Total due 120.00")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("INVOICE", Kind.INVOICE),
        ("TAX INVOICE", Kind.INVOICE),
        ("I N V O I C E", Kind.INVOICE),
        ("TAXINVOICE", Kind.INVOICE),
        ("Handelsrechnung Nr. 471102 vom 05.03.2018", Kind.INVOICE),
        ("K O S T E N R E C H N U N G", Kind.INVOICE),
        ("Rechnungskorrektur Nr. 7 vom 05.03.2018", Kind.INVOICE),
        ("FACTURE", Kind.INVOICE),
        ("Fattura n. 12", Kind.INVOICE),
        ("Factura", Kind.INVOICE),
        ("FACTUUR.", Kind.INVOICE),
        ("Fatura", Kind.INVOICE),
        ("Faktura VAT", Kind.INVOICE),
        ("增值税专用发票", Kind.INVOICE),
        ("請求書", Kind.INVOICE),
        ("CREDIT NOTE", Kind.CREDIT_NOTE),
        ("Gutschrift Nr. 12", Kind.CREDIT_NOTE),
        ("Avoir AV-2017-0005", Kind.CREDIT_NOTE),
        ("Nota di credito", Kind.CREDIT_NOTE),
        ("PRO FORMA INVOICE", Kind.PRO_FORMA),
        ("Proforma-Rechnung", Kind.PRO_FORMA),
        ("QUOTATION", Kind.QUOTE),
        ("Devis n° 12", Kind.QUOTE),
        ("Angebot", Kind.QUOTE),
        ("Preventivo", Kind.QUOTE),
        ("ORDER CONFIRMATION", Kind.ORDER_CONFIRMATION),
        ("Auftragsbestätigung", Kind.ORDER_CONFIRMATION),
        ("PACKING SLIP", Kind.PACKING_SLIP),
        ("Lieferschein", Kind.PACKING_SLIP),
        ("Bon de livraison", Kind.PACKING_SLIP),
        ("OFFICIAL RECEIPT", Kind.RECEIPT),
        ("領収書", Kind.RECEIPT),
        ("Adjustment note", Kind.CREDIT_NOTE),
        ("Tax invoice / adjustment note", Kind.INVOICE),
        ("Goods despatched note", Kind.PACKING_SLIP),
        ("Dispatch advice", Kind.PACKING_SLIP),
        ("お届け明細書", Kind.PACKING_SLIP),
        ("Avviso di parcella", Kind.PRO_FORMA),
        ("PURCHASE ORDER", Kind.OTHER),
        ("Kontoauszug", Kind.OTHER),
        ("LETTER OF AUTHORISATION", Kind.AUTHORISATION_LETTER),
        ("ATTESTATION D'AUTORISATION DE MARQUE", Kind.AUTHORISATION_LETTER),
        ("授 权 书", Kind.AUTHORISATION_LETTER),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: Kind) -> None:
    page = page_of("Nimbus Ltd", "", f"# {title}", "", "No. 4711", "12 March 2026")
    assert tell_kind((page,))[0] is kind


def test_a_title_beats_a_mention() -> None:
    page = page_of(
        "Nimbus Ltd",
        "",
        "# INVOICE",
        "",
        "Invoice no.: 4711",
        "Order confirmation no.: AB-12 | Delivery note no.: LS-7",
        "Your quote no. 99 of 1 March 2026",
        "",
        *BODY,
        "A credit note will be issued for returned goods.",
    )
    kind, confidence = tell_kind((page,))
    assert kind is Kind.INVOICE
    assert confidence > 0.6


def test_an_invoice_with_its_number_as_only_title() -> None:
    page = page_of("Bei Spiel GmbH", "", "Rechnung # RE-20150613/503 von 13.06.2015", "", "Menge 1")
    assert tell_kind((page,))[0] is Kind.INVOICE


def test_a_till_receipt_without_title() -> None:
    page = page_of(
        "KEDAI RUNCIT MAJU",
        "",
        "Milk 3.50",
        "TOTAL 3.50",
        "CASH 5.00",
        "CHANGE 1.50",
        "Cashier: 02",
        "Thank you, please come again",
        width_pt=220.0,
    )
    assert tell_kind((page,))[0] is Kind.RECEIPT


def test_a_letter_is_told_by_its_grant_where_the_title_says_nothing() -> None:
    page = page_of(
        "# To whom it may concern",
        "",
        "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell genuine Nimbus kites.",
        "Territory: France. Sub-licensing is not permitted.",
    )
    assert tell_kind((page,))[0] is Kind.AUTHORISATION_LETTER


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ("Hello World",),
        ("Math Test One", "David", "February 23, 2024"),
        ("We sent you the goods together with an invoice and a receipt last week, as agreed.",),
    ],
)
def test_what_says_nothing_of_itself_is_other(rows: tuple[str, ...]) -> None:
    assert tell_kind((page_of(*rows),))[0] is Kind.OTHER


def test_no_pages() -> None:
    assert tell_kind(()) == (Kind.OTHER, 0.5)


def test_every_kind_has_titles() -> None:
    words = load_data("kinds", KindWords)
    assert set(words.titles) == set(Kind)
    assert set(words.labels) == set(Kind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Gutschrift / Credit Note", Kind.CREDIT_NOTE),
        ("報價單", Kind.QUOTE),
        ("適格請求書", Kind.INVOICE),
        ("プロフォーマインボイス", Kind.PRO_FORMA),
        ("統一發票", Kind.INVOICE),
        ("Factura de venta", Kind.INVOICE),
        ("Faktura VAT korekta", Kind.CREDIT_NOTE),
    ],
)
def test_titles_of_further_languages_and_in_two(title: str, kind: Kind) -> None:
    assert tell_kind((page_of(title),))[0] is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Rechnung / Lieferschein", Kind.INVOICE),
        ("Bon de livraison et facture", Kind.INVOICE),
        ("Lieferschein zu Rechnung 12", Kind.PACKING_SLIP),
        ("Opdrachtbevestiging", Kind.ORDER_CONFIRMATION),
        ("Confirmação de encomenda", Kind.ORDER_CONFIRMATION),
        ("Potwierdzenie przyjęcia zamówienia", Kind.ORDER_CONFIRMATION),
        ("梱包明細書", Kind.PACKING_SLIP),
        ("Distinta colli", Kind.PACKING_SLIP),
    ],
)
def test_two_titles_in_one_and_papers_that_go_with_goods(title: str, kind: Kind) -> None:
    assert tell_kind((page_of(f"# {title}", "", "2026-03-12"),))[0] is kind


TILL = ("Nimbus Kites", "12/03/2026 | 17:42", "Kite red", "2 x 3,40", "6,80")


@pytest.mark.parametrize(
    "rows",
    [
        ("# TOTAL | 6,80", "EFECTIVO | 6,80"),
        ("# Totale fattura | 6,80", "BANCOMAT | 6,80"),
        ("# Do zapłaty | 6,80", "GOTÓWKA | 6,80"),
        ("適格請求書発行事業者登録番号 T1234567890123", "電子マネー | 6,80"),
    ],
)
def test_a_till_roll_is_told_by_payment_time_and_counted_items(rows: tuple[str, ...]) -> None:
    assert tell_kind((page_of(*TILL, *rows, width_pt=220.0),))[0] is Kind.RECEIPT


def test_means_of_payment_make_no_receipt_of_an_invoice_on_a_sheet() -> None:
    page = page_of(
        "# INVOICE",
        "Invoice no.: 4711 | 17:42",
        *BODY,
        "We accept Mastercard, American Express, Apple Pay, Google Pay and cash.",
    )
    assert tell_kind((page,))[0] is Kind.INVOICE


def test_a_voucher_among_the_totals_is_no_title() -> None:
    page = page_of(
        "Faktura VAT",
        *("" for _ in range(20)),
        "Suma pozycji | 85,44 PLN",
        "# Bon | -4,27 PLN",
        "Suma brutto | 81,17 PLN",
    )
    assert tell_kind((page,))[0] is Kind.INVOICE


def test_number_and_date_of_a_nota_make_an_invoice() -> None:
    page = page_of("Nota", "Notanr.: 2604118 Notadatum: 3-2-2026", "Totaalbedrag € 48,51")
    assert tell_kind((page,))[0] is Kind.INVOICE


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("D.D.T. (D.P.R. 472 del 14/08/1996)", Kind.PACKING_SLIP),
        ("Delivery Docket 4711", Kind.PACKING_SLIP),
        ("Albarán nº 2026/4", Kind.PACKING_SLIP),
        ("Quote #1022", Kind.QUOTE),
        ("Sales - Quote", Kind.QUOTE),
        ("Verkauf - Angebot", Kind.QUOTE),
        ("Presupuesto P26/0078", Kind.QUOTE),
        ("見積書 No.12", Kind.QUOTE),
        ("Sales Order #12", Kind.ORDER_CONFIRMATION),
        ("Potwierdzenie zamówienia nr 12", Kind.ORDER_CONFIRMATION),
    ],
)
def test_a_small_title_with_its_number_tells_the_kind_where_nothing_says_invoice(
    title: str, kind: Kind
) -> None:
    rows = ("Nimbus Ltd", "12 March 2026", "", title, "", *BODY)
    assert tell_kind((page_of(*rows),))[0] is kind


@pytest.mark.parametrize("label", ["Invoice number 4711", "Invoice", "Rechnungsnummer: 4711"])
def test_the_number_of_a_quote_on_an_invoice_is_no_title(label: str) -> None:
    rows = ("Nimbus Ltd", "12 March 2026", "", label, "", "Quote #1022", "", *BODY)
    assert tell_kind((page_of(*rows),))[0] is Kind.INVOICE
