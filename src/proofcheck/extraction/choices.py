"""A chosen total, and what the choice between candidates of the totals rests on.

In go candidates, out come the best of them with different values, and confidences.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.totals import AmountCandidate

TOLERANCE = Decimal("0.02")
"""Sums may be off by this much: each side is rounded to the minor unit on its own."""

KEPT = 6
"""Different values of a total that take part in the choice."""


class Choice(Struct, frozen=True, kw_only=True):
    """The chosen candidate of a total, with confidence 0..1; `is_proven`: a sum confirms it.

    `contrary` is another amount that a better label names as the same total.
    """

    candidate: AmountCandidate
    confidence: float
    is_proven: bool
    contrary: AmountCandidate | None = None


def distinct(candidates: list[AmountCandidate]) -> list[AmountCandidate]:
    """Return the best candidates with different values."""
    kept: dict[Decimal, AmountCandidate] = {}
    for candidate in candidates:
        if candidate.score > 0.05 and candidate.value not in kept:
            kept[candidate.value] = candidate
        if len(kept) == KEPT:
            break
    return list(kept.values())


def value_of(candidate: AmountCandidate | None) -> Decimal | None:
    """Return a candidate's value, None where there is none."""
    return candidate.value if candidate else None


def confidence_of(score: float, margin: float, proven: bool) -> float:
    """Turn label score, margin to the next choice and proof into a confidence, 0..1."""
    base = 0.45 + 0.35 * min(score, 1.0) + 0.15 * max(0.0, min(margin, 1.0))
    return min(0.99, base + (0.2 if proven else 0.0))
