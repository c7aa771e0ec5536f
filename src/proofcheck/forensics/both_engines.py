"""One place, read by both engines: what is told of a picture must not rest on one of them."""

from __future__ import annotations

from proofcheck.intake import Upload
from proofcheck.model.fields import Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading import Reader

LEAST_CONFIDENCE = 0.9
"""Of the first engine (0..1); below it the second is not asked."""


def read_by_both(upload: Upload, place: OnPage, reader: Reader) -> tuple[str, str] | None:
    """Return what the two engines read at a place, None where one is unsure or can't look."""
    first = reader.recognise(upload, [place])[0]
    if not isinstance(first, Reading) or first.confidence < LEAST_CONFIDENCE:
        return None
    second = reader.second_read(upload, [place])[0]
    return (first.value, second.value) if isinstance(second, Reading) else None
