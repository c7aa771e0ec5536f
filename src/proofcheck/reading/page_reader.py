"""One page to `PageText`: which witness to read it by, and reading it.

A born-digital page is read by its text layer, its pictures by OCR where they hold print. A
picture of a page, a text layer that is hidden, invisible or rubbish: OCR of what is displayed.
A page that lies on its side or upside down is set upright: what is read of it is in points of
the upright page.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct, structs

from proofcheck.config import Limits, OcrChoice, ReadingSettings
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK, close_pdf, open_pdf
from proofcheck.model.document import Code, Fault, Page, PageText, Source
from proofcheck.model.measures import Box
from proofcheck.model.turning import Turn, turned_page
from proofcheck.reading.codes import distinct, find_codes
from proofcheck.reading.layout import lay_out
from proofcheck.reading.legibility import doubt_of
from proofcheck.reading.lying import turn_of
from proofcheck.reading.page_pixels import PagePixels, Pixels
from proofcheck.reading.pictures import Pictures, find_pictures
from proofcheck.reading.pieces import Piece, PixelText, moved
from proofcheck.reading.pixels import read_pixels
from proofcheck.reading.print_in_pictures import regions_with_print
from proofcheck.reading.rapid import NAME as RAPIDOCR
from proofcheck.reading.rapid import RapidEngine
from proofcheck.reading.tesseract import NAME as TESSERACT
from proofcheck.reading.tesseract import TesseractEngine
from proofcheck.reading.text_layer import TextLayer, read_notes, read_text_layer

FEWEST_WORDS = 5
"""A page with fewer visible words in its text layer is looked at as a picture."""

PICTURE_PAGE = 0.5
"""Share of the page under pictures from which it may be a scan."""

SURE_ENOUGH = 0.75
"""Mean confidence below which a page read by OCR is in doubt."""

LEAST_CODE_PT, QUIET_ZONE_PT, MOST_CODE_PICTURES = 18.0, 6.0, 12
"""Pictures that may hold a code: shorter side, white kept around them, how many are tried."""

OUTLINED_SEGMENTS = 1500
"""Drawings of that many pieces may be print that was turned into outlines."""

MOST_REGIONS = 6
BLANK = PixelText(pieces=(), skew_deg=0.0, mean_confidence=1.0)
NO_LAYER = TextLayer(visible=(), invisible=(), characters=0, unmapped=0)


class Engines(Struct, frozen=True):
    """The OCR engines of a reader."""

    rapid: RapidEngine
    tesseract: TesseractEngine


class PageReader:
    """Reads one page of an upload; its pixels are rendered once, and only when needed."""

    def __init__(
        self,
        upload: Upload,
        page: Page,
        engines: Engines,
        settings: ReadingSettings,
        limits: Limits,
    ) -> None:
        self._upload = upload
        self._displayed = page
        self._page = page
        self._engines = engines
        self._settings = settings
        self._limits = limits
        self._pixels = PagePixels(upload, page, settings)
        self.faults: list[Fault] = []
        self.engine = "pdfium"

    def read(self, *, codes: bool, may_ocr: bool = True) -> PageText:
        """Read the page; raises `ToolError` for an engine and `InputError` for its pixels."""
        layer, pictures = self._look() if self._upload.is_pdf else (NO_LAYER, Pictures())
        rubbish = doubt_of(layer)
        if rubbish or self._is_picture(layer, pictures):
            text = self._read_picture(layer, rubbish, may_ocr)
        else:
            text = self._read_layer(layer, pictures, may_ocr)
        if not codes:
            return text
        found = self._find_codes(pictures, text.source is Source.OCR)
        return structs.replace(text, codes=found) if found else text

    # What to read by.

    def _look(self) -> tuple[TextLayer, Pictures]:
        """Text layer and pictures of a PDF page, with the text of its notes and form fields."""
        assert self._upload.pdf is not None
        with PDFIUM_LOCK:
            page = self._upload.pdf[self._page.number - 1]
            try:
                layer = read_text_layer(page, self._limits.max_words_per_page)
                pictures = find_pictures(page)
            finally:
                page.close()
            if pictures.has_notes:
                copy = open_pdf(self._upload.pdf_data)
                try:
                    layer = read_notes(
                        copy, self._page.number, layer, self._limits.max_words_per_page
                    )
                finally:
                    close_pdf(copy)
        if layer.is_cut:
            self._note_limit("max_words_per_page", "has more words than are read")
        return layer, pictures

    def _is_picture(self, layer: TextLayer, pictures: Pictures) -> bool:
        if pictures.covered_share >= PICTURE_PAGE and pictures.hides_text:
            return True
        if len(layer.visible) >= FEWEST_WORDS:
            return False
        words = [piece.box for piece in layer.visible]
        return not words or bool(self._regions([self._pixels.paper], words))

    # Reading.

    def _read_picture(self, layer: TextLayer, rubbish: str | None, may_ocr: bool) -> PageText:
        if self._pixels.is_blank:
            return self._page_text(BLANK, None)
        if not may_ocr:
            self._note_limit("max_ocr_pages", "was not read by OCR")
            visible = () if rubbish else layer.visible
            text = PixelText(pieces=visible, skew_deg=0.0, mean_confidence=1.0)
            return self._page_text(text, "The page was not read: too many pages are pictures.")
        text = self._ocr(self._pixels.all, is_page=True)
        self._set_upright(text.turned_deg if text.pieces else 0)
        return self._page_text(text, None)

    def _read_layer(self, layer: TextLayer, pictures: Pictures, may_ocr: bool) -> PageText:
        self._set_upright(turn_of(layer.visible))
        turn = self._turn
        pieces = [piece.turned(turn) for piece in layer.visible]
        pictured = [turn.of(box) for box in pictures.boxes]
        if pictures.path_segments >= OUTLINED_SEGMENTS:
            pictured.append(self._pixels.paper)
        regions = self._regions(pictured, [piece.box for piece in pieces]) if pictured else []
        if not regions:
            return self._as_layer(pieces, None)
        if not may_ocr:
            self._note_limit("max_ocr_pages", "has pictures with print, which were not read")
            return self._as_layer(pieces, "Pictures with print on this page were not read.")
        found: list[Piece] = []
        for region in regions[:MOST_REGIONS]:
            part, across, down = self._pixels.part(region)
            is_page = region.area_pt2 > PICTURE_PAGE * self._page.width_pt * self._page.height_pt
            read = self._ocr(part, is_page=is_page)
            found += [piece.moved(across, down) for piece in self._as_it_lay(read, part)]
        found = _not_covered(found, pieces)
        if len(found) > len(pieces):
            sure = [piece.confidence for piece in found]
            text = PixelText(
                pieces=(*pieces, *found), skew_deg=0.0, mean_confidence=sum(sure) / len(sure)
            )
            return self._page_text(text, None)
        self.engine = "pdfium"
        return self._as_layer([*pieces, *found], None)

    def _ocr(self, image: Pixels, *, is_page: bool) -> PixelText:
        if self._settings.ocr is OcrChoice.TESSERACT:
            self.engine = TESSERACT
            return self._engines.tesseract.read_page(
                image, self._pixels.points_per_px, is_page=is_page
            )
        self.engine = RAPIDOCR
        return read_pixels(self._engines.rapid, image, self._pixels.points_per_px, is_page=is_page)

    def _find_codes(self, pictures: Pictures, is_picture: bool) -> tuple[Code, ...]:
        """Look through the whole page where it is a picture, else only where codes may be."""
        if is_picture:
            return find_codes(
                self._pixels.all, self._pixels.points_per_px, self._page.number, is_thorough=True
            )
        likely = [b for b in pictures.boxes if min(b.width_pt, b.height_pt) > LEAST_CODE_PT]
        turn = self._turn
        codes: list[Code] = []
        for box in map(turn.of, (*pictures.drawn_codes, *likely)[:MOST_CODE_PICTURES]):
            part, across, down = self._pixels.part(box.grown(QUIET_ZONE_PT))
            scale = self._pixels.points_per_px
            for code in find_codes(part, scale, self._page.number, is_thorough=True):
                codes.append(structs.replace(code, box=moved(code.box, across, down)))
        return distinct(codes)

    def _regions(self, pictured: list[Box], words: list[Box]) -> list[Box]:
        return regions_with_print(self._pixels.all, self._pixels.points_per_px, pictured, words)

    # How the page lies.

    @property
    def _turn(self) -> Turn:
        """What was turned so far: from the page as displayed to the page as it is read."""
        return Turn(
            deg=(self._page.turned_deg - self._displayed.turned_deg) % 360,
            width_pt=self._displayed.width_pt,
            height_pt=self._displayed.height_pt,
        )

    def _set_upright(self, deg: int) -> None:
        self._page = turned_page(self._page, deg)
        self._pixels = self._pixels.turned(deg)

    def _as_it_lay(self, read: PixelText, part: Pixels) -> tuple[Piece, ...]:
        """Bring what was read of a part, which may have been turned, back to how it lay."""
        height, width = part.shape[:2]
        scale = self._pixels.points_per_px
        turn = Turn(deg=read.turned_deg, width_pt=width * scale, height_pt=height * scale)
        return tuple(piece.turned(turn.back) for piece in read.pieces)

    # Putting together.

    def _as_layer(self, pieces: list[Piece], doubt: str | None) -> PageText:
        text = PixelText(pieces=tuple(pieces), skew_deg=0.0, mean_confidence=1.0)
        return self._page_text(text, doubt, source=Source.TEXT_LAYER)

    def _page_text(
        self, text: PixelText, doubt: str | None, *, source: Source = Source.OCR
    ) -> PageText:
        turn = Turn(
            deg=turn_of(text.pieces), width_pt=self._page.width_pt, height_pt=self._page.height_pt
        )
        self._set_upright(turn.deg)
        most = self._limits.max_words_per_page
        layout = lay_out([piece.turned(turn) for piece in text.pieces[:most]])
        if source is Source.OCR and doubt is None:
            doubt = _doubt(text, self.engine)
        return PageText(
            document=self._upload.document.number,
            page=self._page.number,
            width_pt=self._page.width_pt,
            height_pt=self._page.height_pt,
            source=source,
            engine=self.engine,
            words=layout.words,
            lines=layout.lines,
            blocks=layout.blocks,
            turned_deg=self._page.turned_deg,
            skew_deg=text.skew_deg,
            mean_confidence=round(text.mean_confidence, 4),
            doubt=doubt,
        )

    def _note_limit(self, limit: str, what: str) -> None:
        most = getattr(self._limits, limit)
        fault = Fault(
            stage="reading",
            code="limit",
            limit=limit,
            reason=f"Page {self._page.number} {what}: the limit is {most}.",
            remedy="Upload the invoice or letter by itself, without other pages.",
            page=self._page.number,
        )
        self.faults.append(fault)


def _doubt(text: PixelText, engine: str) -> str | None:
    if engine == "pdfium":
        return None
    if not text.pieces:
        return "No text could be read on this page."
    if text.mean_confidence < SURE_ENOUGH:
        return f"The print is hard to read: the mean confidence is {text.mean_confidence:.2f}."
    return None


def _not_covered(found: list[Piece], known: list[Piece]) -> list[Piece]:
    """The pieces that no known piece covers: the text layer says those itself."""
    if not found or not known:
        return found
    boxes = np.array([[b.x0, b.y0, b.x1, b.y1] for b in (piece.box for piece in known)])
    kept = []
    for piece in found:
        box = piece.box
        across = np.minimum(boxes[:, 2], box.x1) - np.maximum(boxes[:, 0], box.x0)
        down = np.minimum(boxes[:, 3], box.y1) - np.maximum(boxes[:, 1], box.y0)
        shared = float((np.maximum(across, 0) * np.maximum(down, 0)).sum())
        if shared < 0.3 * box.area_pt2:
            kept.append(piece)
    return kept
