"""Renewals with two columns, prints of mails, forms with boxes, and sheets of questions."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.pages import page_of
from extraction.placed import placed
from extraction.test_letter_who import read, values
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.text.old_columns import without_old_columns
from proofcheck.extraction.letter.text.prose import prose_of
from proofcheck.model.document import PageText

RENEWALS = [
    pytest.param(["Old term", "New term"], ["Start", "End", "Countries", "Channels"], id="en"),
    pytest.param(["Bisher", "Ab jetzt"], ["Beginn", "Ende", "Länder", "Kanäle"], id="de"),
    pytest.param(
        ["Période échue", "Nouvelle période"], ["Début", "Fin", "Pays", "Canaux"], id="fr"
    ),
    pytest.param(["旧", "新"], ["開始日", "終了日", "地域", "販路"], id="ja"),
]


def table(*rows: tuple[str, ...]) -> PageText:
    """Set rows of cells in columns, 150 pt apart."""
    cells = [
        (60.0 + 150.0 * column, 60.0 + 24.0 * row, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    return placed(*cells)


@pytest.mark.parametrize(("heads", "labels"), RENEWALS)
def test_the_new_column_of_a_renewal_counts(heads: list[str], labels: list[str]) -> None:
    begin, end, where, how = labels
    page = table(
        ("", *heads),
        (begin, "2023-03-01", "2024-03-01"),
        (end, "2024-02-29", "2026-02-28"),
        (where, "Portugal", "Portugal, Spain"),
        (how, "eBay", "eBay, Amazon"),
    )
    found = values(read(page))
    assert found["valid_from"] == date(2024, 3, 1)
    assert found["valid_to"] == date(2026, 2, 28)
    assert found["territories"] == ("PT", "ES")
    assert found["channels"] == ("eBay", "Amazon")


def test_the_later_of_two_terms_counts_whatever_their_headings() -> None:
    page = table(
        ("", "I", "II"),
        ("Start", "2023-03-01", "2024-03-01"),
        ("End", "2024-02-29", "2026-02-28"),
    )
    found = values(read(page))
    assert (found["valid_from"], found["valid_to"]) == (date(2024, 3, 1), date(2026, 2, 28))


def test_text_below_the_columns_of_a_renewal_stays() -> None:
    page = table(
        ("", "Previous", "New"),
        ("Area", "Leeds", "Leeds and York"),
        ("The previous range lists stay with you and the new ones are going to follow by post.",),
    )
    kept = without_old_columns(page)
    assert "Leeds and York" in kept.text
    assert "Area" in kept.text
    assert "The previous range lists stay with you" in kept.text
    assert "Previous" not in kept.text


def test_a_column_without_its_counterpart_stays() -> None:
    page = table(("Item", "Old price"), ("Kettle", "12.00"))
    assert without_old_columns(page) == page


THREAD = [
    "Printed 3 Mar 2026",
    "Question about Allegro",
    "",
    "Purchasing <buy@millpond.example> | 10 Jan 2026, 09:15",
    "To: office@tarnbeck.example",
    "",
    "Hello, can we list on Allegro and on eBay? Kaufland would like to know as well.",
    "",
    "Harriet Lowe <office@tarnbeck.example> | 12 Jan 2026, 17:40",
    "To: Purchasing",
    "",
    "We confirm that Millpond Trading Ltd is authorised to sell our kettles on Allegro in Poland",
    "from today until 31 Dec 2027.",
    "",
    "Harriet Lowe",
]


def test_the_mail_that_gives_leave_counts() -> None:
    found = values(read(page_of(*THREAD, gap_pt=260.0)))
    assert found["issue_date"] == date(2026, 1, 12)
    assert found["valid_from"] == date(2026, 1, 12)
    assert found["valid_to"] == date(2027, 12, 31)
    assert found["channels"] == ("Allegro",)


def test_one_mail_alone_is_left_as_it_is() -> None:
    page = page_of(*THREAD[7:])
    assert "Harriet Lowe <office" in prose_of((page,)).text


QUESTIONS = [
    pytest.param(
        "Which products?", "Kettles, toast racks. Lamps are not included.", "products", id="goods"
    ),
    pytest.param("Welche Artikel?", "Kettles, toast racks", "products", id="goods-de"),
    pytest.param("どの商品ですか。", "Kettles, toast racks", "products", id="goods-ja"),
]


@pytest.mark.parametrize(("question", "answer", "field"), QUESTIONS)
def test_a_question_is_the_label_of_its_answer(question: str, answer: str, field: str) -> None:
    found = values(read(page_of(question, answer, "")))
    assert found[field] == ("Kettles", "toast racks")


@pytest.mark.parametrize(
    "question", ["Since when, until when?", "Wie lange?", "Da quando a quando?", "Desde cuándo?"]
)
def test_questions_for_the_period(question: str) -> None:
    found = values(read(page_of(question, "02/04/2025, 30/09/2028")))
    assert found["valid_from"] == date(2025, 4, 2)
    assert found["valid_to"] == date(2028, 9, 30)


def test_questions_for_channels() -> None:
    page = page_of("Shop name and platform?", "Peak Pantry, on OnBuy. They left Etsy last year.")
    assert set(values(read(page))["channels"]) == {"OnBuy", "store:Peak Pantry"}


@pytest.mark.parametrize(
    ("question", "answer", "is_exclusive"),
    [
        ("Is this the only seller?", "No, there are two more.", False),
        ("È l'unico?", "No, ce ne sono altri tre.", False),
        ("Is this the only seller?", "Yes", True),
    ],
)
def test_the_first_word_answers(question: str, answer: str, is_exclusive: bool) -> None:
    assert values(read(page_of(question, answer)))["exclusive"] is is_exclusive


def test_ticked_answers_are_no_labels() -> None:
    page = page_of(
        "Sales channels | ☒ shop ☒ webshop ☐ market stall",
        "May appoint others in turn? | ☐ yes ☒ no",
    )
    found = values(read(page))
    assert set(found["channels"]) == {"offline", "online"}
    assert found["may_sublicense"] is False


def test_an_answer_that_wraps_goes_with_its_box() -> None:
    page = placed((60, 100, "Channels"), (60, 114, "☒ eBay ☐ Etsy ☐"), (60, 126, "OnBuy ☒ Allegro"))
    text = prose_of((page,)).text
    assert "OnBuy" not in text
    assert "Allegro" in text


def test_boxes_part_a_list_without_blanks() -> None:
    found = values(read(page_of("品項 | ☑行李箱☑後背包 □雨傘")))
    assert found["products"] == ("行李箱", "後背包")


@pytest.mark.parametrize(
    "denial",
    [
        "Rather not on eBay, another shop is there.",
        "Auf eBay lieber nicht, dort ist schon jemand.",
        "eBay – nous y reviendrons plus tard.",
        "The shop “Cheap Kettles” has nothing to do with us and sells on eBay.",
    ],
)
def test_a_channel_that_is_put_off_or_of_strangers_is_none(denial: str) -> None:
    page = page_of("We authorise Millpond Trading Ltd to sell our kettles on Allegro.", denial)
    assert values(read(page))["channels"] == ("Allegro",)


def test_a_shop_by_its_name_is_not_offline() -> None:
    prose = prose_of((page_of("It is sold in the shop Velden Markt on Allegro."),))
    named = set(named_in(prose, 0, len(prose.text)))
    assert named == {"Allegro", "store:Velden Markt"}


def test_a_town_that_a_list_joins_to_a_platform_is_one() -> None:
    listed = prose_of((page_of("se venden en Mercado Libre y Liverpool, en México"),))
    assert "Liverpool" in set(named_in(listed, 0, len(listed.text)))
    town = prose_of((page_of("se venden en Mercado Libre, desde Calle Liverpool 4"),))
    assert "Liverpool" not in set(named_in(town, 0, len(town.text)))


def test_leave_that_passes_to_nobody_else_is_not_exclusive() -> None:
    page = page_of(
        "We authorise Millpond Trading Ltd to sell our kettles.",
        "",
        "They must not pass this permission to anyone else, to nobody else at all.",
    )
    found = values(read(page))
    assert "exclusive" not in found
    assert found["may_sublicense"] is False


def test_one_of_several_sellers_is_not_exclusive() -> None:
    page = page_of(
        "Wir erlauben der Firma Velden Handel GmbH, unsere Kessel zu verkaufen.",
        "",
        "Der Händler ist einer von mehreren. Dritten darf er die Erlaubnis nicht weitergeben.",
    )
    found = values(read(page))
    assert found["exclusive"] is False
    assert found["may_sublicense"] is False


def test_an_own_site_beside_the_shop_is_a_channel() -> None:
    page = page_of(
        "We authorise Millpond Trading Ltd to sell our kettles.",
        "",
        "Sold from showroom and www.millpond-kettles.example",
    )
    assert set(values(read(page))["channels"]) == {"offline", "millpond-kettles.example"}
