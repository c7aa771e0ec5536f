"""Whether two witnesses of one printed text say the same, reading noise apart."""

from __future__ import annotations

import unicodedata

from proofcheck.comparing.texts import digits_of, same_printed

STRAY = 2
"""Characters of a neighbouring word that may show at the edge of a crop."""

LOOK_ALIKE = str.maketrans({"1": "l", "i": "l", "|": "l", "0": "o", "5": "s"})
"""What recognisers take for each other in names (`S.r.l.` and `S.r.1.`)."""

MOST_DIGITS_APART = 2
MOST_SHARE_APART = 0.2
"""A value with digits is replaced by one that has at most so many digits more or less, or that
share of its own: of a long number a group or two may be read in one of the two texts only."""


def says_the_same(printed: str, seen: str) -> bool:
    """Tell whether an engine saw what is printed: all letters and digits, or a number's digits.

    Blanks, case, accents and punctuation do not count, for recognisers drop them, nor do a
    neighbour's characters at the edges: letters beside a number, a short word beside a name.
    """
    if same_printed(printed, seen):
        return True
    expected, found = letters_and_digits(printed), letters_and_digits(seen)
    digits = digits_of(expected)
    if digits:
        is_there = expected in (found, digits) or expected in found
        return is_there and digits == digits_of(found)
    if not expected:
        return False
    return expected.translate(LOOK_ALIKE) in {
        letters_and_digits(text).translate(LOOK_ALIKE) for text in _without_strays(seen)
    }


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


def _without_strays(seen: str) -> list[str]:
    """Return a text as seen, and without a short word at its start, its end, or both."""
    words = seen.split()
    starts = [0, 1] if len(words) > 1 and len(words[0]) <= STRAY else [0]
    ends = [0, 1] if len(words) > 1 and len(words[-1]) <= STRAY else [0]
    return [" ".join(words[a : len(words) - b]) for a in starts for b in ends]
