"""Lengths of time in a letter: "two years from signing", 自签署之日起两年.

In: the prose. Out: lengths in months, each with what it is reckoned from. Reckoned from an event
(the signing), a length ends on the day of the same number (Regulation (EEC, Euratom) 1182/71,
article 3(2)(c); BGB section 188(2); Civil Code of China, articles 201 to 203); from a first
day that counts, the day before it (BGB section 187(2)).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.phrases import phrase_pattern, squeezed, stem_pattern

MOST = 20
"""Lengths that are looked at."""

NEAR = 64
"""What a length is reckoned from stands within so many characters behind it, or before it."""

PAST = 24
"""Words that tell of a length that lies behind stand within so many characters."""

LONGEST_MONTHS = 240
"""No letter holds for more than so many months; a longer length is something else."""

NEAR_LEAD, ARTICLES, LEAST_LEAD = 40, 14, 3
"""A word for the signing ends within so many characters behind "from", of so many letters at
least; articles and a word for "day" between them have so many at most."""

_LEFT_OUT = re.compile(r"[\d.;:\n]")
_WIDE_COMMA = re.compile(r"[,，](?=[\u4e00-\u9fff])")
_YEAR_OF_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = r"\d{1,3}"


class Anchor(StrEnum):
    """What a length is reckoned from."""

    ISSUE = "issue"  # the signing or issue of the letter
    START = "start"  # the first day that the letter names
    NONE = "none"  # nothing is said


class Duration(Struct, frozen=True, kw_only=True):
    """A length in months, where it stands, and what it is reckoned from."""

    months: int
    start: int
    end: int
    anchor: Anchor
    is_later: bool = False


class PeriodWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_period.yaml`."""

    starts: list[str]
    ends: list[str]
    starts_behind: list[str]
    ends_behind: list[str]
    anchors: list[str]
    at_once: list[str]
    validity: list[str]
    other_lengths: list[str]
    counts: dict[int, list[str]]
    years: list[str]
    months: list[str]
    whole: dict[str, int]
    later: list[str]
    dated_leads: list[str]
    grounds: list[str]
    since: list[str]
    last_of: list[str]
    weekdays: list[str]
    other_days: list[str]
    past_lengths: list[str]


def find_durations(
    prose: Prose, *, start: int = 0, end: int | None = None, is_labelled: bool = False
) -> Iterator[Duration]:
    """Yield the lengths of validity in a span; behind a label no word for validity is needed."""
    limit = len(prose.text) if end is None else end
    for match in islice(_length_pattern().finditer(prose.spoken, start, limit), MOST):
        months = _months_of(match)
        if not 0 < months <= LONGEST_MONTHS:
            continue
        first, last = prose.sentence(match.start())
        before = prose.spoken[max(first, match.start() - NEAR) : match.start()]
        behind = prose.spoken[match.end() : min(last, match.end() + NEAR)]
        near = _WIDE_COMMA.split(prose.folded[match.end() : match.end() + 14], maxsplit=1)[0]
        if period_pattern("other_lengths").search(before[-24:] + " | " + near):
            continue
        sentence = prose.spoken[first:last]
        is_anchored = bool(period_pattern("anchors").search(before + " | " + behind))
        is_later = period_pattern("later").match(behind.lstrip()) is not None
        is_about = period_pattern("validity").search(sentence) is not None
        is_about = is_about or _is_of_grant(prose, match, before, behind)
        if not (is_labelled or is_about or is_later or is_anchored):
            continue
        anchor = Anchor.ISSUE if is_anchored else Anchor.START if is_later else Anchor.NONE
        yield Duration(
            months=months,
            start=match.start(),
            end=match.end(),
            anchor=anchor,
            is_later=is_later,
        )


def _is_of_grant(prose: Prose, match: re.Match[str], before: str, behind: str) -> bool:
    """Whether a length without a word for validity goes with a first day or with the grant."""
    if period_pattern("past_lengths").search(before[-PAST:] + " | " + behind[:PAST]):
        return False
    start, end = prose.sentence(match.start())
    is_beside_day = any(
        match.end() <= day.start() <= match.end() + NEAR
        or day.end() <= match.start() <= day.end() + NEAR
        for day in _YEAR_OF_DAY.finditer(prose.text, start, end)
    )
    begins = period_pattern("starts").search(before + " | " + behind[:24]) is not None
    return (is_beside_day and begins) or has_sign("acts", prose.folded, start, end)


def from_issue(prose: Prose) -> tuple[int, int] | None:
    """Return where a letter says that it holds from its day of issue: prend effet ce jour."""
    if at_once := period_pattern("at_once").search(prose.spoken):
        return at_once.span()
    for lead in period_pattern("starts").finditer(prose.spoken):
        first, last = prose.sentence(lead.start())
        reach = min(last, lead.end() + NEAR_LEAD)
        anchor = period_pattern("anchors").search(prose.spoken, lead.end(), reach)
        if len(lead[0]) < LEAST_LEAD or anchor is None or anchor.start() > lead.end() + ARTICLES:
            continue
        if _LEFT_OUT.search(prose.folded, lead.start(), anchor.start()):
            continue
        is_about = period_pattern("validity").search(prose.spoken, first, last) is not None
        if is_about or has_sign("acts", prose.folded, first, last):
            return lead.start(), anchor.end()
    return None


def last_day(first: date, months: int, *, from_event: bool) -> date:
    """Return the last day of a length; raises ValueError beyond the calendar."""
    year, month = divmod(first.month - 1 + months, 12)
    year, month = first.year + year, month + 1
    day = min(first.day, monthrange(year, month)[1])
    same = date(year, month, day)
    return same if from_event else same - timedelta(days=1)


@cache
def period_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of one list of words, for folded text."""
    words: list[str] = getattr(_words(), name)
    return stem_pattern(map(fold_word, words))


def _words() -> PeriodWords:
    return load_data("letter_period", PeriodWords)


@cache
def _counts() -> dict[str, int]:
    return {
        squeezed(fold_word(word)): number
        for number, words in _words().counts.items()
        for word in words
    }


@cache
def _length_pattern() -> re.Pattern[str]:
    counts = phrase_pattern(
        dict.fromkeys(fold_word(w) for v in _words().counts.values() for w in v)
    )
    years = phrase_pattern(dict.fromkeys(map(fold_word, _words().years)))
    months = phrase_pattern(dict.fromkeys(map(fold_word, _words().months)))
    whole = "|".join(sorted(map(re.escape, _words().whole), key=len, reverse=True))
    bracket = r"(?:\s?[(（]\s?(?P<figure>\d{1,3})?[^()（）\d]{0,14}[)）])?"
    return re.compile(
        rf"(?:(?<!\d)(?<!\d[.,/])(?P<number>{_NUMBER})(?![\d.,/-])|(?<![〇零○一二三四五六七八九十第])(?P<word>{counts.pattern}))"
        rf"{bracket}[\s-]?\s?(?:(?:full|volle|vollen|ganze|calendar|个|整)\s?)?"
        rf"(?:(?P<years>{years.pattern})|(?P<months>{months.pattern}))(?!\s?\d)"
        rf"|(?<![a-z])(?P<whole>{whole})(?![a-z])"
        rf"|(?<![a-z])(?:(?P<italian_years>anni)|mesi)\s(?:(?P<behind>\d{{1,3}})|(?P<spelt>{counts.pattern}))(?![\w/])"
    )


def _months_of(match: re.Match[str]) -> int:
    if match["whole"]:
        return _words().whole[match["whole"]]
    figure = match["number"] or match["figure"] or match["behind"]
    count = int(figure) if figure else _counts().get(squeezed(match["word"] or match["spelt"]), 0)
    return count * 12 if match["years"] or match["italian_years"] else count
