"""Labels and values that narrow columns break, and what else stands in blocks of two lines."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.placed import placed
from proofcheck.extraction.invoice import read_invoice
from proofcheck.model.document import PageText
from proofcheck.model.fields import Field, Invoice, Kind, Maybe


def value(field: Maybe[Any]) -> Any:
    return field.value if isinstance(field, Field) else None


def column(*rows: tuple[float, str, str]) -> PageText:
    """Set labels and values at the right of the page, each at its height."""
    texts = [(60.0, 40.0, "Nordlicht Handel GmbH")]
    for y, label, printed in rows:
        texts += [(400.0, y, label)] if label else []
        texts += [(480.0, y, printed)] if printed else []
    return placed(*texts)


def read(page: PageText, kind: Kind = Kind.INVOICE) -> Invoice:
    return read_invoice((page,), kind=kind)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("Invoice", "number"), ("Numéro de", "facture"), ("Nº de", "factura"), ("Numer", "faktury")],
)
def test_a_label_in_two_lines_is_one(upper: str, lower: str) -> None:
    page = column((100, upper, "QX-2207-31"), (112, lower, ""), (126, "Order", "OX-88"))
    assert value(read(page).invoice_number) == "QX-2207-31"


def test_two_labels_below_each_other_stay_two() -> None:
    page = column((100, "Invoice", "QX-2207-31"), (112, "Date", "3 March 2026"))
    invoice = read(page)
    assert value(invoice.invoice_number) == "QX-2207-31"
    assert value(invoice.issue_date) == date(2026, 3, 3)


def test_a_number_goes_on_after_its_hyphen() -> None:
    page = column((100, "Invoice no.", "QX-2207-"), (112, "", "3188"), (126, "Order no.", "OX-88"))
    assert value(read(page).invoice_number) == "QX-2207-3188"


def test_the_next_labels_value_is_no_second_line() -> None:
    page = column((100, "Invoice no.", "QX-2207-"), (112, "Order no.", "3188"))
    assert value(read(page).invoice_number) == "QX-2207"


@pytest.mark.parametrize(
    ("label", "upper", "lower"),
    [
        ("Date", "30 August", "2025"),
        ("Fecha", "30 de agosto", "de 2025"),
        ("Data", "30 agosto", "2025"),
    ],
)
def test_a_date_goes_on_in_the_next_line(label: str, upper: str, lower: str) -> None:
    page = column((100, label, upper), (112, "", lower), (126, "Total", "12,00"))
    assert value(read(page).issue_date) == date(2025, 8, 30)


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Ship date", "30 August 2025"),
        ("Lieferdatum", "30.08.2025"),
        ("Date d'expédition", "30/08/2025"),
        ("Data wydania", "30.08.2025"),
        ("出荷日", "2025年8月30日"),
    ],
)
def test_a_packing_slip_is_dated_by_its_despatch(label: str, printed: str) -> None:
    page = column((100, label, printed))
    assert value(read(page, Kind.PACKING_SLIP).issue_date) == date(2025, 8, 30)
    assert value(read(page, Kind.INVOICE).issue_date) is None


def test_a_packing_slips_own_date_comes_before_its_despatch() -> None:
    page = column((100, "Lieferdatum", "30.08.2025"), (112, "Datum", "29.08.2025"))
    assert value(read(page, Kind.PACKING_SLIP).issue_date) == date(2025, 8, 29)
