"""The tax breakdown is read as printed, also where it does not multiply out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.tables import Row, table_page
from proofcheck.extraction.sheets import read_sheets
from proofcheck.extraction.tax_breakdown import read_tax_breakdown

Figures = tuple[str | None, str | None, str | None]


def read(*rows: Row, tax: str | None, net: str | None, mark: str = ",") -> list[Figures]:
    found = read_tax_breakdown(
        read_sheets((table_page(*rows),)),
        tax_total=Decimal(tax) if tax else None,
        net_total=Decimal(net) if net else None,
        decimal_mark=mark,
    )
    return [tuple(_text(x) for x in (r.rate_percent, r.taxable, r.tax)) for r in found]  # type: ignore[misc]


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def test_a_row_that_does_not_multiply_out_is_kept_as_printed() -> None:
    rows = read(
        [(330, "IVA 22% su 2.935,00"), (-530, "605,70")],
        [(330, "IVA 4% su 3.080,00"), (-530, "163,20")],
        [(330, "Totale IVA"), (-530, "768,90")],
        tax="768.90",
        net="6015.00",
    )
    assert rows == [("22", "2935.00", "605.70"), ("4", "3080.00", "163.20")]


@pytest.mark.parametrize("tax", ["99.00", "20.00"])
def test_rows_of_a_tax_table_are_told_by_base_or_tax_total(tax: str) -> None:
    """The bases make the net total, though the taxes do not make the tax total."""
    rows = read(
        [(60, "MwSt.-Satz"), (-200, "Netto"), (-300, "Steuer")],
        [(60, "19 %"), (-200, "100,00"), (-300, tax.replace(".", ","))],
        tax="19.00",
        net="100.00",
    )
    assert rows == [("19", "100.00", tax)]


def test_an_items_row_is_no_row_of_a_breakdown() -> None:
    rows = read(
        [(50, "Bezeichnung"), (-300, "Menge"), (-370, "Preis"), (-430, "MwSt."), (-550, "Betrag")],
        [(50, "Stuhl"), (-300, "3"), (-370, "20,00"), (-430, "19 %"), (-550, "60,00")],
        tax="11.40",
        net="60.00",
    )
    assert rows == []
