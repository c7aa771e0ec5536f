"""Two values are the same by what the field is: neither too lenient nor too strict."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from proofcheck.evaluation.values import HEADER_FIELDS, LINE_FIELDS, is_wellformed, same_value
from proofcheck.model.fields import AuthorisationLetter, Invoice, InvoiceLine

NO_VALUE = {
    "tax_breakdown",
    "lines",
    "place",
    "contacts",
    "marks",
    "above",
    "is_mentioned",
    "fapiao",
    "except_territories",
    "carried_totals",
}


def test_every_field_of_the_model_has_its_comparison_and_no_other_has():
    header = {f.name for kind in (Invoice, AuthorisationLetter) for f in structs.fields(kind)}
    assert set(HEADER_FIELDS) == header - NO_VALUE
    assert set(LINE_FIELDS) == {f.name for f in structs.fields(InvoiceLine)} - NO_VALUE


@pytest.mark.parametrize(
    ("name", "expected", "read", "is_right"),
    [
        ("gross_total", "120.00", "120", True),
        ("gross_total", "120.00", "120.01", False),
        ("gross_total", "-120.00", "120.00", False),
        ("gross_total", "120.00", "NaN", False),
        ("issue_date", "2026-02-11", "2026-02-11", True),
        ("issue_date", "2026-02-11", "2026-11-02", False),
        ("invoice_number", "FV-2026/12", "fv 2026 12", True),
        ("invoice_number", "FV-2026/12", "FV-2026/13", False),
        ("iban", "DE44 2809 9900", "DE4428099900", True),
        ("currency", "EUR", "EUR", True),
        ("currency", "EUR", "USD", False),
        ("exclusive", True, True, True),
        ("exclusive", True, False, False),
        ("exclusive", "true", True, True),
        ("exclusive", "True", True, True),
        ("exclusive", "false", True, False),
        ("seller_name", "Alpenhandel AG", "Alpenhandel", True),
        ("seller_name", "ALPENHANDEL AG", "Alpenhandel A.G.", True),
        ("seller_name", "Alpenhandel AG", "Kaufpunkt24 GmbH", False),
        ("seller_name", "Ord GmbH & Co. KG", "Orb GmbH & Co. KG", False),
        ("seller_name", "深圳市瓦沃基科技有限公司", "深圳市瓦沃基科技", True),
        ("seller_name", "深圳市瓦沃基科技有限公司", "深圳市瓦沃基科技 有限责任公司", True),
        ("seller_name", "上海瓦沃基有限公司", "上海南岭海有限公司", False),
        ("seller_name", "Trading Northlume Ltd", "Northlume Trading Ltd", True),
        ("model", "Ridge 550R", "Ridge 550S", False),
        ("seller_email", "a.b@c.example", "a.b@d.example", False),
        ("seller_address", "Torfstraße 3, 26603 Aurich", "Torfstraße 3 · 26603 AURICH", True),
        ("seller_address", "Torfstraße 3, 26603 Aurich", "Moorweg 12, 20095 Hamburg", False),
        ("description", "Pump 3000", "Pump 4000", False),
        ("unknown_field", "one word", "one word", True),
    ],
)
def test_values_are_compared_by_what_the_field_is(name, expected, read, is_right):
    assert same_value(name, expected, read) is is_right


def test_a_long_legal_form_does_not_make_two_companies_one():
    form = "Gesellschaft mit beschränkter Haftung"
    assert same_value("seller_name", f"Nord {form}", f"Nord {form}")
    assert not same_value("seller_name", f"Nord {form}", f"Süd {form}")


def test_texts_that_differ_after_the_first_300_characters_are_not_the_same():
    start = "word " * 70
    assert not same_value("description", start + "alpha " * 40, start + "omega " * 40)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**9))
def test_amounts_are_equal_however_many_zeros_are_written(amount: Decimal):
    assert same_value("gross_total", f"{amount:f}", f"{amount:f}0")
    assert not same_value("gross_total", f"{amount:f}", f"{amount + Decimal('0.01'):f}")


@given(st.dates(), st.dates())
def test_dates_are_equal_as_days(one: date, other: date):
    assert same_value("due_date", one.isoformat(), other.isoformat()) == (one == other)


@given(st.text(alphabet="ABC123", min_size=1), st.text(alphabet=" -/.", max_size=3))
def test_identifiers_ignore_case_and_signs_only(text: str, sign: str):
    assert same_value("gtin", text, sign.join(text.lower()))
    assert not same_value("gtin", text, text + "9")


@given(st.text(min_size=1, max_size=40))
def test_every_text_that_may_stand_in_a_truth_is_the_same_as_itself(text: str):
    for name in ("seller_name", "seller_address", "invoice_number"):
        if is_wellformed(name, text):
            assert same_value(name, text, text)


@given(st.lists(st.text(alphabet="abcdefg", min_size=4, max_size=9), min_size=1, max_size=4))
def test_the_order_of_words_does_not_count_in_a_name(words: list[str]):
    assert same_value("grantor", " ".join(words), " ".join(reversed(words)))


@given(st.text(alphabet="äöüéñ", min_size=1, max_size=20))
def test_composed_and_decomposed_letters_are_the_same(text: str):
    apart = unicodedata.normalize("NFD", text)
    assume(apart != text)
    for name in ("seller_name", "seller_address", "invoice_number"):
        assert same_value(name, text, apart)


@pytest.mark.parametrize(
    ("name", "value", "is_fine"),
    [
        ("gross_total", "1,234.50", False),
        ("gross_total", "1234.50", True),
        ("gross_total", True, False),
        ("issue_date", "11.02.2026", False),
        ("exclusive", "yes", False),
        ("exclusive", "false", True),
        ("seller_name", " ", False),
        ("invoice_number", "-/-", False),
    ],
)
def test_a_true_value_that_could_never_be_met_is_known(name, value, is_fine):
    assert is_wellformed(name, value) is is_fine
