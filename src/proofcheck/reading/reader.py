"""The reader: every page of an upload to `PageText`, and single places read again.

Relies on intake for the page's pixels and its text layer. Engines load when first needed.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
from msgspec import Struct

from proofcheck.config import Limits, ReadingSettings
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.document import Fault, Page, PageText, Source
from proofcheck.model.fields import Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading.layout import lay_out
from proofcheck.reading.pixels import read_pixels
from proofcheck.reading.rapid import RapidEngine
from proofcheck.reading.text_layer import TextLayer, read_text_layer


class Unavailable(Struct, frozen=True, kw_only=True):
    """An engine that could not look, and why."""

    engine: str
    reason: str


class ReadPages(Struct, frozen=True, kw_only=True):
    """What was read of one upload, page by page, and what could not be."""

    pages: tuple[PageText, ...] = ()
    faults: tuple[Fault, ...] = ()


class Reader:
    """Reads uploads with one choice of engines; safe to share by threads."""

    def __init__(self, settings: ReadingSettings, limits: Limits) -> None:
        self._settings = settings
        self._limits = limits
        self._rapid = RapidEngine(settings.detector_limit_px)

    def read(self, upload: Upload, *, codes: bool = True) -> ReadPages:
        """Read all pages; `codes=False` leaves QR and bar codes out."""
        pages: list[PageText] = []
        faults: list[Fault] = []
        for page in upload.document.pages:
            pages.append(self._read_page(upload, page))
        return ReadPages(pages=tuple(pages), faults=tuple(faults))

    def _read_page(self, upload: Upload, page: Page) -> PageText:
        layer = self._text_layer(upload, page)
        if len(layer.visible) < 5:
            image = upload.render(page.number, self._settings.ocr_dpi if upload.is_pdf else None)
            longest = max(image.shape[:2])
            if longest > self._settings.max_ocr_side_px:
                f = self._settings.max_ocr_side_px / longest
                image = cv2.resize(image, None, fx=f, fy=f, interpolation=cv2.INTER_AREA)
            text = read_pixels(self._rapid, image, page.width_pt / image.shape[1])
            layout = lay_out(list(text.pieces))
            return PageText(
                document=upload.document.number,
                page=page.number,
                width_pt=page.width_pt,
                height_pt=page.height_pt,
                source=Source.OCR,
                engine="rapidocr",
                words=layout.words,
                lines=layout.lines,
                blocks=layout.blocks,
                skew_deg=text.skew_deg,
                mean_confidence=text.mean_confidence,
            )
        layout = lay_out(list(layer.visible))
        return PageText(
            document=upload.document.number,
            page=page.number,
            width_pt=page.width_pt,
            height_pt=page.height_pt,
            source=Source.TEXT_LAYER,
            engine="pdfium",
            words=layout.words,
            lines=layout.lines,
            blocks=layout.blocks,
        )

    def _text_layer(self, upload: Upload, page: Page) -> TextLayer:
        if upload.pdf is None:
            return TextLayer(visible=(), invisible=(), characters=0, unmapped=0)
        with PDFIUM_LOCK:
            opened = upload.pdf[page.number - 1]
            try:
                return read_text_layer(opened, self._limits.max_words_per_page)
            finally:
                opened.close()

    def recognise(
        self, upload: Upload, places: Sequence[OnPage]
    ) -> list[Reading[str] | Unavailable]:
        """Read places with RapidOCR's recogniser alone."""
        return [Unavailable(engine="rapidocr", reason="not built in yet") for _ in places]

    def second_read(
        self, upload: Upload, places: Sequence[OnPage], languages: tuple[str, ...] = ()
    ) -> list[Reading[str] | Unavailable]:
        """Read places with Tesseract."""
        return [Unavailable(engine="tesseract", reason="not built in yet") for _ in places]

    def tools(self) -> dict[str, str]:
        """The engines that took part so far, with their versions."""
        return {}
