"""The reader: every page of an upload to `PageText`, and single places read again.

Relies on intake for the page's pixels and its text layer. Engines load when first needed.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.metadata import version

from msgspec import Struct

from proofcheck.config import Limits, ReadingSettings
from proofcheck.errors import InputError, ToolError, limit_that_was_hit
from proofcheck.intake import Upload
from proofcheck.model.document import Fault, Page, PageText, Source
from proofcheck.model.fields import Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading.page_reader import Engines, PageReader
from proofcheck.reading.places import Pixels, Unavailable, read_places
from proofcheck.reading.rapid import NAME as RAPIDOCR
from proofcheck.reading.rapid import RapidEngine
from proofcheck.reading.tesseract import NAME as TESSERACT
from proofcheck.reading.tesseract import TesseractEngine


class ReadPages(Struct, frozen=True, kw_only=True):
    """What was read of one upload, page by page, and what could not be."""

    pages: tuple[PageText, ...] = ()
    faults: tuple[Fault, ...] = ()


class Reader:
    """Reads uploads with one choice of engines; safe to share by threads."""

    def __init__(self, settings: ReadingSettings, limits: Limits) -> None:
        self._settings = settings
        self._limits = limits
        self._engines = Engines(
            RapidEngine(settings.detector_limit_px), TesseractEngine(settings.languages)
        )
        self._used = threading.local()

    def read(self, upload: Upload, *, codes: bool = True) -> ReadPages:
        """Read all pages; `codes=False` leaves QR and bar codes out.

        Pages that lie on their side or upside down are read as if they were upright, and so are
        the places of what is read: `upload.set_upright(pages)` is the upload to go with them.
        A page that can't be read has no words and a `doubt`, and a fault says why.
        """
        pages: list[PageText] = []
        faults: list[Fault] = []
        pictures = 0
        for page in upload.document.pages:
            reader = PageReader(upload, page, self._engines, self._settings, self._limits)
            may_ocr = pictures < self._limits.max_ocr_pages
            try:
                text = reader.read(codes=codes, may_ocr=may_ocr)
            except (InputError, ToolError) as error:
                fault = _fault(error, page)
                faults.append(fault)
                text = _unread(upload, page, fault.reason)
            faults.extend(reader.faults)
            pictures += reader.engine != "pdfium"
            self._note(reader.engine)
            pages.append(text)
        return ReadPages(pages=tuple(pages), faults=_once(faults))

    def recognise(
        self, upload: Upload, places: Sequence[OnPage]
    ) -> list[Reading[str] | Unavailable]:
        """Read places with RapidOCR's recogniser alone, on what the page shows there.

        A place of several lines gives them joined by blanks; nothing legible gives "".
        """
        read = read_places(upload, places, self._settings, self._engines.rapid.read_texts, RAPIDOCR)
        self._note_readings(read)
        return read

    def second_read(
        self, upload: Upload, places: Sequence[OnPage], languages: tuple[str, ...] = ()
    ) -> list[Reading[str] | Unavailable]:
        """Read places with Tesseract; `languages` as ISO 639-1 or in Tesseract's own names."""
        engine = self._engines.tesseract

        def read_texts(crops: Sequence[Pixels]) -> list[tuple[str, float]]:
            return engine.read_texts(crops, languages)

        read = read_places(upload, places, self._settings, read_texts, TESSERACT)
        self._note_readings(read)
        return read

    def begin(self) -> None:
        """Forget which engines took part: this thread turns to another document."""
        self._used.versions = {}

    def tools(self) -> dict[str, str]:
        """The engines that took part since `begin`, in this thread, with their versions."""
        return dict(sorted(self._versions().items()))

    def _versions(self) -> dict[str, str]:
        if not hasattr(self._used, "versions"):
            self.begin()
        versions: dict[str, str] = self._used.versions
        return versions

    def _note_readings(self, read: list[Reading[str] | Unavailable]) -> None:
        for engine in {reading.engine for reading in read if isinstance(reading, Reading)}:
            if engine is not None:
                self._note(engine)

    def _note(self, engine: str) -> None:
        used = self._versions()
        if engine in used:
            return
        match engine:
            case "rapidocr":
                used[engine] = self._engines.rapid.version
            case "tesseract":
                used[engine] = self._engines.tesseract.version
            case _:
                used[engine] = version("pypdfium2")


def _fault(error: InputError | ToolError, page: Page) -> Fault:
    code, limit = "damaged", limit_that_was_hit(error)
    if limit is not None:
        code = "limit"
    elif isinstance(error, ToolError):
        code = "tool_missing" if error.is_missing else "tool_failed"
    return Fault(
        stage="reading",
        code=code,
        limit=limit,
        reason=error.message,
        remedy=error.remedy,
        page=page.number,
    )


def _unread(upload: Upload, page: Page, reason: str) -> PageText:
    return PageText(
        document=upload.document.number,
        page=page.number,
        width_pt=page.width_pt,
        height_pt=page.height_pt,
        source=Source.OCR,
        engine="none",
        mean_confidence=0.0,
        doubt=f"The page was not read: {reason}",
    )


def _once(faults: list[Fault]) -> tuple[Fault, ...]:
    """Leave out faults that say the same of every page but the first."""
    said: set[tuple[str, str]] = set()
    kept = []
    for fault in faults:
        if fault.limit == "max_ocr_pages" or fault.code.startswith("tool"):
            key = (fault.code, fault.limit or fault.reason)
            if key in said:
                continue
            said.add(key)
        kept.append(fault)
    return tuple(kept)
