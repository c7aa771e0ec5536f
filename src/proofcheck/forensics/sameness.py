"""Whether two witnesses of one printed text say the same, reading noise apart."""

from __future__ import annotations

from proofcheck.comparing.names import SAME_BUT_FORM, compare_names
from proofcheck.comparing.texts import digits_of, same_printed
from proofcheck.comparing.values import letters_and_digits

STRAY = 2
"""Characters of a neighbouring word that may show at the edge of a crop."""

LOOK_ALIKE = str.maketrans({"1": "l", "i": "l", "|": "l", "0": "o", "5": "s"})
"""What recognisers take for each other in names (`S.r.l.` and `S.r.1.`)."""


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


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two texts are one name, its case, accents, signs and legal form apart."""
    if digits_of(one) or digits_of(other):
        return False
    return compare_names(one, other).likeness in SAME_BUT_FORM


def _without_strays(seen: str) -> list[str]:
    """Return a text as seen, and without a short word at its start, its end, or both."""
    words = seen.split()
    starts = [0, 1] if len(words) > 1 and len(words[0]) <= STRAY else [0]
    ends = [0, 1] if len(words) > 1 and len(words[-1]) <= STRAY else [0]
    return [" ".join(words[a : len(words) - b]) for a in starts for b in ends]
