"""Believable other values of the same form: what a forger would type in place of a value.

In: a value as read and as printed. Out: pairs of printed text and value, most believable
first, drawn by the caller's generator. The text has the length of the old one, so that it fits
where that stood; a value whose print does not follow a known form gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from proofcheck.forging.names import OTHER_WORDS

MAX_CANDIDATES = 40
LARGEST_SHIFT_DAYS = 400
LEAST_WORD = 4
"""Letters from which a word of a name is worth changing; legal forms are mostly shorter."""

_DIGITS = re.compile(r"\d+")


def other_amounts(value: Decimal, printed: str, rng: Random) -> Iterator[tuple[str, Decimal]]:
    """Yield amounts with one digit changed, the leading ones first, mostly to a larger one."""
    places = [i for i, ch in enumerate(printed) if ch.isascii() and ch.isdigit()]
    digits = "".join(printed[i] for i in places)
    decimals = next((n for n in range(5) if _is_scaled(digits, value, n)), None)
    if decimals is None:
        return
    whole = len(digits) - decimals
    options = [
        (at, digit)
        for at in range(min(whole, 3))
        for digit in "0123456789"
        if digit != digits[at] and not (at == 0 and digit == "0")
    ]
    rng.shuffle(options)
    options.sort(key=lambda one: (one[1] < digits[one[0]], one[0]))
    sign = -1 if value < 0 else 1
    for at, digit in options[:MAX_CANDIDATES]:
        shift = (int(digit) - int(digits[at])) * Decimal(10) ** (whole - 1 - at)
        yield _with_digit(printed, places[at], digit), value + sign * shift


def _is_scaled(digits: str, value: Decimal, decimals: int) -> bool:
    return bool(digits) and Decimal(digits).scaleb(-decimals) == abs(value)


def other_dates(value: date, printed: str, rng: Random) -> Iterator[tuple[str, date]]:
    """Yield days up to a year away that can be printed by changing day, month or year alone."""
    shifts = [n for n in range(-LARGEST_SHIFT_DAYS, LARGEST_SHIFT_DAYS + 1) if n]
    rng.shuffle(shifts)
    shifts.sort(key=lambda days: days < 0)
    found = 0
    for days in shifts:
        other = value + timedelta(days=days)
        text = _redated(printed, value, other)
        if text is not None:
            yield text, other
            found += 1
            if found >= MAX_CANDIDATES:
                return


def _redated(printed: str, was: date, now: date) -> str | None:
    """Write the other date by changing the one part that differs; None where it is not clear."""
    parts = [
        (n, m)
        for n, m in ((was.day, now.day), (was.month, now.month), (was.year, now.year))
        if n != m
    ]
    if len(parts) != 1:
        return None
    (old, new) = parts[0]
    groups = [m for m in _DIGITS.finditer(printed) if int(m[0]) == old]
    if len(groups) != 1:
        return None
    group = groups[0]
    text = f"{new:0{len(group[0])}}"
    if len(text) != len(group[0]):
        return None
    return printed[: group.start()] + text + printed[group.end() :]


def other_names(printed: str, rng: Random) -> Iterator[str]:
    """Yield the name with one of its words replaced by another of the same length and case."""
    words = [m for m in re.finditer(r"[^\W\d_]+", printed) if len(m[0]) >= LEAST_WORD]
    for word in words[:2]:
        others = [w for w in OTHER_WORDS if len(w) == len(word[0])]
        rng.shuffle(others)
        for other in others:
            text = _cased(other, word[0])
            if text != word[0]:
                yield printed[: word.start()] + text + printed[word.end() :]


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


def other_numbers(printed: str, rng: Random) -> Iterator[str]:
    """Yield an identifier with one of its last digits changed."""
    places = [i for i, ch in enumerate(printed) if ch.isascii() and ch.isdigit()][-3:]
    options = [(at, digit) for at in places for digit in "0123456789" if digit != printed[at]]
    rng.shuffle(options)
    for at, digit in options[:MAX_CANDIDATES]:
        yield _with_digit(printed, at, digit)


def _with_digit(text: str, at: int, digit: str) -> str:
    return text[:at] + digit + text[at + 1 :]
