"""Single places of an upload read again, by whichever engine reads lines.

In: places in points of the upload's pages (upright ones of an upload that was set upright).
Out: one reading a place, in the same order, or `Unavailable` where the engine or the pixels
were not to be had.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from proofcheck.config import ReadingSettings
from proofcheck.errors import InputError, ToolError
from proofcheck.intake import Upload
from proofcheck.model.document import Source
from proofcheck.model.fields import Reading
from proofcheck.model.measures import OnPage
from proofcheck.reading.crops import cut, rows_of

Pixels = NDArray[np.uint8]
ReadTexts: TypeAlias = Callable[[Sequence[Pixels]], list[tuple[str, float]]]

FINER = 1.5
"""Small print is read at this many times the resolution of a page."""


class Unavailable(Struct, frozen=True, kw_only=True):
    """An engine that could not look, and why."""

    engine: str
    reason: str


def read_places(
    upload: Upload,
    places: Sequence[OnPage],
    settings: ReadingSettings,
    read_texts: ReadTexts,
    engine: str,
) -> list[Reading[str] | Unavailable]:
    """Cut every place out of its page (rendered once) and read all crops in one go."""
    crops: list[list[Pixels]] = []
    failures: dict[int, str] = {}
    pages: dict[int, tuple[Pixels, float] | str] = {}
    for index, place in enumerate(places):
        if place.page not in pages:
            pages[place.page] = _rendered(upload, place.page, settings)
        rendered = pages[place.page]
        crop = None
        if isinstance(rendered, str):
            failures[index] = rendered
        else:
            crop = cut(rendered[0], place.box, rendered[1])
            if crop is None:
                failures[index] = "The place is outside the page."
        crops.append(rows_of(crop) if crop is not None else [])
    try:
        read = read_texts([row for rows in crops for row in rows])
    except ToolError as error:
        return [Unavailable(engine=engine, reason=error.message) for _ in places]
    results: list[Reading[str] | Unavailable] = []
    taken = 0
    for index, (place, rows) in enumerate(zip(places, crops, strict=True)):
        lines = read[taken : taken + len(rows)]
        taken += len(rows)
        if index in failures:
            results.append(Unavailable(engine=engine, reason=failures[index]))
        else:
            results.append(_reading(place, lines, engine))
    return results


def _reading(place: OnPage, lines: list[tuple[str, float]], engine: str) -> Reading[str]:
    legible = [(text, confidence) for text, confidence in lines if text]
    text = " ".join(text for text, _ in legible)
    return Reading(
        value=text,
        as_printed=text,
        place=place,
        source=Source.OCR,
        confidence=min((confidence for _, confidence in legible), default=0.0),
        engine=engine,
    )


def _rendered(upload: Upload, page: int, settings: ReadingSettings) -> tuple[Pixels, float] | str:
    """A page's pixels with points a pixel, or why there are none."""
    try:
        image = upload.render(page, settings.ocr_dpi * FINER if upload.is_pdf else None)
    except InputError as error:
        return error.message
    return image, upload.document.pages[page - 1].width_pt / image.shape[1]
