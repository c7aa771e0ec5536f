"""Who speaks in a letter: names behind "we,", persons who say "I", and owners of the mark.

In: the prose, where the grant begins. Out: candidates for the grantor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.letter.names.bare_names import bare_names
from proofcheck.extraction.letter.names.candidates import (
    BARE_HEAD,
    MOST,
    OPENER,
    THIRD_PERSON,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.names.persons import is_person, undersigned
from proofcheck.extraction.letter.parties.choice import PERSON
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

FIRST_SENTENCES = 8
"""Who speaks is named in one of so many sentences at the beginning."""

FOOT = 0.6
"""A letter is signed behind this share (0..1) of its text."""

_BRACKET = re.compile(r"\s?[（(][^（）()]{2,60}[）)]\s?")
_IS = frame_pattern(r"\b{passive_copulas}\b")

_SINGULAR = frame_pattern(r"\b{first_singular}\b")


def opened_names(prose: Prose, verb: int | None) -> Iterator[Candidate]:
    """Names behind "we," in the sentence of the grant, or that begin it themselves."""
    if verb is None:
        return
    start, _ = prose.sentence(verb)
    head = prose.spoken[start:verb]
    hits = [h for h in find_phrases(pattern_of("openers"), head) if h[1] <= 60]
    for _, _, end in hits:
        span = name_at(prose, start + end)
        person = undersigned(prose, start + end)
        if person is not None:
            yield from candidate(prose, person.company or person.name, OPENER)
        elif span is not None and not _is_subject_of_passive(prose, span, verb):
            yield from candidate(prose, span, OPENER)
    if not hits and verb > start + 2:
        span = name_at(prose, start)
        is_firm = span is not None and has_legal_form(prose.text[slice(*span)])
        if span is None or _is_told_of(prose, span):
            return
        if span[1] <= verb + 1 and is_firm:
            yield from candidate(prose, span, THIRD_PERSON)


def _is_subject_of_passive(prose: Prose, span: tuple[int, int], verb: int) -> bool:
    """Whether a name is said to be something: Die Firma X ist unser Kunde und … berechtigt."""
    if _is_told_of(prose, span):
        return True
    between = prose.folded[span[1] : max(span[1], verb)]
    speaks = clause_pattern("first_person").search(
        prose.spoken[prose.sentence(span[0])[0] : span[0]]
    )
    return speaks is None and _IS.search(between) is not None


def _is_told_of(prose: Prose, span: tuple[int, int]) -> bool:
    """Whether a Chinese copula stands right behind a name, or behind its address in brackets."""
    bracket = _BRACKET.match(prose.text, span[1])
    behind = bracket.end() if bracket else span[1]
    return prose.folded[behind : behind + 1] in frame_words("han_copulas")


def speaking_firms(prose: Prose) -> Iterator[Candidate]:
    """Yield the firm of who speaks: "Ich, Anna Roth, Inhaberin des Einzelunternehmens X"."""
    for match in islice(clause_pattern("first_person").finditer(prose.spoken), MOST):
        if prose.text[match.end() : match.end() + 1] != ",":
            continue
        person = undersigned(prose, match.end())
        if person is not None:
            yield from candidate(prose, person.company, OPENER)


def own_owner(prose: Prose) -> Iterator[Candidate]:
    """Persons who speak of themselves as the owner of the mark, with no company beside them."""
    for start, end in prose.sentences[:FIRST_SENTENCES]:
        if clause_pattern("owner_words").search(prose.folded, start, end) is None:
            continue
        if any(True for _ in companies(prose, start, end)):
            continue
        for _, _, behind in find_phrases(pattern_of("openers"), prose.spoken[start:end]):
            span = name_at(prose, start + behind)
            if span is not None and span[1] < end and is_person(prose.text[slice(*span)]):
                yield Candidate(start=span[0], end=span[1], weight=OPENER / PERSON)


def lone_speaker(prose: Prose) -> Iterator[Candidate]:
    """Yield the person at the foot of a letter in which "I" give leave and no firm is named."""
    if _SINGULAR.search(prose.folded) is None:
        return
    foot = int(len(prose.text) * FOOT)
    signed = [s for s in bare_names(prose) if s[0] > foot and is_person(prose.text[slice(*s)])]
    for start, end in signed[-1:]:
        yield Candidate(start=start, end=end, weight=BARE_HEAD)


def owning_names(prose: Prose) -> Iterator[Candidate]:
    """Names that begin a sentence saying that their bearer owns the mark."""
    for _, start, _ in find_phrases(pattern_of("owns"), prose.spoken, most=MOST):
        begin, _ = prose.sentence(start)
        openers = [
            end for _, _, end in find_phrases(pattern_of("openers"), prose.spoken[begin:start])
        ]
        span = name_at(prose, begin + (openers[-1] if openers and openers[-1] < 20 else 0))
        if span is not None and span[1] <= start + 1:
            yield from candidate(prose, span, OPENER - 0.5)
