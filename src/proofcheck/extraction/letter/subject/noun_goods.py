"""Goods in a letter's prose by their nouns, whatever words stand around them.

In: the prose, the brands that were read. Out: lists of nouns with what speaks for each. A reader
who knows that jackets are goods finds them in a wording that he never saw: a list counts by its
nouns for goods, by a brand, a verb of trade, a role or an act in its sentence; a refusal near it
("tea sets are not included") speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.goods_nouns import goods_nouns, nouns_in
from proofcheck.extraction.letter.subject.goods_words import goods_denials
from proofcheck.extraction.letter.subject.marked_goods import walk_back
from proofcheck.extraction.letter.subject.noun_runs import run_at
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

NOUN, MOST_NOUNS = 0.5, 4
"""What each noun for goods weighs in a list, and how many count."""

SAID = {"trades": 0.8, "roles": 0.5, "acts": 0.4}
"""What it weighs that the sentence speaks of trade, names a role, or permits."""

BEFORE_SAID = 0.5
"""The share that counts of what the sentence before says."""

AT_BRAND, BESIDE_BRAND = 0.7, 1.2
"""What it weighs that a brand stands in the sentence, and that it stands beside the goods."""

ANNOUNCED = 1.0
"""What it weighs that a word for goods announces a list."""

LEAST, LEAST_ALONE = 1.0, 1.2
"""A list of two nouns or more has at least so much weight, and one noun."""

BEFORE, BEHIND, WIDE_BEHIND = 36, 60, 16
"""A refusal stands within so many characters before a list, or behind it; where a text is written
without blanks, within fewer."""

HEAD_FIRST = ("fr", "it", "es", "pt")
"""Languages whose adjectives follow their noun."""

_TO_BRAND = re.compile(r"[\s”\"»’®™(–,-]{1,3}(?:[^\W\d_]{1,9} ){0,3}[\"“«„]?")
MOST_IN_ITEM = 3
"""An item whose noun is not known has at most so many words."""

_WORD = re.compile(r"[^\W\d_]+")
_WORD_BESIDE = re.compile(r"\w[\s&]{1,2}$")
_LATIN = re.compile(r"[a-z]")


def goods_by_nouns(prose: Prose, brands: Sequence[str]) -> Iterator[tuple[Span, float]]:
    """Yield lists that hold nouns for goods, each with its weight."""
    done = 0
    for noun in goods_nouns(prose):
        is_latin = _LATIN.match(prose.folded[noun[0]]) is not None
        if noun[0] < done or not is_latin or is_of_company(prose, noun):
            continue
        span = _list_around(prose, noun, brands)
        if span is None:
            continue
        done = span[1]
        weight = noun_weight(prose, span) + said_weight(prose, span, brands)
        least = LEAST if nouns_in(prose, *span) > 1 else LEAST_ALONE
        if weight >= least and not is_refused(prose, span):
            yield span, weight


def goods_weight(prose: Prose, span: Span, brands: Sequence[str]) -> float:
    """Weigh the nouns for goods in a span, and a brand beside it."""
    return noun_weight(prose, span) + (BESIDE_BRAND if _is_beside(prose, span, brands) else 0.0)


def noun_weight(prose: Prose, span: Span) -> float:
    """Weigh the nouns for goods in a span."""
    return NOUN * min(MOST_NOUNS, nouns_in(prose, *span))


def is_refused(prose: Prose, span: Span) -> bool:
    """Whether a word that denies stands near goods, within their sentence."""
    first, last = prose.sentence(span[0])
    comma = prose.text.rfind(",", first, span[0])
    before = max(first, span[0] - BEFORE, comma), span[0]
    reach = (
        BEHIND if prose.text[span[0]].isascii() or prose.text[span[0]] < "\u3041" else WIDE_BEHIND
    )
    behind = span[1], min(last, span[1] + reach)
    parts = {"before": before, "behind": behind}
    return any(goods_denials(side).search(prose.folded, *part) for side, part in parts.items())


def _is_beside(prose: Prose, span: Span, brands: Sequence[str]) -> bool:
    """Whether a brand stands right before goods or right behind them (lamps by Fjordlys)."""
    before = prose.text[max(0, span[0] - BEFORE) : span[0]].rstrip(' ”"»’®™').casefold()
    behind = prose.text[span[1] : span[1] + BEHIND].casefold()
    return any(
        before.endswith(name) or _TO_BRAND.fullmatch(behind.partition(name)[0])
        for name in map(str.casefold, brands)
        if name in behind or before.endswith(name)
    )


def is_of_company(prose: Prose, noun: Span) -> bool:
    """Whether a noun belongs to a company's name, or to another name in capitals."""
    if any(start <= noun[0] and noun[1] <= end for start, end in _companies(prose)):
        return True
    if not prose.text[noun[0]].isupper() or prose.language_at(noun[0]) == "de":
        return False
    return bool(_WORD_BESIDE.search(prose.text[max(0, noun[0] - 3) : noun[0]]))


@lru_cache(maxsize=8)
def _companies(prose: Prose) -> tuple[Span, ...]:
    return tuple(companies(prose))


def _list_around(prose: Prose, noun: Span, brands: Sequence[str]) -> Span | None:
    """Return the list of goods that holds a noun: from its first item on, or from the noun."""
    back = walk_back(prose, noun[1], is_listed=True)
    first = _first_item(prose, back[0], noun) if back else noun[0]
    words = [match.start() for match in _WORD.finditer(prose.text, first, noun[0])]
    for start in (*words, noun[0]):
        span = run_at(prose, start, brands)
        if span is not None and span[0] <= noun[0] and noun[1] <= span[1]:
            return span
    return None


def _first_item(prose: Prose, start: int, noun: Span) -> int:
    """Return where the item of a noun begins, or the list's where "and" joins them.

    Where adjectives follow their noun, none stands before it (petit papier).
    """
    items = list_items(prose, start, noun[1])
    first = items[-1][0] if items else noun[0]
    joint = prose.text[items[-2][1] : first].strip(" ,") if len(items) > 1 else ""
    is_plain = prose.text[start : start + 1].islower() and items[-1] != items[0]
    if joint.isalpha() or (is_plain and all(_is_short(prose, item) for item in items[:-1])):
        return start
    lead = prose.folded[first : noun[0]].split()
    is_head = prose.language_at(noun[0]) in HEAD_FIRST and len(lead) == 1
    return noun[0] if is_head else first


def _is_short(prose: Prose, item: Span) -> bool:
    text = prose.text[slice(*item)]
    return len(text.split()) <= MOST_IN_ITEM and text[:1].islower()


def said_weight(prose: Prose, span: Span, brands: Sequence[str]) -> float:
    """Weigh what the sentence of goods says, and the one before it."""
    sentence = prose.sentence(span[0])
    weight = _signs(prose, sentence)
    if not weight and sentence[0]:
        weight = BEFORE_SAID * _signs(prose, prose.sentence(sentence[0] - 1))
    if _is_announced(prose, span):
        weight += ANNOUNCED
    if _is_beside(prose, span, brands):
        return weight + BESIDE_BRAND
    is_near = any(brand in prose.text[slice(*sentence)] for brand in brands)
    return weight + (AT_BRAND if is_near else 0.0)


def _is_announced(prose: Prose, span: Span) -> bool:
    """Whether a word for goods and a colon or a question mark stand before (Articles? Toys)."""
    lead = prose.plain[max(0, span[0] - BEFORE) : span[0]].rstrip()
    announced = pattern_of("goods_words").search(lead) is not None
    return announced and lead[-1:] in tuple(":?：？")


def _signs(prose: Prose, span: Span) -> float:
    return sum(weight for name, weight in SAID.items() if has_sign(name, prose.folded, *span))
