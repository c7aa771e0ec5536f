"""Choosing the totals together: the combination whose labels and sums agree best.

In go the candidates of every total, out comes one choice a total with a confidence. The sums
are those of EN 16931 (BR-CO-10 to BR-CO-16), within `TOLERANCE`; cash rounding and charges after
tax count less. An amount that its label names beyond doubt is kept, though no sum fits it.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from msgspec import structs

from proofcheck.extraction.choices import TOLERANCE, Choice, confidence_of, distinct, value_of
from proofcheck.extraction.line_sums import add_lines
from proofcheck.extraction.total_fit import (
    CASH_ROUNDING,
    WEAK_NET,
    amounts_between,
    consistency,
    rounded_totals,
    score_of,
    score_of_payment,
    totals_before_payment,
    triples,
)
from proofcheck.extraction.totals import UNSURE, AmountCandidate

NET_OF_TAX = 0.9
"""Confidence (0..1) in a net total that stands beside the tax and makes the total with it."""

SURE_LABEL = 0.65
"""Score of an amount that its label names beyond doubt: sums may contradict it, not drop it."""

LABELLED = 0.5
"""Score of a charge or allowance whose label says so, not its place alone."""

MOST_PARTS = 3
MOST_RATES = 8
"""Taxes of so many rates make a tax total, searched among so many amounts."""

BETTER_LABEL = 0.1
"""By how much a contradicting amount's label must be better than the chosen one's."""


def choose_totals(candidates: dict[str, list[AmountCandidate]]) -> dict[str, Choice]:
    """Return the best choice of every total that is printed."""
    candidates = _with_net_of_lines(candidates)
    extras, rounded = amounts_between(candidates), rounded_totals(candidates)
    paid = totals_before_payment(candidates)
    scored = sorted(
        (
            (score_of(triple, extras, rounded) + score_of_payment(triple, paid), index, triple)
            for index, triple in enumerate(triples(candidates))
        ),
        key=lambda item: (-item[0], item[1]),
    )
    best_score, _, best = scored[0]
    proven = consistency(best, extras) > 0.5
    choices: dict[str, Choice] = {}
    for place, role in enumerate(("net_total", "tax_total", "gross_total")):
        candidate = best[place]
        if candidate is None:
            continue
        rival = next((s for s, _, t in scored if value_of(t[place]) != candidate.value), None)
        margin = best_score - rival if rival is not None else 1.0
        choices[role] = Choice(
            candidate=candidate,
            confidence=confidence_of(candidate.score, margin, proven),
            is_proven=proven,
        )
    _unmask_discounted(choices, candidates)
    _unmask_subtotal(choices, candidates)
    _add_net(choices, candidates)
    _add_payment(choices, candidates)
    _add_contrary(choices, candidates, amounts_between(candidates, least=LABELLED))
    add_lines(choices, candidates)
    return choices


def _with_net_of_lines(
    candidates: dict[str, list[AmountCandidate]],
) -> dict[str, list[AmountCandidate]]:
    """Offer the sum of the lines as the net total where it makes the total with the tax.

    Only where no amount that a label calls net does; the sum alone speaks for it.
    """
    nets = {
        gross.value - tax.value
        for gross, tax in product(candidates["gross_total"], candidates["tax_total"])
        if tax.value and gross.value != tax.value
    }
    if any(candidate.value in nets for candidate in candidates["net_total"]):
        return candidates
    lines = [c for c in candidates["lines_total"] if c.value in nets]
    nets_of_lines = [structs.replace(c, role="net_total", score=WEAK_NET) for c in lines]
    return {**candidates, "net_total": [*candidates["net_total"], *nets_of_lines]}


def _unmask_discounted(
    choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]
) -> None:
    """Take the "net amount" or rest after a discount as the gross total where no tax is printed.

    "Total 18,740.00, less 5 % 937.00, net amount 17,803.00": the first is the sum of the lines.
    """
    net, gross = choices.get("net_total"), choices.get("gross_total")
    if gross is None or "tax_total" in choices:
        return
    rests = [c for c in candidates["gross_total"] if c.score >= UNSURE] if net is None else []
    for total, allowance in product(
        [net.candidate] if net else rests, distinct(candidates["allowance_total"])
    ):
        off = gross.candidate.value - total.value
        if allowance.value and abs(off - abs(allowance.value)) <= TOLERANCE:
            lines = structs.replace(gross.candidate, role="lines_total")
            total = structs.replace(total, role="gross_total")
            choices["lines_total"] = structs.replace(gross, candidate=lines, is_proven=True)
            choices["gross_total"] = structs.replace(gross, candidate=total, is_proven=True)
            choices["allowance_total"] = Choice(
                candidate=allowance, confidence=gross.confidence, is_proven=True
            )
            choices.pop("net_total", None)
            return


def _unmask_subtotal(
    choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]
) -> None:
    """Take a subtotal before charges or discounts as the sum of the lines, not the net total.

    Net and tax then make the gross total only with what is printed between the two (BR-CO-13).
    """
    totals = [choices.get(role) for role in ("net_total", "tax_total", "gross_total")]
    net, tax, gross = (choice.candidate if choice else None for choice in totals)
    if net is None or tax is None or gross is None or "lines_total" in choices:
        return
    lines = next((c for c in candidates["lines_total"] if c.spot == net.spot), None)
    moved = gross.value - net.value - tax.value
    if lines is None or abs(moved) <= CASH_ROUNDING:
        return
    between = {
        role: [c for c in candidates[role] if _is_between(c, net, tax)]
        for role in ("charge_total", "allowance_total")
    }
    if not _is_subtotal(Decimal(0), moved, amounts_between({**between, "rounding": []})):
        return
    choices["lines_total"] = structs.replace(choices.pop("net_total"), candidate=lines)


def _is_between(candidate: AmountCandidate, upper: AmountCandidate, lower: AmountCandidate) -> bool:
    """Whether an amount stands between two others down the page."""
    levels = [(c.cell.page.page, c.cell.level_pt) for c in (upper, candidate, lower)]
    return levels[0] < levels[1] < levels[2]


def _add_net(choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]) -> None:
    """Take the net total from the row of the tax or of the lines' sum, where it stands alone."""
    if "net_total" in choices or not {"tax_total", "gross_total"} <= choices.keys():
        return
    tax, gross = (choices[role].candidate for role in ("tax_total", "gross_total"))
    beside = [*candidates["tax_total"], *candidates["lines_total"]]
    net = next((c for c in beside if c.value == gross.value - tax.value), None)
    if net is not None and tax.value:
        choices["net_total"] = Choice(
            candidate=structs.replace(net, role="net_total", score=0.0),
            confidence=NET_OF_TAX,
            is_proven=True,
        )


def _add_payment(choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]) -> None:
    """Choose prepaid and payable so that gross - prepaid = payable holds (BR-CO-16)."""
    used = {choice.candidate.spot for choice in choices.values()}
    gross = choices["gross_total"].candidate.value if "gross_total" in choices else None
    prepaids = [c for c in distinct(candidates["prepaid_total"]) if c.spot not in used]
    net = choices["net_total"].candidate.value if "net_total" in choices else None
    free = distinct([c for c in candidates["payable_total"] if c.spot not in used])
    other = net if any(c.value == gross for c in candidates["payable_total"]) else None
    payables = [c for c in free if c.value != other or net == gross]
    payables = payables or _of_total(choices, candidates)
    for payable, prepaid in product(payables, prepaids):
        if gross is not None and abs(gross - abs(prepaid.value) - payable.value) <= TOLERANCE:
            for role, candidate in (("prepaid_total", prepaid), ("payable_total", payable)):
                choices[role] = Choice(candidate=candidate, confidence=0.97, is_proven=True)
            return
    equal = next((c for c in payables if c.value == gross), None)
    best = equal or next((c for c in payables if c.score >= 0.5), None)
    if best is not None:
        confidence = confidence_of(best.score, 0.5, equal is not None)
        choices["payable_total"] = Choice(
            candidate=best, confidence=confidence, is_proven=equal is not None
        )
    if prepaids and prepaids[0].score >= 0.7:
        choices["prepaid_total"] = Choice(
            candidate=prepaids[0],
            confidence=confidence_of(prepaids[0].score, 0.3, False),
            is_proven=False,
        )


def _of_total(
    choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]
) -> list[AmountCandidate]:
    """Return what is payable where the total is printed twice, and chosen from its place."""
    gross = choices.get("gross_total")
    if gross is None:
        return []
    spot, value = gross.candidate.spot, gross.candidate.value
    is_twice = any(c.value == value and c.spot != spot for c in candidates["gross_total"])
    return [c for c in candidates["payable_total"] if c.spot == spot] if is_twice else []


def _add_contrary(
    choices: dict[str, Choice],
    candidates: dict[str, list[AmountCandidate]],
    extras: tuple[Decimal, ...],
) -> None:
    """Keep what its label names beyond doubt, though the sums speak for another or for none.

    A subtotal that charges and discounts lead to the gross total contradicts nothing, nor does
    one of the parts (the tax of one rate) that make the chosen total.
    """
    gross = choices["gross_total"].candidate.value if "gross_total" in choices else None
    for role in ("net_total", "tax_total", "gross_total"):
        chosen = choices.get(role)
        taken = {_size(choice.candidate) for choice in choices.values()}
        used = {choice.candidate.spot for choice in choices.values()}
        least = max(SURE_LABEL, chosen.candidate.score + BETTER_LABEL) if chosen else SURE_LABEL
        contrary = next(
            (
                candidate
                for candidate in candidates[role]
                if candidate.score >= least
                and candidate.mention.decimals <= 2
                and candidate.spot not in used
                and _size(candidate) not in taken
                and not (gross is not None and _is_subtotal(candidate.value, gross, extras))
                and not (chosen and _is_part(candidate, chosen.candidate, candidates[role]))
            ),
            None,
        )
        if contrary is None:
            continue
        if chosen is not None:
            choices[role] = structs.replace(chosen, contrary=contrary)
        else:
            confidence = confidence_of(contrary.score, 0.0, False)
            choices[role] = Choice(candidate=contrary, confidence=confidence, is_proven=False)


def _is_subtotal(value: Decimal, gross: Decimal, extras: tuple[Decimal, ...]) -> bool:
    """Whether up to two charges and discounts lie between an amount and the gross total."""
    moved = [Decimal(0), *extras]
    return any(
        abs(value + one + other - gross) <= TOLERANCE
        for at, one in enumerate(moved)
        for other in (Decimal(0), *moved[at + 1 :])
    )


def _is_part(
    candidate: AmountCandidate, whole: AmountCandidate, others: list[AmountCandidate]
) -> bool:
    """Whether an amount makes another one with up to `MOST_PARTS` - 1 more of the same role."""
    rest = [
        other.value for other in distinct(others)[:MOST_RATES] if other.value != candidate.value
    ]
    sums = (sum(some) for count in range(1, MOST_PARTS) for some in combinations(rest, count))
    return any(candidate.value + one == whole.value for one in sums)


def _size(candidate: AmountCandidate) -> Decimal:
    return abs(candidate.value)
