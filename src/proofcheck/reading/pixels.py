"""Pixels to pieces of text with RapidOCR: lines found, set level, read, parted into words.

In: RGB pixels of a page or a part of one. Out: `PixelText`, with boxes on the page as
displayed. Pages that lie on their side or upside down are turned and read again.
"""

from __future__ import annotations

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.model.document import Source
from proofcheck.model.measures import Box
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

UPSIDE_DOWN_BELOW = 0.80
"""Mean confidence below which the page is tried the other way up."""

ON_ITS_SIDE = 0.6
"""Share of detected text that runs down the page, from which the page is turned."""

TRIED_LINES = 6
SIDEWAYS_RATIO = 1.8


class _Lines(Struct, frozen=True):
    quads: list[Quad]
    crops: list[Pixels]
    read: list[tuple[Glyph, ...]]
    sideways: list[int]


def read_pixels(
    engine: RapidEngine, image: Pixels, points_per_px: float, *, is_page: bool = True
) -> PixelText:
    """Read all text of an image; boxes come in points, from the image's top left."""
    quads = list(engine.find_lines(image))
    turned = 0
    if is_page and _is_on_its_side(quads):
        image, quads = np.ascontiguousarray(np.rot90(image, -1)), []
        quads, turned = list(engine.find_lines(image)), 90
    lines = _read_lines(engine, image, quads)
    if is_page and lines.read and _mean([line for line in lines.read if line]) < UPSIDE_DOWN_BELOW:
        upended = [np.ascontiguousarray(np.rot90(c, 2)) for c in _longest(lines, TRIED_LINES)]
        if _mean(engine.read_lines(upended)) > _mean(_longest_read(lines, TRIED_LINES)) + 0.1:
            image = np.ascontiguousarray(np.rot90(image, 2))
            lines = _read_lines(engine, image, list(engine.find_lines(image)))
            turned += 180
    return _as_text(lines, image, points_per_px, turned % 360)


def _read_lines(engine: RapidEngine, image: Pixels, quads: list[Quad]) -> _Lines:
    quads = merge_overlapping(quads)
    crops = [straighten(image, quad) for quad in quads]
    usual = float(np.median([height_px(quad) for quad in quads])) if quads else 0.0
    sideways = [90 if _is_sideways(quad, usual) else 0 for quad in quads]
    level = [
        np.ascontiguousarray(np.rot90(crop)) if turned else crop
        for crop, turned in zip(crops, sideways, strict=True)
    ]
    read = engine.read_lines(level)
    aside = [index for index, turned in enumerate(sideways) if turned]
    upwards = engine.read_lines([np.ascontiguousarray(np.rot90(level[i], 2)) for i in aside])
    for index, line in zip(aside, upwards, strict=True):
        if _mean([line]) > _mean([read[index]]):
            read[index], sideways[index] = line, 270
    return _Lines(quads, level, read, sideways)


def _is_sideways(quad: Quad, usual_px: float) -> bool:
    return height_px(quad) > SIDEWAYS_RATIO * width_px(quad) and height_px(quad) > 2 * usual_px


def _is_on_its_side(quads: list[Quad]) -> bool:
    lengths = [max(width_px(quad), height_px(quad)) for quad in quads]
    down = [
        length
        for quad, length in zip(quads, lengths, strict=True)
        if height_px(quad) > SIDEWAYS_RATIO * width_px(quad)
    ]
    return len(down) >= 4 and sum(down) > ON_ITS_SIDE * sum(lengths)


def _longest(lines: _Lines, count: int) -> list[Pixels]:
    return [lines.crops[index] for index in _longest_indices(lines, count)]


def _longest_read(lines: _Lines, count: int) -> list[tuple[Glyph, ...]]:
    return [lines.read[index] for index in _longest_indices(lines, count)]


def _longest_indices(lines: _Lines, count: int) -> list[int]:
    return sorted(range(len(lines.quads)), key=lambda i: -width_px(lines.quads[i]))[:count]


def _mean(lines: list[tuple[Glyph, ...]]) -> float:
    sure = [glyph.confidence for line in lines for glyph in line]
    return sum(sure) / len(sure) if sure else 0.0


def _as_text(lines: _Lines, image: Pixels, points_per_px: float, turned: int) -> PixelText:
    size = (image.shape[0], image.shape[1])
    slope = fit_slope(
        [quad for quad, aside in zip(lines.quads, lines.sideways, strict=True) if not aside], size
    )
    pieces: list[Piece] = []
    sure: list[float] = []
    for quad, crop, glyphs, is_sideways in zip(
        lines.quads, lines.crops, lines.read, lines.sideways, strict=True
    ):
        if not glyphs or _mean([glyphs]) < LEAST_CONFIDENCE:
            continue
        sure.extend(glyph.confidence for glyph in glyphs)
        if is_sideways:
            text = "".join(glyph.text for glyph in glyphs).strip()
            corners = [(float(x), float(y)) for x, y in quad]
            found = [(text, _mean([glyphs]), corners)]
        else:
            found = [
                (span.text, span.confidence, _corners(quad, span.x0, span.x1, span.y0, span.y1))
                for span in split_words(crop, glyphs)
            ]
        pieces.extend(
            _piece(text, confidence, corners, slope, points_per_px, turned, size, is_sideways)
            for text, confidence, corners in found
            if text
        )
    return PixelText(
        pieces=tuple(pieces),
        skew_deg=round(slope.skew_deg, 2),
        mean_confidence=round(sum(sure) / len(sure), 4) if sure else 0.0,
        turned_deg=turned,
    )


def _corners(quad: Quad, x0: float, x1: float, y0: float, y1: float) -> list[tuple[float, float]]:
    return [at(quad, x0, y0), at(quad, x1, y0), at(quad, x1, y1), at(quad, x0, y1)]


def _piece(
    text: str,
    confidence: float,
    corners: list[tuple[float, float]],
    slope: Slope,
    points_per_px: float,
    turned: int,
    size: tuple[int, int],
    sideways_deg: int,
) -> Piece:
    level = [slope.flatten(x, y) for x, y in corners]
    flat = turned_back(_around(level), sideways_deg)
    if not sideways_deg and slope.level:
        middle = sum(y for _, y in level) / 4
        half = float(cv2.norm(np.subtract(corners[3], corners[0]))) / 2
        flat = Box(flat.x0, middle - half, flat.x1, middle + half)
    shown = [_turned_back(x, y, turned, size) for x, y in corners]
    return Piece(
        text=text,
        box=_around(shown).scaled(points_per_px),
        flat=flat.scaled(points_per_px),
        confidence=min(max(confidence, 0.0), 1.0),
        source=Source.OCR,
        turned_deg=sideways_deg,
    )


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _turned_back(x: float, y: float, turned: int, size: tuple[int, int]) -> tuple[float, float]:
    """Map a point of the turned image to the image as displayed; `size` is the turned one's."""
    height, width = size
    match turned:
        case 90:
            return y, width - x
        case 180:
            return width - x, height - y
        case 270:
            return height - y, x
        case _:
            return x, y
