"""Totals carried over a page break: what contradicts, and what only says that items are missing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checks.cases_agreement import carried_over
from checks.judging import FAILED, INDETERMINATE, NOT_APPLICABLE, PASSED, result, status
from checks.sheets import of_invoice, sheet
from extraction.tables import Row, table_page
from proofcheck.extraction.carried_totals import is_label
from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.fields import Invoice, Kind


def test_a_total_that_the_next_page_does_not_continue_is_told_with_both_pages() -> None:
    (finding,) = result("PC-SUM-005", carried_over("100.00", "731.20")).findings
    assert finding.note == "Page 1 carries 100.00 over, but page 2 goes on from 731.20."
    assert len(finding.places) == 2


@pytest.mark.parametrize(
    ("carried", "brought", "expected"),
    [
        (None, "100.00", PASSED),
        ("100.00", None, PASSED),
        (None, "731.20", INDETERMINATE),  # what follows does not make the paper's total either
        ("90.00", None, INDETERMINATE),
        (None, None, NOT_APPLICABLE),
    ],
)
def test_one_total_alone_is_held_against_the_items(
    carried: str | None, brought: str | None, expected: object
) -> None:
    assert status("PC-SUM-005", carried_over(carried, brought)) is expected


def test_items_that_miss_a_total_from_which_the_rest_adds_up_are_told() -> None:
    swapped = carried_over(None, "150.00").documents[0].paper
    assert isinstance(swapped, Invoice)
    of = of_invoice(
        net_total=sheet().money("450.00"),
        lines=swapped.lines,
        carried_totals=swapped.carried_totals,
    )
    (finding,) = result("PC-SUM-005", of).findings
    assert "up to the end of page 1 make 100.00, but the paper goes on from 150.00" in finding.note


@pytest.mark.parametrize(
    "text",
    [
        "Übertrag",
        "Übertrag auf Seite 2:",
        "Uebertrag von Seite 1",
        "Carried forward to page 3",
        "Balance brought forward",
        "Report de la page précédente",
        "A riportare",
        "Suma y sigue",
        "承前页",
    ],
)
def test_labels_of_carried_totals(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["Report 2024 binder", "Seite 2", "Transport service", "Total", ""]
)
def test_other_words_are_none(text: str) -> None:
    assert not is_label(text)


HEAD: Row = [(60, "Description"), (-330, "Qty"), (-430, "Price"), (-530, "Amount")]


def test_they_are_read_at_the_foot_and_at_the_head_of_pages() -> None:
    first = table_page(
        HEAD,
        [(60, "Desk lamp"), (-330, "2"), (-430, "40.00"), (-530, "80.00")],
        [(60, "Floor lamp"), (-330, "1"), (-430, "120.00"), (-530, "120.00")],
        [(60, "Carried forward"), (-530, "200.00")],
    )
    second = table_page(
        HEAD,
        [(60, "Brought forward"), (-530, "200.00")],
        [(60, "Wall lamp"), (-330, "3"), (-430, "30.00"), (-530, "90.00")],
        [(400, "Total"), (-530, "290.00")],
        number=2,
    )
    invoice = read_invoice((first, second), kind=Kind.INVOICE)
    found = [(c.page, c.is_brought, c.amount.value.amount) for c in invoice.carried_totals]
    assert found == [(1, False, Decimal("200.00")), (2, True, Decimal("200.00"))]
    assert len(invoice.lines) == 3


def test_a_paper_of_one_page_carries_nothing_over() -> None:
    page = table_page(
        HEAD,
        [(60, "Report"), (-530, "80.00")],
        [(60, "Desk lamp"), (-330, "2"), (-430, "40.00"), (-530, "80.00")],
    )
    assert read_invoice((page,), kind=Kind.INVOICE).carried_totals == ()


def test_the_passing_case_reads_nothing_into_it() -> None:
    assert status("PC-SUM-005", carried_over("100.00", "100.00")) is PASSED
    assert status("PC-SUM-005", carried_over("100.00", "731.20")) is FAILED
