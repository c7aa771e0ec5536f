"""Spans of a line map to the boxes, witnesses and confidence of its words."""

import pytest

from proofcheck.extraction.words import (
    join_readings,
    make_reading,
    not_printed,
    span_confidence,
    span_place,
    span_source,
)
from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.fields import Absence
from proofcheck.model.measures import Box, OnPage


def line() -> Line:
    words = (
        Word(text="Total:", box=Box(10, 20, 40, 30), confidence=0.9, source=Source.OCR),
        Word(text="12,50", box=Box(50, 20, 75, 30), confidence=0.5, source=Source.OCR),
        Word(text="EUR", box=Box(80, 21, 95, 30)),
    )
    return Line(words=words, box=Box(10, 20, 95, 30))


def page(doubt: str | None = None) -> PageText:
    return PageText(
        document=3,
        page=2,
        width_pt=200,
        height_pt=100,
        source=Source.TEXT_LAYER,
        engine="pdfium",
        lines=(line(),),
        doubt=doubt,
    )


def test_a_span_over_two_words_has_the_box_around_both() -> None:
    start = line().text.index("12,50")
    place = span_place(line(), start, len(line().text), 3, 2)
    assert place == OnPage(document=3, page=2, box=Box(50, 20, 95, 30))


def test_a_span_inside_a_word_takes_its_share_of_the_box() -> None:
    place = span_place(line(), 0, 3, 1, 1)
    assert place.box == Box(10, 20, 25, 30)


def test_a_span_of_blanks_falls_back_to_the_line() -> None:
    assert span_place(line(), 6, 7, 1, 1).box == line().box
    assert span_confidence(line(), 6, 7) == 0.0


def test_confidence_is_weighted_by_characters() -> None:
    assert span_confidence(line(), 0, 12) == pytest.approx((6 * 0.9 + 5 * 0.5) / 11)


def test_a_span_that_touches_an_ocr_word_comes_from_ocr() -> None:
    assert span_source(line(), 7, 16, page()) is Source.OCR
    assert span_source(line(), 13, 16, page()) is Source.TEXT_LAYER


def test_a_reading_keeps_the_text_as_printed() -> None:
    reading = make_reading("12.50", line(), 7, 12, page(), 0.8)
    assert reading.as_printed == "12,50"
    assert reading.engine == "pdfium"
    assert reading.confidence == pytest.approx(0.4)


def test_joined_readings_take_the_box_around_and_the_lowest_confidence() -> None:
    parts = (
        make_reading("Total:", line(), 0, 6, page(), 1.0),
        make_reading("12,50", line(), 7, 12, page(), 1.0),
    )
    joined = join_readings("Total:, 12,50", parts)
    assert joined.place == OnPage(document=3, page=2, box=Box(10, 20, 75, 30))
    assert joined.confidence == pytest.approx(0.5)


def test_nothing_found_on_a_doubtful_page_is_unreadable_not_absent() -> None:
    assert not_printed((page(),), "due date").absence is Absence.NOT_PRINTED
    assert not_printed((page("garbage text layer"),), "due date").absence is Absence.UNREADABLE
