"""The sum of the lines, where amounts of whatever name lead from it to the total (BT-106).

In go the totals that are chosen with the sheets, out they come with the sum of the lines: what is
printed between it and the total in their column ("Buyer protection", "Small order fee") makes the
difference. A subtotal so led from is no net total, for the charges are part of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.choices import TOLERANCE, Choice, distinct
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.totals import AmountCandidate

CONFIDENCE = 0.93
"""Confidence (0..1) in such a sum: it adds up, but not every amount's name is known."""

MOST_BETWEEN = 6
"""Amounts between the sum of the lines and the total, at most."""

FLUSH_HEIGHTS = 0.6
"""How far the right ends of amounts of one column differ, in their heights."""


def with_led_lines(
    choices: dict[str, Choice],
    candidates: dict[str, list[AmountCandidate]],
    sheets: tuple[Sheet, ...],
    decimal_mark: str | None,
) -> dict[str, Choice]:
    """Return the totals with the sum of the lines, if what stands below leads to the total."""
    gross = choices.get("gross_total")
    if gross is None or "lines_total" in choices:
        return choices
    net = choices.get("net_total")
    if net is not None and net.is_proven:
        return choices
    taxes = {candidate.spot for candidate in candidates["tax_total"]}
    for lines in distinct(candidates["lines_total"]):
        between = list(_between(sheets, lines, gross.candidate, decimal_mark))
        spots = {(cell.page.page, id(cell), mention.start) for cell, mention in between}
        if len(between) > MOST_BETWEEN or spots <= taxes:
            continue
        moved = sum((mention.value for _, mention in between), Decimal(0))
        if abs(lines.value + moved - gross.candidate.value) <= TOLERANCE:
            kept = {
                role: choice
                for role, choice in choices.items()
                if choice.candidate.spot != lines.spot
            }
            return {
                **kept,
                "lines_total": Choice(candidate=lines, confidence=CONFIDENCE, is_proven=True),
            }
    return choices


def _between(
    sheets: tuple[Sheet, ...],
    upper: AmountCandidate,
    lower: AmountCandidate,
    decimal_mark: str | None,
) -> Iterator[tuple[Cell, AmountMention]]:
    """Yield the amounts between two others in their column, top to bottom."""
    if upper.cell.page is not lower.cell.page or not _is_flush(upper.cell, lower.cell):
        return
    sheet = next(sheet for sheet in sheets if sheet.page is upper.cell.page)
    for row in sheet.grid.rows[upper.cell.row + 1 : lower.cell.row]:
        for cell in row:
            mentions = find_amounts(cell.text, decimal_mark=decimal_mark)
            if len(mentions) == 1 and _is_flush(cell, lower.cell) and not mentions[0].is_percent:
                yield cell, mentions[0]


def _is_flush(one: Cell, other: Cell) -> bool:
    return abs(one.box.x1 - other.box.x1) <= FLUSH_HEIGHTS * max(one.height_pt, other.height_pt)
