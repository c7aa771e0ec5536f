"""Single places read again: RapidOCR's recogniser, and Tesseract as second reader."""

from __future__ import annotations

import pytest

from proofcheck.config import Limits, OcrChoice, ReadingSettings
from proofcheck.intake import open_upload
from proofcheck.model.document import Source
from proofcheck.model.fields import Reading
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader, Unavailable
from proofcheck.reading.probing import probe_engines

from .drawings import LINES, as_jpeg, paint_lines


def place(box: Box, page: int = 1) -> OnPage:
    return OnPage(document=1, page=page, box=box)


@pytest.fixture
def drawn(draw) -> bytes:
    return draw(paint_lines)


def lines_of(data: bytes, reader: Reader) -> list[OnPage]:
    with open_upload(data, limits=Limits()) as upload:
        return [place(line.box) for line in reader.read(upload).pages[0].lines]


def test_the_recogniser_reads_what_is_displayed(drawn, reader) -> None:
    places = lines_of(drawn, reader)
    with open_upload(drawn, limits=Limits()) as upload:
        read = reader.recognise(
            upload, [*places, place(Box(900, 900, 950, 910)), place(Box(0, 0, 9, 9), 7)]
        )
    readings = [reading for reading in read if isinstance(reading, Reading)]
    assert [reading.value for reading in readings] == list(LINES)
    assert all(r.source is Source.OCR and r.engine == "rapidocr" for r in readings)
    assert all(0.9 < reading.confidence <= 1 for reading in readings)
    assert [type(reading) for reading in read[-2:]] == [Unavailable, Unavailable]


def test_a_place_of_two_lines_is_read_line_by_line(drawn, reader) -> None:
    first, second = lines_of(drawn, reader)[:2]
    both = Box(first.box.x0, first.box.y0, first.box.x1, second.box.y1)
    with open_upload(drawn, limits=Limits()) as upload:
        (read,) = reader.recognise(upload, [place(both)])
    assert isinstance(read, Reading)
    assert read.value == f"{LINES[0]} {LINES[1]}"


def test_no_places_cost_nothing(drawn, reader) -> None:
    with open_upload(drawn, limits=Limits()) as upload:
        assert reader.recognise(upload, []) == []


@pytest.mark.tesseract
def test_tesseract_reads_places_a_second_time(drawn) -> None:
    reader = Reader(ReadingSettings(), Limits())
    places = lines_of(drawn, reader)
    with open_upload(drawn, limits=Limits()) as upload:
        read = reader.second_read(upload, places, languages=("en",))
    assert [reading.value for reading in read if isinstance(reading, Reading)] == list(LINES)
    assert "tesseract" in reader.tools()


@pytest.mark.tesseract
def test_tesseract_reads_pages_when_chosen(scan) -> None:
    reader = Reader(ReadingSettings(ocr=OcrChoice.TESSERACT, languages=("eng",)), Limits())
    with open_upload(as_jpeg(scan), limits=Limits()) as upload:
        (page,) = reader.read(upload).pages
    assert page.engine == "tesseract"
    assert page.text.splitlines() == list(LINES)


def test_a_missing_tesseract_is_said_never_skipped(scan, drawn, monkeypatch) -> None:
    monkeypatch.setattr("pytesseract.pytesseract.tesseract_cmd", "/nowhere/tesseract")
    reader = Reader(ReadingSettings(ocr=OcrChoice.TESSERACT), Limits())
    with open_upload(as_jpeg(scan), limits=Limits()) as upload:
        result = reader.read(upload)
        (second,) = reader.second_read(upload, [place(Box(0, 0, 50, 50))])
    assert [fault.code for fault in result.faults] == ["tool_missing"]
    assert "tesseract-ocr" in result.faults[0].remedy
    assert result.pages[0].doubt
    assert isinstance(second, Unavailable)
    assert second.engine == "tesseract"
    tesseract = next(probe for probe in probe_engines() if probe.name == "Tesseract")
    assert (tesseract.is_available, tesseract.gravity) == (False, "limited")


def test_the_models_of_rapidocr_are_found() -> None:
    rapid = next(probe for probe in probe_engines() if "RapidOCR" in probe.name)
    assert rapid.is_available
