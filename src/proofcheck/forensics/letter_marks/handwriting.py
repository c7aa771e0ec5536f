"""Handwritten signatures: loose, thin, wide strokes near the name of who signs.

Printed letters that nobody read are small and stand apart; a signature is a few long strokes
that hang together. Logos and drawings in the body of a letter are taken for one where they are
as thin and as loose.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from proofcheck.forensics.letter_marks.ink import PIXELS_PER_MM, Ink, Mask, Patch
from proofcheck.forensics.letter_marks.seals import Ring
from proofcheck.model.measures import Box

JOINING_MM = 2.0
"""Strokes of one signature are no further apart."""

WIDTH_MM = (9.0, 100.0)
HEIGHT_MM = (3.5, 45.0)
LONGEST_STROKE_MM = 6.5
"""At least so wide is the widest stroke: no letter of a printed text is."""

MOST_INK = 0.38
"""Share of its box that a signature fills; logos and pictures fill more."""

THICKEST_MM = 1.4
"""Width of the strokes; where they cross they are wider, so the widest twentieth is left out."""

AROUND = 1.12
"""A seal is blotted out with its blurred rim, which would pass for a stroke."""

UPPER_SHARE = 0.3
"""Nobody signs in the upper part of a page, unless the signer's name stands there."""

NEAR_MM = (70.0, 40.0)
"""How far across and down a signature stands from the signer's name."""


def find_signatures(
    ink: Ink, rings: list[Ring], squares: list[Patch], signer: Box | None
) -> list[Patch]:
    """Return what looks signed by hand; `signer` is where the signer's name stands, in points."""
    loose = ink.loose.copy()
    for ring in rings:
        width, height = ring.half_box
        axes = (round(AROUND * width), round(AROUND * height))
        cv2.ellipse(loose, (round(ring.x), round(ring.y)), axes, 0, 0, 360, 0, -1)
    for square in squares:
        loose[square.y0 - 2 : square.y1 + 2, square.x0 - 2 : square.x1 + 2] = 0
    return [patch for patch in _patches(loose) if _is_near(patch, ink, signer)]


def _patches(loose: Mask) -> Iterator[Patch]:
    reach = round(JOINING_MM * PIXELS_PER_MM)
    joined = cv2.dilate(loose, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for index in range(1, count):
        x, y, width, height = (int(value) for value in stats[index, :4])
        inner = (slice(y, y + height), slice(x, x + width))
        part = np.asarray((labels[inner] == index) & (loose[inner] > 0), dtype=np.uint8)
        if _is_handwriting(part):
            yield Patch(x, y, x + width, y + height)


def _is_handwriting(part: Mask) -> bool:
    height, width = (side / PIXELS_PER_MM for side in part.shape)
    if not (WIDTH_MM[0] < width < WIDTH_MM[1] and HEIGHT_MM[0] < height < HEIGHT_MM[1]):
        return False
    if float(part.mean()) > MOST_INK:
        return False
    strokes = cv2.morphologyEx(part, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(strokes)
    widest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_WIDTH]))
    wide, high = (int(stats[widest, i]) for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    if wide < LONGEST_STROKE_MM * PIXELS_PER_MM or high < HEIGHT_MM[0] * PIXELS_PER_MM * 0.7:
        return False
    depth = cv2.distanceTransform((labels == widest).astype(np.uint8), cv2.DIST_L2, 3)
    thickness_px = 2 * float(np.percentile(depth[depth > 0], 95))
    return thickness_px < THICKEST_MM * PIXELS_PER_MM


def _is_near(patch: Patch, ink: Ink, signer: Box | None) -> bool:
    if signer is None:
        return bool(patch.y0 > UPPER_SHARE * ink.all.shape[0])
    box = ink.box(patch.x0, patch.y0, patch.x1, patch.y1)
    per_mm = PIXELS_PER_MM * ink.points_per_pixel
    aside = max(box.x0 - signer.x1, signer.x0 - box.x1, 0.0) / per_mm
    apart = max(box.y0 - signer.y1, signer.y0 - box.y1, 0.0) / per_mm
    return bool(aside < NEAR_MM[0] and apart < NEAR_MM[1])
