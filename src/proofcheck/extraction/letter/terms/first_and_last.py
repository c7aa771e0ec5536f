"""Which of a letter's days is the first and which the last that it holds.

In: the prose, its labelled values and its days in the printed order. Out: the period that labels,
or the words around the days, make of them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import starts_in_rows
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.mark_tables import mark_columns
from proofcheck.extraction.letter.terms.days import FILLERS, Mention, joins
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

MAX_LEAD = 44
"""A word that leads up to a day stands within so many characters before it."""

MAX_ASIDE = 72
"""What tells that a day is none of the letter's term stands within so many characters."""

MAX_GAP = 22
"""Between that word and its day stand at most so many characters."""

BEHIND = 10
"""A sign behind a day (止, 起) stands within so many characters."""

SAME_EDGE_PT = 4.0
"""Cells of one column begin within so many points of each other."""

LONG_AGO_DAYS = 100
"""Since when somebody has done what is no word on the letter's term lies so many days back."""

LEAST_DAYS = 20
"""A period has at least so many days; two days nearer to each other are none."""

_LIMIT = re.compile(r"期限|有效期|限期")
"""A label that speaks of a limit; a lone day beside it is the last one."""

_CLAUSE = re.compile(r"[;；。]|(?<!\.\w)\.\s")
_CUSTOMER_SINCE = framed(
    r"\b(?:{is_customer}|been (?:a|an|our) \w+)\b[^.;:]{0,40}?\s{since}(?:\s{since_the})?\s$"
)
"""For how long somebody has been a customer is no first day of what is granted now."""

_REGISTRATION = framed(r"{registered_under}[^.;。；]{0,24}\d{5}")
"""The number of a registered mark, behind which its own term may stand."""

_LABEL_BEHIND = re.compile(r"日\s?[:：]?")
"""What stands behind a day and goes on so is the label of the next one (満了日：)."""

_LICENSED = framed(r"{licensed}")
"""Since when somebody has been licensed is the first day of the right."""

SMALL = 4
"""Small words of a lead, such as "with" and "del", have at most so many letters."""

PAPER = 20
"""A paper's name stands within so many characters before "of" and its day."""

_PAPER_OF = framed(r" {of_day}(?: \w{1,4}){0,2}\s*$")
_AS_OF = re.compile(r"截至?止?\s?$")
"""Before a day and its comma this tells how things stand on it (截至2025年8月1日，)."""

_OF_NUMBER = framed(
    r"\bn(?:r|ro|o|um|umer|ummer|umero)?[.°º]{0,2}\s?[^\s.]{0,12}(?:[./-][^\s.]{1,12}){0,3}"
    r"\d[^\s.]{0,8},?\s{of_day_behind_number}\s(?:dnia\s)?$"
)
"""The day of a numbered paper (Vertrag Nr. 12-A vom …)."""


class PrintedPeriod(Struct, frozen=True, kw_only=True):
    """The first and the last day, where they are printed."""

    first: Mention | None = None
    last: Mention | None = None


def labelled_period(
    prose: Prose, labelled: tuple[Labelled, ...], days: tuple[Mention, ...]
) -> PrintedPeriod:
    """Find the days beside their own labels, or both beside one label.

    Days in a table of marks, which may be those of a mark, come last.
    What a sentence behind a label says of a day goes before the label: Until when? From 3 May.
    """
    first = last = None
    rows = starts_in_rows(prose, [cell for column in mark_columns(prose) for cell in column.cells])
    for value in sorted(labelled, key=lambda value: value.start in rows):
        inside = [day for day in days if value.start <= day.start < value.end + 2]
        if not inside or value.field not in ("valid_from", "valid_to", "period"):
            continue
        if len(inside) > 1 and inside[0].value < inside[1].value:
            first, last = first or inside[0], last or inside[1]
        elif value.field == "valid_from" or (
            value.field == "valid_to" and side_of(prose, inside[0]) == "starts"
        ):
            first = first or inside[0]
        elif value.field == "valid_to":
            last = last or inside[0]
    return PrintedPeriod(first=first, last=last)


def led_in_labels(
    prose: Prose, labelled: tuple[Labelled, ...], days: tuple[Mention, ...]
) -> PrintedPeriod:
    """Find a lone day behind a label for the period, with "from" or "until" before it."""
    spans = [(v.start, v.end) for v in labelled if v.field == "period"]
    inside = tuple(d for d in days if any(a <= d.start < b for a, b in spans))
    led = _led(prose, inside, frozenset())
    if len(inside) == 1 and led.first is None and led.last is None:
        labels = [prose.folded[slice(*v.label)] for v in labelled if v.field == "period"]
        if any(_LIMIT.search(label) for label in labels):
            return PrintedPeriod(last=inside[0])
    return led


def prose_period(prose: Prose, days: tuple[Mention, ...], issued: frozenset[int]) -> PrintedPeriod:
    """Find two days that a "to" joins, else single days behind "from" and "until"."""
    joined = [
        PrintedPeriod(first=one, last=other)
        for one, other in pairwise(days)
        if other.value - one.value >= timedelta(days=LEAST_DAYS)
        and joins(prose, one.end, other.start)
    ]
    if joined:
        return joined[-1] if _is_column(prose, joined) else joined[0]
    led = _led(prose, days, issued)
    if led.first and led.last and led.first.value > led.last.value:
        return PrintedPeriod(last=led.last)
    return led


def _is_column(prose: Prose, periods: list[PrintedPeriod]) -> bool:
    """Whether several periods fill cells below each other: rows of a chain of letters."""
    starts = {period.first.start for period in periods if period.first is not None}
    edges = [cell.box.x0 for cell in prose.cells if cell.start in starts]
    return len(edges) == len(periods) > 1 and max(edges) - min(edges) < SAME_EDGE_PT


def _led(prose: Prose, days: tuple[Mention, ...], issued: frozenset[int]) -> PrintedPeriod:
    sides = [(day, side_of(prose, day)) for day in days if day.start not in issued]
    ends = [day for day, side in sides if side == "ends"]
    starts = [(_weight(prose, day, ends), day) for day, side in sides if side == "starts"]
    own = {day.value for day, side in sides if side is None}
    likely = [(w, day) for w, day in starts if w > 0 or not _is_long_ago(day, own)]
    first = max(likely, key=lambda one: one[0])[1] if likely else None
    return PrintedPeriod(first=first, last=ends[0] if ends else None)


def _weight(prose: Prose, day: Mention, ends: list[Mention]) -> int:
    """Tell how surely a day is the letter's first: beside its last one, or a word for validity."""
    start, end = prose.sentence(day.start)
    is_beside = any(start <= last.start < end and day.value < last.value for last in ends)
    is_said = period_pattern("validity").search(prose.spoken, start, end) is not None
    return 2 * is_beside + (is_said or has_sign("acts", prose.folded, start, end))


def _is_long_ago(day: Mention, own: set[date]) -> bool:
    """Whether another day, which may be that of issue, lies far behind a first one."""
    return any(other >= day.value + timedelta(days=LONG_AGO_DAYS) for other in own)


def side_of(prose: Prose, day: Mention) -> str | None:
    """Return whether words make a day the first or the last one: `starts`, `ends` or None."""
    if is_aside(prose, day):
        return None
    behind = prose.folded[day.end : day.end + BEHIND].lstrip(" )）")
    ended = period_pattern("ends_behind").match(behind)
    if ended and not _LABEL_BEHIND.match(behind, ended.end()):
        return "ends"
    start, _ = prose.sentence(day.start)
    if not prose.text[start : day.start].strip() and start > 0:
        start = _label_above(prose, start)
    before = prose.spoken[max(start, day.start - MAX_LEAD) : day.start].replace("\n", " ")
    cuts = [cut.end() for cut in _CLAUSE.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    if _AS_OF.search(before) and prose.folded[day.end : day.end + 1] in (",", "，"):
        return None
    places = {side: _last_lead(side, before) for side in ("starts", "ends")}
    if max(places.values()) < 0:
        if period_pattern("starts_behind").match(behind):
            return "starts"
        return _asked_side(prose, start, day)
    if places["ends"] < places["starts"] and _ends_from(before):
        return "ends"
    if places["ends"] < places["starts"] and _is_paper_day(before):
        return None
    return "ends" if places["ends"] >= places["starts"] else "starts"


def _ends_from(before: str) -> bool:
    """Whether a verb of ending stands right before the last "from" (wygasa z dniem)."""
    ended = [match.end() for match in period_pattern("ends").finditer(before) if _is_stem(match)]
    words = period_pattern("starts").sub(" ", before[max(ended) :]).split() if ended else []
    return bool(ended) and len(words) <= 2 and all(len(word) <= SMALL for word in words)


def _label_above(prose: Prose, start: int) -> int:
    """Return where the short line above begins that a day follows alone (date de début / …)."""
    above = prose.text.rfind("\n", 0, start - 1) + 1
    is_label = 0 < start - above <= MAX_LEAD and not _CLAUSE.search(prose.text, above, start)
    return above if is_label else start


def _asked_side(prose: Prose, start: int, day: Mention) -> str | None:
    """Return which day the question before a short answer asks for: Até quando? – 13 de junho."""
    mark = prose.text.rfind("?", 0, day.start)
    if mark < 0 or len(prose.text[mark + 1 : day.start].strip(" –—-\n")) > BEHIND:
        return None
    question = prose.spoken[max(0, mark - MAX_LEAD) : mark].rpartition(". ")[2]
    asked = {side: period_pattern(side).search(question) is not None for side in ("starts", "ends")}
    if asked["ends"] == asked["starts"]:
        return None
    return "ends" if asked["ends"] else "starts"


def _is_paper_day(before: str) -> bool:
    """Whether "of" or "vom" behind a paper's name dates it: Ihr Schreiben vom 10. Februar."""
    lead = _PAPER_OF.search(before)
    paper = before[: lead.start()][-PAPER:] if lead else ""
    return has_sign("papers", paper) or period_pattern("grounds").search(paper) is not None


def is_aside(prose: Prose, day: Mention) -> bool:
    """Whether a day tells since when somebody has been a customer, or dates a numbered paper."""
    before = prose.folded[max(0, day.start - MAX_ASIDE) : day.start]
    since = _CUSTOMER_SINCE.search(before)
    if since is not None and not (has_sign("acts", since[0]) or _LICENSED.search(since[0])):
        return True
    return _OF_NUMBER.search(before) is not None or _is_of_mark(prose, day)


def _is_of_mark(prose: Prose, day: Mention) -> bool:
    """Whether a day tells how long the registration of a mark lasts: No. 18834420, valid to."""
    start = max(prose.sentence(day.start)[0], day.start - MAX_ASIDE)
    number = list(_REGISTRATION.finditer(prose.folded, start, day.start))
    return bool(number) and not has_sign("acts", prose.folded, number[-1].end(), day.start)


def _last_lead(side: str, before: str) -> int:
    """Return where the last word ends that leads up to the end of `before`, else -1."""
    ends = []
    for match in period_pattern(side).finditer(before):
        gap = before[match.end() :]
        rest = FILLERS.sub("", period_pattern("weekdays").sub(" ", gap))
        if not rest or (
            len(gap) <= MAX_GAP and not any(ch.isdigit() for ch in gap) and _is_stem(match)
        ):
            ends.append(match.end())
    return max(ends, default=-1)


def _is_stem(match: re.Match[str]) -> bool:
    """Whether a lead speaks for itself: a verb or noun, not a word such as "to" or "du"."""
    return len(match[0]) >= 5 or not match[0].isascii()
