"""Who grants, and to whom: the two names that must never be mixed up.

In: the prose of a letter and its labelled values. Out: grantor and grantee, each the name that
the weightiest witnesses on the page agree on. Labels, definitions ("hereinafter the Licensor")
and the sentence of the grant speak loudest; signature block and letterhead are the grantor's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.letter.addressee import addressed_act, addressed_names
from proofcheck.extraction.letter.candidates import (
    DEFINITION,
    LABEL,
    MOST,
    OPENER,
    THIRD_PERSON,
    WEAK_GRANT,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.companies import without_lead
from proofcheck.extraction.letter.given import given_names, shown_name, speaker_grants
from proofcheck.extraction.letter.grant import find_grant
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.letterheads import SIGNED_PART, letterhead, on_behalf, signed
from proofcheck.extraction.letter.names import has_legal_form, name_at, name_ending_at, name_key
from proofcheck.extraction.letter.persons import is_person, undersigned
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

DEFINED_WITHIN = 400
"""A party's name begins so many characters at most before the term that is defined for it."""

_REMARK = re.compile(r"[(（]([^()（）\n]{2,60})[)）]")
_DEFINED = re.compile(r"[“\"«„「『]\s?([^”\"»“」』\n]{2,40}?)\s?[”\"»“」』]")


class Parties(Struct, frozen=True, kw_only=True):
    """The spans of both names with their confidence (0..1), and where the grant begins."""

    grantor: tuple[int, int, float] | None
    grantee: tuple[int, int, float] | None
    grant: int | None


def find_parties(prose: Prose, labelled: tuple[Labelled, ...]) -> Parties:
    """Find grantor and grantee; a name is never both."""
    grant = find_grant(prose)
    sure = [
        *_labelled(prose, labelled, "grantor"),
        *_defined(prose, "definitions.grantor"),
        *_defined_in_text(prose, "definitions.grantor"),
    ]
    heads, signatures = tuple(letterhead(prose)), tuple(signed(prose, labelled))
    shown = _at_both_ends(prose, heads, signatures) if speaker_grants(prose) else ()
    givers = frozenset(_key(prose, c) for c in (*sure, *shown))
    addressed = tuple(addressed_names(prose, grant.start))
    grantees = [
        *(c for c in grant.grantees if _key(prose, c) not in givers),
        *(c for c in given_names(prose) if _key(prose, c) not in givers),
        *shown_name(prose),
        *_labelled(prose, labelled, "grantee"),
        *_defined(prose, "definitions.grantee"),
        *_defined_in_text(prose, "definitions.grantee"),
        *addressed,
    ]
    grantee = _choose(prose, grantees, frozenset(_key(prose, c) for c in grant.grantors))
    taken = frozenset({name_key(prose.text[grantee[0] : grantee[1]])} if grantee else ())
    grantors = [
        *sure,
        *grant.grantors,
        *_opened(prose, grant.start),
        *_owning(prose),
        *on_behalf(prose),
        *signatures,
        *heads,
        *shown,
    ]
    grantor = _choose(prose, grantors, taken)
    act = addressed_act(prose) if addressed else None
    starts = [grant.start, act[0] if act else None]
    start = min((start for start in starts if start is not None), default=None)
    return Parties(grantor=grantor, grantee=grantee, grant=start)


def _key(prose: Prose, found: Candidate) -> str:
    return name_key(prose.text[slice(*without_lead(prose, (found.start, found.end)))])


def _at_both_ends(
    prose: Prose, heads: tuple[Candidate, ...], signatures: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    """Return who stands in the letterhead and signs: where "we" grant, it is we."""
    signers = {_key(prose, c) for c in signatures}
    both = [c for c in heads if _key(prose, c) in signers]
    return tuple(Candidate(start=c.start, end=c.end, weight=DEFINITION) for c in both[:1])


def _choose(
    prose: Prose, candidates: list[Candidate], taken: frozenset[str]
) -> tuple[int, int, float] | None:
    """Return the name with the greatest weight together, at the place of its best witness."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for given in candidates:
        start, end = without_lead(prose, (given.start, given.end))
        found = Candidate(start=start, end=end, weight=given.weight)
        key = name_key(prose.text[found.start : found.end])
        if key and key not in taken:
            groups[key].append(found)
    if not groups:
        return None
    best = max(groups.values(), key=lambda group: sum(c.weight for c in group))
    chosen = max(best, key=lambda c: c.weight)
    rest = [sum(c.weight for c in group) for group in groups.values() if group is not best]
    lead = sum(c.weight for c in best) / (sum(c.weight for c in best) + max(rest, default=0.0) / 2)
    return chosen.start, chosen.end, round(min(0.98, (0.8 + 0.06 * len(best)) * lead), 3)


def _labelled(prose: Prose, labelled: tuple[Labelled, ...], field: str) -> Iterator[Candidate]:
    for value in labelled:
        if value.field == field:
            span = name_at(prose, value.start)
            if span is not None and span[0] < value.end:
                keeps_dot = prose.text[value.end : span[1]] == "."
                end = span[1] if span[1] <= value.end or keeps_dot else value.end
                is_signature = value.start > len(prose.text) * SIGNED_PART and is_person(
                    prose.text[span[0] : end]
                )
                yield from candidate(prose, (span[0], end), WEAK_GRANT if is_signature else LABEL)


def _defined(prose: Prose, words: str) -> Iterator[Candidate]:
    """Names before a bracket that defines them: X (hereinafter "the Licensor")."""
    pattern = pattern_of(words)
    for match in islice(_REMARK.finditer(prose.text), MOST):
        inside = prose.spoken[match.start(1) : match.end(1)].strip()
        last = [m for m in find_phrases(pattern, inside) if m[2] >= len(inside) - 1]
        if not last or not _is_definition(inside, last[-1][1]):
            continue
        span = name_ending_at(prose, match.start())
        yield from candidate(prose, span, DEFINITION)


def _defined_in_text(prose: Prose, words: str) -> Iterator[Candidate]:
    """Names in whose clause a term is defined without brackets: ci-après dénommée « X »."""
    pattern = pattern_of(words)
    for match in islice(_DEFINED.finditer(prose.text), MOST):
        inside = prose.spoken[match.start(1) : match.end(1)].strip()
        lead = prose.spoken[max(0, match.start() - 40) : match.start()]
        if not pattern.fullmatch(inside) or not pattern_of("definition_leads").search(lead):
            continue
        starts = [a for a, _ in prose.lines if match.start() - DEFINED_WITHIN < a < match.start()]
        for start in reversed(starts):
            span = name_at(prose, start)
            if span is not None and has_legal_form(prose.text[slice(*span)]):
                yield from candidate(prose, span, DEFINITION)
                break


def _is_definition(inside: str, start: int) -> bool:
    lead = inside[:start].strip()
    return not lead or pattern_of("definition_leads").search(lead) is not None


def _opened(prose: Prose, verb: int | None) -> Iterator[Candidate]:
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
            yield from candidate(prose, person.company, OPENER)
        elif span is not None and prose.text[span[1] : span[1] + 1] not in ("为", "系", "是"):
            yield from candidate(prose, span, OPENER)
    if not hits and verb > start + 2:
        span = name_at(prose, start)
        if span is not None and span[1] <= verb + 1 and has_legal_form(prose.text[slice(*span)]):
            yield from candidate(prose, span, THIRD_PERSON)


def _owning(prose: Prose) -> Iterator[Candidate]:
    """Names that begin a sentence saying that their bearer owns the mark."""
    for _, start, _ in find_phrases(pattern_of("owns"), prose.spoken, most=MOST):
        begin, _ = prose.sentence(start)
        openers = [
            end for _, _, end in find_phrases(pattern_of("openers"), prose.spoken[begin:start])
        ]
        span = name_at(prose, begin + (openers[-1] if openers and openers[-1] < 20 else 0))
        if span is not None and span[1] <= start + 1:
            yield from candidate(prose, span, OPENER - 0.5)
