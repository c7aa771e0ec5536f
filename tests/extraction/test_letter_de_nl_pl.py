"""Letters in German, Dutch and Polish: what their grammar and their papers ask for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.names.inflected import case_key
from proofcheck.extraction.territories import find_territories
from proofcheck.model.fields import AuthorisationLetter, Field, named_fields

GERMAN = "Wir, die Bergkant Werkzeuge GmbH, ermächtigen hiermit die Lehmann KG,"
DUTCH = "Hierbij machtigen wij, Zonnewei B.V., de firma Terpstra V.O.F."


def letter_of(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def said(*rows: str) -> dict[str, Any]:
    return {n: f.value for n, f in named_fields(letter_of(*rows)) if isinstance(f, Field)}


@pytest.mark.parametrize(
    ("rows", "goods"),
    [
        ((GERMAN, "Geschirr und Vasen in Tirol zu vertreiben."), ("Geschirr", "Vasen")),
        (
            ("Der Händler bezieht von uns sämtliche Hobel und Koffer der Marke Bergkant.",),
            ("Hobel", "Koffer"),
        ),
        (
            (DUTCH, "om in België de bieren en bierglazen van het merk Klaproos te verkopen."),
            ("bieren", "bierglazen"),
        ),
        (
            ("Upoważniamy Nitka S.A. do sprzedaży w Polsce swetrów oraz szali marki Kruk.",),
            ("swetrów", "szali"),
        ),
    ],
)
def test_goods_by_the_grammar_of_the_language(
    rows: tuple[str, ...], goods: tuple[str, ...]
) -> None:
    assert said(*rows)["products"] == goods


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Het recht geldt exclusief in België.", True),
        ("Die Alleinvertretung für Bayern liegt beim Händler.", True),
        ("Zgoda obowiązuje wyłącznie na terenie Polski.", None),
        ("Die Erlaubnis gilt ausschließlich in Deutschland.", None),
        ("Andere winkels verkopen ons merk ook, dus exclusief is het niet.", False),
    ],
)
def test_exclusive_right_or_limit_of_place(sentence: str, answer: bool | None) -> None:
    assert said(GERMAN, "Hobel zu verkaufen.", "", sentence).get("exclusive") is answer


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("Die Erlaubnis gilt bis Ende März 2027.", date(2027, 3, 31)),
        ("De toestemming geldt tot eind 2026.", date(2026, 12, 31)),
        ("Zgoda jest ważna do końca lutego 2028 r.", date(2028, 2, 29)),
        ("Ważne od dnia 15.01.2026 r. do dnia 14.01.2027 r.", date(2027, 1, 14)),
    ],
)
def test_last_days(sentence: str, last: date) -> None:
    assert said(GERMAN, "Hobel zu verkaufen.", "", sentence)["valid_to"] == last


def test_a_name_with_a_part_in_quotes_is_whole() -> None:
    rows = ("Zakłady Dziewiarskie „Nitka” Sp. z o.o.", "ul. Długa 2, 90-369 Łódź", "")
    text = "Niniejszym upoważniamy firmę Kruk Sp. j. do sprzedaży swetrów marki Nitka."
    assert said(*rows, text)["grantor"] == "Zakłady Dziewiarskie „Nitka” Sp. z o.o."


def test_cases_of_one_polish_name_have_one_key() -> None:
    assert case_key("zakladow dziewiarskich nitka") == case_key("zaklady dziewiarskie nitka")
    assert case_key("nitka") != case_key("nil")


def test_a_name_without_a_legal_form_may_sell() -> None:
    rows = (
        "Breiparadijs Zwolle mag onze wol en breinaalden verkopen via bol.com.",
        "",
        "Fjordwol B.V.",
    )
    assert said(*rows)["grantee"] == "Breiparadijs Zwolle"


def test_who_sells_with_consent_gets_the_right() -> None:
    text = "Wyrażam zgodę na sprzedaż kubków marki Kuśka przez firmę Dekor-Dom s.c. w Polsce."
    assert said(text, "", "Pracownia Ceramiki Kuś")["grantee"] == "Dekor-Dom s.c."


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("na terenie Litwy, Łotwy i Czech", ("LT", "LV", "CZ")),
        ("in der Tschechischen Republik und den Niederlanden", ("CZ", "NL")),
        ("w krajach bałtyckich", ("EE", "LT", "LV")),
    ],
)
def test_inflected_names_of_countries(text: str, codes: tuple[str, ...]) -> None:
    assert find_territories(text) == codes


def test_a_title_names_no_territory() -> None:
    rows = (
        "Dit certificaat bevestigt dat Kapsalon Draad een erkend verkooppunt is van Groenhaar.",
        "",
    )
    assert "territories" not in said(*rows, "Ilse Maas", "Country Manager Benelux")


@pytest.mark.parametrize(
    "line", ["Hubert Krenn e.h.", "M.J. (Marleen) Haverkate", "Josef Stadler jun."]
)
def test_names_as_they_are_signed(line: str) -> None:
    name = said(GERMAN, "Hobel zu verkaufen.", "", "Bergkant Werkzeuge GmbH", line, "Prokurist")
    assert name["signatory_name"] == line.removesuffix(" e.h.")
