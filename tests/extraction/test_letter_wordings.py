"""Terms of letters in wordings that no template foresaw, in ten languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction.pages import page_of
from proofcheck.extraction.letter import read_letter
from proofcheck.model.fields import AuthorisationLetter, Field, Missing, named_fields

GRANT = "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell Kestrel tents."


def letter_of(*rows: str) -> AuthorisationLetter:
    return read_letter((page_of(*rows),))


def said(*rows: str) -> dict[str, Any]:
    return {n: f.value for n, f in named_fields(letter_of(*rows)) if isinstance(f, Field)}


@pytest.mark.parametrize(
    ("sentence", "is_exclusive"),
    [
        ("We have given similar consent to other dealers.", False),
        ("The permission is neither exclusive nor transferable.", False),
        ("Andere Händler beliefern wir ebenfalls.", False),
        ("Autoryzacja ma charakter niewyłączny.", False),
        ("It is the only company which may market our tents in Japan.", True),
        ("本授权为普通许可。", False),
    ],
)
def test_exclusivity_without_the_usual_words(sentence: str, is_exclusive: bool) -> None:
    assert said(GRANT, "", sentence)["exclusive"] is is_exclusive


def test_goods_bought_exclusively_from_somebody_make_no_exclusive_right() -> None:
    assert "exclusive" not in said(GRANT, "", "It buys its stock exclusively from us.")


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("Brightway cannot pass its consent on to anyone.", False),
        ("Questa autorizzazione non è cedibile a soggetti terzi.", False),
        ("Die Erlaubnis ist nicht übertragbar.", False),
        ("A presente declaração é intransferível.", False),
        ("未经我方书面同意，不得将本授权转授任何第三人。", False),
        ("Brightway may appoint sub-distributors, provided that it informs us.", True),
        ("受权方有权发展二级经销商。", True),
    ],
)
def test_passing_the_right_on(sentence: str, allowed: bool) -> None:
    assert said(GRANT, "", sentence)["may_sublicense"] is allowed


@pytest.mark.parametrize(
    ("rows", "first", "last"),
    [
        (["It is valid for two years from signing."], "2026-02-24", "2028-02-24"),
        (["Das Recht gilt ein Jahr ab Ausstellung."], "2026-02-24", "2027-02-24"),
        (["本授权自签署之日起三年内有效。"], "2026-02-24", "2029-02-24"),
        (["Valid for one year from 1 March 2026."], "2026-03-01", "2027-02-28"),
        (
            ["It takes effect on 1 April 2026 and lapses on 31 March 2028."],
            "2026-04-01",
            "2028-03-31",
        ),
        (["有效期：2026.05.01-2026.12.31"], "2026-05-01", "2026-12-31"),
    ],
)
def test_days_that_lengths_and_verbs_give(rows: list[str], first: str, last: str) -> None:
    read = said("Date: 24 February 2026", "", GRANT, "", *rows)
    assert read["valid_from"] == date.fromisoformat(first)
    assert read["valid_to"] == date.fromisoformat(last)


def test_a_reckoned_day_is_less_sure_and_shows_its_wording() -> None:
    letter = letter_of("Date: 24 February 2026", "", GRANT, "", "It holds two years from signing.")
    assert isinstance(letter.valid_to, Field)
    assert letter.valid_to.chosen.confidence < 0.8
    assert "two years" in letter.valid_to.chosen.as_printed


def test_a_length_without_a_start_gives_no_day() -> None:
    assert isinstance(letter_of(GRANT, "", "It is valid for two years.").valid_to, Missing)


def test_a_pair_of_days_tells_their_order() -> None:
    read = said(GRANT, "", "Term: 11/03/2025 – 11/02/2026")
    assert (read["valid_from"], read["valid_to"]) == (date(2025, 11, 3), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("sentence", "number", "office"),
    [
        ("The mark is UK00003456712.", "UK00003456712", "UKIPO"),
        ("Marque de l'Union européenne n° 018445120.", "018445120", "EUIPO"),
        ("Marke DPMA 30 2018 009 921.", "302018009921", "DPMA"),
        ("US trade mark serial no. 90/123,456.", "90123456", "USPTO"),
        ("Madrid registration 1 423 907 of the mark.", "1423907", "WIPO"),
        ("中国商标注册号：31245876。", "31245876", "CNIPA"),
        ("商標登録第6123457号（特許庁）。", "6123457", "JPO"),
    ],
)
def test_numbers_of_marks_with_their_office(sentence: str, number: str, office: str) -> None:
    letter = letter_of(GRANT, "", sentence)
    assert [(mark.number, mark.office) for mark in letter.marks] == [(number, office)]


def test_a_tax_number_is_no_mark() -> None:
    row = "Vermeiro Ltda., CNPJ 12.345.678/0001-95, titular da marca KESTREL."
    assert letter_of(GRANT, "", row).marks == ()


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("Brightway Ltd is a stockist for Kestrel waxed jackets in Wales.", ("waxed jackets",)),
        ("Nous autorisons Rive SARL à vendre, en France, les tentes et sacs.", ("tentes", "sacs")),
        ("La empresa puede vender café en grano.", ("café en grano",)),
        ("现授权云上公司销售“晨曦”品牌收纳箱、衣架。", ("收纳箱", "衣架")),
    ],
)
def test_goods_behind_verbs_and_roles(sentence: str, goods: tuple[str, ...]) -> None:
    rows = ["We, Nimbus Ltd, own the brand Kestrel.", "", sentence]
    assert said(*rows)["products"] == goods


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("Our ref. SP-2026-20, 10 February 2026", "SP-2026-20"),
        ("Geschäftszeichen GF 2026/402", "GF 2026/402"),
        ("Znak: DW.041.2026", "DW.041.2026"),
        ("文号：TPE-2026-0088", "TPE-2026-0088"),
        ("Oficio OF-0045-26", "OF-0045-26"),
    ],
)
def test_numbers_in_reference_lines(row: str, number: str) -> None:
    assert said(row, "", GRANT)["letter_number"] == number


def test_the_addressee_s_reference_is_no_letter_number() -> None:
    assert "letter_number" not in said("Your ref. AB-2026-17", "", GRANT)


def test_a_table_of_marks_has_brands_and_numbers() -> None:
    letter = letter_of(
        GRANT,
        "",
        "Mark | Office | Number | Class",
        "CALDERMOOR | EUIPO | 017654321 | 8",
        "THISTLEDOWN | EUIPO | 018112233 | 21",
    )
    assert isinstance(letter.brands, Field)
    assert letter.brands.value == ("CALDERMOOR", "THISTLEDOWN")
    assert [mark.number for mark in letter.marks] == ["017654321", "018112233"]


def test_a_store_in_brackets_and_its_platform() -> None:
    read = said("Channels: Zalando (store: Fenwick Direct); www.fenwick.example")
    assert set(read["channels"]) == {"Zalando", "store:Fenwick Direct", "fenwick.example"}


def test_where_a_letter_is_checked_is_no_channel() -> None:
    assert "channels" not in said(GRANT, "", "Please verify this letter at www.nimbus.example.")


def test_all_but_some_countries_are_left_out() -> None:
    letter = letter_of(GRANT, "", "Territory: worldwide except the United States and Canada")
    assert isinstance(letter.territories, Field)
    assert letter.territories.value == ("worldwide",)
    assert letter.except_territories == ("US", "CA")
