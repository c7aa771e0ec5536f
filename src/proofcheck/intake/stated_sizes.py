"""What the header of an image promises: read before anything is opened or decoded.

A file of a few bytes may promise billions of pixels, and some decoders make room for them as
soon as they are opened.
"""

from __future__ import annotations

import struct

from proofcheck.model.document import MediaType

Size = tuple[int, int]


def stated_size(data: bytes, media_type: MediaType) -> Size | None:
    """Return width and height as the header says; None where it does not, or can't be asked.

    TIFF and HEIC state the sizes of their frames further on: they are asked once open, which
    makes room for nothing.
    """
    try:
        match media_type:
            case MediaType.JPEG:
                return _jpeg(data)
            case MediaType.PNG:
                return struct.unpack(">II", data[16:24])
            case MediaType.GIF:
                return struct.unpack("<HH", data[6:10])
            case MediaType.WEBP:
                return _webp(data)
            case MediaType.BMP:
                return _bmp(data)
            case _:
                return None
    except (struct.error, IndexError):
        return None


def _jpeg(data: bytes) -> Size | None:
    """Size of the first frame header (ITU-T T.81, B.2.2)."""
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None


def _webp(data: bytes) -> Size | None:
    """Size of the canvas (RFC 9649: VP8X, VP8L, VP8)."""
    match data[12:16]:
        case b"VP8X":
            width, height = (int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
            return width + 1, height + 1
        case b"VP8L":
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return width & 0x3FFF, height & 0x3FFF
        case _:
            return None


def _bmp(data: bytes) -> Size:
    """Size of the picture; a negative height means that the top row comes first."""
    if int.from_bytes(data[14:18], "little") == 12:
        return struct.unpack("<HH", data[18:22])
    width, height = struct.unpack("<ii", data[18:26])
    return abs(width), abs(height)
