"""Numbers without a label of their own, and the dates of other papers, payments and discounts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.placed import placed
from proofcheck.extraction.invoice import read_invoice
from proofcheck.extraction.kind import tell_kind
from proofcheck.model.fields import Field, Invoice, Kind, Maybe

Placed = tuple[float, float, str]


def read(*texts: Placed, kind: Kind = Kind.INVOICE) -> Invoice:
    return read_invoice((placed((60, 50, "Nordlicht Handel GmbH"), *texts),), kind=kind)


def value(field: Maybe[Any]) -> Any:
    return field.value if isinstance(field, Field) else None


@pytest.mark.parametrize(
    ("kind", "texts", "number"),
    [
        (Kind.INVOICE, ((400, 60, "Faktura końcowa"), (400, 74, "FK 12/03/2026")), "FK 12/03/2026"),
        (Kind.INVOICE, ((60, 80, "Documento"), (60, 94, "FAC 1/2026-88")), "FAC 1/2026-88"),
        (Kind.INVOICE, ((400, 60, "Invoice for #2207"),), "2207"),
        (Kind.PACKING_SLIP, ((400, 60, "ALBARÁN DE ENTREGA"), (400, 74, "AL-26/118")), "AL-26/118"),
        (
            Kind.PACKING_SLIP,
            ((300, 60, "DOCUMENTO DI TRASPORTO"), (300, 90, "N. 204 del 03/02/2026")),
            "204",
        ),
        (
            Kind.CREDIT_NOTE,
            ((200, 100, "Beleg"), (200, 112, "Nr. GK71"), (380, 112, "Rechnung RE9120")),
            "GK71",
        ),
    ],
)
def test_a_number_stands_under_its_title_or_by_itself(
    kind: Kind, texts: tuple[Placed, ...], number: str
) -> None:
    assert value(read(*texts, kind=kind).invoice_number) == number


@pytest.mark.parametrize(
    "line", ["Registered in England & Wales No. 071122", "programa certificado n.º 2204/AT"]
)
def test_the_number_of_a_register_or_program_is_not_the_papers(line: str) -> None:
    assert value(read((60, 780, line)).invoice_number) is None


def test_a_date_behind_the_number_of_another_paper_or_a_payment_is_not_the_papers() -> None:
    paper = read(
        (200, 100, "Schlussrechnung Nr. SR-2026/7"),
        (200, 120, "zu Auftragsbestätigung AB-2026/3 vom 02.02.2026"),
        (480, 100, "30. April 2026"),
        (230, 400, "abzüglich Anzahlung vom 10.02.2026"),
        (480, 400, "-300,00"),
    )
    assert value(paper.issue_date) == date(2026, 4, 30)


def test_a_number_in_the_law_has_no_date_of_the_paper() -> None:
    paper = read(
        (300, 60, "DOCUMENTO DI TRASPORTO"),
        (300, 74, "D.P.R. 472 del 14.8.1996"),
        (300, 90, "N. 204 del 03/02/2026"),
        kind=Kind.PACKING_SLIP,
    )
    assert value(paper.issue_date) == date(2026, 2, 3)


def test_dates_of_one_line_are_told_apart_by_their_words() -> None:
    paper = read((60, 100, "No. 2026-311 · Oct 8, 2026 · due Oct 22, 2026"))
    assert value(paper.issue_date) == date(2026, 10, 8)
    assert value(paper.due_date) == date(2026, 10, 22)


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("Amount due EUR 505.40 by 19 Nov 2026", date(2026, 11, 19)),
        (
            "Zahlbar bis 28.03.2026 mit 2,0 % Skonto = 9,20 EUR, bis 17.04.2026 ohne Abzug.",
            date(2026, 4, 17),
        ),
        ("Zahlbar bis 28.03.2026 abzüglich 2 % Skonto", None),
        ("Vervalt 22-05-2026", date(2026, 5, 22)),
    ],
)
def test_the_due_date_of_a_sentence(line: str, due: date | None) -> None:
    assert value(read((60, 500, line)).due_date) == due


def test_a_correction_that_is_a_credit_note_besides_names_the_credited_invoice() -> None:
    page = placed(
        (420, 52, "Rechnungskorrektur / Gutschrift"),
        (210, 96, "Beleg"),
        (210, 108, "Nr. GK71"),
        (380, 96, "Bezug"),
        (380, 108, "Rechnung RE9120"),
    )
    assert tell_kind((page,))[0] is Kind.CREDIT_NOTE


def test_a_date_under_its_label_may_end_in_the_line_below() -> None:
    paper = read(
        (60, 100, "Invoice date"),
        (200, 100, "Due date"),
        (340, 100, "Account"),
        (60, 110, "14 September"),
        (200, 110, "28 September"),
        (340, 110, "40718"),
        (60, 119, "2026"),
        (200, 119, "2026"),
    )
    assert value(paper.issue_date) == date(2026, 9, 14)
    assert value(paper.due_date) == date(2026, 9, 28)


def test_a_number_in_a_row_of_amounts_is_another_papers() -> None:
    paper = read(
        (300, 80, "Invoice"),
        (400, 80, "871/N"),
        (60, 300, "Tax invoice 2604417 of 3 May 2026"),
        (300, 300, "100.00"),
        (400, 300, "20.00"),
        (500, 300, "120.00"),
    )
    assert value(paper.invoice_number) == "871/N"


def test_labels_over_the_papers_own_data_head_no_table_of_items() -> None:
    heads = ("Invoice no.", "Invoice date", "Delivery date", "Your order", "Payment due")
    data = ("AQ-26-04417", "18 March 2026", "17 March 2026", "PO 5512", "17 April 2026")
    rows = [
        (60.0 + 100 * column, y, text)
        for y, texts in ((250, heads), (264, data))
        for column, text in enumerate(texts)
    ]
    paper = read((60, 130, "INVOICE"), *rows)
    assert value(paper.invoice_number) == "AQ-26-04417"
    assert value(paper.issue_date) == date(2026, 3, 18)


@pytest.mark.parametrize(("kind", "day"), [(Kind.RECEIPT, date(2026, 3, 2)), (Kind.INVOICE, None)])
def test_a_receipt_is_dated_by_the_day_of_payment_where_it_has_no_other(
    kind: Kind, day: date | None
) -> None:
    paper = read((300, 60, "Date paid"), (400, 60, "March 2, 2026"), kind=kind)
    assert value(paper.issue_date) == day
