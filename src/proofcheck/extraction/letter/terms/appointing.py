"""Leave to appoint or supply others: "may appoint retailers", kann Wiederverkäufer einsetzen.

In: the prose. Out: hits with their answers. A verb of appointing (`letter_terms.yaml`) beside a
word for who sells, in a clause that allows or denies it, says whether the right may be passed on,
in whatever words; where the grantor speaks of itself ("we may appoint others") it says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.promises import is_of_grantor, subject_before
from proofcheck.extraction.letter.terms.term_words import (
    MISREAD_NO,
    MOST,
    NEED_NOT,
    TermHit,
    term_pattern,
)
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose

BEFORE, BEHIND = 64, 30
"""What allows or denies stands within so many characters before the verb, or behind it."""

BESIDE = 46
"""Who is appointed stands within so many characters of the verb."""

SPEAKER = 26
"""A first person that is the subject stands within so many characters before the verb."""

NEXT = 14
"""What allows something stands so near to who is allowed."""

_AUTHORISED = framed(r"{authorised_things}")
_CUT = re.compile(r"[.;:。；：?？\n]\s?|が、")
_COMMA = re.compile(r"[,，]\s?")


def appointing(prose: Prose) -> Iterator[TermHit]:
    """Yield where somebody is allowed or forbidden to appoint, authorise or supply others."""
    text = prose.folded
    cleared = MISREAD_NO.sub(lambda misread: " " * len(misread[0]), text)
    for verb in islice(term_pattern("appoint_verbs").finditer(text), MOST):
        if _AUTHORISED.match(text, verb.end()):
            continue  # 授权方 is who authorises, 授权品牌 what is allowed
        start, end = _clause(prose, verb)
        if not _has_appointee(text, verb, start, end):
            continue
        if _is_by_grantor(prose, verb, start):
            continue
        before = MISREAD_NO.sub(" ", text[start : verb.start()])
        behind = cleared[verb.end() : verb.end() + BEHIND].partition(". ")[0]
        behind = behind.rpartition(" ")[0] if " " in behind.strip() else behind
        behind = NEED_NOT.sub(" may 可 ", behind)
        is_denied = term_pattern("passing_no").search(before + " | " + behind) is not None
        is_allowed = term_pattern("passing_yes").search(before + " | " + behind) is not None
        if is_denied or is_allowed:
            yield TermHit(start=verb.start(), shown=(start, end), answer=not is_denied)


def _clause(prose: Prose, verb: re.Match[str]) -> tuple[int, int]:
    """Return the clause around a verb, cut at marks and in length."""
    start, end = prose.sentence(verb.start())
    start, end = max(start, verb.start() - BEFORE), min(end, verb.end() + BESIDE)
    cuts = [cut.end() for cut in _CUT.finditer(prose.text, start, verb.start())]
    stop = _CUT.search(prose.text, verb.end(), end)
    return (cuts[-1] if cuts else start), (stop.start() if stop else end)


def _is_by_grantor(prose: Prose, verb: re.Match[str], start: int) -> bool:
    """Whether the grantor itself appoints, by its role or as the speaker.

    A speaker stands right before the verb, or beside what allows it.
    """
    if is_of_grantor(prose, verb.start()) or subject_before(prose, verb.start()) == "grantor":
        return True
    text = prose.folded
    for first in clause_pattern("first_person").finditer(text, start, verb.start()):
        if first[0] == "ich" and prose.language != "de":
            continue  # "them" in Polish
        allowed = term_pattern("passing_yes").search(
            text, max(start, first.start() - NEXT), first.end() + NEXT
        )
        if first.end() >= verb.start() - SPEAKER or allowed:
            return True
    return False


def _has_appointee(text: str, verb: re.Match[str], start: int, end: int) -> bool:
    """Whether a word for who sells stands behind the verb, or right before it in its clause."""
    if not verb[0].isascii():  # 一般授权，授权方有权…: the noun has no object
        comma = _COMMA.search(text, verb.end(), end)
        end = comma.start() if comma else end
    if term_pattern("appointees").search(text, verb.end(), end):
        return True
    first = max(start, verb.start() - BESIDE)
    cuts = [cut.end() for cut in _COMMA.finditer(text, first, verb.start())]
    found = term_pattern("appointees").search(text, cuts[-1] if cuts else first, verb.start())
    is_final = term_pattern("final_verbs").fullmatch(verb[0]) is not None
    return found is not None and is_final
