"""Labels that no list holds, values that were left blank, headings and labels within values."""

from __future__ import annotations

import pytest

from extraction.pages import page_of
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.labels.finding import find_labelled
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import field_of_label, is_label_words
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import fold_plain


def folded(text: str) -> str:
    return simplified(fold_plain(text)).replace(".", " ")


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Approved storefronts", "channels"),
        ("Seller legal name", "grantee"),
        ("Appointing distributor", "grantor"),
        ("Sub-distributor", "grantee"),
        ("Further appointment of sub-distributors", "may_sublicense"),
        ("Azienda produttrice", "grantor"),
        ("Numero attestato", "letter_number"),
        ("Rilasciato il", "issue_date"),
        ("Otorgada por", "grantor"),
        ("Otorgada a", "grantee"),
        ("Titulaire de l’agrément", "grantee"),
        ("Titulaire de la marque", "grantor"),
        ("Début / Start", "valid_from"),
        ("Date de fin de validité", "valid_to"),
        ("Geldig vanaf", "valid_from"),
        ("Certificaatnummer", "letter_number"),
        ("Registernummer der Marke", "trademark_numbers"),
        ("授權地區", "territories"),
        ("被授權公司", "grantee"),
        ("商標註冊號", "trademark_numbers"),
        ("签发日期 Date of issue", "issue_date"),
        ("有効期間", "period"),
        ("販売地域", "territories"),
        ("再許諾", "may_sublicense"),
    ],
)
def test_a_label_is_understood_by_its_words(label: str, field: str) -> None:
    assert field_of_label(folded(label)) == field


@pytest.mark.parametrize(
    "text",
    ["Our customers", "Address", "Distributor address", "We confirm", "日本", "Sales", "Note well"],
)
def test_a_label_with_a_foreign_word_is_none(text: str) -> None:
    assert field_of_label(folded(text)) is None


def test_words_of_labels_make_no_name() -> None:
    assert is_label_words(folded("The Authorized Party"))
    assert is_label_words(folded("被授权方"))
    assert not is_label_words(folded("Harbour Party Goods"))


@pytest.mark.parametrize(
    "text", ["____", "[Company name]", "<Firma>", "N/A", "TBD", "…………", "XXXX", "待定", " - "]
)
def test_a_blank_is_no_value(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["Nimbus Ltd", "keine", "2026", "[2026] Nimbus"])
def test_a_value_is_no_blank(text: str) -> None:
    assert not is_blank(text)


def labelled(*rows: str) -> dict[str, str]:
    prose = Prose((page_of(*rows),))
    return {v.field: prose.text[v.start : v.end].strip() for v in find_labelled(prose)}


def test_a_numbered_heading_is_a_label() -> None:
    read = labelled("3. Territory. Norway and Sweden.", "4. Channels. Amazon and eBay.")
    assert read["territories"] == "Norway and Sweden"
    assert read["channels"] == "Amazon and eBay"


def test_a_label_within_a_value_ends_it() -> None:
    assert labelled("Trademark: KESTREL Reg. No.: 1234567")["brands"] == "KESTREL"


def test_a_value_ends_with_its_short_line() -> None:
    read = labelled(
        "Gültig bis / Valid until: 31.12.2027",
        "Berlin",
        "We, the undersigned Nimbus GmbH, confirm all of what stands here.",
    )
    assert read["valid_to"] == "31.12.2027"


def test_blanks_in_the_right_cell_are_no_values() -> None:
    assert labelled("Territory | ________", "Brand | [Brand name]") == {}
