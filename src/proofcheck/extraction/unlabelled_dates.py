"""Dates that no label introduces, for a paper whose date has none.

In go sheets, out come candidates of the issue date, surer near the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from proofcheck.extraction.candidates import Candidate
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import DateMention, find_dates
from proofcheck.extraction.due_sentences import asks_payment
from proofcheck.extraction.sheets import Sheet

OTHER_DAYS = frozenset({"due_date", "other_date", "prepaid_total"})
"""What labels mean behind which a date is not the paper's."""


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


def follows_other_number(before: str, number: str) -> bool:
    """Whether a text ends in a number that is not the paper's own ("AB 25-2871 vom")."""
    match = _NUMBER_BEFORE.search(before)
    return bool(number) and match is not None and match[1] not in number


_NUMBER_BEFORE = re.compile(r"(?<!\S)((?=\S*\d)[\w/.-]{3,})[ (,]{1,2}(?:[^\W\d_]{2,4}\s)?$")
"""A number, and a short word such as "vom" or "du" between it and its date."""


def _unclaimed(
    sheet: Sheet, cell: Cell, mentions: tuple[DateMention, ...], number: str
) -> tuple[DateMention, ...]:
    """Return the dates of a cell that no label for another day or number stands before."""
    kept, begin = [], 0
    others = [x for x in sheet.labels_of(cell) if x.best in OTHER_DAYS]
    for mention in mentions:
        is_labelled = any(begin <= label.start < mention.start for label in others)
        if not is_labelled and not follows_other_number(cell.text[: mention.start], number):
            kept.append(mention)
        begin = mention.end
    is_claimed = any(label.start >= begin for label in others)
    return () if is_claimed else tuple(kept)


def unlabelled_dates(
    sheets: tuple[Sheet, ...], day_first: bool | None, number: str = ""
) -> Iterator[Candidate[date]]:
    """Yield dates in cells without a label for something else, surer near the top."""
    for sheet in sheets:
        for cell in sheet.cells:
            mentions = _unclaimed(sheet, cell, find_dates(cell.text, day_first=day_first), number)
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
