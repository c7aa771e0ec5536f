"""The structure of a TIFF (TIFF 6.0): its chain of frames, and what the tags of one say."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from PIL import Image

KIND, PHOTOMETRIC, ORIENTATION = 254, 262, 274
ACROSS, DOWN, UNIT = 282, 283, 296
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325

REDUCED = 1
"""Bit of NewSubfileType: a smaller copy of another frame."""

WHITE_IS_ZERO, TRANSPARENCY_MASK, PER_CM = 0, 4, 3


class Chain(Struct, frozen=True):
    """How many directories (frames) were found; whether the chain is cut off, or goes on."""

    count: int
    is_cut: bool = False
    are_more: bool = False


def chain_of(data: bytes, most: int) -> Chain:
    """Follow the directories from one to the next, up to `most`; one that comes again ends it."""
    is_little = data[:2] == b"II"
    is_big = data[2:4] in (b"+\0", b"\0+")
    counted, entry, pointer = (8, 20, 8) if is_big else (2, 12, 4)

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if is_little else "big")

    at = number(8 if is_big else 4, pointer)
    seen: set[int] = set()
    while at and at not in seen and len(seen) < most:
        end = at + counted + number(at, counted) * entry
        if end + pointer > len(data):
            return Chain(len(seen) + (end <= len(data)), is_cut=True)
        seen.add(at)
        at = number(end, pointer)
    return Chain(len(seen), are_more=bool(at) and at not in seen)


def is_reduced(image: Image.Image) -> bool:
    """Whether the frame says that it is a smaller copy of another one."""
    return bool(_number(image, KIND, 0) & REDUCED)


def is_mask(image: Image.Image) -> bool:
    """Whether the frame says which parts of another one are transparent."""
    return _number(image, PHOTOMETRIC, 1) == TRANSPARENCY_MASK


def orientation_of(image: Image.Image) -> int:
    """Return the orientation 1 to 8; 1 where none is stated."""
    value = _number(image, ORIENTATION, 1)
    return value if 1 <= value <= 8 else 1


def white_is_zero(image: Image.Image) -> bool:
    """Whether 0 means white (PhotometricInterpretation 0)."""
    return _number(image, PHOTOMETRIC, 1) == WHITE_IS_ZERO


def resolution_of(image: Image.Image) -> tuple[float, float] | None:
    """Return the dots per inch across and down; None where they are not stated in inches or cm."""
    unit = _number(image, UNIT, 2)
    try:
        across, down = float(_tags(image)[ACROSS]), float(_tags(image)[DOWN])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    if unit not in (2, PER_CM):
        return None
    scale = 2.54 if unit == PER_CM else 1.0
    return across * scale, down * scale


def tile_bytes(image: Image.Image, size: int) -> tuple[int, int]:
    """Return how many strips or tiles the frame has, and how many end after byte `size`."""
    for starts, lengths in ((STRIPS, STRIP_BYTES), (TILES, TILE_BYTES)):
        begin, length = _tags(image).get(starts), _tags(image).get(lengths)
        if isinstance(begin, tuple) and isinstance(length, tuple):
            ends = [int(at) + int(by) for at, by in zip(begin, length, strict=False)]
            return len(ends), sum(end > size for end in ends)
    return 0, 0


def _tags(image: Image.Image) -> Any:
    return getattr(image, "tag_v2", {})


def _number(image: Image.Image, tag: int, otherwise: int) -> int:
    value = _tags(image).get(tag, otherwise)
    if isinstance(value, tuple) and value:
        value = value[0]
    return value if isinstance(value, int) else otherwise
