"""What the pixels show where the text layer has a key field.

The recogniser reads a crop of each key field; where it does not read what the text layer
says, a second engine reads it too. Facts only: a check decides what a disagreement means
(knowledge: one engine alone disagrees with a clean text layer 1 to 15 % of the time).
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.comparing.texts import digits_of, same_printed
from proofcheck.forensics.key_fields import key_readings
from proofcheck.intake import Upload
from proofcheck.model.document import Source
from proofcheck.model.facts import PixelReading
from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading import Reader, Unavailable


def read_key_fields(upload: Upload, paper: Paper, reader: Reader) -> tuple[PixelReading, ...]:
    """Read the pixels of every key field that the text layer gave; second reads where needed."""
    fields = key_readings(paper, Source.TEXT_LAYER)
    if not fields:
        return ()
    places = [place for _, _, place in fields]
    first = reader.recognise(upload, places)
    doubtful = [
        index
        for index, (_, reading, _) in enumerate(fields)
        if not _agrees(reading.as_printed, first[index])
    ]
    second = reader.second_read(upload, [places[index] for index in doubtful])
    reread = dict(zip(doubtful, second, strict=True))
    return tuple(
        _pixel_reading(name, reading.as_printed, place, [first[index], reread.get(index)])
        for index, (name, reading, place) in enumerate(fields)
    )


def _agrees(printed: str, seen: Reading[str] | Unavailable) -> bool:
    """Whether an engine read what the text layer says; in numbers only digits count."""
    if isinstance(seen, Unavailable):
        return False
    if same_printed(printed, seen.value):
        return True
    digits = digits_of(printed)
    has_letters = any(ch.isalpha() for ch in printed)
    return bool(digits) and not has_letters and digits == digits_of(seen.value)


def _pixel_reading(
    field: str, printed: str, place: OnPage, seen: Sequence[Reading[str] | Unavailable | None]
) -> PixelReading:
    return PixelReading(
        field=field,
        text_layer=printed,
        place=place,
        readings=tuple(one for one in seen if isinstance(one, Reading)),
        unavailable=tuple(
            f"{one.engine}: {one.reason}" for one in seen if isinstance(one, Unavailable)
        ),
    )
