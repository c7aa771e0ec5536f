"""Square seals in coloured ink, as companies in Japan and persons in China use them.

A square of black lines may be any cell of a form; one in red or blue of that size, closed on all
sides, with writing in it, is a seal. Rubber stamps are wider than high and are not looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from proofcheck.forensics.letter_marks.ink import HEAD_SHARE, PIXELS_PER_MM, Ink, Mask, Patch

SMALLEST_MM, LARGEST_MM = 10.0, 36.0
"""Side: seals of companies measure 18 to 30 mm, those of persons 10 to 18."""

LONGEST = 1.2
"""Long to short side."""

CLOSED = 0.85
"""Share of the outline that shows ink."""

FILLED = (0.12, 0.75)
"""Share of the square that is ink: the writing of a seal fills it, a filled box is no seal."""

STRAY_PX = 2


def find_square_seals(ink: Ink) -> list[Patch]:
    """Return the squares of coloured ink on a page that look like seals."""
    reach = np.ones((5, 5), np.uint8)
    joined = cv2.morphologyEx(ink.coloured, cv2.MORPH_CLOSE, reach)
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[Patch] = []
    for contour in contours:
        (x, y), sides, degrees = cv2.minAreaRect(contour)
        if y < HEAD_SHARE * ink.all.shape[0] or not _is_of_size(sides):
            continue
        corners = cv2.boxPoints(((x, y), sides, degrees))
        if _is_closed(corners, ink.coloured) and _is_written_on(contour, ink.coloured):
            x0, y0, width, height = cv2.boundingRect(contour)
            found.append(Patch(x0, y0, x0 + width, y0 + height))
    return found


def _is_of_size(sides: Sequence[float]) -> bool:
    short, long = sorted(side / PIXELS_PER_MM for side in sides)
    return short >= SMALLEST_MM and long <= LARGEST_MM and long <= LONGEST * short


def _is_closed(corners: object, coloured: Mask) -> bool:
    outline = np.zeros_like(coloured)
    points = np.rint(np.asarray(corners)).astype(np.int32)
    cv2.polylines(outline, [points], isClosed=True, color=1)
    size = 2 * STRAY_PX + 1
    near = cv2.dilate(coloured, np.ones((size, size), np.uint8))
    return float(near[outline > 0].mean()) >= CLOSED


def _is_written_on(contour: object, coloured: Mask) -> bool:
    x, y, width, height = cv2.boundingRect(np.asarray(contour))
    filled = float(coloured[y : y + height, x : x + width].mean())
    return FILLED[0] <= filled <= FILLED[1]
