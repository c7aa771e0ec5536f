"""Which comes first in a document's dates in figures, the day or the month.

In go the pages with their languages and country, out comes the order, None where nothing tells.
"""

from __future__ import annotations

from datetime import date

from proofcheck.extraction.calendar_words import as_date
from proofcheck.extraction.dates import NUMERIC, find_dates, fold
from proofcheck.extraction.written_years import full_year
from proofcheck.model.document import PageText

MONTH_FIRST, MIXED_ORDER = frozenset({"US", "PH"}), frozenset({"CA"})
"""Countries that write the month first, and those that write both (Unicode CLDR 45)."""


def guess_day_first(
    pages: tuple[PageText, ...], *, languages: tuple[str, ...] = (), country: str | None = None
) -> bool | None:
    """Tell whether the day stands before the month in this document's numeric dates.

    First by dates that can be read in one way only (17/02, 02/17), then by a date that is
    also written out, then by country and language. None where nothing tells.
    """
    swappable: set[tuple[int, int, int]] = set()
    settled: set[date] = set()
    votes = 0
    for line in (line for page in pages for line in page.lines):
        folded = fold(line.text)
        for match in NUMERIC.finditer(folded):
            first, second, year = int(match["a"]), int(match["b"]), full_year(match["y"])
            if match["s"] == "." or max(first, second) > 31 or first == second:
                continue
            if first > 12 or second > 12:
                votes += 1 if first > 12 else -1
            else:
                swappable.add((first, second, year))
        settled.update(m.value for m in find_dates(line.text) if not m.is_ambiguous)
    if votes:
        return votes > 0
    for first, second, year in swappable:
        day_first = as_date(year, second, first) in settled
        month_first = as_date(year, first, second) in settled
        if day_first != month_first:
            return day_first
    return _habit(languages, country)


def _habit(languages: tuple[str, ...], country: str | None) -> bool | None:
    """Which order a country uses, else a language; English alone tells nothing."""
    if country in MIXED_ORDER:
        return None
    if country in MONTH_FIRST and languages and languages[0] != "en":
        return True  # only papers in English write the month first
    if country is not None:
        return country not in MONTH_FIRST
    if languages and languages[0] not in ("en", "zh", "ja"):
        return True
    return None
