"""Key fields that look otherwise than in an earlier revision, though their text still stands.

White boxes with new text on top, annotations over a value, filled form fields: the text layer
may keep the old value, while people see the new one. The pixels of both revisions are held
against each other where an earlier key field stands, and read where they differ.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from proofcheck.comparing.texts import canonical_text
from proofcheck.comparing.values import is_other_value
from proofcheck.errors import InputError
from proofcheck.forensics.field_changes import PRINTED, field_pairs
from proofcheck.forensics.key_fields import KeyReading, is_key, one_line_reading
from proofcheck.forensics.sameness import says_the_same
from proofcheck.forensics.witnessed_revision import WitnessedRevision, words_at
from proofcheck.model.document import Word
from proofcheck.model.facts import FieldChange
from proofcheck.model.fields import Reading
from proofcheck.model.measures import Box
from proofcheck.reading import Reader

COMPARED_DPI = 100.0
CHANGED_LEVELS = 40
"""Grey levels (0..255) by which a pixel must differ (knowledge: forensics P1)."""

CHANGED_PIXELS = 4
"""Pixels at `COMPARED_DPI` that must differ in a field: less than the smallest stroke."""

BLANK_LEVELS = 12
"""Grey levels between the darkest and the lightest pixel of a place where nothing stands."""

LEAST_CONFIDENCE = 0.9
MAX_LOOKED_AT = 8
"""Fields a revision whose changed pixels are read by the engines."""


def overpainted_fields(
    was: WitnessedRevision,
    now: WitnessedRevision,
    reader: Reader,
    named: frozenset[str],
    end: int,
) -> dict[str, FieldChange]:
    """Return the fields of `was` whose pixels show another value now, but for those `named`."""
    fields = _with_other_pixels(was, now, _fields(was, now, named))
    found: dict[str, FieldChange] = {}
    for field in fields[:MAX_LOOKED_AT]:
        value = _painted_text(field, was, now)
        if value is None:
            value = _seen_text(field, was, now, reader)
        if value is not None:
            found[field.name] = FieldChange(
                field=field.name,
                was=canonical_text(field.reading.value),
                now=canonical_text(value) or None,
                was_printed=field.reading.as_printed,
                now_printed=value or None,
                places=(field.place, now.appended_after(end)),
            )
    return found


def _fields(
    was: WitnessedRevision, now: WitnessedRevision, named: frozenset[str]
) -> list[KeyReading]:
    """Return the key fields of `was` that were not merely moved elsewhere."""
    fields: list[KeyReading] = []
    for name, before, _ in field_pairs(was.paper, now.paper):
        field = one_line_reading(name, before, *PRINTED)
        if field is None or name in named or not is_key(name):
            continue
        if was.may_differ_from(now, field.place.page) and not _is_moved(field, was, now):
            fields.append(field)
    return fields


def _is_moved(field: KeyReading, was: WitnessedRevision, now: WitnessedRevision) -> bool:
    """Whether the value stands elsewhere now, as words that were not there."""
    return _elsewhere(field, now) > _elsewhere(field, was)


def _elsewhere(field: KeyReading, revision: WitnessedRevision) -> int:
    """How often a field's text stands in the file, but for the field's own place."""
    there = {id(word) for word in words_at(field.place, revision.pages)}
    others = " ".join(
        word.text for page in revision.pages for word in page.words if id(word) not in there
    )
    return canonical_text(others).count(canonical_text(field.reading.as_printed))


def _with_other_pixels(
    was: WitnessedRevision, now: WitnessedRevision, fields: list[KeyReading]
) -> list[KeyReading]:
    changed: list[KeyReading] = []
    for page in sorted({field.place.page for field in fields}):
        try:
            before = was.upload.render(page, COMPARED_DPI)
            after = now.upload.render(page, COMPARED_DPI)
        except InputError:
            continue
        if before.shape != after.shape:
            continue
        greys = [cv2.cvtColor(one, cv2.COLOR_RGB2GRAY).astype(np.int16) for one in (before, after)]
        differs = (np.abs(greys[0] - greys[1]) > CHANGED_LEVELS).astype(np.uint8)
        changed.extend(
            field
            for field in fields
            if field.place.page == page and _part(differs, field.place.box).sum() >= CHANGED_PIXELS
        )
    return changed


def _part(pixels: NDArray[Any], box: Box) -> NDArray[Any]:
    scaled = box.scaled(COMPARED_DPI / 72)
    rows = slice(max(int(scaled.y0), 0), max(int(scaled.y1) + 1, 0))
    return pixels[rows, max(int(scaled.x0), 0) : max(int(scaled.x1) + 1, 0)]


def _painted_text(field: KeyReading, was: WitnessedRevision, now: WitnessedRevision) -> str | None:
    """Return the words that now stand in the text layer where the field was, if they are new."""
    before = {_key(word) for word in words_at(field.place, was.pages)}
    new = [word for word in words_at(field.place, now.pages) if _key(word) not in before]
    text = " ".join(word.text for word in sorted(new, key=lambda word: word.box.x0))
    return text if text and is_other_value(field.reading.as_printed, text) else None


def _key(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.box.x0 / 2), round(word.box.y0 / 2)


def _seen_text(
    field: KeyReading, was: WitnessedRevision, now: WitnessedRevision, reader: Reader
) -> str | None:
    """Return what the engines now see there ("": nothing), if it is surely not what was."""
    before = reader.recognise(was.upload, [field.place])[0]
    if not isinstance(before, Reading) or not says_the_same(field.reading.as_printed, before.value):
        return None
    if _is_blank(field, now):
        return ""
    after = reader.recognise(now.upload, [field.place])[0]
    if not isinstance(after, Reading) or after.confidence < LEAST_CONFIDENCE:
        return None
    if not is_other_value(field.reading.as_printed, after.value):
        return None
    again = reader.second_read(now.upload, [field.place])[0]
    is_contested = isinstance(again, Reading) and not says_the_same(after.value, again.value)
    return None if is_contested else after.value


def _is_blank(field: KeyReading, now: WitnessedRevision) -> bool:
    try:
        grey = cv2.cvtColor(now.upload.render(field.place.page, COMPARED_DPI), cv2.COLOR_RGB2GRAY)
    except InputError:
        return False
    part = _part(grey, field.place.box.grown(-0.5))
    return bool(part.size) and int(part.max()) - int(part.min()) <= BLANK_LEVELS
