"""Whether a text is another value of the same shape, as an edit puts in the place of the first."""

from __future__ import annotations

import unicodedata

from proofcheck.comparing.texts import digits_of

MOST_DIGITS_APART = 2
MOST_SHARE_APART = 0.2
"""A value with digits is replaced by one that has at most so many digits more or less, or that
share of its own: of a long number a group or two may be read in one of the two texts only."""


def is_other_value(was: str, now: str) -> bool:
    """Tell whether `now` is another value of the same shape, not a stamp over the old one.

    A value with digits must have about as many digits, and no more letters, than before; a
    name must be a name of about the same length.
    """
    old, new = letters_and_digits(was), letters_and_digits(now)
    if old == new:
        return False
    old_digits, new_digits = digits_of(old), digits_of(new)
    old_letters, new_letters = len(old) - len(old_digits), len(new) - len(new_digits)
    if old_digits:
        most = max(MOST_DIGITS_APART, MOST_SHARE_APART * len(old_digits))
        is_alike = abs(len(old_digits) - len(new_digits)) <= most
        return bool(new_digits) and is_alike and new_letters <= old_letters + 3
    return not new_digits and 0.4 * old_letters <= new_letters <= 2.5 * max(old_letters, 1)


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text, compatibility forms and accents taken off."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(ch for ch in plain if ch.isalnum())
