"""The text layer: boxes on the displayed page, characters as printed, what is not visible."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest

from proofcheck.model.document import Source
from proofcheck.reading.characters import printed

from .drawings import LINES, paint_lines


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_hold_the_ink_after_rotate_and_crop_box(draw, opened, reader, rotation) -> None:
    with pikepdf.open(io.BytesIO(draw(paint_lines))) as pdf:
        pdf.pages[0].CropBox = [30, 100, 400, 560]
        pdf.pages[0].Rotate = rotation
        out = io.BytesIO()
        pdf.save(out)
    with opened(out.getvalue()) as upload:
        (page,) = reader.read(upload).pages
        ink = upload.set_upright([page]).render(1, 144)[:, :, 0] < 128
    assert page.turned_deg == -rotation % 360
    assert sorted(word.text for word in page.words) == sorted(" ".join(LINES).split())
    covered = np.zeros_like(ink)
    for word in page.words:
        box = word.box.grown(0.8).scaled(2)
        region = (slice(int(box.y0), int(box.y1) + 1), slice(int(box.x0), int(box.x1) + 1))
        assert ink[region].any(), word.text
        covered[region] = True
    assert not (ink & ~covered).any(), "ink outside all boxes"
    assert page.text.splitlines() == list(LINES), "turned text is still read in order"


def test_words_outside_the_crop_box_are_not_read(draw, read) -> None:
    with pikepdf.open(io.BytesIO(draw(paint_lines))) as pdf:
        pdf.pages[0].CropBox = [0, 430, 420, 595]
        out = io.BytesIO()
        pdf.save(out)
    assert read(out.getvalue()).text.splitlines() == list(LINES[:3])


def test_characters_are_as_printed() -> None:
    assert printed(0xFB01) == "fi"
    assert printed(0x02) == printed(0xAD) == "-"
    assert printed(0xA0) == printed(0x20) == printed(0x3000) == ""
    assert printed(0x200B) is None
    assert printed(0x202E) is None
    assert printed(0xD83D) == "\ufffd"
    assert printed(ord("Ａ")) == "Ａ"


def test_invisible_text_is_no_reading(draw, read) -> None:
    def paint(drawing) -> None:
        paint_lines(drawing)
        hidden = drawing.beginText(50, 300)
        hidden.setTextRenderMode(3)
        hidden.textOut("Total 99.00")
        drawing.drawText(hidden)

    page = read(draw(paint))
    assert page.source is Source.TEXT_LAYER
    assert "99.00" not in page.text
    assert page.words[0].confidence == 1.0


def test_form_fields_are_read_as_a_form(draw, read) -> None:
    def paint(drawing) -> None:
        paint_lines(drawing)
        drawing.acroForm.textfield(name="iban", value="GB33BUKB20201555555555", x=50, y=100)

    page = read(draw(paint))
    word = next(word for word in page.words if word.text == "GB33BUKB20201555555555")
    assert word.source is Source.FORM
    assert page.words[0].source is Source.TEXT_LAYER


def test_a_blank_page_is_no_doubt(draw, read) -> None:
    page = read(draw(lambda drawing: drawing.setFont("Helvetica", 9)))
    assert (page.words, page.doubt) == ((), None)


def test_rubbish_is_read_by_ocr(draw, read) -> None:
    """A font whose ToUnicode map shifts every letter by 13 places."""
    with pikepdf.open(io.BytesIO(draw(paint_lines))) as pdf:
        font = next(iter(pdf.pages[0].Resources.Font.values()))
        shifted = "".join(
            f"<{code:02x}> <{ord('!') + (code - 33 + 29) % 90:04x}>\n" for code in range(33, 123)
        )
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"90 beginbfchar\n{shifted}endbfchar\nendcmap end end"
        )
        font.ToUnicode = pikepdf.Stream(pdf, cmap.encode())
        out = io.BytesIO()
        pdf.save(out)
    page = read(out.getvalue())
    assert (page.source, page.engine) == (Source.OCR, "rapidocr")
    assert "INV-2024-0815" in page.text
