"""Whether a changed document is what its truth row will say of it.

In: the genuine document and what a way made of it. Out: nothing, or `FlawError`: the file does
not open, does not show the new value, still shows the old one, or was changed elsewhere, too.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.way import Change, Layer, Made
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import read_text_layer

COMPARED_DPI = 100.0
CHANGED_LEVELS = 48
FEWEST_PIXELS = 3
"""Pixels at `COMPARED_DPI` that differ where a digit was changed: 1 against 7 at 7 pt has more."""

MARGIN_PT = 3.5
"""Around a changed box: covers, ascenders and wider digits reach so far."""

MAX_WORDS = 20_000


class FlawError(Exception):
    """The result of a way is not what it promised; the message says in what."""


def check(genuine: Genuine, made: Made) -> None:
    """Raise `FlawError` unless the document is as promised."""
    with opened(genuine.data) as before, opened(made.data) as after:
        wanted = made.pages or genuine.pages
        if len(after.document.pages) != wanted:
            raise FlawError(f"It has {len(after.document.pages)} pages instead of {wanted}.")
        for change in made.changes:
            if made.is_else_same:
                _check_shown(before, after, change, made)
            _check_layer(after, change, made)
        if made.is_else_same:
            for number in range(1, genuine.pages + 1):
                if number not in made.lost_pages:
                    _check_elsewhere(before, after, number, made)


def _check_shown(before: Upload, after: Upload, change: Change, made: Made) -> None:
    differs = _differing(before, after, change.page)
    if differs is None:
        raise FlawError(f"Page {change.page} has another size.")
    count = int(_part(differs, change.box.grown(1.0)).sum())
    if made.shows_new and count < FEWEST_PIXELS:
        raise FlawError("The page does not show another value at the place.")
    if not made.shows_new and count >= FEWEST_PIXELS:
        raise FlawError("The page shows another value, though it should not.")
    if made.shows_new:
        pixels = _part(_grey(after, change.page), change.box)
        if pixels.size and int(pixels.max()) - int(pixels.min()) < CHANGED_LEVELS:
            raise FlawError("The page shows nothing at the place.")


def _check_layer(after: Upload, change: Change, made: Made) -> None:
    if made.layer is Layer.ANY:
        return
    said = "".join(_text_at(after, change).split())
    new, old = ("".join(t.split()) for t in (change.printed_now, change.printed_was))
    match made.layer:
        case Layer.NEW:
            is_right = new in said and old not in said
        case Layer.OLD:
            is_right = old in said
        case _:
            is_right = _holds(said, new)
    if not is_right:
        raise FlawError(f"The text layer says {said!r} there.")


def _holds(said: str, new: str) -> bool:
    """Whether the new value's characters are all among those said, in their order."""
    rest = iter(said)
    return new in said or all(character in rest for character in new)


def _text_at(after: Upload, change: Change) -> str:
    assert after.pdf is not None
    with PDFIUM_LOCK:
        page = after.pdf[change.page - 1]
        try:
            layer = read_text_layer(page, MAX_WORDS)
        finally:
            page.close()
    wide = change.box.grown(1.5)
    words = [p.word for p in (*layer.visible, *layer.invisible)]
    near = [w for w in words if w.box.overlap(wide) > 0.3]
    near.sort(key=lambda word: word.box.x0)
    return "".join(word.text for word in near)


def _check_elsewhere(before: Upload, after: Upload, number: int, made: Made) -> None:
    differs = _differing(before, after, number)
    if differs is None:
        raise FlawError(f"Page {number} has another size.")
    allowed = [c.box for c in made.changes if c.page == number]
    allowed += [box for page, box in (*made.marks, *made.areas) if page == number]
    for box in allowed:
        _part(differs, box.grown(MARGIN_PT))[:] = 0
    if int(differs.sum()) >= FEWEST_PIXELS:
        rows, columns = np.nonzero(differs)
        x, y = (float(part.mean()) * 72 / COMPARED_DPI for part in (columns, rows))
        raise FlawError(f"Page {number} looks other elsewhere, around ({x:.0f}, {y:.0f}) pt.")


def _differing(before: Upload, after: Upload, number: int) -> NDArray[np.uint8] | None:
    one, other = _grey(before, number), _grey(after, number)
    if one.shape != other.shape:
        return None
    return np.asarray(np.abs(one - other) > CHANGED_LEVELS, dtype=np.uint8)


def _grey(upload: Upload, number: int) -> NDArray[np.int16]:
    pixels = upload.render(number, COMPARED_DPI)
    return cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY).astype(np.int16)


def _part(pixels: NDArray[np.generic], box: Box) -> NDArray[np.generic]:
    scaled = box.scaled(COMPARED_DPI / 72)
    rows = slice(max(int(scaled.y0), 0), max(int(scaled.y1) + 1, 0))
    return pixels[rows, max(int(scaled.x0), 0) : max(int(scaled.x1) + 1, 0)]
