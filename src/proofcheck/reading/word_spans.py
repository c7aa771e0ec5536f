"""A line's characters and pixels to words, each with its exact place in the line's crop.

The recogniser knows a character's place within a sixth of the height; the ink tells the rest.
"""

from __future__ import annotations

import cv2
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.reading.rapid import Glyph

Pixels = NDArray[np.uint8]
Flags = NDArray[np.bool_]

WORD_GAP = 0.42
"""White between characters, in line heights, that parts words though no blank was read."""

CJK_WORD_GAP = 2.5
"""The same between Chinese or Japanese characters, which are often set wide apart."""

RULE = 0.95
"""A row or column with this share of ink is a ruled line, not a character."""

MOST_INK = 0.55
"""With a larger share of ink the crop's ground is a picture, and ink tells nothing."""


class Span(Struct, frozen=True, kw_only=True):
    """A word in a crop: shares (0..1) of its width and height, from the top left."""

    text: str
    confidence: float
    x0: float
    x1: float
    y0: float
    y1: float


def split_words(crop: Pixels, glyphs: tuple[Glyph, ...]) -> list[Span]:
    """Part a line at blanks and wide gaps; boxes are drawn tight around the ink."""
    if not glyphs:
        return []
    ink = _ink(crop)
    rows = _extent(ink.sum(axis=1), crop.shape[0]) if ink is not None else None
    top, bottom = rows or (0.12, 0.88)
    columns = _inked_columns(ink, rows) if ink is not None and rows else None
    size_px = (bottom - top) * crop.shape[0]
    groups = _grouped(glyphs, columns, crop.shape[1], size_px)
    spans = []
    for index, group in enumerate(groups):
        before = groups[index - 1][-1].at if index else 0.0
        after = groups[index + 1][0].at if index + 1 < len(groups) else 1.0
        x0, x1 = _edges(group, before, after, columns, index == 0, index + 1 == len(groups))
        spans.append(
            Span(
                text="".join(glyph.text for glyph in group),
                confidence=sum(glyph.confidence for glyph in group) / len(group),
                x0=x0,
                x1=max(x1, x0 + 0.001),
                y0=top,
                y1=bottom,
            )
        )
    return spans


def _ink(crop: Pixels) -> Flags | None:
    """Which pixels are ink, without ruled lines; None where that can't be told."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    ink = dark > 0
    if ink.mean() > 0.5:
        ink = ~ink
    ink &= ~(ink.mean(axis=1) > RULE)[:, None]
    ink &= ~(ink.mean(axis=0) > RULE)[None, :]
    share = float(ink.mean())
    return ink if 0.005 < share < MOST_INK else None


def _extent(counts: NDArray[np.int64], height: int) -> tuple[float, float] | None:
    rows = np.flatnonzero(counts > max(1.0, 0.06 * float(counts.max())))
    if len(rows) == 0 or rows[-1] - rows[0] + 1 < 0.25 * height:
        return None
    return float(rows[0]) / height, float(rows[-1] + 1) / height


def _inked_columns(ink: Flags, rows: tuple[float, float]) -> Flags:
    top, bottom = round(rows[0] * len(ink)), round(rows[1] * len(ink))
    least = 2 if bottom - top > 24 else 1
    return np.asarray(ink[top:bottom].sum(axis=0) >= least)


def _grouped(
    glyphs: tuple[Glyph, ...], columns: Flags | None, width: int, size_px: float
) -> list[list[Glyph]]:
    groups: list[list[Glyph]] = [[]]
    for glyph in glyphs:
        if glyph.text.isspace():
            groups.append([])
            continue
        last = groups[-1][-1] if groups[-1] else None
        if last is not None and columns is not None:
            is_wide = _is_wide(last.text) and _is_wide(glyph.text)
            limit = (CJK_WORD_GAP if is_wide else WORD_GAP) * size_px
            start, stop = _widest_white(columns, last.at, glyph.at)
            if stop - start > limit:
                groups.append([])
        groups[-1].append(glyph)
    return [group for group in groups if group]


def _edges(
    group: list[Glyph],
    before: float,
    after: float,
    columns: Flags | None,
    is_first: bool,
    is_last: bool,
) -> tuple[float, float]:
    """Left and right edge of a word as shares of the crop's width."""
    first, last = group[0].at, group[-1].at
    if columns is None or not columns.any():
        half = (last - first) / max(len(group) - 1, 1) / 2 or min(first, 1 - last, 0.02)
        left = 0.0 if is_first else max((before + first) / 2, first - half)
        right = 1.0 if is_last else min((last + after) / 2, last + half)
        return left, right
    width = len(columns)
    inked = np.flatnonzero(columns)
    start, stop = 0, width
    if not is_first:
        start = _widest_white(columns, before, first)[1]
    if not is_last:
        stop = _widest_white(columns, last, after)[0]
    own = inked[(inked >= start) & (inked < stop)]
    if len(own) == 0:
        return first, max(last, first)
    return int(own[0]) / width, int(own[-1] + 1) / width


def _widest_white(columns: Flags, start: float, stop: float) -> tuple[int, int]:
    """The widest run of columns without ink between two shares of the width."""
    width = len(columns)
    low, high = int(start * width), max(int(stop * width), int(start * width) + 1)
    white = np.concatenate([[False], ~columns[low:high], [False]])
    changes = np.flatnonzero(white[1:] != white[:-1])
    starts, stops = changes[::2], changes[1::2]
    if len(starts) == 0:
        middle = (low + high) // 2
        return middle, middle
    widest = int(np.argmax(stops - starts))
    return low + int(starts[widest]), low + int(stops[widest])


def _is_wide(text: str) -> bool:
    return "\u2e80" <= text[:1] <= "\u9fff" or "\uac00" <= text[:1] <= "\uffef"
