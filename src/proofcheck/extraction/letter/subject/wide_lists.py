"""Lists of goods in Chinese and Japanese prose by their nouns: 洗发水、护发精油, 包丁、砥石.

In: the prose, the brands that were read. Out: lists of goods with what speaks for each. A list is
parted at its marks; its first item is cut behind what leads to it (销售, の), its last one before
what follows (等, を). One item at least ends in a noun for goods; in a list of several, the others
may end in the sign of a thing (机, 袋) or be as short.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofcheck.extraction.frames import frame_pattern, framed
from proofcheck.extraction.letter.names.goods_nouns import goods_nouns, is_thing
from proofcheck.extraction.letter.subject.noun_goods import (
    LEAST,
    LEAST_ALONE,
    MOST_NOUNS,
    NOUN,
    is_of_company,
    is_refused,
    said_weight,
)
from proofcheck.extraction.letter.subject.wide_goods import shown_text
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MAX_ITEM = 12
"""An item has at most so many signs."""

THING = 0.4
"""What an item weighs that ends in the sign of a thing."""

NAME_BEFORE = 12
"""What makes of a list a name stands within so many characters before it."""

_SHOP_NAME = frame_pattern(
    r"{wide_shop_before_name}(?:名称|名稱|名)?\s?(?:[:：]\s?[“「『\"]?|[“「『\"])\s?$"
)
_SECOND_NAME = re.compile(r"[”」』\"]\s?[(（][^()（）]{0,6}$")

_BEFORE_MARK = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]{2}(?=[、和及与])")
_RUN = re.compile(r"[\u3005\u3041-\u30ff\u4e00-\u9fffA-Za-z0-9、・/和及与跟]+")
_JOINT = re.compile(
    r"(?:[、・/]|及び|および|ならびに|并び|以及|及其|[及和与跟]|と(?=[\u30a1-\u30ff\u4e00-\u9fff]))+"
)
_LEAD = framed(
    r".*(?:[的之是为卖售销营答把将给含括限于由]|{wide_list_leads}|我[司厂店们]|[本贵]公司|"
    r"[当弊自贵]社制?|社制?|品牌|牌|系列|印の|商标|产品|商品|制品|"
    r"(?:[のをはがにでたるうすくいともや])(?=[\u30a1-\u30ff\u4e00-\u9fff]))"
)
_STOP = framed(
    r"等|[一二两三四五六七八九十几各]+[类种款项个]|[类系]列?(?![\u4e00-\u9fff])|系列|产品|"
    r"商品|制品|类商品|[をのはがにでとも均兹按详皆]|{wide_list_stops}"
)
_NO_ITEM = framed(
    r"被(?![芯套子单褥罩]|$)|[的在为是将把由对其该此我您你他她它们をはがにで]|{wide_no_item}|[店业行部厂]$"
)


def wide_lists(prose: Prose, brands: Sequence[str]) -> Iterator[tuple[tuple[Span, ...], float]]:
    """Yield the items of lists of goods, each list with its weight."""
    done = 0
    for noun in sorted((*goods_nouns(prose), *_listed_things(prose))):
        if noun[0] < done or prose.text[noun[0]].isascii() or is_of_company(prose, noun):
            continue
        items = _items_around(prose, noun)
        if not items:
            continue
        span = items[0][0], items[-1][1]
        done = span[1]
        weight = min(NOUN * MOST_NOUNS, sum(_item_weight(prose, item) for item in items))
        weight += said_weight(prose, span, brands)
        least = LEAST if len(items) > 1 else LEAST_ALONE
        if weight >= least and not is_refused(prose, span) and not _is_name(prose, items):
            yield tuple(items), weight


def _is_name(prose: Prose, items: Sequence[Span]) -> bool:
    """Whether a list is a shop's name behind its label (店铺名:青岚茶器), or a mark's second one.

    The second name of a mark stands alone in brackets behind its quotes: 「kohaku」(琥珀の森).
    """
    position = items[0][0]
    before = prose.text[max(0, position - NAME_BEFORE) : position]
    is_second = len(items) == 1 and _SECOND_NAME.search(before) is not None
    return is_second or _SHOP_NAME.search(before) is not None


def _listed_things(prose: Prose) -> Iterator[Span]:
    """Yield the ends of items that stand before a mark of a list and end in the sign of a thing."""
    for match in _BEFORE_MARK.finditer(shown_text(prose)):
        if is_thing(prose, match.span()):
            yield match.span()


def _items_around(prose: Prose, noun: Span) -> list[Span]:
    """Return the items of the list that holds a noun; none where the noun ends no item."""
    shown = shown_text(prose)
    run = next((m for m in _RUN.finditer(shown) if m.start() <= noun[0] < m.end()), None)
    if run is None:
        return []
    pieces = list(_pieces(shown, *run.span()))
    index = next((i for i, (a, b) in enumerate(pieces) if a <= noun[0] and noun[1] <= b), None)
    if index is None:
        return []
    begin, end = _cut_before(prose, pieces[index][0], noun), _cut_behind(prose, pieces[index], noun)
    if end is None or not _is_item(prose, (begin, end)):
        return []
    items = [(begin, end)]
    if begin == pieces[index][0]:
        for piece in reversed(pieces[:index]):
            lead = _LEAD.match(shown, *piece)
            item = (lead.end() if lead else piece[0], piece[1])
            if not _is_item(prose, item):
                break
            items.insert(0, item)
            if lead:
                break
    if end == pieces[index][1]:
        for piece in pieces[index + 1 :]:
            item = _following(prose, piece)
            if not _is_item(prose, item):
                break
            items.append(item)
            if item[1] < piece[1]:
                break
    return items


def _following(prose: Prose, piece: Span) -> Span:
    """Return the item that a piece begins with; "of" may stand before its noun (付属の笛袋)."""
    shown = shown_text(prose)
    stops = [
        stop
        for stop in _STOP.finditer(shown, piece[0] + 1, piece[1])
        if not (stop[0] == "の" and "\u3041" <= shown[stop.end() : stop.end() + 1] <= "\u309f")
    ]  # 丸のこ刃
    ends = [stop.start() for stop in stops] + [piece[1]]
    if stops and stops[0][0] in "の的":
        behind = (stops[0].end(), ends[1])
        if behind[1] - behind[0] > 1 and _item_weight(prose, behind):
            return behind
    return piece[0], ends[0]


def _pieces(shown: str, start: int, end: int) -> Iterator[Span]:
    position = start
    for joint in _JOINT.finditer(shown, start, end):
        if joint.start() > position:
            yield position, joint.start()
        position = joint.end()
    if position < end:
        yield position, end


def _cut_before(prose: Prose, start: int, noun: Span) -> int:
    """Return where the item begins that a noun ends: behind what leads to it."""
    lead = _LEAD.match(shown_text(prose), start, noun[0] + 1)
    return lead.end() if lead and lead.end() <= noun[0] else start


def _cut_behind(prose: Prose, piece: Span, noun: Span) -> int | None:
    """Return where the item of a noun ends; None where other signs than an end follow it."""
    shown = shown_text(prose)
    if noun[1] == piece[1] or _STOP.match(shown, noun[1], piece[1]):
        return noun[1]
    stop = _STOP.search(shown, noun[1], piece[1])
    end = stop.start() if stop else piece[1]
    return end if end - noun[1] <= 2 and is_thing(prose, (noun[0], end)) else None


def _is_item(prose: Prose, item: Span) -> bool:
    text = shown_text(prose)[slice(*item)]
    is_short = 1 < len(text) <= MAX_ITEM
    is_wide = any(not ch.isascii() for ch in text)
    return is_short and is_wide and not _NO_ITEM.search(text) and not find_territories(text)


def _item_weight(prose: Prose, item: Span) -> float:
    """Weigh one item: as a noun for goods where it ends in one, less where in a thing's sign."""
    if any(end == item[1] and item[0] <= start for start, end in goods_nouns(prose)):
        return NOUN
    return THING if is_thing(prose, item) else 0.0
