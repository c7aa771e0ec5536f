"""Whether one character that OCR confuses explains a mismatch.

`confusions.yaml` lists which characters are taken for which. A mismatch that one such
exchange, or a lost decimal separator, would mend is no evidence of anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

import msgspec
from msgspec import Struct

from proofcheck.checks.certainty import is_ocr
from proofcheck.model.fields import Reading
from proofcheck.model.measures import Money

LONGEST_TEXT = 64
"""Longer texts are not varied: no number or identifier is longer."""


class Confusions(Struct, frozen=True, forbid_unknown_fields=True):
    """For each character those it is taken for: among digits, and in identifiers.

    `scanning_software` are parts of a PDF's Producer or Creator, in lower case.
    """

    digits: dict[str, str]
    identifiers: dict[str, str]
    scanning_software: tuple[str, ...]


@lru_cache(maxsize=1)
def confusions() -> Confusions:
    """Return the table of this version."""
    data = resources.files("proofcheck.checks").joinpath("confusions.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=Confusions)


def other_numbers(reading: Reading[Money] | Reading[Decimal]) -> Iterator[Decimal]:
    """Yield what the number may be: as read, and for OCR with one digit or the point misread."""
    value = reading.value.amount if isinstance(reading.value, Money) else reading.value
    yield value
    if not is_ocr(reading):
        return
    text = format(value, "f")
    for variant in _exchanged(text, confusions().digits):
        yield Decimal(variant)
    for shift in (-3, -2, -1, 1, 2, 3):
        yield value.scaleb(shift)


def other_identifiers(reading: Reading[Any]) -> Iterator[str]:
    """Yield an identifier as read, and for OCR with one character exchanged."""
    text = str(reading.value)
    yield text
    if is_ocr(reading):
        yield from _exchanged(text, confusions().identifiers)


def _exchanged(text: str, table: dict[str, str]) -> Iterator[str]:
    for at, character in enumerate(text[:LONGEST_TEXT]):
        for other in table.get(character, ""):
            yield text[:at] + other + text[at + 1 :]
