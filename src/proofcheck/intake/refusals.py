"""Uploads that are of no kind that is read: what they seem to be, and what to upload instead."""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.intake.sniffing import brands, root_name
from proofcheck.model.document import Fault


class Foreign(Struct, frozen=True):
    """A kind of file that is not read: its name, and what the seller can do."""

    name: str
    remedy: str


UNPACK = "Unpack it, and upload each document in it by itself."
AS_PDF = "Save or print it as PDF, and upload that."
AS_PHOTO = "Upload a sharp photo or a scan of the paper."
AS_JPEG = "Save the picture as JPEG or PNG, and upload that."
AS_ATTACHMENT = "Upload the document that is attached to the e-mail, not the e-mail."
ORIGINAL = "Upload the original PDF, or a scan or photo as JPEG or PNG."

FOREIGN = (
    (b"Rar!\x1a\x07", Foreign("a RAR archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Foreign("a 7-Zip archive", UNPACK)),
    (b"\x1f\x8b", Foreign("a gzip archive", UNPACK)),
    (b"BZh", Foreign("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ\x00", Foreign("an xz archive", UNPACK)),
    (b"MSCF", Foreign("a cabinet archive", UNPACK)),
    (b"{\\rtf", Foreign("an RTF document", AS_PDF)),
    (b"%!PS", Foreign("a PostScript file", AS_PDF)),
    (b"AT&TFORM", Foreign("a DjVu document", AS_PDF)),
    (b"8BPS", Foreign("a Photoshop picture", AS_JPEG)),
    (b"\x00\x00\x00\x0cjP  ", Foreign("a JPEG 2000 picture", AS_JPEG)),
    (b"\xff\x4f\xff\x51", Foreign("a JPEG 2000 picture", AS_JPEG)),
    (b"\xff\x0a", Foreign("a JPEG XL picture", AS_JPEG)),
    (b"\x00\x00\x00\x0cJXL ", Foreign("a JPEG XL picture", AS_JPEG)),
    (b"II*\x00\x10\x00\x00\x00CR", Foreign("a camera's raw picture", AS_JPEG)),
    (b"\x1aE\xdf\xa3", Foreign("a video", AS_PHOTO)),
    (b"\x00\x00\x01\xba", Foreign("a video", AS_PHOTO)),
    (b"FLV\x01", Foreign("a video", AS_PHOTO)),
    (b"ID3", Foreign("a sound recording", ORIGINAL)),
    (b"OggS", Foreign("a sound recording", ORIGINAL)),
    (b"MZ", Foreign("a Windows program", ORIGINAL)),
    (b"\x7fELF", Foreign("a program", ORIGINAL)),
)
"""First bytes of kinds that sellers upload, in lower case where they are text."""

MAIL_HEADER = re.compile(
    rb"(?:return-path|received|delivered-to|from|to|subject|date|mime-version|message-id"
    rb"|x-[a-z-]{2,40}|dkim-signature|content-type):[ \t]",
    re.IGNORECASE,
)
LEAST_MAIL_HEADERS = 3
OUTLOOK_STREAM = "__substg1.0_".encode("utf-16-le")
"""Name of the streams in which Outlook keeps a message (MS-OXMSG 2.2)."""

OFFICE_PARTS = (b"[Content_Types].xml", b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")


def describe_unknown(data: bytes) -> Fault:
    """Say what an upload of unknown type seems to be, and what to upload instead."""
    kind = _kind(data)
    return Fault(
        stage="intake",
        code="unknown_format",
        reason=f"The upload is no document that can be read: it seems to be {kind.name}.",
        remedy=kind.remedy,
    )


def _kind(data: bytes) -> Foreign:
    if not data.strip(b"\x00"):
        return Foreign("damaged: all of its bytes are zero", ORIGINAL)
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in FOREIGN:
        if data.startswith(magic) or head[: len(magic)].lower() == magic:
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    return _riff_or_media(data) or _text(head)


def _zip(data: bytes) -> Foreign:
    if any(part in data[:2000] for part in OFFICE_PARTS):
        return Foreign("an Office document", AS_PDF)
    return Foreign("a ZIP archive", UNPACK)


def _compound(data: bytes) -> Foreign:
    """An OLE compound file: an Outlook message, or an Office document of before 2007."""
    if OUTLOOK_STREAM in data:
        return Foreign("an e-mail saved by Outlook", AS_ATTACHMENT)
    return Foreign("an old Office document", AS_PDF)


def _riff_or_media(data: bytes) -> Foreign | None:
    if data[:4] == b"RIFF":
        if data[8:12] == b"WAVE":
            return Foreign("a sound recording", ORIGINAL)
        return Foreign("a video", AS_PHOTO)
    if data[4:8] == b"ftyp":
        if brands(data) & {b"avif", b"avis"}:
            return Foreign("an AVIF picture", AS_JPEG)
        return Foreign("a video", AS_PHOTO)
    if data[257:262] == b"ustar":
        return Foreign("a tar archive", UNPACK)
    return None


def _text(head: bytes) -> Foreign:
    if not _is_text(head[:2000]):
        return Foreign("damaged, or of a kind we do not know", ORIGINAL)
    if root_name(head) == b"html" or b"<!doctype html" in head.lower():
        return Foreign("a web page", AS_PDF)
    if root_name(head) == b"svg":
        return Foreign("an SVG drawing", AS_PDF)
    headers = sum(MAIL_HEADER.match(line) is not None for line in head.splitlines()[:40])
    if headers >= LEAST_MAIL_HEADERS:
        return Foreign("an e-mail", AS_ATTACHMENT)
    return Foreign("a text file", ORIGINAL)


def _is_text(sample: bytes) -> bool:
    try:
        text = sample.decode("utf-8", errors="strict" if len(sample) < 2000 else "ignore")
    except UnicodeDecodeError:
        return False
    return all(ch.isprintable() or ch in "\r\n\t\f" for ch in text)
