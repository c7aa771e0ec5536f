"""What has the form of a letter's number: digits with letters and marks, no day, year or telephone.

In: a token as printed. Out: yes or no, or the token without the marks behind it.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import frame_pattern

LEAST = 3
"""A number has at least so many letters and digits."""

MOST_YEARS = 12
"""A span of years is no longer than so many."""

JOINED_WORD = frame_pattern(r"{short_number_words}[.](?=[A-Z\d]{2})", re.IGNORECASE)
"""The word for a number without a blank behind its point (n.YN/1354)."""

_DAY = (
    r"(?:\d{1,2}-[A-Z][a-z]{2,8}-(?:19|20)\d{2}|"
    r"\d{2,3}\.\d{1,2}\.\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?:19|20)\d{2})"
)
_DATE = re.compile(rf"{_DAY}(?:[-–—~]{_DAY})?")
"""A day, or the first and the last one of a term."""

COUNTED = re.compile(r"\d{1,4}/(?:0[1-9]|1[0-2])/(?:19|20)\d{2}")
"""The running number of a month: behind a word for a number it is no day (nr 12/09/2025)."""

_YEARS = re.compile(r"(?:19|20)(\d{2})[/–—-](?:19|20)?(\d{2})")
"""A span of years (2024/25), which ends at most so many years later; 2024/58 is a number."""

_PHONE = frame_pattern(r"{phone_marks}\b")


def has_marks(number: str) -> bool:
    """Whether a number is built of letters and digits with marks between (ED/2026/31)."""
    return any(ch in number for ch in "-/") and any(ch.isalpha() for ch in number)


def is_number(token: str) -> bool:
    """A number has digits, and is no day, year or telephone number."""
    if "年" in token or "月" in token or _DATE.fullmatch(token) or _PHONE.match(token):
        return False
    years = _YEARS.fullmatch(token)
    if years is not None and int(years[1]) <= int(years[2]) <= int(years[1]) + MOST_YEARS:
        return False
    return sum(ch.isdigit() for ch in token) >= 2 and sum(map(str.isalnum, token)) >= LEAST


def clean(token: str) -> str:
    """Cut the marks behind a number off."""
    return token.rstrip(".,;)-")
