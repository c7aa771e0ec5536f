"""A value that is painted over is seen, though its text still stands; a blot is no value."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from forensics.papers import SOUND, drawn, revisions_of, row_y
from forensics.updates import appended, stream, with_content
from proofcheck.model.facts import ChangeKind

ORIGINAL = drawn(SOUND)
Y = row_y("Total due")
WHITE_BOX = b"\nq 1 1 1 rg 198 %d 60 16 re f Q\n" % (Y - 4)


def picture_over_total(text: str) -> bytes:
    """Append an update that puts a picture with text over the total: no text layer knows it."""
    picture = Image.new("RGB", (360, 96), "white")
    ImageDraw.Draw(picture).text((6, 12), text, "black", ImageFont.load_default(size=68))
    pixels = picture.tobytes()
    with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
        page = pdf.pages[0].obj
        contents, size = page.Contents.objgen[0], int(pdf.trailer.Size)
        content = bytes(page.Contents.read_bytes())
        resources = page.Resources
        resources.XObject = pikepdf.Dictionary()
        number, written = page.objgen[0], bytes(page.unparse(resolved=True))
    written = written.replace(b"/XObject << >>", b"/XObject << /Im %d 0 R >>" % size)
    assert b"/Im " in written
    image = b"/Type /XObject /Subtype /Image /Width 360 /Height 96 /ColorSpace /DeviceRGB"
    paint = b"\nq 60 0 0 16 198 %d cm /Im Do Q\n" % (Y - 4)
    objects = {
        number: written,
        contents: stream(content + paint),
        size: stream(pixels, image + b" /BitsPerComponent 8"),
    }
    return appended(ORIGINAL, objects)


def test_a_value_typed_over_a_white_box_is_a_change():
    typed = b"BT /F1 12 Tf 200 %d Td (720.00) Tj ET\n" % Y
    (revision,) = revisions_of(with_content(ORIGINAL, ORIGINAL, more=WHITE_BOX + typed))
    assert [(c.field, c.was_printed, c.now_printed) for c in revision.changes] == [
        ("gross_total", "120.00", "720.00")
    ]


def test_a_picture_with_another_value_is_read_and_is_a_change():
    (revision,) = revisions_of(picture_over_total("720.00"))
    assert ChangeKind.CONTENT in revision.kinds
    assert [(c.field, c.was_printed, c.now_printed) for c in revision.changes] == [
        ("gross_total", "120.00", "720.00")
    ]


def test_a_value_under_a_white_box_is_gone():
    (revision,) = revisions_of(with_content(ORIGINAL, ORIGINAL, more=WHITE_BOX))
    assert [(c.field, c.was_printed, c.now_printed) for c in revision.changes] == [
        ("gross_total", "120.00", None)
    ]


@pytest.mark.parametrize(
    "mark",
    [
        b"\nq 1 1 0.6 rg /Multiply gs 198 %d 60 16 re f Q\n" % (Y - 40),
        b"\nq 0.8 0 0 RG 2 w 190 %d m 260 %d l S Q\n" % (Y + 5, Y + 5),
        b"\nq 0 0 1 RG 1 w 196 %d m 262 %d l S Q\n" % (Y - 3, Y - 3),
    ],
)
def test_a_stroke_through_or_under_a_value_is_no_change(mark: bytes):
    (revision,) = revisions_of(with_content(ORIGINAL, ORIGINAL, more=mark))
    assert revision.changes == ()
