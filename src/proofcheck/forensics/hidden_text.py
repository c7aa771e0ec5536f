"""Text that lies unseen under the picture of a page, where it says other than the picture.

A scan with a text layer was read by OCR, so the layer is a second witness of what the picture
showed when the layer was made. It is heard only where it is exact: where every other number
that OCR is sure of stands in it too. A scanner's layer with errors of its own says nothing.
"""

from __future__ import annotations

import re
from typing import TypeAlias

import pypdfium2

from proofcheck.comparing.values import is_other_value, letters_and_digits
from proofcheck.forensics.key_fields import KeyReading, key_readings
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.document import Page, PageText, Source, Word
from proofcheck.model.facts import PixelReading
from proofcheck.model.fields import Paper, Reading
from proofcheck.model.measures import OnPage
from proofcheck.model.turning import turn_back
from proofcheck.reading import Reader
from proofcheck.reading.text_layer import read_text_layer

Layer: TypeAlias = tuple[Word, ...]

MAX_WORDS = 5_000
FEWEST_NUMBERS = 12
"""Numbers on a page from which it can be told whether its hidden text is exact."""

LEAST_EXACT = 0.98
"""Share of those numbers, the contested ones apart, that an exact layer has."""

SURE = 0.95
"""Confidence of OCR from which its numbers count."""

LEAST_OVERLAP = 0.5
NUMBER = re.compile(r"\d(?:[\d.,'/:-]*\d)?")


def read_hidden_text(
    upload: Upload, paper: Paper, pages: tuple[PageText, ...], reader: Reader
) -> tuple[PixelReading, ...]:
    """Return the key fields read by OCR for which exact hidden text has another value."""
    if upload.pdf is None:
        return ()
    fields = key_readings(paper, Source.OCR)
    by_number = {page.page: page for page in pages if page.source is Source.OCR}
    layers = {
        number: _layer(upload.pdf, upload.document.pages[number - 1])
        for number in sorted({field.place.page for field in fields} & set(by_number))
    }
    found: list[PixelReading] = []
    for number, layer in layers.items():
        contested = [
            (field, hidden)
            for field in fields
            if field.place.page == number and (hidden := _contrary(field, layer)) is not None
        ]
        if contested and _is_exact(layer, by_number[number], contested):
            found.extend(_read_again(upload, reader, contested))
    return tuple(found)


def _layer(pdf: pypdfium2.PdfDocument, upright: Page) -> Layer:
    """The words of a page's text layer, where they stand on the page set upright."""
    with PDFIUM_LOCK:
        page = pdf[upright.number - 1]
        try:
            layer = read_text_layer(page, MAX_WORDS)
        finally:
            page.close()
    turn = turn_back(upright).back
    return tuple(piece.turned(turn).word for piece in (*layer.visible, *layer.invisible))


def _contrary(field: KeyReading, layer: Layer) -> str | None:
    """Return what hidden text says at a field's place, if the field stands nowhere in it."""
    whole = letters_and_digits("".join(word.text for word in layer))
    if letters_and_digits(field.reading.as_printed) in whole:
        return None
    there = [word for word in layer if word.box.overlap(field.place.box) >= LEAST_OVERLAP]
    text = " ".join(word.text for word in there)
    return text if text and is_other_value(field.reading.as_printed, text) else None


def _is_exact(layer: Layer, page: PageText, contested: list[tuple[KeyReading, str]]) -> bool:
    hidden = set(_numbers(layer))
    disputed = {n for field, _ in contested for n in NUMBER.findall(field.reading.as_printed)}
    sure = [n for n in _numbers(page.words) if n not in disputed]
    return len(sure) >= FEWEST_NUMBERS and sum(n in hidden for n in sure) >= LEAST_EXACT * len(sure)


def _numbers(words: tuple[Word, ...]) -> list[str]:
    return [
        number
        for word in words
        if word.confidence >= SURE
        for number in NUMBER.findall(word.text)
        if len(number) > 1
    ]


def _read_again(
    upload: Upload, reader: Reader, contested: list[tuple[KeyReading, str]]
) -> list[PixelReading]:
    places: list[OnPage] = [field.place for field, _ in contested]
    first, second = reader.recognise(upload, places), reader.second_read(upload, places)
    return [
        PixelReading(
            field=field.name,
            text_layer=hidden,
            place=field.place,
            readings=tuple(one for one in seen if isinstance(one, Reading)),
            unavailable=tuple(
                f"{one.engine}: {one.reason}" for one in seen if not isinstance(one, Reading)
            ),
        )
        for (field, hidden), *seen in zip(contested, first, second, strict=True)
    ]
