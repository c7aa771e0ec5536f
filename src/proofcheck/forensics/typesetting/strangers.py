"""Text in a font of its own that belongs to no value that was read.

Extraction drops an amount that fits no sum, and names that it does not know: an edit may hide
it so. Looked at is text in a rare family of fonts that stands in line with the page's other
text, as a value does; stamps and watermarks stand across.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from proofcheck.forensics.typesetting.set_page import Chosen, SetPage, middle
from proofcheck.forensics.typesetting.value import Value, value_of

RARE_SHARE = 0.03
A_VALUE = 16
"""A font is rare on a page up to this share of its characters, or up to a value's length."""

MOST_PHRASES = 6
"""A font with more phrases than this is one of the page's own."""

MOST_FAMILIES = 400
SAME_PHRASE_EM = 1.0
ALIGNED_PT = 0.6
"""How far text in line with other text is off its baseline, or the edges of its column."""


def find_strangers(page: SetPage) -> Iterator[Value]:
    """Yield the phrases of rare fonts that stand in line with other text."""
    edges = _phrase_edges(page)
    for family in range(min(len(page.families), MOST_FAMILIES)):
        own = (page.family == family) & (page.is_digit | page.is_letter)
        if not 0 < own.sum() <= max(RARE_SHARE * len(page.text), A_VALUE):
            continue
        found = list(phrases(page, own))
        if len(found) > MOST_PHRASES:
            continue
        for phrase in found:
            value = value_of(page, phrase, phrase | _same_run(page, phrase), page.family == family)
            if _is_aligned(value, *edges):
                yield value


def _same_run(page: SetPage, phrase: Chosen) -> Chosen:
    """Signs that are painted together with a phrase: separators and currencies."""
    together = np.isin(page.rank, np.unique(page.rank[phrase]))
    level = np.abs(page.baseline - middle(page.baseline[phrase])) < ALIGNED_PT
    same: Chosen = together & level
    return same


def phrases(page: SetPage, own: Chosen) -> Iterator[Chosen]:
    """Yield the characters of `own` phrase by phrase, as they stand side by side."""
    at = np.flatnonzero(own)
    if not at.size:
        return
    at = at[np.lexsort((page.start[at], np.round(page.baseline[at], 0)))]
    size = page.size[at]
    breaks = (np.abs(np.diff(page.baseline[at])) > 0.5 * size[1:]) | (
        page.start[at][1:] - page.end[at][:-1] > SAME_PHRASE_EM * size[1:]
    )
    for part in np.split(at, np.flatnonzero(breaks) + 1):
        chosen = np.zeros(len(page.text), dtype=np.bool_)
        chosen[part] = True
        yield chosen


def _phrase_edges(page: SetPage) -> tuple[Chosen, Chosen]:
    """Say which characters begin and which end a phrase of the page."""
    at = np.lexsort((page.start, np.round(page.baseline, 1)))
    same_line = np.abs(np.diff(page.baseline[at])) < ALIGNED_PT
    gap = page.start[at][1:] - page.end[at][:-1]
    is_parted = ~same_line | (np.abs(gap) > SAME_PHRASE_EM * page.size[at][1:])
    begins, ends = np.zeros((2, len(at)), dtype=np.bool_)
    begins[at[np.concatenate(([True], is_parted))]] = True
    ends[at[np.concatenate((is_parted, [True]))]] = True
    return begins, ends


def _is_aligned(value: Value, begins: Chosen, ends: Chosen) -> bool:
    """Whether it stands on the baseline of its line, or on an edge that phrases above have."""
    page, own = value.page, value.own
    baseline = middle(page.baseline[own])
    if (np.abs(page.baseline[value.line] - baseline) <= ALIGNED_PT).any():
        return True
    left, right = float(page.start[own].min()), float(page.end[own].max())
    return bool(
        (np.abs(page.start[value.column & begins] - left) <= ALIGNED_PT).any()
        or (np.abs(page.end[value.column & ends] - right) <= ALIGNED_PT).any()
    )
