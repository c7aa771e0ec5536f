"""Numbers of papers that bear no label: of Taiwan's uniform invoice, behind "#", before a date.

In goes a sheet with the kind of its paper, out come candidates of its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.extraction.candidates import Candidate
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.dates import DateMention, find_dates, fold
from proofcheck.extraction.han import simplified
from proofcheck.extraction.kind import titles_of
from proofcheck.extraction.sheets import Sheet
from proofcheck.model.fields import Kind

TRACK_SCORE, DATED_SCORE, TILL_SCORE = 0.6, 0.5, 0.3
"""Scores of numbers without a label, by how unmistakable their form is."""

HEAD_SHARE = 0.35
"""Share of the page's height in which a paper's own number and date stand."""

DATE_NEAR = 6
"""Characters between such a number and its date (" del ", " - "), at most."""


def bare_numbers(sheet: Sheet, kind: Kind) -> Iterator[Candidate[str]]:
    """Yield numbers that bear no label, where the page has one of the form."""
    is_uniform = any(_UNIFORM.search(simplified(cell.text)) for cell in sheet.cells)
    forms = [(_TRACK, TRACK_SCORE)] if is_uniform else []
    forms += [(_TILL_NUMBER, TILL_SCORE)] if kind is Kind.RECEIPT else []
    forms += [(_titled(kind), TRACK_SCORE)] if titles_of(kind) else []
    yield from _dated(sheet)
    yield from _hashed(sheet)
    for form, score in forms:
        hits = [(cell, match) for cell in sheet.cells if (match := form.search(fold(cell.text)))]
        if len({match[1] for _, match in hits}) == 1:
            cell, match = hits[0]
            value = fold(cell.text)[match.start(1) : match.end(1)].replace(" ", "").upper()
            yield Candidate(
                value=value, cell=cell, start=match.start(1), end=match.end(1), score=score
            )


def _dated(sheet: Sheet) -> Iterator[Candidate[str]]:
    """Yield the one number with its date that is a line of the head ("N. 417 del 20/11/2025")."""
    lines = [(cell, m) for cell in sheet.cells if (m := _DATED.match(cell.text))]
    lines = [(cell, m) for cell, m in lines if cell.top < HEAD_SHARE]
    if len(lines) == 1 and any(d.start <= DATE_NEAR for d in _dates_behind(*lines[0])):
        cell, match = lines[0]
        start, end = match.span(1)
        yield Candidate(value=match[1], cell=cell, start=start, end=end, score=DATED_SCORE)


def _hashed(sheet: Sheet) -> Iterator[Candidate[str]]:
    """Yield the one number that a mere "#" or "№" labels, behind a colon in the next cell."""
    found = [
        (right, match)
        for cell in sheet.cells
        if cell.text in _HASHES and cell.top < HEAD_SHARE
        for right in list(sheet.grid.right_of(cell))[:1]
        if (match := _BEHIND_COLON.fullmatch(right.text))
    ]
    if len(found) == 1:
        cell, match = found[0]
        start, end = match.span(1)
        yield Candidate(value=match[1], cell=cell, start=start, end=end, score=TRACK_SCORE)


_HASHES = frozenset({"#", "№"})
_BEHIND_COLON = re.compile(r"[:：]\s?(?=\S*\d)([A-Z\d][\w/.-]{2,24})")


def _dates_behind(cell: Cell, match: re.Match[str]) -> tuple[DateMention, ...]:
    return find_dates(cell.text[match.end() :])


@cache
def _titled(kind: Kind) -> re.Pattern[str]:
    """Return the form of a number behind a title and "#" ("Invoice for #1188")."""
    titles = sorted((re.escape(fold(title)) for title in titles_of(kind)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(titles)})\s(?:[a-z]{{2,4}}\s)?#\s?(\d[\w/-]{{1,15}})")


_UNIFORM = re.compile(r"[统統] ?一 ?发 ?票|[电電]子发票证明[联聯]")


_DATED = re.compile(
    r"\W*(?:n|nr|no|num|nº|n°)\W{1,3}((?:[A-Z]{1,4}[-/ ]?)?\d[\w/-]{0,20})(?=\s)", re.I
)
"""A number behind a mere "N." at the start of a line."""

_TRACK = re.compile(r"(?<![a-z\d])([a-z]{2}[ -]?\d{8})(?!\d)")
"""Two letters and eight digits (Regulations for uniform invoices, Ministry of Finance)."""


_TILL_NUMBER = re.compile(r"(?<!\S)#\s?(\d{4,12})(?!\S)")
