"""What bytes really are, whatever the file's name says."""

from __future__ import annotations

from proofcheck.model.document import Fault, MediaType

PDF_HEADER_WITHIN = 1024
"""Bytes within which `%PDF-` may stand (ISO 32000-1, annex H, implementation note 13)."""

MAGIC = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
)

FOREIGN = (
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a BMP image"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"<?xml", "an XML file"),
    (b"<!DOCTYPE html", "a web page"),
    (b"<html", "a web page"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
)


def sniff(data: bytes) -> MediaType:
    """Return the media type by the first bytes; `UNKNOWN` for what we do not read."""
    for magic, media_type in MAGIC:
        if data.startswith(magic):
            return media_type
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return MediaType.PDF
    return MediaType.UNKNOWN


def describe_unknown(data: bytes) -> Fault:
    """Say what an upload of unknown type seems to be, and what to upload instead."""
    return Fault(
        stage="intake",
        code="unknown_format",
        reason=f"The upload is no PDF, JPEG or PNG; it seems to be {_name(data)}.",
        remedy="Upload the original PDF, or a scan or photo as JPEG or PNG.",
    )


def _name(data: bytes) -> str:
    head = data[:64]
    if not data.strip(b"\x00"):
        return "damaged: all of its bytes are zero"
    for magic, name in FOREIGN:
        if head.lstrip().startswith(magic):
            return name
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "a WebP image"
    if head[4:8] == b"ftyp":
        return "a HEIC image or a video"
    if _is_text(data[:2000]):
        return "a text file"
    return "damaged, or of a kind we do not know"


def _is_text(sample: bytes) -> bool:
    try:
        text = sample.decode("utf-8", errors="strict" if len(sample) < 2000 else "ignore")
    except UnicodeDecodeError:
        return False
    return all(ch.isprintable() or ch in "\r\n\t\f" for ch in text)
