from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.day_order import guess_day_first
from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.measures import Box

FEBRUARY_11 = date(2026, 2, 11)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-11",
        "2026/02/11",
        "2026.2.11",
        "11.02.2026",
        "11. 02. 2026",
        "11.2.26",
        "11/02/26",
        "11/02/2026 10:23",
        "11/02/202610:23",
        "2026-02-11T10:23:00",
        "11 February 2026",
        "11th of February, 2026",
        "11th day of February 2026",
        "Feb 11, 2026",
        "FEBRUARY 11 2026",
        "Feb. 11th, 2026",
        "11-Feb-2026",
        "11FEB26",
        "11 Feb '26",
        "11. Februar 2026",
        "11 févr. 2026",
        "11 février 2026",
        "11 febbraio 2026",
        "11 de febrero de 2026",
        "11 de fevereiro de 2026",
        "11 fev 2026",
        "11 lutego 2026 r.",
        "11 februari 2026",
        "2026. február 11.",
        "11 февраля 2026 г.",
        "2026年2月11日",
        "2026年2月 11日",
        "２０２６年２月１１日",
        "二〇二六年二月十一日",
        "令和8年2月11日",
        "2026년 2월 11일",
        "11February2026",
    ],
)
def test_one_day_in_many_clothes(text: str) -> None:
    (mention,) = find_dates(f"Date: {text} end")
    assert mention.value == FEBRUARY_11


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1er mars 2026", date(2026, 3, 1)),
        ("3. März 2026", date(2026, 3, 3)),
        ("1º de mayo de 2026", date(2026, 5, 1)),
        ("dal 1° luglio 2025", date(2025, 7, 1)),
        ("12. Jänner 2026", date(2026, 1, 12)),
        ("20 października 2025", date(2025, 10, 20)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二○二五年十月二十日", date(2025, 10, 20)),
        ("02/17/2026", date(2026, 2, 17)),
        ("26-02-17", date(2017, 2, 26)),
        ("99-12-31", date(1999, 12, 31)),
    ],
)
def test_single_dates(text: str, value: date) -> None:
    assert [m.value for m in find_dates(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2026",
        "30 February 2026",
        "2026-13-01",
        "192.168.10.12",
        "1.234.567,89",
        "+44 20 7946 0958",
        "ISO 9001:2015",
        "12/2026",
        "Marchioness 12",
        "decade 12 2026",
        "2026年13月1日",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("al 30 setterbre 2027", date(2027, 9, 30)),
        ("30 Septernber 2027", date(2027, 9, 30)),
        ("5 Febuary 2026", date(2026, 2, 5)),
    ],
)
def test_month_misread_by_ocr(text: str, value: date) -> None:
    assert [m.value for m in find_dates(text)] == [value]


def test_a_word_between_numbers_is_no_month() -> None:
    assert find_dates("12 pieces 2026, 10 carts 2026, 3 apples 2025") == ()


def test_order_of_day_and_month() -> None:
    (open_question,) = find_dates("03/04/2026")
    assert open_question.is_ambiguous
    assert open_question.value == date(2026, 4, 3)
    (american,) = find_dates("03/04/2026", day_first=False)
    assert american.value == date(2026, 3, 4)
    assert not american.is_ambiguous
    (dotted,) = find_dates("03.04.2026", day_first=None)
    assert not dotted.is_ambiguous
    (same,) = find_dates("04/04/2026")
    assert not same.is_ambiguous
    (forced,) = find_dates("04/17/2026", day_first=True)
    assert forced.value == date(2026, 4, 17)


def test_points_behind_the_month_where_two_dates_show_it() -> None:
    months_first = find_dates("05.03.2026 ~ 12.31.2027, signed 04.30.2026", day_first=True)
    assert [m.value for m in months_first] == [
        date(2026, 5, 3),
        date(2027, 12, 31),
        date(2026, 4, 30),
    ]
    one_shows_it = find_dates("05.03.2026 ~ 12.31.2027")
    assert one_shows_it[0].value == date(2026, 3, 5)
    one_denies_it = find_dates("05.03.2026 ~ 12.31.2027, 04.30.2026, 30.04.2026")
    assert one_denies_it[0].value == date(2026, 3, 5)


def test_several_dates_keep_their_places() -> None:
    text = "valid from 1 March 2025 to 30 June 2027, printed 2025-03-02"
    mentions = find_dates(text)
    assert [m.value for m in mentions] == [date(2025, 3, 1), date(2027, 6, 30), date(2025, 3, 2)]
    assert [text[m.start : m.end] for m in mentions] == [
        "1 March 2025",
        "30 June 2027",
        "2025-03-02",
    ]


def test_month_first_dates_in_a_row() -> None:
    mentions = find_dates("Dec 11, 2025 Jan 10, 2026")
    assert [m.value for m in mentions] == [date(2025, 12, 11), date(2026, 1, 10)]


@given(st.dates(min_value=date(1971, 1, 1), max_value=date(2069, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day}. {day:%B} {day.year}"):
        assert [m.value for m in find_dates(f"x {text} y")] == [day]
    assert [m.value for m in find_dates(f"{day:%m/%d/%Y}", day_first=False)] == [day]


@given(st.text(max_size=60))
def test_any_text_keeps_spans_inside(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.as_printed


def page_of(*texts: str) -> PageText:
    lines = tuple(
        Line(
            words=tuple(Word(text=w, box=Box(0, 12 * i, 9, 12 * i + 9)) for w in text.split()),
            box=Box(0, 12 * i, 90, 12 * i + 9),
        )
        for i, text in enumerate(texts)
    )
    return PageText(
        document=1,
        page=1,
        width_pt=595,
        height_pt=842,
        source=Source.TEXT_LAYER,
        engine="test",
        lines=lines,
    )


def test_guess_by_a_date_that_reads_one_way() -> None:
    assert guess_day_first((page_of("03/04/2026", "17/04/2026"),)) is True
    assert guess_day_first((page_of("03/04/2026", "04/17/2026"),)) is False


def test_guess_by_a_date_that_is_written_out() -> None:
    assert guess_day_first((page_of("03/04/2026", "signed March 4, 2026"),)) is False


def test_guess_by_country_and_language() -> None:
    page = page_of("03/04/2026")
    assert guess_day_first((page,), country="US") is False
    assert guess_day_first((page,), languages=("fr",)) is True
    assert guess_day_first((page,), languages=("en",)) is None


@pytest.mark.parametrize(
    "text",
    [
        "a once de febrero de dos mil veintiséis",
        "a los 11 (once) días del mes de febrero del año 2026",
        "febrero 11 de 2026",
        "le onze février deux mille vingt-six",
        "l'an deux mille vingt-six, le onze février",
        "addì undici febbraio duemilaventisei",
        "aos onze dias do mês de fevereiro de dois mil e vinte e seis",
        "am elften Februar zweitausendsechsundzwanzig",
        "the eleventh day of February two thousand and twenty-six",
    ],
)
def test_a_day_in_the_words_of_a_deed(text: str) -> None:
    (mention,) = find_dates(f"Firmado {text}, ante mí")
    assert mention.value == FEBRUARY_11


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("民國一一四年九月一日起至一一五年八月三十一日止", ["2025-09-01", "2026-08-31"]),
        ("中華民國1 1 4年6月2 0日", ["2025-06-20"]),
        ("自 114 年 3 月 1 日起", ["2025-03-01"]),
        ("神戸市中央区御幸通4-2-15", []),
    ],
)
def test_days_in_han_characters(text: str, days: list[str]) -> None:
    assert [found.value.isoformat() for found in find_dates(text)] == days
