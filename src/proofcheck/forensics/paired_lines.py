"""Invoice lines of two revisions, each with its counterpart."""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.comparing.texts import canonical_text
from proofcheck.model.fields import Field, InvoiceLine, named_fields

Lines = tuple[InvoiceLine, ...]
LEAST_SHARED = 0.4
"""Share of their fields that two lines must have in common to be the same line, edited."""


def paired_lines(was: Lines, now: Lines) -> Iterator[tuple[int, InvoiceLine, InvoiceLine]]:
    """Yield (number of the earlier line from 1, earlier line, later line), in order.

    Lines keep their order in an edit; a line without counterpart is left out, and shows in
    the totals.
    """
    if len(was) == len(now):
        for number, (before, after) in enumerate(zip(was, now, strict=True), start=1):
            yield number, before, after
        return
    left = list(now)
    for number, before in enumerate(was, start=1):
        likest = max(left, key=lambda line: _shared(before, line), default=None)
        if likest is not None and _shared(before, likest) >= LEAST_SHARED:
            left.remove(likest)
            yield number, before, likest


def _shared(one: InvoiceLine, other: InvoiceLine) -> float:
    first, second = _values(one), _values(other)
    return len(first & second) / max(len(first), len(second), 1)


def _values(line: InvoiceLine) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name, canonical_text(field.value))
        for name, field in named_fields(line)
        if isinstance(field, Field)
    )
