"""Places in a letter's prose where goods may stand, by what stands before them or at their brand.

In: the prose, the brands that were read. Out: spans of goods, each with the weight of its place:
behind a brand ("Genuine X kitchen knives"), behind a verb of trade or a role ("stockist of our
tents"), behind "our", in brackets, behind "namely".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.subject.goods_words import goods_phrases
from proofcheck.extraction.letter.subject.noun_runs import run_at
from proofcheck.extraction.letter.subject.verb_final import goods_before_verb
from proofcheck.extraction.letter.subject.wide_goods import named_as
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MOST = 60
"""Places of one kind that are looked at."""

DEFINED, NAMED, AT_BRAND, BEFORE_MARK, TRADED, ROLE = 5.2, 3.6, 3.0, 3.2, 2.4, 2.2
LAST_VERB, OWN = 2.0, 1.6
"""What each place weighs."""

NEAR = 14
"""Goods behind a brand begin within so many characters of it."""

_COLON = re.compile(r"(?: [^\s:：.,;]{1,22}){0,3}\s?[:：]")
_MARK_COLON = re.compile(r" [^:：.;\n]{2,140}?\s?[:：](?=\s)")
_TO_LIST = re.compile(r"[”\"»’],?\s?|,?\s")
_ASIDE = re.compile(r",\s[^,.;:\n]{2,70},(?=\s)")
_THROUGH = framed(r"\s{through_sites}\s(?:[a-z]+\s){0,2}?{sites}(?=\s)")
_BESIDE_VERB = framed(r"\s(?:{from_us}|{for_years}(?:\s\w+){1,2}\s{years}|{by_this_means})(?=\s)")
"""How long or from whom, between a verb of trade and its goods."""

_OWN = framed(r"\b{our_goods}\s")
_MAKER = framed(r"\b{makers_of}\s")


_COVERS = framed(r"\b{covers}\s")
_BRACKET_BEHIND = re.compile(
    r"[”\"»’®™]{0,2}(?:\s?\((?P<bracket>[^()\d\n]{4,120})\)|\s[–—-]\s(?P<dashes>[^–—\d\n:.;]{4,120}?)\s[–—-](?=\s))"
)
_BEHIND_MARK = framed(r"[”\"»’®™]{0,2}(?:\s[^\s,.;:]{2,14}){0,2}?\s{for_goods}\s")


class FoundGoods(Struct, frozen=True, kw_only=True):
    """A list of goods with the weight of its place."""

    span: Span
    weight: float


def goods_places(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods by the words that stand before them."""
    yield from _at_brands(prose, brands)
    yield from _traded(prose, brands)
    yield from _of_roles(prose, brands)
    for span in goods_before_verb(prose, brands):
        yield FoundGoods(span=span, weight=LAST_VERB)
    for find in (_bracketed, _own, _named, _for_goods, _listed):
        yield from find(prose, brands)


def _at_brands(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods right behind a brand (Fennwick waxed jackets), where a language writes so."""
    for brand in brands:
        pattern = re.compile(rf"(?<!\w){re.escape(brand)}[”\"»’®™]{{0,2}}(?= )", re.IGNORECASE)
        for match in islice(pattern.finditer(prose.text), MOST):
            if prose.language_at(match.start()) not in ("en", "de", "nl"):
                continue
            span = run_at(prose, match.end(), brands)
            if span is None or not _is_beside(prose, match, span, brand):
                continue
            sentence = prose.sentence(match.start())
            is_said = has_sign("trades", prose.folded, *sentence) or has_sign(
                "acts", prose.folded, *sentence
            )
            yield FoundGoods(span=span, weight=AT_BRAND if is_said else AT_BRAND / 2)


def _is_beside(prose: Prose, match: re.Match[str], span: Span, brand: str) -> bool:
    """Whether goods follow a brand at once, and not the rest of a company's name."""
    is_lower = match[0][:1].islower() and brand[:1].isupper()
    first = prose.text[span[0]]
    is_name = first.isupper() and prose.language_at(span[0]) != "de"
    is_cut = any(ch in prose.text[match.end() : span[0]] for ch in "\n(:")
    return span[0] - match.end() <= NEAR and not (is_lower or is_name or is_cut)


def _traded(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods behind a verb of trade; what stands between two commas is skipped."""
    for _, _, end in find_phrases(goods_phrases("verbs"), prose.folded, most=MOST):
        aside = _ASIDE.match(prose.text, end)
        aside = aside or _THROUGH.match(prose.folded, end) or _BESIDE_VERB.match(prose.folded, end)
        span = run_at(prose, aside.end() if aside else end, brands)
        if span is not None:
            yield FoundGoods(span=span, weight=TRADED)


def _for_goods(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods behind a role, its mark and "for" (Händler der Marke X für Gürtel)."""
    for brand in brands:
        for match in islice(named_as(brand).finditer(prose.text), MOST):
            first, _ = prose.sentence(match.start())
            joint = _BEHIND_MARK.match(prose.folded, match.end())
            if joint is None or not has_sign("roles", prose.folded, first, match.start()):
                continue
            span = run_at(prose, joint.end(), brands)
            if span is not None and not _is_reach(prose, span):
                yield FoundGoods(span=span, weight=ROLE)


def _of_roles(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods behind "dealer for", with a word or two between (dealer in Wales for …)."""
    for match in islice(_role_pattern().finditer(prose.folded), MOST):
        span = run_at(prose, match.end(), brands)
        if span is not None:
            yield FoundGoods(span=span, weight=ROLE)


def _bracketed(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods in brackets or dashes behind a brand: SOBREIRA (malas, carteiras e chapéus)."""
    for brand in brands:
        for match in islice(named_as(brand).finditer(prose.text), MOST):
            bracket = _BRACKET_BEHIND.match(prose.text, match.end())
            inner = bracket.span(bracket.lastgroup or 0) if bracket else None
            span = run_at(prose, inner[0], brands) if inner else None
            is_goods = span is not None and (
                nouns_in(prose, *span) > 0 or len(list_items(prose, *span)) > 1
            )
            if inner and span and is_goods and span[1] == inner[1]:
                yield FoundGoods(span=span, weight=BEFORE_MARK)


def _named(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods behind "namely"."""
    ends = [
        end + (prose.text[end : end + 1] == ".")
        for _, start, end in find_phrases(goods_phrases("namely"), prose.folded, most=MOST)
        if not prose.text[start:end].isupper()  # I E in the ring of a stamp
    ]
    for match in islice(pattern_of("goods_words").finditer(prose.folded), MOST):
        colon = _COLON.match(prose.text, match.end()) or _MARK_COLON.match(prose.text, match.end())
        is_of_mark = colon is not None and (
            _COLON.fullmatch(colon[0]) or any(brand in colon[0] for brand in brands)
        )
        ends.extend([colon.end()] if colon and is_of_mark else [])
    for end in ends:
        span = run_at(prose, end, brands)
        if span is not None:
            yield FoundGoods(span=span, weight=NAMED)


def _listed(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    """Yield goods behind a noun for goods that lists or defines them (“Products” means …)."""
    for match in islice(pattern_of("goods_words").finditer(prose.folded), MOST):
        joint = _TO_LIST.match(prose.text, match.end())
        listed = goods_phrases("includes").match(prose.folded, joint.end()) if joint else None
        span = run_at(prose, listed.end(), brands) if listed else None
        if span is not None:
            is_defined = prose.text[match.end()] in '”"»’'
            yield FoundGoods(span=span, weight=DEFINED if is_defined else NAMED)
        verb = _copula_pattern().match(prose.folded, match.end())
        span = run_at(prose, verb.end(), brands) if verb else None
        if span is not None and nouns_in(prose, *span):
            yield FoundGoods(span=span, weight=NAMED)


def _own(prose: Prose, brands: tuple[str, ...]) -> Iterator[FoundGoods]:
    for pattern in (_OWN, _MAKER, _COVERS):
        for match in islice(pattern.finditer(prose.folded), MOST):
            if match[0].strip() == "nos" and prose.language != "fr":
                continue  # "us" in Spanish and Portuguese
            span = run_at(prose, match.end(), brands)
            if span is not None and not (pattern is _COVERS and _is_reach(prose, span)):
                yield FoundGoods(span=span, weight=OWN)


def _is_reach(prose: Prose, span: Span) -> bool:
    """Whether words behind "for" or "covers" name channels, countries or a length."""
    words = ("channel_words", "offline_words", "online_words", "territory_words", "durations")
    is_said = pattern_of(*words).search(prose.folded, *span) is not None
    return is_said or bool(find_territories(prose.text[slice(*span)]))


@cache
def _copula_pattern() -> re.Pattern[str]:
    """Return the pattern of "are" behind a word for goods, with a few words between."""
    return re.compile(rf" (?:[a-z]{{2,16}} ){{0,5}}?(?:{goods_phrases('copulas').pattern})(?= )")


@cache
def _role_pattern() -> re.Pattern[str]:
    roles, joints = goods_phrases("roles").pattern, goods_phrases("role_joints").pattern
    return re.compile(
        rf"(?:{roles})(?:, [^,.;:]{{2,70}},|(?: [a-z]{{2,14}}){{0,3}}?) (?:{joints})(?=\s)"
    )
