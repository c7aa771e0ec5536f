"""Days of a letter whose year stands elsewhere: behind the next day, before both, "this year".

In: the prose and the days that it prints in full. Out: further mentions. "du 1er janvier au
31 décembre 2026" gives 1 January 2026; "Ejercicio 2026 (1 de enero a 31 de diciembre)" both days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from proofcheck.extraction.calendar_words import as_date, month_names, month_numbers
from proofcheck.extraction.data_files import load_data

JOINT = 28
"""Two days that a "to" joins stand at most so many characters apart."""

YEAR_BEFORE = 40
"""The year of two days without one stands within so many characters before them."""

OPEN = 0.85
"""Confidence of a day that is printed without its year."""

Found = tuple[date, int, int]

_OF = r"(?:(?:de|do|d['’]|di|of|del|des|van)\s?)?"
_GLUE = re.compile(
    r"[\s,]{0,2}(?:[-–—~]|(?:\b(?:to|until|till|through|and|au|et|jusqu['’]au|al|fino al|"
    r"sino al|e|bis|bis zum|und|"
    r"hasta|hasta el|a|y|ao|ate|ate o|tot|tot en met|en|do)\b))[\s,]{0,2}(?:(?:the|le|el|"
    r"il|o|zum|den|dia)\s)?"
)


class YearWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_years.yaml`: words before a year, and for the present one."""

    of_year: list[str]
    this_year: list[str]


def open_days(folded: str, full: Sequence[Found]) -> Iterator[Found]:
    """Yield the days without a year that a full day or a year beside them completes."""
    taken = [(start, end) for _, start, end in full]
    for day, month, start, end in _yearless(folded):
        if any(a < end and start < b for a, b in taken):
            continue
        value = (
            _with_next(folded, full, (day, month), end)
            or _with_year(folded, (day, month), start)
            or _this_year(folded, full, (day, month), end)
        )
        if value is not None:
            yield value, start, end


def _yearless(folded: str) -> Iterator[tuple[int, int, int, int]]:
    for match in _day_and_month().finditer(folded):
        month = month_numbers()[match["name"]] if match["name"] else int(match["m"])
        if 1 <= month <= 12 and 1 <= int(match["d"]) <= 31:
            yield int(match["d"]), month, *match.span()


def _with_next(folded: str, full: Sequence[Found], day: tuple[int, int], end: int) -> date | None:
    """Return the day in the year of the full day behind it that a "to" joins to it."""
    for value, start, _ in full:
        if end <= start <= end + JOINT and _GLUE.fullmatch(folded, end, start):
            found = as_date(value.year, day[1], day[0])
            return (
                found if found is None or found < value else as_date(value.year - 1, day[1], day[0])
            )
    return None


def _with_year(folded: str, day: tuple[int, int], start: int) -> date | None:
    """Return the day in the year whose bracket or colon opens before it."""
    years = _year_of().findall(folded, max(0, start - YEAR_BEFORE), start)
    return as_date(int(years[-1]), day[1], day[0]) if years else None


def _this_year(folded: str, full: Sequence[Found], day: tuple[int, int], end: int) -> date | None:
    """Return the day in the year of the first day that the letter prints ("del presente ano")."""
    if not full or _current().match(folded, end) is None:
        return None
    return as_date(full[0][0].year, day[1], day[0])


@cache
def _current() -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"[ '’.]{1,2}") for w in year_words().this_year)
    return re.compile(rf"\s(?:{words})(?![a-z])")


@cache
def _day_and_month() -> re.Pattern[str]:
    written = rf"{_OF}(?P<name>{month_names()})(?![a-z])"
    return re.compile(
        rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:\s?(?:er|st|nd|rd|th|[oªº°.]))?\s?(?:{written}|(?<=\d)[./](?P<m>\d{{1,2}})\.?(?![\d./]))"
    )


@cache
def _year_of() -> re.Pattern[str]:
    words = "|".join(map(re.escape, year_words().of_year))
    return re.compile(rf"\b(?:{words})\s{_OF}(\d{{4}})\s?[(:,–-](?=[^()]{{0,40}}$)")


def year_words() -> YearWords:
    """Return the words that announce a year or stand for it."""
    return load_data("letter_years", YearWords)
