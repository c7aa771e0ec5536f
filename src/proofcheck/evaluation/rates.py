"""Figures with their intervals of 95 %: rates, field scores, the area under the ROC curve."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Z_95 = 1.959964
"""Quantile of the normal distribution for intervals of 95 %."""

RESAMPLES = 1000
SEED = 20260101
"""Bootstrap: so many resamples of the documents, drawn from this seed, so that a score is the
same in every run (NumPy's `RandomState`, whose stream is frozen)."""

_BATCH = 50


class Rate(Struct, frozen=True, kw_only=True):
    """`hits` of `total`, with the Wilson score interval of 95 % (E. B. Wilson, 1927).

    `share` is None and the interval 0..1 where there was nothing to count.
    """

    hits: int
    total: int
    share: float | None
    low: float
    high: float


class FieldScore(Struct, frozen=True, kw_only=True):
    """Counts of values, and what follows from them; None where there was nothing to count.

    `precision` is right values per values read, `recall` right values per values printed.
    `f1_low` and `f1_high` are the percentile bootstrap over documents; None for less than two.
    """

    right: int
    wrong: int
    missed: int
    unreadable: int
    invented: int
    precision: float | None
    recall: float | None
    f1: float | None
    f1_low: float | None = None
    f1_high: float | None = None


class Area(Struct, frozen=True, kw_only=True):
    """The area under the ROC curve, with the score interval of Newcombe (2006, method 5).

    Unlike that of Hanley and McNeil it keeps its width where the area is 1.
    """

    area: float
    low: float
    high: float


def rate(hits: int, total: int) -> Rate:
    """Return a rate with its interval."""
    if total == 0:
        return Rate(hits=0, total=0, share=None, low=0.0, high=1.0)
    share, z2 = hits / total, Z_95**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    low, high = max(centre - half, 0.0), min(centre + half, 1.0)
    return Rate(hits=hits, total=total, share=share, low=low, high=high)


def field_score(
    *,
    right: int,
    wrong: int,
    missed: int,
    unreadable: int,
    invented: int,
    interval: tuple[float, float] | None = None,
) -> FieldScore:
    """Return the score that follows from counts."""
    read, printed = right + wrong + invented, right + wrong + missed + unreadable
    return FieldScore(
        right=right,
        wrong=wrong,
        missed=missed,
        unreadable=unreadable,
        invented=invented,
        precision=right / read if read else None,
        recall=right / printed if printed else None,
        f1=2 * right / (read + printed) if read + printed else None,
        f1_low=interval[0] if interval else None,
        f1_high=interval[1] if interval else None,
    )


def f1_intervals(counts: NDArray[np.int64]) -> list[tuple[float, float] | None]:
    """Bootstrap the F1 of several fields at once over the same resampled documents.

    `counts` is (documents, fields, 2): right values, and values read plus values printed.
    Resamples in which a field does not occur are left out of its interval.
    """
    documents, fields, _ = counts.shape
    if documents < 2:
        return [None] * fields
    draw = np.random.RandomState(SEED)
    shares = np.full(documents, 1.0 / documents)
    scores = []
    for start in range(0, RESAMPLES, _BATCH):
        size = min(_BATCH, RESAMPLES - start)
        weights = draw.multinomial(documents, shares, size=size)
        sums = np.tensordot(weights, counts, axes=(1, 0))
        with np.errstate(invalid="ignore", divide="ignore"):
            scores.append(2.0 * sums[:, :, 0] / sums[:, :, 1])
    table = np.concatenate(scores)
    return [_percentiles(column[np.isfinite(column)]) for column in table.T]


def roc_area(forged: Sequence[float], genuine: Sequence[float]) -> Area | None:
    """Return how often a forged paper scores above a genuine one; None without both kinds.

    A draw counts half.
    """
    if not forged or not genuine:
        return None
    ranked = sorted(genuine)
    wins = sum((bisect_left(ranked, f) + bisect_right(ranked, f)) / 2 for f in forged)
    area = wins / (len(forged) * len(genuine))
    low, high = (_area_bound(area, len(forged), len(genuine), end) for end in (0.0, 1.0))
    return Area(area=area, low=low, high=high)


def _area_bound(area: float, forged: int, genuine: int, end: float) -> float:
    """Find the area between `area` and `end` that is just Z_95 standard errors from `area`."""
    near, far = area, end
    for _ in range(60):
        middle = (near + far) / 2
        spread = 1 + ((forged + genuine) / 2 - 1) * (
            (1 - middle) / (2 - middle) + middle / (1 + middle)
        )
        variance = middle * (1 - middle) * spread / (forged * genuine)
        if abs(area - middle) < Z_95 * sqrt(variance):
            near = middle
        else:
            far = middle
    return far


def _percentiles(scores: NDArray[np.float64]) -> tuple[float, float] | None:
    if not len(scores):
        return None
    low, high = np.percentile(scores, (2.5, 97.5))
    return float(low), float(high)
