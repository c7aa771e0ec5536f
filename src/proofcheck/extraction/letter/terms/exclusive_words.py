"""Words on exclusivity: where a text says that others get no right, or that they do.

In: the prose and a span. Out: hits with their answers. An exclusive that speaks of ownership, of a
source or of a channel says nothing; one that is denied, or not given, says no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.terms.appointing import appointing
from proofcheck.extraction.letter.terms.promises import (
    KEPT_OPEN,
    OF_GRANTOR,
    PROMISE,
    is_grantors,
    is_of_grantor,
    subject_before,
)
from proofcheck.extraction.letter.terms.term_words import (
    MISREAD_NO,
    MOST,
    TermHit,
    hit_at,
    term_pattern,
    ticked_answer,
)
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.territories import read_territory

KEPT_FROM = framed(r"\b{not_to}\s(?:\w+\s){0,4}?{supply_verbs}\s(?:\w{1,4}\s){0,2}{other_firms}\b")
"""The grantee must not supply or appoint others: that is no word on exclusivity."""

BEFORE, BEHIND = 46, 18
"""A denial stands within so many characters before a word for exclusivity, or behind it."""

DENIED_BESIDE = 8
"""Right before "alone" so many characters hold what denies it: not alone in having it."""

AFTER = 14
"""A word for passing on may stand so many characters behind what speaks of others."""

BESIDE = 26
"""What somebody is the only one of stands so many characters behind "only" at most."""

ARTICLE = 4
"""A country's name stands behind "in" and its article, of so many characters at most."""

CLAUSE = 70
"""A clause says within so many characters behind "exclusive right" that it is not given."""

_NOT_GIVEN = framed(r"\b{not_at_all}\b(?:\s\w+){0,3}\s{given_rights}\b|{wide_not_given}")
_TERRITORY = framed(r"\w{1,4}\s(?:\w{1,5}\s){0,2}{territories_behind}")
_CUT = re.compile(r"[.;:。；：\n()（）]")
_CLAUSE_END = framed(r"[.;]\s|[,;]\s{and_that}\s")
"""A sentence or a clause of its own ends here."""

_BETWEEN = re.compile(r"[.;。；\n,，]")
AHEAD = 24
"""The word for an owner stands within so many characters before "exclusive"."""

_OWNER = framed(r"\b{owners}\s$")
"""Who owns a mark alone (titolare esclusiva del marchio)."""

_ALONE = framed(r"\b{alone}\b(?=\s?[.,;)])")
_REPRESENTS = framed(r"{represents}")
"""Who sells or represents alone, at the end of a clause."""

_ON_THE_NET = framed(r"\s{on_the_net}")
"""The only shop on the internet is where the goods may be sold, not who alone may sell them."""

_FOR_TERRITORY = framed(r"\s{for_or_in}\s(?:{the_said}\s)?{territory_nouns}")
_OF_PAPER = framed(r"(?:\b{papers}\s(?:\w+\s){0,3}?){serves_for}\s(?:\w{1,4}\s)?$")
"""The clause before "exclusively" tells what the paper itself is for."""

_SOLE_RIGHT = re.compile(r"allein(?:vertr|verk)|alleen(?:verk|verd|vert)|wylacznosc|exklusivitat")
"""Nouns that name the right itself, whatever it is for (Alleinvertretung für Bayern)."""

_RESTRICTING = re.compile(r"wylacznie|ausschliesslich|ausschließlich")
"""These say "nowhere else" or "nothing else", and "nobody else" only before a word for a right."""

_ENTITLED = framed(r"\s{entitled}")
_LEAD = framed(r"\s{in_or_for}\s")
_PLAIN = framed(r"\b{plain_rights}(?:\s?,|\s{plain_joints})\s(?P<no>{not_at_all}\s)?")
_ADVERB = re.compile(r"(?:ment|mente|ly|lich|uitsluitend|wylacznie)$")
_PURPOSE_BEFORE = framed(r"\b{purposes}\s$")
_PURPOSE_BEHIND = framed(r"\s(?:\w+\s){1,2}{purposes}\b")
_IS = framed(r"\b{copulas}\s$")
_SPEAKER = framed(r"\b(?:we|wir|nous|wij)\b|{wide_grantors}")
_COPULA = framed(
    r"^(?:{copulas}\s?|は|権では|[\u3041-\u9fff]{1,8}?(?=ては(?:あり|こさ|な)|とはなり))"
    r"(?:{behind_copulas}\s)?"
)
"""What leads to a denial behind a word for exclusivity: is not, 的なものではありません."""
_GOODS = framed(r"\s(?:{of_the}\s)?{goods_behind}")
"""Goods right behind "exclusively" are what may be sold or bought, not a right."""


def exclusive_words(prose: Prose, start: int, end: int) -> Iterator[TermHit]:
    """Yield where something is said on exclusivity, and what."""
    yield from _on_others(prose, start, end)
    yield from _on_right(prose, start, end)
    yield from _on_nobody(prose, start, end)
    yield from _on_plain(prose, start, end)
    text = prose.folded
    for match in islice(term_pattern("only").finditer(text, start, end), MOST):
        behind = text[match.end() : match.end() + BESIDE]
        cut = _BETWEEN.search(behind)
        beside = term_pattern("only_of").search(behind[: cut.start()] if cut else behind)
        if beside is None or _is_other_matter(text, match):
            continue
        if _ON_THE_NET.match(behind, beside.end()):
            continue
        yield hit_at(match, not _is_denied(text, match.start(), match.start(), start))


def _on_others(prose: Prose, start: int, end: int) -> Iterator[TermHit]:
    """Yield where the grantor promises to authorise nobody else, and where others get it, too."""
    text = prose.folded
    promises = [
        m for m in islice(PROMISE.finditer(text, start, end), MOST) if is_grantors(prose, m)
    ]
    yield from (hit_at(match, True) for match in promises)
    yield from (
        hit_at(match, False) for match in islice(KEPT_OPEN.finditer(text, start, end), MOST)
    )
    appointed = [hit.shown for hit in appointing(prose)]
    for match in islice(term_pattern("others_too").finditer(text, start, end), MOST):
        if any(first <= match.start() < last for first, last in appointed):
            continue
        if any(p.start() <= match.start() < p.end() for p in promises):
            continue
        first = max(start, match.start() - BEFORE)
        cuts = [cut.end() for cut in _CUT.finditer(text, first, match.start())]
        is_wide = not text[first : match.start()].isascii()
        clauses = [cut.end() for cut in _CLAUSE_END.finditer(text, first, match.start())]
        first = max(cuts[-1:] if is_wide else clauses[-1:], default=first)
        if KEPT_FROM.search(text, first, match.end()):
            continue
        last = min(match.end() + AFTER, max(match.end(), prose.sentence(match.start())[1]))
        comma = None if match[0].isascii() else _BETWEEN.search(text, match.end(), last)
        last = comma.start() if comma else last
        is_own = subject_before(prose, match.start()) == "grantor"
        if not is_own and term_pattern("passing").search(text, first, last):
            continue
        if not _is_of_none(text, first, match):
            yield hit_at(match, False)
        elif is_of_grantor(prose, match.start()) or _SPEAKER.search(text, first, match.start()):
            yield hit_at(match, True)  # the maker will appoint no other dealers


def _is_of_none(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether the clause before "other dealers" says that there will be none of them."""
    first = max(first, match.start() - BEFORE)
    first = max((cut.end() for cut in _BETWEEN.finditer(text, first, match.start())), default=first)
    if term_pattern("not_hindered").search(text, first, match.end()):
        return False
    denials = term_pattern("plain_negations").finditer(text, first, match.start())
    exclusive = term_pattern("exclusive").match
    return any(not exclusive(text, denial.end() + 1) for denial in denials)


def _on_nobody(prose: Prose, start: int, end: int) -> Iterator[TermHit]:
    """Yield where nobody else sells it, and where somebody is one of so many."""
    text = prose.folded
    for match in islice(term_pattern("nobody_else").finditer(text, start, end), MOST):
        first, _ = prose.sentence(match.start())
        if not term_pattern("passing").search(
            text, max(first, match.start() - CLAUSE), match.start()
        ):
            beside = max(first, match.start() - DENIED_BESIDE)
            yield hit_at(
                match, term_pattern("plain_negations").search(text, beside, match.start()) is None
            )
    for match in islice(_ALONE.finditer(text, start, end), MOST):
        if has_sign("trades", text, *prose.sentence(match.start())) or _REPRESENTS.search(
            text, max(start, match.start() - CLAUSE), match.start()
        ):
            yield hit_at(match, True)
    for match in islice(term_pattern("one_of").finditer(text, start, end), MOST):
        number = term_pattern("of_several").match(text, match.end() + 1)
        behind = text[number.end() : number.end() + CLAUSE] if number else ""
        if number and term_pattern("only_of").search(_BETWEEN.split(behind, maxsplit=1)[0]):
            yield hit_at(match, False)


def _on_plain(prose: Prose, start: int, end: int) -> Iterator[TermHit]:
    """Yield where a right is called plain, and not to be passed on, in one breath."""
    text = prose.folded
    for match in islice(_PLAIN.finditer(text, start, end), MOST):
        passing = term_pattern("passing" if match["no"] else "passing_denied")
        if passing.match(text, match.end()):
            yield hit_at(match, False)


def _on_right(prose: Prose, start: int, end: int) -> Iterator[TermHit]:
    """Yield where the right is called exclusive, or is said not to be."""
    text = prose.folded
    for match in islice(term_pattern("exclusive").finditer(text, start, end), MOST):
        if (by_box := ticked_answer(prose, match.end())) is not None:
            yield hit_at(match, by_box)
            continue
        if OF_GRANTOR.search(text, prose.sentence(match.start())[0], match.start()):
            continue
        ahead = max(0, match.start() - AHEAD)
        if _OWNER.search(text, ahead, match.start()) or _is_of_purpose(text, match):
            continue
        is_denied = _is_denied(text, match.start(), match.end(), start)
        if is_denied or _is_not_given(text, match.end()):
            yield hit_at(match, False)
        elif _is_adverb(text, match) and not _ENTITLED.match(text, match.end()):
            continue  # ausschließlich in Deutschland: nowhere else
        elif _is_predicate(prose, match):
            yield hit_at(match, True)  # the appointment is exclusive for Amazon
        elif _is_in_country(prose, match.end()):
            yield hit_at(match, True)  # exclusief in België
        elif _is_of_territory(text, match.end()) or not _is_other_matter(text, match):
            yield hit_at(match, True)


def _is_predicate(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a sentence on what is granted says "is exclusive" of it."""
    start, _ = prose.sentence(match.start())
    is_said = _IS.search(prose.folded, start, match.start()) is not None
    return is_said and has_sign("acts", prose.folded, start, match.start())


def _is_of_purpose(text: str, match: re.Match[str]) -> bool:
    """Whether "exclusively" bounds what something serves for: exclusively descriptive purposes."""
    if _ADVERB.search(match[0]) is None and _RESTRICTING.fullmatch(match[0]) is None:
        return False
    before = _PURPOSE_BEFORE.search(text, max(0, match.start() - AHEAD), match.start())
    return before is not None or _PURPOSE_BEHIND.match(text, match.end()) is not None


def _is_adverb(text: str, match: re.Match[str]) -> bool:
    """Whether a word says "nowhere else": ausschließlich, not das ausschließliche Recht."""
    is_whole = not text[match.end() : match.end() + 1].isalpha()
    return is_whole and _RESTRICTING.fullmatch(match[0]) is not None


def _is_denied(text: str, start: int, end: int, first: int) -> bool:
    before = text[max(first, start - BEFORE) : start]
    cuts = [cut.end() for cut in _CUT.finditer(before)]
    before = MISREAD_NO.sub(" ", before[cuts[-1] :] if cuts else before)
    if term_pattern("denials").search(before):
        return True
    if _FOR_TERRITORY.match(text, end):
        return False  # exclusividade no território
    behind = text[end : end + BEHIND].lstrip(" :：?？-–|")
    cut = _BETWEEN.search(behind)
    denial = term_pattern("denials_behind").match(
        _from_copula(behind[: cut.start()] if cut else behind)
    )
    return end > start and denial is not None


def _is_not_given(text: str, end: int) -> bool:
    """Whether the clause behind a word for exclusivity says that it is not given."""
    clause = _BETWEEN.split(text[end : end + CLAUSE], maxsplit=1)[0]
    return _NOT_GIVEN.search(clause) is not None


def _is_of_territory(text: str, end: int) -> bool:
    """Whether a territory follows, in which somebody is the only one: that is the right itself."""
    behind = text[end : end + BESIDE]
    named = read_territory(behind)
    is_named = named is not None and len(behind[: named.start].split()) <= 2
    return is_named or _TERRITORY.match(behind.lstrip()) is not None


def _is_in_country(prose: Prose, end: int) -> bool:
    """Whether a country follows a word for exclusivity, behind "in" or the like."""
    lead = _LEAD.match(prose.folded, end)
    if lead is None:
        return False
    territory = read_territory(prose.text[lead.end() : lead.end() + BESIDE], in_one_run=True)
    return territory is not None and territory.start <= ARTICLE


def _from_copula(text: str) -> str:
    """Cut "is", "wird" and the like off the beginning."""
    return _COPULA.sub("", text)


def _is_other_matter(text: str, match: re.Match[str]) -> bool:
    """Whether an exclusive speaks of ownership, of a source or of a channel, not of a territory."""
    if _FOR_TERRITORY.match(text, match.end()) or _SOLE_RIGHT.match(match[0]):
        return False
    before = _CUT.split(text[max(0, match.start() - CLAUSE) : match.start()])[-1]
    is_of_goods = _ADVERB.search(match[0]) and _GOODS.match(text, match.end())
    if is_of_goods or _OF_PAPER.search(before):
        return True
    return term_pattern("other_matter").match(text[match.end() :][:24].lstrip()) is not None
