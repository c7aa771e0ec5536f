"""Brands in a letter's prose: every name is weighed by the words around it.

In: the prose, the parties' names, the brands that the registry knows. Out: spans of names with the
weight of all that speaks for them. Platforms, countries, titles and the words of labels are no
brands; a party's name is one only beside a word for a brand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.addresses import has_street
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.latin_names import LATIN, without_followers
from proofcheck.extraction.letter.names.quoted_brands import MARK, NUMBERED
from proofcheck.extraction.letter.subject.article_names import is_of_article, shared_names
from proofcheck.extraction.letter.subject.brand_filters import is_no_brand
from proofcheck.extraction.letter.subject.brand_places import brand_places
from proofcheck.extraction.letter.subject.brand_stems import BESIDE, OWN, own_name_brands
from proofcheck.extraction.letter.subject.noun_goods import is_refused
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import fold_plain

Span = tuple[int, int]

MOST = 200
"""Places of one word or name that are looked at; a letter has a dozen."""

MAX_STREET = 40
"""A street with its number has at most so many characters."""

KNOWN = 3.0
"""What it weighs that the registry knows the name."""

OWN_NAME = frozenset((OWN, BESIDE))
"""Weights of the grantor's own name, which needs to stand at goods or in capitals."""

LEAST, LEAST_SHARE = 1.2, 0.34
"""A brand has at least so much weight, and at least this share of the weightiest one's."""

_MAKERS = framed(r"{maker_stems}")


class Weighed(Struct, frozen=True, kw_only=True):
    """A name with its place and the weight of all that speaks for it."""

    span: Span
    weight: float


def weigh_brands(
    prose: Prose, parties: tuple[str, ...], known: tuple[str, ...]
) -> tuple[Weighed, ...]:
    """Return the brands of the prose in the order printed; none where nothing speaks for one."""
    spans: dict[str, Span] = {}
    weights: dict[str, float] = defaultdict(float)
    kinds: dict[str, set[float]] = defaultdict(set)
    taken = tuple(_places_of(prose, parties))
    registered = tuple(_known_in(prose, known))
    of_articles = ((span, LEAST) for span in shared_names(prose))
    for span, weight in (*brand_places(prose), *of_articles, *own_name_brands(prose, parties)):
        is_own = weight in OWN_NAME
        is_new = name_key(prose.text[slice(*span)]) not in weights
        if (
            is_own
            and is_new
            and (_is_settled(weights) or ((weights or registered) and _is_alone(prose, span)))
        ):
            continue
        if any(start <= span[0] < end or start < span[1] <= end for start, end in taken):
            continue
        if is_refused(prose, span):
            continue  # the mark X is not part of this permission
        key = name_key(prose.text[slice(*span)])
        others = parties if weight < NUMBERED else ()
        if key and not is_no_brand(
            prose, span, others[1:] if is_own else others, is_told=NUMBERED <= weight <= MARK
        ):
            spans.setdefault(key, span)
            weights[key] += weight if weight not in kinds[key] else weight / 4
            kinds[key].add(weight)
    for span in registered:
        key = name_key(prose.text[slice(*span)])
        spans.setdefault(key, span)
        weights[key] += KNOWN
    if not weights:
        return tuple(_beside_makers(prose, parties))[:1]
    least = max(LEAST, LEAST_SHARE * max(weights.values()))
    whole = [k for k in weights if weights[k] >= least or NUMBERED in kinds[k]]
    kept = [k for k in whole if not any(_is_half(k, other) for other in whole)]
    kept = [k for k in kept if not _is_with_place(prose, spans[k], kept)]
    kept = [k for k in kept if not _is_short_name(prose, spans[k])] or kept
    sure = {name_key(prose.text[slice(*span)]) for span in registered}
    kept = [k for k in kept if k in sure or not is_of_article(prose, spans[k])]
    found = (Weighed(span=spans[k], weight=weights[k]) for k in kept)
    return tuple(sorted(found, key=lambda brand: brand.span))


def _is_half(key: str, other: str) -> bool:
    """Whether another name says this one in the other script beside it (KITAYAMA 北山)."""
    if key == other or (not other.startswith(key) and not other.endswith(key)):
        return False
    rest = other.removeprefix(key) if other.startswith(key) else other.removesuffix(key)
    if key.isascii():
        return not any(map(str.isascii, rest))
    return not any(map(str.isascii, key)) and rest.isascii()


def _is_short_name(prose: Prose, span: Span) -> bool:
    """Whether a name is what a company is called in the rest of the letter (以下简称“X”)."""
    name = re.escape(prose.folded[slice(*span)])
    defined = re.compile(rf"(?:简称|下称|以下|称为|统称)(?:为)?\s?[“「『\"]{name}[”」』\"]")
    return defined.search(prose.folded) is not None


def _is_with_place(prose: Prose, span: Span, names: list[str]) -> bool:
    """Whether a name is another one with a country behind it: the firm's (TurboMix Polska)."""
    lead, _, last = prose.text[slice(*span)].rpartition(" ")
    return bool(lead) and is_place(last) and name_key(lead) in names


def _is_alone(prose: Prose, span: Span) -> bool:
    """Whether a name fills its cell: the grantor's sign at the head, or in the ring of a stamp."""
    return any((cell.start, cell.end) == span for cell in prose.cells)


def _is_settled(weights: dict[str, float]) -> bool:
    """Whether a name beside a word for a brand was found, so that the own name need not be one."""
    return max(weights.values(), default=0.0) >= NUMBERED


def _places_of(prose: Prose, parties: tuple[str, ...]) -> Iterator[Span]:
    """Yield where the parties' names stand: no brand is cut out of "Maple Ridge Brands Ltd"."""
    for index, party in enumerate(parties):
        if has_legal_form(party) or (index and " " in party):
            pattern = re.compile(r"\s{0,2}".join(map(re.escape, party.split())), re.IGNORECASE)
            yield from (match.span() for match in islice(pattern.finditer(prose.text), MOST))


def _beside_makers(prose: Prose, parties: tuple[str, ...]) -> Iterator[Weighed]:
    """Yield names in a sentence that says who makes or owns the goods (makers of tents KESTREL)."""
    taken = tuple(_places_of(prose, parties))
    for maker in islice(_MAKERS.finditer(prose.folded), MOST):
        _, end = prose.sentence(maker.start())
        for match in LATIN.finditer(prose.text, maker.end(), min(end, maker.end() + 90)):
            is_taken = any(a < match.end() and match.start() < b for a, b in taken)
            span = None if is_taken else without_followers(prose, match.span())
            if span is not None and not is_no_brand(prose, span, parties):
                yield Weighed(span=span, weight=LEAST)


def _known_in(prose: Prose, known: tuple[str, ...]) -> Iterator[Span]:
    """Yield the first place of each known brand that stands in the text as a word."""
    for name in known:
        folded = fold_plain(name)
        if len(folded) < 3 or folded not in prose.folded:
            continue
        for match in islice(re.finditer(re.escape(folded), prose.folded), MOST):
            if _is_word(prose, match.span()) and not _is_of_street(prose, match.span()):
                yield match.span()
                break


def _is_word(prose: Prose, span: Span) -> bool:
    """Whether a known name stands alone in the text, and not within another word."""
    start, end = span
    if (
        prose.text[max(0, start - 1) : start] == "-"
        and start > 1
        and prose.text[start - 2].isalpha()
    ):
        return False  # a street: Robert-Koch-Straße
    before, after = prose.folded[start - 1 : start], prose.folded[end:][:1]
    return not prose.folded[start].isascii() or not (before.isalnum() or after.isalnum())


def _is_of_street(prose: Prose, span: Span) -> bool:
    """Whether a name stands in a street with its number (41 quai Saint-Laurent)."""
    first = max(prose.text.rfind(mark, 0, span[0]) for mark in ",;:\n(") + 1
    lasts = [prose.text.find(mark, span[1]) for mark in ",;:\n)."]
    piece = prose.text[first : min((last for last in lasts if last >= 0), default=len(prose.text))]
    return len(piece) <= MAX_STREET and has_street(piece.strip())
