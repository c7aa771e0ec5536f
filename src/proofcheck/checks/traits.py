"""Which deviations of a value's setting count, and which of them are independent."""

from __future__ import annotations

from collections.abc import Iterable

from proofcheck.checks.key_fields import FieldClass, field_class
from proofcheck.checks.thresholds import thresholds
from proofcheck.model.facts import Deviation, Trait

FIGURES = frozenset({FieldClass.MONEY, FieldClass.QUANTITY})
"""What is set on the edge of a column."""


def told(deviation: Deviation, fields: tuple[str, ...]) -> bool:
    """Whether a deviation of a value counts at all; a highlighted amount is honest."""
    if deviation.trait is Trait.COLOUR:
        return deviation.amount <= thresholds().typography.most_colour_levels
    if deviation.trait is Trait.EDGE:
        return any(field_class(field) in FIGURES for field in fields)
    return True


def kinds_of(deviations: Iterable[Deviation]) -> frozenset[str]:
    """Return the independent kinds of deviations; a rare font alone is none."""
    given = list(deviations)
    if all(one.trait is Trait.RARE_FONT for one in given):
        return frozenset()
    kinds = thresholds().typography.kinds
    return frozenset(kinds[one.trait.value] for one in given)
