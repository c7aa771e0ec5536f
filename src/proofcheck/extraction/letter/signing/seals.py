"""A personal seal beside a name: its surname is read once more, behind the name or the title.

In: the prose, a span and the name of who signs. Out: the span without the surname at its end.
"""

from __future__ import annotations

from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

SURNAMES = (3, 2)
"""A surname on a seal has so many Han characters, the longer one sought first."""

LEAST_REST = 2
"""Before the seal stand so many signs at least."""


def without_seal(prose: Prose, span: Span, name: Span) -> Span:
    """Cut the surname off that a seal beside the name repeats: 真壁澄人 真壁, 営業部長 大西."""
    text = prose.text[slice(*span)]
    signed = prose.text[slice(*name)]
    for length in SURNAMES:
        surname = signed[:length]
        is_wide = len(surname) == length and not any(ch < "\u3005" for ch in surname)
        rest = text.removesuffix(surname).rstrip()
        if is_wide and len(signed) > length and rest != text and len(rest) >= LEAST_REST:
            return span[0], span[0] + len(rest)
    return span
