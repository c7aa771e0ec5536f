"""Small uploads, built where they are needed."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen import canvas

MakePdf = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """Return a maker of PDFs: one page a text, each 400 by 300 points."""

    def make(*texts: str, **saving: object) -> bytes:
        out = io.BytesIO()
        drawing = canvas.Canvas(out, pagesize=(400, 300), invariant=1)
        for text in texts or ("Invoice 4711",):
            drawing.drawString(50, 200, text)
            drawing.showPage()
        drawing.save()
        if not saving:
            return out.getvalue()
        with pikepdf.open(out) as pdf:
            saved = io.BytesIO()
            pdf.save(saved, **saving)
        return saved.getvalue()

    return make


@pytest.fixture(scope="session")
def photo() -> Image.Image:
    """A picture whose upper left corner is black, 300 wide and 200 high."""
    picture = Image.effect_noise((300, 200), 40).convert("RGB")
    ImageDraw.Draw(picture).rectangle((0, 0, 60, 40), fill="black")
    return picture


@pytest.fixture(scope="session")
def encoded() -> Callable[..., bytes]:
    """Return an encoder of pictures."""

    def encode(picture: Image.Image, kind: str, **options: object) -> bytes:
        out = io.BytesIO()
        picture.save(out, kind, **options)
        return out.getvalue()

    return encode
