"""The ink of a page: everything printed, and what is left of it without words and rules.

Lengths are millimetres on the sheet, which is taken for A4: whatever its pixels are, its longer
side counts as 297 mm. That fits scans whose size is stated wrongly, and photos.
"""

from __future__ import annotations

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source
from proofcheck.model.measures import Box

Mask = NDArray[np.uint8]
"""A picture of 0 and 1, `(height, width)`, row 0 on top."""

LONG_SIDE_MM = 297.0
PIXELS_PER_MM = 4.72
"""120 dots an inch: strokes of a pen are two pixels wide."""

DARKER = 40
"""Grey levels (of 255) by which ink is darker than the paper around it."""

COLOURED = 60
"""Levels (of 255) between the strongest and the weakest of red, green and blue."""

SURE_WORD = 0.8
"""OCR is sure of printed words; of what it takes a signature for, it is not."""

TALLEST_WORD_MM = 12.0
RULE_MM = 13.0
"""A straight stroke of this length is a rule: the top of a ring is shorter, and strokes bend."""

SKEW_PX = 3

HEAD_SHARE = 0.14
"""What looks like a seal in this upper share of a page is the emblem of a letterhead."""


class Patch(Struct, frozen=True):
    """A box in pixels."""

    x0: int
    y0: int
    x1: int
    y1: int


class Ink(Struct, frozen=True):
    """A page as ink: `all` of it, `loose`, what is neither a word that was read nor a rule, and
    `coloured`, what is neither black nor grey."""

    page: int
    all: Mask
    loose: Mask
    coloured: Mask
    points_per_pixel: float

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Return a box of pixels in points of the page."""
        by = self.points_per_pixel
        return Box(x0 * by, y0 * by, x1 * by, y1 * by)


def ink_of(upload: Upload, page: PageText) -> Ink:
    """Draw a page and tell its ink; raises `InputError` where it can't be drawn."""
    geometry = upload.document.pages[page.page - 1]
    long_side_pt = max(geometry.width_pt, geometry.height_pt)
    wanted_px = LONG_SIDE_MM * PIXELS_PER_MM
    pixels = upload.render(page.page, wanted_px / long_side_pt * 72)
    factor = wanted_px / max(pixels.shape)
    if abs(factor - 1) > 0.02:
        pixels = np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor), dtype=np.uint8)
    gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    points_per_pixel = long_side_pt / max(gray.shape)
    ink = _darker_than_paper(gray)
    loose = ink.copy()
    _erase_words(loose, page, points_per_pixel)
    chroma = pixels.max(axis=2) - pixels.min(axis=2)
    coloured = np.where(chroma > COLOURED, ink, np.uint8(0))
    return Ink(page.page, ink, _without_rules(loose), coloured, points_per_pixel)


def _darker_than_paper(gray: Mask) -> Mask:
    """Ink against the paper nearby, so that shadows and grey scans do not count."""
    half = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(half, np.ones((5, 5), np.uint8)), 15)
    paper = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.subtract(paper, gray) > DARKER, dtype=np.uint8)


def _erase_words(ink: Mask, page: PageText, points_per_pixel: float) -> None:
    for word in page.words:
        box = word.box
        if word.source is Source.OCR and word.confidence < SURE_WORD:
            continue
        if box.height_pt / points_per_pixel / PIXELS_PER_MM > TALLEST_WORD_MM:
            continue
        x0, y0 = int(box.x0 / points_per_pixel) - 1, int(box.y0 / points_per_pixel) - 1
        x1, y1 = int(box.x1 / points_per_pixel) + 2, int(box.y1 / points_per_pixel) + 2
        ink[max(0, y0) : max(0, y1), max(0, x0) : max(0, x1)] = 0


def _without_rules(ink: Mask) -> Mask:
    length = round(RULE_MM * PIXELS_PER_MM)
    along, across = np.ones((1, length), np.uint8), np.ones((SKEW_PX, 1), np.uint8)
    # A rule that lies slightly aslant is a stair: thickened, it is one run again.
    lying = cv2.morphologyEx(cv2.dilate(ink, across), cv2.MORPH_OPEN, along)
    standing = cv2.morphologyEx(cv2.dilate(ink, across.T), cv2.MORPH_OPEN, along.T)
    rules = cv2.dilate(np.maximum(lying, standing), np.ones((3, 3), np.uint8))
    return np.where(rules > 0, np.uint8(0), ink)
