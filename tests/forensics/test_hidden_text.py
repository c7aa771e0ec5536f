"""Exact hidden text under a scan is a witness; a scanner's own errors are not."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forensics.papers import PAGE_PT, SOUND, VALUE_X, drawn, edited, facts_of, row_y

ITEMS = [f"{number}{number + 11}.{number}5" for number in range(10, 24)]


def scan(shown: dict[str, str], hidden: dict[str, str], items: list[str]) -> bytes:
    """A picture of the invoice with items in a column, over invisible words."""
    document = pypdfium2.PdfDocument(_with_items(drawn(shown)))
    picture = document[0].render(scale=200 / 72).to_pil()
    document.close()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=PAGE_PT, invariant=1)
    text = canvas.beginText()
    text.setTextRenderMode(3)
    for label, value in hidden.items():
        text.setTextOrigin(VALUE_X, row_y(label))
        text.textOut(value)
    for row, item in enumerate(items):
        text.setTextOrigin(320, 262 - 16 * row)
        text.textOut(item)
    canvas.drawText(text)
    canvas.drawImage(ImageReader(picture), 0, 0, *PAGE_PT)
    canvas.save()
    return file.getvalue()


def _with_items(page: bytes) -> bytes:
    column = io.BytesIO()
    canvas = Canvas(column, pagesize=PAGE_PT, invariant=1)
    for row, item in enumerate(ITEMS):
        canvas.drawString(320, 262 - 16 * row, item)
    document = pypdfium2.PdfDocument(page)
    picture = document[0].render(scale=300 / 72).to_pil()
    document.close()
    canvas.drawImage(ImageReader(_left(picture)), 0, 0, 300, PAGE_PT[1])
    canvas.save()
    return column.getvalue()


def _left(picture: Image.Image) -> Image.Image:
    return picture.crop((0, 0, picture.width * 3 // 4, picture.height))


@pytest.mark.tesseract
def test_a_picture_that_shows_another_total_than_its_hidden_text_is_shown_up():
    shown = edited(total_due="720.00")
    (total,) = facts_of(scan(shown, SOUND, ITEMS)).pixel_readings
    assert (total.field, total.text_layer) == ("gross_total", "120.00")
    assert {reading.value for reading in total.readings} == {"720.00"}


def test_hidden_text_that_says_the_same_is_not_mentioned():
    assert facts_of(scan(SOUND, SOUND, ITEMS)).pixel_readings == ()


def test_hidden_text_with_errors_elsewhere_is_no_witness():
    wrong = [item.replace("5", "6") for item in ITEMS]
    shown = edited(total_due="720.00")
    assert facts_of(scan(shown, SOUND, wrong)).pixel_readings == ()
