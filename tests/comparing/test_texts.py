from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.comparing.texts import canonical_text, digits_of, same_printed
from proofcheck.model.measures import Money


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("10.50"), "10.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (Decimal("100"), "100"),
        (Money(Decimal("12.00"), "EUR"), "12"),
        (date(2026, 5, 4), "2026-05-04"),
        (datetime(2026, 5, 4, 12, 0), "2026-05-04"),
        ("  ACME\n Ltd ", "acme ltd"),
        ("ＡＢＣ", "abc"),
        (("b", "A"), "a | b"),
        (True, "true"),
        (None, ""),
    ],
)
def test_canonical_text(value: object, text: str) -> None:
    assert canonical_text(value) == text


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_equal_amounts_have_equal_texts(amount: Decimal) -> None:
    assert Decimal(canonical_text(amount)) == amount
    assert canonical_text(amount) == canonical_text(amount.normalize())


def test_same_printed_ignores_form_but_no_letter_or_digit() -> None:
    assert same_printed("INV – 2026/1", "inv-2026/1")
    assert same_printed("L’Oréal", "L'Oréal")
    assert same_printed("１２,50 €", "12,50€")
    assert not same_printed("1,250.00", "1.250,00")
    assert not same_printed("INV-1", "INV-l")
    assert not same_printed("Beauté", "Beaute")


def test_digits_of() -> None:
    assert digits_of("FR 93 940-185.622") == "93940185622"
    assert digits_of("١٢３") == "123"
    assert digits_of("²") == ""
