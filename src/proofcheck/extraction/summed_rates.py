"""The tax of all rates, where a paper prints that of each rate and no total of them (BT-110).

In go sheets and candidates, out come the candidates with the sum of the rows that name tax, each
with another rate, right below one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.tax_breakdown import RateRow, rate_rows
from proofcheck.extraction.totals import AmountCandidate

SCORE = 0.9
"""Score (0..1) of such a sum; sums with net and gross total decide."""

MOST_ROWS_APART = 2
"""Rows of the page from one rate to the next, at most."""


def with_summed_rates(
    candidates: dict[str, list[AmountCandidate]],
    sheets: tuple[Sheet, ...],
    decimal_mark: str | None,
) -> dict[str, list[AmountCandidate]]:
    """Return the candidates with the sum of the taxes of several rates, if it is not printed."""
    sums = [found for sheet in sheets for found in _sums(sheet, decimal_mark)]
    printed = {candidate.value for candidate in candidates["tax_total"]}
    new = [candidate for candidate in sums if candidate.value not in printed]
    if not new:
        return candidates
    return {**candidates, "tax_total": [*new, *candidates["tax_total"]]}


def _sums(sheet: Sheet, decimal_mark: str | None) -> Iterator[AmountCandidate]:
    run: list[RateRow] = []
    for row in [*rate_rows(sheet, decimal_mark), None]:
        if row is not None and (not run or _follows(run, row)):
            run.append(row)
            continue
        if len(run) > 1:
            yield _summed(run)
        run = [row] if row is not None else []


def _follows(run: list[RateRow], row: RateRow) -> bool:
    is_near = row.cell.row - run[-1].cell.row <= MOST_ROWS_APART
    return is_near and row.rate not in {one.rate for one in run}


def _summed(run: list[RateRow]) -> AmountCandidate:
    last = run[-1]
    return AmountCandidate(
        role="tax_total",
        value=sum((row.mention.value for row in run), Decimal(0)),
        cell=last.cell,
        start=last.mention.start,
        end=last.mention.end,
        score=SCORE,
        mention=last.mention,
    )
