"""Whether a text is another value of the same shape, as an edit puts in the place of the first."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal

from proofcheck.comparing.texts import digits_of

MOST_DIGITS_APART = 2
MOST_SHARE_APART = 0.2
"""A value with digits is replaced by one that has at most so many digits more or less, or that
share of its own: of a long number a group or two may be read in one of the two texts only."""

_AMOUNT = re.compile(
    r"(?:[^\W\d_]{1,3}|[^\w\s])?\s?(?P<whole>\d{1,3}(?:[.,'’\s]\d{3})+|\d+)"
    r"(?:[.,](?P<part>\d{1,2}))?\s?(?:[^\W\d_]{1,3}|[^\w\s])?"
)
"""A number in groups of three digits or none, with at most two decimals and a currency."""

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+")
DAY_MONTH_YEAR, SHORTEST_MONTH = 3, 3


def is_other_value(was: str, now: str) -> bool:
    """Tell whether `now` is another value of the same shape, not a stamp over the old one.

    A value with digits must have about as many digits, and no more letters, than before; a
    name must be a name of about the same length. A number or a day that is merely written
    otherwise (1234.5 and 1,234.50; 2 March 2026 and 02/03/26) is no other value.
    """
    old, new = letters_and_digits(was), letters_and_digits(now)
    if old == new or _is_same_number(was, now) or _is_same_day(was, now):
        return False
    old_digits, new_digits = digits_of(old), digits_of(new)
    old_letters, new_letters = len(old) - len(old_digits), len(new) - len(new_digits)
    if old_digits:
        most = max(MOST_DIGITS_APART, MOST_SHARE_APART * len(old_digits))
        is_alike = abs(len(old_digits) - len(new_digits)) <= most
        return bool(new_digits) and is_alike and new_letters <= old_letters + 3
    return not new_digits and 0.4 * old_letters <= new_letters <= 2.5 * max(old_letters, 1)


def _is_same_number(was: str, now: str) -> bool:
    old, new = _AMOUNT.fullmatch(was.strip()), _AMOUNT.fullmatch(now.strip())
    return old is not None and new is not None and _decimal(old) == _decimal(new)


def _decimal(amount: re.Match[str]) -> Decimal:
    return Decimal(f"{digits_of(amount['whole'])}.{digits_of(amount['part'] or '') or 0}")


def _is_same_day(was: str, now: str) -> bool:
    """Whether two texts of different forms give the same day, month and year in any order.

    The month of one may be a word. In one and the same form another order is another day.
    """
    if _DIGITS.sub(_shape, was) == _DIGITS.sub(_shape, now):
        return False
    (less, text), (more, _) = sorted(((_numbers(one), one) for one in (was, now)), key=_count)
    if more.total() != DAY_MONTH_YEAR:
        return False
    has_word = any(len(word) >= SHORTEST_MONTH for word in _WORD.findall(text))
    return less == more or (has_word and less.total() == DAY_MONTH_YEAR - 1 and less <= more)


def _shape(digits: re.Match[str]) -> str:
    return "9" * len(digits[0])


def _count(one: tuple[Counter[int], str]) -> int:
    return one[0].total()


def _numbers(text: str) -> Counter[int]:
    """The numbers of a text, years by their last two digits."""
    return Counter(
        int(digits[-2:] if _YEAR.fullmatch(digits) else digits)
        for digits in _DIGITS.findall(text)
        if digits.isdecimal()
    )


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text, compatibility forms and accents taken off."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(ch for ch in plain if ch.isalnum())
