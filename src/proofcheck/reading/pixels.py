"""Pixels to pieces of text with RapidOCR: lines found, set level, read, parted into words.

In: RGB pixels of a page or a part of one. Out: `PixelText`. Pages that lie on their side or
upside down are turned first, so that they read as if they had been scanned upright.
"""

from __future__ import annotations

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.model.document import Source
from proofcheck.model.measures import Box
from proofcheck.reading.lying import (
    SIDEWAYS_RATIO,
    is_on_its_side,
    is_upside_down,
    mean_confidence,
    turned,
)
from proofcheck.reading.pieces import Piece, PixelText, turned_back
from proofcheck.reading.quads import (
    Quad,
    Slope,
    at,
    fit_slope,
    height_px,
    merge_overlapping,
    straighten,
    width_px,
)
from proofcheck.reading.rapid import Glyph, RapidEngine
from proofcheck.reading.word_spans import split_words

Pixels = NDArray[np.uint8]

LEAST_CONFIDENCE = 0.5
"""Lines read with less are drawings and stains (RapidOCR's own `text_score`)."""


class _Lines(Struct, frozen=True):
    quads: list[Quad]
    crops: list[Pixels]
    read: list[tuple[Glyph, ...]]
    sideways: list[int]


def read_pixels(
    engine: RapidEngine, image: Pixels, points_per_px: float, *, is_page: bool = True
) -> PixelText:
    """Read all text of an image; boxes come in points, from the top left of the image.

    Where `is_page`, the image is turned upright first; boxes are then on the turned image, and
    `turned_deg` says by how much it was turned.
    """
    quads, deg = list(engine.find_lines(image)), 0
    if is_page and is_on_its_side(quads):
        upright, deg = turned(image, 90), 90
        found = list(engine.find_lines(upright))
        if is_upside_down(engine, upright, merge_overlapping(found)):
            upright, deg = turned(image, 270), 270
            found = list(engine.find_lines(upright))
        image, quads = upright, found
    lines = _read_lines(engine, image, quads)
    if is_page and not deg and is_upside_down(engine, image, lines.quads, lines.read):
        image, deg = turned(image, 180), 180
        lines = _read_lines(engine, image, list(engine.find_lines(image)))
    return _as_text(lines, image, points_per_px, deg)


def _read_lines(engine: RapidEngine, image: Pixels, quads: list[Quad]) -> _Lines:
    quads = merge_overlapping(quads)
    crops = [straighten(image, quad) for quad in quads]
    usual = float(np.median([height_px(quad) for quad in quads])) if quads else 0.0
    sideways = [90 if _is_sideways(quad, usual) else 0 for quad in quads]
    level = [turned(crop, -deg) for crop, deg in zip(crops, sideways, strict=True)]
    read = engine.read_lines(level)
    aside = [index for index, deg in enumerate(sideways) if deg]
    upwards = engine.read_lines([turned(level[index], 180) for index in aside])
    for index, line in zip(aside, upwards, strict=True):
        if mean_confidence([line]) > mean_confidence([read[index]]):
            read[index], sideways[index] = line, 270
    return _Lines(quads, level, read, sideways)


def _is_sideways(quad: Quad, usual_px: float) -> bool:
    return height_px(quad) > SIDEWAYS_RATIO * width_px(quad) and height_px(quad) > 2 * usual_px


def _as_text(lines: _Lines, image: Pixels, points_per_px: float, deg: int) -> PixelText:
    size = (image.shape[0], image.shape[1])
    slope = fit_slope(
        [quad for quad, aside in zip(lines.quads, lines.sideways, strict=True) if not aside], size
    )
    pieces: list[Piece] = []
    sure: list[float] = []
    for quad, crop, glyphs, is_sideways in zip(
        lines.quads, lines.crops, lines.read, lines.sideways, strict=True
    ):
        if not glyphs or mean_confidence([glyphs]) < LEAST_CONFIDENCE:
            continue
        sure.extend(glyph.confidence for glyph in glyphs)
        if is_sideways:
            text = "".join(glyph.text for glyph in glyphs).strip()
            corners = [(float(x), float(y)) for x, y in quad]
            found = [(text, mean_confidence([glyphs]), corners)]
        else:
            found = [
                (span.text, span.confidence, _corners(quad, span.x0, span.x1, span.y0, span.y1))
                for span in split_words(crop, glyphs)
            ]
        pieces.extend(
            _piece(text, confidence, corners, slope, points_per_px, is_sideways)
            for text, confidence, corners in found
            if text
        )
    return PixelText(
        pieces=tuple(pieces),
        skew_deg=round(slope.skew_deg, 2),
        mean_confidence=round(sum(sure) / len(sure), 4) if sure else 0.0,
        turned_deg=deg,
    )


def _corners(quad: Quad, x0: float, x1: float, y0: float, y1: float) -> list[tuple[float, float]]:
    return [at(quad, x0, y0), at(quad, x1, y0), at(quad, x1, y1), at(quad, x0, y1)]


def _piece(
    text: str,
    confidence: float,
    corners: list[tuple[float, float]],
    slope: Slope,
    points_per_px: float,
    sideways_deg: int,
) -> Piece:
    level = [slope.flatten(x, y) for x, y in corners]
    flat = turned_back(_around(level), sideways_deg)
    if not sideways_deg and slope.level:
        middle = sum(y for _, y in level) / 4
        half = float(cv2.norm(np.subtract(corners[3], corners[0]))) / 2
        flat = Box(flat.x0, middle - half, flat.x1, middle + half)
    return Piece(
        text=text,
        box=_around(corners).scaled(points_per_px),
        flat=flat.scaled(points_per_px),
        confidence=min(max(confidence, 0.0), 1.0),
        source=Source.OCR,
        turned_deg=sideways_deg,
    )


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
