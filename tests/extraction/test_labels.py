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
