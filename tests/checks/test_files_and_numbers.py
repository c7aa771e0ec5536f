"""Revisions and signatures of files; identifiers and dates on paper."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from checks.cases_integrity import GROSS_CHANGED, revision, signed
from checks.judging import (
    FAILED,
    INDETERMINATE,
    NOT_APPLICABLE,
    PASSED,
    is_decisive,
    result,
    status,
)
from checks.registries import answers
from checks.sheets import (
    CLAIM,
    FACTS,
    LETTER_TEXT,
    NOT_PRINTED,
    UNREADABLE,
    of_invoice,
    of_letter,
    replaced,
    sheet,
)
from proofcheck.model.document import Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import ChangeKind, FieldChange, ModificationLevel, Revision, Signature
from proofcheck.model.fields import TaxSubtotal
from proofcheck.model.measures import InBytes


def revised(*revisions: Revision) -> Dossier:
    return of_invoice(facts=structs.replace(FACTS, revisions=revisions))


def test_later_signatures_metadata_and_pages_change_no_page() -> None:
    silent = (ChangeKind.SIGNATURE, ChangeKind.METADATA, ChangeKind.PAGES_APPENDED)
    assert status("PC-PDF-001", revised(revision(GROSS_CHANGED, kinds=silent))) is PASSED


def test_a_value_that_form_filling_changed_is_a_weaker_finding() -> None:
    of = revised(revision(GROSS_CHANGED, kinds=(ChangeKind.FORM_FILLING,)))
    assert status("PC-PDF-001", of) is FAILED
    assert not is_decisive("PC-PDF-001", of)


def test_a_form_that_was_filled_over_noughts_or_a_prompt_changed_nothing() -> None:
    filling = (ChangeKind.FORM_FILLING,)
    for was in ("0000.00", "[amount]"):
        blank = structs.replace(GROSS_CHANGED, was=was, was_printed=was)
        assert status("PC-PDF-001", revised(revision(blank, kinds=filling))) is PASSED
        assert status("PC-PDF-001", revised(revision(blank))) is FAILED


def test_a_stamp_over_a_value_is_a_weaker_finding_than_another_value_over_it() -> None:
    annotation = (ChangeKind.ANNOTATION,)
    assert is_decisive("PC-PDF-001", revised(revision(GROSS_CHANGED, kinds=annotation)))
    stamped = structs.replace(GROSS_CHANGED, now="paid", now_printed="PAID")
    of = revised(revision(stamped, kinds=annotation))
    assert status("PC-PDF-001", of) is FAILED
    assert not is_decisive("PC-PDF-001", of)


def test_a_value_of_a_line_is_named_with_its_line() -> None:
    change = structs.replace(GROSS_CHANGED, field="lines[2].quantity")
    of = revised(revision(change))
    assert is_decisive("PC-PDF-001", of)
    assert result("PC-PDF-001", of).findings[0].note.startswith("The quantity (line 2) was changed")


def test_an_address_that_changed_is_a_weaker_finding() -> None:
    change = structs.replace(GROSS_CHANGED, field="seller_address")
    assert not is_decisive("PC-PDF-001", revised(revision(change)))


def test_a_field_that_is_gone_is_shown_in_the_earlier_bytes() -> None:
    gone = FieldChange(
        field="due_date", was="2026-04-01", now=None, was_printed=None, now_printed=None, places=()
    )
    word = result("PC-PDF-001", revised(revision(gone)))
    assert word.status is FAILED
    assert word.findings[0].places == (InBytes(document=1, start=0, end=900),)


def test_a_field_that_was_filled_in_later_is_no_finding() -> None:
    filled = structs.replace(GROSS_CHANGED, was=None, was_printed=None)
    assert status("PC-PDF-001", revised(revision(filled))) is PASSED


def test_a_revision_that_could_not_be_read_settles_nothing() -> None:
    unread = Revision(number=1, end=900, kinds=(ChangeKind.CONTENT,), unread="Damaged.")
    assert status("PC-PDF-001", revised(unread)) is INDETERMINATE
    harmless = structs.replace(unread, kinds=(ChangeKind.SIGNATURE,))
    assert status("PC-PDF-001", revised(harmless)) is PASSED


def with_signature(signature: Signature) -> Dossier:
    return of_invoice(facts=structs.replace(FACTS, signatures=(signature,)))


@pytest.mark.parametrize(
    "level",
    [
        ModificationLevel.NONE,
        ModificationLevel.LTA_UPDATES,
        ModificationLevel.FORM_FILLING,
        ModificationLevel.ANNOTATIONS,
    ],
)
def test_what_a_signature_allows_passes(level: ModificationLevel) -> None:
    assert status("PC-SIG-001", with_signature(signed(modification=level))) is PASSED


@pytest.mark.parametrize(
    "changes",
    [{"is_intact": False}, {"is_valid": False}, {"modification": ModificationLevel.OTHER}],
)
def test_what_breaks_a_signature_decides(changes: Any) -> None:
    assert is_decisive("PC-SIG-001", with_signature(signed(**changes)))


def test_an_addition_that_nobody_can_tell_is_a_weaker_finding() -> None:
    of = with_signature(
        signed(covers_whole_file=False, modification=None, unread="The file is damaged.")
    )
    assert status("PC-SIG-001", of) is FAILED
    assert not is_decisive("PC-SIG-001", of)


def test_a_signature_that_was_not_validated_settles_nothing() -> None:
    assert status("PC-SIG-001", with_signature(signed(is_valid=None))) is INDETERMINATE


def with_iban(iban: str, source: Source = Source.TEXT_LAYER) -> Dossier:
    where = sheet(source=source, confidence=0.97)
    return of_invoice(where, iban=where.field(iban), seller_tax_id=NOT_PRINTED)


@pytest.mark.parametrize(
    ("iban", "word"),
    [
        ("DE89 3704 0044 0532 0130 00", PASSED),
        ("DE89370400440532013009", FAILED),
        ("DE8937040044053201300", INDETERMINATE),  # one digit short: cut off
        ("DE00012345678901234567", INDETERMINATE),  # a specimen
        ("123", INDETERMINATE),
    ],
)
def test_ibans(iban: str, word: Any) -> None:
    assert status("PC-IDN-001", with_iban(iban)) is word


def test_one_misread_character_of_an_iban_settles_nothing() -> None:
    assert status("PC-IDN-001", with_iban("DE8937040O440532O13000", Source.OCR)) is not FAILED
    assert status("PC-IDN-001", with_iban("DE89370400440532013008", Source.OCR)) is INDETERMINATE


@pytest.mark.parametrize(
    ("tax_id", "word"),
    [
        ("DE136695976", PASSED),
        ("DE136695978", FAILED),
        ("DE123456789", INDETERMINATE),
        ("GB999999999", INDETERMINATE),
        ("201/123/40185", NOT_APPLICABLE),  # a German tax number, no VAT number
        ("91350100M000100Y43", PASSED),
        ("91350100M000100Y44", FAILED),
    ],
)
def test_tax_ids(tax_id: str, word: Any) -> None:
    where = sheet()
    of = of_invoice(where, seller_tax_id=where.field(tax_id), iban=NOT_PRINTED)
    assert status("PC-IDN-001", of) is word


def dated(printed: str, issue: date, **changes: Any) -> Dossier:
    where = sheet(replaced(("2026-03-02", printed)))
    return of_invoice(where, issue_date=where.field(issue, printed), **changes)


def test_an_invoice_of_tomorrow_passes_and_of_next_month_fails() -> None:
    assert (
        status("PC-DAT-001", dated("2026-05-05", date(2026, 5, 5), due_date=NOT_PRINTED)) is PASSED
    )
    assert (
        status("PC-DAT-001", dated("2026-06-15", date(2026, 6, 15), due_date=NOT_PRINTED)) is FAILED
    )


def test_day_and_month_in_the_other_order_settle_nothing() -> None:
    assert status("PC-DAT-001", dated("02/11/2026", date(2026, 11, 2))) is INDETERMINATE
    assert status("PC-DAT-001", dated("2 November 2026", date(2026, 11, 2))) is FAILED


def test_a_due_date_years_before_the_issue_is_another_date() -> None:
    where = sheet()
    of = of_invoice(where, due_date=where.field(date(2019, 1, 15)))
    assert status("PC-DAT-001", of) is INDETERMINATE


def test_dates_from_a_scan_never_fail() -> None:
    where = sheet(source=Source.OCR, confidence=0.99)
    of = of_invoice(where, due_date=where.field(date(2026, 2, 14)))
    assert status("PC-DAT-001", of) is INDETERMINATE


def test_a_letter_that_ends_before_it_begins_fails() -> None:
    where = sheet(LETTER_TEXT)
    of = of_letter(where, valid_to=where.field(date(2025, 6, 25)))
    assert status("PC-DAT-001", of) is FAILED


def test_a_claim_may_name_its_seller_by_tax_id_alone() -> None:
    claim = structs.replace(CLAIM, seller=None, seller_tax_id="GB 907856341")
    where = sheet()
    same = of_invoice(where, claim=claim, buyer_tax_id=where.field("GB907856341"))
    assert status("PC-ENT-001", same) is PASSED
    assert status("PC-ENT-001", of_invoice(claim=claim)) is INDETERMINATE
    nobody = structs.replace(claim, seller_tax_id=None)
    assert status("PC-ENT-001", of_invoice(claim=nobody)) is INDETERMINATE


def test_a_letter_without_a_readable_grantor_settles_nothing() -> None:
    of = of_letter(registry=answers(), grantor=UNREADABLE)
    assert status("PC-ENT-004", of) is INDETERMINATE
    assert status("PC-ENT-011", of) is INDETERMINATE


def breakdown(*rows: tuple[str, str, str], tax: str = "80.00") -> Dossier:
    where = sheet()
    subtotals = tuple(
        TaxSubtotal(
            rate_percent=Decimal(rate),
            taxable=Decimal(base),
            tax=Decimal(amount),
            as_printed=f"{rate} % of {base}: {amount}",
            place=where.place("x"),
        )
        for rate, base, amount in rows
    )
    return of_invoice(where, tax_total=where.money(tax, after="VAT"), tax_breakdown=subtotals)


def test_rows_that_exceed_the_tax_total_fail() -> None:
    rows = (("20", "300.00", "60.00"), ("10", "400.00", "40.00"))
    assert status("PC-SUM-004", breakdown(*rows)) is FAILED


def test_rows_that_fall_short_of_the_tax_total_may_lack_one() -> None:
    assert status("PC-SUM-004", breakdown(("20", "300.00", "60.00"))) is INDETERMINATE


def test_a_row_whose_columns_are_unsure_settles_nothing() -> None:
    assert status("PC-SUM-004", breakdown(("20", "777.00", "33.00"))) is INDETERMINATE
