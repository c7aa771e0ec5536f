"""What the written years and numerals of a date mean: two digits, eras, Chinese numerals.

In: the parts of a date as they were matched. Out: years and numbers of the Gregorian calendar.
"""

from __future__ import annotations

import re
from datetime import date

from proofcheck.extraction.calendar_words import as_date

PIVOT = 70
"""Two-digit years from here on are 19xx, those below 20xx (POSIX strptime uses 69)."""

REPUBLIC_START = 1911
ERA_STARTS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "民国": REPUBLIC_START,
    "民國": REPUBLIC_START,
}
"""Gregorian year before the first year of an era (Japan; Republic of China)."""

ROC_FIRST, ROC_LAST = 100, 139
"""Years of three digits that no era announces are those of the Republic of China (2011 on)."""

CJK_DIGITS = "〇零○一二三四五六七八九"


def cjk_date(match: re.Match[str], era: str | None) -> date | None:
    """Read year, month and day; a short year counts from the era of the date before it."""
    written = match["y"].replace(" ", "")
    year = _cjk_number(written, is_year=len(written) == 4)
    if era and (match["era"] or len(written) < 4):
        year += ERA_STARTS[era]
    elif len(written) == 3 and written.isdecimal():
        year += REPUBLIC_START  # no other calendar in use has years of three digits
    elif len(written) < 4:
        year = full_year(f"{year:02d}") if len(written) == 2 else _roc_year(year)
    return as_date(year, *(_cjk_number(match[part].replace(" ", "")) for part in "md"))


def _roc_year(year: int) -> int:
    """Return the year that three digits mean: those of the Republic of China, else none."""
    return year + ERA_STARTS["民国"] if ROC_FIRST <= year <= ROC_LAST else 0


def _cjk_number(written: str, *, is_year: bool = False) -> int:
    """Read Arabic or Chinese numerals: 十一 is 11, 二十 is 20, 廿五 is 25, 二〇二六 is 2026."""
    if written.isdecimal():
        return int(written)
    if written == "元":
        return 1
    values = {ch: max(0, index - 2) for index, ch in enumerate(CJK_DIGITS)}
    if is_year or not any(ch in "十廿卅" for ch in written):
        digits = "".join(str(values[ch]) for ch in written if ch in values)
        return int(digits) if digits else 0
    spelt = written.replace("廿", "二十").replace("卅", "三十").replace("十十", "十")
    tens, _, ones = spelt.partition("十")
    return 10 * values.get(tens, 1) + values.get(ones, 0)


def full_year(written: str) -> int:
    """Return the year that two digits (with or without an apostrophe) or four mean."""
    digits = written.lstrip("'").replace(" ", "")
    year = int(digits)
    if len(digits) == 2:
        year += 1900 if year >= PIVOT else 2000
    return year
