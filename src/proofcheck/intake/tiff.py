"""What the tags of a TIFF frame say that Pillow has open (TIFF 6.0): its kind, turn and parts."""

from __future__ import annotations

from typing import Any

from PIL import Image

KIND, PHOTOMETRIC, ORIENTATION = 254, 262, 274
ACROSS, DOWN, UNIT = 282, 283, 296
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325

REDUCED, MASK = 1, 4
"""Bits of NewSubfileType: a smaller copy of another frame, a transparency mask."""

WHITE_IS_ZERO, PER_CM = 0, 3


def is_page(image: Image.Image) -> bool:
    """Whether the frame is a page, and no smaller copy or mask of another one."""
    kind = _number(image, KIND, 0)
    return not kind & (REDUCED | MASK)


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
