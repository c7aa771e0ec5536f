"""Places of a page cut out of its pixels, ready for a reader of single lines."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from proofcheck.model.measures import Box

Pixels = NDArray[np.uint8]

MARGIN = 0.25
"""Paper kept around a place, in heights of the place (at least 1.5 points)."""

MOST_MARGIN_PT = 3.0
LEAST_HEIGHT_PX = 48
"""Lower crops are enlarged: the recogniser sees lines 48 pixels high."""

MOST_ENLARGED = 4.0
ROW_GAP_PX = 2


def cut(image: Pixels, box: Box, points_per_px: float) -> Pixels | None:
    """Cut a place with some paper around it, enlarged where it is low; None outside the page."""
    margin = min(max(MARGIN * box.height_pt, 1.5), MOST_MARGIN_PT)
    height, width = image.shape[:2]
    x0, x1 = (
        round((box.x0 - 2 * margin) / points_per_px),
        round((box.x1 + 2 * margin) / points_per_px),
    )
    y0, y1 = round((box.y0 - margin) / points_per_px), round((box.y1 + margin) / points_per_px)
    part = image[max(y0, 0) : min(y1, height), max(x0, 0) : min(x1, width)]
    if min(part.shape[:2]) < 3:
        return None
    factor = min(LEAST_HEIGHT_PX / part.shape[0], MOST_ENLARGED)
    if factor <= 1:
        return np.ascontiguousarray(part)
    enlarged = cv2.resize(part, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    return np.asarray(enlarged, dtype=np.uint8)


def rows_of(crop: Pixels) -> list[Pixels]:
    """Part a crop of several lines at the white between them; one line comes back whole."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    ink = dark > 0 if (dark > 0).mean() <= 0.5 else dark == 0
    counts = ink.sum(axis=1)
    inked = np.concatenate([[False], counts > max(1, 0.02 * counts.max(initial=0)), [False]])
    changes = np.flatnonzero(inked[1:] != inked[:-1])
    runs = list(zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True))
    tallest = max((stop - start for start, stop in runs), default=0)
    runs = _with_accents(runs, tallest)
    full = [(start, stop) for start, stop in runs if stop - start >= 0.45 * tallest]
    if len(full) < 2 or tallest < 8:
        return [crop]
    edges = [0, *((a[1] + b[0]) // 2 for a, b in pairwise(full)), len(crop)]
    return [crop[top:bottom] for top, bottom in pairwise(edges)]


def _with_accents(runs: list[tuple[int, int]], tallest: int) -> list[tuple[int, int]]:
    """Join dots, accents and tails to the line they belong to."""
    joined: list[tuple[int, int]] = []
    for start, stop in runs:
        is_near = bool(joined) and start - joined[-1][1] <= ROW_GAP_PX
        if is_near and min(stop - start, joined[-1][1] - joined[-1][0]) < 0.45 * tallest:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    return joined
