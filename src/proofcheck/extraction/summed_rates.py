"""The tax of all rates, where a paper prints that of each rate and no total of them (BT-110).

In go sheets and candidates, out come the candidates with the sum of the rows that name tax, each
with another rate, right below one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import structs

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.tax_breakdown import MAX_RATE, RateRow, rate_rows
from proofcheck.extraction.totals import AmountCandidate

SCORE = 0.9
"""Score (0..1) of such a sum; sums with net and gross total decide."""

ALONE = 0.7
"""Score of base and tax of the one rate that make the total together."""

TOLERANCE = Decimal("0.02")
"""How far base x rate and the printed tax may be apart."""

MOST_NUMBERS = 4
"""Numbers of a row that prints rate, base, tax and what both make."""

MOST_ROWS_APART = 2
"""Rows of the page from one rate to the next, at most."""


def with_summed_rates(
    candidates: dict[str, list[AmountCandidate]],
    sheets: tuple[Sheet, ...],
    decimal_mark: str | None,
) -> dict[str, list[AmountCandidate]]:
    """Return the candidates with the sum of the taxes of several rates, if it is not printed."""
    sums = [found for sheet in sheets for found in _sums(sheet, decimal_mark)]
    totals = {c.value for role in ("gross_total", "payable_total") for c in candidates[role]}
    alone = [c for sheet in sheets for c in _alone(sheet, decimal_mark, totals)]
    alone += [c for sheet in sheets for c in _paired(sheet, decimal_mark, totals)]
    led = dict(candidates)
    for role in ("net_total", "tax_total"):
        printed = {candidate.value for candidate in candidates[role]}
        found = [c for c in (*sums, *alone) if c.role == role and c.value not in printed]
        led[role] = [*found, *candidates[role]]
    return led


def _alone(
    sheet: Sheet, decimal_mark: str | None, totals: set[Decimal]
) -> Iterator[AmountCandidate]:
    """Yield base and tax of a row of one rate that make a total of the paper together.

    Under headings the rate may stand without its sign, and the total behind both.
    """
    for cells in sheet.grid.rows:
        placed = [(c, m) for c in cells for m in find_amounts(c.text, decimal_mark=decimal_mark)]
        if not 3 <= len(placed) <= MOST_NUMBERS:
            continue
        rates = [m for _, m in placed if m.value and (m.is_percent or _is_bare_rate(m))][:1]
        amounts = [(c, m) for c, m in placed if m not in rates and not m.is_percent]
        if not rates or not 2 <= len(amounts) <= 3:
            continue
        base, tax = amounts[:2]
        whole = base[1].value + tax[1].value
        has_whole = len(amounts) < 3 or amounts[2][1].value == whole
        is_tax = abs(base[1].value * rates[0].value / 100 - tax[1].value) <= _tolerance(tax[1])
        if is_tax and has_whole and whole in totals:
            yield _candidate("net_total", *base, ALONE)
            yield _candidate("tax_total", *tax, ALONE)


def _paired(
    sheet: Sheet, decimal_mark: str | None, totals: set[Decimal]
) -> Iterator[AmountCandidate]:
    """Yield the sums under the columns of net amount and tax ("Total 100,00 19,00").

    The row's first words name a total, and both make a total that is printed elsewhere.
    """
    for cells in sheet.grid.rows:
        labels = sheet.labels_of(cells[0])
        if not labels or not any(name.endswith("_total") for name in labels[0].fields):
            continue
        placed = [(c, m) for c in cells for m in find_amounts(c.text, decimal_mark=decimal_mark)]
        amounts = [(c, m) for c, m in placed if m.decimals == 2 and not m.is_percent]
        if len(placed) != 2 or len(amounts) != 2:
            continue
        base, tax = amounts
        is_tax = 0 < tax[1].value <= base[1].value * MAX_RATE / 100
        if is_tax and base[1].value + tax[1].value in totals:
            yield _candidate("net_total", *base, ALONE)
            yield _candidate("tax_total", *tax, ALONE)


def _is_bare_rate(mention: AmountMention) -> bool:
    """Whether a number can be a rate without its sign: small, with no currency."""
    return mention.symbol is None and 0 < mention.value <= MAX_RATE


def _tolerance(tax: AmountMention) -> Decimal:
    """Return how far a printed tax may be off: less than one where no cents are printed."""
    return TOLERANCE if tax.has_decimals else Decimal("0.99")


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
    value = sum((row.mention.value for row in run), Decimal(0))
    return structs.replace(_candidate("tax_total", last.cell, last.mention, SCORE), value=value)


def _candidate(role: str, cell: Cell, mention: AmountMention, score: float) -> AmountCandidate:
    return AmountCandidate(
        role=role,
        value=mention.value,
        cell=cell,
        start=mention.start,
        end=mention.end,
        score=score,
        mention=mention,
    )
