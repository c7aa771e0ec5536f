"""Days that a letter names by their month or year alone: "until the end of May 2027".

In: the prose. Out: mentions of the first and of the last day of the months and years that
something leads up to; a month that is part of a printed day is none. A first month counts only in
a sentence on validity: "our dealer since May 2019" is no period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice, pairwise

from msgspec import Struct

from proofcheck.extraction.calendar_words import FIRST_YEAR, LAST_YEAR, month_names, month_numbers
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.days import Mention, joins
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.terms.first_and_last import PrintedPeriod, side_of
from proofcheck.extraction.letter.terms.open_days import year_words
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

Span = tuple[int, int]

MOST = 40
"""Months and years that are looked at."""

MOST_YEARS = 6
"""Calendar years that one wording joins."""

CONFIDENCE = 0.75
"""Of a day that is told by its month or year alone."""

SPAN_CONFIDENCE = 0.6
"""Of the days of two months that one wording joins (2026年2月から2027年1月末まで)."""

_MONTH_SPAN = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s?[年./]\s?(?P<m>\d{1,2})(?![\d./])\s?月?(?:初|上旬)?"
    r"\s?(?:起至|起到|から|より|起|至|到|~|-|–|—|~)\s?"
    r"(?:(?P<y2>20\d\d)\s?[年./]\s?)?(?P<m2>\d{1,2})(?![\d./])\s?(?:月(?:末日?|底)?|(?=\s|$))(?!\s?\d)"
)
_WIDE = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s?年\s?(?:(?P<m>\d{1,2})\s?月(?!\s?\d)(?:底|末)?|(?:底|末|年末))"
)


_FULL_YEAR = re.compile(r"(?<!\d)(?P<y>20\d\d)\s?年?(?:全年|度全年|整年|一年间|年間を通)")


class _Stretch(Struct, frozen=True, kw_only=True):
    """A month or a year, and where it stands."""

    first: date
    last: date
    start: int
    end: int


def month_period(prose: Prose, days: tuple[Mention, ...]) -> PrintedPeriod:
    """Find the first and the last day that months and years alone tell."""
    taken = [(day.start, day.end) for day in days]
    found = [s for s in _stretches(prose) if not any(a < s.end and s.start < b for a, b in taken)]
    found.sort(key=lambda stretch: stretch.start)
    for one, other in pairwise(found):
        if one.first < other.first and joins(prose, one.end, other.start):
            return PrintedPeriod(first=_begins(one), last=_ends(other))
    whole = (
        _whole_year_in_han(prose) or _month_run(prose) or _whole_year(prose, found) or _years(prose)
    )
    if whole is not None:
        return whole
    first = last = None
    for stretch in found:
        side = side_of(prose, _ends(stretch))
        is_start = side == "starts" and _is_of_grant(prose, stretch.start)
        first = first or (_begins(stretch) if is_start else None)
        last = last or (_ends(stretch) if side == "ends" else None)
    return PrintedPeriod(first=first, last=last)


def _month_run(prose: Prose) -> PrintedPeriod | None:
    """Return the days of months of one year that a sentence of the grant joins."""
    for match in islice(_two_months().finditer(prose.folded), MOST):
        year, months = int(match["y"]), [month_numbers()[match[key]] for key in ("one", "two")]
        one = _stretch(year, months[0], match.span())
        other = _stretch(year, months[1], match.span())
        if one and other and months[0] < months[1] and _is_of_grant(prose, match.start()):
            return PrintedPeriod(first=_begins(one), last=_ends(other))
    return None


def _whole_year_in_han(prose: Prose) -> PrintedPeriod | None:
    """Return both days of a year that is named as a whole (2024年全年)."""
    match = _FULL_YEAR.search(prose.folded)
    stretch = _stretch(int(match["y"]), 0, match.span()) if match else None
    return PrintedPeriod(first=_begins(stretch), last=_ends(stretch)) if stretch else None


def _years(prose: Prose) -> PrintedPeriod | None:
    """Return the first and last day of the calendar years of the letter (anni 2024 e 2025)."""
    for match in islice(_two_years().finditer(prose.folded), MOST):
        first, last = int(match["one"]), int(match["two"])
        one, other = (_stretch(year, 0, match.span()) for year in (first, last))
        if one and other and 0 < last - first <= MOST_YEARS:
            return PrintedPeriod(first=_begins(one), last=_ends(other))
    return None


def _is_of_grant(prose: Prose, position: int) -> bool:
    span = prose.sentence(position)
    return _is_of_validity(prose, position) or has_sign("acts", prose.folded, *span)


@cache
def _two_months() -> re.Pattern[str]:
    month = month_names()
    return re.compile(
        rf"(?<![a-z])(?P<one>{month})\.? (?:and|und|et|e|y|en|i|to|bis|a|au|al|tot|do) "
        rf"(?P<two>{month})\.? (?:(?:de|of|do|del) )?(?P<y>20\d\d)(?!\d)"
    )


@cache
def _two_years() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in year_words().of_years)
    return re.compile(
        rf"(?<![a-z])(?:{words})\s?:?\s{{0,3}}(?P<one>20\d\d)\s?(?:[-–—/]|e|y|et|and|und|en|i|bis|to|a|do|tot)\s?"
        r"(?P<two>20\d\d)(?!\d|[./-]\d)"
    )


def span_of_months(prose: Prose) -> PrintedPeriod | None:
    """Find a period of whole months (2026年2月から2027年1月末まで)."""
    match = _MONTH_SPAN.search(prose.folded)
    if match is None:
        return None
    months = int(match["m"]), int(match["m2"])
    years = int(match["y"]), int(match["y2"] or match["y"])
    if not all(1 <= month <= 12 for month in months):
        return None
    one = _stretch(years[0], months[0], (match.start("y"), match.end("m")))
    other = _stretch(years[1], months[1], match.span("m2"))
    if one is None or other is None or one.first >= other.last:
        return None
    return PrintedPeriod(first=_begins(one, SPAN_CONFIDENCE), last=_ends(other, SPAN_CONFIDENCE))


def _whole_year(prose: Prose, found: list[_Stretch]) -> PrintedPeriod | None:
    """Return both days of the one year for which a letter says that it holds."""
    for match in islice(_for_year().finditer(prose.folded), MOST):
        span = match.span("y")
        is_other = any(stretch.start < span[1] and span[0] < stretch.end for stretch in found)
        if is_other or not _is_of_validity(prose, match.start()):
            continue
        stretch = _stretch(int(match["y"]), 0, match.span())
        if stretch is not None:
            return PrintedPeriod(first=_begins(stretch), last=_ends(stretch))
    return None


@cache
def _for_year() -> re.Pattern[str]:
    """Return the pattern of "for the calendar year 2026" and its like."""
    words = "|".join(re.escape(word) for word in year_words().of_year)
    return framed(
        rf"(?:{{year_leads}}\s(?:{{year_articles}}\s){{0,2}}(?:{words})|{{throughout}})\s(?:de\s)?"
        r"(?P<y>20\d\d)(?!\d|[./-]\d)"
    )


def _is_of_validity(prose: Prose, position: int) -> bool:
    start, end = prose.sentence(position)
    is_since = period_pattern("since").search(prose.spoken, max(start, position - 12), position)
    return (
        is_since is None and period_pattern("validity").search(prose.spoken, start, end) is not None
    )


def _stretches(prose: Prose) -> Iterator[_Stretch]:
    text = prose.folded
    for match in islice(_month_pattern().finditer(text), MOST):
        month = month_numbers()[match["name"]]
        if stretch := _stretch(int(match["y"]), month, match.span()):
            yield stretch
    for match in islice(_WIDE.finditer(text), MOST):
        if stretch := _stretch(int(match["y"]), int(match["m"] or 0), match.span()):
            yield stretch


def _stretch(year: int, month: int, span: Span) -> _Stretch | None:
    """Return a month, or a whole year for month 0; None for what the calendar lacks."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 0 <= month <= 12):
        return None
    first = date(year, month or 1, 1)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return _Stretch(first=first, last=last, start=span[0], end=span[1])


def _begins(stretch: _Stretch, confidence: float = CONFIDENCE) -> Mention:
    return _at(stretch, stretch.first, confidence)


def _ends(stretch: _Stretch, confidence: float = CONFIDENCE) -> Mention:
    return _at(stretch, stretch.last, confidence)


def _at(stretch: _Stretch, value: date, confidence: float) -> Mention:
    return Mention(value=value, start=stretch.start, end=stretch.end, confidence=confidence)


@cache
def _month_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W\d_])(?<!\d[ .])(?<!\d)(?P<name>{month_names()})\.?"
        r"(?:\s?,\s?|\s(?:de|del|of|do)\s|\s)(?P<y>20\d\d)(?!\d)"
    )
