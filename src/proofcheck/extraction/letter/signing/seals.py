"""What a seal or a stamp beside a name adds to it: a surname, or words of the firm in capitals.

In: the prose, a span, the name of who signs and the firm's. Out: the span without them.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

SURNAMES = (3, 2)
"""A surname on a seal has so many Han characters, the longer one sought first."""

LEAST_REST = 2
"""Before the seal stand so many signs at least."""

LEAST_STAMPED = 4
"""The words of a stamp have so many letters at least, together."""


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


def without_stamp(prose: Prose, span: Span, firm: str) -> Span:
    """Cut words in capitals off both ends that are parts of the firm's name, and a label below.

    `firm` is the name of the party; what is printed in capitals throughout is kept.
    """
    span = _without_label(prose, span)
    words = list(re.finditer(r"\S+", prose.text[slice(*span)]))
    key = name_key(firm)
    kept = [word for word in words if not (word[0].isupper() and name_key(word[0]) in key)]
    if not key or not kept or len(kept) == len(words):
        return span
    if not any(ch.islower() for word in kept for ch in word[0]):
        return span
    first, last = kept[0].start(), kept[-1].end()
    cut = prose.text[span[0] : span[0] + first] + prose.text[span[0] + last : span[1]]
    if len(name_key(cut)) < LEAST_STAMPED:
        return span
    return span[0] + first, span[0] + last


def _without_label(prose: Prose, span: Span) -> Span:
    """Cut the label off that begins the line below (Overseas Manager / Date)."""
    end = prose.line_end(span[0])
    goes_on = prose.text[end : span[1]].lstrip()[:1].islower()  # legale | rappresentante
    is_label = end < span[1] and not goes_on and is_label_words(prose.plain[end : span[1]])
    return (span[0], len(prose.text[:end].rstrip())) if is_label else span


def is_stamped(prose: Prose, line: Span, firm: str) -> bool:
    """Whether a line is a stamp's: part of the firm's name, or one word in capitals."""
    text = prose.text[slice(*line)]
    key = name_key(text)
    is_part = bool(key) and key in name_key(firm)
    return is_part or (text.isupper() and text.isascii() and len(text.split()) == 1)
