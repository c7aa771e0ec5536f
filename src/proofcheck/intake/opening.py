"""Opening an upload: from a path or bytes to what they really are.

What a stranger sent never raises; it is noted as a fault. `InputError` is for what the caller
got wrong: a path that is not there, or a folder. To read a further format of images, name it
in `sniffing` and `frames`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import assert_never

import pypdfium2
from msgspec import structs

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.intake.image_file import ImageFile
from proofcheck.intake.misnaming import misnamed
from proofcheck.intake.other_formats import find_other_formats, preamble
from proofcheck.intake.pdfium import (
    NotOpenedError,
    PasswordNeededError,
    close_pdf,
    count_pages,
    is_encrypted,
    open_pdf,
    page_geometry,
)
from proofcheck.intake.refusals import describe_unknown
from proofcheck.intake.sniffing import sniff
from proofcheck.intake.structure import Attachment, Survey, repaired, revision_ends, survey
from proofcheck.intake.upload import ANOTHER_FILE, Upload
from proofcheck.model.document import Document, Fault, File, MediaType, Page

ALONE = "Upload the invoice or letter by itself."


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
    remarks = (misnamed(file.path, file.media_type), preamble(data, file.media_type))
    document = structs.replace(
        document,
        remarks=tuple(remark for remark in remarks if remark is not None),
        other_formats=find_other_formats(data, file.media_type),
    )
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
        case MediaType.XML:
            return _open_xml(document, data)
        case MediaType.UNKNOWN:
            return Upload(structs.replace(document, faults=(describe_unknown(data),)), data)
        case (
            MediaType.JPEG
            | MediaType.PNG
            | MediaType.TIFF
            | MediaType.WEBP
            | MediaType.HEIC
            | MediaType.BMP
            | MediaType.GIF
        ):
            return _open_image(document, data, limits)
        case other:
            assert_never(other)


def _open_pdf(document: Document, data: bytes, limits: Limits) -> Upload:
    try:
        pdf, opened = _open_or_repair(data)
    except PasswordNeededError:
        reason = "The PDF is encrypted and asks for a password."
        remedy = "Upload a copy without a password, or a scan of the paper."
        locked = structs.replace(document, is_encrypted=True)
        return Upload(_with_fault(locked, "encrypted", reason, remedy), data)
    except NotOpenedError as error:
        reason = f"The PDF is damaged and can't be opened: {error}."
        return Upload(_with_fault(document, "damaged", reason), data)
    surveyed = survey(data, limits)
    document = structs.replace(
        document,
        embedded_files=tuple(attachment.described() for attachment in surveyed.attachments),
        is_encrypted=is_encrypted(pdf),
    )
    document = _with_revisions(document, data, limits)
    if surveyed.swollen is not None:
        reason = f"{surveyed.swollen} unpacks to more than {limits.max_stream_bytes:,} bytes."
        document = _with_limit(document, "max_stream_bytes", reason, ANOTHER_FILE)
    elif surveyed.painted_forms > limits.max_painted_forms:
        reason = f"A page paints forms within forms more than {limits.max_painted_forms:,} times."
        document = _with_limit(document, "max_painted_forms", reason, ANOTHER_FILE)
    else:
        document = _with_pages(_with_damage(document, data, opened, surveyed), pdf, limits)
    if not document.pages:
        close_pdf(pdf)
        return Upload(document, data, surveyed.attachments)
    return Upload(
        document,
        data,
        surveyed.attachments,
        pdf=pdf,
        max_pixels=limits.max_pixels,
        pdf_data=opened,
    )


def _with_revisions(document: Document, data: bytes, limits: Limits) -> Document:
    ends = revision_ends(data)
    most = limits.max_revisions
    # The first shows what the issuer saved: updates piled up on it must not hide it.
    kept = ends if len(ends) <= most else (*ends[:1], *ends[len(ends) - most + 1 :])
    document = structs.replace(document, revision_ends=kept)
    if len(ends) <= most:
        return document
    reason = f"The PDF has {len(ends)} revisions; the first and newest {most - 1} were kept."
    return _with_limit(document, "max_revisions", reason, ALONE)


def _with_damage(document: Document, data: bytes, opened: bytes, surveyed: Survey) -> Document:
    if opened is not data:
        reason = "The PDF is damaged. It was repaired to be read; parts of it may be missing."
        return _with_fault(document, "damaged", reason)
    if not surveyed.is_readable:
        reason = "The PDF's structure is damaged: embedded files could not be looked for."
        return _with_fault(document, "damaged", reason)
    return document


def _open_or_repair(data: bytes) -> tuple[pypdfium2.PdfDocument, bytes]:
    """Open a PDF, or what qpdf can make of it: the document and the bytes it came from."""
    try:
        pdf = open_pdf(data)
    except NotOpenedError:
        mended = repaired(data)
        if mended is None:
            raise
        return open_pdf(mended), mended
    if count_pages(pdf) == 0:
        mended = repaired(data)
        if mended is not None:
            close_pdf(pdf)
            return open_pdf(mended), mended
    return pdf, data


def _with_pages(document: Document, pdf: pypdfium2.PdfDocument, limits: Limits) -> Document:
    count = count_pages(pdf)
    if count > limits.max_pages:
        reason = f"The PDF has {count} pages; only the first {limits.max_pages} were read."
        document = _with_limit(document, "max_pages", reason, ALONE)
    pages: list[Page] = []
    for number in range(1, min(count, limits.max_pages) + 1):
        page = page_geometry(pdf, number)
        if page is None:
            reason = f"Page {number} can't be loaded; the pages after it were not read."
            document = _with_fault(document, "damaged", reason, page=number)
            break
        pages.append(page)
    if not pages:
        return _with_fault(document, "damaged", "The PDF has no page that can be shown.")
    return structs.replace(document, pages=tuple(pages))


def _open_image(document: Document, data: bytes, limits: Limits) -> Upload:
    image = ImageFile(data, document.file.media_type, limits)
    document = structs.replace(document, pages=image.pages, faults=image.faults)
    return Upload(document, data, image=image, max_pixels=limits.max_pixels)


def _open_xml(document: Document, data: bytes) -> Upload:
    """Hand the XML on as a file embedded in nothing; whether it is an e-invoice is asked later."""
    name = Path(document.file.path).name
    return Upload(document, data, (Attachment(name=name, relationship=None, data=data),))


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


def _with_fault(
    document: Document,
    code: str,
    reason: str,
    remedy: str = ANOTHER_FILE,
    page: int | None = None,
) -> Document:
    fault = Fault(stage="intake", code=code, reason=reason, remedy=remedy, page=page)
    return structs.replace(document, faults=(*document.faults, fault))


def _with_limit(document: Document, limit: str, reason: str, remedy: str) -> Document:
    fault = Fault(stage="intake", code="limit", limit=limit, reason=reason, remedy=remedy)
    return structs.replace(document, faults=(*document.faults, fault))
