"""The grant: where its verb stands, and the names that stand around it.

In: the prose. Out: where the grant begins, candidates for the grantee, and those for a grantor
that stands behind an inverted verb ("Hiermit autorisieren wir, die X GmbH, die Firma Y").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.candidates import (
    GRANT,
    MOST,
    OPENER,
    THIRD_PERSON,
    WEAK_GRANT,
    Candidate,
    candidate,
)
from proofcheck.extraction.letter.names.ends import name_at
from proofcheck.extraction.letter.names.permission import modal_acts
from proofcheck.extraction.letter.parties.before_verbs import name_before
from proofcheck.extraction.letter.parties.inversion import inverted_parties
from proofcheck.extraction.letter.parties.passing import is_link_above
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

THAT_WITHIN = 220
"""The clause behind "that" begins within so many characters of the verb."""

ROLE_WITHIN = 48
"""What somebody is follows "is" within so many characters."""


MODAL = 40
"""A modal verb and its word for selling stand so many characters farther."""

_FOLLOWING = frame_pattern(r"(?i:{following_words})[^.:：\n]{0,160}[:：]\s{1,3}")
_OBJECT = frame_pattern(
    r"[はが]、?(?P<name>(?!{japanese_pronouns})[^、。「」はがを\s()（）]{3,40})"
    r"(?:[(（][^()（）]{2,60}[)）])?(?=を|に対し)"
)
_ROLE_END = frame_pattern(r"{wide_role_ends}")
"""Behind a participle these make a role of it: 被授权人, 被授权单位."""

_COMMA = re.compile(r"\s{0,2}[,，]")


class Grant(Struct, frozen=True, kw_only=True):
    """Where the grant begins (None: no verb was found), and the names around its verb."""

    start: int | None
    grantees: tuple[Candidate, ...]
    grantors: tuple[Candidate, ...]


class _Hit(Struct, frozen=True, kw_only=True):
    weight: float
    start: int
    grantee: Candidate | None = None
    grantor: Candidate | None = None


def find_grant(prose: Prose) -> Grant:
    """Find the grant: the weightiest verbs, each with the names that it joins."""
    hits = [
        *_behind_verbs(prose),
        *_before_participles(prose),
        *_before_copulas(prose),
        *_before_modals(prose),
        *_announced(prose),
    ]
    hits = [hit for hit in hits if not is_link_above(prose, hit.start)]
    hits = [_not_inverted(prose, hit) for hit in hits]
    if not hits:
        return Grant(start=None, grantees=(), grantors=())
    best = max(hit.weight for hit in hits)
    chosen = [hit for hit in hits if hit.weight > best - 0.6]
    return Grant(
        start=min(hit.start for hit in chosen),
        grantees=tuple(hit.grantee for hit in chosen if hit.grantee is not None)[:4],
        grantors=tuple(hit.grantor for hit in chosen if hit.grantor is not None)[:4],
    )


def _not_inverted(prose: Prose, hit: _Hit) -> _Hit:
    """Leave the subject of an inverted verb out: it gives."""
    inverted = inverted_parties(prose, *prose.sentence(hit.start))
    if inverted is None or hit.grantee is None or hit.grantee.start > inverted[0][1]:
        return hit
    gets = Candidate(start=inverted[1][0], end=inverted[1][1], weight=hit.weight)
    return _Hit(weight=hit.weight, start=hit.start, grantee=gets)


def _behind_verbs(prose: Prose) -> Iterator[_Hit]:
    for _, start, end in find_phrases(pattern_of("grants"), prose.spoken, most=MOST):
        if is_denied(prose, start, end):
            continue
        weight = GRANT if _is_strong(prose.spoken[start:end]) else WEAK_GRANT
        rest = prose.spoken[end : end + 40].lstrip()
        if pattern_of("definitions.grantee").match(rest):
            yield _Hit(weight=weight, start=start)
            continue
        inverted = _inverted_grantor(prose, start, end)
        behind = inverted.end if inverted else end
        for found in candidate(prose, name_at(prose, behind), weight):
            between = prose.text[end : found.start]
            is_parted = "\n" in between and ":" not in between
            if is_parted and not prose.text[end - 1].isascii():
                continue  # a participle that ends a title (revendeur autorisé)
            yield _Hit(weight=found.weight, start=start, grantee=found, grantor=inverted)
        yield from _that_clause(prose, start, end)


def is_denied(prose: Prose, start: int, end: int) -> bool:
    """Whether the sentence around a verb denies an authorisation instead of giving one."""
    first, last = prose.sentence(start)
    return has_sign("denials", prose.folded, max(first, start - 30), min(last, end + 30))


def _inverted_grantor(prose: Prose, start: int, end: int) -> Candidate | None:
    """Return the name in apposition to "we" behind the verb."""
    words = prose.folded[start:end].split()
    follows = pattern_of("inverted_we").match(prose.folded[end : end + 12].lstrip())
    we_end = end
    if follows:
        we_end = prose.folded.index(follows[0], end) + len(follows[0])
    elif not words or not pattern_of("inverted_we").fullmatch(words[-1]):
        return None
    comma = _COMMA.match(prose.text, we_end)
    span = name_at(prose, comma.end()) if comma else None
    if span is None or not has_legal_form(prose.text[slice(*span)]):
        return None
    return next(candidate(prose, span, OPENER))


def _that_clause(prose: Prose, start: int, end: int) -> Iterator[_Hit]:
    """Yield the names behind the verb and behind "that" (Hierbij verklaart X, dat Y …)."""
    _, sentence_end = prose.sentence(start)
    limit = min(sentence_end, end + THAT_WITHIN)
    that = next(find_phrases(pattern_of("thats"), prose.spoken[end:limit]), None)
    if that is None or that[1] < 4:
        return
    giver = name_at(prose, end)
    if giver is None or giver[1] > end + that[1] or not has_legal_form(prose.text[slice(*giver)]):
        return
    grantor = next(candidate(prose, giver, THIRD_PERSON))
    for found in candidate(prose, name_at(prose, end + that[2]), GRANT):
        yield _Hit(weight=found.weight, start=start, grantee=found, grantor=grantor)


def _before_participles(prose: Prose) -> Iterator[_Hit]:
    for _, start, end in find_phrases(pattern_of("granted"), prose.spoken, most=MOST):
        if not is_denied(prose, start, end) and not _ROLE_END.match(prose.folded, end):
            for found in candidate(prose, name_before(prose, start), GRANT - 0.5):
                yield _Hit(weight=found.weight, start=start, grantee=found)


def _before_copulas(prose: Prose) -> Iterator[_Hit]:
    """Yield names that are said to be something authorised that sells."""
    for match in islice(pattern_of("copulas").finditer(prose.spoken), 4 * MOST):
        if match[0] == "e" and prose.text[match.start()] in "eE":
            continue  # "and" in Italian, without the accent of "is"
        _, sentence_end = prose.sentence(match.start())
        limit = min(sentence_end, match.end() + ROLE_WITHIN)
        is_act = has_sign("acts", prose.folded, match.end(), limit)
        is_let = next(modal_acts(prose.folded, match.end(), min(sentence_end, limit + MODAL)), None)
        is_act = is_act or is_let is not None
        is_ours = _is_our_dealer(prose, match.end(), limit)
        is_trade = has_sign("trades", prose.folded, match.end(), min(sentence_end, limit + 80))
        if not is_ours and not (is_act and is_trade):
            continue
        if is_denied(prose, match.start(), match.end()):
            continue
        for found in candidate(prose, name_before(prose, match.start()), GRANT - 0.5):
            yield _Hit(weight=found.weight, start=match.start(), grantee=found)


def _is_our_dealer(prose: Prose, start: int, end: int) -> bool:
    """Whether a span names a dealer of the speaker's own (a stockist of ours)."""
    is_role = has_sign("roles", prose.folded, start, end) or (
        clause_pattern("our_buyers").search(prose.folded, start, end) is not None
    )
    return is_role and clause_pattern("ours").search(prose.folded, start, end) is not None


def _before_modals(prose: Prose) -> Iterator[_Hit]:
    """Yield names of two words or more that may sell: Breiparadijs Zwolle mag … verkopen."""
    for start, end in islice(modal_acts(prose.folded, 0, len(prose.text)), MOST):
        if is_denied(prose, start, end):
            continue
        for found in candidate(prose, name_before(prose, start), GRANT - 0.8):
            words = prose.text[found.start : found.end].split()
            if len(words) > 1 and all(word[0].isupper() or not word.isalpha() for word in words):
                yield _Hit(weight=found.weight, start=start, grantee=found)


def _announced(prose: Prose) -> Iterator[_Hit]:
    """Yield names behind "the following company:", and those that Japanese marks as the object."""
    for pattern in (_FOLLOWING, _OBJECT):
        for match in islice(pattern.finditer(prose.text), MOST):
            first, _ = prose.sentence(match.start())
            _, last = prose.sentence(match.end() - 1)
            if not has_sign("acts", prose.folded, first, last) and not has_sign(
                "roles", prose.folded, first, last
            ):
                continue
            name = match.start("name") if pattern is _OBJECT else match.end()
            span = name_at(prose, name)
            if span is None or (pattern is _OBJECT and not _is_object(prose, match, span)):
                continue
            for found in candidate(prose, span, GRANT - 0.5):
                yield _Hit(weight=found.weight, start=first, grantee=found)


def _is_object(prose: Prose, match: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether a name is the whole object that Japanese marks, and no noun (商標の使用)."""
    text = prose.text[slice(*span)]
    return span[1] <= match.end("name") and (has_legal_form(text) or "の" not in match["name"])


def _is_strong(phrase: str) -> bool:
    """A verb alone may stand anywhere; with "hereby" or the like it is the grant."""
    return " " in phrase.strip() or (not phrase.isascii() and phrase != "授权")
