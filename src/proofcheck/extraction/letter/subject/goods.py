"""Goods in a letter's prose: of all places where they may stand, the weightiest.

In: the prose, where the grant begins, the brands that were read. Out: spans of goods. A place
weighs by the words before it, by its nouns for goods and by a brand beside it; Chinese and Japanese
are read first, by rules of their own.
"""

from __future__ import annotations

import re

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.letter.names.goods_nouns import is_thing, nouns_in
from proofcheck.extraction.letter.subject.announced_goods import announced_goods
from proofcheck.extraction.letter.subject.goods_places import (
    AT_BRAND,
    BEFORE_MARK,
    FoundGoods,
    goods_places,
)
from proofcheck.extraction.letter.subject.goods_words import is_licensed_matter
from proofcheck.extraction.letter.subject.item_edges import (
    wide_items,
    without_articles,
    without_brand,
    without_container,
    without_lead,
)
from proofcheck.extraction.letter.subject.marked_goods import goods_before_mark
from proofcheck.extraction.letter.subject.noun_goods import (
    goods_by_nouns,
    goods_weight,
    is_refused,
    noun_weight,
    said_weight,
)
from proofcheck.extraction.letter.subject.stacked_goods import stacked_goods
from proofcheck.extraction.letter.subject.told_articles import told_articles
from proofcheck.extraction.letter.subject.wide_goods import wide_goods
from proofcheck.extraction.letter.subject.wide_lists import wide_lists
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

Span = tuple[int, int]

LEAST = 0.99
"""Goods have at least so much weight."""

DOUBTFUL, DOUBTFUL_PHRASE = 0.35, 0.6
"""The share that counts of a place where one word stands that is not known for goods, and where
one phrase does."""

STACKED = 1.0
"""What it weighs that goods stand below one another."""

WIDE = 1.8
"""What the words around Chinese or Japanese goods weigh."""

HEADED = 1.5
"""What it weighs that goods stand in a sentence under a label for goods."""

_MODEL_CODE = re.compile(r"(?<![\w-])(?:[A-Z][\w-]*\d|\d+[A-Z])[\w-]*")

_BULLETS = " \n・•·●-–0123456789.、()（）"

BEFORE_GRANT, IN_HEAD = 0.7, 0.5
"""The share that counts of goods named before the grant, and of those in a line that says nothing
of trade (Kitchenware since 1920)."""


def goods_in_prose(
    prose: Prose, grant: int | None, brands: tuple[str, ...], headed: tuple[Span, ...] = ()
) -> tuple[Span, ...]:
    """Return the items of the weightiest list of goods; of equals, the longest.

    `headed`: sentences under a label for goods, which weigh more.
    """
    announced = max(announced_goods(prose), key=len, default=())
    listed = announced or max(told_articles(prose), key=len, default=())
    if listed:
        return tuple(_without_brand_of_goods(prose, item, brands) for item in listed)
    wide = wide_items(prose, _wide(prose, grant, brands), brands)
    if wide and not is_licensed_matter(prose.folded[wide[0][0] : wide[-1][1]]):
        return wide
    before = goods_before_mark(prose, brands)
    found = [
        FoundGoods(
            span=f.span,
            weight=_base(prose, f, brands)
            + goods_weight(prose, f.span, () if f.weight >= AT_BRAND else brands),
        )
        for f in goods_places(prose, brands)
        if not is_refused(prose, f.span) and not _are_platforms(prose, f.span)
    ]
    by_nouns = [
        FoundGoods(span=s, weight=weight)
        for s, weight in goods_by_nouns(prose, brands)
        if not is_platform(prose.text[slice(*s)])  # bol, a bowl elsewhere
    ]
    if before:
        whole = before[0][0], before[-1][1]
        longer = next((f.span for f in (*found, *by_nouns) if _holds(f.span, before)), whole)
        known = noun_weight(prose, longer)
        at_mark = BEFORE_MARK + known if known or len(before) > 1 else BEFORE_MARK * DOUBTFUL
    found += by_nouns
    stacks = {(stack[0][0], stack[-1][1]): stack for stack in stacked_goods(prose)}
    found += [
        FoundGoods(span=s, weight=STACKED + said_weight(prose, s, brands) + noun_weight(prose, s))
        for s in stacks
    ]
    start = prose.sentence(grant)[0] if grant is not None else 0
    weighed = [
        (
            f.weight * _share(prose, f.span, start) + _headed(f.span, headed),
            f.span[1] - f.span[0],
            f.span,
        )
        for f in found
    ]
    best = max(weighed, key=lambda hit: (hit[0], hit[1], -hit[2][0]), default=None)
    if best is not None and best[0] < LEAST:
        best = None
    is_longer = (
        before and best is not None and before[0][0] == best[2][0] and before[-1][1] > best[2][1]
    )
    if before and (best is None or is_longer or best[0] < at_mark):
        items = before if longer == whole else list_items(prose, *longer)
    elif best is not None and best[2] in stacks:
        items = stacks[best[2]]
    else:
        items = list_items(prose, *best[2]) if best is not None else ()
    if best is not None and items == stacks.get(best[2]):
        bare = (without_articles(prose, item) for item in items)
        return tuple(without_brand(prose, item, brands) for item in bare)
    bare = (without_brand(prose, without_articles(prose, item), brands) for item in items)
    return tuple(without_lead(prose, without_container(prose, item)) for item in bare)


def _without_brand_of_goods(prose: Prose, item: Span, brands: tuple[str, ...]) -> Span:
    """Cut a brand off an item where plain goods are left; else it belongs to the article's name
    (Kestrel tents and Kestrel Tents, but Kestrel X20, Kestrel tent X20 and Kestrel Mini tent)."""
    bare = without_brand(prose, item, brands)
    is_model = _MODEL_CODE.search(prose.text, *bare) is not None
    words = prose.text[slice(*bare)].split()
    is_name = words[0][0].isupper() and words[-1][0].islower()
    return bare if nouns_in(prose, *bare) and not (is_model or is_name) else item


def _are_platforms(prose: Prose, span: Span) -> bool:
    """Whether a list names platforms (Drittplattformen, insbesondere Amazon, eBay)."""
    items = [prose.text[slice(*item)] for item in list_items(prose, *span)]
    return 2 * sum(map(is_platform, items)) >= max(1, len(items))


def _share(prose: Prose, span: Span, grant: int) -> float:
    """Return the share that counts of goods: less before the grant, least in a letter's head."""
    if span[0] >= grant:
        return 1.0
    sentence = prose.sentence(span[0])
    is_said = any(has_sign(name, prose.folded, *sentence) for name in ("trades", "acts", "roles"))
    return BEFORE_GRANT if is_said else IN_HEAD


def _headed(span: Span, headed: tuple[Span, ...]) -> float:
    return HEADED if any(start <= span[0] and span[1] <= end for start, end in headed) else 0.0


def _base(prose: Prose, found: FoundGoods, brands: tuple[str, ...]) -> float:
    """Weigh a place; less where one item with no noun for goods stands there, far from a brand."""
    is_doubtful = (
        found.weight < AT_BRAND
        and not goods_weight(prose, found.span, brands)
        and len(list_items(prose, *found.span)) == 1
    )
    if not is_doubtful:
        return found.weight
    is_phrase = " " in prose.text[slice(*found.span)]
    return found.weight * (DOUBTFUL_PHRASE if is_phrase else DOUBTFUL)


def _wide(prose: Prose, grant: int | None, brands: tuple[str, ...]) -> tuple[Span, ...]:
    """Return goods in Chinese or Japanese: by the words around them, or by their nouns."""
    for stack in stacked_goods(prose):
        if prose.text[: stack[0][0]].rstrip(_BULLETS)[-1:] in (":", "："):
            return stack
    told = wide_goods(prose, grant, brands)
    whole = (told[0][0], told[-1][1]) if told else (0, 0)
    is_sure = len(told) > 1 or any(nouns_in(prose, *t) or is_thing(prose, t) for t in told)
    if not is_sure and not goods_weight(prose, whole, brands):
        told = ()
    by_words = WIDE + noun_weight(prose, whole) if told else 0.0
    items, weight = max(
        wide_lists(prose, brands), key=lambda hit: (hit[1], -hit[0][0][0]), default=(told, 0.0)
    )
    is_whole = bool(items) and items[0][0] <= whole[0] and whole[1] <= items[-1][1]
    return items if weight > by_words or (weight and is_whole) else told


def _holds(span: Span, items: tuple[Span, ...]) -> bool:
    """Whether a list that was read forwards ends where one read backwards from its mark does."""
    return span[0] < items[0][0] and span[1] == items[-1][1]
