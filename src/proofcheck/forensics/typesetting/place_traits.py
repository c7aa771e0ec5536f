"""Deviations of place and look: size, baseline, spacing, colour, edge of the column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from proofcheck.forensics.typesetting.set_page import SAME_LINE_PT, Chosen, middle
from proofcheck.forensics.typesetting.value import Value
from proofcheck.model.facts import Deviation, Trait

SAME_SIZE = 0.002
NEAR_SIZE = 0.045
"""Shares by which two sizes are the same, and by which one passes for the other to the eye.

Totals are often set half a point larger on purpose: 5 % of 10 pt.
"""

NEAR_BASELINE = 0.25
"""A baseline further off, in sizes, is that of a superscript or of another line."""

SAME_COLOUR = 1
"""Levels (0..255) by which colours are the same."""

SAME_EDGE_PT, NEAR_EDGE_PT = 0.15, 6.0
FEWEST_ROWS = 3
EDGE_SHARE = 0.9
"""Rows, and the share of them that ends on one edge, from which a column keeps an edge."""

DISPLAY_SHARE = 0.8
"""Share of the page that is smaller than a value in display type."""

SAME_SPACING_EM = 0.012
FEWEST_PAIRS, FEWEST_USUAL_PAIRS = 2, 8


def place_deviations(value: Value, group: Chosen) -> Iterator[Deviation]:
    """Yield what deviates in the place and look of `group`, characters of a value."""
    yield from _style(value, group)
    yield from _baseline(value, group)
    yield from _edge(value, group)


def _style(value: Value, group: Chosen) -> Iterator[Deviation]:
    """Yield size, spacing and colour: of what stands alone on its line one of them at most.

    A letterhead or a heading has all three of its own by design, and display type always has.
    """
    if value.line.any():
        yield from (*_size(value, group), *_spacing(value, group), *_colour(value, group))
    elif not _is_display(value, group):
        yield from (*_size(value, group), *_spacing(value, group), *_colour(value, group))[:1]


def _size(value: Value, group: Chosen) -> Iterator[Deviation]:
    page, size = value.page, middle(value.page.size[group])
    others = page.size[~value.inside]
    if not others.size or size <= 0:
        return
    nearest = float(others[np.abs(others - size).argmin()])
    if SAME_SIZE * size < abs(nearest - size) <= NEAR_SIZE * size:
        yield Deviation(
            trait=Trait.SIZE,
            observed=f"{size:.2f} pt",
            usual=f"{nearest:.2f} pt",
            amount=round(size - nearest, 3),
        )


def _baseline(value: Value, group: Chosen) -> Iterator[Deviation]:
    page = value.page
    baseline, size = middle(page.baseline[group]), middle(page.size[group])
    beside = page.baseline[value.line | (value.own & ~group)]
    if not beside.size:
        return
    off = float(_nearest(beside, baseline) - baseline)
    if not SAME_LINE_PT < abs(off) <= NEAR_BASELINE * size:
        return
    # Where labels and values have baselines of their own, the rows above and below show it.
    rows = [
        abs(_nearest(page.baseline[~value.inside & (page.rank != page.rank[at])], row) - row)
        for at, row in value.rows()
    ]
    if len(rows) >= FEWEST_ROWS and max(rows) <= SAME_LINE_PT:
        yield Deviation(
            trait=Trait.BASELINE,
            observed=f"{baseline:.2f} pt",
            usual=f"{baseline + off:.2f} pt",
            amount=round(-off, 3),
        )


def _nearest(values: NDArray[Any], value: float) -> float:
    return float(values[np.abs(values - value).argmin()]) if values.size else float("inf")


def _spacing(value: Value, group: Chosen) -> Iterator[Deviation]:
    page, pairs = value.page, value.page.pairs
    own = pairs.gap_em[group[pairs.first] & group[pairs.second]]
    font = page.font[np.flatnonzero(group)[0]]
    others = page.is_digit & ~value.own & (page.font == font)
    usual = pairs.gap_em[others[pairs.first] & others[pairs.second]]
    if own.size < FEWEST_PAIRS or usual.size < FEWEST_USUAL_PAIRS:
        return
    mine, theirs = middle(own), middle(usual)
    spread = float(np.percentile(np.abs(usual - theirs), 90))
    if abs(mine - theirs) > SAME_SPACING_EM + spread:
        yield Deviation(
            trait=Trait.SPACING,
            observed=f"{mine:.3f} em",
            usual=f"{theirs:.3f} em",
            amount=round(mine - theirs, 4),
        )


def _colour(value: Value, group: Chosen) -> Iterator[Deviation]:
    page, others = value.page, ~value.inside
    if not others.any():
        return
    colour = page.colour[np.flatnonzero(group)[0]]
    off = np.abs(page.colour[others] - colour).max(axis=1)
    if off.min() > SAME_COLOUR:
        yield Deviation(
            trait=Trait.COLOUR,
            observed=_hex(colour),
            usual=_hex(page.colour[others][off.argmin()]),
            amount=float(off.min()),
        )


def _is_display(value: Value, group: Chosen) -> bool:
    """Whether it is in larger type than nearly all of the page, as a name on a certificate."""
    smaller = value.page.size < (1 - NEAR_SIZE) * middle(value.page.size[group])
    return float(smaller.mean()) >= DISPLAY_SHARE


def _hex(colour: NDArray[Any]) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in colour[:3])


def _edge(value: Value, group: Chosen) -> Iterator[Deviation]:
    page = value.page
    end = float(page.end[value.own].max())
    ends = np.array([page.end[at] for at, _ in value.rows()])
    if ends.size < FEWEST_ROWS:
        return
    edge = middle(ends)
    keeps = (np.abs(ends - edge) <= SAME_EDGE_PT).mean() >= EDGE_SHARE
    if keeps and SAME_EDGE_PT < abs(end - edge) <= NEAR_EDGE_PT:
        yield Deviation(
            trait=Trait.EDGE,
            observed=f"{end:.2f} pt",
            usual=f"{edge:.2f} pt",
            amount=round(end - edge, 3),
        )
