"""Whether a picture holds print that the text layer does not have: a letterhead, a scan.

Print shows as many small marks of like height standing in rows. Cheap (a few milliseconds), so
that OCR is only paid for where it has something to read.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from proofcheck.model.measures import Box, box_around

LEAST_AREA_SHARE = 0.004
"""Pictures below this share of the page are icons."""

LOWEST_MARK_PT, HIGHEST_MARK_PT = 2.5, 30.0
FEWEST_IN_ROW, FEWEST_MARKS = 6, 10
"""Marks of like height in one row, and marks in such rows, that make print."""

Pixels = NDArray[np.uint8]


def regions_with_print(
    image: Pixels, points_per_px: float, pictures: Iterable[Box], words: Iterable[Box]
) -> list[Box]:
    """Return the picture regions, in points, that hold print outside the `words`' boxes."""
    height, width = image.shape[:2]
    page_pt2 = height * width * points_per_px**2
    masked: Pixels = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    for word in words:
        x0, y0, x1, y1 = _in_pixels(word.grown(1.0), points_per_px, masked)
        masked[y0:y1, x0:x1] = 255
    found = []
    for region in _joined(list(pictures)):
        x0, y0, x1, y1 = _in_pixels(region, points_per_px, masked)
        is_large = region.area_pt2 >= LEAST_AREA_SHARE * page_pt2
        if is_large and has_print(masked[y0:y1, x0:x1], points_per_px):
            found.append(region)
    return found


def has_print(grey: Pixels, points_per_px: float) -> bool:
    """Whether grey pixels hold rows of marks of like height."""
    if min(grey.shape) < 8:
        return False
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    if (ink > 0).mean() > 0.5:
        ink = cv2.bitwise_not(ink)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    marks = np.asarray(stats[1:], dtype=np.int32)
    heights, widths = marks[:, cv2.CC_STAT_HEIGHT], marks[:, cv2.CC_STAT_WIDTH]
    low, high = LOWEST_MARK_PT / points_per_px, HIGHEST_MARK_PT / points_per_px
    filled = marks[:, cv2.CC_STAT_AREA] / (heights * widths)
    like_letters = (heights >= low) & (heights <= high) & (widths <= 3 * heights) & (filled > 0.12)
    marks = marks[like_letters]
    if len(marks) < FEWEST_MARKS:
        return False
    return _marks_in_rows(marks) >= FEWEST_MARKS


def _marks_in_rows(marks: NDArray[np.int32]) -> int:
    feet = marks[:, cv2.CC_STAT_TOP] + marks[:, cv2.CC_STAT_HEIGHT]
    order = np.argsort(feet)
    feet, heights = feet[order], marks[order, cv2.CC_STAT_HEIGHT]
    in_rows = start = 0
    for index in range(1, len(feet) + 1):
        ends = index == len(feet) or feet[index] - feet[start] > 0.3 * heights[start]
        if not ends:
            continue
        row = heights[start:index]
        alike = int((np.abs(row - np.median(row)) <= 0.45 * np.median(row)).sum())
        if alike >= FEWEST_IN_ROW:
            in_rows += alike
        start = index
    return in_rows


def _joined(boxes: list[Box]) -> list[Box]:
    """Join pictures that touch: scanners and printers cut one picture into strips."""
    regions: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box.y0, box.x0))[:400]:
        touching = [r for r in regions if r.grown(1.0).intersection(box) is not None]
        regions = [r for r in regions if r not in touching]
        regions.append(box_around([*touching, box]))
    return regions


def _in_pixels(box: Box, points_per_px: float, image: Pixels) -> tuple[int, int, int, int]:
    height, width = image.shape[:2]
    scaled = box.scaled(1 / points_per_px)
    x0, y0 = max(int(scaled.x0), 0), max(int(scaled.y0), 0)
    return x0, y0, min(int(scaled.x1) + 1, width), min(int(scaled.y1) + 1, height)
