"""Rates with their intervals, and the area under the ROC curve with its own."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from msgspec import Struct

Z_95 = 1.959964
"""Quantile of the normal distribution for intervals of 95 %."""


class Rate(Struct, frozen=True, kw_only=True):
    """`hits` of `total`, with the Wilson score interval of 95 % (E. B. Wilson, 1927)."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Hits per total, 0..1; 0 where nothing was counted."""
        return self.hits / self.total if self.total else 0.0


class Area(Struct, frozen=True, kw_only=True):
    """The area under the ROC curve, with the interval of Hanley and McNeil (1982)."""

    area: float
    low: float
    high: float


def rate(hits: int, total: int) -> Rate:
    """Return a rate with its interval; 0..1 where nothing was counted."""
    if total == 0:
        return Rate(hits=0, total=0, low=0.0, high=1.0)
    share, z2 = hits / total, Z_95**2
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z_95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2)) / (1 + z2 / total)
    return Rate(hits=hits, total=total, low=max(centre - half, 0.0), high=min(centre + half, 1.0))


def roc_area(forged: Sequence[float], genuine: Sequence[float]) -> Area | None:
    """Return how often a forged paper scores above a genuine one; None without both kinds."""
    if not forged or not genuine:
        return None
    wins = sum((f > g) + 0.5 * (f == g) for f in forged for g in genuine)
    area = wins / (len(forged) * len(genuine))
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (
        area * (1 - area) + (len(forged) - 1) * (q1 - area**2) + (len(genuine) - 1) * (q2 - area**2)
    ) / (len(forged) * len(genuine))
    half = Z_95 * sqrt(max(variance, 0.0))
    return Area(area=area, low=max(area - half, 0.0), high=min(area + half, 1.0))
