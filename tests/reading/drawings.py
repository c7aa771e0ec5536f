"""What the tests draw: four lines of an invoice, and pictures."""

from __future__ import annotations

import io

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

LINES = (
    "Acme Trading Ltd, 12 Harbour Road, Bristol",
    "Invoice number INV-2024-0815",
    "Total amount due 1,571.04 EUR",
    "Payment within thirty days of the invoice date",
)


def paint_lines(drawing: canvas.Canvas, top: float = 500, size: float = 12) -> None:
    drawing.setFont("Helvetica", size)
    for index, line in enumerate(LINES):
        drawing.drawString(50, top - 30 * index, line)


def as_jpeg(picture: Image.Image, dpi: int | None = 200) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85, **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


def as_png(picture: Image.Image, dpi: int = 200) -> bytes:
    """Encode without loss: two pictures that differ in a turn alone still do."""
    out = io.BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def as_reader(picture: Image.Image) -> ImageReader:
    return ImageReader(picture)
