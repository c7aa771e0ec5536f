"""Pages drawn for one test, and one reader for all of them (its engine takes long to load)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from proofcheck.config import Limits, ReadingSettings
from proofcheck.intake import Upload, open_upload
from proofcheck.model.document import PageText
from proofcheck.reading import Reader

from .drawings import paint_lines


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(ReadingSettings(), Limits())


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], object]:
    @contextmanager
    def open_bytes(data: bytes) -> Iterator[Upload]:
        with open_upload(data, limits=Limits()) as upload:
            yield upload

    return open_bytes


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[bytes], PageText]:
    """Return a function that reads the first page of an upload without faults."""

    def read_first(data: bytes) -> PageText:
        with open_upload(data, limits=Limits()) as upload:
            result = reader.read(upload)
        assert upload.document.faults == ()
        assert result.faults == ()
        return result.pages[0]

    return read_first


@pytest.fixture(scope="session")
def draw() -> Callable[..., bytes]:
    """Return a maker of PDFs of one A5 page that a function draws on."""

    def drawn(
        paint: Callable[[canvas.Canvas], object], size: tuple[int, int] = (420, 595)
    ) -> bytes:
        out = io.BytesIO()
        drawing = canvas.Canvas(out, pagesize=size, invariant=1)
        paint(drawing)
        drawing.showPage()
        drawing.save()
        return out.getvalue()

    return drawn


@pytest.fixture(scope="session")
def scan(draw: Callable[..., bytes]) -> Image.Image:
    """The lines as pixels, 200 dpi."""
    with open_upload(draw(paint_lines), limits=Limits()) as upload:
        return Image.fromarray(upload.render(1, 200))
