"""Where an image ends within the uploaded bytes, by the structure of its format."""

from __future__ import annotations

import re

from proofcheck.intake.missing_bytes import end_of_boxes
from proofcheck.model.document import MediaType

MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A JPEG marker within or after entropy-coded data: no stuffed zero, no restart, no filling."""

END_OF_IMAGE = 0xD9
PNG_HEADER_BYTES, PNG_AROUND_BYTES = 8, 12


def end_of_image(data: bytes, media_type: MediaType) -> int:
    """Return the offset after the last byte of the (first) picture.

    It is the end of the bytes where the picture is cut short, or where its format does not
    tell (TIFF, whose parts lie anywhere).
    """
    match media_type:
        case MediaType.JPEG:
            end = _end_of_jpeg(data)
        case MediaType.PNG:
            end = _end_of_png(data)
        case MediaType.GIF:
            end = _end_of_gif(data)
        case MediaType.WEBP:
            end = int.from_bytes(data[4:8], "little") + 8
        case MediaType.HEIC:
            end = end_of_boxes(data)
        case MediaType.BMP:
            end = int.from_bytes(data[2:6], "little")
            if end < int.from_bytes(data[10:14], "little") + 1:
                end = len(data)  # a size that leaves no room for the pixels is none
        case _:
            end = len(data)
    return min(end, len(data))


def _end_of_jpeg(data: bytes) -> int:
    """Walk the segments (ITU-T T.81, B.1.1): a thumbnail within one has an end of its own."""
    position = 2
    while (match := MARKER.search(data, position)) is not None:
        marker = data[match.start() + 1]
        if marker == END_OF_IMAGE:
            return match.end()
        length = int.from_bytes(data[match.end() : match.end() + 2])
        position = match.end() + max(length, 2)
    return len(data)


def _end_of_png(data: bytes) -> int:
    position = PNG_HEADER_BYTES
    while position + PNG_AROUND_BYTES <= len(data):
        kind = data[position + 4 : position + 8]
        position += int.from_bytes(data[position : position + 4]) + PNG_AROUND_BYTES
        if kind == b"IEND":
            return position
    return len(data)


def _end_of_gif(data: bytes) -> int:
    """Walk the blocks (GIF89a, 17 to 27)."""
    position = 13 + _table_bytes(data[10:11])
    while position < len(data):
        match data[position]:
            case 0x3B:
                return position + 1
            case 0x21:
                position = _after_sub_blocks(data, position + 2)
            case 0x2C:
                table = _table_bytes(data[position + 9 : position + 10])
                position = _after_sub_blocks(data, position + 11 + table)
            case _:
                return position
    return len(data)


def _table_bytes(flags: bytes) -> int:
    """Size of the colour table that a byte of flags announces."""
    if not flags or not flags[0] & 0x80:
        return 0
    return int(3 * 2 ** ((flags[0] & 7) + 1))


def _after_sub_blocks(data: bytes, position: int) -> int:
    while position < len(data) and data[position]:
        position += data[position] + 1
    return position + 1
