"""Sentences about the link above the grantor: an owner lets somebody appoint others.

In: the prose and a sentence. Out: where the right to appoint others is spoken of ("entitled to
authorize resellers", con facultad para autorizar a revendedores). Such a sentence tells who
grants, not who gets.
"""

from __future__ import annotations

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.permission import acts_in
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

RIGHT_WITHIN = 24
"""A noun for the right to appoint others stands within so many characters before it."""

_RIGHT = frame_pattern(r"\b{rights_to_appoint}\b")
"""The noun of a right that is given: the power, das Recht."""

_APPOINTS = frame_pattern(
    r"\b{to_words}\s{appoint_verbs}\s(?:\w+\s){0,2}(?:sub)?{resellers}\b"
    r"|{resellers_before}\s(?:\w+\s){0,2}{infinitive_words}\s{appoint_verbs_last}\b"
)
"""To authorise (our) resellers; Händler (in …) zu autorisieren."""


def passing_on(prose: Prose, start: int, end: int) -> int | None:
    """Return where a sentence lets somebody appoint others, if it gives no leave to sell too."""
    phrase = clause_pattern("passing_on").search(prose.folded, start, end)
    phrase = phrase or _APPOINTS.search(prose.folded, start, end)
    if phrase is None:
        return None
    before = [act[0] for act in acts_in(prose.folded, start, end) if act[0] < phrase.start()]
    first = max(start, phrase.start() - RIGHT_WITHIN)
    is_right = _RIGHT.search(prose.folded, first, phrase.start()) is not None
    ground = clause_pattern("above_leads").search(prose.spoken, start, phrase.start())
    if is_right and not before and ground:
        return phrase.start()  # under its contract with Y, X has the right to appoint dealers
    if not before or has_sign("sales", prose.folded, max(before), phrase.start()):
        return None
    return phrase.start()


def right_before(prose: Prose, start: int, passing: int) -> int:
    """Return where "with the right to" begins before the words for appointing others."""
    first = max(start, passing - RIGHT_WITHIN)
    nouns = [match.start() for match in _RIGHT.finditer(prose.folded, first, passing)]
    return nouns[-1] if nouns else passing


def is_link_above(prose: Prose, position: int) -> bool:
    """Whether a position stands in such a sentence, and the speaker gives no right in it."""
    start, end = prose.sentence(position)
    passing = passing_on(prose, start, end)
    if passing is None:
        return False
    head = prose.spoken[start:passing]
    speaks = clause_pattern("first_person").search(head) or pattern_of("inverted_we").search(head)
    return speaks is None
