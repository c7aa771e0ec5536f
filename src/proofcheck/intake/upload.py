"""An upload that is open: its document, its bytes, its embedded files, its pixels."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from types import TracebackType

import cv2
import numpy as np
import pypdfium2
from msgspec import structs
from numpy.typing import NDArray

from proofcheck.errors import InputError
from proofcheck.intake.image_file import ImageFile, NotDecodedError
from proofcheck.intake.pdfium import DEFAULT_DPI, NotOpenedError, close_pdf, render_page
from proofcheck.intake.structure import Attachment
from proofcheck.model.document import Document, Page, PageText
from proofcheck.model.turning import turned_page

ANOTHER_FILE = "Upload the original file again, or a scan of the paper."


class Upload:
    """One upload, open; a context manager. Rendering is safe from threads.

    `data` are the bytes as uploaded, `pdf_data` those that pdfium opened: the same, or what
    qpdf made of a damaged file. `pdf` is for stages that ask pdfium themselves, under its lock.
    """

    def __init__(
        self,
        document: Document,
        data: bytes,
        attachments: tuple[Attachment, ...] = (),
        pdf: pypdfium2.PdfDocument | None = None,
        image: ImageFile | None = None,
        max_pixels: int = 60_000_000,
        pdf_data: bytes | None = None,
    ) -> None:
        self.document = document
        self.data = data
        self.pdf_data = data if pdf_data is None else pdf_data
        self.attachments = attachments
        self.pdf = pdf
        self._image = image
        self._max_pixels = max_pixels
        self._with_notes = True

    def __enter__(self) -> Upload:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_pdf(self) -> bool:
        """Whether the bytes are a PDF that opened."""
        return self.pdf is not None

    def close(self) -> None:
        """Let go of the file."""
        if self.pdf is not None:
            close_pdf(self.pdf)
            self.pdf = None

    def set_upright(self, read: Iterable[PageText]) -> Upload:
        """Return the upload with its pages turned as they had to be to be read.

        It shares the open file of this one, which alone is to be closed. Its pages and what it
        renders are upright; `pdf` is as it was.
        """
        pages = self.document.pages
        by_number = {page.number: page for page in pages}
        for text in read:
            page = by_number[text.page]
            by_number[text.page] = turned_page(page, text.turned_deg - page.turned_deg)
        if tuple(by_number.values()) == pages:
            return self
        upright = copy.copy(self)
        upright.document = structs.replace(self.document, pages=tuple(by_number.values()))
        return upright

    def without_notes(self) -> Upload:
        """Return the upload as its pages are under their annotations and form fields.

        It shares the open file of this one, which alone is to be closed; only what it renders
        differs.
        """
        bare = copy.copy(self)
        bare._with_notes = False
        return bare

    def render(self, page: int, dpi: float | None = None) -> NDArray[np.uint8]:
        """Return page `page` (from 1) as displayed: RGB `(height, width, 3)`, row 0 on top.

        A page that was set upright comes turned. For an image None gives its own pixels; for a
        PDF, 200 dpi. The result never has more pixels than the limit: the resolution is lowered
        instead. Raises `InputError` for a page that is not there or can't be drawn.
        """
        if not 1 <= page <= len(self.document.pages):
            raise InputError(f"There is no page {page}.", remedy=ANOTHER_FILE)
        geometry = self.document.pages[page - 1]
        pixels = self._displayed(geometry, dpi)
        if not geometry.turned_deg:
            return pixels
        return np.ascontiguousarray(np.rot90(pixels, -geometry.turned_deg // 90))

    def _displayed(self, geometry: Page, dpi: float | None) -> NDArray[np.uint8]:
        if self.pdf is not None:
            return self._rendered(geometry, dpi or DEFAULT_DPI)
        pixels = self._decoded(geometry.number)
        own_dpi = geometry.dpi or 72.0
        if dpi is None or abs(dpi - own_dpi) < 0.5:
            return pixels
        factor = min(dpi / own_dpi, (self._max_pixels / pixels[:, :, 0].size) ** 0.5)
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        resized = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=method)
        return np.asarray(resized, dtype=np.uint8)

    def _decoded(self, page: int) -> NDArray[np.uint8]:
        assert self._image is not None, "a document with pages is a PDF or an image"
        try:
            return self._image.pixels(page)
        except NotDecodedError as error:
            message = f"Page {page} of the image can't be decoded: {error}."
            raise InputError(message, remedy=ANOTHER_FILE) from error

    def _rendered(self, page: Page, dpi: float) -> NDArray[np.uint8]:
        assert self.pdf is not None
        square_inches = page.width_pt * page.height_pt / 72**2
        most = (self._max_pixels / square_inches) ** 0.5
        try:
            return render_page(self.pdf, page.number, min(dpi, most), with_notes=self._with_notes)
        except NotOpenedError as error:
            message = f"Page {page.number} can't be drawn: {error}."
            raise InputError(message, remedy=ANOTHER_FILE) from error
