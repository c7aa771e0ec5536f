"""What the pixels show where the text layer has a key field.

The recogniser reads a crop of each key field; where it does not read what the text layer
says, it reads a wider crop, and a second engine reads it too. Facts only: a check decides what
a disagreement means (knowledge: one engine alone disagrees with a clean text layer 1 to 15 %
of the time).
"""

from __future__ import annotations

from msgspec import structs

from proofcheck.forensics.key_fields import KeyReading, key_readings
from proofcheck.forensics.sameness import says_the_same
from proofcheck.intake import Upload
from proofcheck.model.document import Source
from proofcheck.model.facts import PixelReading
from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading import Reader, Unavailable

Seen = Reading[str] | Unavailable

WIDER = 0.15
"""Heights of the field by which the second crop is wider on every side."""


def read_key_fields(upload: Upload, paper: Paper, reader: Reader) -> tuple[PixelReading, ...]:
    """Read the pixels of every key field that the text layer gave; second reads where needed."""
    fields = key_readings(paper, Source.TEXT_LAYER, Source.FORM)
    if not fields:
        return ()
    seen: list[list[Seen]] = [
        [one] for one in reader.recognise(upload, [field.place for field in fields])
    ]
    doubtful = [i for i, field in enumerate(fields) if not _agrees(field, seen[i][0])]
    if doubtful:
        again = reader.recognise(upload, [_wider(fields[i].place) for i in doubtful])
        second = reader.second_read(upload, [fields[i].place for i in doubtful])
        for index, wider, other in zip(doubtful, again, second, strict=True):
            if isinstance(wider, Reading):
                # Kept where it says something new, at the place that was asked for.
                first = seen[index][0]
                if not isinstance(first, Reading) or first.value != wider.value:
                    seen[index].append(structs.replace(wider, place=fields[index].place))
            seen[index].append(other)
    return tuple(_pixel_reading(field, seen[i]) for i, field in enumerate(fields))


def _agrees(field: KeyReading, seen: Seen) -> bool:
    return isinstance(seen, Reading) and says_the_same(field.reading.as_printed, seen.value)


def _wider(place: OnPage) -> OnPage:
    return structs.replace(place, box=place.box.grown(WIDER * place.box.height_pt))


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
