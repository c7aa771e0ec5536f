"""Sheets of questions and answers: what is asked, and whose name the answer is."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.extraction.letter.text.questions import field_of_question, is_question
from proofcheck.model.fields import AuthorisationLetter, Field


def _value(letter: AuthorisationLetter, name: str) -> object:
    field = getattr(letter, name)
    return field.value if isinstance(field, Field) else None


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("which dealer do you speak for", "grantee"),
        ("name and address of the owner", "grantor"),
        ("who are you", "grantor"),
        ("um welche marke geht es", "brands"),
        ("was darf der laden verkaufen", "products"),
        ("in welchen landern", "territories"),
        ("kennen sie den handler", None),
        ("wie maakt deze tassen", None),
        ("votre marque", "brands"),
        ("商标号多少", "trademark_numbers"),
        ("授权哪些商品", "products"),
        ("chi e il venditore", "grantee"),
        ("贵公司名称", "grantor"),
        ("贩卖店はとちらてすか", "grantee"),
        ("フラント名は", "brands"),
        ("can the dealer authorise others", "may_sublicense"),
    ],
)
def test_a_question_asks_for_a_field(question: str, field: str | None) -> None:
    assert field_of_question(question) == field


@pytest.mark.parametrize("text", ["Which shop?", "販売店はどちらですか。", "住所をご記入ください"])
def test_requests_end_as_questions_do(text: str) -> None:
    assert is_question(text)
    assert not is_question("販売店です。")


def test_answers_stand_below_their_questions() -> None:
    page = page_of(
        "# Sheet on a dealer",
        "The questions are put by Auditrex Partners LLP on behalf of a marketplace.",
        "",
        "Name and address of the brand owner?",
        "Harrow Vale Textiles Ltd, 3 Mill Yard, Leeds LS1 4AB",
        "",
        "Which dealer do you speak for?",
        "Pentland Row Trading Ltd, 9 Quay Street, Hull HU1 2CD",
        "",
        "Which brand?",
        "LORNWICK. Our former label Tarnside was sold last year.",
        "",
        "Which products may they sell?",
        "Wool blankets, cushions",
        "",
        "Can the dealer authorise others?",
        "No.",
    )
    letter = read_letter((page,))
    assert _value(letter, "grantor") == "Harrow Vale Textiles Ltd"
    assert _value(letter, "grantee") == "Pentland Row Trading Ltd"
    assert _value(letter, "brands") == ("LORNWICK",)
    assert _value(letter, "products") == ("Wool blankets", "cushions")


def test_wa_of_japanese_goods_is_no_and() -> None:
    page = page_of(
        "販売店確認書",
        "",
        "商品は何ですか。",
        "和食器、湯呑",
    )
    assert _value(read_letter((page,)), "products") == ("和食器", "湯呑")


def test_answers_stand_in_the_line_of_their_questions() -> None:
    page = page_of(
        "# Questionnaire fournisseur",
        "Questions posées par Audit Conseil SA pour la place de marché.",
        "",
        "1. Quelle est votre société ? Verrerie Lachenal SAS, 57000 Metz",
        "2. De quel revendeur s'agit-il ? Comptoir Rivoire SARL, Dijon",
        "3. Quelle marque ? BRIVELLE",
        "4. Que peut-il vendre ? verres à vin, carafes",
        "5. Est-il le seul ? Non.",
    )
    letter = read_letter((page,))
    assert _value(letter, "grantor") == "Verrerie Lachenal SAS"
    assert _value(letter, "grantee") == "Comptoir Rivoire SARL"
    assert _value(letter, "brands") == ("BRIVELLE",)
    assert _value(letter, "products") == ("verres à vin", "carafes")
