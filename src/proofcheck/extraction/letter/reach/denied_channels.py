"""What denies a channel: "is expressly excluded", "staan wij niet toe", "no comprende".

In: a span of the prose. Out: the words that deny. Fixed phrases are data; beside them any word for
"not" before a verb of leave or of reach, with small words between; in German, Dutch and French
such a verb before its "not"; and "is" before "excluded".
"""

from __future__ import annotations

import re
from functools import cache

from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

PASSED_ON = 12
"""What may not be passed on is named within so many characters behind the denial."""

_SHAPES = (
    ("not_words", "leave_words"),
    ("leave_verbs", "not_behind"),
    ("reach_verbs", "not_reaching"),
    ("excluded_links", "excluded_words"),
)
"""Lists of words of which the first stands before the second."""

_PASSING = re.compile(r"转|再授|分授|ceder|transfer|ubertrag|sublicen|weitergeb")


@cache
def denials() -> re.Pattern[str]:
    """Return the pattern of all that denies, for folded text."""
    between = rf"(?: {_any('denial_fillers')}){{0,3}}"
    shapes = [f"{_any(first)}{between} {_any(second)}" for first, second in _SHAPES]
    return re.compile("|".join((pattern_of("channel_denials").pattern, *shapes)))


def is_of_passing_on(prose: Prose, denial: re.Match[str]) -> bool:
    """Whether a denial forbids to pass the rights on: no channel is meant."""
    end = min(denial.end() + PASSED_ON, len(prose.folded))
    return _PASSING.search(prose.folded, denial.end(), end) is not None


def _any(name: str) -> str:
    return f"(?:{clause_pattern(name).pattern})"
