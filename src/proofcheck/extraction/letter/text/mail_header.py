"""The header of a printed e-mail: From, To, Sent, Subject, in nine languages.

In: the prose. Out: where it says who sent it to whom and when. At least three of the
four labels stand in lines near the top; less is no e-mail.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.mail_threads import HEADER_LINES, SAME_ROW, SENDER
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

TOP_LINES = 16
"""The header stands within so many lines from the top."""

LEAST = 3
"""So many labels make a header."""

_COLON = re.compile(r"\s{0,2}[:：]?\s{0,3}")
_TIME = re.compile(r"\d{2}.{1,4}\d{1,2}[:：.h]\d{2}(?: ?[ap]\.?m\.?)?\W{0,2}$", re.IGNORECASE)
"""A day with a time behind it ends so."""
_PARTS = ("from", "to", "date", "subject")


def find_sent(prose: Prose) -> Span | None:
    """Return the span behind the label of the day of sending, or the line of the day and time
    below the sender's address; None for a letter of other kind."""
    return find_mail(prose).get("date") or _timed(prose)


def _timed(prose: Prose) -> Span | None:
    """Return the line that ends in a time, at the sender's address or a few lines below it."""
    for index, (start, end) in enumerate(prose.lines[:TOP_LINES]):
        if prose.text.find("@", start, end) >= 0 and SENDER.search(prose.text, start, end):
            lines = prose.lines[max(0, index - 1) : index + HEADER_LINES + 1]
            return next((line for line in lines if _TIME.search(prose.text, *line)), None)
    return None


def find_mail(prose: Prose) -> dict[str, Span]:
    """Return the spans behind the labels of an e-mail's header (from, to, date, subject)."""
    values: dict[str, Span] = {}
    for start, end in prose.lines[:TOP_LINES]:
        for part in _PARTS:
            label = clause_pattern(f"mail_{part}").match(prose.plain, start, end)
            if label is None or part in values:
                continue
            colon = _COLON.match(prose.text, label.end(), end)
            has_colon = colon is not None and colon[0].strip()
            is_cell = any(
                cell.start >= label.end() and cell.end <= end
                for cell in prose.cells
                if start <= cell.start and cell.start - label.end() <= 2
            )
            is_capital = prose.text[start : label.end()].isupper()
            if colon is not None and (has_colon or is_cell or is_capital) and colon.end() < end:
                values[part] = (colon.end(), end)
                break
            if colon is not None and has_colon and (right := _right_of(prose, start)) is not None:
                values[part] = right
                break
    is_memo = {"from", "to"} <= values.keys() and _are_capitals(prose, values)
    return values if "from" in values and (len(values) >= LEAST or is_memo) else {}


def _right_of(prose: Prose, start: int) -> Span | None:
    """Return the cell right of a label, where labels and values stand in columns."""
    label = next((cell for cell in prose.cells if cell.start == start), None)
    row = [
        cell
        for cell in prose.cells
        if label is not None
        and cell.page == label.page
        and cell.box.x0 >= label.box.x1
        and cell.box.vertical_overlap(label.box) >= SAME_ROW
    ]
    value = min(row, key=lambda cell: cell.box.x0, default=None)
    return (value.start, value.end) if value is not None else None


def _are_capitals(prose: Prose, values: dict[str, Span]) -> bool:
    """Whether both labels stand in capitals at the beginning of their lines, as in a memo."""
    starts = (max(a for a, _ in prose.lines if a <= span[0]) for span in values.values())
    return all(prose.text[a : a + 2].isupper() for a in starts)


def header_end(prose: Prose) -> int:
    """Return where the header of a printed e-mail or memo ends; 0 for a letter of other kind."""
    return max((end for _, end in find_mail(prose).values()), default=0)
