"""How well a net total, a tax total and a gross total fit together: by their labels and their sum.

In: the candidates of every total. Out: scores of their combinations. Charges, allowances and cash
rounding may lie between net, tax and gross (BR-CO-13, BR-CO-15).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from proofcheck.extraction.choices import TOLERANCE, distinct, value_of
from proofcheck.extraction.totals import AmountCandidate

CASH_ROUNDING = Decimal("0.05")
"""Shops round what is paid in cash to the nearest 5 cents."""

MAX_TAX_SHARE = Decimal("0.30")
"""Highest tax rate of the net total in force (Hungary 27 %), with room for rounding."""

CONTRADICTED = -0.25
"""A net, tax and total that do not add up: little, for a forged paper is read as printed."""

BEFORE_CHARGES = -0.3
"""A "net total" that charges alone lead to the total: a subtotal, where a tax is printed."""

NO_GROSS_COSTS = 0.7
"""A paper with a tax or net amount but no total is less likely by this score."""

AFTER_ROUNDING = 0.5
"""What speaks for the total after cash rounding, where the one before it is printed too."""

BEFORE_PAYMENT = 0.4
"""What speaks for the total from which a printed payment leads to a printed rest."""

WEAK_NET = 0.35
"""A net total by a label such as "Total" alone scores less and must be proven by a sum."""

NONE_COSTS = 0.16
"""What a candidate must score to be better than no value at all."""

Triple = tuple[AmountCandidate | None, AmountCandidate | None, AmountCandidate | None]
"""A net total, a tax total and a gross total, each where it is printed."""


def triples(candidates: dict[str, list[AmountCandidate]]) -> Iterator[Triple]:
    """Yield every net total, tax total and gross total, or none of them, from different places."""
    nets, taxes, grosses = (
        [*distinct(candidates[role]), None] for role in ("net_total", "tax_total", "gross_total")
    )
    for triple in product(nets, taxes, grosses):
        spots = [c.spot for c in triple if c is not None]
        if len(spots) == len(set(spots)):
            yield triple


def amounts_between(
    candidates: dict[str, list[AmountCandidate]], *, least: float = 0.0
) -> tuple[Decimal, ...]:
    """Return what may stand between net, tax and gross: charges, allowances, cash rounding.

    `least` is the score of a charge's or allowance's label.
    """
    charges, allowances = (
        [c.value for c in distinct(candidates[role])[:3] if c.score >= least]
        for role in ("charge_total", "allowance_total")
    )
    allowances = [-abs(value) for value in allowances]
    roundings = [c.value for c in candidates["rounding"][:2] if abs(c.value) <= CASH_ROUNDING]
    moved = [value for value in (*charges, *allowances) if value]
    signed = [step * sign for step in roundings for sign in (1, -1) if step]
    return (*moved, *signed, *(value + step for value in moved for step in signed))


def rounded_totals(candidates: dict[str, list[AmountCandidate]]) -> frozenset[Decimal]:
    """Return the totals that are another total plus the printed rounding."""
    steps = {c.value for c in candidates["rounding"] if 0 < abs(c.value) <= CASH_ROUNDING}
    totals = {c.value for role in ("gross_total", "payable_total") for c in candidates[role]}
    after = frozenset(t for t in totals for s in steps if t - s in totals)
    return after or frozenset(t for t in totals for s in steps if t + s in totals)


def totals_before_payment(candidates: dict[str, list[AmountCandidate]]) -> frozenset[Decimal]:
    """Return the totals that are what is left to pay plus what is paid already (BR-CO-16)."""
    paid = [abs(c.value) for c in distinct(candidates["prepaid_total"]) if c.value]
    left = [c.value for c in distinct(candidates["payable_total"])]
    totals = {c.value for role in ("gross_total", "payable_total") for c in candidates[role]}
    return frozenset(total for total in totals for p in paid if total - p in left)


def score_of_payment(triple: Triple, paid: frozenset[Decimal]) -> float:
    """Return what speaks for a total from which a printed payment leads to a printed rest."""
    return BEFORE_PAYMENT if value_of(triple[2]) in paid else 0.0


def score_of(triple: Triple, extras: tuple[Decimal, ...], rounded: frozenset[Decimal]) -> float:
    """Return how likely a combination is: by its labels, its sum, and what is missing in it."""
    labels = sum(c.score - NONE_COSTS for c in triple if c is not None)
    if triple[0] is not None and triple[0].score < WEAK_NET:
        labels -= WEAK_NET
    gross = value_of(triple[2])
    alone = 0.0 if gross is not None else -NO_GROSS_COSTS
    after = AFTER_ROUNDING if gross is not None and gross in rounded else 0.0
    return labels + alone + after + consistency(triple, extras)


def consistency(triple: Triple, extras: tuple[Decimal, ...]) -> float:
    """Return what the arithmetic says for a combination: positive for sums that hold."""
    net, tax, gross = (value_of(candidate) for candidate in triple)
    if net is not None and tax is not None and _is_too_much(tax, net):
        return -1.0
    if gross is not None and tax is not None and gross and _is_too_much(tax, gross - tax):
        return -1.0
    if net is None or gross is None:
        return 0.0
    if abs(net) > abs(gross) or net * gross < 0:
        return -0.8
    if tax is None:
        is_before = any(abs(net + extra - gross) <= TOLERANCE for extra in extras)
        return BEFORE_CHARGES if is_before and net != gross else 0.0
    size = float(min(abs(gross), Decimal(10**7)).log10()) / 70 if abs(gross) > 1 else 0.0
    off = abs(net + tax - gross)
    if off <= TOLERANCE:
        return (1.2 if tax else 0.95) + size
    if any(abs(net + tax + extra - gross) <= TOLERANCE for extra in extras):
        return 0.8 + size
    if net == gross or any(abs(net + extra - gross) <= TOLERANCE for extra in extras):
        return -0.8  # a subtotal of prices with tax
    return 0.6 if off <= CASH_ROUNDING else CONTRADICTED


def _is_too_much(tax: Decimal, net: Decimal) -> bool:
    return abs(tax) > abs(net) * MAX_TAX_SHARE + TOLERANCE
