"""How wide a page sets the blank between two words: type with letters of one width sets it wide.

In goes a page, out comes the usual blank in heights of its words.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from proofcheck.model.document import PageText

MOST_BLANK_HEIGHTS = 1.2
"""Wider gaps part columns and are no blanks."""

LEAST_BLANKS = 5
"""Blanks from which a page says anything of its type."""

MOST_LINES = 120
"""Lines of a page that are looked at."""


def usual_blank_heights(page: PageText) -> float:
    """Return the median gap between neighbouring words of letters, in heights; 0 if unknown."""
    gaps = [
        gap_pt / height
        for line in page.lines[:MOST_LINES]
        for left, right in pairwise(line.words)
        if left.text[-1:].isalpha() and right.text[:1].isalpha()
        if (height := max(left.box.height_pt, right.box.height_pt)) > 0
        if 0 < (gap_pt := right.box.x0 - left.box.x1) <= MOST_BLANK_HEIGHTS * height
    ]
    return median(gaps) if len(gaps) >= LEAST_BLANKS else 0.0
