"""From failed checks to a forgery probability: bits by family, each family counted once.

prior bits + counted contributions = total; probability = 1 / (1 + 2^-total).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from proofcheck.model.result import CheckResult, CheckStatus, Contribution
from proofcheck.weighing.weights import Weights


class Evidence(Struct, frozen=True, kw_only=True):
    """The bits of all failed checks, and the probability (0..1) they lead to."""

    prior_bits: float
    contributions: tuple[Contribution, ...]
    forgery_probability: float


def fuse(results: Sequence[CheckResult], weights: Weights, prior_forged: float) -> Evidence:
    """Add up the evidence of the results; only failed checks add anything."""
    weighed = [
        (result, _bits(result, weights))
        for result in results
        if result.status is CheckStatus.FAILED
    ]
    strongest = _strongest(weighed)
    contributions = tuple(
        Contribution(
            family=result.check.family,
            check=result.check.id,
            weight_bits=bits,
            counted=strongest[result.check.family] == result.check.id,
        )
        for result, bits in weighed
    )
    prior_bits = log_odds_bits(prior_forged)
    total = prior_bits + sum(c.weight_bits for c in contributions if c.counted)
    return Evidence(
        prior_bits=round(prior_bits, 4),
        contributions=contributions,
        forgery_probability=round(probability(total), 6),
    )


def _bits(result: CheckResult, weights: Weights) -> float:
    """Return the bits of a failed check; findings that rest on papers weigh by the fewest."""
    papers = [finding.papers for finding in result.findings if finding.papers is not None]
    return weights.bits_of(
        result.check.id, is_weaker=_is_weaker(result), papers=min(papers, default=None)
    )


def has_decisive(result: CheckResult) -> bool:
    """Whether one of the findings settles its question alone."""
    return any(
        result.check.decisive if finding.decisive is None else finding.decisive
        for finding in result.findings
    )


def _is_weaker(result: CheckResult) -> bool:
    """Whether the check itself calls all its findings weaker instances."""
    return all(finding.decisive is False for finding in result.findings)


def log_odds_bits(share: float) -> float:
    """Return log2 of the odds of a share; 0 and 1 are clipped to odds of one in a million."""
    clipped = min(max(share, 1e-6), 1 - 1e-6)
    return math.log2(clipped / (1 - clipped))


def probability(bits: float) -> float:
    """Return the probability (0..1) that belongs to log2 odds."""
    clipped = max(-60.0, min(60.0, bits))
    return float(1 / (1 + 2.0**-clipped))


def _strongest(weighed: Sequence[tuple[CheckResult, float]]) -> dict[str, str]:
    """Return for each family the check that counts: the one with most bits, the first of equals."""
    best: dict[str, tuple[float, str]] = {}
    for result, bits in weighed:
        family = result.check.family
        if family not in best or bits > best[family][0]:
            best[family] = bits, result.check.id
    return {family: check for family, (_, check) in best.items()}
