"""Labels of many languages, glued by OCR or not, and labels that only look alike."""

import pytest

from proofcheck.extraction.labels import find_labels


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Invoice no.", "invoice_number"),
        ("InvoiceNo:12", "invoice_number"),
        ("Rechnungs-Nr.", "invoice_number"),
        ("Handelsrechnung Nr. 471102", "invoice_number"),
        ("形式发票号: PF498972", "invoice_number"),
        ("Talão X4142-16", "invoice_number"),
        ("Nr dok. 848/2025", "invoice_number"),
        ("Opgesteld op 21 december 2025", "issue_date"),
        ("Facture n° 12", "invoice_number"),
        ("价 税 合 计", "gross_total"),
        ("TOTAL INCL. GST @6%", "gross_total"),
        ("Total (incl. 6 % GST): 12.00", "gross_total"),
        ("Zuzügl. USt: 75,04 €", "tax_total"),
        ("Bill To:", "buyer"),
        ("Spett.le", "buyer"),
        ("Delivery date", "other_date"),
        ("Order no.", "other_number"),
        ("Sub Total", "net_total"),
        ("統編24681357", "tax_id"),
        ("營業稅5%", "tax_total"),
        ("IVA N3.2 0%", "tax_total"),
        ("TVA20%", "tax_total"),
        ("取引先No.", "other_number"),
        ("Buyer No.", "other_number"),
        ("御見積書番号", "other_number"),
        ("Notanr. 2604", "invoice_number"),
        ("Notadatum", "issue_date"),
        ("Paid out to you", "other_amount"),
        ("Versé au vendeur", "other_amount"),
        ("Uitbetaald", "other_amount"),
    ],
)
def test_a_label_means_its_field(text: str, field: str) -> None:
    assert find_labels(text)[0].best == field


def test_two_labels_in_one_cell_stay_two() -> None:
    first, second = find_labels("Bill To: PO Number: ORDER-49775")
    assert (first.best, second.best) == ("buyer", "other_number")
    assert first.has_colon
    assert not second.at_start


def test_letters_inside_a_code_are_no_label() -> None:
    assert find_labels("RE-2026-3553") == ()
    assert find_labels("INVOICE-2026-3227") == ()


def test_misread_letters_are_forgiven_only_where_asked() -> None:
    assert find_labels("Echéacnce") == ()
    assert find_labels("Echéacnce", with_slips=True)[0].best == "due_date"


def test_a_settlement_of_costs_is_no_invoice() -> None:
    (label,) = find_labels("Abrechnung Nr. 7")
    assert label.key == "nr"
    assert label.weight("invoice_number") < 0.9


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("請求書番号", "invoice_number"),
        ("發票號碼：", "invoice_number"),
        ("お支払期限", "due_date"),
        ("支付期限 / Due date", "due_date"),
        ("營業稅", "tax_total"),
        ("税込合計", "gross_total"),
        ("登録番号", "tax_id"),
        ("御請求金額", "gross_total"),
        ("Nettofälligkeit", "due_date"),
        ("Fecha de expedición", "issue_date"),
        ("Pozostaje do zapłaty", "payable_total"),
    ],
)
def test_labels_of_further_languages_and_scripts(text: str, field: str) -> None:
    assert find_labels(text)[0].best == field


@pytest.mark.parametrize(
    "text",
    ["Invoice No. / Rechnungsnummer:", "Rechnungsnummer (Invoice No.):", "发票号码/Invoice No."],
)
def test_a_label_in_two_languages_is_one(text: str) -> None:
    (label,) = find_labels(text)
    assert label.best == "invoice_number"
    assert label.is_whole


def test_two_meanings_behind_a_slash_stay_two() -> None:
    both = [label.best for label in find_labels("Invoice date / Due date")]
    assert both == ["issue_date", "due_date"]


def test_a_short_word_within_a_text_is_no_label() -> None:
    assert [x.best for x in find_labels("Vencimiento: 5 de septiembre de 2025")] == ["due_date"]
    assert [x.best for x in find_labels("Afzender: Van Dalen Import B.V.")] == ["seller"]
    assert "issue_date" in [x.best for x in find_labels("Rechnung Nr. 12 vom 03.04.2026")]


def test_the_sign_of_a_currency_is_no_label() -> None:
    assert find_labels("A$443,528.33") == ()


def test_a_salesman_is_told_from_a_seller_by_what_follows() -> None:
    assert find_labels("Vendeur: Société Lyonnaise")[0].best == "seller"
