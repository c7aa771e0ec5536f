"""Days of a letter whose year stands elsewhere: behind the next day, before both, "this year".

In: the prose and the days that it prints in full. Out: further mentions. "du 1er janvier au
31 décembre 2026" gives 1 January 2026; "Ejercicio 2026 (1 de enero a 31 de diciembre)" both days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from proofcheck.extraction.calendar_words import as_date, month_names, month_numbers
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.durations import period_pattern

JOINT = 28
"""Two days that a "to" joins stand at most so many characters apart."""

YEAR_BEFORE = 40
"""The year of two days without one stands within so many characters before them."""

OPEN = 0.85
"""Confidence of a day that is printed without its year."""

LED, BACK_DAYS = 16, 62
"""What leads up to a day stands within so many characters; a day without a year lies at most so
many days before the first day that the letter prints."""

_OF_PAPER = frozenset(("du", "del", "von", "vom", "van", "dal", "od", "do", "al", "au"))
"""Before a day without a year these mostly date a paper (votre demande du 28 octobre)."""

_SMALL = framed(r"{small_before_days}")
"""Small words between "from" and its day."""

_HAN = "〇一二三四五六七八九十廿"
_WIDE_DAY = re.compile(
    rf"(?:(?<![年\d{_HAN}])|(?<=[明同翌来本今当]年))(?P<m>\d{{1,2}}|[{_HAN}]{{1,3}})月(?P<d>\d{{1,2}}|[{_HAN}]{{1,3}})[日号]"
)

_WIDE_YEAR = re.compile(r"(20\d\d|二〇[〇一二三四五六七八九]{2})年[^()（）]{0,6}[（(]$")

Found = tuple[date, int, int]

_OF = r"(?:(?:de|do|d['’]|di|of|del|des|van)\s?)?"
_GLUE = framed(r"[\s,]{0,2}(?:{until}|[-–—~])[\s,]{0,2}(?:{day_articles}\s)?")


class YearWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_years.yaml`: words before a year, and for the present one."""

    of_year: list[str]
    this_year: list[str]
    year_ends: list[str]
    same_year: list[str]
    of_years: list[str]


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
            or _same_year(folded, full, (day, month), (start, end))
            or _led(folded, full, (day, month), (start, end))
        )
        if value is not None:
            yield value, start, end
    for match in _year_end().finditer(folded) if full else ():
        is_free = not any(a < match.end() and match.start() < b for a, b in taken)
        last = as_date(full[0][0].year, 12, 31) if is_free else None
        if last is not None:
            yield last, *match.span()


def _yearless(folded: str) -> Iterator[tuple[int, int, int, int]]:
    for match in _day_and_month().finditer(folded):
        month = month_numbers()[match["name"]] if match["name"] else int(match["m"])
        if 1 <= month <= 12 and 1 <= int(match["d"]) <= 31:
            yield int(match["d"]), month, *match.span()
    for match in _WIDE_DAY.finditer(folded):
        month, day = _han_number(match["m"]), _han_number(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield day, month, *match.span()


def _han_number(text: str) -> int:
    """Return a number below 40 in figures or Han characters (三十一)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("廿", "二十").rpartition("十")
    digits = "〇一二三四五六七八九"
    if not ten:
        return digits.find(ones)
    return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)


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
    wide = _WIDE_YEAR.search(folded, max(0, start - YEAR_BEFORE), start)
    if wide is not None:
        years.append(
            "".join(str("〇一二三四五六七八九".find(ch)) if ch in _HAN else ch for ch in wide[1])
        )
    return as_date(int(years[-1]), day[1], day[0]) if years else None


def _this_year(folded: str, full: Sequence[Found], day: tuple[int, int], end: int) -> date | None:
    """Return the day in the year of the first day that the letter prints ("del presente ano")."""
    if not full or _current().match(folded, end) is None:
        return None
    return as_date(full[0][0].year, day[1], day[0])


def _same_year(
    folded: str, full: Sequence[Found], day: tuple[int, int], span: tuple[int, int]
) -> date | None:
    """Return the day in the year of the full day before it (同年, desselben Jahres)."""
    words = [word.replace(" ", r"\s") for word in year_words().same_year]
    latin = "|".join(word for word in words if word.isascii())
    wide = "|".join(word for word in words if not word.isascii())
    before = [value for value, _, end in full if end <= span[0]]
    is_same = re.match(rf"\s(?:{latin})(?![a-z])", folded[span[1] :])
    is_same = is_same or re.search(rf"(?:{wide})\s?$", folded[: span[0]])
    return as_date(before[-1].year, day[1], day[0]) if before and is_same else None


def _led(
    folded: str, full: Sequence[Found], day: tuple[int, int], span: tuple[int, int]
) -> date | None:
    """Return the day that "from" or "until" leads to, in the year of the letter's first day."""
    before, behind = folded[max(0, span[0] - LED) : span[0]], folded[span[1] : span[1] + 2]
    is_next = re.search(r"(?:明年|翌年|来年)$", before) is not None
    leads = (period_pattern(side).finditer(before) for side in ("starts", "ends"))
    before = re.sub(r"(?:明年|翌年|来年)$", "", before)
    is_led = any(
        not _SMALL.sub("", before[hit.end() :]).strip(" :.") and hit[0] not in _OF_PAPER
        for hits in leads
        for hit in hits
    )
    is_led = is_led or any(
        period_pattern(f"{side}_behind").match(behind) for side in ("starts", "ends")
    )
    if not full or not is_led:
        return None
    written = full[0][0]
    if is_next:
        return as_date(written.year + 1, day[1], day[0])
    years = (as_date(year, day[1], day[0]) for year in (written.year, written.year + 1))
    return next((d for d in years if d and d >= written - timedelta(days=BACK_DAYS)), None)


@cache
def _current() -> re.Pattern[str]:
    words = "|".join(re.escape(w).replace(r"\ ", r"[ '’.]{1,2}") for w in year_words().this_year)
    return re.compile(rf"\s(?:{words})(?![a-z])")


@cache
def _year_end() -> re.Pattern[str]:
    """Return the pattern of "until the end of the year", where nothing but its clause ends."""
    words = "|".join(re.escape(w).replace(r"\ ", r"[ '’-]") for w in year_words().year_ends)
    until = r"(?:until|till|through|to|by|bis|zum|jusqu|fino|sino|hasta|ate|tot|do|至|到|截至|截止)"
    small = r"(?:['’]?\s?(?:a|al|alla|ao|au|the|het|la|el|o|zum|zu|de|le)\b)"
    return re.compile(
        rf"(?<![a-z]){until}{small}{{0,3}}['’]?\s?(?:{words})(?=\s?[.,;:)!。，；]|\s?\n|\s?$)"
    )


@cache
def _day_and_month() -> re.Pattern[str]:
    written = rf"{_OF}(?P<name>{month_names()})(?![a-z])"
    return re.compile(
        rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:\s?(?:er|st|nd|rd|th|[oªº°.]))?\s?(?:{written}|(?<=\d)[./](?P<m>\d{{1,2}})\.?(?![\d./]))"
    )


@cache
def _year_of() -> re.Pattern[str]:
    words = "|".join(map(re.escape, year_words().of_year))
    return re.compile(
        rf"(?:\b(?:{words})\s{_OF}|(?=20\d\d\s?\())(\d{{4}})\s?[(:,–-](?=[^()]{{0,40}}$)"
    )


def year_words() -> YearWords:
    """Return the words that announce a year or stand for it."""
    return load_data("letter_years", YearWords)
