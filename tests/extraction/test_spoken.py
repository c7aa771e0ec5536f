"""Amounts in words: the number words of ten languages, and where they stand on a page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pages import page_of
from proofcheck.extraction.invoice import read_invoice
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.spoken.finding import find_spoken_amounts
from proofcheck.extraction.spoken.han_numerals import find_han_amount, han_number
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Kind


def spoken(*lines: str) -> list[Decimal]:
    """The amounts in words on a page of these lines."""
    return [amount.value for amount in find_spoken_amounts(Sheet(page_of(*lines)))]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Amount in words: two thousand two hundred and eight pounds only", "2208"),
        ("SAY U.S. DOLLARS TWENTY-THREE THOUSAND AND CENTS FIFTY ONLY.", "23000.50"),
        ("Amount chargeable (in words): INR Two Lakh Ten Thousand Only", "210000"),
        ("In Worten: viertausendeinhundertfünf Euro und fünfzig Cent", "4105.50"),
        ("in worten einundzwanzig Euro 50/100", "21.50"),
        ("Arrêtée à la somme de quatre-vingt-dix-sept euros et dix centimes.", "97.10"),
        ("Arrêtée la présente facture à la somme de cinq mille quatre cents euros", "5400"),
        ("(euro seimilacentoventuno/50)", "6121.50"),
        ("Importe en letras: VEINTITRÉS MIL DOSCIENTOS PESOS 00/100 M.N.", "23200"),
        ("Zegge: tweeduizend vijfhonderdeenenveertig euro", "2541"),
        ("Por extenso: mil duzentos e trinta euros e cinco cêntimos", "1230.05"),
        ("Słownie: piętnaście tysięcy trzysta trzynaście złotych 50/100", "15313.50"),
        ("价税合计（大写） 贰万叁仟圆整", "23000"),
        ("人民币大写：壹拾贰万零叁佰元伍角捌分", "120300.58"),
        ("金 拾玖萬八千円也", "198000"),
    ],
)
def test_amounts_are_read(text: str, amount: str) -> None:
    assert spoken(text) == [Decimal(amount)]


def test_words_may_run_over_two_lines() -> None:
    assert spoken("Arrêtée la présente facture à la somme de cinq mille", "quatre cents euros") == [
        Decimal(5400)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Amount in words: two thousand threc hundred pounds",  # a word that OCR garbled
        "In Worten: zwcitausend dreihundert Euro",
        "Amount in words: two three four",
        "Tax amount in words: one hundred and ten rupees only",
        "A fee of forty pounds is charged for late payment",
        "Indemnité forfaitaire de quarante euros",
        "Seven Hundred Trading Ltd",
        "One size, two colours",
        "二〇二六年三月",
        "定金三千元",
    ],
)
def test_other_words_are_no_amount(text: str) -> None:
    assert spoken(text) == []


@given(st.integers(min_value=1, max_value=999_999_999))
def test_han_numerals_are_read_back(number: int) -> None:
    assert han_number(_formal(number)) == number


def _formal(number: int) -> str:
    """Spell a number sign by sign, zeros with their units as on forms to be filled in."""
    digits, units = "零壹贰叁肆伍陆柒捌玖", ("仟", "佰", "拾", "")
    groups = [f"{number:012d}"[at : at + 4] for at in (0, 4, 8)]
    spelled = [
        "".join(digits[int(d)] + u for d, u in zip(group, units, strict=True)) for group in groups
    ]
    return "亿".join([*spelled[:1], "万".join(spelled[1:])])


def test_garbled_han_numerals_are_not_guessed() -> None:
    assert han_number("贰叁仟") is None
    assert find_han_amount("大写：贰叁仟元整") is None


def test_the_words_are_a_witness_of_the_total() -> None:
    page = page_of("Invoice no. 4711", "Total EUR 480.00", "In words: four hundred eighty euros")
    total = read_invoice((page,), kind=Kind.INVOICE).gross_total
    assert isinstance(total, Field)
    words = total.witness(Source.WORDS)
    assert words is not None
    assert words.value.amount == total.value.amount == Decimal(480)
    assert words.as_printed == "four hundred eighty euros"


def test_words_that_contradict_the_digits_stay_beside_them() -> None:
    page = page_of("Invoice no. 4711", "Total EUR 780.00", "In words: four hundred eighty euros")
    total = read_invoice((page,), kind=Kind.INVOICE).gross_total
    assert isinstance(total, Field)
    assert total.value.amount == Decimal(780)
    assert [reading.value.amount for reading in total.others] == [Decimal(480)]
