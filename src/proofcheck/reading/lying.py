"""How the paper lies: upright, on its side, or upside down.

In: what a reader found on a page as displayed. Out: degrees by which the page has to be turned
clockwise to stand upright. Lines that run down the page tell for nothing that it lies on its
side. Which way up is told by reading: the recogniser's confidence over the six longest lines was
0.92 or more the right way up and 0.76 or less upside down, on all of 107 scans and photos
(receipts, invoices, letters; Latin and Chinese), each turned in all four ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from proofcheck.reading.pieces import Piece
from proofcheck.reading.quads import Quad, straighten, width_px
from proofcheck.reading.rapid import Glyph, RapidEngine

Pixels = NDArray[np.uint8]

UNSURE_BELOW = 0.85
"""Mean confidence of the longest lines below which they are read upside down too."""

CLEARLY_BETTER = 0.1
"""By how much more confident a reading must be for the page to be turned."""

DOWN_THE_PAGE = 0.6
"""Share of the length of all lines that runs down a page which lies on its side."""

SIDEWAYS_RATIO = 1.8
"""A line is at least this many times as long as high; marks that are not tell nothing."""

FEWEST_LINES = 2
TRIED_LINES = 6

MOSTLY = 0.5
"""Share of a page's characters that must be turned one way for the page to be turned."""


def turned(image: Pixels, deg: int) -> Pixels:
    """Turn pixels clockwise, in steps of 90 degrees."""
    return np.ascontiguousarray(np.rot90(image, -deg // 90)) if deg % 360 else image


def is_on_its_side(quads: Iterable[Quad]) -> bool:
    """Whether most of the text of a page runs down (or up) it."""
    whole, down = 0.0, []
    for quad in quads:
        longer, shorter = _sides(quad)
        length, thickness = float(np.linalg.norm(longer)), float(np.linalg.norm(shorter))
        whole += length
        if length > SIDEWAYS_RATIO * thickness and abs(longer[1]) > abs(longer[0]):
            down.append(length)
    return len(down) >= FEWEST_LINES and sum(down) > DOWN_THE_PAGE * whole


def _sides(quad: Quad) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The longer and the shorter side of a quad, as vectors.

    Where a page lies on its side and is skewed too, the detector begins its quads at either
    end: the line then runs along what would be their upper edge.
    """
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    return (across, down) if np.linalg.norm(across) > np.linalg.norm(down) else (down, across)


def is_upside_down(
    engine: RapidEngine,
    image: Pixels,
    quads: Sequence[Quad],
    read: Sequence[tuple[Glyph, ...]] | None = None,
) -> bool:
    """Whether lines read better the other way up; `read` is what they gave this way up.

    Costs nothing for a page whose longest lines were read with confidence, else a few lines.
    """
    order = sorted(range(len(quads)), key=lambda index: -width_px(quads[index]))[:TRIED_LINES]
    crops = [straighten(image, quads[index]) for index in order]
    lines = engine.read_lines(crops) if read is None else [read[index] for index in order]
    upright = mean_confidence(lines)
    if not crops or upright >= UNSURE_BELOW:
        return False
    upended = mean_confidence(engine.read_lines([turned(crop, 180) for crop in crops]))
    return upended > upright + CLEARLY_BETTER


def mean_confidence(lines: Iterable[tuple[Glyph, ...]]) -> float:
    """Return the mean confidence over all characters of lines, 0 where there is none."""
    sure = [glyph.confidence for line in lines for glyph in line]
    return sum(sure) / len(sure) if sure else 0.0


def turn_of(pieces: Iterable[Piece]) -> int:
    """Return by how much a page is to be turned clockwise so that most of its text is upright."""
    characters: Counter[int] = Counter()
    for piece in pieces:
        characters[piece.turned_deg % 360] += len(piece.text)
    if not characters:
        return 0
    most, count = characters.most_common(1)[0]
    return -most % 360 if count > MOSTLY * characters.total() else 0
