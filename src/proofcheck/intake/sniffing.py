"""What bytes really are, whatever the file's name says."""

from __future__ import annotations

import re

from proofcheck.model.document import MediaType

PDF_HEADER_WITHIN = 1024
"""Bytes within which `%PDF-` may stand (ISO 32000-1, annex H, implementation note 13)."""

MAGIC = (
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"GIF87a", MediaType.GIF),
    (b"GIF89a", MediaType.GIF),
    (b"II*\x00", MediaType.TIFF),
    (b"MM\x00*", MediaType.TIFF),
    (b"II+\x00", MediaType.TIFF),
    (b"MM\x00+", MediaType.TIFF),
)
"""First bytes: ITU-T T.81, PNG 1.2, GIF89a, TIFF 6.0 and BigTIFF."""

CAMERA_RAW = (b"II*\x00\x10\x00\x00\x00CR",)
"""Raw files of cameras that begin like TIFF (Canon CR2): they hold no picture that is read."""

HEVC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})
HEIF_BRANDS = frozenset({b"mif1", b"mif2", b"msf1", b"heif"})
"""Brands of the `ftyp` box (ISO/IEC 23008-12, annex B and 10): HEVC pictures, and any."""

AV1_BRANDS = frozenset({b"avif", b"avis"})
"""Brands of HEIF files whose pictures are AV1, which is not read."""

ELEMENT = re.compile(rb"<(?:[\w.-]{1,100}:)?([\w.-]{1,100})")
NO_DATA = frozenset({b"html", b"svg"})
"""Root elements of XML that is meant to be looked at, not to be read by programs."""

BMP_HEADER_SIZES = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
"""Sizes of the header that follows the 14 bytes of a BMP's file header."""


def sniff(data: bytes) -> MediaType:
    """Return the media type by the first bytes; `UNKNOWN` for what we do not read."""
    if data.startswith(CAMERA_RAW):
        return MediaType.UNKNOWN
    for magic, media_type in MAGIC:
        if data.startswith(magic):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    if is_heif(data):
        return MediaType.HEIC
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return MediaType.PDF
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in BMP_HEADER_SIZES:
        return MediaType.BMP
    if is_xml(data):
        return MediaType.XML
    return MediaType.UNKNOWN


def brands(data: bytes) -> frozenset[bytes]:
    """Return the brands of the `ftyp` box that an ISO base media file begins with."""
    if data[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(data[:4]), 256, len(data))
    compatible = (data[at : at + 4] for at in range(16, end - 3, 4))
    return frozenset({data[8:12], *compatible})


def is_heif(data: bytes) -> bool:
    """Whether bytes begin like a HEIF file whose pictures are not AV1 alone."""
    found = brands(data)
    return bool(found & HEVC_BRANDS) or bool(found & HEIF_BRANDS and not found & AV1_BRANDS)


def is_xml(data: bytes) -> bool:
    """Whether bytes begin like XML, in UTF-8 or UTF-16, that is no web page or drawing."""
    head = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    root = root_name(head)
    if root in NO_DATA or b"<!doctype html" in head.lower():
        return False
    return head.startswith(b"<?xml") or (bool(root) and b"xmlns" in head)


def root_name(head: bytes) -> bytes:
    """Return the local name of the first element, in lower case; b"" where none begins there."""
    while head.startswith((b"<?", b"<!--")):
        end = b"?>" if head.startswith(b"<?") else b"-->"
        _, _, head = head.partition(end)
        head = head.lstrip()
    match = ELEMENT.match(head)
    return match[1].lower() if match else b""
