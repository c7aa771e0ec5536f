"""Goods in Chinese and Japanese prose: behind the brand's name, its quotes and 品牌.

In: the prose, where the grant begins, the brands that were read. Out: spans of goods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.wide_companies import shown_kana
from proofcheck.extraction.letter.subject.goods_lists import goods_items, goods_of_classes
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

_WIDE = re.compile(
    r"(?:[”」』\"](?:[(（][^()（）]{0,60}[)）])?(?:品牌|牌|系列|[ブプ]ランド)?(?:[(（][^()（）]{0,60}[)）])?|(?<=[A-Za-z])[®™]?|(?:[(（][^()（）]{0,60}[)）])?(?:品牌|牌|系列|[ブプ]ランド)(?:[(（][^()（）]{0,60}[)）])?)"
    r"(?:[)）]?である)?(?:的|之)?(?:正品|系列产品|製品|商品|产品)?(?:[(（])?"
    r"(?P<goods>[\u3041-\u30ff\u4e00-\u9fff、及和]{1,28})"
)
_WIDE_END = framed(r"の(?={wide_trade_nouns})|{wide_goods_ends}")
_MADE_AND_SOLD = re.compile(
    r"(?:生产|经营|制造)(?:的|之)(?P<goods>[\u4e00-\u9fff、及和]{2,20}?)(?:上|中|等|产品|商品)"
)
_OF_MARK = framed(
    r"{wide_this}(?:注册)?(?:品牌|商标)(?:的|之|项下)?(?:正品)?"
    r"(?P<goods>[\u3041-\u30ff\u4e00-\u9fff、]{2,28})"
)
_OBJECT = framed(
    r"(?:销售|銷售|经营|經營|代理|经销|經銷|售卖|分销)+(?![商权店渠区网地平部])"
    r"(?:由?{wide_of_maker})*(?:的|之)?(?P<goods>[\u4e00-\u9fff、]{2,28})"
)
_SOLD = re.compile(
    r"(?<=[で」、。\n])(?P<goods>(?:(?![をはがでにと])[\u3041-\u30ff\u4e00-\u9fff、]){2,40}?)の(?:輸入|製造|小売|店頭|卸売)?(?:及び|および|・)?"
    r"(?:販売|取扱い?|取り扱い)(?:を|に|権)"
)
_MARKED = re.compile(r"を付した(?P<goods>[\u3041-\u30ff\u4e00-\u9fff、]{2,28}?)を")
_SCOPE = framed(
    r"(?:{wide_scope_of}(?:的|之)?(?:产品|商品)?{wide_scopes}"
    r"(?:为|是|包括|包含|涵盖|但?不限于|限于|仅限|如下|[:：])+|"
    r"{wide_trading}(?:的|之)?(?:产品|商品)(?:为|是|包括|包含|但?不限于|限于|[:：])+|"
    r"{wide_following}(?:产品|商品|製品|制品|货品)[^:：。\n]{0,16}[:：]|"
    r"(?:取り?扱い?|対象|对象|许诺|認定|认定)(?:商品|製品|制品|品目)(?:は|[:：]|として)+|"
    r"(?:取り?扱って|扱って|お取り?扱い|ご?販売)"
    r"(?:いただ(?:ける|く)|頂(?:ける|く)|できる)(?:商品|もの|の)は)[、，]?"
    r"(?P<goods>[\u3041-\u30ff\u4e00-\u9fff、，及和]{2,60})"
)
_USED_FOR = re.compile(
    r"(?:用于|使用于|使用在|适用于)(?:生产|销售|经营)?(?P<goods>[\u4e00-\u9fff、]{2,40}?)"
    r"(?:等)?(?:系列)?(?:产品|商品)?(?:的|之|上)(?:生产|制造|加工|销售|推广|研发)?"
)
_OF_CLASS = re.compile(
    r"第?\d{1,2}类(?:别)?(?:的|之)?[(（:：]?(?P<goods>[\u4e00-\u9fff、]{2,40}?)(?:等)?(?:商品|产品|[)）])"
)
_NAME_BEHIND = re.compile(r"[\s”」』]{0,2}(?:品牌|牌(?!子)|商标|商標|系列商标|ブランド)")
_NO_GOODS = framed(r"{wide_no_goods}")
_PLACES = re.compile(r"^(?:期限|期间|范围|类型|渠道|区域)|[省市县]$|[两三四]省|地区|区域|全境")
_LEADS = (
    "的",
    "之",
    "ブランド",
    "うち",
    "のうち",
    "正品",
    "系列",
    "品牌",
    "牌",
    "弊社",
    "当社",
    "自社",
    "本会",
    "印の",
    "の",
    "および",
    "产品",
    "商品",
    "项下",
    "旗下",
    "名下",
    "生产",
    "出品",
)


def wide_goods(prose: Prose, grant: int | None, brands: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the goods of a named scope, at the first brand that has any, or that are sold."""
    for match in _SCOPE.finditer(shown_text(prose)):
        cut = _cut(prose, *match.span("goods"))
        if cut is not None:
            return goods_items(prose, *cut)
    at_brands = [span for brand in brands for span in _behind_brand(prose, brand, brands)]
    granted = [span for span in at_brands if grant is not None and span[0] > grant]
    if found := granted or at_brands:
        return goods_items(prose, *max(found, key=lambda s: prose.text[slice(*s)].count("、")))
    if of_classes := goods_of_classes(prose):
        return of_classes
    for pattern in (_MARKED, _SOLD, _OF_CLASS, _OF_MARK, _OBJECT, _USED_FOR, _MADE_AND_SOLD):
        for match in pattern.finditer(prose.text, 0):
            cut = _cut(prose, *match.span("goods"))
            if cut is not None:
                return goods_items(prose, *cut)
    return ()


def _behind_brand(prose: Prose, brand: str, brands: tuple[str, ...]) -> Iterator[Span]:
    for match in named_as(brand).finditer(prose.text):
        found = _WIDE.match(prose.text, match.end())
        span = _cut(prose, *found.span("goods")) if found else None
        if span is not None and _NAME_BEHIND.match(shown_text(prose), span[1]):
            # What was read is the rest of a name in two scripts (X 禾屿品牌).
            found = _WIDE.match(prose.text, span[1])
            span = _cut(prose, *found.span("goods")) if found else None
        if span is not None and prose.text[slice(*span)] not in brands:
            yield span


def _cut(prose: Prose, start: int, end: int) -> Span | None:
    """Cut goods before a word that never names any; None where nothing is left."""
    while shown_text(prose)[start:end].startswith(_LEADS):
        lead = next(lead for lead in _LEADS if shown_text(prose).startswith(lead, start))
        start += len(lead)
    stop = _WIDE_END.search(shown_text(prose), start, end)
    end = stop.start() if stop else end
    goods = shown_text(prose)[start:end].strip("、及和与の")
    is_none = any(w in goods for w in _no_goods() if not w.isascii())
    is_none = is_none or _PLACES.search(goods) is not None
    is_none = is_none or _NO_GOODS.search(goods) is not None
    if len(goods) < 2 or is_none or find_territories(goods):
        return None
    first = shown_text(prose).index(goods, start)
    return first, first + len(goods)


@lru_cache(maxsize=8)
def shown_text(prose: Prose) -> str:
    """Return the folded text with its kana as printed: が, ブ keep the marks that tell them."""
    return shown_kana(prose.text, prose.folded)


@cache
def named_as(brand: str) -> re.Pattern[str]:
    """Return the pattern of a brand as printed, with or without blanks around its "&"."""
    return re.compile(re.escape(brand).replace(r"\ \&\ ", r"\ ?\&\ ?").replace(r"\ ", r"\ {0,2}"))


@cache
def _no_goods() -> frozenset[str]:
    return frozenset((*letter_words().no_goods, *letter_words().no_goods_verbs))
