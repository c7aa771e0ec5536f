"""Amounts in words on honest papers: rounded, of another total, misread."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checks.judging import FAILED, INDETERMINATE, NOT_APPLICABLE, PASSED, status
from checks.sheets import INVOICE_TEXT, NOT_PRINTED, of_invoice, replaced, sheet
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Reading
from proofcheck.model.measures import Money


def said(
    amount: str, digits: str, *extra: str, source: Source = Source.TEXT_LAYER, **changes: Any
) -> Dossier:
    """An invoice whose total in digits is followed by another total in words."""
    text = (*replaced(("480.00", digits)), "In words: as below", *extra)
    where = sheet(text, source=source, confidence=0.99 if source is Source.OCR else 1.0)
    words = Reading(
        value=Money(Decimal(amount), "EUR"),
        as_printed="as below",
        place=where.place("as below"),
        source=Source.WORDS,
        confidence=0.95,
    )
    total = where.money(digits, after="Total", others=(words,))
    return of_invoice(where, gross_total=total, **changes)


@pytest.mark.parametrize(
    ("amount", "digits"),
    [("480.00", "480.00"), ("480", "480.45"), ("481", "480.60"), ("480.02", "480.00")],
)
def test_words_that_round_the_total_agree(amount: str, digits: str) -> None:
    assert status("PC-WRD-001", said(amount, digits)) is PASSED


def test_words_far_from_the_digits_are_a_finding() -> None:
    assert status("PC-WRD-001", said("480.00", "783.00")) is FAILED


def test_words_that_say_an_amount_printed_elsewhere_are_left_alone() -> None:
    assert status("PC-WRD-001", said("650.00", "783.00", "Deposit 650.00")) is INDETERMINATE


def test_a_paper_without_words_is_not_judged() -> None:
    assert status("PC-WRD-001", of_invoice(sheet(INVOICE_TEXT))) is NOT_APPLICABLE


def test_one_misread_digit_on_a_scan_is_no_finding() -> None:
    of = said("480.00", "430.00", source=Source.OCR, net_total=NOT_PRINTED, tax_total=NOT_PRINTED)
    assert status("PC-WRD-001", of) is INDETERMINATE


def test_a_scan_needs_a_second_reading_of_the_digits() -> None:
    alone = said("480.00", "793.00", source=Source.OCR, net_total=NOT_PRINTED)
    assert status("PC-WRD-001", alone) is INDETERMINATE
    where = sheet(INVOICE_TEXT, source=Source.OCR, confidence=0.99)
    parts = {"net_total": where.money("660.83"), "tax_total": where.money("132.17")}
    assert status("PC-WRD-001", said("480.00", "793.00", source=Source.OCR, **parts)) is FAILED
