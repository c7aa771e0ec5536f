"""The printed days of a letter, and which of them are its first and its last.

In: the prose, its labelled values. Out: mentions of days in the printed order, and the period that
labels or the words around two days make of them. Whether 11/03/2025 is in March or in November
is told by the pair that makes whole months, where nothing else tells.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.calendar_words import month_numbers
from proofcheck.extraction.dates import DateMention, find_dates, fold
from proofcheck.extraction.letter.durations import period_pattern
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.open_days import OPEN, open_days
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import pattern_of

MAX_JOINT = 28
"""Two days that a "to" joins stand at most so many characters apart."""

MAX_LEAD = 44
"""A word that leads up to a day stands within so many characters before it."""

MAX_ASIDE = 72
"""What tells that a day is none of the letter's term stands within so many characters."""

MAX_GAP = 22
"""Between that word and its day stand at most so many characters."""

BEHIND = 6
"""A sign behind a day (止, 起) stands within so many characters."""

SAME_EDGE_PT = 4.0
"""Cells of one column begin within so many points of each other."""

LEAST_DAYS = 20
"""A period has at least so many days; two days nearer to each other are none."""

AMBIGUOUS, CLEAR, CLOSING = 0.6, 0.95, 0.8
"""Confidence of a day whose day and month could be swapped, of another, and of a month's or year's
last day ("until the end of March 2027").
"""

REPLACED = 60
"""The day of an earlier paper stands within so many characters behind "replaces"."""

_REPLACES = re.compile(
    r"\b(?:replaces?|supersedes?|cancels and|ersetzt|annule et remplace|remplace|"
    r"sostituisce|annulla e"
    r"|sustituye|reemplaza|anula y|substitui|anula e|vervangt|zastepuje)\b"
)
_FILLERS = re.compile(
    r"[\s,(（)）~-]|\br\.|(?:the|le|el|il|zum|dem|den|de|including|and|both|inclusive|einschliesslich|einschließlich"
    r"|inklusive|compris|tutto|wlacznie|inclusivement|incluso|inclusief|dia|day|dag|tag|dnia|dniem|am|on|of|date|data"
    r"|datum|fecha|y|et|und|e|met|en|r|roku)\b|日|期|为|起|公元|西元"
)
_LIMIT = re.compile(r"期限|有效期|限期")
"""A label that speaks of a limit; a lone day beside it is the last one."""

_DASH = re.compile(r"\s{0,3}(?:[-~～–—―→]|/)\s{0,3}")
_CLAUSE = re.compile(r"[;；。]|(?<!\.\w)\.\s")
_CUSTOMER_SINCE = re.compile(
    r"\b(?:held? an account|holds? an account|been (?:a|an|our) \w+|is a (?:member|customer"
    r"|client)|belong\w*|purchas\w+|buys"
    r"|bought|pertenec\w+|forma parte|es client\w|est client\w?|fait partie|e client\w|fa parte"
    r"|ist kunde|kunde bei|bezieht"
    r"|beliefer\w+|beliefert|klant is|is klant|koopt|maakt deel|jest klient\w+|kupuje"
    r"|zaopatruj\w+|wspolprac\w+|nalezy"
    r"|faz parte|e cliente|compra|achete|acquista)\b[^.;:]{0,40}?\s(?:since|seit|depuis|desde"
    r"|sinds|dal|dall|od)"
    r"(?:\s(?:the|dem|le|el|il|o|dnia|dia))?\s$"
)
"""For how long somebody has been a customer is no first day of what is granted now."""

_OF_NUMBER = re.compile(
    r"\bn(?:r|ro|o|um|umer|ummer|umero)?[.°º]{0,2}\s?[^\s.]{0,12}(?:[./-][^\s.]{1,12}){0,3}\d[^\s.]{0,8},?\s"
    r"(?:vom|du|del|van|of|z|dal|dd|de)\s(?:dnia\s)?$"
)
"""The day of a numbered paper (Vertrag Nr. 12-A vom …)."""

_US = re.compile(
    r"\b(?:uspto|llc|u\.?s\.?a|inc\.|corp\.|[a-z]+, [a-z]{2} \d{5})(?![a-z])|u\.s\.|united states"
)


class Mention(Struct, frozen=True, kw_only=True):
    """A day in the prose; one that was reckoned stands where its wording does."""

    value: date
    start: int
    end: int
    confidence: float


class Period(Struct, frozen=True, kw_only=True):
    """The first and the last day, where they are printed."""

    first: Mention | None = None
    last: Mention | None = None


def find_days(prose: Prose, day_first: bool | None) -> tuple[Mention, ...]:
    """Return all days of the prose, also those whose year or day stands elsewhere or in words."""
    full = tuple(day for day in _full_days(prose, day_first) if not _is_replaced(prose, day))
    spans = [(day.value, day.start, day.end) for day in full]
    further = (
        Mention(value=value, start=start, end=end, confidence=OPEN)
        for value, start, end in open_days(fold(prose.text), spans)
    )
    return tuple(sorted((*full, *further), key=lambda day: day.start))


def _is_replaced(prose: Prose, day: Mention) -> bool:
    """Whether a day is that of an earlier paper which this one replaces."""
    first = max(prose.sentence(day.start)[0], day.start - REPLACED)
    return _REPLACES.search(prose.folded, first, day.start) is not None


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
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    closing = period_pattern("last_of").pattern
    return re.compile(rf"(?:{closing}) (?:(?P<name>{names})\.? (?:de )?)?(?P<y>20\d{{2}})(?!\d)")


def labelled_period(labelled: tuple[Labelled, ...], days: tuple[Mention, ...]) -> Period:
    """Find the days beside their own labels, or both beside one label."""
    first = last = None
    for value in labelled:
        inside = [day for day in days if value.start <= day.start < value.end + 2]
        if not inside or value.field not in ("valid_from", "valid_to", "period"):
            continue
        if len(inside) > 1 and inside[0].value < inside[1].value:
            first, last = first or inside[0], last or inside[1]
        elif value.field == "valid_from":
            first = first or inside[0]
        elif value.field == "valid_to":
            last = last or inside[0]
    return Period(first=first, last=last)


def led_in_labels(
    prose: Prose, labelled: tuple[Labelled, ...], days: tuple[Mention, ...]
) -> Period:
    """Find a lone day behind a label for the period, with "from" or "until" before it."""
    spans = [(v.start, v.end) for v in labelled if v.field == "period"]
    inside = tuple(d for d in days if any(a <= d.start < b for a, b in spans))
    led = _led(prose, inside, frozenset())
    if len(inside) == 1 and led.first is None and led.last is None:
        labels = [prose.folded[slice(*v.label)] for v in labelled if v.field == "period"]
        if any(_LIMIT.search(label) for label in labels):
            return Period(last=inside[0])
    return led


def prose_period(prose: Prose, days: tuple[Mention, ...], issued: frozenset[int]) -> Period:
    """Find two days that a "to" joins, else single days behind "from" and "until"."""
    joined = [
        Period(first=one, last=other)
        for one, other in pairwise(days)
        if other.value - one.value >= timedelta(days=LEAST_DAYS)
        and joins(prose, one.end, other.start)
    ]
    if joined:
        return joined[-1] if _is_column(prose, joined) else joined[0]
    led = _led(prose, days, issued)
    if led.first and led.last and led.first.value > led.last.value:
        return Period(last=led.last)
    return led


def _is_column(prose: Prose, periods: list[Period]) -> bool:
    """Whether several periods fill cells below each other: rows of a chain of letters."""
    starts = {period.first.start for period in periods if period.first is not None}
    edges = [cell.box.x0 for cell in prose.cells if cell.start in starts]
    return len(edges) == len(periods) > 1 and max(edges) - min(edges) < SAME_EDGE_PT


def _led(prose: Prose, days: tuple[Mention, ...], issued: frozenset[int]) -> Period:
    first = last = None
    for day in days:
        if day.start in issued:
            continue
        side = side_of(prose, day)
        if side == "ends":
            last = last or day
        elif side == "starts":
            first = first or day
    return Period(first=first, last=last)


def side_of(prose: Prose, day: Mention) -> str | None:
    """Return whether words make a day the first or the last one: `starts`, `ends` or None."""
    if _is_aside(prose, day):
        return None
    behind = prose.folded[day.end : day.end + BEHIND].lstrip(" )）")
    if period_pattern("ends_behind").match(behind):
        return "ends"
    start, _ = prose.sentence(day.start)
    before = prose.spoken[max(start, day.start - MAX_LEAD) : day.start]
    cuts = [cut.end() for cut in _CLAUSE.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    places = {side: _last_lead(side, before) for side in ("starts", "ends")}
    if max(places.values()) < 0:
        return "starts" if period_pattern("starts_behind").match(behind) else None
    return "ends" if places["ends"] >= places["starts"] else "starts"


def _is_aside(prose: Prose, day: Mention) -> bool:
    """Whether a day tells since when somebody has been a customer, or dates a numbered paper."""
    before = prose.folded[max(0, day.start - MAX_ASIDE) : day.start]
    return _CUSTOMER_SINCE.search(before) is not None or _OF_NUMBER.search(before) is not None


def _last_lead(side: str, before: str) -> int:
    """Return where the last word ends that leads up to the end of `before`, else -1."""
    ends = []
    for match in period_pattern(side).finditer(before):
        gap = before[match.end() :]
        rest = _FILLERS.sub("", gap)
        if not rest or (
            len(gap) <= MAX_GAP and not any(ch.isdigit() for ch in gap) and _is_stem(match)
        ):
            ends.append(match.end())
    return max(ends, default=-1)


def _is_stem(match: re.Match[str]) -> bool:
    """Whether a lead speaks for itself: a verb or noun, not a word such as "to" or "du"."""
    return len(match[0]) >= 5 or not match[0].isascii()


def joins(prose: Prose, start: int, end: int) -> bool:
    """Whether nothing but one joining word or a dash stands between two days."""
    if end - start > MAX_JOINT:
        return False
    if _DASH.fullmatch(prose.text, start, end):
        return True
    between = prose.spoken[start:end]
    match = pattern_of("between_days").search(between)
    if match is None:
        return False
    rest = between[: match.start()] + " " + between[match.end() :]
    return not _FILLERS.sub("", rest).strip()


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
