"""When a letter was issued, and from when to when it holds.

In: the prose, its labelled values and the order of day and month. Out: days. A length ("two years
from signing") gives its last day where the first is known, with the wording as printed and less
confidence; an end without a day ("until revoked") is missing, with its wording as reason.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from proofcheck.extraction.letter.absent import absent, without_value
from proofcheck.extraction.letter.days import (
    Mention,
    find_days,
    labelled_period,
    led_in_labels,
    mentions_in,
    prose_period,
    side_of,
)
from proofcheck.extraction.letter.days import Period as Printed
from proofcheck.extraction.letter.durations import (
    Anchor,
    Duration,
    find_durations,
    last_day,
    period_pattern,
)
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.mail_header import find_sent
from proofcheck.extraction.letter.month_days import month_period
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words, pattern_of
from proofcheck.model.fields import Field, Maybe, Missing

SIGNED_WITHIN = 90
"""A word for signing stands so many characters before its day at most."""

OTHER_PAPER, DATED = 90, 14
"""Another paper is named within so many characters before its day, "dated" right before it."""

RECKONED, RECKONED_LABEL = 0.6, 0.7
"""Confidence of a day that was reckoned from a length."""

HEAD_LINES, FOOT_LINES, SHORT_LINE = 14, 10, 90
"""Lines at the top and at the end, not longer than that, in which the day of issue stands."""

_ALONE = re.compile(r"[\s,:：.·|•()（）-]*(?:r\.?|г\.?)?[\s.|·–—/-]*$")
_COUNT = (
    r"(?:\b(?:\d{1,3}|one|two|three|four|five|six|ten|twelve|une?|deux|trois|quatre|cinq|uno|due|tre|"
    r"quattro|cinque|eine?[mn]?|zwei|drei|vier|funf|dos|tres|cuatro|cinco)\)?\s?(?:\(\w{1,6}\)\s?)?|"
    r"[一二两三四五六七八九十壹贰叁\d]{1,3}\s?个?)"
)
_MONTH_SPAN = re.compile(
    r"(?<!\d)(?P<y>20\d\d)\s?[年./]\s?(?P<m>\d{1,2})(?![\d./])\s?月?(?:初|上旬)?"
    r"\s?(?:起至|起到|から|より|起|至|到|~|-|–|—|~)\s?"
    r"(?:(?P<y2>20\d\d)\s?[年./]\s?)?(?P<m2>\d{1,2})(?![\d./])\s?(?:月(?:末日?|底)?|(?=\s|$))(?!\s?\d)"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ee]n|[Aa]|[Ee]m|[Ii]n|À|à|[Tt]e|[Zz]u|"
    r"[Aa]t) [A-ZÀ-Ý][\w’'-]+(?: (?:[a-z]{1,3} )?[A-ZÀ-Ý][\w’'-]+){0,3}"
    r"(?: ?\([^()]{2,24}\))?,? ?(?:a|le|il|el|em|am|den|on|op|the|al día|el día|a los|aos)? ?$"
)
_OTHER_DAY = re.compile(
    r"(?:regist|filed|applied|申请|注册|登録|eingetragen|deposit|deposee)[^.;]{0,24}$"
)


class Period(Struct, frozen=True, kw_only=True):
    """The days of a letter."""

    issue_date: Maybe[date]
    valid_from: Maybe[date]
    valid_to: Maybe[date]


def read_period(prose: Prose, labelled: tuple[Labelled, ...], day_first: bool | None) -> Period:
    """Read issue date, first and last day."""
    days = find_days(prose, day_first)
    printed = _with_months(prose, days, _printed(prose, labelled, days))
    used = {day.start for day in (printed.first, printed.last) if day is not None}
    if printed.last is not None:  # nothing is issued after it has ended
        used |= {day.start for day in days if day.value > printed.last.value}
    issued = _issue_date(prose, labelled, days, used)
    first, last = _reckoned(prose, labelled, printed, issued)
    return Period(
        issue_date=_field(prose, issued, "issue date"),
        valid_from=_field(prose, first, "first day of validity"),
        valid_to=_field(prose, last, "last day of validity"),
    )


def _printed(prose: Prose, labelled: tuple[Labelled, ...], days: tuple[Mention, ...]) -> Printed:
    """Find the printed days of the period: beside labels, else in the prose."""
    found = labelled_period(labelled, days)
    if not days or (found.first is None and found.last is None):
        months = _months(prose)
        if months is not None:
            return months
    if found.first is None or found.last is None:
        in_label = led_in_labels(prose, labelled, days)
        found = Printed(first=found.first or in_label.first, last=found.last or in_label.last)
    if found.first is None and found.last is None:
        issued = frozenset(
            day.start for v in labelled if v.field == "issue_date" for day in mentions_in(days, v)
        )
        return prose_period(prose, days, issued)
    if found.first is None or found.last is None:
        rest = prose_period(
            prose,
            days,
            frozenset(
                day.start
                for v in labelled
                if v.field == "issue_date"
                for day in mentions_in(days, v)
            ),
        )
        found = Printed(first=found.first or rest.first, last=found.last or rest.last)
    return found


def _months(prose: Prose) -> Printed | None:
    """Find a period of whole months (2026年2月から2027年1月末まで)."""
    match = _MONTH_SPAN.search(prose.folded)
    if match is None:
        return None
    year, last_year = int(match["y"]), int(match["y2"] or match["y"])
    try:
        first = date(year, int(match["m"]), 1)
        last = date(last_year, int(match["m2"]), monthrange(last_year, int(match["m2"]))[1])
    except ValueError:
        return None
    if first >= last:
        return None
    ends = _at(last, match.start("m2"), match.end("m2"), RECKONED)
    return Printed(first=_at(first, match.start("y"), match.end("m"), RECKONED), last=ends)


def _with_months(prose: Prose, days: tuple[Mention, ...], printed: Printed) -> Printed:
    """Add the days that are told by their month or year alone."""
    if printed.first is not None and printed.last is not None:
        return printed
    told = month_period(prose, days)
    first, last = printed.first or told.first, printed.last or told.last
    is_turned = first is not None and last is not None and first.value > last.value
    return printed if is_turned else Printed(first=first, last=last)


def _reckoned(
    prose: Prose, labelled: tuple[Labelled, ...], printed: Printed, issued: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """Add the days that a length gives: its end, and its start where that is the day of issue."""
    first, last = printed.first, printed.last
    is_open = last is not None or pattern_of("open_ends").search(prose.spoken) is not None
    length, confidence = (None, 0.0) if is_open else _length(prose, labelled)
    is_from_issue = length is not None and length.anchor is Anchor.ISSUE
    if first is None and issued is not None:
        at_once = period_pattern("at_once").search(prose.spoken)
        if at_once:
            first = _at(issued.value, *at_once.span(), RECKONED)
        elif is_from_issue and length is not None:
            first = _at(issued.value, length.start, length.end, confidence)
    if length is None or first is None:
        return first, last
    base = issued if is_from_issue and issued is not None and printed.first is None else first
    try:
        value = last_day(base.value, length.months, from_event=is_from_issue or length.is_later)
    except ValueError:
        return first, last
    return first, _at(value, length.start, length.end, min(confidence, base.confidence))


def _length(prose: Prose, labelled: tuple[Labelled, ...]) -> tuple[Duration | None, float]:
    """Return the length of validity, with the confidence of a day reckoned from it."""
    for value in labelled:
        if value.field in ("period", "valid_to"):
            inside = find_durations(prose, start=value.start, end=value.end, is_labelled=True)
            for found in inside:
                return found, RECKONED_LABEL
    found_all = list(find_durations(prose))
    found_all.sort(key=lambda length: length.anchor is Anchor.NONE)
    return (found_all[0] if found_all else None), RECKONED


def _at(value: date, start: int, end: int, confidence: float) -> Mention:
    return Mention(value=value, start=start, end=end, confidence=confidence)


def _issue_date(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    days: tuple[Mention, ...],
    used: set[int],
) -> Mention | None:
    """Prefer the day in an e-mail's header, the last labelled one, one in a line of its own."""
    sent = find_sent(prose)
    if sent is not None:
        within = [day for day in days if sent[0] <= day.start < sent[1]]
        if within:
            return within[0]
    values = [v for v in labelled if v.field == "issue_date"]
    beside = [day for value in values for day in mentions_in(days, value)]
    if beside:
        return beside[-1]
    rest = [
        day for day in days if day.start not in used and not _is_repeated(prose, day, days, used)
    ]
    rest = [day for day in rest if not _is_of_other_paper(prose, day)] or rest
    finders = (
        _alone(prose, rest),
        _signed(prose, rest),
        _at_the_edges(prose, rest),
        _placed(prose, rest),
    )
    return next((found[-1] for found in map(list, finders) if found), None)


def _is_repeated(prose: Prose, day: Mention, days: tuple[Mention, ...], used: set[int]) -> bool:
    """Whether a day says the first or the last one again, in another language."""
    side = side_of(prose, day)
    return side is not None and any(
        day.value == d.value and side_of(prose, d) == side for d in days if d.start in used
    )


def _is_of_other_paper(prose: Prose, day: Mention) -> bool:
    """Whether a day is that of another paper (under the agreement with X of 1 March 2021)."""
    start, _ = prose.sentence(day.start)
    before = prose.spoken[max(start, day.start - OTHER_PAPER) : day.start]
    lead = period_pattern("dated_leads").search(before[-DATED:])
    paper = period_pattern("grounds").search(before)
    return lead is not None and paper is not None and lead.end() >= len(before[-DATED:]) - 1


def _alone(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days whose line holds nothing else but a place, a number or a short label."""
    for day in days:
        for start, end in prose.lines:
            if start <= day.start < end:
                again = [d.end for d in days if d.value == day.value and start <= d.start]
                begin = max((end for end in again if end < day.start), default=start)
                before = prose.text[begin : day.start].lstrip(" /|–-")
                after = prose.text[day.end : end]
                is_short = len(before) <= 48 and before.count(" ") <= 6
                if is_short and _ALONE.match(after) and "@" not in before:
                    yield day


def _signed(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days a little behind a word for signing (Fait à Lyon le)."""
    for day in days:
        first = max(prose.sentence(day.start)[0], day.start - SIGNED_WITHIN)
        before = prose.folded[first : day.start]
        if pattern_of("signed_words").search(before):
            yield day


def _placed(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days in words, as deeds have them, and those behind a place (en Graus, a 22 de …)."""
    for day in days:
        is_in_words = not any(ch.isdigit() for ch in prose.text[day.start : day.end])
        if is_in_words or _PLACE_BEFORE.search(prose.text, max(0, day.start - 60), day.start):
            yield day


def _at_the_edges(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days in short lines at the top or the end (No. 17 – 25 March 2026)."""
    lines = prose.lines
    edges = [*lines[:HEAD_LINES], *lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :]]
    for day in days:
        for start, end in edges:
            is_here = start <= day.start < end and end - start <= SHORT_LINE
            if is_here and not _OTHER_DAY.search(prose.folded, start, day.start):
                yield day


def _field(prose: Prose, mention: Mention | None, what: str) -> Field[date] | Missing:
    if mention is not None:
        return prose.field(mention.value, mention.start, mention.end, mention.confidence)
    wording = _wording(prose) if what == "last day of validity" else None
    return without_value(prose, *wording, what) if wording else absent(prose, what)


def _wording(prose: Prose) -> tuple[int, int] | None:
    """Return where the letter words its end without a day: until revoked, for two years."""
    found = pattern_of("open_ends").search(prose.spoken)
    if found:
        return found.span()
    found = _duration().search(prose.folded)
    return found.span() if found else None


@cache
def _duration() -> re.Pattern[str]:
    units = "|".join(sorted(letter_words().durations, key=len, reverse=True))
    return re.compile(rf"{_COUNT}(?:{units})")
