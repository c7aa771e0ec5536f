"""Whether stated confidences and probabilities hold: of readings said to be 0.9 sure, 90 % right.

In: pairs of what was stated and what came true. Out: tables by bins, with one figure each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from proofcheck.evaluation.rates import Rate, rate

CONFIDENCE_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
"""Most readings are said to be surer than 0.9, so the bins are finer there."""

PROBABILITY_EDGES = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0)

Stated = tuple[float, bool]


class Bin(Struct, frozen=True, kw_only=True):
    """What was stated from `low` to below `high` (the last bin holds 1 too), and what held."""

    low: float
    high: float
    mean_stated: float
    held: Rate


class Calibration(Struct, frozen=True, kw_only=True):
    """Confidence against the share that is right.

    `expected_error` is the expected calibration error: the mean distance of stated and true
    share over the bins, weighted by their counts (Naeini et al., 2015).
    """

    count: int
    expected_error: float
    bins: tuple[Bin, ...]


class Reliability(Struct, frozen=True, kw_only=True):
    """Stated probabilities of forgery against labels.

    `brier` is the mean squared error (Brier, 1950; 0 is best); `brier_of_base_rate` that of
    always stating the share of forged papers in the set, which is to be beaten.
    """

    count: int
    brier: float
    brier_of_base_rate: float
    bins: tuple[Bin, ...]


def calibration_of(stated: Sequence[Stated]) -> Calibration | None:
    """Return how well confidences are stated; None where none was."""
    if not stated:
        return None
    bins = _bins(stated, CONFIDENCE_EDGES)
    error = sum(b.held.total * abs(b.mean_stated - (b.held.share or 0.0)) for b in bins)
    return Calibration(count=len(stated), expected_error=error / len(stated), bins=bins)


def reliability_of(stated: Sequence[Stated]) -> Reliability | None:
    """Return how well probabilities of forgery are stated; None unless both labels occur."""
    forged = sum(is_forged for _, is_forged in stated)
    if not 0 < forged < len(stated):
        return None
    base = forged / len(stated)
    return Reliability(
        count=len(stated),
        brier=_brier(stated),
        brier_of_base_rate=_brier((base, is_forged) for _, is_forged in stated),
        bins=_bins(stated, PROBABILITY_EDGES),
    )


def _brier(stated: Iterable[Stated]) -> float:
    errors = [(probability - is_forged) ** 2 for probability, is_forged in stated]
    return sum(errors) / len(errors)


def _bins(stated: Sequence[Stated], edges: Sequence[float]) -> tuple[Bin, ...]:
    """Sort into bins; empty ones are left out."""
    bins: list[Bin] = []
    for low, high in pairwise(edges):
        is_last = high == edges[-1]
        inside = [(p, held) for p, held in stated if low <= p < high or (is_last and p >= high)]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=high,
                    mean_stated=sum(p for p, _ in inside) / len(inside),
                    held=rate(sum(held for _, held in inside), len(inside)),
                )
            )
    return tuple(bins)
