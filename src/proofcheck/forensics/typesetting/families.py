"""Families of fonts, by the names that makers of PDF files give them."""

from __future__ import annotations

import re
from functools import lru_cache

SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
STYLE = re.compile(
    r"(bold|italic|oblique|regular|roman|medium|semi|demi|light|black|heavy|thin|book|cond(ensed)?"
    r"|narrow|ext|extra|wgl4|identity|psmt|mt|ps|[^a-z])+",
    re.IGNORECASE,
)
"""What may follow the family in a PostScript font name."""

LONGEST_FAMILY = 5
"""Letters that are compared of a family: makers of subsets rename the rest."""


def without_tag(font: str) -> str:
    """Return the name of a font without the tag of its subset (ISO 32000-2, 9.9.2)."""
    return SUBSET_TAG.sub("", font)


@lru_cache(maxsize=1024)
def family(font: str) -> str:
    """Return the family of a PostScript font name, without subset tag and style."""
    bare = without_tag(font)
    words = [part for part in re.split(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])", bare) if part]
    kept = [word for word in words if not STYLE.fullmatch(word)]
    return "".join(kept).casefold()[:LONGEST_FAMILY]
