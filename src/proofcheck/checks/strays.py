"""Amounts that are printed on an invoice, but belong to no line and no total that was read.

They are the honest explanations of sums that do not add up: charges, discounts, deposits,
lines that were not recognised.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.checks.printed import PrintedAmount, printed_amounts
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Reading, named_fields
from proofcheck.model.measures import Money, OnPage


def stray_amounts(examined: Examined, invoice: Invoice) -> tuple[PrintedAmount, ...]:
    """Return the printed amounts that are neither where a known amount stands nor equal to one."""
    values = {abs(reading.value.amount) for reading in _known(invoice)}
    return tuple(a for a in unplaced_amounts(examined, invoice) if a.value not in values)


def unplaced_amounts(examined: Examined, invoice: Invoice) -> tuple[PrintedAmount, ...]:
    """Return the printed amounts that stand where no known amount stands, percentages apart."""
    places = [reading.place for reading in _known(invoice) if isinstance(reading.place, OnPage)]
    return tuple(
        amount
        for amount in printed_amounts(examined.pages)
        if not amount.is_percent and not any(touch(amount.place, p) for p in places)
    )


def _known(invoice: Invoice) -> Iterator[Reading[Money]]:
    parts: tuple[Invoice | InvoiceLine, ...] = (invoice, *invoice.lines)
    for part in parts:
        for _, field in named_fields(part):
            if isinstance(field, Field) and isinstance(field.value, Money):
                yield from field.witnesses


def touch(one: OnPage, other: OnPage) -> bool:
    """Whether most of one of two boxes lies in the other."""
    if (one.document, one.page) != (other.document, other.page):
        return False
    return one.box.overlap(other.box) > 0.5 or other.box.overlap(one.box) > 0.5
