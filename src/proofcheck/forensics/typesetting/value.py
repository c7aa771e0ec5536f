"""The characters of one value, those of its line, and those of its column."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from proofcheck.forensics.typesetting.set_page import Chosen, SetPage, middle
from proofcheck.model.measures import Box

BOX_MARGIN_PT = 1.0
LINE_SHARE = 0.5
"""Share of the size by which baselines of one line differ at most."""

LEADERS = "_.…·"
FEWEST_LEADERS = 4
BLANK_PT = 24.0
"""Leaders, and how near, that make a blank to be filled in."""

SAME_PHRASE_EM = 1.0
"""A wider gap parts a label from another one."""

HEADING_EM = 3.0
"""How far above a value its heading may stand, in sizes."""

MOST_ROWS = 12
"""Rows above and below a value that are looked at."""


class Value(Struct, frozen=True, kw_only=True):
    """Digits of a value (`own`; letters where it has none), and what stands around it.

    `inside` is all within its box, `line` stands beside it, `column` above and below it;
    `elsewhere` is all that belongs to no field at all.
    """

    page: SetPage
    own: Chosen
    inside: Chosen
    line: Chosen
    column: Chosen
    elsewhere: Chosen

    @property
    def text(self) -> str:
        """The characters within its box, in the file's order, without blanks."""
        return "".join(self.page.text[at] for at in np.flatnonzero(self.inside))

    @property
    def box(self) -> Box:
        """The box around its ink."""
        page, own = self.page, self.own
        return Box(
            float(page.left[own].min()),
            float(page.top[own].min()),
            float(page.right[own].max()),
            float(page.bottom[own].max()),
        )

    @property
    def is_in_blank(self) -> bool:
        """Whether it stands on dots or dashes, as what is filled into a form by hand does."""
        page = self.page
        near = (self.inside | self.line) & (page.left < page.right[self.own].max() + BLANK_PT)
        near &= page.right > page.left[self.own].min() - BLANK_PT
        return sum(page.text[at] in LEADERS for at in np.flatnonzero(near)) >= FEWEST_LEADERS

    @property
    def label(self) -> str:
        """The nearest phrase left of it on its line, in letters without blanks."""
        page, limit = self.page, float(self.page.start[self.own].min()) + 1.0
        before = np.flatnonzero(self.line & (page.end <= limit))
        before = before[np.argsort(page.start[before], kind="stable")]
        gaps = (page.start[before][1:] - page.end[before][:-1]) / page.size[before][1:]
        parted = np.flatnonzero(gaps > SAME_PHRASE_EM)
        nearest = before[parted[-1] + 1 :] if parted.size else before
        return "".join(page.text[at] for at in nearest if page.is_letter[at])

    @property
    def heading(self) -> str:
        """The nearest phrase above it in its column, in letters without blanks."""
        page, own = self.page, self.own
        top, size = float(page.top[own].min()), middle(page.size[own])
        above = self.column & (page.baseline <= top) & (page.baseline > top - HEADING_EM * size)
        if not above.any():
            return ""
        level = np.abs(page.baseline - page.baseline[above].max()) <= LINE_SHARE * size
        line = np.flatnonzero(level & ~self.inside)
        line = line[np.argsort(page.start[line], kind="stable")]
        gaps = page.start[line][1:] - page.end[line][:-1]
        phrases = np.split(line, np.flatnonzero(gaps > SAME_PHRASE_EM * page.size[line][1:]) + 1)
        nearest = next(phrase for phrase in phrases if above[phrase].any())
        return "".join(page.text[at] for at in nearest if page.is_letter[at])

    def rows(self) -> list[tuple[int, float]]:
        """Return the nearest rows of figures above and below: their last digit and baseline.

        Only those count that are set in the font and size of the value.
        """
        page, last = self.page, dict[float, int]()
        first = np.flatnonzero(self.own)[0]
        alike = (page.font == page.font[first]) & (page.size == page.size[first])
        for at in np.flatnonzero(self.column & page.is_digit & alike):
            row = round(float(page.baseline[at]), 1)
            if row not in last or page.end[at] > page.end[last[row]]:
                last[row] = int(at)
        mine = middle(page.baseline[self.own])
        nearest = sorted(last.items(), key=lambda row: abs(row[0] - mine))[:MOST_ROWS]
        return [(at, float(page.baseline[at])) for _, at in nearest]


def find_value(page: SetPage, box: Box, fields: Chosen) -> Value | None:
    """Find the characters of a value, None where none are seen. `fields`: of any field."""
    inside = page.inside(box.grown(BOX_MARGIN_PT))
    own = inside & page.is_digit
    if not own.any():
        own = inside & page.is_letter
    if not own.any():
        return None
    return value_of(page, own, inside, fields)


def value_of(page: SetPage, own: Chosen, inside: Chosen, fields: Chosen | None = None) -> Value:
    """Return a value of the characters `own`, of which nothing `inside` is a neighbour."""
    size = middle(page.size[own])
    baseline = middle(page.baseline[own])
    near = np.abs(page.baseline - baseline) <= LINE_SHARE * size
    left, right = float(page.left[own].min()), float(page.right[own].max())
    across = (page.right > left) & (page.left < right)
    return Value(
        page=page,
        own=own,
        inside=inside,
        line=near & ~inside,
        column=across & (page.is_digit | page.is_letter) & ~inside & ~near,
        elsewhere=~inside if fields is None else ~inside & ~fields,
    )
