"""Sentences that put the verb before its subject: "Hiermit bevollmächtigt die X GmbH die Y KG".

In: the prose and a sentence. Out: the first company, which gives, and the second, which gets; and
whether a name is the object of a verb whose subject is "we". German and Dutch invert so.
"""

from __future__ import annotations

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

SUBJECT_WITHIN = 30
"""The subject begins within so many characters behind its verb."""

_INVERTED = frame_pattern(r"\s{0,2}{hereby}\s{inverted_verbs}\s")
"""A clause that begins with "hereby" and its verb."""

OBJECT_LEAD, MOST_BETWEEN = 40, 3
"""Words between "we have" and its object: so many characters and words at most."""

_DATIVE = frame_pattern(
    r"\b(?:{german_haves}|{german_giving}\s{german_we})\s(?:{hereby}\s)?"
    r"(?:der|dem)\s(?:{dative_firms}\s)?[\"“«„]?$"
)
"""In German the dative behind "has" or "we give" is whom leave is given: hat der X GmbH erlaubt."""


def inverted_parties(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    """Return who gives and who gets in a sentence whose verb stands before both."""
    verb = _INVERTED.match(prose.folded, start, end)
    if verb is None:
        return None
    firms = sorted(companies(prose, verb.end(), end))
    if len(firms) < 2 or firms[0][0] - verb.end() > SUBJECT_WITHIN:
        return None
    return firms[0], firms[1]


def is_behind_us(prose: Prose, start: int) -> bool:
    """Whether a name is the object of "we have" before it: haben wir (die Firma) X … zugelassen."""
    first = max(prose.sentence(start)[0], start - OBJECT_LEAD)
    if "de" in prose.languages and _DATIVE.search(prose.folded, first, start):
        return True
    found = list(clause_pattern("we_with_verb").finditer(prose.folded, first, start))
    words = prose.folded[found[-1].end() : start].split() if found else []
    return bool(found) and len(words) <= MOST_BETWEEN and not any("," in word for word in words)
