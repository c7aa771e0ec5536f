"""Sum of lines, allowances and charges: what leads from the lines to the net total (BR-CO-13).

In go candidates and the totals that are chosen, out come choices for the three amounts before
them. A paper that prints no net total has it as the gross total less the tax; where its prices
are with tax, as in a shop's invoices to consumers, the lines lead to the gross total instead.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

from msgspec import structs

from proofcheck.extraction.choices import TOLERANCE, Choice, confidence_of, distinct, value_of
from proofcheck.extraction.totals import AmountCandidate

Spot = tuple[int, int, int]

MOST_MOVED = Decimal("0.5")
"""Share of the net total above which an unproven allowance or charge is something else."""


def add_lines(choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]) -> None:
    """Choose sum of lines, allowances and charges so that they make the net total (BR-CO-13)."""
    used = {choice.candidate.spot for choice in choices.values()}
    net = _net_total(choices)
    sums = _sums(choices, net)
    free = {
        role: [c for c in distinct(candidates[role]) if c.spot not in used]
        for role in ("lines_total", "allowance_total", "charge_total")
    }
    free["lines_total"] = [c for c in free["lines_total"] if not _is_base(c, choices, candidates)]
    options_of_lines = [*free["lines_total"], *_net_before(candidates["net_total"], used)]
    if not _lead(choices, free, options_of_lines, sums) and "net_total" in choices:
        gross = choices.get("gross_total")
        moved = {role: free[role] for role in ("allowance_total", "charge_total")}
        if gross is not None and any(moved.values()):
            with_tax = [gross.candidate.value]
            _lead(choices, moved, free["lines_total"], with_tax, is_moved=True)
    if "lines_total" not in choices and len(free["charge_total"]) > 1:
        _add_before_charges(choices, free, sums)
    for role, options_of_role in free.items():
        best = next((c for c in options_of_role if c.score >= 0.7 and _is_fit(c, net)), None)
        if role not in choices and best is not None:
            confidence = confidence_of(best.score, 0.2, False)
            choices[role] = Choice(candidate=best, confidence=confidence, is_proven=False)


def _is_base(
    lines: AmountCandidate, choices: dict[str, Choice], candidates: dict[str, list[AmountCandidate]]
) -> bool:
    """Whether an amount is the net total in the row of its tax, as a list of rates prints it."""
    net, tax = choices.get("net_total"), choices.get("tax_total")
    if net is None or tax is None or lines.value != net.candidate.value:
        return False
    return any(
        other.value == tax.candidate.value
        and (other.cell.page.page, other.cell.row) == (lines.cell.page.page, lines.cell.row)
        for other in candidates["tax_total"]
    )


def _lead(
    choices: dict[str, Choice],
    free: dict[str, list[AmountCandidate]],
    options_of_lines: list[AmountCandidate],
    sums: list[Decimal],
    *,
    is_moved: bool = False,
) -> bool:
    """Choose the first lines, allowance and charge that make one of the sums.

    With `is_moved` an allowance or a charge must be among them.
    """
    zero = (None,)
    options = product(
        options_of_lines, [*free["allowance_total"], *zero], [*free["charge_total"], *zero]
    )
    for lines, allowance, charge in options:
        if is_moved and allowance is None and charge is None:
            continue
        moved = -abs(value_of(allowance) or Decimal(0)) + (value_of(charge) or Decimal(0))
        signed = (value_of(allowance) or Decimal(0)) + (value_of(charge) or Decimal(0))
        if any(abs(lines.value + x - y) <= TOLERANCE for x in (moved, signed) for y in sums):
            for candidate in (lines, allowance, charge):
                if candidate is not None:
                    choices[candidate.role] = Choice(
                        candidate=candidate, confidence=0.95, is_proven=True
                    )
            return True
    return False


def _add_before_charges(
    choices: dict[str, Choice],
    free: dict[str, list[AmountCandidate]],
    sums: list[Decimal],
) -> None:
    """Choose the sum of the lines that two charges lead from (freight and insurance)."""
    for lines, (one, other) in product(free["lines_total"], combinations(free["charge_total"], 2)):
        if any(abs(lines.value + one.value + other.value - total) <= TOLERANCE for total in sums):
            choices["lines_total"] = Choice(candidate=lines, confidence=0.95, is_proven=True)
            return


def _net_before(nets: list[AmountCandidate], used: set[Spot]) -> list[AmountCandidate]:
    """Return further net totals as sums of lines: "Total H.T." before the freight, "Net H.T."."""
    return [structs.replace(c, role="lines_total") for c in distinct(nets) if c.spot not in used]


def _sums(choices: dict[str, Choice], net: Decimal | None) -> list[Decimal]:
    """Return what the lines may lead to: the net total, without one in print the gross too."""
    found = [] if net is None else [net]
    if "net_total" not in choices and "gross_total" in choices:
        found.append(choices["gross_total"].candidate.value)
    return found


def _net_total(choices: dict[str, Choice]) -> Decimal | None:
    """Return the net total, else what the gross total has left without the tax."""
    values = {role: choice.candidate.value for role, choice in choices.items()}
    if "net_total" in values:
        return values["net_total"]
    if "gross_total" in values and "tax_total" in values:
        return values["gross_total"] - values["tax_total"]
    return None


def _is_fit(candidate: AmountCandidate, net: Decimal | None) -> bool:
    """Whether an unproven amount is of the size that its role has: a charge is a small part."""
    if candidate.role == "lines_total" or net is None:
        return True
    return bool(candidate.value) and abs(candidate.value) <= abs(net) * MOST_MOVED
