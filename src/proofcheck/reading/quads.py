"""Geometry of detected text lines: merging, straightening, and how the paper lies.

A quad is `(4, 2)` float32 in pixels: top left, top right, bottom right, bottom left of the
line as it reads.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Quad = NDArray[np.float32]

SAME_LINE = 0.35
"""Centres closer than this share of the height are on one line."""

OVERLAP = 0.1
"""Boxes of one line that overlap by this share of their height are read as one."""

STEEPEST = 0.3
"""Slopes beyond this (17 degrees) belong to text that was set aslant, not to the paper."""


class Slope(Struct, frozen=True, kw_only=True):
    """How lines run on the paper: `level + by_y * (y - middle_y)`, in pixels down a pixel right.

    A scan has one slope; a photo taken aslant has one that changes from top to bottom.
    """

    level: float = 0.0
    by_y: float = 0.0
    middle_x: float = 0.0
    middle_y: float = 0.0

    @property
    def skew_deg(self) -> float:
        """The angle of the text in degrees, positive clockwise."""
        return math.degrees(math.atan(self.level))

    def flatten(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point would be if the lines ran level."""
        slope = self.level + self.by_y * (y - self.middle_y)
        return x + self.level * (y - self.middle_y), y - slope * (x - self.middle_x)


def width_px(quad: Quad) -> float:
    """Mean length of the upper and lower edge."""
    return float(np.linalg.norm(quad[1] - quad[0]) + np.linalg.norm(quad[2] - quad[3])) / 2


def height_px(quad: Quad) -> float:
    """Mean length of the left and right edge."""
    return float(np.linalg.norm(quad[3] - quad[0]) + np.linalg.norm(quad[2] - quad[1])) / 2


def slope_of(quad: Quad) -> float:
    """Pixels down a pixel right along the line."""
    across = (quad[1] - quad[0]) + (quad[2] - quad[3])
    return float(across[1] / across[0]) if abs(across[0]) > 1e-3 else math.copysign(1e3, across[1])


def at(quad: Quad, across: float, down: float) -> tuple[float, float]:
    """Return the point at shares (0..1) across and down a quad."""
    top = quad[0] + (quad[1] - quad[0]) * across
    bottom = quad[3] + (quad[2] - quad[3]) * across
    point = top + (bottom - top) * down
    return float(point[0]), float(point[1])


def fit_slope(quads: list[Quad], size: tuple[int, int]) -> Slope:
    """Fit how the lines run from long lines, twice, leaving out what disagrees.

    `size` is (height, width) of the image in pixels.
    """
    middle_y, middle_x = size[0] / 2, size[1] / 2
    long = [q for q in quads if width_px(q) > 3 * height_px(q) and abs(slope_of(q)) < STEEPEST]
    if len(long) < 3:
        return Slope(middle_x=middle_x, middle_y=middle_y)
    slopes = np.array([slope_of(q) for q in long])
    weights = np.array([width_px(q) for q in long])
    centres = np.array([float(q[:, 1].mean()) - middle_y for q in long])
    kept = np.abs(slopes - _weighted_median(slopes, weights)) < 0.06
    level, by_y = _fit(slopes, centres, weights, kept)
    close = np.abs(slopes - (level + by_y * centres)) < 0.015
    if close.sum() >= 3:
        level, by_y = _fit(slopes, centres, weights, close)
    if abs(level) < 0.0008 and abs(by_y) * size[0] < 0.002:
        level = by_y = 0.0
    return Slope(level=level, by_y=by_y, middle_x=middle_x, middle_y=middle_y)


def _fit(
    slopes: NDArray[np.float64],
    centres: NDArray[np.float64],
    weights: NDArray[np.float64],
    kept: NDArray[np.bool_],
) -> tuple[float, float]:
    spread = float(np.ptp(centres[kept])) if kept.any() else 0.0
    if kept.sum() < 6 or spread < 200:
        return (float(np.average(slopes[kept], weights=weights[kept])) if kept.any() else 0.0), 0.0
    by_y, level = np.polyfit(centres[kept], slopes[kept], 1, w=np.sqrt(weights[kept]))
    return float(level), float(by_y)


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def merge_overlapping(quads: list[Quad]) -> list[Quad]:
    """Merge boxes of one line that overlap, so that no ink is read twice.

    RapidOCR reads "Total 571.04" as "1571.04" where a box reaches into its neighbour.
    """
    pending = sorted(quads, key=lambda quad: float(quad[:, 0].min()))
    merged: list[Quad] = []
    while pending:
        quad = pending.pop(0)
        index = 0
        while index < len(pending):
            if float(pending[index][:, 0].min()) > float(quad[:, 0].max()):
                break
            if _is_one_line(quad, pending[index]):
                quad = _union(quad, pending.pop(index))
                index = 0
            else:
                index += 1
        merged.append(quad)
    return merged


def _is_one_line(one: Quad, other: Quad) -> bool:
    height, other_height = height_px(one), height_px(other)
    if max(height, other_height) > 1.6 * min(height, other_height):
        return _holds(one, other) or _holds(other, one)
    if width_px(one) < height or width_px(other) < 0.4 * other_height:
        return False
    run = np.array([1.0, slope_of(one)]) / math.hypot(1.0, slope_of(one))
    offset = other.mean(axis=0) - one.mean(axis=0)
    if abs(float(run[0] * offset[1] - run[1] * offset[0])) > SAME_LINE * min(height, other_height):
        return False
    if abs(slope_of(other) - slope_of(one)) > 0.1 and width_px(other) > 2 * other_height:
        return False
    ends = (one - one[0]) @ run
    other_ends = (other - one[0]) @ run
    shared = min(ends.max(), other_ends.max()) - max(ends.min(), other_ends.min())
    return bool(shared > OVERLAP * min(height, other_height))


def _holds(outer: Quad, inner: Quad) -> bool:
    """Whether a box lies within another but for a fifth."""
    low = np.maximum(outer.min(axis=0), inner.min(axis=0))
    high = np.minimum(outer.max(axis=0), inner.max(axis=0))
    shared = float(np.prod(np.maximum(high - low, 0)))
    return shared > 0.8 * float(np.prod(inner.max(axis=0) - inner.min(axis=0)))


def _union(one: Quad, other: Quad) -> Quad:
    """The smallest box along the longer line that holds both."""
    lead = one if width_px(one) >= width_px(other) else other
    slope = slope_of(lead) if abs(slope_of(lead)) < STEEPEST else 0.0
    run = np.array([1.0, slope]) / math.hypot(1.0, slope)
    down = np.array([-run[1], run[0]])
    points = np.concatenate([one, other])
    across, depth = points @ run, points @ down
    corners = (
        (across.min(), depth.min()),
        (across.max(), depth.min()),
        (across.max(), depth.max()),
        (across.min(), depth.max()),
    )
    return np.array([run * a + down * d for a, d in corners], dtype=np.float32)


def straighten(image: Pixels, quad: Quad) -> Pixels:
    """Cut a line out of an image, set level; at least 2 by 2 pixels."""
    height, width = image.shape[:2]
    if np.abs(quad[0, 1] - quad[1, 1]) < 1.5 and np.abs(quad[0, 0] - quad[3, 0]) < 1.5:
        x0, y0 = np.floor(quad.min(axis=0)).astype(int)
        x1, y1 = np.ceil(quad.max(axis=0)).astype(int)
        part = image[max(y0, 0) : min(y1 + 1, height), max(x0, 0) : min(x1 + 1, width)]
        if min(part.shape[:2]) >= 2:
            return part
    across, down = max(round(width_px(quad)), 2), max(round(height_px(quad)), 2)
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    crop = cv2.warpPerspective(
        image, transform, (across, down), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, dtype=np.uint8)
