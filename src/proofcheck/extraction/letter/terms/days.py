"""The printed days of a letter.

In: the prose. Out: mentions of days in the printed order, also those whose year stands elsewhere.
Whether 11/03/2025 is in March or in November is told by the pair that makes whole months, where
nothing else tells.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.calendar_words import month_names, month_numbers
from proofcheck.extraction.dates import DateMention, find_dates, fold_days
from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.terms.open_days import JOINT, OPEN, open_days
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

AMBIGUOUS, CLEAR, CLOSING = 0.6, 0.95, 0.8
"""Confidence of a day whose day and month could be swapped, of another, and of a month's or year's
last day ("until the end of March 2027").
"""

REPLACED = 60
"""The day of an earlier paper stands within so many characters behind "replaces"."""

NUMBER_LEAD = 12
"""The word for a number stands within so many characters before it."""

_NUMBER = frame_pattern(r"(?:^|[\s(]){short_number_words}\.?[°º]?\s?$")
_REPLACES = framed(r"{replaces}")
FILLERS = framed(r"{around_days}|[\s,(（)）~-]|\br\.")
"""Words and signs between a day and what leads up to it."""

_DASH = re.compile(r"\s{0,3}(?:[-~～–—―→▶►⇒➡]|/)\s{0,3}")

_US = re.compile(
    r"\b(?:uspto|llc|u\.?s\.?a|inc\.|corp\.|[a-z]+, [a-z]{2} \d{5})(?![a-z])|u\.s\.|united states"
)


class Mention(Struct, frozen=True, kw_only=True):
    """A day in the prose; one that was reckoned stands where its wording does."""

    value: date
    start: int
    end: int
    confidence: float


def find_days(prose: Prose, day_first: bool | None) -> tuple[Mention, ...]:
    """Return all days of the prose, also those whose year or day stands elsewhere or in words."""
    full = tuple(
        day
        for day in _full_days(prose, day_first)
        if not _is_replaced(prose, day) and not _is_number(prose, day)
    )
    spans = [(day.value, day.start, day.end) for day in full]
    further = (
        Mention(value=value, start=start, end=end, confidence=OPEN)
        for value, start, end in open_days(fold_days(prose.text), spans)
    )
    return tuple(sorted((*full, *further), key=lambda day: day.start))


def _is_number(prose: Prose, day: Mention) -> bool:
    """Whether what looks like a day is a running number of its month (Nr 22/04/2025)."""
    first = max(prose.sentence(day.start)[0], day.start - NUMBER_LEAD)
    return (
        prose.text.count("/", day.start, day.end) == 2
        and _NUMBER.search(prose.folded, first, day.start) is not None
    )


def _is_replaced(prose: Prose, day: Mention) -> bool:
    """Whether a day is that of an earlier paper which this one replaces."""
    first = max(prose.sentence(day.start)[0], day.start - REPLACED)
    found = _REPLACES.search(prose.folded, first, day.start)
    if found is None:
        return False
    return pattern_of("signed_words").search(prose.folded, found.end(), day.start) is None


def _full_days(prose: Prose, day_first: bool | None) -> tuple[Mention, ...]:
    found = find_dates(prose.text, day_first=day_first)
    if day_first is None and any(mention.is_ambiguous for mention in found):
        order = _order_of_pairs(prose)
        order = _habit(prose) if order is None else order
        if order is not None:
            found = find_dates(prose.text, day_first=order)
            days = [_mention(day, CLEAR - 0.1 if day.is_ambiguous else CLEAR) for day in found]
            return tuple(sorted([*days, *_last_days(prose)], key=lambda day: day.start))
    days = [_mention(day, AMBIGUOUS if day.is_ambiguous else CLEAR) for day in found]
    return tuple(sorted([*days, *_last_days(prose)], key=lambda day: day.start))


def _last_days(prose: Prose) -> Iterator[Mention]:
    """Yield the last days of months and years: bis Ende März 2027, do końca 2026 r."""
    for match in _last_day_pattern().finditer(prose.folded):
        month = month_numbers()[match["name"]] if match["name"] else 12
        year = int(match["y"])
        last = date(year, month, monthrange(year, month)[1])
        yield Mention(value=last, start=match.start(), end=match.end(), confidence=CLOSING)


@cache
def _last_day_pattern() -> re.Pattern[str]:
    closing = period_pattern("last_of").pattern
    return re.compile(
        rf"(?:{closing}) (?:(?P<name>{month_names()})\.? (?:de )?)?(?P<y>20\d{{2}})(?!\d)"
    )


def joins(prose: Prose, start: int, end: int) -> bool:
    """Whether nothing but one joining word or a dash stands between two days."""
    if end - start > JOINT:
        return False
    if _DASH.fullmatch(prose.text, start, end):
        return True
    between = prose.spoken[start:end]
    match = pattern_of("between_days").search(between)
    if match is None:
        return False
    rest = between[: match.start()] + " " + between[match.end() :]
    return not FILLERS.sub("", rest).strip()


def _order_of_pairs(prose: Prose) -> bool | None:
    """Tell the order of day and month by which of them makes a pair a span of whole months."""
    fits = {order: _whole_spans(prose, order) for order in (True, False)}
    if fits[True] == fits[False]:
        return None
    return fits[True] > fits[False]


def _whole_spans(prose: Prose, order: bool) -> int:
    days = find_dates(prose.text, day_first=order)
    return sum(
        _is_whole(one.value, other.value)
        for one, other in pairwise(days)
        if one.value < other.value and joins(prose, one.end, other.start)
    )


def _is_whole(first: date, last: date) -> bool:
    """Whether two days span whole years, or begin and end with a month."""
    behind = last + timedelta(days=1)
    is_years = any((d.month, d.day) == (first.month, first.day) for d in (last, behind))
    return is_years or (first.day == 1 and behind.day == 1)


def _habit(prose: Prose) -> bool | None:
    """Month first where the letter speaks of the United States."""
    return False if _US.search(prose.text.lower()) else None


def _mention(found: DateMention, confidence: float) -> Mention:
    return Mention(value=found.value, start=found.start, end=found.end, confidence=confidence)


def mentions_in(days: tuple[Mention, ...], value: Labelled) -> Iterator[Mention]:
    """Yield the days within a labelled value, else one right behind it."""
    inside = [day for day in days if value.start <= day.start < value.end]
    return iter(inside or [day for day in days if value.end <= day.start < value.end + 2])
