"""Names that Polish inflects: Zakłady „Nitka”, Zakładów „Nitka”, Zakładom „Nitka” are one firm.

In: a folded name. Out: its letters without the endings of its words, by which two cases of one name
are alike. Short words keep their letters, so that initials and abbreviations stay what they are.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import frame_pattern

LEAST_STEM = 3
"""A word keeps at least so many letters."""

_ENDING = frame_pattern(r"(?:{polish_endings}|[aeiouy])$")
_WORD = re.compile(r"[a-z]+|\d+")


def case_key(folded: str) -> str:
    """Return the letters of a name, each word without its ending of case."""
    return "".join(map(_stem, _WORD.findall(folded)))


def _stem(word: str) -> str:
    ending = _ENDING.search(word)
    is_long = ending is not None and ending.start() >= LEAST_STEM
    return word[: ending.start()] if ending is not None and is_long else word
