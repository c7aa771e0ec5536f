"""Whether a page has the shape of a till roll: one narrow column, whatever paper it lies on.

In goes a page, out comes the answer; a receipt that was scanned on A4 is as narrow as any.
"""

from __future__ import annotations

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
