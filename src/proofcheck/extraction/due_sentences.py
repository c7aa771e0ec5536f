"""The day until which a sentence asks to pay ("please pay by 16 May 2026").

In go sheets, out come candidates for the due date. The sentence has a word of paying, and a word
such as "until" right before the day; a day until which a discount is given is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from proofcheck.extraction.candidates import Candidate
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.dates import find_dates, fold
from proofcheck.extraction.sheets import Sheet

SCORE = 0.6
"""How surely (0..1) such a day is the due date; a label is surer."""

FEWEST_DIGITS = 3
"""Digits of a date at least ("1 May 26")."""

MOST_LETTERS = 400
"""Letters of a sentence that are looked at."""

_ENDS = re.compile(r"[!?;](?=\s)|(?<=[^\W\d_]{3})\.(?=\s)")


class DueWords(Struct, frozen=True, kw_only=True):
    """The data file `due_sentences.yaml`."""

    paying: str
    until: str
    paid: str
    discount: str
    undiscounted: str


def sentence_candidates(
    sheets: tuple[Sheet, ...], day_first: bool | None
) -> Iterator[Candidate[date]]:
    """Yield the days until which sentences ask to pay."""
    for sheet in sheets:
        for cell in sheet.cells:
            if sum(ch.isdigit() for ch in cell.text) >= FEWEST_DIGITS and " " in cell.text:
                yield from _in_cell(cell, day_first)


def asks_payment(cell: Cell, day_first: bool | None) -> bool:
    """Whether a cell asks to pay until a day."""
    return any(True for _ in _in_cell(cell, day_first))


def _in_cell(cell: Cell, day_first: bool | None) -> Iterator[Candidate[date]]:
    text = cell.text[:MOST_LETTERS]
    folded = fold(text)
    if not _paying().search(folded):
        return
    for mention in find_dates(text, day_first=day_first):
        before = max((m.end() for m in _ENDS.finditer(folded, 0, mention.start)), default=0)
        after = _ENDS.search(folded, mention.end)
        sentence = folded[before : after.start() if after else len(folded)]
        is_net = _undiscounted().match(folded[mention.end :].lstrip()) is not None
        is_asked = is_net or _paying().search(folded, before, mention.start) is not None
        is_until = _until().search(folded[before : mention.start]) is not None
        is_other = is_discounted(text, mention.start, mention.end) or _paid().search(sentence)
        if is_asked and is_until and not is_other:
            yield Candidate(
                value=mention.value,
                cell=cell,
                start=mention.start,
                end=mention.end,
                score=SCORE,
                is_open=mention.is_ambiguous,
            )


def is_discounted(text: str, first: int, last: int) -> bool:
    """Whether the clause around a day (`first` to `last`) gives a discount until then.

    "bis 28.03. mit 2 % Skonto, bis 17.04. ohne Abzug": a day without deduction is the due date.
    """
    folded = fold(text)
    ends = [0, *(m.end() for m in _CLAUSE_ENDS.finditer(folded)), len(folded)]
    days = find_dates(text)
    start = max(end for end in (*ends, *(d.end for d in days)) if end <= first)
    begins = [d.start for d in days if d.start >= last]
    stop = min(end for end in (*ends, *begins) if end >= last)
    clause = _undiscounted().sub(" ", folded[start:stop])
    return _discount().search(clause) is not None


_CLAUSE_ENDS = re.compile(r"[,;.](?=\s+\D)|\s[-–/|]\s")


@cache
def _undiscounted() -> re.Pattern[str]:
    return re.compile("|".join(_words("undiscounted")))


@cache
def _paying() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_words('paying'))})")


@cache
def _paid() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_words('paid'))})(?![^\W\d_])")


@cache
def _until() -> re.Pattern[str]:
    forms = sorted(_words("until"), key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(forms)})\s{{1,3}}$")


@cache
def _discount() -> re.Pattern[str]:
    return re.compile("|".join(_words("discount")))


def _words(kind: str) -> list[str]:
    listed: str = getattr(load_data("due_sentences", DueWords), kind)
    forms = [" ".join(form.split()) for form in listed.split("|")]
    return [re.escape(form).replace(r"\ ", r"['’\s]\s?") for form in forms if form]
