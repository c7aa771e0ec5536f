"""Parties by the terms that a paper defines for them: X (hereinafter "the Licensor").

In: the prose and its companies. Out: candidates for a part: the name before the bracket or quotes
that define the term, else the person whom the clause names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.extraction.letter.names.candidates import DEFINITION, MOST, Candidate, candidate
from proofcheck.extraction.letter.names.ends import name_ending_at
from proofcheck.extraction.letter.names.persons import HONORIFIC, is_person
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

DEFINED_WITHIN = 400
"""A party's name begins so many characters at most before the term that is defined for it."""

_REMARK = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_PERSON = re.compile(r"[^\W\d_][^,;:\n()]{3,40}(?=[,;(])")
_DEED = re.compile(r"[立具][\u4e00-\u9fff]{0,5}人\s?[:：]?\s?(?=[\u4e00-\u9fff]{2})")
_ARTICLE = frame_pattern(r"^{articles}\s")
_DEFINED = re.compile(r"[“\"«„「『]\s?([^”\"»“」』\n]{2,40}?)\s?[”\"»“」』]")


def defined(prose: Prose, words: str, firms: tuple[tuple[int, int], ...]) -> Iterator[Candidate]:
    """Names before a bracket that defines them: X (hereinafter "the Licensor")."""
    pattern = pattern_of(words)
    for match in islice(_REMARK.finditer(prose.text), MOST):
        inside = prose.spoken[match.start(1) : match.end(1)].strip()
        last = [m for m in find_phrases(pattern, inside) if m[2] >= len(inside) - 1]
        if not last or not _is_definition(inside, last[-1][1]):
            continue
        firm = next((f for f in firms if match.start() - 1 <= f[1] <= match.start()), None)
        span = firm or _behind_deed(prose, name_ending_at(prose, match.start()))
        first = prose.sentence(match.start())[0]
        is_firm = span is not None and (firm or has_legal_form(prose.text[slice(*span)]))
        if not is_firm and any(first <= firm[0] < match.start() for firm in firms):
            continue  # a company, its address at Ebène (hereinafter "the Principal")
        is_named = span is not None and (
            bool(is_firm) or not any(ch.isdigit() for ch in prose.text[slice(*span)])
        )
        yield from candidate(prose, span, DEFINITION) if is_named else ()  # (Via Ramelli 3)


def defined_in_text(
    prose: Prose, role: str, firms: tuple[tuple[int, int], ...]
) -> Iterator[Candidate]:
    """Names in whose clause a term is defined: ci-après « le Fabricant », (the "Dealer")."""
    last = 0
    for match in islice(_DEFINED.finditer(prose.text), MOST):
        term = _ARTICLE.sub("", prose.plain[match.start(1) : match.end(1)].strip())
        found = role_of_heading(term)
        lead = prose.spoken[max(0, match.start() - 40) : match.start()]
        is_bracketed = (
            prose.text[match.start() - 1] in "(（" or prose.text[match.end() :][:1] in ")）"
        )
        is_lead = (
            pattern_of("definition_leads").search(lead) or prose.text[match.start() - 1] in "(（"
        )
        if found is None:
            last = match.end() if is_bracketed or is_lead else last
            continue
        first = max(last, match.start() - DEFINED_WITHIN)
        last = match.end()
        before = [span for span in firms if first <= span[0] and span[1] <= match.start() + 1]
        if found == role and before and is_lead:
            yield from candidate(prose, before[0], DEFINITION)
        elif found == role and is_lead:
            person = _person_in(prose, first, match.start())
            yield from candidate(prose, person, DEFINITION - 0.5) if person else ()


def _behind_deed(prose: Prose, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """Cut "who makes this deed" off a name that it leads (立同意書人吳佩珊)."""
    lead = _DEED.match(prose.text, *span) if span is not None else None
    return (lead.end(), span[1]) if lead is not None and span is not None else span


def _person_in(prose: Prose, start: int, end: int) -> tuple[int, int] | None:
    """Return the first person behind "Mr", "el señor" and the like in a span."""
    for honorific in HONORIFIC.finditer(prose.text, start, end):
        name = _PERSON.match(prose.text, honorific.end(), end)
        if name is not None and is_person(name[0]):
            return name.span()
    return None


def _is_definition(inside: str, start: int) -> bool:
    lead = inside[:start].strip()
    return not lead or pattern_of("definition_leads").search(lead) is not None
