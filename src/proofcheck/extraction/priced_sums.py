"""Columns headed "Price" that give what each item comes to, as web shops' invoices have them.

In go the lines and the amounts that may be totals, out come the lines: where the "unit prices"
themselves add up to a total, and times the quantities do not, they are the amounts (BT-131).
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import structs

from proofcheck.extraction.choices import TOLERANCE
from proofcheck.extraction.totals import AmountCandidate
from proofcheck.model.fields import Absence, Field, InvoiceLine, Missing

TOTALS = ("lines_total", "net_total", "gross_total")

LEAST_SCORE = 0.3
"""Score of the label of a total that they may add up to, at least."""


def with_summed_prices(
    lines: tuple[InvoiceLine, ...], candidates: dict[str, list[AmountCandidate]]
) -> tuple[InvoiceLine, ...]:
    """Return the lines, their prices as amounts where only that adds up."""
    prices = [line.unit_price.value.amount for line in lines if isinstance(line.unit_price, Field)]
    is_given = any(isinstance(line.net_amount, Field) for line in lines)
    if not lines or len(prices) < len(lines) or is_given:
        return lines
    counts = [line.quantity.value if isinstance(line.quantity, Field) else None for line in lines]
    sums = {c.value for role in TOTALS for c in candidates[role] if c.score >= LEAST_SCORE}
    whole = sum(prices, Decimal(0))
    multiplied = (price * (count or 1) for price, count in zip(prices, counts, strict=True))
    product = sum(multiplied, Decimal(0))
    if not _is_one_of(whole, sums) or _is_one_of(product, sums):
        return lines
    return tuple(_as_amount(line) for line in lines)


def _as_amount(line: InvoiceLine) -> InvoiceLine:
    missing = Missing(
        absence=Absence.NOT_PRINTED,
        reason="Only the amount is printed.",
        places=(line.place,),
    )
    return structs.replace(line, unit_price=missing, net_amount=line.unit_price)


def _is_one_of(value: Decimal, sums: set[Decimal]) -> bool:
    return any(abs(value - total) <= TOLERANCE for total in sums)
