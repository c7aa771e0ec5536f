"""The header of a printed e-mail: From, To, Sent, Subject, in nine languages.

In: the prose. Out: the lines of the header and the span behind each label. At least three of the
four labels stand in neighbouring lines near the top; less is no e-mail.
"""

from __future__ import annotations

import re

from msgspec import Struct

from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.prose import Prose

Span = tuple[int, int]

TOP_LINES = 16
"""The header stands within so many lines from the top."""

LEAST = 3
"""So many labels make a header."""

_COLON = re.compile(r"\s{0,2}[:：]?\s{0,3}")
_PARTS = ("from", "to", "date", "subject")


class MailHeader(Struct, frozen=True, kw_only=True):
    """Where the header begins and ends, and the values of its labels."""

    start: int
    end: int
    values: dict[str, Span]


def find_mail_header(prose: Prose) -> MailHeader | None:
    """Return the header of a printed e-mail, or None where the letter is none."""
    values: dict[str, Span] = {}
    places: list[Span] = []
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
            if colon is not None and (has_colon or is_cell) and colon.end() < end:
                values[part] = (colon.end(), end)
                places.append((start, end))
                break
    if len(values) < LEAST or "date" not in values or "from" not in values:
        return None
    return MailHeader(
        start=min(start for start, _ in places), end=max(end for _, end in places), values=values
    )
