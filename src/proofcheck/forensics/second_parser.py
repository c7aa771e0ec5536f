"""Whether other PDF readers see the pages that pdfium shows: qpdf and pypdf as witnesses.

Files can be written so that each reader takes other bytes for a page's content (content
masking). In: the bytes. Out: the pages whose text differs, with the words that only one has.
A file that qpdf writes anew is read by pdfium again: the same engine over another parser, so
that any difference is one of parsing. pypdf's content streams are held against qpdf's, and its
text is asked for only where they differ. A reader that can't read a page differs from nothing.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections import Counter

import pikepdf
import pypdf
import pypdfium2

from proofcheck.errors import is_out_of_memory
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK, NotOpenedError, PasswordNeededError, open_pdf
from proofcheck.model.facts import ReaderDifference

MAX_BYTES = 12_000_000
"""Bytes of a file that is written anew; larger ones are mostly scans."""

MAX_PAGES = 20
MAX_CONTENT_BYTES = 4_000_000
LEAST_CHARACTERS = 3
"""Letters and digits that one reader has more than the other for their texts to differ."""

MOST_WORDS = 12
BLANKS = re.compile(rb"[\x00\t\n\x0c\r ]+")
WORD = re.compile(r"\w+")

QPDF, PYPDF = "qpdf", "pypdf"


def find_reader_differences(upload: Upload) -> tuple[ReaderDifference, ...]:
    """Return the pages that show other text in another reader; none of a file that is too large."""
    pdf = upload.pdf
    is_as_uploaded = upload.pdf_data is upload.data
    if pdf is None or not is_as_uploaded or len(upload.data) > MAX_BYTES:
        return ()
    try:
        with pikepdf.open(io.BytesIO(upload.data), suppress_warnings=True) as parsed:
            return _held_against(upload, pdf, parsed)
    except BROKEN:
        return ()


def _held_against(
    upload: Upload, pdf: pypdfium2.PdfDocument, parsed: pikepdf.Pdf
) -> tuple[ReaderDifference, ...]:
    count = min(len(upload.document.pages), len(parsed.pages), MAX_PAGES)
    shown = _texts(pdf, count)
    found: list[ReaderDifference] = []
    rewritten = _texts_as_rewritten(parsed, count)
    for number, text in enumerate(shown, start=1):
        other = rewritten.get(number)
        if text is not None and other is not None:
            found += _difference(number, QPDF, text, other)
    contents = {number: _content(parsed, number) for number in range(1, count + 1)}
    for number, other in _texts_by_pypdf(upload.data, contents).items():
        text = shown[number - 1]
        if text is not None:
            found += _difference(number, PYPDF, text, other)
    return tuple(found)


def _texts(pdf: pypdfium2.PdfDocument, count: int) -> list[str | None]:
    texts: list[str | None] = []
    with PDFIUM_LOCK:
        for index in range(min(count, len(pdf))):
            try:
                page = pdf[index]
                text = page.get_textpage()
                texts.append(text.get_text_range())
                text.close()
                page.close()
            except (pypdfium2.PdfiumError, ValueError):
                texts.append(None)
    return texts


def _texts_as_rewritten(parsed: pikepdf.Pdf, count: int) -> dict[int, str]:
    """What pdfium reads in the file as qpdf understands it, by page number."""
    written = io.BytesIO()
    try:
        with warnings.catch_warnings():
            # Odd forms are no concern of a copy that only this process reads.
            warnings.simplefilter("ignore")
            parsed.save(
                written,
                encryption=False,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
            )
        rewritten = open_pdf(written.getvalue())
    except (*BROKEN, NotOpenedError, PasswordNeededError):
        return {}
    try:
        texts = _texts(rewritten, count)
    finally:
        with PDFIUM_LOCK:
            rewritten.close()
    return {number: text for number, text in enumerate(texts, start=1) if text is not None}


def _content(parsed: pikepdf.Pdf, number: int) -> bytes | None:
    """A page's content streams as qpdf decodes them, blanks made one; None if too large."""
    try:
        contents = parsed.pages[number - 1].obj.get("/Contents")
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        data = b"\n".join(
            bytes(stream.read_bytes()) for stream in streams if isinstance(stream, pikepdf.Stream)
        )
    except BROKEN:
        return None
    return BLANKS.sub(b" ", data).strip() if len(data) <= MAX_CONTENT_BYTES else None


def _texts_by_pypdf(data: bytes, contents: dict[int, bytes | None]) -> dict[int, str]:
    """What pypdf reads on the pages whose content streams are not those that qpdf has."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found: dict[int, str] = {}
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            reader.decrypt("")
        for number, content in contents.items():
            if content is None or number > len(reader.pages):
                continue
            page = reader.pages[number - 1]
            own = page.get_contents()
            own_data = BLANKS.sub(b" ", own.get_data()).strip() if own is not None else b""
            if own_data != content and len(own_data) <= MAX_CONTENT_BYTES:
                found[number] = page.extract_text()
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # pypdf raises many kinds of error on broken files; it then is no witness.
        return found
    return found


def _difference(number: int, reader: str, shown: str, other: str) -> list[ReaderDifference]:
    """Return the difference of two texts of a page, if there is one beyond blanks and order."""
    ours, theirs = _letters(shown), _letters(other)
    missing, more = ours - theirs, theirs - ours
    if max(missing.total(), more.total()) < LEAST_CHARACTERS or not theirs:
        return []
    return [
        ReaderDifference(
            page=number,
            reader=reader,
            only_shown=_only(shown, other),
            only_other=_only(other, shown),
        )
    ]


def _letters(text: str) -> Counter[str]:
    return Counter(ch for ch in text.casefold() if ch.isalnum())


def _only(one: str, other: str) -> tuple[str, ...]:
    left = Counter(WORD.findall(one)) - Counter(WORD.findall(other))
    return tuple(left)[:MOST_WORDS]
