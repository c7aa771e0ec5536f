"""Seals: rings of ink the size of a company's stamp, round or oval, in any colour.

A printed page has no other closed ring of that size: on letters of the corpus true seals close
at 97 to 100 % of their bearings, and the best ring that words and tables happen to form at 76 %.
Squares are in `square_seals`; rubber stamps without an outline are not looked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import cv2
import numpy as np
from msgspec import Struct

from proofcheck.forensics.letter_marks.ink import HEAD_SHARE, PIXELS_PER_MM, Ink, Mask

SMALLEST_MM, LARGEST_MM = 9.0, 30.0
"""Radius of a ring: company seals measure 20 to 50 mm across, a little more on a small sheet."""

CLOSED = 0.88
"""Share of the bearings at which a ring shows ink; writing and folds break some."""

BEARINGS = 90
FLATTEST = 0.6
"""Short to long axis: an invoice seal is 30 by 40 mm."""

COARSE = 0.5
VOTES = 26
MOST_CANDIDATES = 12
SEARCH_PX = 3


class Ring(Struct, frozen=True):
    """An ellipse in pixels: centre, half axes, and the angle of the first in radians."""

    x: float
    y: float
    across: float
    down: float
    angle: float = 0.0

    @property
    def half_box(self) -> tuple[float, float]:
        """Half the width and height of the upright box around it."""
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return math.hypot(self.across * cos, self.down * sin), math.hypot(
            self.across * sin, self.down * cos
        )


def find_seals(ink: Ink) -> list[Ring]:
    """Return the rings on a page that look like seals; of rings within each other the outer."""
    reach = np.asarray(cv2.dilate(ink.all, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    found: list[Ring] = []
    for candidate in _candidates(ink.loose):
        ring, closed = max(_fitted(candidate, ink.all, reach), key=lambda one: one[1])
        if closed >= CLOSED and ring.y > HEAD_SHARE * ink.all.shape[0]:
            found.append(ring)
    kept: list[Ring] = []
    for ring in sorted(found, key=lambda one: -one.across * one.down):
        if all(math.dist((ring.x, ring.y), (k.x, k.y)) > k.across / 2 + k.down / 2 for k in kept):
            kept.append(ring)
    return kept


def _candidates(loose: Mask) -> Iterator[Ring]:
    """Circles by the Hough transform, on half the resolution."""
    small = cv2.resize(loose * 255, None, fx=COARSE, fy=COARSE, interpolation=cv2.INTER_AREA)
    scale = PIXELS_PER_MM * COARSE
    circles = cv2.HoughCircles(
        cv2.GaussianBlur(small, (3, 3), 0),
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=6 * scale,
        param1=120,
        param2=VOTES,
        minRadius=round(SMALLEST_MM * scale),
        maxRadius=round(LARGEST_MM * scale),
    )
    if circles is None:
        return
    for x, y, radius in circles[0][:MOST_CANDIDATES].tolist():
        yield Ring(x / COARSE, y / COARSE, radius / COARSE, radius / COARSE)


def _fitted(ring: Ring, ink: Mask, reach: Mask) -> Iterator[tuple[Ring, float]]:
    """The ring moved and resized by a few pixels, and as an ellipse through the ink along it."""
    best, closed = ring, 0.0
    steps = range(-SEARCH_PX, SEARCH_PX + 1)
    for by in steps:
        for dx in steps:
            for dy in steps:
                moved = Ring(ring.x + dx, ring.y + dy, ring.across + by, ring.down + by)
                if (share := _closed(moved, reach)) > closed:
                    best, closed = moved, share
    yield best, closed
    oval = _oval(best, ink)
    if oval is not None:
        yield oval, _closed(oval, reach)


def _oval(ring: Ring, ink: Mask) -> Ring | None:
    x0, y0 = max(0, int(ring.x - 1.4 * ring.across)), max(0, int(ring.y - 1.4 * ring.across))
    part = ink[y0 : int(ring.y + 1.4 * ring.across), x0 : int(ring.x + 1.4 * ring.across)]
    ys, xs = np.nonzero(part)
    away = np.hypot(xs + x0 - ring.x, ys + y0 - ring.y) / ring.across
    near = (away > 0.86) & (away < 1.14)
    if near.sum() < BEARINGS:
        return None
    points = np.column_stack((xs[near] + x0, ys[near] + y0)).astype(np.float32)
    (x, y), (width, height), degrees = cv2.fitEllipseDirect(points)
    if not min(width, height) > FLATTEST * max(width, height):
        return None
    return Ring(x, y, width / 2, height / 2, math.radians(degrees))


def _closed(ring: Ring, reach: Mask) -> float:
    """Return at what share of the bearings there is ink on the ring."""
    turn = np.linspace(0, 2 * np.pi, BEARINGS * 3, endpoint=False)
    along, aside = ring.across * np.cos(turn), ring.down * np.sin(turn)
    cos, sin = math.cos(ring.angle), math.sin(ring.angle)
    xs = np.rint(ring.x + along * cos - aside * sin).astype(int)
    ys = np.rint(ring.y + along * sin + aside * cos).astype(int)
    height, width = reach.shape
    inside = (xs >= 0) & (ys >= 0) & (xs < width) & (ys < height)
    on = np.zeros(len(turn), dtype=bool)
    on[inside] = reach[ys[inside], xs[inside]] > 0
    return float(on.reshape(BEARINGS, 3).any(axis=1).mean())
