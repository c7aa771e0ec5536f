"""How much of an image file is not there, by what the file says of its own length.

Decoders fill what is missing in grey, white or black, some of them without a word. What they
leave unsaid is found here.
"""

from __future__ import annotations

from proofcheck.model.document import MediaType


def missing_bytes(data: bytes, media_type: MediaType) -> int:
    """Return how many bytes the file lacks at its end; 0 where it does not say its length."""
    match media_type:
        case MediaType.WEBP:
            return max(int.from_bytes(data[4:8], "little") + 8 - len(data), 0)
        case MediaType.HEIC:
            return max(end_of_boxes(data) - len(data), 0)
        case _:
            return 0


def end_of_boxes(data: bytes) -> int:
    """Return where the last box of an ISO base media file ends, as its size says.

    A last box of unknown kind whose size makes no sense is left out (ISO/IEC 14496-12, 4.2).
    """
    position = 0
    while position + 8 <= len(data):
        size, header = int.from_bytes(data[position : position + 4]), 8
        kind = data[position + 4 : position + 8]
        if size == 1:
            size, header = int.from_bytes(data[position + 8 : position + 16]), 16
        if size == 0 and kind.isalnum():
            return len(data)
        if size < header or not kind.isalnum():
            return position
        position += size
    return position
