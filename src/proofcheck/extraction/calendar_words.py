"""Words of the calendar: month names, and days and years that a text spells out in words.

In: folded text ("dieciocho de septiembre de dos mil veinticinco", "a los 5 (cinco) dias del mes de
mayo de 2026"). Out: month numbers by name; spans of spelt dates with their days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.data_files import load_data

FIRST_YEAR, LAST_YEAR = 1950, 2150
"""Years that a business paper may name; anything else is a number, not a date."""

MOST = 40
"""Names of months of one text that are looked at."""

REACH = 90
"""A spelt day begins within so many characters before its month."""

_OF = r"(?:(?:de|do|du|di|del|della|dell'|of|des|van|d'|et|y|e|and)\s?)"
_DAYS = r"(?:dias?|jours?|giorni|giorno|days?|tage?|dagen)"
_MONTH_LEAD = rf"(?:\s{_OF}(?:mes|mois|mese|month|monats?|maand)\s)?"
_YEAR_LEAD = r"(?:(?:ano|annee|an|anno|year|jahre?s?|jaar)\s)?"


class SpeltNumbers(Struct, frozen=True, kw_only=True):
    """One language of the data file `spelt_days.yaml`."""

    millennium: list[str]
    numbers: list[str]


@cache
def month_numbers() -> dict[str, int]:
    """Return the numbers of the months by their names, folded."""
    table = load_data("months", dict[str, list[list[str]]])
    return {
        name: number
        for names_of in table.values()
        for number, names in enumerate(names_of, start=1)
        for name in names
    }


def as_date(year: int, month: int, day: int) -> date | None:
    """Return the day if it exists and a business paper may name its year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spelt_days(folded: str) -> Iterator[tuple[date, int, int]]:
    """Yield day, start and end of the dates that spell out their day, their year or both.

    Also those in figures that say more than day, month and year: "5 dias del mes de mayo del ano
    2026", "febrero 5 de 2026", "l'an deux mille vingt-six, le neuf mars".
    """
    for month in islice(_month().finditer(folded), MOST):
        number = month_numbers()[month[0]]
        head = _day_before().search(folded, max(0, month.start() - REACH), month.start())
        tail = _year_behind().match(folded, month.end())
        if tail is not None and tail["d"]:
            value, start = as_date(_year(tail["y"]), number, int(tail["d"])), month.start()
        elif head is not None and (tail is not None or head["y"]):
            year = tail["y"] if tail is not None else head["y"]
            value, start = as_date(_year(year), number, _number(head["d"])), head.start()
        else:
            continue
        if value is not None:
            yield value, start, tail.end() if tail is not None else month.end()


@cache
def month_names() -> str:
    """Return the pattern of all names of months, the longest first."""
    return "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{month_names()})(?![a-z])")


@cache
def _day_before() -> re.Pattern[str]:
    """Return the pattern of a day that stands before its month, with a year before it or none."""
    number = rf"(?P<d>\d{{1,2}}|{_alternatives(_numbers())})(?:\s?[o\u00ba\u00b0.]|er)?(?![a-z\d])"
    year = (
        rf"(?:\b(?:an|anno|ano)\s{_OF}?(?P<y>{_alternatives(_years())})[\s,]{{1,2}}(?:(?:et|e|"
        rf"y|a|o|le|il|el|dia)\s){{0,3}})?"
    )
    return re.compile(
        rf"{year}(?<![a-z\d]){number}(?:\s?\([^()]{{1,20}}\))?(?:\s{_DAYS})?{_MONTH_LEAD}\s?{_OF}?$"
    )


@cache
def _year_behind() -> re.Pattern[str]:
    """Return the pattern of the year behind a month, the day between them or not."""
    year = rf"(?P<y>\d{{4}}|{_alternatives(_years())})(?![a-z\d])"
    return re.compile(
        rf"(?:\s(?P<d>\d{{1,2}})(?=\s{_OF}))?[\s,]{{1,2}}{_OF}?{_YEAR_LEAD}{_OF}?{year}"
    )


def _alternatives(words: dict[str, int]) -> str:
    patterns = (re.escape(word).replace(r"\ ", r"[\s-]") for word in words)
    return "|".join(sorted(patterns, key=len, reverse=True))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _numbers()[_key(written)]


def _year(written: str) -> int:
    return int(written) if written.isdecimal() else _years()[_key(written)]


def _key(written: str) -> str:
    return " ".join(written.replace("-", " ").split())


@cache
def _numbers() -> dict[str, int]:
    """Return the numbers from 1 to 39 by their words in all languages."""
    table = load_data("spelt_days", dict[str, SpeltNumbers])
    return {
        word: number
        for language in table.values()
        for number, words in enumerate(language.numbers, start=1)
        for word in words.split("|")
    }


@cache
def _years() -> dict[str, int]:
    """Return the years of this century by their words: the millennium, then two digits."""
    table = load_data("spelt_days", dict[str, SpeltNumbers])
    return {
        f"{lead}{joint}{word}": 2000 + number
        for language in table.values()
        for lead in language.millennium
        for number, words in enumerate(language.numbers, start=1)
        for word in words.split("|")
        for joint in ("", " ")
    }
