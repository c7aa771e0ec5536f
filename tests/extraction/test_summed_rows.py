"""The totals of a tax summary are its row of sums, whatever its columns are called."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from extraction.tables import Row, table_page
from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.fields import Field, Kind, Maybe
from proofcheck.model.measures import Money

TABLE: tuple[Row, ...] = (
    [(330, "Basis"), (-450, "Taks"), (-530, "Som")],
    [(330, "21 %"), (-400, "200,00"), (-450, "42,00"), (-530, "242,00")],
    [(330, "9 %"), (-400, "300,00"), (-450, "27,00"), (-530, "327,00")],
)


def totals(*rows: Row) -> tuple[Any, ...]:
    invoice = read_invoice((table_page(*rows),), kind=Kind.INVOICE)
    return tuple(map(_amount, (invoice.net_total, invoice.tax_total, invoice.gross_total)))


def _amount(field: Maybe[Money]) -> Decimal | None:
    return field.value.amount if isinstance(field, Field) else None


@pytest.mark.parametrize("sign", ["∑", "Σ", ""])
def test_the_row_that_sums_the_others_has_the_totals(sign: str) -> None:
    total: Row = [(330, sign), (-400, "500,00"), (-450, "69,00"), (-530, "569,00")]
    rows = (*TABLE, total if sign else total[1:])
    assert totals(*rows) == (Decimal(500), Decimal(69), Decimal(569))


def test_headings_may_stand_between_rows_and_sums() -> None:
    heads: Row = [(360, "Imponibile"), (420, "Imposta"), (490, "Totale")]
    sums: Row = [(-400, "500,00"), (-450, "69,00"), (-530, "569,00 €")]
    assert totals(*TABLE, heads, sums) == (Decimal(500), Decimal(69), Decimal(569))


def test_a_row_that_is_no_sum_gives_no_total() -> None:
    other: Row = [(330, "x"), (-400, "510,00"), (-450, "69,00"), (-530, "579,00")]
    assert totals(*TABLE[1:], other) != (Decimal(510), Decimal(69), Decimal(579))


def test_base_and_tax_are_summed_without_a_column_of_amounts_with_tax() -> None:
    rows: tuple[Row, ...] = (
        [(330, "Steuer"), (-450, "Grundlage"), (-530, "Betrag")],
        [(330, "20 %"), (-450, "300,00"), (-530, "60,00")],
        [(330, "10 %"), (-450, "200,00"), (-530, "20,00")],
        [(-450, "500,00"), (-530, "80,00")],
    )
    whole: Row = [(60, "Zu zahlen"), (-200, "580,00 EUR")]
    assert totals(*rows, whole)[:2] == (Decimal(500), Decimal(80))
    other: Row = [(60, "Zu zahlen"), (-200, "590,00 EUR")]
    assert totals(*rows, other)[:2] != (Decimal(500), Decimal(80))
