"""From number words to a number: hundreds, tens and units in their places, then scales.

In go meanings in their order, out comes the amount or None: words that make no number in any of
the languages ("two three", "hundred twenty hundred") are not guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from proofcheck.extraction.spoken.vocabulary import Meaning, Part

LONG_TENS = frozenset({60, 80})
"""Tens that a number from 10 to 19 can follow in French (soixante-dix, quatre-vingt-onze)."""

LEAST_AFTER_TEN = 7
"""The least unit that can follow ten in French (dix-sept)."""

FOUR, TWENTY, EIGHTY = (Meaning(Part.NUMBER, value) for value in (4, 20, 80))

IGNORED = frozenset({Part.AND, Part.END})


class Hundredths(Struct, frozen=True):
    """Minor units in digits, as in "50/100", "/50" or "50 cents"."""

    value: int


Item = Meaning | Hundredths


def amount_of(items: Iterable[Item]) -> Decimal | None:
    """Return the amount that words say, with minor units ("five euros and ten cents")."""
    segments = [(kind, list(group)) for kind, group in groupby(_spoken(items), key=_kind)]
    wholes: list[int] = []
    hundredths: int | None = None
    after = None
    for index, (kind, group) in enumerate(segments):
        if kind is Part.NUMBER:
            beside = segments[index + 1][0] if index + 1 < len(segments) else None
            value = _decimals(group) if after is Part.POINT else number_of(group)
            if value is None:
                return None
            is_minor = wholes and (
                Part.MINOR in (after, beside) or after in (Part.POINT, Part.CURRENCY)
            )
            if not is_minor:
                wholes.append(value)
            elif hundredths is not None or value > 99:
                return None
            else:
                hundredths = value
        elif isinstance(group[0], Hundredths):
            if hundredths is not None or len(group) > 1:
                return None
            hundredths = group[0].value
        after = kind
    if len(wholes) != 1 or (segments and _is_minor_alone(segments)):
        return None
    return Decimal(wholes[0]) + Decimal(hundredths or 0) / 100


def _spoken(items: Iterable[Item]) -> Iterator[Item]:
    """Yield what counts; "quatre vingts" in two words is eighty."""
    before: Item | None = None
    for item in items:
        if before == FOUR and item == TWENTY:
            before = EIGHTY
            continue
        if before is not None and (isinstance(before, Hundredths) or before.part not in IGNORED):
            yield before
        before = item
    if before is not None and (isinstance(before, Hundredths) or before.part not in IGNORED):
        yield before


def _kind(item: Item) -> Part | None:
    """Return the part that an item plays; scales and numbers make one number together."""
    if isinstance(item, Hundredths):
        return None
    return Part.NUMBER if item.part is Part.SCALE else item.part


def _is_minor_alone(segments: list[tuple[Part | None, list[Item]]]) -> bool:
    """Whether there are minor units and nothing else ("fifty cents")."""
    kinds = [kind for kind, _ in segments]
    return kinds.count(Part.NUMBER) == 1 and Part.MINOR in kinds and None not in kinds


def number_of(items: Iterable[Item]) -> int | None:
    """Return a whole number, None where the words make none."""
    total, current, last_scale = 0, 0, 0
    any_word = False
    for item in items:
        assert isinstance(item, Meaning)
        any_word = True
        if item.part is Part.NUMBER:
            if not _fits(current, item.value):
                return None
            current += item.value
        elif item.value == 100:
            if current > 99 or (current == 0 and last_scale == 100):
                return None
            current = max(current, 1) * 100
        else:
            if last_scale and item.value >= last_scale:
                return None
            total += max(current, 1) * item.value
            current, last_scale = 0, item.value
    return total + current if any_word else None


def _fits(current: int, value: int) -> bool:
    """Whether a number word can follow what was said since the last scale."""
    units, tens = current % 10, current % 100 - current % 10
    if value < 10:
        return units == 0 and (tens != 10 or value >= LEAST_AFTER_TEN)
    if value < 20:
        return units == 0 and (tens == 0 or tens in LONG_TENS)
    if value < 100:
        return tens == 0
    return current < 100 and current == 0


def _decimals(items: list[Item]) -> int | None:
    """Return what follows a decimal point: one or two single digits, or a number to 99."""
    values = [item.value for item in items]
    if len(values) == 2 and max(values) < 10:
        return values[0] * 10 + values[1]
    number = number_of(items)
    return number * 10 if len(values) == 1 and number is not None and number < 10 else number
