from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.comparing.names import (
    compare_names,
    has_mixed_script,
    has_other_word,
    name_keys,
)
from proofcheck.model.registry_answers import Likeness

NAMES = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcilorst OI01.,&'-éüßøАВЕОРСсхір漢字有限公司アディ"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("observed", "expected", "likeness"),
    [
        ("Nokia Oyj", "Nokia Oyj", Likeness.IDENTICAL),
        ("  Nokia   Oyj ", "Nokia Oyj", Likeness.IDENTICAL),
        ("NOKIA", "Nokia Oyj", Likeness.SAME),
        ("Belforza SPA", "Belforza S.p.A.", Likeness.SAME),
        ("Foo Trading Co.,Ltd", "Foo Trading Co., Ltd.", Likeness.SAME),
        ("FooTrading PteLtd", "Foo Trading Pte. Ltd.", Likeness.SAME),
        ("Maier GmbH & Co. KG", "MAIER", Likeness.SAME),
        ("Padana Distribuzione S.r.I.", "Padana Distribuzione S.r.l.", Likeness.SAME),
        ("Tidewater Wholesale lnc", "Tidewater Wholesale Inc.", Likeness.SAME),
        ("ООО «Ромашка»", "РОМАШКА", Likeness.SAME),
        ("Ромашка", "Romashka", Likeness.SAME),
        ("Mueller AG", "Müller AG", Likeness.SAME),
        ("Beaute SA", "Beauté SA", Likeness.SAME),
        ("Łódź Design", "Lodz Design", Likeness.SAME),
        ("株式会社アディダス", "アディダス", Likeness.SAME),
        ("華為技術有限公司", "华为技术", Likeness.SAME),
        ("Marks & Spencer", "Marks and Spencer", Likeness.SAME),
        ("Ｎｏｋｉａ", "Nokia", Likeness.SAME),
        ("Orсhіdea Nera", "Orchidea Nera", Likeness.CONFUSABLE),
        ("Ноkia", "Nokia", Likeness.CONFUSABLE),
        ("Ηokia", "Nokia", Likeness.CONFUSABLE),
        ("РОССО", "POCCO", Likeness.CONFUSABLE),
        ("Nok\u202eia", "Nokia", Likeness.CONFUSABLE),
        ("GUCCl", "GUCCI", Likeness.OCR_CLASS),
        ("V0LT", "VOLT", Likeness.OCR_CLASS),
        ("Stemrnen", "Stemmen", Likeness.OCR_CLASS),
        ("Micheal Kors", "Michael Kors", Likeness.TYPO),
        ("Asia Meridian Brands Limited", "Meridian Brands Asia Ltd", Likeness.REORDERED),
        ("Gucci Official Store", "Gucci", Likeness.SUBSET),
        ("华为终端", "华为", Likeness.SUBSET),
        ("Meridian Brand House", "Meridian Brands Asia", Likeness.SIMILAR),
        ("Padana Distribuzione", "Quillane Jewellery", Likeness.DIFFERENT),
        ("金达利", "金大力", Likeness.DIFFERENT),
        ("Ace", "Ade", Likeness.DIFFERENT),
        ("アディダス", "アティタス", Likeness.DIFFERENT),
        ("", "Nokia", Likeness.DIFFERENT),
        ("...", "Nokia", Likeness.DIFFERENT),
    ],
)
def test_levels(observed: str, expected: str, likeness: Likeness) -> None:
    assert compare_names(observed, expected).likeness is likeness


def test_differences_name_the_code_points() -> None:
    (difference,) = compare_names("Nоkia", "Nokia").differences
    assert (difference.observed, difference.expected) == ("о", "o")
    assert difference.observed_code_points == ("U+043E",)
    assert difference.expected_code_points == ("U+006F",)


def test_invisible_characters_are_told_though_the_names_are_the_same() -> None:
    comparison = compare_names("Nok\u200bia", "Nokia")
    assert comparison.likeness is Likeness.SAME
    assert comparison.differences[0].observed_code_points == ("U+200B",)


def test_a_real_cyrillic_name_is_not_folded() -> None:
    assert name_keys("Яндекс").visual == "яндекс"
    assert not has_mixed_script("Яндекс Go")
    assert has_mixed_script("Яndex")


def test_a_name_that_is_only_a_legal_form_keeps_it() -> None:
    assert name_keys("Limited").core == "limited"
    assert name_keys("有限公司").core == "有限公司"
    assert name_keys("AG").core == "ag"


def test_scores_rank_the_levels() -> None:
    ranked = ["Nokia", "NOKIA Oyj", "Nоkia", "N0kia", "Nokja", "Quillane"]
    scores = [compare_names(name, "Nokia").score for name in ranked]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0


def test_a_huge_name_is_bounded() -> None:
    assert len(name_keys("ab " * 100_000).core) <= 300


@given(NAMES)
def test_keys_of_keys_are_the_keys(name: str) -> None:
    core = name_keys(name).core
    assert name_keys(core).core == core
    visual = name_keys(name).skeleton
    assert name_keys(visual).skeleton == visual or not visual.isascii()


@given(NAMES, NAMES)
def test_comparing_is_symmetric(a: str, b: str) -> None:
    there, back = compare_names(a, b), compare_names(b, a)
    assert there.likeness is back.likeness
    assert there.score == pytest.approx(back.score, abs=0.02)
    assert 0.0 <= there.score <= 1.0


@given(NAMES)
def test_a_name_equals_itself_and_its_upper_case(name: str) -> None:
    assert compare_names(name, name).likeness is Likeness.IDENTICAL
    keys = name_keys(name)
    if keys.core and name.isascii():
        assert compare_names(name.upper(), name).likeness in (Likeness.IDENTICAL, Likeness.SAME)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ma jolie boutique", "Ma terra boutique", True),
        ("ConsultingService GmbH", "ConsultingService Kern", True),
        ("Müller & Sohn", "Müller und Sohn", False),
        ("Acme Intl. Trading", "Acme International Trading", False),
        ("St. Gallen Textil", "Sankt Gallen Textil", False),
        ("Acme Trading Ltd", "Acme Trading Limited", False),
        ("Acme Tradnig", "Acme Trading", False),
        ("Acme", "Bolt", False),
        ("Acme Trading Europe", "Acme Trading", False),
    ],
)
def test_another_word_is_no_other_spelling(one: str, other: str, expected: bool) -> None:
    assert has_other_word(one, other) is expected
    assert has_other_word(other, one) is expected
