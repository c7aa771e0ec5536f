"""When a letter was issued, and from when to when it holds.

In: the prose, its labelled values and the order of day and month. Out: days. A period without
printed days ("two years from signing", "until revoked") is missing, with its wording as reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.dates import DateMention, find_dates
from proofcheck.extraction.letter.absent import absent, without_value
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.mail_header import find_sent
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words, pattern_of
from proofcheck.model.fields import Field, Maybe, Missing

SIGNED_WITHIN = 40
"""A word for signing stands so many characters before its day at most."""

MAX_LEAD = 28
"""A day follows "until" within so many characters (until and including the)."""

_ALONE = re.compile(r"[\s,:：.·|•()（）-]*$")
_FILLERS = re.compile(
    r"[\s,(（)）~-]|the\b|le\b|el\b|il\b|zum\b|dem\b|den\b|including\b|and\b|both\b|inclusive\b|einschliesslich\b|inclusivement\b|incluso\b|inclusief\b|dia\b|day\b|am\b|on\b|of\b|date\b|data\b|datum\b|fecha\b|y\b|et\b|und\b|e\b|met\b|en\b|日|期|为|起"
)
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


class Mention(Struct, frozen=True, kw_only=True):
    """A date in the prose."""

    value: date
    start: int
    end: int
    confidence: float


def read_period(prose: Prose, labelled: tuple[Labelled, ...], day_first: bool | None) -> Period:
    """Read issue date, first and last day."""
    mentions = tuple(_mentions(prose, day_first))
    first, last = _labelled_period(labelled, mentions)
    if first is None or last is None:
        prose_first, prose_last = _period_in_prose(prose, mentions, labelled)
        first, last = first or prose_first, last or prose_last
    used = {mention.start for mention in (first, last) if mention is not None}
    issued = _issue_date(prose, labelled, mentions, used)
    return Period(
        issue_date=_field(prose, issued, "issue date"),
        valid_from=_field(prose, first, "first day of validity"),
        valid_to=_field(prose, last, "last day of validity"),
    )


def _mentions(prose: Prose, day_first: bool | None) -> Iterator[Mention]:
    for found in find_dates(prose.text, day_first=day_first):
        yield _mention(found)


def _mention(found: DateMention) -> Mention:
    confidence = 0.6 if found.is_ambiguous else 0.95
    return Mention(value=found.value, start=found.start, end=found.end, confidence=confidence)


def _labelled_period(
    labelled: tuple[Labelled, ...], mentions: tuple[Mention, ...]
) -> tuple[Mention | None, Mention | None]:
    """Find the days beside their own labels, or both beside a label such as "Term"."""
    first = last = None
    for value in labelled:
        inside = [m for m in mentions if value.start <= m.start < value.end + 2]
        if not inside:
            continue
        if value.field == "valid_from":
            first = first or inside[0]
            last = last or (inside[1] if len(inside) > 1 else None)
        elif value.field == "valid_to":
            last = last or inside[0]
        elif value.field == "period" and len(inside) > 1:
            first, last = first or inside[0], last or inside[1]
    return first, last


def _period_in_prose(
    prose: Prose, mentions: tuple[Mention, ...], labelled: tuple[Labelled, ...]
) -> tuple[Mention | None, Mention | None]:
    """Find two days that a "to" joins, else single days behind "from" and "until"."""
    for one, other in pairwise(mentions):
        if one.value < other.value and _joins(prose.spoken[one.end : other.start]):
            return one, other
    issued = {m.start for v in labelled if v.field == "issue_date" for m in mentions if _in(m, v)}
    first = last = None
    for mention in mentions:
        if mention.start in issued:
            continue
        start, _ = prose.sentence(mention.start)
        before = prose.spoken[max(start, mention.start - MAX_LEAD) : mention.start]
        is_end = prose.text[mention.end : mention.end + 1] in ("止", "前")
        leads = {side: _last_match(side, before) for side in ("before_last", "before_first")}
        if is_end or leads["before_last"] > leads["before_first"]:
            last = last or mention
        elif leads["before_first"] >= 0:
            first = first or mention
    return first, last


def _joins(between: str) -> bool:
    """Whether nothing but one joining word stands between two days."""
    if len(between) > MAX_LEAD:
        return False
    match = pattern_of("between_days").search(between)
    if match is None:
        return between.strip() in ("-", "~")
    rest = between[: match.start()] + " " + between[match.end() :]
    return not _FILLERS.sub("", rest).strip()


def _last_match(side: str, before: str) -> int:
    """Return where the last phrase ends that leads up to the end of `before`, else -1."""
    ends = (match.end() for match in pattern_of(side).finditer(before))
    return max((end for end in ends if not _FILLERS.sub("", before[end:]).strip()), default=-1)


def _issue_date(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    mentions: tuple[Mention, ...],
    used: set[int],
) -> Mention | None:
    """Prefer the last labelled date, then one that stands in a line of its own."""
    sent = find_sent(prose)
    if sent is not None:
        within = [mention for mention in mentions if sent[0] <= mention.start < sent[1]]
        if within:
            return within[0]
    beside = [
        mention
        for value in labelled
        if value.field == "issue_date"
        for mention in mentions
        if _in(mention, value)
    ]
    if beside:
        return beside[-1]
    said = {m.value for m in mentions if m.start in used}
    alone = [m for m in mentions if m.value not in said and _stands_alone(prose, m)]
    if alone:
        return alone[-1]
    rest = [m for m in mentions if m.start not in used]
    signed = [m for m in rest if _signed_on(prose, m)]
    return signed[-1] if signed else None


def _in(mention: Mention, value: Labelled) -> bool:
    return value.start <= mention.start < value.end + 2


def _stands_alone(prose: Prose, mention: Mention) -> bool:
    """Whether the date's line holds nothing else but a place, a number or a short label."""
    for start, end in prose.lines:
        if start <= mention.start < end:
            before = prose.text[start : mention.start]
            after = prose.text[mention.end : end]
            is_short = len(before) <= 48 and before.count(" ") <= 6
            return is_short and bool(_ALONE.match(after)) and "@" not in before
    return False


def _signed_on(prose: Prose, mention: Mention) -> bool:
    """Whether a word for signing stands a little before the day (Fait à Lyon le)."""
    before = prose.folded[max(0, mention.start - SIGNED_WITHIN) : mention.start]
    return pattern_of("signed_words").search(before) is not None


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
