"""Names that end right before a verb, which is said of them.

In: the prose and where the verb stands. Out: the span of the name: behind "that" or at the head of
its sentence, up to a bracket or its town (X LLC of Burlington, Vermont, is …), or the run of
capitalised words before the verb.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_at, name_ending_at
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.prose import Prose

TOWN_WITHIN = 110
"""A company with its town begins within so many characters before its verb."""

SMALL_WORDS, SMALL = 3, 5
"""Between a name and its verb may stand so many words of so many letters."""

_THAT = frame_pattern(r"\b{that_words}\b|{wide_that_words}")

_ELIDED = re.compile(r"(?:l|d|dell|all|nell)['’](?=[A-ZÀ-Ý])")

_TOWN = frame_words("before_seats")

_TOKEN = re.compile(r"\S+")

_BRACKET = re.compile(r"\s?[(（][^()（）\n]{2,80}[)）]\s?$")


def name_before(prose: Prose, position: int) -> tuple[int, int] | None:
    """Return the name that ends right before a position, in its sentence or in the line above."""
    bracket = _BRACKET.search(prose.text, max(0, position - 90), position)
    position = bracket.start() if bracket else position
    start, _ = prose.sentence(max(0, position - 1))
    marks = [m.end() for m in _THAT.finditer(prose.folded, start, position)]
    for begin in (*marks[-1:], start):
        span = _cut_at(prose, name_at(prose, begin), position)
        if span is not None and span[1] <= position + 1 and _leads_to(prose, span[1], position):
            return span
    return _firm_of_town(prose, position) or (
        name_ending_at(prose, position) or _capitals_before(prose, start, position)
    )


def _firm_of_town(prose: Prose, position: int) -> tuple[int, int] | None:
    """Return the company whose town ends at a position: X LLC of Burlington, Vermont, is …"""
    first = max(prose.sentence(max(0, position - 1))[0], position - TOWN_WITHIN)
    for span in reversed(tuple(companies(prose, first, position))):
        between = prose.text[span[1] : position]
        words = [w for w in re.findall(r"[^\W\d_]+", between) if not w[0].isupper()]
        if between.strip() and all(word in clause_set("of_words") | _TOWN for word in words):
            return span
    return None


def _cut_at(prose: Prose, span: tuple[int, int] | None, position: int) -> tuple[int, int] | None:
    """Cut a name that runs over its verb (X a le droit de) before it, if it is shaped like one."""
    if span is None or span[1] <= position + 1:
        return span
    return bare_name(prose, span[0], position) if span[0] < position else None


def _capitals_before(prose: Prose, start: int, position: int) -> tuple[int, int] | None:
    """Return the run of capitalised words that ends at a position, of two words at least."""
    end = position
    while end > start and prose.text[end - 1] in " ,":
        end -= 1
    begin, words = end, 0
    for token in reversed(list(_TOKEN.finditer(prose.text, max(start, end - 60), end))):
        if token[0][-1] in ":;,.!?":
            break
        elided = _ELIDED.match(token[0])
        if token[0][0].isupper() or token[0] == "&" or elided:
            begin, words = token.start() + (elided.end() if elided else 0), words + 1
            if elided:
                break
        elif not words or token[0] not in clause_set("inner_words"):
            break
    lead = name_at(prose, begin) if words >= 2 else None
    return (begin, end) if lead is not None and lead[0] < end else None


def _leads_to(prose: Prose, end: int, position: int) -> bool:
    """Whether nothing stands between a name and its verb but words in apposition."""
    between = prose.text[end:position].strip(' .”"»')
    if clause_pattern("attests").search(prose.spoken, end, position):
        return False  # X confirms that Y is
    return (
        not between
        or between[0] in ",，(（"
        or len(between.split()) <= 1
        or _is_small_talk(between)
    )


def _is_small_talk(between: str) -> bool:
    """Whether a few short words stand between a name and its verb (a bien le droit de)."""
    words = between.split()
    return len(words) <= SMALL_WORDS and all(w.islower() and len(w) <= SMALL for w in words)
