"""Amounts as they are printed in many countries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.extraction.amounts import find_amounts, guess_decimal_mark
from proofcheck.extraction.currency import currency_of


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("Total: $3,499.88", "3499.88", None),
        ("1 980,00 €", "1980.00", "EUR"),
        ("€ -9,32", "-9.32", "EUR"),
        ("-€5.00", "-5.00", "EUR"),
        ("2.091,00", "2091.00", None),
        ("RM12.30", "12.30", "MYR"),
        ("34,73EUR", "34.73", "EUR"),
        ("1'234.50 CHF", "1234.50", "CHF"),
        ("12,50-", "-12.50", None),
        ("¥41,300-", "41300", None),
        ("价税合计 ¥119,808.70", "119808.70", None),
        ("R$ 1.234,56", "1234.56", "BRL"),
        ("1,00,000.00", "100000.00", None),
        ("0.025 €", "0.025", "EUR"),
        ("1.234.567", "1234567", None),
        ("100.00人民币", "100.00", "CNY"),
    ],
)
def test_an_amount_has_its_value_and_currency(text: str, value: str, currency: str | None) -> None:
    (mention,) = find_amounts(text)
    assert mention.value == Decimal(value)
    assert mention.currency == currency
    assert text[mention.start : mention.end] == mention.as_printed


@pytest.mark.parametrize(
    "text", ["16.09.2013", "2026-02-11", "12:30", "SKU-1234", "FA08/2016/008116", "K90876389"]
)
def test_dates_times_and_codes_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == ()


def test_a_shared_symbol_names_no_currency_but_is_kept() -> None:
    (mention,) = find_amounts("$12.00")
    assert (mention.currency, mention.symbol) == (None, "$")


def test_a_percentage_is_marked() -> None:
    rate, amount = find_amounts("19 % 2,23")
    assert rate.is_percent
    assert not amount.is_percent


def test_three_digits_after_a_single_mark_follow_the_document() -> None:
    assert find_amounts("1.500")[0].value == Decimal(1500)
    assert find_amounts("1.500", decimal_mark=".")[0].value == Decimal("1.5")


def test_the_decimal_mark_is_the_one_most_amounts_use() -> None:
    assert guess_decimal_mark(["12,50", "1.234,00", "Version 2.10"]) == ","
    assert guess_decimal_mark(["no amount"]) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from([",.", ".,", " ,"]))
def test_a_grouped_amount_reads_back_to_its_value(value: Decimal, marks: str) -> None:
    group, mark = marks
    text = f"{value:,.2f}".replace(",", "\0").replace(".", mark).replace("\0", group)
    (mention,) = find_amounts(f"{text} EUR")
    assert mention.value == value


@pytest.mark.parametrize(("country", "code"), [("IN", "INR"), ("PK", "PKR"), (None, None)])
def test_rupees_are_told_by_the_country(country: str | None, code: str | None) -> None:
    (mention,) = find_amounts("Rs 40.00")
    assert currency_of(mention, country, None) == code
