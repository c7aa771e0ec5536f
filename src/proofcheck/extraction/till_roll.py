"""Whether a page has the shape of a till roll: one narrow column, whatever paper it lies on.

In goes a page, out comes the answer; a receipt that was scanned on A4 is as narrow as any.
"""

from __future__ import annotations

import re

from proofcheck.model.document import PageText
from proofcheck.model.measures import box_around

TILL_RATIO = 1.7
"""Height to width from which a page has the shape of a till roll (A4 is 1.41)."""


NARROW = 0.5
"""Share of a page's width that the column of a till receipt takes up at most."""

LEAST_TILL_LINES = 8
"""Lines from which a narrow column tells anything of the kind of paper."""


def is_till_roll(page: PageText) -> bool:
    """Whether a page is a till roll by its shape, or has one laid on it: a narrow tall column."""
    if page.height_pt > TILL_RATIO * page.width_pt:
        return True
    if len(page.lines) < LEAST_TILL_LINES:
        return False
    text = box_around(line.box for line in page.lines)
    return text.width_pt < NARROW * page.width_pt and text.height_pt > text.width_pt / NARROW / 2


TILL_COLUMNS = 48
"""Characters of a row that a till prints at most (80 mm paper, font A of ESC/POS printers)."""

SHORT_SHARE = 0.9
"""Share of a page's lines that are no longer than that where a till has printed it."""

_CLOCK = re.compile(r"(?<![\d:.,])([01]?\d|2[0-3]) ?: ?[0-5]\d(?: ?: ?[0-5]\d)?(?![\d:])")
_COUNTED = re.compile(r"^\s*\d{1,4}\s*[x×X*@]\s*[^\d\s]{0,3}\s*\d[\d ,.']*\S{0,2}\s*$")


def till_signs(page: PageText) -> int:
    """Return how many of two things that tills print stand on a page with short lines.

    They are the time of day, and a line "2 x 3,40" of its own under an item.
    """
    texts = [" ".join(word.text for word in line.words) for line in page.lines]
    short = sum(len(text) <= TILL_COLUMNS for text in texts)
    if not texts or short < SHORT_SHARE * len(texts):
        return 0
    return sum(any(pattern.search(text) for text in texts) for pattern in (_CLOCK, _COUNTED))
