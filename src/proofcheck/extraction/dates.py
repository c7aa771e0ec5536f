"""Dates in running text: where they stand, which day they mean, and whether that is sure.

In: the text of a line (or several). Out: mentions with character spans into that very text.
A date that does not exist (31 February) is no mention. A numeric date whose day and month
could be swapped is flagged unless `day_first` settles it (see `day_order`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from proofcheck.extraction.calendar_words import (
    as_date,
    month_names,
    month_numbers,
    spelt_days,
)
from proofcheck.extraction.written_years import REPUBLIC_START, cjk_date, full_year

SHORTEST_MISREAD, LONG_NAME = 6, 8
"""Month names from six letters on may have one letter misread, from eight on two."""

ERA_REACH = 10
"""The second day of a span bears no era of its own, so many characters behind the first at most."""

_D, _M = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})"
_LONG_YEAR = r"(?P<y>\d{4})(?!\d(?!\d?:\d))"
_YEAR = r"(?P<y>(?:\d{4}|'?\d{2})(?!\d(?!\d?:\d\d)))"
_SPACED_YEAR = _YEAR.replace(r"\d{4}|", r"\d{4}|20 \d{2}|")
"""Behind a written month a year may be parted (20 24), as filled-in forms have it."""

_OPEN = r"(?<![\d.,/-])"
_OPEN_DIGIT = r"(?<!\d)"

_CJK = re.compile(
    r"(?:(?P<era>令和|平成|昭和|民国|民國)\s?)?"
    r"(?P<y>\d(?: ?\d){0,3}|[〇零○一二三四五六七八九十元]{1,4})\s{0,3}[年년]の?"
    r"\s{0,3}(?P<m>\d ?\d?|[一二三四五六七八九十]{1,3})\s{0,3}[月월]"
    r"\s{0,3}(?P<d>\d ?\d?|[一二三四五六七八九十廿卅]{1,4})\s{0,3}[日号號일]"
)
_ISO = re.compile(
    _OPEN + r"(?P<y>\d{4})\s?(?P<s>[-./])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})"
    r"(?!\d(?!\d?:\d\d))(?![-./]\d(?!\d{3}[./]))"
)
_ISO_BEHIND = re.compile(
    r"(?<=\d-)(?P<y>\d{4})(?P<s>[./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)(?![-./]\d)"
)
_REPUBLIC = re.compile(
    r"(?<![\w./-])(?P<y>1[0-4]\d)(?P<s>[./])(?P<m>0\d|1[0-2])(?P=s)(?P<d>[0-3]\d)(?![\w./-])"
)
"""A year of the Republic of China (Taiwan) in three digits: 115/04/06."""

_SHORT_REPUBLIC = re.compile(
    r"(?<![\w./-])(?P<y>1[0-4]\d)(?P<s>[./])(?P<m>[1-9]|1[0-2])(?P=s)(?P<d>[1-9]|[12]\d|3[01])(?![\w./-])"
)

NUMERIC = re.compile(
    _OPEN + r"(?P<a>\d{1,2})\s?(?P<s>[-./])\s?(?P<b>\d{1,2})\s?(?P=s)\s?" + _YEAR + r"(?![-./]\d)"
)
"""A date in figures of which the day or the month may come first."""

_LETTER_ONE = re.compile(r"(?<![^\W_])[ilr|](?=(?:\d\.?|er)\s(?:de )?[a-z]{3,13}\s(?:de )?\d{4})")
"""A letter that OCR read for the first figure of a day: I5 ottobre 2024, ler mars 2025."""
_MISREAD = re.compile(
    _OPEN_DIGIT + _D + r"\.?\s?(?:de )?(?P<name>[a-z]{5,13})\.?,?\s(?:de )?(?P<y>\d{4})(?!\d)"
)


class DateMention(Struct, frozen=True, kw_only=True):
    """A date in a text: `as_printed` is `text[start:end]`.

    `is_ambiguous`: day and month could be swapped, and nothing told which is which (the day
    was then taken to come first).
    """

    value: date
    start: int
    end: int
    as_printed: str
    is_ambiguous: bool = False


@lru_cache(maxsize=8192)
def find_dates(text: str, *, day_first: bool | None = None) -> tuple[DateMention, ...]:
    """Return the dates of `text` in the order in which they stand.

    `day_first` says which comes first in 11/02/2026 (None: not known). Dates without a year
    are not found. Where two readings overlap, the longer one with a four-digit year is kept.
    """
    folded = fold_days(text)
    found = sorted(
        (mention for mention in _mentions(folded, day_first)),
        key=lambda m: (-_digits(m.as_printed), m.start, m.start - m.end),
    )
    kept: list[DateMention] = []
    for mention in found:
        if all(mention.end <= other.start or mention.start >= other.end for other in kept):
            kept.append(mention)
    return tuple(
        DateMention(
            value=m.value,
            start=m.start,
            end=m.end,
            as_printed=text[m.start : m.end],
            is_ambiguous=m.is_ambiguous,
        )
        for m in sorted(kept, key=lambda m: m.start)
    )


def fold_days(text: str) -> str:
    """Return `text` as `fold` does, with letters that OCR read for a day's 1 as figures."""
    folded = _LETTER_ONE.sub("1", fold(text))
    return _first_misread().sub("1er", folded) if "er " in folded else folded


@cache
def _first_misread() -> re.Pattern[str]:
    """Return the pattern of "1er" before a month that OCR read as "ier" or "ler"."""
    return re.compile(rf"(?<!\w)[il|]er(?=\s(?:{month_names()}))")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` in lower case without accents and full-width forms, of the same length."""
    return text.lower() if text.isascii() else "".join(map(_fold_char, text))


@cache
def _fold_char(ch: str) -> str:
    decomposed = unicodedata.normalize("NFKD", ch)
    bare = [c for c in decomposed if not unicodedata.combining(c)]
    if len(bare) != 1:
        return ch
    lower = bare[0].lower()
    return "l" if lower == "ł" else lower if len(lower) == 1 else ch


@cache
def _written() -> tuple[re.Pattern[str], ...]:
    """Patterns of dates with a written month: day, month and year in the usual orders."""
    names = month_names()
    month = rf"(?<![^\W\d_])(?P<name>{names})(?![^\W\d_])"
    glue = r"[\s.,/'-]{0,3}"
    ordinal = r"\s?(?:st|nd|rd|th|er|re|eme|[oªº°.])?"
    day_first = rf"{_OPEN_DIGIT}{_D}{ordinal}{glue}(?:(?:de|of|di|dag|day of|d')\s?)?{month}"
    return (
        re.compile(rf"{day_first}{glue}(?:(?:de|del|of|a\.d\.)\s)?\s?{_SPACED_YEAR}"),
        re.compile(rf"{month}[\s.-]{{0,3}}{_D}(?:\s?(?:st|nd|rd|th))?[\s,.-]{{0,3}}{_LONG_YEAR}"),
        re.compile(rf"{month}[\s.]{{0,2}}{_D}(?:st|nd|rd|th)?,\s?(?P<y>'?\d{{2}})(?!\d)"),
        re.compile(rf"{_OPEN_DIGIT}(?P<y>\d{{4}})(?:\s|[.,/-]\s?)?{month}{glue}{_D}(?!\d)"),
    )


def _mentions(folded: str, day_first: bool | None) -> Iterator[DateMention]:
    era, last = None, 0
    for spelt, start, end in spelt_days(folded):
        yield DateMention(value=spelt, start=start, end=end, as_printed=folded[start:end])
    if not any(ch.isdigit() or ch == "年" for ch in folded):
        return
    for match in _CJK.finditer(folded):
        is_near = match.start() - last <= ERA_REACH
        era = match["era"] or (era if is_near else None)
        yield from _mention(match, cjk_date(match, era))
        last = match.end()
    for match in (*_ISO.finditer(folded), *_ISO_BEHIND.finditer(folded)):
        yield from _mention(match, as_date(int(match["y"]), int(match["m"]), int(match["d"])))
    for match in (*_REPUBLIC.finditer(folded), *_short_republic(folded)):
        year = REPUBLIC_START + int(match["y"])
        yield from _mention(match, as_date(year, int(match["m"]), int(match["d"])))
    numeric = [m for m in NUMERIC.finditer(folded) if not _is_house(folded, m)]
    is_swapped = _is_month_first_at_points(numeric)
    for match in numeric:
        is_pointed = match["s"] == "."
        order = not is_swapped if is_pointed else day_first
        day_told, is_ambiguous = _numeric_date(match, order)
        yield from _mention(match, day_told, is_ambiguous)
    if any(ch.isalpha() for ch in folded):
        for pattern in _written():
            for match in pattern.finditer(folded):
                month, day = month_numbers()[match["name"]], int(match["d"])
                yield from _mention(match, as_date(full_year(match["y"]), month, day))
        yield from _misread(folded)


def _short_republic(folded: str) -> Iterator[re.Match[str]]:
    """Yield days of the Republic of China without zeros (112.8.24), in text of Han characters."""
    if any("\u4e00" <= ch <= "\u9fff" for ch in folded):
        yield from _SHORT_REPUBLIC.finditer(folded)


def _is_house(folded: str, match: re.Match[str]) -> bool:
    """Whether numbers are those of a house: they follow a street (御幸通4-2-15)."""
    before = folded[match.start() - 1 : match.start()]
    is_wide = before != "" and "\u4e00" <= before <= "\u9fff" and before not in "日期自至于於到从"
    return is_wide and match["s"] == "-" and len(match["y"].lstrip("'")) == 2


def _is_month_first_at_points(dates: list[re.Match[str]]) -> bool:
    """Whether dates with points have the month first, as two of them show and none denies.

    Points stand behind a day that comes first; papers that write 04.30.2026 are few.
    """
    pointed = [m for m in dates if m["s"] == "." and len(m["y"]) == len("2026")]
    shown = {(m["b"], m["a"], m["y"]) for m in pointed if int(m["a"]) <= 12 < int(m["b"]) <= 31}
    return len(shown) >= 2 and not any(int(m["a"]) > 12 for m in pointed)


def _misread(folded: str) -> Iterator[DateMention]:
    """Yield dates whose month is a letter or two off a known name (30 setterbre 2027)."""
    for match in _MISREAD.finditer(folded):
        month = _nearest_month(match["name"])
        if month is not None:
            yield from _mention(match, as_date(int(match["y"]), month, int(match["d"])))


@cache
def _nearest_month(word: str) -> int | None:
    """Return the one month that OCR may have misread as `word`, None for none or several."""
    if word in month_numbers():
        return None
    allowed = 2 if len(word) >= LONG_NAME else 1
    near = {
        number
        for name, number in month_numbers().items()
        if len(name) >= SHORTEST_MISREAD
        and OSA.distance(name, word, score_cutoff=allowed) <= allowed
    }
    return near.pop() if len(near) == 1 else None


def _mention(
    match: re.Match[str], value: date | None, is_ambiguous: bool = False
) -> Iterator[DateMention]:
    if value is not None:
        yield DateMention(
            value=value,
            start=match.start(),
            end=match.end(),
            as_printed=match[0],
            is_ambiguous=is_ambiguous,
        )


def _numeric_date(match: re.Match[str], day_first: bool | None) -> tuple[date | None, bool]:
    """Read a/b/year; a two-digit "year" that only fits as a day makes it year first."""
    first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
    is_day_first = day_first is not False
    usual = as_date(year, second, first) if is_day_first else as_date(year, first, second)
    swapped = as_date(year, first, second) if is_day_first else as_date(year, second, first)
    if usual is None and swapped is None and len(match["y"]) == 2:
        return as_date(full_year(match["a"]), second, int(match["y"])), False
    is_open = usual is not None and swapped is not None and usual != swapped
    return usual or swapped, is_open and day_first is None


def _digits(printed: str) -> int:
    return sum(ch.isalnum() for ch in printed)
