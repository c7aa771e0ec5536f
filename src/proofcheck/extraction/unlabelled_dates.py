"""Dates that no label introduces, for a paper whose date has none.

In go sheets, out come candidates of the issue date, surer near the top.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from proofcheck.extraction.candidates import Candidate
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import DateMention, find_dates
from proofcheck.extraction.due_sentences import asks_payment
from proofcheck.extraction.sheets import Sheet


def _above(sheet: Sheet, cell: Cell) -> Cell | None:
    """Return the cell over a cell: "EINGEGANGEN" over the date of a stamp."""
    rows = sheet.grid.rows[max(cell.row - 1, 0) : cell.row]
    cells = (c for row in rows for c in row)
    return next((c for c in cells if c.box.horizontal_overlap(cell.box) > 0.3), None)


def _claims_date(sheet: Sheet, cell: Cell | None) -> bool:
    """Whether a cell names a date that is not the issue date, with no date in it itself."""
    if cell is None or find_dates(cell.text):
        return False
    return any({"due_date", "other_date"} & label.fields.keys() for label in sheet.labels_of(cell))


def _unclaimed(
    sheet: Sheet, cell: Cell, mentions: tuple[DateMention, ...]
) -> tuple[DateMention, ...]:
    """Return the dates of a cell that no label for another day stands before."""
    kept, begin = [], 0
    others = [x for x in sheet.labels_of(cell) if x.best in ("due_date", "other_date")]
    for mention in mentions:
        if not any(begin <= label.start < mention.start for label in others):
            kept.append(mention)
        begin = mention.end
    is_claimed = any(label.start >= begin for label in others)
    return () if is_claimed else tuple(kept)


def unlabelled_dates(
    sheets: tuple[Sheet, ...], day_first: bool | None
) -> Iterator[Candidate[date]]:
    """Yield dates in cells without a label for something else, surer near the top."""
    for sheet in sheets:
        for cell in sheet.cells:
            mentions = _unclaimed(sheet, cell, find_dates(cell.text, day_first=day_first))
            if len(mentions) != 1 or asks_payment(cell, day_first):
                continue
            row = reversed(sheet.grid.rows[cell.row])
            left = next((c for c in row if c.box.x1 <= cell.box.x0), None)
            if any(_claims_date(sheet, other) for other in (left, _above(sheet, cell))):
                continue
            alone = len(mentions[0].as_printed) / len(cell.text)
            yield Candidate(
                value=mentions[0].value,
                cell=cell,
                start=mentions[0].start,
                end=mentions[0].end,
                is_open=mentions[0].is_ambiguous,
                score=(0.25 + 0.15 * alone + 0.15 * (1 - min(cell.top, 1.0)))
                * (1.0 if sheet.page.page == 1 else 0.8),
            )
