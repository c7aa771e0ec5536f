"""The day on which a letter was issued.

In: the prose, its labelled values and days, and which of these begin or end its period. Out: the
day in an e-mail's header, beside a label, alone in its line, beside a signature, at an edge of the
letter, or behind a place; days of other papers come last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.terms.days import Mention, mentions_in
from proofcheck.extraction.letter.terms.durations import period_pattern
from proofcheck.extraction.letter.terms.first_and_last import side_of
from proofcheck.extraction.letter.terms.promises import party_before
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.mail_header import find_sent
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

SIGNED_WITHIN = 90
"""A word for signing stands so many characters before its day at most."""

OTHER_PAPER, DATED = 90, 14
"""Another paper is named within so many characters before its day, "dated" right before it."""

NEAR_FIRST_DAYS = 300
"""Most letters are issued at most so many days behind their first day."""

AT_PLACE = 4
"""Where somebody signed stands so many characters behind the word for signing at most."""

NEAREST = 48
"""What another day is for stands within so many characters before it."""

FIRST_LINES = 4
"""Among so many lines at the top a comma before the day parts it from whatever is before it."""

HEAD_LINES, FOOT_LINES, SHORT_LINE = 14, 10, 90
"""Lines at the top and at the end, not longer than that, in which the day of issue stands."""

_PURE = re.compile(
    r"(?:[^,.:;]{0,12}[:：]\s?|\W{0,3}|[A-ZÀ-Ż][\w’'-]+(?: [A-ZÀ-Ż(][\w’')-]+){0,2},? ?"
    r"(?:le|den|am|the|il|a|el|em|op|dnia|,)?\s?)$"
)
"""A line begins so before its day: with nothing, a short label, or a place."""

_MET = re.compile(r",? (?:i|we|he|she|they) (?:met|visited|spoke|agreed|wrote|called)\b")
"""What somebody did on a day in the text is no signing."""

_ISSUED_BEHIND = re.compile(
    r"\s?(?:出具|签发|签署|签订|发出|作出|颁发|授予|発行|发行|作成|缔结)(?:的|之|された|した|しました|の)"
)
"""What goes on so tells of another paper (于2025年6月30日出具的授权文件)."""

_ALONE = re.compile(r"[\s,:：.·|•()（）-]*(?:r\.?|г\.?)?[\s.|·–—/-]*$")
_PLACE_BEFORE = framed(
    r"\b{at_place} [A-ZÀ-Ý][\w’'-]+(?: (?:[a-z]{1,3} )?[A-ZÀ-Ý][\w’'-]+){0,3}(?: ?\([^()]{2,24}"
    r"\))?,? ?{before_day}? ?$"
)
_LOOSE_END = re.compile(r"[a-zà-ÿ]{3,} [a-zà-ÿ]+\s$")
"""A line that ends so goes on with the next one: conforme al poder otorgado el / 19 de junio."""

_OF_WIDE_PAPER = re.compile(
    r"所?(?:出具|签发|签署|颁发|发出|订立|签订|签立|作出|缔结|付け?|に?发行された)"
    r"[^，。\n]{0,12}?(?:的|之|の)"
)
"""Behind the day of another paper in Chinese or Japanese: 2025年6月30日出具的授权文件."""

_OTHER_DAY = re.compile(
    r"(?:regist|filed|applied|申请|注册|登録|eingetragen|deposit|deposee)[^.;]{0,24}$"
)


def find_issue_day(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    days: tuple[Mention, ...],
    used: set[int],
    first: Mention | None,
) -> Mention | None:
    """Prefer the day in an e-mail's header, the last labelled one, one in a line of its own.

    Days near the letter's first day go before those long behind it.
    """
    sent = find_sent(prose)
    if sent is not None:
        within = [day for day in days if sent[0] <= day.start < sent[1]]
        if within:
            return within[0]
    values = [v for v in labelled if v.field == "issue_date"]
    beside = [day for value in values for day in mentions_in(days, value)]
    beside = [day for day in beside if not _is_grantees(prose, day)] or beside
    if beside:
        return beside[-1]
    rest = [
        day for day in days if day.start not in used and not _is_repeated(prose, day, days, used)
    ]
    told = {day.value for day in days if day.start in used}
    own = {day.start for find in (_at_the_edges, _signed) for day in find(prose, rest)}
    rest = [day for day in rest if day.value not in told or day.start in own] or rest
    rest = [day for day in rest if not _is_of_other_paper(prose, day)] or rest
    rest = [day for day in rest if not _is_grantees(prose, day)] or rest
    rest = [day for day in rest if _ends_heading(prose, day) or not is_other_day(prose, day)]
    rest = [day for day in rest if side_of(prose, day) is None] or rest
    if first is not None:
        limit = first.value + timedelta(days=NEAR_FIRST_DAYS)
        rest = [day for day in rest if day.value <= limit] or rest
    finders = (
        _alone(prose, rest),
        _pure(prose, _at_the_edges(prose, rest)),
        _signed(prose, rest),
        _at_the_edges(prose, rest),
        _placed(prose, rest),
        _latest(rest),
    )
    return next((_purest(prose, found) for found in map(list, finders) if found), None)


def _purest(prose: Prose, days: list[Mention]) -> Mention:
    """Return the last of the days before which their line holds but a place, if any does."""
    pure = list(_pure(prose, days))
    best = [day for day in pure if not _is_labelled(prose, day)]
    return (best or pure or days)[-1]


def _pure(prose: Prose, days: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the days before which their line holds but a place or a short label."""
    for day in days:
        if _PURE.match(prose.text, *_before_in_line(prose, day)):
            yield day


def _is_grantees(prose: Prose, day: Mention) -> bool:
    """Whether the lines of a day name the grantee last before it: who countersigns on it."""
    start = prose.text.rfind("\n", 0, day.start) + 1
    return party_before(prose, start, day.start) == "grantee"


def _is_labelled(prose: Prose, day: Mention) -> bool:
    """Whether a label that speaks of no signing stands before a day (Chiusura: …)."""
    start, end = _before_in_line(prose, day)
    is_label = prose.text[start:end].rstrip()[-1:] in (":", "：")
    return is_label and pattern_of("signed_words").search(prose.folded, start, end) is None


def _before_in_line(prose: Prose, day: Mention) -> tuple[int, int]:
    """Return the span of what stands before a day in its line."""
    start = next((a for a, b in prose.lines if a <= day.start < b), day.start)
    return start, day.start


def _is_repeated(prose: Prose, day: Mention, days: tuple[Mention, ...], used: set[int]) -> bool:
    """Whether a day says the first or the last one again, in another language."""
    side = side_of(prose, day)
    return side is not None and any(
        day.value == d.value and side_of(prose, d) == side for d in days if d.start in used
    )


def _is_of_other_paper(prose: Prose, day: Mention) -> bool:
    """Whether a day is that of another paper (under the agreement with X of 1 March 2021)."""
    if _OF_WIDE_PAPER.match(prose.folded, day.end):
        return True
    start, _ = prose.sentence(day.start)
    before = prose.spoken[max(start, day.start - OTHER_PAPER) : day.start]
    lead = period_pattern("dated_leads").search(before[-DATED:])
    paper = period_pattern("grounds").search(before)
    return lead is not None and paper is not None and lead.end() >= len(before[-DATED:]) - 1


def is_other_day(prose: Prose, day: Mention) -> bool:
    """Whether the nearest word before a day says that it is none of the letter's (founded on)."""
    first = prose.sentence(day.start)[0]
    start = max(first, day.start - NEAREST)
    if _MET.match(prose.folded, day.end) or _ISSUED_BEHIND.match(prose.folded, day.end):
        return True
    signed = [m.span() for m in pattern_of("signed_words").finditer(prose.folded, first, day.start)]
    others = [
        match.start()
        for match in period_pattern("other_days").finditer(prose.spoken, start, day.start)
        if not any(end <= match.start() <= end + AT_PLACE for _, end in signed)
    ]  # Fait à Salon: a place
    return bool(others) and max((a for a, _ in signed), default=-1) < others[-1] + DATED


def _alone(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days whose line holds nothing else but a place, a number or a short label."""
    for day in days:
        for start, end in prose.lines:
            if start <= day.start < day.end <= end + 2 and not _is_running(prose, day, start):
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


def _latest(days: list[Mention]) -> Iterator[Mention]:
    """Yield the latest day: what a letter refers to lies behind it."""
    yield from sorted(days, key=lambda d: d.value)[-1:]


def _at_the_edges(prose: Prose, days: list[Mention]) -> Iterator[Mention]:
    """Yield days in short lines at the top or the end (No. 17 – 25 March 2026)."""
    lines = prose.lines
    edges = [*lines[:HEAD_LINES], *lines[max(HEAD_LINES, len(lines) - FOOT_LINES) :]]
    for day in days:
        for start, end in edges:
            is_here = start <= day.start < end and end - start <= SHORT_LINE
            is_here = is_here and not _is_running(prose, day, start)
            if is_here and not _OTHER_DAY.search(prose.folded, start, day.start):
                yield day


def _is_running(prose: Prose, day: Mention, start: int) -> bool:
    """Whether the line of a day that begins at `start` goes on with a sentence from above it."""
    first = prose.sentence(day.start)[0]
    if not prose.text[first:start].strip():
        return False
    if day.start == start and _LOOSE_END.search(prose.text, first, start):
        return True
    is_small = prose.text[start].islower() and _PURE.match(prose.text, start, day.start) is None
    said = clause_pattern("finite_verbs").search(prose.folded, first, day.start)
    signed = pattern_of("signed_words").search(prose.folded, start, day.start)
    return signed is None and (is_small or said is not None)


def _ends_heading(prose: Prose, day: Mention) -> bool:
    """Whether a comma and a day end one of the first lines: Execution version, 14 March 2026."""
    line = next(((a, b) for a, b in prose.lines[:FIRST_LINES] if a <= day.start < b), None)
    if line is None or line[1] - line[0] > SHORT_LINE or line[1] > day.end + 1:
        return False
    is_whole = prose.sentence(day.start)[0] >= line[0] - 1
    return is_whole and prose.text[line[0] : day.start].rstrip().endswith(",")
