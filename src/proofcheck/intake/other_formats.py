"""Polyglots: a second complete format within the bytes of an upload.

Such a file is a picture to one program and an archive, a web page or a PDF to another, so that
two readers do not see the same paper. Not looked at: what honest devices append to their
pictures (further JPEGs, films, makers' data), and files embedded in a PDF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from proofcheck.intake.file_ends import end_of_image
from proofcheck.intake.sniffing import PDF_HEADER_WITHIN, sniff
from proofcheck.model.document import MediaType, OtherFormat, Remark

HEAD = PDF_HEADER_WITHIN
"""Bytes at the start in which readers look for what a file is."""

TAIL = 4096
"""Bytes after the end of the first format in which a web page may begin."""

WEB_SIGNS = (b"<html", b"<!doctype html", b"<script")
ARCHIVES = ((b"Rar!\x1a\x07", "a RAR archive"), (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"))
LEADING = (
    *ARCHIVES,
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"#!/", "a script"),
)
"""First bytes of formats that may stand before or after another one."""

DOS_PROGRAM, PE_OFFSET_AT = b"MZ", 60
ZIP_ENTRY, ZIP_END = b"PK\x01\x02", b"PK\x05\x06"
ZIP_END_BYTES, MOST_ZIP_COMMENT = 22, 65_535


def find_other_formats(data: bytes, media_type: MediaType) -> tuple[OtherFormat, ...]:
    """Return the complete formats that the bytes hold besides the one they were taken for.

    Nothing is looked for in a file that is not read.
    """
    if media_type is MediaType.UNKNOWN:
        return ()
    found = [*_before(data, media_type), *_after(data, media_type)]
    if not any(other.name == "a ZIP archive" for other in found):
        found += _zip(data, _end(data, media_type))
    distinct = {other.name: other for other in reversed(found)}
    return tuple(sorted(distinct.values(), key=lambda other: other.start))


def preamble(data: bytes, media_type: MediaType) -> Remark | None:
    """Return a remark on a PDF that does not begin at byte 0, as careless programs make them."""
    start = data.find(b"%PDF-", 0, HEAD + 5)
    if media_type is not MediaType.PDF or start <= 0:
        return None
    sentence = f"The PDF begins at byte {start}; what stands before it is no part of it."
    return Remark(code="preamble", sentence=sentence)


def _before(data: bytes, media_type: MediaType) -> Iterator[OtherFormat]:
    """What the first bytes are besides, whichever way a reader looks at them."""
    head = data[:HEAD]
    header = data.find(b"%PDF-", 0, HEAD + 5)
    if media_type is MediaType.PDF:
        name = _name_at(data[:header], 0)
        if name is None and sniff(data[:header]) is MediaType.BMP:
            name = "a BMP image"
        if name is not None:
            yield OtherFormat(name=name, start=0, end=header)
        head = data[:header]
    elif header >= 0 and (end := data.rfind(b"%%EOF", header)) >= 0:
        yield OtherFormat(name="a PDF", start=header, end=end + 5)
    if media_type is not MediaType.XML and any(sign in head.lower() for sign in WEB_SIGNS):
        yield OtherFormat(name="a web page", start=0, end=len(head))


def _after(data: bytes, media_type: MediaType) -> Iterator[OtherFormat]:
    """What follows the end of the first format."""
    start = _end(data, media_type)
    while start < len(data) and data[start] in b"\0 \t\r\n":
        start += 1
    if start >= len(data):
        return
    name = _name_at(data, start)
    # Cameras append further JPEGs to a JPEG: depth maps, previews, other exposures.
    if name is not None and not (name == "a JPEG image" and media_type.is_image):
        yield OtherFormat(name=name, start=start, end=len(data))
    for magic, archive in ARCHIVES:
        if (at := data.find(magic, start)) >= 0:
            yield OtherFormat(name=archive, start=at, end=len(data))
    header = data.find(b"%PDF-", start)
    if header >= 0 and (end := data.rfind(b"%%EOF", header)) >= 0:
        yield OtherFormat(name="a PDF", start=header, end=end + 5)
    if any(sign in data[start : start + TAIL].lower() for sign in WEB_SIGNS):
        yield OtherFormat(name="a web page", start=start, end=len(data))


def _end(data: bytes, media_type: MediaType) -> int:
    if media_type is MediaType.PDF:
        end = data.rfind(b"%%EOF")
        return end + 5 if end >= 0 else len(data)
    return end_of_image(data, media_type)


def _name_at(data: bytes, position: int) -> str | None:
    for magic, name in LEADING:
        if data.startswith(magic, position):
            return name
    if data.startswith(DOS_PROGRAM, position):
        at = position + PE_OFFSET_AT
        header = position + int.from_bytes(data[at : at + 4], "little")
        if data.startswith(b"PE\0\0", header):
            return "a Windows program"
    return None


def _zip(data: bytes, end_of_first: int) -> Iterator[OtherFormat]:
    """A ZIP whose directory is whole, and which ends the file or follows the first format.

    Readers of ZIP look for its end record from the back (APPNOTE.TXT, 4.3.16). One that stands
    inside, without a comment up to the end of the file, is an embedded document.
    """
    at = len(data)
    least = max(len(data) - ZIP_END_BYTES - MOST_ZIP_COMMENT, 0)
    while (at := data.rfind(ZIP_END, least, at)) >= 0:
        record = data[at + 4 : at + ZIP_END_BYTES]
        if len(record) < ZIP_END_BYTES - 4:
            continue
        *_, entries, size, offset, comment = struct.unpack("<HHHHIIH", record)
        directory = at - size
        is_last = at + ZIP_END_BYTES + comment == len(data) or at >= end_of_first
        if entries and directory >= 0 and data.startswith(ZIP_ENTRY, directory) and is_last:
            yield OtherFormat(name="a ZIP archive", start=max(directory - offset, 0), end=len(data))
            return
