"""What the pixels show where the text layer has a key field.

The recogniser reads a crop of each key field; where it does not read what the text layer
says, it reads a narrower crop, and a second engine reads it too. Facts only: a check decides what
a disagreement means (knowledge: one engine alone disagrees with a clean text layer 1 to 15 %
of the time).
"""

from __future__ import annotations

from msgspec import structs

from proofcheck.forensics.key_fields import KeyReading, key_readings
from proofcheck.forensics.sameness import says_the_same
from proofcheck.forensics.witnessed_revision import words_at
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import PixelReading
from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader, Unavailable

Seen = Reading[str] | Unavailable

NARROWER = 0.35
"""Heights of the field by which the second crop is narrower at either end."""

MOST_AROUND = 1.5
"""A place that holds so many times the characters of its field is no place of one line."""


def read_key_fields(
    upload: Upload, paper: Paper, pages: tuple[PageText, ...], reader: Reader
) -> tuple[PixelReading, ...]:
    """Read the pixels of every key field that the text layer gave; second reads where needed."""
    fields = [
        field
        for field in key_readings(paper, Source.TEXT_LAYER, Source.FORM)
        if _stands_alone(field, pages)
    ]
    if not fields:
        return ()
    seen: list[list[Seen]] = [
        [one] for one in reader.recognise(upload, [field.place for field in fields])
    ]
    doubtful = [i for i, field in enumerate(fields) if not _agrees(field, seen[i][0])]
    if doubtful:
        narrower = [_narrower(fields[i].place) for i in doubtful]
        _note(seen, fields, doubtful, reader.recognise(upload, narrower))
        second = reader.second_read(upload, [fields[i].place for i in doubtful])
        _note(seen, fields, doubtful, second)
        # A rule beside the field reads as a 1: without its edges the engines may agree.
        apart = [i for i, one in zip(doubtful, second, strict=True) if _is_apart(one, seen[i])]
        if apart:
            third = reader.second_read(upload, [_narrower(fields[i].place) for i in apart])
            _note(seen, fields, apart, third)
    return tuple(_pixel_reading(field, seen[i]) for i, field in enumerate(fields))


def _note(
    seen: list[list[Seen]], fields: list[KeyReading], which: list[int], found: list[Seen]
) -> None:
    """Keep what says something new, at the place that was asked for."""
    for index, one in zip(which, found, strict=True):
        if isinstance(one, Reading):
            one = structs.replace(one, place=fields[index].place)
        if all(one.engine != other.engine or _text(one) != _text(other) for other in seen[index]):
            seen[index].append(one)


def _is_apart(one: Seen, seen: list[Seen]) -> bool:
    """Whether an engine's reading is neither the text layer's nor that of the other engine."""
    return isinstance(one, Reading) and not any(
        isinstance(other, Reading)
        and other.engine != one.engine
        and says_the_same(other.value, one.value)
        for other in seen
    )


def _text(one: Seen) -> str:
    return one.value if isinstance(one, Reading) else one.reason


def _agrees(field: KeyReading, seen: Seen) -> bool:
    return isinstance(seen, Reading) and says_the_same(field.reading.as_printed, seen.value)


def _narrower(place: OnPage) -> OnPage:
    box = place.box
    by = min(NARROWER * box.height_pt, box.width_pt / 8)
    return structs.replace(place, box=Box(box.x0 + by, box.y0, box.x1 - by, box.y1))


def _stands_alone(field: KeyReading, pages: tuple[PageText, ...]) -> bool:
    """Whether a field's place holds no more than the field (a name over two lines does)."""
    there = sum(len(word.text) for word in words_at(field.place, pages))
    return there <= MOST_AROUND * len(field.reading.as_printed)


def _pixel_reading(field: KeyReading, seen: list[Seen]) -> PixelReading:
    return PixelReading(
        field=field.name,
        text_layer=field.reading.as_printed,
        place=field.place,
        readings=tuple(one for one in seen if isinstance(one, Reading)),
        unavailable=tuple(
            f"{one.engine}: {one.reason}" for one in seen if isinstance(one, Unavailable)
        ),
    )
