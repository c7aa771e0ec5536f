"""The label lexicon, and the letters by which labels are compared.

In go the data files (`invoice_labels.yaml`, `total_labels.yaml`), out come keys with what they
can mean. Keys have no blanks, case, accents or signs, so that glued words of OCR match.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import simplified

FUZZY_FROM_LETTERS = 6
"""Shorter labels must match to the letter; OCR's slips are forgiven in longer ones."""


class LabelGroup(Struct, frozen=True, kw_only=True):
    """Labels of one field with one weight, by language; forms parted by `|`."""

    field: str
    weight: float
    words: dict[str, str]


class LabelGroups(Struct, frozen=True, kw_only=True):
    """A label data file."""

    groups: list[LabelGroup]


class Token(Struct, frozen=True):
    """A word of a text, folded for comparison, with where it stands."""

    key: str
    start: int
    end: int


class Lexicon(Struct, frozen=True):
    """Label keys with their fields, and every beginning of a key."""

    fields: dict[str, dict[str, float]]
    beginnings: frozenset[str]
    long_keys: list[str]


@cache
def lexicon() -> Lexicon:
    """Return the label lexicon, built once."""
    fields: dict[str, dict[str, float]] = {}
    for name in ("invoice_labels", "total_labels"):
        for group in load_data(name, LabelGroups).groups:
            for forms in group.words.values():
                for form in forms.split("|"):
                    key = "".join(token.key for token in tokens_of(form))
                    weights = fields.setdefault(key, {})
                    weights[group.field] = max(weights.get(group.field, 0.0), group.weight)
    beginnings = frozenset(key[:end] for key in fields for end in range(1, len(key) + 1))
    long_keys = [key for key in fields if len(key) >= FUZZY_FROM_LETTERS and key.isascii()]
    return Lexicon(fields, beginnings, long_keys)


@lru_cache(maxsize=2048)
def squeeze(text: str) -> str:
    """Return the letters of a text as labels are compared: no case, accent, blank or sign."""
    return "".join(token.key for token in tokens_of(text))


SURE_WEIGHT = 0.7
"""From here on a label means its field whatever stands beside it."""


def fields_of_label(text: str) -> tuple[str, ...]:
    """Return the fields that a label surely means, none for what is no label of the lexicon."""
    weights = lexicon().fields.get(squeeze(text), {})
    return tuple(
        field
        for field, weight in weights.items()
        if weight >= SURE_WEIGHT and not field.startswith("other_")
    )


_CJK = "\u2e80-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(
    rf"[{_CJK}]|[A-ZÀ-Þ]?[a-zß-ÿŁłŚśŻżŹźĆćŃńĘęĄąŐőŰű]+|[A-ZÀ-ÞŁŚŻŹĆŃĘĄ]+|[^\W\d_]+|#|%"
)
_FOLDED = str.maketrans({"°": "o", "º": "o", "ª": "a", "ß": "ss", "ł": "l", "Ł": "L", "№": "no"})
_DEGREE = re.compile(r"(?<=[nN])[°ºo]")


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the words of a text as labels are compared, left to right."""
    text = text.replace("№", "N°")
    spelled = _DEGREE.sub("o", text)
    for match in _TOKEN.finditer(spelled):
        if match.group() == "%" and text[: match.start()].rstrip()[-1:].isdigit():
            continue
        yield Token(_fold(match.group()), match.start(), match.end())


@cache
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", simplified(word.translate(_FOLDED).casefold()))
    return "".join(ch for ch in plain if not unicodedata.combining(ch))
