"""Pages that are pictures: scans straight, aslant, turned; pictures on pages with a text layer."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from msgspec import structs
from PIL import Image

from proofcheck.config import Limits, OcrChoice, ReadingSettings
from proofcheck.intake import open_upload
from proofcheck.model.document import Source
from proofcheck.reading import Reader

from .drawings import LINES, as_jpeg, as_png, as_reader, paint_lines


def squeezed(text: str) -> str:
    return text.replace(" ", "")


def test_a_scan_is_read_word_by_word_with_tight_boxes(scan, read) -> None:
    page = read(as_jpeg(scan))
    assert (page.source, page.engine) == (Source.OCR, "rapidocr")
    assert page.text.splitlines() == list(LINES)
    assert page.mean_confidence > 0.9
    assert page.doubt is None
    ink = np.asarray(scan.convert("L")) < 128
    for word in page.words:
        box = word.box.scaled(200 / 72)
        region = ink[int(box.y0) : int(box.y1) + 1, int(box.x0) : int(box.x1) + 1]
        edges = (region[:, :3], region[:, -3:])
        assert all(edge.any() for edge in edges), f"{word.text} is not tight"


@pytest.mark.parametrize("angle", [-5.0, 3.0])
def test_a_skewed_scan_keeps_its_lines(scan, read, angle) -> None:
    turned = scan.rotate(-angle, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC)
    page = read(as_jpeg(turned))
    assert page.skew_deg == pytest.approx(angle, abs=0.4)
    assert [squeezed(line) for line in page.text.splitlines()] == [squeezed(x) for x in LINES]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_scan_reads_like_an_upright_one(scan, read, turn) -> None:
    upright, page = read(as_png(scan)), read(as_png(scan.rotate(-turn, expand=True)))
    assert (upright.turned_deg, page.turned_deg) == (0, 360 - turn)
    assert structs.replace(page, turned_deg=0) == upright, "words and boxes, skew and sureness"


@pytest.mark.parametrize(("turn", "skew"), [(90, 8), (180, 4), (270, -8)])
def test_a_turned_scan_that_is_skewed_too_keeps_its_lines(scan, read, turn, skew) -> None:
    lying = scan.rotate(
        -turn - skew, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    page = read(as_jpeg(lying))
    assert page.turned_deg == 360 - turn
    assert page.skew_deg == pytest.approx(skew, abs=0.4)
    assert [squeezed(line) for line in page.text.splitlines()] == [squeezed(x) for x in LINES]


@pytest.mark.tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_tesseract_turns_a_page_too(scan, turn) -> None:
    reader = Reader(ReadingSettings(ocr=OcrChoice.TESSERACT), Limits())
    with open_upload(as_png(scan.rotate(-turn, expand=True)), limits=Limits()) as upload:
        (page,) = reader.read(upload).pages
    assert (page.engine, page.turned_deg) == ("tesseract", 360 - turn)
    assert [squeezed(line) for line in page.text.splitlines()] == [squeezed(x) for x in LINES]


def test_a_single_turned_line_is_read(scan, read) -> None:
    line = scan.crop((100, 200, 900, 300))
    upright = read(as_png(line)).text
    assert upright
    page = read(as_png(line.rotate(180)))
    assert (page.turned_deg, page.text) == (180, upright)


def test_an_upside_down_scan_under_a_stamped_line_is_read(scan, draw, read) -> None:
    """The text layer holds a line of its own, the right way up, over a scan that is not."""

    def paint(drawing) -> None:
        drawing.drawImage(as_reader(scan.rotate(180)), 0, 60, 420, 535)
        drawing.setFont("Helvetica", 8)
        drawing.drawString(60, 30, "Received by post on 3 March 2026")

    page = read(draw(paint))
    assert page.turned_deg == 180
    assert [squeezed(line) for line in page.text.splitlines()][: len(LINES)] == [
        squeezed(x) for x in LINES
    ]


def test_a_photo_taken_aslant_keeps_its_lines(scan, read) -> None:
    pixels = np.asarray(scan)
    height, width = pixels.shape[:2]
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    seen = np.float32([[90, 120], [width - 60, 40], [width - 10, height - 90], [30, height - 20]])
    warped = cv2.warpPerspective(
        pixels, cv2.getPerspectiveTransform(corners, seen), (width, height), borderValue=(80,) * 3
    )
    page = read(as_jpeg(Image.fromarray(warped), dpi=None))
    assert [squeezed(line) for line in page.text.splitlines()] == [squeezed(x) for x in LINES]


def test_a_scan_with_an_invisible_text_layer_is_read_by_its_pixels(scan, draw, read) -> None:
    def paint(drawing) -> None:
        drawing.drawImage(as_reader(scan), 0, 0, 420, 595)
        hidden = drawing.beginText(50, 440)
        hidden.setTextRenderMode(3)
        for line in ("Total amount due 9,999.99 EUR", "and more words that nobody can see here"):
            hidden.textLine(line)
        drawing.drawText(hidden)

    page = read(draw(paint))
    assert page.source is Source.OCR
    assert page.text.splitlines() == list(LINES)


def test_text_below_a_picture_is_not_believed(scan, draw, read) -> None:
    def paint(drawing) -> None:
        drawing.setFont("Helvetica", 12)
        drawing.drawString(50, 440, "Total amount due 9,999.99 EUR and so on for ever")
        drawing.drawImage(as_reader(scan), 0, 0, 420, 595)

    page = read(draw(paint))
    assert page.source is Source.OCR
    assert "9,999.99" not in page.text


def test_a_letterhead_that_is_a_picture_is_read_too(scan, draw, read) -> None:
    head = scan.crop((100, 200, 900, 420))

    def paint(drawing) -> None:
        drawing.drawImage(as_reader(head), 40, 500, 288, 79)
        paint_lines(drawing, top=400)

    page = read(draw(paint))
    assert page.source is Source.TEXT_LAYER
    seen = [word for word in page.words if word.source is Source.OCR]
    assert "Harbour" in {word.text for word in seen}
    assert all(word.box.y1 < 100 for word in seen)


def test_a_photograph_on_a_page_costs_no_ocr(draw) -> None:
    noise = Image.effect_noise((300, 200), 60).convert("RGB")

    def paint(drawing) -> None:
        paint_lines(drawing)
        drawing.drawImage(as_reader(noise), 50, 100, 200, 130)

    reader = Reader(ReadingSettings(), Limits())
    with open_upload(draw(paint), limits=Limits()) as upload:
        reader.read(upload)
    assert set(reader.tools()) == {"pdfium"}


def test_pictures_beyond_the_limit_are_named(scan, draw) -> None:
    data = draw(lambda drawing: drawing.drawImage(as_reader(scan), 0, 0, 420, 595))
    limits = Limits(max_ocr_pages=1)
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.pages.append(pdf.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    with open_upload(out.getvalue(), limits=limits) as upload:
        result = Reader(ReadingSettings(), limits).read(upload)
    assert result.pages[0].words
    assert result.pages[1].doubt
    assert [fault.limit for fault in result.faults] == ["max_ocr_pages"]
