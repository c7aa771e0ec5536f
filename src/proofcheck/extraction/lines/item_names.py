"""What names an item as readings: its description, its number, GTIN, serial numbers, columns.

In go an item's parts and what labels in its text say, out come readings with their places.
"""

from __future__ import annotations

import re

from proofcheck.extraction.lines.goods import Goods, Mark, Snippet, find_marks, gtin_of
from proofcheck.extraction.lines.heading_words import Role, is_condition
from proofcheck.extraction.lines.item_numbers import CONTRADICTED
from proofcheck.extraction.lines.parts import Parts
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.fields import Reading

WORDS = 0.92
"""Confidence (0..1) in words under their heading, times that of their reading."""

SHORTEST_SERIAL = 4
"""Signs of a serial number; shorter words are parts of one ("SW 88 204 117")."""

_TORN = re.compile(r"(?<=\w)- (?=\w)")
"""Where a number was broken at its hyphen at the end of a line."""

_HAS_DIGIT = re.compile(r"\d").search

_EDGE = " -–·|,;:•"


def read_description(parts: Parts, goods: Goods) -> Reading[str] | None:
    """Join the lines of the description, without codes that a label introduces.

    Nor is a line below the name that says in what state the item is a part of it.
    """
    readings: list[Reading[str]] = []
    for number, line in enumerate(parts.lines):
        if readings and is_condition(" ".join(snippet.text for snippet in line)):
            continue
        for snippet in line:
            if snippet.key in goods.carried_on:
                continue
            start, end = _named_part(snippet, is_first=number == 0)
            text = snippet.text[start:end]
            begin = start + len(text) - len(text.lstrip(_EDGE if not readings else " "))
            end = begin + len(snippet.text[begin:end].rstrip(_EDGE))
            if end > begin and any(ch.isalnum() for ch in snippet.text[begin:end]):
                readings.append(snippet.reading(begin, end, parts.page, WORDS))
    if not readings:
        return None
    value = " ".join(reading.value for reading in readings)
    return join_readings(value, tuple(readings), " ") if has_letters(value, 1) else None


def _named_part(snippet: Snippet, *, is_first: bool) -> tuple[int, int]:
    """Return the part of a snippet that names the item: up to the first labelled code."""
    text = snippet.text
    marks = [mark for mark in find_marks(text) if not _is_quoted(text, mark)]
    if not marks:
        return 0, len(text)
    before = text[: marks[0].label_start]
    if has_letters(before.strip(_EDGE + "(")):
        return 0, len(before.rstrip(_EDGE + "( "))
    if not is_first:
        return len(text), len(text)
    rest = marks[-1].end
    return (rest, len(text)) if has_letters(text[rest:], 3) else (len(text), len(text))


def _is_quoted(text: str, mark: Mark) -> bool:
    """Whether a label's value stands in quotes, as a part of the name ('modello "Oltrarno"')."""
    return text[: mark.start].rstrip()[-1:] in ('"', "“", "„", "«", "»")


def read_item_id(parts: Parts, goods: Goods) -> Reading[str] | None:
    """Read the item's number from its column, else after a label in the text."""
    return read_column(parts, Role.SELLER_ITEM_ID) or goods.found.get("seller_item_id")


def read_gtin(parts: Parts, goods: Goods) -> Reading[str] | None:
    """Read the GTIN of its column, else the one in the text."""
    for snippet in parts.columns.get(Role.GTIN, ()):
        gtin = gtin_of(snippet.text.strip(" ."))
        if gtin is not None:
            confidence = WORDS if gtin[1] else CONTRADICTED
            line = snippet.cell.line
            return make_reading(gtin[0], line, snippet.start, snippet.end, parts.page, confidence)
    return goods.found.get("gtin")


def read_serials(parts: Parts, goods: Goods) -> Reading[tuple[str, ...]] | None:
    """Read the serial numbers of their column, else those after a label in the text."""
    snippets = parts.columns.get(Role.SERIAL_NUMBERS, [])
    readings = [s.reading(0, len(s.text), parts.page, WORDS) for s in snippets if s.text.strip()]
    if readings:
        whole = _TORN.sub("-", " ".join(reading.value for reading in readings))
        numbers = [n for part in re.split(r"[,;、，]+", whole) for n in _numbers_of(part)]
        return join_readings(tuple(numbers), tuple(readings)) if numbers else None
    return goods.serial_numbers


def _numbers_of(part: str) -> list[str]:
    """Return the numbers of a part without commas: one written with blanks, or several."""
    words = part.split()
    is_one = len(words) > 1 and any(len(word) < SHORTEST_SERIAL for word in words)
    numbers = [" ".join(words)] if is_one else words
    return [n for n in numbers if len(n) >= SHORTEST_SERIAL and _HAS_DIGIT(n)]


def read_column(parts: Parts, role: Role) -> Reading[str] | None:
    """Read the words of a column, joined where they run over several places of one row."""
    snippets = parts.columns.get(role, [])
    if role is Role.SELLER_ITEM_ID:
        snippets = _one_code(snippets)
    readings = [
        s.reading(0, len(s.text), parts.page, WORDS)
        for s in snippets
        if any(ch.isalnum() for ch in s.text)
    ]
    if not readings:
        return None
    glue = "" if readings[0].value.endswith("-") else " "
    return join_readings(glue.join(r.value for r in readings), tuple(readings), glue)


def _one_code(snippets: list[Snippet]) -> list[Snippet]:
    """Return the first code, with the rest of it where it was broken at a hyphen."""
    is_torn = bool(snippets) and snippets[0].text.endswith("-")
    return snippets[: 2 if is_torn else 1]
