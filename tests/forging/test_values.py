"""Other values of the same form."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.forging.values import other_amounts, other_dates, other_names, other_numbers


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1.284,00 €", "1284.00"),
        ("CHF 9'152.88", "9152.88"),
        ("-7,67", "-7.67"),
        ("60", "60"),
        ("2,0100", "2.0100"),
    ],
)
def test_an_amount_keeps_its_form_and_its_value_follows_the_print(printed: str, value: str):
    found = list(other_amounts(Decimal(value), printed, Random(1)))
    assert found
    for text, other in found:
        assert len(text) == len(printed)
        assert sum(a != b for a, b in zip(text, printed, strict=True)) == 1
        digits = "".join(ch for ch in text if ch.isdigit())
        assert digits.lstrip("0") == str(abs(other)).replace(".", "").lstrip("0")
        assert (other < 0) == (Decimal(value) < 0)


def test_a_print_that_is_not_the_value_gives_none():
    assert not list(other_amounts(Decimal("12.00"), "13.00", Random(1)))


@given(st.decimals(min_value=1, max_value=99999, places=2, allow_nan=False), st.integers())
def test_an_amount_never_stays_and_never_gets_a_leading_zero(value: Decimal, seed: int):
    for text, other in other_amounts(value, f"{value:.2f}", Random(seed)):
        assert other != value
        assert Decimal(text) == other
        assert text[0] != "0"


@pytest.mark.parametrize("printed", ["23.03.2026", "2026年03月23日", "March 23, 2026", "23/03/26"])
def test_a_date_is_changed_in_one_part(printed: str):
    found = list(other_dates(date(2026, 3, 23), printed, Random(4)))
    assert found
    for text, day in found:
        assert len(text) == len(printed)
        assert abs(day - date(2026, 3, 23)) <= timedelta(days=400)
        changed = [day.day != 23, day.month != 3, day.year != 2026]
        assert sum(changed) == 1
        part = (day.day, day.month, day.year)[changed.index(True)]
        assert str(part) in text


def test_a_date_with_equal_day_and_month_is_changed_in_its_year_only():
    found = list(other_dates(date(2026, 3, 3), "03.03.2026", Random(1)))
    assert found
    assert {day.year for _, day in found} <= {2025, 2027}
    assert all(day.month == day.day == 3 for _, day in found)


def test_a_name_keeps_length_case_and_legal_form():
    found = list(other_names("KAUFINSEL Online GmbH", Random(1)))
    assert found
    for name in found:
        assert len(name) == len("KAUFINSEL Online GmbH")
        assert name.endswith("GmbH")
        assert name != "KAUFINSEL Online GmbH"


def test_a_number_changes_by_one_digit():
    found = list(other_numbers("RE-2026-30871", Random(1)))
    assert found
    assert all(
        sum(a != b for a, b in zip(text, "RE-2026-30871", strict=True)) == 1 for text in found
    )
    assert not list(other_numbers("ABC", Random(1)))
