"""Whether two witnesses of one printed text say the same, reading noise apart."""

from __future__ import annotations

import unicodedata

from proofcheck.comparing.texts import digits_of, same_printed


def says_the_same(printed: str, seen: str) -> bool:
    """Tell whether an engine saw what is printed: all letters and digits, or a number's digits.

    Blanks, case, accents and punctuation do not count: recognisers drop them.
    """
    if same_printed(printed, seen):
        return True
    expected, found = letters_and_digits(printed), letters_and_digits(seen)
    if expected == found:
        return True
    digits = digits_of(expected)
    if not digits or digits != digits_of(found):
        return False
    # A number's digits count; beside a whole number or date a neighbour's letters may be seen.
    return expected == digits or expected in found


def letters_and_digits(text: str) -> str:
    """Return the letters and digits of a text, compatibility forms and accents taken off."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(ch for ch in plain if ch.isalnum())
