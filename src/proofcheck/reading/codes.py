"""QR and bar codes in a page's pixels, by zxing-cpp.

In: RGB pixels. Out: `Code`s with boxes on the displayed page. The quick settings come first;
the thorough ones (turned, inverted, scaled down) only where a code may have been missed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from proofcheck.model.document import Code
from proofcheck.model.measures import Box

MOST_CODES = 20
LONGEST_PAYLOAD = 10_000
SAME_PLACE = 0.5
"""Share of one of two boxes that the other covers where both are of one code."""


def find_codes(
    image: NDArray[np.uint8], points_per_px: float, page: int, *, is_thorough: bool
) -> tuple[Code, ...]:
    """Return the codes of a page; `is_thorough` looks again where the quick look found none."""
    if min(image.shape[:2]) < 8:
        return ()
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    found = zxingcpp.read_barcodes(grey, try_rotate=False, try_downscale=False, try_invert=False)
    if not found and is_thorough:
        found = zxingcpp.read_barcodes(grey)
    codes = (_code(barcode, points_per_px, page) for barcode in found[:MOST_CODES])
    return tuple(sorted(codes, key=lambda code: (code.box.y0, code.box.x0)))


def distinct(codes: Iterable[Code]) -> tuple[Code, ...]:
    """Return the codes without those that say the same in the same place as one before them.

    A code that is a picture among drawn squares is found by either, at its own box each.
    """
    kept: list[Code] = []
    for code in codes:
        if not any(_is_same(code, other) for other in kept):
            kept.append(code)
    return tuple(kept)


def _is_same(one: Code, other: Code) -> bool:
    if (one.symbology, one.payload, one.page) != (other.symbology, other.payload, other.page):
        return False
    return max(one.box.overlap(other.box), other.box.overlap(one.box)) >= SAME_PLACE


def _code(barcode: Any, points_per_px: float, page: int) -> Code:
    position = barcode.position
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    box = Box(
        min(corner.x for corner in corners),
        min(corner.y for corner in corners),
        max(corner.x for corner in corners),
        max(corner.y for corner in corners),
    )
    return Code(
        symbology=barcode.format.name,
        payload=barcode.text[:LONGEST_PAYLOAD],
        page=page,
        box=box.scaled(points_per_px),
    )
