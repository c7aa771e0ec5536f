"""Sentences that put the verb before its subject: "Hiermit bevollmächtigt die X GmbH die Y KG".

In: the prose and a sentence. Out: the first company, which gives, and the second, which gets.
German and Dutch invert so behind an adverb.
"""

from __future__ import annotations

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

SUBJECT_WITHIN = 30
"""The subject begins within so many characters behind its verb."""

_INVERTED = frame_pattern(r"\s{0,2}{hereby}\s{inverted_verbs}\s")
"""A clause that begins with "hereby" and its verb."""


def inverted_parties(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    """Return who gives and who gets in a sentence whose verb stands before both."""
    verb = _INVERTED.match(prose.folded, start, end)
    if verb is None:
        return None
    firms = sorted(companies(prose, verb.end(), end))
    if len(firms) < 2 or firms[0][0] - verb.end() > SUBJECT_WITHIN:
        return None
    return firms[0], firms[1]
