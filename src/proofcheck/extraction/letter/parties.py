"""Who grants, and to whom: the two names that must never be mixed up.

In: the prose of a letter and its labelled values. Out: grantor and grantee, each the name that
the weightiest witnesses on the page agree on, and who stands above the grantor. Labels, headings,
definitions ("hereinafter the Licensor") and the voice of the verbs speak loudest; signature block
and letterhead are the grantor's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.letter.addressee import addressed_act, addressed_names
from proofcheck.extraction.letter.bare_names import bare_names
from proofcheck.extraction.letter.candidates import (
    BARE_HEAD,
    DEFINITION,
    LABEL,
    MOST,
    OPENER,
    THIRD_PERSON,
    WEAK_GRANT,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.choice import PERSON, choose_pair, core_of
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.companies import companies
from proofcheck.extraction.letter.consent import consented_names
from proofcheck.extraction.letter.contracts import contract_parties
from proofcheck.extraction.letter.definitions import defined_before_bracket, defined_in_text
from proofcheck.extraction.letter.given import (
    given_names,
    objects,
    our_partners,
    shown_name,
    speaker_grants,
)
from proofcheck.extraction.letter.grant import find_grant
from proofcheck.extraction.letter.headings import role_headings, role_of_remark
from proofcheck.extraction.letter.label_stems import is_label_words
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.legal_forms import has_legal_form
from proofcheck.extraction.letter.letterheads import SIGNED_PART, letterhead, on_behalf, signed
from proofcheck.extraction.letter.mentions import find_mentions
from proofcheck.extraction.letter.names import name_at
from proofcheck.extraction.letter.persons import is_person, undersigned
from proofcheck.extraction.letter.placing import by_heading, by_place, others_named
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.voice import Part, Voiced, voices
from proofcheck.extraction.letter.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

OBJECT = 1.4
"""What it weighs to stand behind an active verb of permission without a legal form."""

REMARK = 40
"""A remark behind a heading has at most so many characters."""

CONTRACT = 1.5
"""What it weighs to be named first, or second, in the head of a contract."""

ABOVE = 3.0
"""What it weighs against a name that it authorised the grantor."""

FIRST_SENTENCES = 8
"""Who speaks is named in one of so many sentences at the beginning."""

FOOT = 0.6
"""A letter is signed behind this share (0..1) of its text."""

_IS = re.compile(r"\b(?:ist|wurde|is|wordt|jest|zostala?)\b")
_SINGULAR = re.compile(
    r"\b(?:ich|ik|ja|i|je|io|yo|eu|meine[rnms]?|mijn|mojej|my|mon|ma|mia|mio|mi|minha)\b"
)


class Parties(Struct, frozen=True, kw_only=True):
    """The spans of the names with their confidence (0..1), and where the grant begins.

    `above` is who authorised the grantor, where the letter says so in its prose.
    """

    grantor: tuple[int, int, float] | None
    grantee: tuple[int, int, float] | None
    above: tuple[int, int, float] | None
    grant: int | None


def find_parties(prose: Prose, labelled: tuple[Labelled, ...]) -> Parties:
    """Find grantor, grantee and who stands above; a name has one of these parts alone."""
    grant = find_grant(prose)
    told = _told(prose, labelled)
    mentions = find_mentions(
        prose, [(c.start, c.end) for c in (*told["grantor"], *told["grantee"])]
    )
    voiced = tuple(voices(prose, mentions.all))
    addressed = tuple(addressed_names(prose, grant.start))
    grantors = [
        *told["grantor"],
        *grant.grantors,
        *_opened(prose, grant.start),
        *_owning(prose),
        *_speaking(prose),
        *_own_owner(prose),
        *(() if mentions.companies else _lone_speaker(prose)),
        *_ends(prose, labelled),
        *_by_voice(voiced, Part.GIVES, Part.AGENT),
    ]
    grantees = [
        *told["grantee"],
        *grant.grantees,
        *given_names(prose),
        *shown_name(prose),
        *consented_names(prose),
        *our_partners(prose),
        *(Candidate(start=a, end=b, weight=OBJECT) for a, b in objects(prose)),
        *addressed,
        *_by_voice(voiced, Part.GETS),
    ]
    contract = contract_parties(prose)
    if contract is not None:
        grantors.append(Candidate(start=contract[0][0], end=contract[0][1], weight=CONTRACT))
        grantees.append(Candidate(start=contract[1][0], end=contract[1][1], weight=CONTRACT))
    for role, found in (*by_heading(prose, mentions), *by_place(prose, mentions)):
        (grantors if role == "grantor" else grantees).append(found)
    against = [
        *(Candidate(start=v.span[0], end=v.span[1], weight=ABOVE) for v in voiced if v.is_above),
        *others_named(prose, mentions, addressed),
    ]
    grantor, grantee = choose_pair(prose, grantors, grantees, against, mentions.companies)
    act = addressed_act(prose) if addressed else None
    starts = [start for start in (grant.start, act[0] if act else None) if start is not None]
    return Parties(
        grantor=grantor,
        grantee=grantee,
        above=_above(prose, voiced, grantor, grantee),
        grant=min(starts, default=None),
    )


def _told(prose: Prose, labelled: tuple[Labelled, ...]) -> dict[str, list[Candidate]]:
    """Return by role whom labels and definitions name."""
    firms = tuple(sorted(set(companies(prose))))
    return {
        role: [
            *_labelled(prose, labelled, role),
            *defined_before_bracket(prose, f"definitions.{role}", firms),
            *defined_in_text(prose, role, firms),
        ]
        for role in ("grantor", "grantee")
    }


def _by_voice(voiced: tuple[Voiced, ...], *parts: Part) -> Iterator[Candidate]:
    """Yield whom the verbs give a part; whom an agent authorised gets."""
    for found in voiced:
        if found.is_above:
            continue
        if found.part in parts:
            yield Candidate(start=found.span[0], end=found.span[1], weight=found.weight)
        if found.part is Part.AGENT and found.of is not None and Part.GETS in parts:
            yield Candidate(start=found.of[0], end=found.of[1], weight=found.weight)


def _above(
    prose: Prose,
    voiced: tuple[Voiced, ...],
    grantor: tuple[int, int, float] | None,
    grantee: tuple[int, int, float] | None,
) -> tuple[int, int, float] | None:
    """Return who authorised the grantor: the agent of a clause about the grantor or "us"."""
    names = {core_of(prose.text[p[0] : p[1]]) for p in (grantor, grantee) if p is not None}
    giver = core_of(prose.text[grantor[0] : grantor[1]]) if grantor else ""
    for found in voiced:
        if found.part is not Part.AGENT or core_of(prose.text[slice(*found.span)]) in names:
            continue
        of = core_of(prose.text[slice(*found.of)]) if found.of else ""
        if found.is_above or (of and of == giver):
            return *found.span, 0.85
    return None


def _ends(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[Candidate]:
    """Yield who stands in the letterhead and who signs; where "we" grant, it is we."""
    heads, signatures = tuple(letterhead(prose)), tuple(signed(prose, labelled))
    yield from (*on_behalf(prose), *signatures, *heads)
    if speaker_grants(prose):
        signers = {core_of(prose.text[c.start : c.end]) for c in signatures}
        both = [c for c in heads if core_of(prose.text[c.start : c.end]) in signers]
        yield from (Candidate(start=c.start, end=c.end, weight=DEFINITION) for c in both[:1])


def _labelled(prose: Prose, labelled: tuple[Labelled, ...], field: str) -> Iterator[Candidate]:
    if field == "grantor" and any(
        role_of_remark(prose.plain[h.cell.start : h.cell.end + REMARK].split("\n")[0]) == "grantor"
        for h in role_headings(prose)
    ):
        return  # a link of the chain is marked as who issues the letter
    for value in labelled:
        if value.field == field and not _is_label_line(prose, value.start):
            span = name_at(prose, value.start)
            if span is not None and span[0] < value.end:
                keeps_dot = prose.text[value.end : span[1]] == "."
                end = span[1] if span[1] <= value.end or keeps_dot else value.end
                is_signature = value.start > len(prose.text) * SIGNED_PART and is_person(
                    prose.text[span[0] : end]
                )
                yield from candidate(prose, (span[0], end), WEAK_GRANT if is_signature else LABEL)


def _is_label_line(prose: Prose, start: int) -> bool:
    """Whether what stands beside a label is a label itself."""
    return is_label_words(prose.plain[start : prose.line_end(start)])


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
            yield from candidate(prose, person.company or person.name, OPENER)
        elif (
            span is not None
            and prose.text[span[1] : span[1] + 1] not in ("为", "系", "是")
            and not _is_subject_of_passive(prose, span, verb)
        ):
            yield from candidate(prose, span, OPENER)
    if not hits and verb > start + 2:
        span = name_at(prose, start)
        if span is not None and span[1] <= verb + 1 and has_legal_form(prose.text[slice(*span)]):
            yield from candidate(prose, span, THIRD_PERSON)


def _is_subject_of_passive(prose: Prose, span: tuple[int, int], verb: int) -> bool:
    """Whether a name is said to be something: Die Firma X ist unser Kunde und … berechtigt."""
    if prose.text[span[1] : span[1] + 1] in ("为", "系", "是"):
        return True
    between = prose.folded[span[1] : max(span[1], verb)]
    before = prose.spoken[prose.sentence(span[0])[0] : span[0]]
    speaks = clause_pattern("first_person").search(before)
    return speaks is None and _IS.search(between) is not None


def _speaking(prose: Prose) -> Iterator[Candidate]:
    """Yield the firm of who speaks: "Ich, Anna Roth, Inhaberin des Einzelunternehmens X"."""
    for match in islice(clause_pattern("first_person").finditer(prose.spoken), MOST):
        if prose.text[match.end() : match.end() + 1] != ",":
            continue
        person = undersigned(prose, match.end())
        if person is not None:
            yield from candidate(prose, person.company, OPENER)


def _own_owner(prose: Prose) -> Iterator[Candidate]:
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


def _lone_speaker(prose: Prose) -> Iterator[Candidate]:
    """Yield the person at the foot of a letter in which "I" give leave and no firm is named."""
    if not speaker_grants(prose) or _SINGULAR.search(prose.folded) is None:
        return
    foot = int(len(prose.text) * FOOT)
    signed = [s for s in bare_names(prose) if s[0] > foot and is_person(prose.text[slice(*s)])]
    for start, end in signed[-1:]:
        yield Candidate(start=start, end=end, weight=BARE_HEAD)


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
