"""Parts a list of goods into its items, also as Chinese and Japanese papers set them.

In: the prose, the span of a list. Out: the spans of its items. Beside the marks of every list,
middle dots part them where they are its only marks (化粧水・美容液), and so does the end of a short
line. Of an item its class is cut ((均为第3类), 第25类：); goods of several classes make one list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice, pairwise

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.goods_nouns import is_thing, nouns_in
from proofcheck.extraction.letter.subject.latin_items import latin_items
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Cell, Prose

Span = tuple[int, int]

MOST = 40
"""Classes of one letter that are looked at."""

LEAST_DOTTED = 3
"""So many words of kana alone that dots part are a list; two may be one word (ヘア・オイル)."""

EDGE_PT = 3.0
"""Lines of one column begin within so many points of one edge."""

ROOM_HEIGHTS = 3.0
"""A line with so many line heights left to its column's right edge is short."""

_WIDE = re.compile(r"[\u3041-\u30fa\u30fc-\u9fff]")
_KANA = re.compile(r"[\u30a1-\u30fa\u30fc]+")
_DOT = re.compile(r"(?<=[\u3041-\u30fa\u30fc-\u9fffA-Za-z0-9])\s?[・·]\s?(?=[\u3041-\u9fffA-Z])")
_LISTING = re.compile(r"[、，,/／・]")
_OTHER_MARKS = re.compile(r"[、，；;]|,(?!\d)")
_CLASSES = (
    r"(?:(?:nice )?(?:class(?:es|e|i|is)?|klassen?|clases?|kl\.|cl\.|klas[aey]?)\s?\d{1,2}"
    r"(?:\s?(?:[,&+/]|[a-z]{1,3})\s?\d{1,2}){0,6}"
    r"|第?\s?\d{1,2}\s?类?(?:\s?[、,，及和与・]\s?第?\s?\d{1,2}\s?类?){0,6}(?<=类)(?:商品)?)"
)
_CLASS_BEHIND = re.compile(
    rf"\s?[(（\[](?:[均皆都]?[为是属在]?于?)?(?:尼斯|国际)?(?:分类)?{_CLASSES}[)）\]]$"
)
_CLASS_BEFORE = re.compile(rf"{_CLASSES}\s?(?:[:：]|\s[–-]\s)\s?")
_CLASS_ONLY = re.compile(_CLASSES)
_BARE_CLASS = re.compile(r"第\s?\d{1,2}\s?类(?:商品)?\s?(?=[\u4e00-\u9fff]{2})")
_OF_BRAND = re.compile(
    r"(?:[“「『\"]?[^“”「」『』\"\n]{1,30}[”」』\"](?:品牌|牌|系列|ブランド|商标|商標|印)?"
    r"|(?:[A-Z][\w&'’.-]*|[\u30a1-\u30fc\u4e00-\u9fff]{1,8})(?:品牌|ブランド)"
    r"|[A-Z][A-Za-z0-9&'’.-]*社?製(?=[\u30a1-\u30fc]))(?:的|之|の)?(?:正品)?"
    r"(?=[\u3041-\u9fffA-Z][^”」』\"])"
)
"""The brand of an item, before it (“晨曦”系列保温杯, KITANOブランドの包丁)."""

_LEAD = framed(r"(?:(?<=[(（])含|{wide_item_leads})+(?=[\u3041-\u9fff]{2})")
_REST = framed(r"[\s　、，,]*(?:{wide_item_ends})$")
_GROUP = re.compile(
    r"[^()（）、，,;；/／\n]{2,24}\s?[(（](?P<goods>[^()（）\n]{2,160}?)[)）]\s?(?:等|など)?(?:产品|商品)?"
)
"""Goods in brackets behind the name of their group: ペット用品（首輪、リード）."""

_OF_CLASS = re.compile(
    r"第?\s?\d{1,2}\s?类(?:商品)?\s?[:：]\s?"
    r"(?P<goods>(?:[^。\n:：“「『()（）]|[(（][^()（）\n]{1,30}[)）]){2,200}?)"
    r"(?=[。\n“「『]|[;；,，、]?\s?(?:\d{1,2}[.．、)）]\s?[“「『]|第?\s?\d{1,2}\s?类)|[)）]|$)"
)


def goods_items(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Return the items of a list of goods."""
    if not _WIDE.search(prose.text, start, end):
        return latin_items(prose, start, end)
    group = _GROUP.fullmatch(prose.text[start:end].rstrip("。. "))
    if group is not None and _WIDE.search(group[0]) and _LISTING.search(group["goods"]):
        start, end = start + group.start("goods"), start + group.end("goods")
    items = [
        item for first, last in _lines(prose, start, end) for item in list_items(prose, first, last)
    ]
    if _OTHER_MARKS.search(prose.text, start, end):
        return tuple(items)
    if len(items) == 1 and len(parts := _parted_at_blanks(prose, items[0])) > 1:
        return parts
    return tuple(part for item in items for part in _parted_at_dots(prose, item))


def without_class(prose: Prose, item: Span) -> Span:
    """Cut the class of an item off it, before it or in brackets behind it."""
    start, end = item
    lead = _CLASS_BEFORE.match(prose.folded, start, end)
    start = lead.end() if lead and lead.end() < end else start
    note = _CLASS_BEHIND.search(prose.folded, start, end)
    return (start, note.start()) if note and note.start() > start else (start, end)


def is_class(prose: Prose, item: Span) -> bool:
    """Whether an item is but a class of the register of marks, which names no goods (第21类)."""
    return _CLASS_ONLY.fullmatch(prose.folded, *item) is not None


def bare_goods(prose: Prose, item: Span) -> Span:
    """Cut brand, "including" and "and others" off an item in Chinese or Japanese."""
    start, end = item
    if not _WIDE.search(prose.text, start, end):
        return item
    for pattern, text in ((_BARE_CLASS, prose.folded), (_OF_BRAND, prose.text)):
        lead = pattern.match(text, start, end)
        start = lead.end() if lead else start
    lead = _LEAD.match(prose.folded, start, end)
    start = lead.end() if lead else start
    rest = _REST.search(prose.folded, start + 1, end)
    return start, rest.start() if rest else end


def goods_of_classes(prose: Prose) -> tuple[Span, ...]:
    """Return the goods that stand behind their classes (第25类：运动鞋；第28类：羽毛球拍)."""
    items = [
        item
        for match in islice(_OF_CLASS.finditer(prose.folded), MOST)
        for item in goods_items(prose, *match.span("goods"))
    ]
    return tuple({prose.text[slice(*item)]: item for item in reversed(items)}.values())[::-1]


def _parted_at_dots(prose: Prose, item: Span) -> Iterator[Span]:
    """Yield the parts of an item between its middle dots; of two in kana both are known goods."""
    dots = list(_DOT.finditer(prose.text, *item))
    cuts = [item[0], *(edge for dot in dots for edge in dot.span()), item[1]]
    parts = list(zip(cuts[::2], cuts[1::2], strict=True))
    is_one_word = 1 < len(parts) < LEAST_DOTTED and all(
        _KANA.fullmatch(prose.text, *part) for part in parts
    )
    if is_one_word and not all(_is_known(prose, part) for part in parts):
        yield item
    else:
        yield from parts


def _parted_at_blanks(prose: Prose, item: Span) -> tuple[Span, ...]:
    """Return the goods of an item that blanks part (保温杯 焖烧罐); none where one is unknown."""
    words = prose.printed(*item).split()
    if "".join(words) != prose.text[slice(*item)] or not all(map(_WIDE.match, words)):
        return ()
    ends = [item[0] + length for length in accumulate(map(len, words))]
    parts = tuple(zip((item[0], *ends), ends, strict=False))
    return parts if all(_is_known(prose, part) for part in parts) else ()


def _lines(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of a list between ends of lines that are short."""
    if not _WIDE.search(prose.text, start, end):
        yield start, end
        return
    cells = [cell for cell in prose.cells if start < cell.end and cell.start < end]
    for upper, lower in pairwise(cells):
        if start < upper.end <= end and _ends_short(prose, upper, lower):
            yield start, upper.end
            start = upper.end
    yield start, end


def _ends_short(prose: Prose, upper: Cell, lower: Cell) -> bool:
    """Whether a line of a list is its item's last one: the next would have begun in it.

    Text in Han characters wraps anywhere; that the next line begins another item shows in its
    script, or in that goods end above and stand below.
    """
    is_column = abs(upper.box.x0 - lower.box.x0) <= EDGE_PT and upper.page == lower.page
    if not is_column or not _WIDE.match(prose.text, lower.start):
        return False
    right_pt = max(
        cell.box.x1
        for cell in prose.cells
        if cell.page == upper.page and abs(cell.box.x0 - upper.box.x0) <= EDGE_PT
    )
    if right_pt - upper.box.x1 < ROOM_HEIGHTS * upper.box.height_pt:
        return False
    is_latin = prose.text[upper.end - 1].isascii()
    return is_latin or all(_is_known(prose, (c.start, c.end)) for c in (upper, lower))


def _is_known(prose: Prose, span: Span) -> bool:
    return nouns_in(prose, *span) > 0 or is_thing(prose, span)
