"""Who gives and who gets in a sentence, by the voice of its verb.

In: the prose and the names that stand in it. Out: for every name beside an act of permission its
part: it gives ("X authorises"), gets ("authorises Y", "Y may sell", "Y is authorised"), or is the
agent of a passive ("Y was authorised by X"), with the name or the "we" that was authorised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern, frame_words
from proofcheck.extraction.letter.names.permission import acts_in
from proofcheck.extraction.letter.parties.attesting import attests, confirms_of_other
from proofcheck.extraction.letter.parties.consent import has_consent, is_our_leave
from proofcheck.extraction.letter.parties.inversion import inverted_parties, is_behind_us
from proofcheck.extraction.letter.parties.owners import is_owner
from proofcheck.extraction.letter.parties.passing import passing_on, right_before
from proofcheck.extraction.letter.parties.passive_agents import (
    COPULA_REACH,
    is_agent,
    is_ground,
    is_principal,
    is_sold,
    sells_by_leave,
)
from proofcheck.extraction.letter.parties.role_leads import (
    is_favoured,
    is_in_relative,
    is_represented,
    is_speaker,
)
from proofcheck.extraction.letter.text.clauses import (
    announces,
    clause_pattern,
    clause_set,
    is_source,
)
from proofcheck.extraction.letter.text.mail_header import header_end
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

SUBJECT_REACH, OBJECT_REACH = 220, 90
"""An act stands within so many characters behind its subject, before its object."""


class Part(Enum):
    """What somebody does in a sentence that gives leave."""

    GIVES = "gives"
    GETS = "gets"
    AGENT = "agent"


class Voiced(Struct, frozen=True, kw_only=True):
    """A name with its part; `of` is whom an agent authorised (None: the speaker, or not said).

    `is_above` tells that the agent stands above the speaker, whom it authorised.
    """

    span: Span
    part: Part
    weight: float
    of: Span | None = None
    is_above: bool = False


_OBJECT_MARKS = ("を", "に")
"""Japanese marks with these to whom or on whom something is done."""

_SAID_TO_BE = re.compile(
    r"\s?(?:[(（][^()（）\n]{1,40}[)）])?か[、，]?[^。\n]{2,120}てあることを[^。\n]{0,12}?(?:证明|认定|确认|保证|证し)"
)
"""Xが…の販売店であることを証明: whom the letter attests something of (kana without marks)."""

_SUFFERS = re.compile(r"を?(?:され|せられ|られ|受け)")
_ENTRUSTED = frame_pattern(r"{wide_entrusts}由$")
_WE_ARE = frame_pattern(r"{wide_we}{wide_are}?、?[\u3041-\u9fff]{0,4}\s?$")
_AGENT_OF = frame_pattern(r"[^，。；,;\n]{0,24}?{wide_agents}")
"""We are the dealer of X: who stands above the speaker."""

_TO = tuple(f" {word}" for word in frame_words("before_receivers"))
"""The words between an act and its object end in one of these."""

_COPULA_END = re.compile(r"[,;(（]")
_BRACKET = re.compile(r"[(（][^()（）]{0,90}[)）]")


def voices(prose: Prose, names: tuple[Span, ...]) -> Iterator[Voiced]:
    """Yield what the names do in the sentences that give leave to sell."""
    header = header_end(prose)
    for start, end in prose.sentences:
        if start < header:
            continue
        inside = [span for span in names if start <= span[0] < end]
        inside = [span for span in inside if not is_source(prose, start, span)]
        if not inside:
            continue
        inverted = inverted_parties(prose, start, end)
        if inverted is not None:
            yield Voiced(span=inverted[0], part=Part.GIVES, weight=2.6)
            yield Voiced(span=inverted[1], part=Part.GETS, weight=2.6)
            continue
        acts = sorted(set(acts_in(prose.folded, start, end)))
        acts = [a for a in acts if not any(n[0] <= a[0] and a[1] <= n[1] for n in inside)]
        passing = passing_on(prose, start, end)
        if passing is not None:
            passing = right_before(prose, start, passing)
            acts = [act for act in acts if act[0] < passing]
        for index, span in enumerate(inside):
            before = inside[index - 1] if index else None
            after = inside[index + 1] if index + 1 < len(inside) else None
            found = tuple(_parts(prose, (start, end), (before, span, after), acts))
            yield from (_passed_on(one) for one in found) if passing is not None else found
            is_last = after is None or (passing is not None and after[0] > passing)
            if passing is not None and not found and is_last and before and span[1] < passing:
                yield Voiced(span=span, part=Part.GIVES, weight=2.2)


def _passed_on(found: Voiced) -> Voiced:
    """Turn the parts of a sentence that lets somebody name others: that one is the grantor."""
    if found.part is Part.GETS:
        return Voiced(span=found.span, part=Part.GIVES, weight=found.weight)
    return Voiced(span=found.span, part=Part.AGENT, weight=found.weight, is_above=True)


def _parts(
    prose: Prose,
    sentence: Span,
    around: tuple[Span | None, Span, Span | None],
    acts: list[Span],
) -> Iterator[Voiced]:
    before, span, after = around
    first = before[1] if before else sentence[0]
    last = after[0] if after else sentence[1]
    behind = [act for act in acts if first <= act[0] and act[1] <= span[0] + 1]
    ahead = [act for act in acts if span[1] - 1 <= act[0] and act[1] <= last]
    led = _led(prose, sentence, span)
    if led is not None:
        yield led
        return
    if is_owner(prose, span):
        return
    by = _by_whom(prose, sentence, (before, span), behind, ahead)
    if by is not None:
        yield by
        return
    is_near = bool(ahead) and ahead[0][0] - span[1] <= SUBJECT_REACH
    if confirms_of_other(prose, span, ahead[0]) if is_near else attests(prose, span, last):
        yield Voiced(span=span, part=Part.GIVES, weight=2.2)
        return
    if is_near:
        part, weight = _as_subject(prose, span, ahead[0], after)
        if part is not None:
            yield Voiced(span=span, part=part, weight=weight)
            if part is Part.GETS or not behind:
                return
    if behind and span[0] - behind[-1][1] <= OBJECT_REACH:
        weight = _as_object(prose, behind[-1], span)
        if weight > 0:
            yield Voiced(span=span, part=Part.GETS, weight=weight)


def _by_whom(
    prose: Prose,
    sentence: Span,
    names: tuple[Span | None, Span],
    behind: list[Span],
    ahead: list[Span],
) -> Voiced | None:
    """Return the part of a name that "by", "under" or "of" leads."""
    before, span = names
    if sells_by_leave(prose, span, behind):
        return Voiced(span=span, part=Part.GETS, weight=2.4)
    if is_agent(prose, span, behind, ahead):
        return _agent(prose, sentence, before, span)
    if is_ground(prose, sentence, span):
        return Voiced(span=span, part=Part.AGENT, weight=1.5, is_above=True)
    if is_principal(prose, span, before[1] if before else sentence[0]):
        return Voiced(span=span, part=Part.AGENT, weight=1.6, of=before)
    return None


def _led(prose: Prose, sentence: Span, span: Span) -> Voiced | None:
    """Return what the words right before a name make of it, whatever the verb."""
    if _ENTRUSTED.search(prose.folded, max(0, span[0] - 6), span[0]):
        return Voiced(span=span, part=Part.GETS, weight=2.6)
    if is_favoured(prose, span):
        return Voiced(span=span, part=Part.GETS, weight=3.0)
    if is_represented(prose, span):
        return Voiced(span=span, part=Part.GIVES, weight=2.6)
    if is_speaker(prose, span):
        return Voiced(span=span, part=Part.GIVES, weight=2.2)
    if is_owner(prose, span):
        return None
    we_are = _WE_ARE.search(prose.folded, max(0, span[0] - 16), span[0])
    if we_are and _AGENT_OF.match(prose.folded, span[1]):
        return Voiced(span=span, part=Part.AGENT, weight=2.4, is_above=True)
    if has_consent(prose, sentence[0], span[0]):
        return Voiced(span=span, part=Part.GETS, weight=2.6)
    return None


def _agent(prose: Prose, sentence: Span, before: Span | None, span: Span) -> Voiced:
    """Say whom the agent authorised: the name before it, else the speaker."""
    head = prose.spoken[sentence[0] : span[0]]
    speaks = clause_pattern("first_person").search(head) is not None
    speaks = speaks or pattern_of("inverted_we").search(head) is not None
    leads = clause_pattern("above_leads").search(head) is not None
    tells_us = clause_pattern("to_us").search(head) is not None
    is_above = leads or (speaks and before is None) or tells_us
    return Voiced(span=span, part=Part.AGENT, weight=2.4, of=before, is_above=is_above)


def _as_subject(
    prose: Prose, span: Span, act: Span, after: Span | None
) -> tuple[Part | None, float]:
    """Tell whether the name before an act gives (active) or gets (passive, modal, copula)."""
    text = prose.folded
    if prose.text[span[1] : span[1] + 1] in _OBJECT_MARKS or is_behind_us(prose, span[0]):
        return Part.GETS, 2.2
    if is_in_relative(prose, span):
        return Part.GIVES, 2.8
    if clause_pattern("modals").match(text, *act):
        return Part.GETS, 2.8
    if clause_pattern("gets_words").match(text, *act):
        return Part.GETS, 2.6
    is_said = _SUFFERS.match(text, act[1]) or _SAID_TO_BE.match(text, span[1])
    if is_said or is_our_leave(prose, span[1], act):
        return Part.GETS, 2.6
    between = _BRACKET.sub(" ", prose.spoken[span[1] : act[0]])
    behind = prose.text[act[1] : act[1] + 24].lstrip()
    is_named = behind[:1].isupper() or (after is not None and 0 <= after[0] - act[1] <= 16)
    if is_named and _is_perfect(between):
        return Part.GIVES, 2.4
    near = between[-COPULA_REACH:]
    copula = max((m.end() for m in pattern_of("copulas").finditer(near)), default=-1)
    if clause_pattern("modals").search(between[-COPULA_REACH:]):
        return Part.GETS, 1.4  # X may appoint sub-dealers
    if announces(between, 0, len(between)):
        return None, 0.0
    if copula >= 0 and not _breaks(prose, act[0] - (len(near) - copula), act[0]):
        return Part.GETS, 2.6
    if clause_pattern("gets_words").search(between):
        return Part.GETS, 2.2
    if clause_pattern("active_only").match(text, act[0]) or act[0] - span[1] <= SUBJECT_REACH // 2:
        is_participle = _is_participle(text[act[0] : act[1]])
        return (None, 0.0) if is_participle else (Part.GIVES, 2.4)
    return Part.GIVES, 1.6


def _is_perfect(between: str) -> bool:
    """Whether an auxiliary of the active perfect stands right before the act."""
    words = between.split()[-2:]
    return bool(words) and any(word in clause_set("perfect_words") for word in words)


def _breaks(prose: Prose, start: int, end: int) -> bool:
    """Whether a comma parts the auxiliary from the act: it belongs to an inserted clause."""
    return _COPULA_END.search(prose.text, max(0, start), end) is not None


def _is_participle(act: str) -> bool:
    """Whether an act without an auxiliary is an adjective (authorised dealer of …)."""
    return clause_pattern("participles").match(act) is not None


def _as_object(prose: Prose, act: Span, span: Span) -> float:
    """Weigh a name behind an act: its object, or none of it (dealer of X, consent of X)."""
    between = prose.spoken[act[1] : span[0]].strip()
    words = between.split()
    if words and words[-1] in clause_set("of_words") and _is_participle(prose.folded[slice(*act)]):
        return 0.0
    if is_sold(prose, span[0]):
        return 0.0
    if words and clause_pattern("consent_of").search(prose.folded, act[0], span[0]):
        return 0.0
    if has_sign("trades", between) and not between.endswith(_TO):
        return 1.0
    return 2.6 if len(between) <= 30 or between.endswith(_TO) else 2.0
