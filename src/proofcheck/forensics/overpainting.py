"""Key fields that look otherwise than in an earlier revision, though their text still stands.

White boxes with new text on top, annotations over a value, filled form fields: the text layer
may keep the old value, while people see the new one. The pixels of both revisions are held
against each other where an earlier key field stands, and read where they differ.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from proofcheck.comparing.texts import canonical_text, digits_of
from proofcheck.errors import InputError
from proofcheck.forensics.key_fields import key_readings
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source, Word
from proofcheck.model.facts import FieldChange
from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader

COMPARED_DPI = 100.0
CHANGED_LEVELS = 40
"""Grey levels (0..255) by which a pixel must differ (knowledge: forensics P1)."""

CHANGED_SHARE = 0.02
"""Share of a field's pixels that must differ for the field to be read again."""

LEAST_CONFIDENCE = 0.9


def overpainted_fields(
    was: Upload,
    now: Upload,
    paper: Paper,
    was_pages: tuple[PageText, ...],
    now_pages: tuple[PageText, ...],
    reader: Reader,
) -> tuple[FieldChange, ...]:
    """Return the key fields of the earlier `paper` whose pixels show another value now."""
    fields = key_readings(paper, Source.TEXT_LAYER, Source.OCR)
    changed = _with_other_pixels(was, now, fields)
    found: list[FieldChange] = []
    for name, reading, place in changed:
        value = _painted_text(reading, place, was_pages, now_pages)
        if value is None:
            value = _seen_text(reading, place, was, now, reader)
        if value is not None:
            found.append(
                FieldChange(
                    field=name,
                    was=canonical_text(reading.value),
                    now=canonical_text(value),
                    was_printed=reading.as_printed,
                    now_printed=value,
                    places=(place,),
                )
            )
    return tuple(found)


def _with_other_pixels(
    was: Upload, now: Upload, fields: list[tuple[str, Reading[Any], OnPage]]
) -> list[tuple[str, Reading[Any], OnPage]]:
    changed: list[tuple[str, Reading[Any], OnPage]] = []
    for page in sorted({place.page for _, _, place in fields}):
        try:
            before, after = was.render(page, COMPARED_DPI), now.render(page, COMPARED_DPI)
        except InputError:
            continue
        if before.shape != after.shape:
            continue
        greys = [cv2.cvtColor(one, cv2.COLOR_RGB2GRAY).astype(np.int16) for one in (before, after)]
        differs = np.abs(greys[0] - greys[1]) > CHANGED_LEVELS
        for name, reading, place in fields:
            if place.page == page and _share(differs, place.box) >= CHANGED_SHARE:
                changed.append((name, reading, place))
    return changed


def _share(differs: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], box: Box) -> float:
    pixels = box.scaled(COMPARED_DPI / 72)
    part = differs[
        max(int(pixels.y0), 0) : int(pixels.y1) + 1, max(int(pixels.x0), 0) : int(pixels.x1) + 1
    ]
    return float(part.mean()) if part.size else 0.0


def _painted_text(
    reading: Reading[Any],
    place: OnPage,
    was_pages: tuple[PageText, ...],
    now_pages: tuple[PageText, ...],
) -> str | None:
    """Return the words that now stand in the text layer where the field was, if they are new."""
    before = {_key(word) for word in _words_at(place, was_pages)}
    new = [word for word in _words_at(place, now_pages) if _key(word) not in before]
    text = " ".join(word.text for word in sorted(new, key=lambda word: word.box.x0))
    return text if text and _is_other_value(reading.as_printed, text) else None


def _words_at(place: OnPage, pages: tuple[PageText, ...]) -> list[Word]:
    box = place.box.grown(1.5)
    return [
        word
        for page in pages
        if page.page == place.page
        for word in page.words
        if word.box.overlap(box) >= 0.6
    ]


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.box.x0 / 2), round(word.box.y0 / 2)


def _seen_text(
    reading: Reading[Any], place: OnPage, was: Upload, now: Upload, reader: Reader
) -> str | None:
    """Return what an engine now sees there, if it surely sees another value than before."""
    before, after = reader.recognise(was, [place])[0], reader.recognise(now, [place])[0]
    if not isinstance(before, Reading) or not isinstance(after, Reading):
        return None
    if min(before.confidence, after.confidence) < LEAST_CONFIDENCE:
        return None
    if not _is_other_value(before.value, after.value):
        return None
    return after.value if _is_other_value(reading.as_printed, after.value) else None


def _is_other_value(was: str, now: str) -> bool:
    """Whether `now` is another value of the same shape, not a stamp over the old one.

    A value with digits must have about as many digits, and no more letters, than before; a
    name must be a name of about the same length.
    """
    old, new = canonical_text(was), canonical_text(now)
    if _letters_and_digits(old) == _letters_and_digits(new):
        return False
    old_digits, new_digits = digits_of(old), digits_of(new)
    old_letters, new_letters = (sum(ch.isalpha() for ch in text) for text in (old, new))
    if old_digits:
        same_shape = abs(len(old_digits) - len(new_digits)) <= 2 and new_letters <= old_letters + 3
        return bool(new_digits) and same_shape and old_digits != new_digits
    return not new_digits and 0.4 * old_letters <= new_letters <= 2.5 * max(old_letters, 1)


def _letters_and_digits(text: str) -> str:
    return "".join(ch for ch in text if ch.isalnum())
