"""QR and bar codes: as pictures, drawn with lines, and on photos."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from proofcheck.model.document import Code
from proofcheck.model.measures import Box
from proofcheck.reading.codes import distinct

from .drawings import as_jpeg, as_png, as_reader, paint_lines

PAYLOAD = "BCD\n002\n1\nSCT\nCOBADEFFXXX\nAcme Trading Ltd\nDE89370400440532013000\nEUR1571.04"


@pytest.fixture(scope="module")
def code() -> Image.Image:
    barcode = zxingcpp.create_barcode(PAYLOAD, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(np.asarray(barcode.to_image(scale=4))).convert("RGB")


def test_a_code_in_a_picture_is_read_and_placed(code, draw, read) -> None:
    def paint(drawing) -> None:
        paint_lines(drawing)
        drawing.drawImage(as_reader(code), 250, 100, 90, 90)

    (found,) = read(draw(paint)).codes
    assert (found.symbology, found.payload, found.page) == ("QRCode", PAYLOAD, 1)
    assert found.box.x0 == pytest.approx(250 + 90 * 4 / 53, abs=8)
    assert 595 - 190 <= found.box.y0 < found.box.y1 <= 595 - 100


def test_a_code_drawn_with_lines_is_read(draw, read) -> None:
    from reportlab.graphics.barcode import code128

    def paint(drawing) -> None:
        paint_lines(drawing)
        code128.Code128("INV-2024-0815", barHeight=30, barWidth=1).drawOn(drawing, 50, 100)

    assert [(c.symbology, c.payload) for c in read(draw(paint)).codes] == [
        ("Code128", "INV-2024-0815")
    ]


def test_a_turned_code_on_a_photo_is_read(code, scan, read) -> None:
    photo = scan.copy()
    photo.paste(code.resize((300, 300)).rotate(30, expand=True, fillcolor="white"), (500, 900))
    assert [c.payload for c in read(as_jpeg(photo)).codes] == [PAYLOAD]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_codes_of_a_turned_page_are_placed_as_on_the_upright_one(code, scan, read, turn) -> None:
    bars = zxingcpp.create_barcode("4006381333931", zxingcpp.BarcodeFormat.EAN13)
    photo = scan.copy()
    photo.paste(code.resize((300, 300)), (500, 900))
    photo.paste(Image.fromarray(np.asarray(bars.to_image(scale=4))).convert("RGB"), (300, 1300))
    upright, page = read(as_png(photo)), read(as_png(photo.rotate(-turn, expand=True)))
    assert page.turned_deg == 360 - turn
    assert {found.symbology for found in page.codes} == {"QRCode", "EAN13"}
    assert page.codes == upright.codes


def test_codes_can_be_left_out(code, scan, reader, opened) -> None:
    photo = scan.copy()
    photo.paste(code.resize((300, 300)), (500, 900))
    with opened(as_jpeg(photo)) as upload:
        assert reader.read(upload, codes=False).pages[0].codes == ()


def test_a_code_that_was_found_in_two_ways_is_listed_once() -> None:
    one = Code(symbology="QRCode", payload="A", page=1, box=Box(10, 10, 60, 60))
    again = Code(symbology="QRCode", payload="A", page=1, box=Box(11, 9, 61, 59))
    elsewhere = Code(symbology="QRCode", payload="A", page=1, box=Box(200, 10, 250, 60))
    other = Code(symbology="QRCode", payload="B", page=1, box=Box(10, 10, 60, 60))
    assert distinct([one, again, elsewhere, other]) == (one, elsewhere, other)
