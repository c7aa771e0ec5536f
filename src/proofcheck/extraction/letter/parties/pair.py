"""Who grants, and to whom: the two names that must never be mixed up.

In: the prose of a letter and its labelled values. Out: grantor and grantee, each the name that
the weightiest witnesses on the page agree on, and who stands above the grantor. Labels, headings,
definitions ("hereinafter the Licensor") and the voice of the verbs speak loudest; signature block
and letterhead are the grantor's.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.candidates import (
    DEFINITION,
    LABEL,
    Candidate,
)
from proofcheck.extraction.letter.names.mentions import Mentions, find_mentions
from proofcheck.extraction.letter.parties.above import is_told_above, who_is_above
from proofcheck.extraction.letter.parties.addressee import (
    addressed_act,
    addressed_names,
    other_names,
)
from proofcheck.extraction.letter.parties.asked import answered
from proofcheck.extraction.letter.parties.between import between_lines
from proofcheck.extraction.letter.parties.choice import choose_pair
from proofcheck.extraction.letter.parties.consent import consented_names
from proofcheck.extraction.letter.parties.contracts import contract_parties
from proofcheck.extraction.letter.parties.domains import by_domain
from proofcheck.extraction.letter.parties.given import (
    gets_below,
    given_names,
    objects,
    our_partners,
    shown_name,
    speaker_grants,
)
from proofcheck.extraction.letter.parties.grant import Grant, find_grant
from proofcheck.extraction.letter.parties.kin import parents
from proofcheck.extraction.letter.parties.labelled_parties import parted_labels, told_names
from proofcheck.extraction.letter.parties.letterheads import (
    letterhead,
    on_behalf,
    signed,
    signed_shop,
)
from proofcheck.extraction.letter.parties.loose import loose_grantees, loose_grantors
from proofcheck.extraction.letter.parties.officers import introduced, officers_firm
from proofcheck.extraction.letter.parties.own_marks import mark_bearers
from proofcheck.extraction.letter.parties.owners import is_owner
from proofcheck.extraction.letter.parties.placing import (
    by_heading,
    by_place,
    by_row,
    others_named,
    strangers,
)
from proofcheck.extraction.letter.parties.referred import referred, speaking
from proofcheck.extraction.letter.parties.seated import seated
from proofcheck.extraction.letter.parties.speakers import (
    lone_speaker,
    opened_names,
    own_owner,
    owning_names,
    speaking_firms,
)
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.parties.stated_roles import is_said_owner, stated
from proofcheck.extraction.letter.parties.voice import Part, Voiced, voices
from proofcheck.extraction.letter.parties.writers import firms_of_writer
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

OBJECT = 1.4
"""What it weighs to stand behind an active verb of permission without a legal form."""

CONTRACT = 2.4
"""What it weighs to be named first, or second, in the head of a contract."""

_OWNER_BEHIND = frame_pattern(
    r"(?:,? {owner_titles}|(?<=eenmanszaak) van) "
    r"(?:[A-ZÀ-Ž][\w.'’-]*(?: (?:van |von |de )?[A-ZÀ-Ž][\w'’-]*){0,3})"
)

ABOVE = 3.0
"""What it weighs against a name that it authorised the grantor."""


class Parties(Struct, frozen=True, kw_only=True):
    """The spans of the names with their confidence (0..1), and where the grant begins.

    `above` is who authorised the grantor, where the letter says so in its prose.
    """

    grantor: tuple[int, int, float] | None
    grantee: tuple[int, int, float] | None
    above: tuple[int, int, float] | None
    grant: int | None


class _Said(Struct, frozen=True, kw_only=True):
    """What a letter says about its names, found once: the grant, labels, verbs, marks, greetings.

    `told` are the names behind labels by role; `owners` bear a mark in their name; `heads` and
    `signatures` stand in the letterhead and at the foot; in the name of `spoken_for`, with its
    role, an officer writes, or who introduces itself.
    """

    grant: Grant
    told: dict[str, list[Candidate]]
    mentions: Mentions
    voiced: tuple[Voiced, ...]
    owners: tuple[Candidate, ...]
    addressed: tuple[Candidate, ...]
    contract: tuple[Span, Span] | None
    heads: tuple[Candidate, ...]
    signatures: tuple[Candidate, ...]
    spoken_for: tuple[tuple[str, Candidate], ...]


def find_parties(prose: Prose, labelled: tuple[Labelled, ...]) -> Parties:
    """Find grantor, grantee and who stands above; a name has one of these parts alone."""
    said = _said(prose, labelled)
    grantors, grantees = _grantors(prose, said), _grantees(prose, said)
    grantees.extend(referred(prose, said.mentions, speaking(prose, grantors)))
    ends = (*said.heads, *said.signatures)
    bystanders = tuple(strangers(prose, said.mentions))
    writers = tuple(firms_of_writer(prose, said.mentions, ends, bystanders))
    for role, found in _by_either_role(prose, said):
        if role == "grantor" and writers and is_said_owner(found) and not _is_in(found, writers):
            continue  # who is told to own the mark is above who writes
        (grantors if role == "grantor" else grantees).append(found)
    addressed = said.addressed
    if not grantees or max(found.weight for found in grantees) < 1.0:
        addressed = tuple(other_names(prose))
        grantees.extend(addressed)
    against = [
        *(_candidate(v.span, ABOVE) for v in said.voiced if v.is_above),
        *others_named(prose, said.mentions, addressed),
        *bystanders,
        *parents(prose, said.mentions, ends),
    ]
    grantees = _without_spoken_for(said, grantees)
    grantor, grantee = choose_pair(prose, grantors, grantees, against, said.mentions.companies)
    grantor, grantee = _with_owner(prose, grantor), _with_owner(prose, grantee)
    act = addressed_act(prose) if addressed else None
    starts = [start for start in (said.grant.start, act[0] if act else None) if start is not None]
    return Parties(
        grantor=grantor,
        grantee=grantee,
        above=who_is_above(prose, said.voiced, grantor, grantee),
        grant=min(starts, default=None),
    )


def _said(prose: Prose, labelled: tuple[Labelled, ...]) -> _Said:
    grant = find_grant(prose)
    told = parted_labels(prose, labelled, told_names(prose, labelled))
    spans = [(c.start, c.end) for c in (*told["grantor"], *told["grantee"])]
    mentions = _without_shops(find_mentions(prose, spans), labelled)
    return _Said(
        grant=grant,
        told=told,
        mentions=mentions,
        voiced=tuple(v for v in voices(prose, mentions.all) if not is_told_above(v, told)),
        owners=tuple(mark_bearers(prose, labelled, mentions)),
        addressed=tuple(addressed_names(prose, grant.start)),
        contract=contract_parties(prose),
        heads=tuple(letterhead(prose)),
        signatures=tuple(signed(prose, labelled)),
        spoken_for=(*officers_firm(prose, mentions), *introduced(prose, mentions)),
    )


def _grantors(prose: Prose, said: _Said) -> list[Candidate]:
    """List who may give: by labels, by words for the speaker, by verbs, by head and foot."""
    is_named = bool(said.mentions.companies) or any(loose_grantors(prose))
    return [
        *said.told["grantor"],
        *said.grant.grantors,
        *opened_names(prose, said.grant.start),
        *owning_names(prose),
        *speaking_firms(prose),
        *own_owner(prose),
        *(() if is_named else lone_speaker(prose)),
        *_ends(prose, said),
        *_by_voice(said.voiced, Part.GIVES, Part.AGENT),
        *said.owners,
        *loose_grantors(prose),
        *([_candidate(said.contract[0], CONTRACT)] if said.contract else ()),
    ]


def _grantees(prose: Prose, said: _Said) -> list[Candidate]:
    """List who may get: by labels, beside verbs of leave, as partner, object or addressee."""
    return [
        *said.told["grantee"],
        *said.grant.grantees,
        *(
            c
            for c in given_names(prose)
            if not _gives(said.voiced, c) and not is_owner(prose, (c.start, c.end))
        ),
        *shown_name(prose),
        *consented_names(prose),
        *our_partners(prose),
        *gets_below(prose),
        *(_candidate(span, OBJECT) for span in objects(prose)),
        *said.addressed,
        *(c for c in loose_grantees(prose) if not _is_in(c, said.owners)),
        *_by_voice(said.voiced, Part.GETS),
        *([_candidate(said.contract[1], CONTRACT)] if said.contract else ()),
    ]


def _by_either_role(prose: Prose, said: _Said) -> Iterator[tuple[str, Candidate]]:
    """Yield who has a role by its place or by plain words; a mark's bearer gets by no weak one."""
    for role, found in (
        *by_heading(prose, said.mentions),
        *by_place(prose, said.mentions),
        *said.spoken_for,
        *by_domain(prose, said.mentions),
        *by_row(prose, said.mentions),
        *answered(prose, said.mentions),
        *stated(prose, said.mentions),
        *between_lines(prose),
        *seated(prose, said.mentions),
    ):
        is_weak = 1.0 <= found.weight < LABEL - 1
        if role == "grantor" or not (is_weak and _is_in(found, said.owners)):
            yield role, found


def _without_spoken_for(said: _Said, grantees: list[Candidate]) -> list[Candidate]:
    """Leave out the firm that speaks, unless a label calls it the grantee."""
    speaking = tuple(found for _, found in said.spoken_for)
    return [c for c in grantees if c in said.told["grantee"] or not _is_in(c, speaking)]


def _candidate(span: Span, weight: float) -> Candidate:
    return Candidate(start=span[0], end=span[1], weight=weight)


def _with_owner(
    prose: Prose, chosen: tuple[int, int, float] | None
) -> tuple[int, int, float] | None:
    """Take the owner printed behind a trader's name into it: Radhaus Mitte, Inh. Silke Roth."""
    line_end = prose.line_end(chosen[1] - 1) if chosen is not None else 0
    owner = _OWNER_BEHIND.match(prose.text, chosen[1], line_end) if chosen is not None else None
    return (chosen[0], owner.end(), chosen[2]) if chosen is not None and owner else chosen


def _is_in(found: Candidate, others: tuple[Candidate, ...]) -> bool:
    """Whether a name of running text is one that bears the mark: it is no dealer by its place."""
    return any(found.start < other.end and other.start < found.end for other in others)


def _gives(voiced: tuple[Voiced, ...], found: Candidate) -> bool:
    """Whether the verb beside a name tells that it gives."""
    return any(
        v.part is Part.GIVES and v.span[0] < found.end and found.start < v.span[1] for v in voiced
    )


def _without_shops(mentions: Mentions, labelled: tuple[Labelled, ...]) -> Mentions:
    """Leave out the names that a label announces as shops: they are no parties."""
    shops = [(value.start, value.end) for value in labelled if value.field == "channels"]

    def kept(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple(s for s in spans if not any(a <= s[0] < b for a, b in shops))

    return Mentions(
        companies=kept(mentions.companies), bare=kept(mentions.bare), all=kept(mentions.all)
    )


def _by_voice(voiced: tuple[Voiced, ...], *parts: Part) -> Iterator[Candidate]:
    """Yield whom the verbs give a part; whom an agent authorised gets."""
    for found in voiced:
        if found.is_above:
            continue
        if found.part in parts:
            yield _candidate(found.span, found.weight)
        if found.part is Part.AGENT and found.of is not None and Part.GETS in parts:
            yield _candidate(found.of, found.weight)


def _ends(prose: Prose, said: _Said) -> Iterator[Candidate]:
    """Yield who stands in the letterhead and who signs; where "we" grant, it is we."""
    yield from (*on_behalf(prose), *said.signatures, *said.heads, *signed_shop(prose))
    if speaker_grants(prose):
        signers = {core_of(prose.text[c.start : c.end]) for c in said.signatures}
        both = [c for c in said.heads if core_of(prose.text[c.start : c.end]) in signers]
        yield from (Candidate(start=c.start, end=c.end, weight=DEFINITION) for c in both[:1])
