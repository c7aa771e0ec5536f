"""pdfium, under the one lock of this process: opening, page geometry, rendering.

pdfium is not safe for threads: every call, closing included, is made while `PDFIUM_LOCK` is
held (it is re-entrant, so that a reader may hold it over several calls).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from proofcheck.model.document import Page

PDFIUM_LOCK = threading.RLock()

DEFAULT_DPI = 200.0
MAX_SIDE_PT = 14_400.0
"""Longest side of a PDF page in points (ISO 32000-1, annex C.2)."""


LOCKED = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})
"""Error codes of files that are encrypted, by a password or in a way pdfium does not know."""


class PasswordNeededError(Exception):
    """The PDF is encrypted, and the password given does not open it."""


class NotOpenedError(Exception):
    """pdfium can't make sense of the bytes."""


def open_pdf(data: bytes, password: str | None = None) -> pypdfium2.PdfDocument:
    """Open a PDF from memory; raises `PasswordNeededError` or `NotOpenedError`."""
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) in LOCKED:
                raise PasswordNeededError from error
            raise NotOpenedError(str(error).rstrip(".")) from error
        if document.get_formtype() != pdfium_c.FORMTYPE_NONE:
            document.init_forms()
        return document


def close_pdf(document: pypdfium2.PdfDocument) -> None:
    """Close a document under the lock."""
    with PDFIUM_LOCK:
        document.close()


def count_pages(document: pypdfium2.PdfDocument) -> int:
    """Return the number of pages that the file says it has."""
    with PDFIUM_LOCK:
        return max(len(document), 0)


def is_encrypted(document: pypdfium2.PdfDocument) -> bool:
    """Whether the file is encrypted, though it opened without a password."""
    with PDFIUM_LOCK:
        return bool(pdfium_c.FPDF_GetSecurityHandlerRevision(document.raw) != -1)


def page_geometry(document: pypdfium2.PdfDocument, number: int) -> Page | None:
    """Return page `number` (from 1) as displayed, or None where it can't be loaded."""
    with PDFIUM_LOCK:
        try:
            page = document[number - 1]
        except (pypdfium2.PdfiumError, IndexError):
            return None
        try:
            width, height = page.get_size()
            rotation = page.get_rotation()
        finally:
            page.close()
    if not (0 < width <= MAX_SIDE_PT and 0 < height <= MAX_SIDE_PT):
        return None
    return Page(number=number, width_pt=width, height_pt=height, rotation_deg=rotation)


def annotation_kinds(raw_page: object, most: int) -> Iterator[int]:
    """Yield the kind (`FPDF_ANNOT_…`) of each of the first `most` annotations of a loaded page.

    To be called under the lock, and used up under it.
    """
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(raw_page), most)):
        annotation = pdfium_c.FPDFPage_GetAnnot(raw_page, index)
        if annotation:
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            pdfium_c.FPDFPage_CloseAnnot(annotation)
            yield kind


def render_page(
    document: pypdfium2.PdfDocument, number: int, dpi: float, *, with_notes: bool = True
) -> NDArray[np.uint8]:
    """Render page `number` (from 1) as a viewer shows it, annotations and forms included.

    Without `with_notes` what lies on the page is left out: its own content alone is drawn.
    Returns RGB `(height, width, 3)` uint8, row 0 on top. Raises `NotOpenedError`.
    """
    with PDFIUM_LOCK:
        try:
            page = document[number - 1]
            try:
                bitmap = page.render(
                    scale=dpi / 72,
                    rev_byteorder=True,
                    draw_annots=with_notes,
                    may_draw_forms=with_notes,
                )
                try:
                    pixels = np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8, copy=True)
                finally:
                    bitmap.close()
            finally:
                page.close()
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise NotOpenedError(str(error)) from error
    return pixels
