"""An upload: what its bytes are, its pages, its embedded files, its pictures.

`open_upload` never raises for what a stranger sent; it notes faults. It raises `InputError`
for what the caller got wrong: a path that is not there, or a folder.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np
import pypdfium2
from msgspec import structs
from numpy.typing import NDArray

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.intake.images import Picture
from proofcheck.intake.pdfium import (
    DEFAULT_DPI,
    NotOpenedError,
    PasswordNeededError,
    close_pdf,
    open_pdf,
    page_geometry,
    render_page,
)
from proofcheck.intake.sniffing import describe_unknown, sniff
from proofcheck.intake.structure import Attachment, read_attachments, repaired, revision_ends
from proofcheck.model.document import Document, Fault, File, MediaType, Page

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
        pixels: NDArray[np.uint8] | None = None,
        max_pixels: int = 60_000_000,
        pdf_data: bytes | None = None,
    ) -> None:
        self.document = document
        self.data = data
        self.pdf_data = data if pdf_data is None else pdf_data
        self.attachments = attachments
        self.pdf = pdf
        self._pixels = pixels
        self._max_pixels = max_pixels

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

    def render(self, page: int, dpi: float | None = None) -> NDArray[np.uint8]:
        """Return page `page` (from 1) as displayed: RGB `(height, width, 3)`, row 0 on top.

        For an image None gives its own pixels; for a PDF, 200 dpi. The result never has more
        pixels than the limit: the resolution is lowered instead. Raises `InputError` for a
        page that is not there or can't be drawn.
        """
        if not 1 <= page <= len(self.document.pages):
            raise InputError(f"There is no page {page}.", remedy=ANOTHER_FILE)
        geometry = self.document.pages[page - 1]
        if self.pdf is not None:
            return self._rendered(geometry, dpi or DEFAULT_DPI)
        if self._pixels is None:
            raise InputError("The image can't be decoded.", remedy=ANOTHER_FILE)
        own_dpi = geometry.dpi or 72.0
        if dpi is None or abs(dpi - own_dpi) < 0.5:
            return self._pixels
        factor = min(dpi / own_dpi, (self._max_pixels / self._pixels[:, :, 0].size) ** 0.5)
        method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        resized = cv2.resize(self._pixels, None, fx=factor, fy=factor, interpolation=method)
        return np.asarray(resized, dtype=np.uint8)

    def _rendered(self, page: Page, dpi: float) -> NDArray[np.uint8]:
        assert self.pdf is not None
        square_inches = page.width_pt * page.height_pt / 72**2
        most = (self._max_pixels / square_inches) ** 0.5
        try:
            return render_page(self.pdf, page.number, min(dpi, most))
        except NotOpenedError as error:
            message = f"Page {page.number} can't be drawn: {error}."
            raise InputError(message, remedy=ANOTHER_FILE) from error


def open_upload(
    source: Path | bytes, *, limits: Limits, number: int = 1, name: str | None = None
) -> Upload:
    """Open an upload as document `number` of its dossier; `name` is its path in the report.

    Raises `InputError` where the path can't be read at all.
    """
    data, faults = _read(source, limits)
    file = File(
        path=name or (str(source) if isinstance(source, Path) else "<bytes>"),
        sha256=_digest(source, data),
        media_type=sniff(data),
        size_bytes=source.stat().st_size if isinstance(source, Path) else len(source),
    )
    document = Document(number=number, file=file, faults=faults)
    if faults:
        return Upload(document, b"")
    return _open(document, data, limits)


def open_revision(upload: Upload, end: int, *, limits: Limits) -> Upload:
    """Open the bytes before `end` as an upload of its own, with the same document number."""
    data = upload.data[:end]
    whole = upload.document
    file = structs.replace(
        whole.file, sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data)
    )
    return _open(Document(number=whole.number, file=file), data, limits)


def _open(document: Document, data: bytes, limits: Limits) -> Upload:
    if not data:
        return Upload(_with_fault(document, "empty", "The file is empty (0 bytes)."), data)
    match document.file.media_type:
        case MediaType.PDF:
            return _open_pdf(document, data, limits)
        case MediaType.JPEG | MediaType.PNG:
            return _open_image(document, data, limits)
        case _:
            return Upload(structs.replace(document, faults=(describe_unknown(data),)), data)


def _open_pdf(document: Document, data: bytes, limits: Limits) -> Upload:
    faults: list[Fault] = []
    try:
        pdf = open_pdf(data)
    except PasswordNeededError:
        reason = "The PDF is encrypted and asks for a password."
        remedy = "Upload a copy without a password, or a scan of the paper."
        locked = structs.replace(document, is_encrypted=True)
        return Upload(_with_fault(locked, "encrypted", reason, remedy), data)
    except NotOpenedError as error:
        mended = repaired(data)
        if mended is None:
            reason = f"The PDF is damaged and can't be opened ({error})."
            return Upload(_with_fault(document, "damaged", reason), data)
        try:
            pdf = open_pdf(mended)
        except (NotOpenedError, PasswordNeededError):
            reason = f"The PDF is damaged and can't be opened ({error})."
            return Upload(_with_fault(document, "damaged", reason), data)
    pages = _pages(pdf, limits, faults)
    attachments = read_attachments(data, limits.max_embedded_bytes)
    document = structs.replace(
        document,
        pages=tuple(pages),
        embedded_files=tuple(attachment.described() for attachment in attachments),
        revision_ends=revision_ends(data, limits.max_revisions),
        is_encrypted=b"/Encrypt" in data and _is_encrypted(pdf),
        faults=tuple(faults),
    )
    if not pages:
        close_pdf(pdf)
        reason = "The PDF has no page that can be shown."
        return Upload(_with_fault(document, "damaged", reason), data)
    return Upload(document, data, attachments, pdf=pdf, max_pixels=limits.max_pixels)


def _pages(pdf: pypdfium2.PdfDocument, limits: Limits, faults: list[Fault]) -> list[Page]:
    count = len(pdf)
    if count > limits.max_pages:
        reason = f"The PDF has {count} pages; only the first {limits.max_pages} were read."
        remedy = "Upload the invoice or letter by itself."
        faults.append(
            Fault(stage="intake", code="limit", limit="max_pages", reason=reason, remedy=remedy)
        )
    pages: list[Page] = []
    for number in range(1, min(count, limits.max_pages) + 1):
        page = page_geometry(pdf, number)
        if page is None:
            reason = f"Page {number} can't be loaded; the pages after it were not read."
            faults.append(
                Fault(
                    stage="intake", code="damaged", reason=reason, remedy=ANOTHER_FILE, page=number
                )
            )
            break
        pages.append(page)
    return pages


def _is_encrypted(pdf: pypdfium2.PdfDocument) -> bool:
    import pypdfium2.raw as pdfium_c

    from proofcheck.intake.pdfium import PDFIUM_LOCK

    with PDFIUM_LOCK:
        return bool(pdfium_c.FPDF_GetSecurityHandlerRevision(pdf) != -1)


def _open_image(document: Document, data: bytes, limits: Limits) -> Upload:
    picture = Picture(data, limits.max_pixels)
    pixels = picture.pixels()
    pages = (picture.page,) if picture.page is not None and pixels is not None else ()
    document = structs.replace(document, pages=pages, faults=tuple(picture.faults))
    return Upload(document, data, pixels=pixels, max_pixels=limits.max_pixels)


def _read(source: Path | bytes, limits: Limits) -> tuple[bytes, tuple[Fault, ...]]:
    if isinstance(source, bytes):
        size = len(source)
    else:
        try:
            if source.is_dir():
                raise InputError(f"{source} is a folder.", remedy="Name a file.")
            size = source.stat().st_size
        except OSError as error:
            message = f"{source} can't be read: {error.strerror}."
            raise InputError(message, remedy="Check the path and its permissions.") from error
    if size > limits.max_bytes:
        reason = f"The file has {size:,} bytes; the limit is {limits.max_bytes:,}."
        remedy = "Upload a smaller copy: a scan at 300 dpi in grey is plenty."
        return b"", (
            Fault(stage="intake", code="limit", limit="max_bytes", reason=reason, remedy=remedy),
        )
    if isinstance(source, bytes):
        return source, ()
    try:
        return source.read_bytes(), ()
    except OSError as error:
        message = f"{source} can't be read: {error.strerror}."
        raise InputError(message, remedy="Check the path and its permissions.") from error


def _digest(source: Path | bytes, data: bytes) -> str:
    if data or isinstance(source, bytes):
        return hashlib.sha256(data or bytes(source)).hexdigest()
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _with_fault(document: Document, code: str, reason: str, remedy: str = ANOTHER_FILE) -> Document:
    fault = Fault(stage="intake", code=code, reason=reason, remedy=remedy)
    return structs.replace(document, faults=(*document.faults, fault))
