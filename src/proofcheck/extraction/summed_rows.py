"""The row of a tax summary that is the sum of the rows above it: net, tax and gross total.

In go sheets, out come candidates for the totals, whatever their columns are called. In such a
row taxable amount and tax make the amount with tax, and each of the three is the sum of what the
two or more rows before it have in its place (EN 16931 BR-CO-13 to -15). Where the summary has no
column of amounts with tax, both make a total that is printed elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.tax_breakdown import MAX_RATE
from proofcheck.extraction.totals import AmountCandidate

TOLERANCE = Decimal("0.02")
"""How far a sum may be off: each amount is rounded on its own."""

MOST_ROWS = 60
"""Rows of a page before a row that are tried as its parts."""

SCORE = 0.95
"""Score (0..1) of such a total: three sums prove it, and no label has to be known."""

ROLES = ("net_total", "tax_total", "gross_total")

Placed = tuple[Cell, AmountMention]


class _Row(Struct, frozen=True, kw_only=True):
    """Taxable amount and tax of one row, and mostly the amount with tax."""

    placed: tuple[Placed, ...]

    @property
    def total(self) -> Decimal:
        """The amount with tax."""
        return self.values[0] + self.values[1]

    @property
    def values(self) -> tuple[Decimal, ...]:
        return tuple(mention.value for _, mention in self.placed)


def with_summed_rows(
    candidates: dict[str, list[AmountCandidate]],
    sheets: tuple[Sheet, ...],
    decimal_mark: str | None,
) -> dict[str, list[AmountCandidate]]:
    """Return the candidates, led by those of the largest summing row where there is one."""
    found = [row for sheet in sheets for row in _summing(list(_rows(sheet, decimal_mark)))]
    if not found:
        printed = {c.value for role in ("gross_total", "payable_total") for c in candidates[role]}
        pairs = [row for sheet in sheets for row in _summing(list(_pairs(sheet, decimal_mark)))]
        found = [row for row in pairs if row.total in printed]
    best = max(found, key=lambda row: abs(row.total), default=None)
    if best is None:
        return candidates
    led = dict(candidates)
    for role, (cell, mention) in zip(ROLES, best.placed, strict=False):
        candidate = AmountCandidate(
            role=role,
            value=mention.value,
            cell=cell,
            start=mention.start,
            end=mention.end,
            score=SCORE,
            mention=mention,
        )
        led[role] = [candidate, *(c for c in candidates[role] if c.spot != candidate.spot)]
    return led


def _rows(sheet: Sheet, decimal_mark: str | None) -> Iterator[_Row]:
    for placed in _amounts(sheet, decimal_mark):
        for at in range(len(placed) - 3, -1, -1):
            base, tax, gross = (mention.value for _, mention in placed[at : at + 3])
            if base and gross and abs(tax) < abs(base) and abs(base + tax - gross) <= TOLERANCE:
                yield _Row(placed=tuple(placed[at : at + 3]))
                break


def _pairs(sheet: Sheet, decimal_mark: str | None) -> Iterator[_Row]:
    """Yield the rows that end in two amounts, of which the second can be the tax on the first."""
    for placed in _amounts(sheet, decimal_mark):
        if len(placed) < 2:
            continue
        base, tax = (mention.value for _, mention in placed[-2:])
        if base and abs(tax) <= abs(base) * MAX_RATE / 100 + TOLERANCE:
            yield _Row(placed=tuple(placed[-2:]))


def _amounts(sheet: Sheet, decimal_mark: str | None) -> Iterator[list[Placed]]:
    """Yield the amounts of each row with where they stand."""
    for cells in sheet.grid.rows:
        yield [
            (cell, mention)
            for cell in cells
            for mention in find_amounts(cell.text, decimal_mark=decimal_mark)
            if mention.has_decimals and not mention.is_percent
        ]


def _summing(rows: list[_Row]) -> Iterator[_Row]:
    """Yield the rows that are the sum of two or more rows right before them."""
    for at, row in enumerate(rows):
        sums = [Decimal(0)] * len(row.values)
        for count, before in enumerate(reversed(rows[max(at - MOST_ROWS, 0) : at]), start=1):
            sums = [total + value for total, value in zip(sums, before.values, strict=True)]
            off = max(abs(s - value) for s, value in zip(sums, row.values, strict=True))
            if count >= 2 and off <= TOLERANCE:
                yield row
                break
