"""When a letter was issued, and from when to when it holds.

In: the prose, its labelled values and the order of day and month. Out: days. A length ("two years
from signing") gives its last day where the first is known, with the wording as printed and less
confidence; an end without a day ("until revoked") is missing, with its wording as reason.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from msgspec import Struct, structs

from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.terms.days import Mention, find_days, mentions_in
from proofcheck.extraction.letter.terms.durations import (
    Anchor,
    Duration,
    find_durations,
    from_issue,
    last_day,
)
from proofcheck.extraction.letter.terms.first_and_last import (
    PrintedPeriod,
    is_aside,
    labelled_period,
    led_in_labels,
    prose_period,
)
from proofcheck.extraction.letter.terms.issue_day import find_issue_day, is_other_day
from proofcheck.extraction.letter.terms.month_days import month_period, span_of_months
from proofcheck.extraction.letter.text.absent import absent, without_value
from proofcheck.extraction.letter.text.mail_header import find_sent
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.model.fields import Field, Maybe, Missing

RECKONED, RECKONED_LABEL = 0.6, 0.7
"""Confidence of a day that was reckoned from a length."""

DOUBTED = 0.55
"""Confidence of a last day that another day of the letter speaks against: too little to call the
letter expired (`text_layer_fail` of the checks)."""

LEAST_TERM_DAYS, NEAR_ISSUE_DAYS = 100, 100
"""A last day that only its place in time tells lies so many days behind the day of issue; such a
first day lies at most so many days from it."""

_COUNT = (
    r"(?:\b(?:\d{1,3}|one|two|three|four|five|six|ten|twelve|une?|deux|trois|quatre|cinq|uno|due|tre|"
    r"quattro|cinque|eine?[mn]?|zwei|drei|vier|funf|dos|tres|cuatro|cinco)\)?\s?(?:\(\w{1,6}\)\s?)?|"
    r"[一二两三四五六七八九十壹贰叁\d]{1,3}\s?个?)"
)


class Period(Struct, frozen=True, kw_only=True):
    """The days of a letter."""

    issue_date: Maybe[date]
    valid_from: Maybe[date]
    valid_to: Maybe[date]


def read_period(prose: Prose, labelled: tuple[Labelled, ...], day_first: bool | None) -> Period:
    """Read issue date, first and last day."""
    days = find_days(prose, day_first)
    sent = find_sent(prose) or (0, 0)
    told = tuple(day for day in days if not sent[0] <= day.start < sent[1])
    printed = _with_months(prose, told, _printed(prose, labelled, told))
    printed = _renewed(prose, told, printed)
    used = {day.start for day in (printed.first, printed.last) if day is not None}
    if printed.last is not None:  # nothing is issued after it has ended
        used |= {day.start for day in days if day.value > printed.last.value}
    issued = find_issue_day(prose, labelled, days, used, printed.first)
    printed = _by_order(prose, told, printed, issued)
    first, last = _reckoned(prose, labelled, printed, issued)
    is_reckoned = printed.last is None
    if is_reckoned and last is not None and issued is not None and last.value < issued.value:
        first, last = None, None  # reckoned from the day of another paper
    if last is not None and _speaks_against(prose, days, first or issued, last):
        last = structs.replace(last, confidence=min(last.confidence, DOUBTED))
    if first is not None and _may_have_begun(prose, days, first, issued, last):
        first = structs.replace(first, confidence=min(first.confidence, DOUBTED))
    return Period(
        issue_date=_field(prose, issued, "issue date"),
        valid_from=_field(prose, first, "first day of validity"),
        valid_to=_field(prose, last, "last day of validity"),
    )


def _printed(
    prose: Prose, labelled: tuple[Labelled, ...], days: tuple[Mention, ...]
) -> PrintedPeriod:
    """Find the printed days of the period: beside labels, else in the prose."""
    found = labelled_period(prose, labelled, days)
    if not days or (found.first is None and found.last is None):
        months = span_of_months(prose)
        if months is not None:
            return months
    if found.first is None or found.last is None:
        found = _completed(found, led_in_labels(prose, labelled, days))
    if found.first is None or found.last is None:
        labels = (value for value in labelled if value.field == "issue_date")
        issued = frozenset(day.start for label in labels for day in mentions_in(days, label))
        found = _completed(found, prose_period(prose, days, issued))
    return found


def _renewed(prose: Prose, days: tuple[Mention, ...], printed: PrintedPeriod) -> PrintedPeriod:
    """Return the later of two terms, where one begins on the day behind the end of the other."""
    if printed.first is None:
        return printed
    values, term = {day.value for day in days}, timedelta(days=LEAST_TERM_DAYS)
    for day in days:
        ended = day.value - timedelta(days=1)
        if ended not in values or ended < printed.first.value + term:
            continue
        later = [d for d in days if d.value > day.value + term and not is_aside(prose, d)]
        if len({d.value for d in later}) == 1:
            return PrintedPeriod(first=day, last=later[0])
    return printed


def _completed(found: PrintedPeriod, further: PrintedPeriod) -> PrintedPeriod:
    """Return a period with the days that it lacks taken from another."""
    return PrintedPeriod(first=found.first or further.first, last=found.last or further.last)


def _with_months(prose: Prose, days: tuple[Mention, ...], printed: PrintedPeriod) -> PrintedPeriod:
    """Add the days that are told by their month or year alone."""
    if printed.first is not None and printed.last is not None:
        return printed
    told = month_period(prose, days)
    first, last = printed.first or told.first, printed.last or told.last
    is_turned = first is not None and last is not None and first.value > last.value
    return printed if is_turned else PrintedPeriod(first=first, last=last)


def _by_order(
    prose: Prose, days: tuple[Mention, ...], printed: PrintedPeriod, issued: Mention | None
) -> PrintedPeriod:
    """Add the days that their order alone tells: one long after the issue, one beside the last.

    A day that belongs to something else (a fair, another paper, a mark) is none.
    """
    first, last = printed.first, printed.last
    known = {day.value for day in (first, last, issued) if day is not None}
    rest = [
        day
        for day in days
        if day.value not in known and not is_aside(prose, day) and not is_other_day(prose, day)
    ]
    base = first or issued
    if last is None and base is not None and next(find_durations(prose), None) is None:
        later = [day for day in rest if day.value >= base.value + timedelta(days=LEAST_TERM_DAYS)]
        if len({day.value for day in later}) == 1:
            last = structs.replace(later[0], confidence=DOUBTED)
    if first is None and last is not None:
        span = prose.sentence(last.start)
        beside = [d for d in rest if span[0] <= d.start < span[1] and d.value < last.value]
        is_near = issued is not None and all(
            abs((d.value - issued.value).days) <= NEAR_ISSUE_DAYS for d in beside
        )
        if len({day.value for day in beside}) == 1 and is_near:
            first = structs.replace(beside[0], confidence=RECKONED)
    if first is None and issued is not None:
        ahead = [d for d in rest if 0 < (d.value - issued.value).days <= NEAR_ISSUE_DAYS]
        if len({day.value for day in ahead}) == 1 and (last is None or ahead[0].value < last.value):
            first = structs.replace(ahead[0], confidence=RECKONED)
    return PrintedPeriod(first=first, last=last)


def _speaks_against(
    prose: Prose, days: tuple[Mention, ...], begun: Mention | None, last: Mention
) -> bool:
    """Whether a letter may well hold longer: a later day is printed, or it ends as it begins.

    An end that was misread must not reject a letter that is in force, so a later day counts
    whatever it may be of; that of a mark's registration or of a law is told apart by its words.
    """
    if begun is not None and last.value <= begun.value:
        return True
    return any(day.value > last.value and not is_other_day(prose, day) for day in days)


def _may_have_begun(
    prose: Prose,
    days: tuple[Mention, ...],
    first: Mention,
    issued: Mention | None,
    last: Mention | None,
) -> bool:
    """Whether a letter may well hold earlier: it ends by then, or an earlier day is printed."""
    if last is not None and first.value >= last.value:
        return True
    earlier = (day for day in days if day.value < first.value and not is_other_day(prose, day))
    return any(issued is None or day.value != issued.value for day in earlier)


def _reckoned(
    prose: Prose, labelled: tuple[Labelled, ...], printed: PrintedPeriod, issued: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """Add the days that a length gives: its end, and its start where that is the day of issue."""
    first, last = printed.first, printed.last
    is_open = last is not None or pattern_of("open_ends").search(prose.spoken) is not None
    length, confidence = (None, 0.0) if is_open else _length(prose, labelled)
    is_from_issue = length is not None and length.anchor is Anchor.ISSUE
    if first is None and issued is not None:
        at_once = from_issue(prose)
        if at_once:
            first = _at(issued.value, *at_once, RECKONED)
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
