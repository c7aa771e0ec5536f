"""Names that certify: "X hereby certifies that Y is …".

In: the prose and a name. Out: whether a verb of certifying is the name's own, and whether what it
confirms is said of another name.
"""

from __future__ import annotations

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

CONFIRMS_WORDS = 5
"""Between a name and its verb of certifying stand at most so many words (hereby, in brackets)."""

ATTEST_REACH = 90
"""Who certifies stands within so many characters before the verb."""

_THAT = frame_pattern(r"^\s{that_words}\b")


def attests(prose: Prose, span: Span, last: int) -> bool:
    """Whether the name is the subject of a verb of certifying."""
    limit = min(last, span[1] + ATTEST_REACH)
    found = clause_pattern("attests").search(prose.spoken, span[1], limit)
    return found is not None


def confirms_of_other(prose: Prose, span: Span, act: Span) -> bool:
    """Whether the name confirms something of another name before the act: X confirms Y is …"""
    limit = min(act[0], span[1] + ATTEST_REACH)
    found = clause_pattern("attests").search(prose.spoken, span[1], limit)
    if found is None:
        return False
    behind = _THAT.sub("", prose.text[found.end() : act[0]], count=1).lstrip()
    between = prose.spoken[span[1] : found.start()].split()
    return behind[:1].isupper() and len(between) <= CONFIRMS_WORDS
