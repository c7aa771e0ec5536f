"""Goods that are named behind the brand: "genuine X kitchen knives", “X”品牌文具.

In: the prose and the brands that were read. Out: spans of goods. Only for the word orders of
English and Chinese, in which the goods follow the brand's name directly.
"""

from __future__ import annotations

import re

from proofcheck.extraction.language import languages_of
from proofcheck.extraction.letter.lists import list_items
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words

MAX_WORDS = 6
"""Goods behind a brand's name are at most so many words."""

_WORDS = re.compile(r"[a-z][a-z-]{1,24}(?: [a-z][a-z-]{1,24}){0,9}")
_WIDE = re.compile(
    r"[”」』\"]?(?:[(（][^()（）]{0,40}[)）])?(?:品牌|牌|系列)(?:的)?(?:正品)?"
    r"(?P<goods>[\u4e00-\u9fff、]{2,24})"
)


def goods_behind_brand(
    prose: Prose, grant: int | None, brands: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    """Return the spans of the goods behind the first brand that has any."""
    is_english = languages_of(prose.text)[:1] == ("en",)
    for brand in brands:
        name = re.escape(brand)
        for match in re.finditer(rf"{name}(?: brand(?:ed)?)? ", prose.text):
            if is_english and match.start() >= (grant or 0):
                end = _goods_end(prose, match.end())
                if end > match.end():
                    return list_items(prose, match.end(), end)
        for match in re.finditer(name, prose.text):
            span = _wide_goods(prose, match.end())
            if span is not None:
                return list_items(prose, *span)
    return ()


def _goods_end(prose: Prose, start: int) -> int:
    """Return where the words for goods end: before a word that never names any."""
    words = _WORDS.match(prose.text, start)
    if words is None:
        return start
    end = start
    for number, word in enumerate(words[0].split()):
        if word in letter_words().no_goods or number >= MAX_WORDS:
            break
        end = prose.text.index(word, end) + len(word)
    trailing = prose.text[start:end].split()[-1:]
    return end if trailing and trailing[0] not in letter_words().and_words else start


def _wide_goods(prose: Prose, start: int) -> tuple[int, int] | None:
    match = _WIDE.match(prose.text, start)
    if match is None:
        return None
    goods = match["goods"]
    if any(word in goods for word in letter_words().no_goods if not word.isascii()):
        return None
    length = len(goods)
    for generic in ("系列产品", "产品", "商品", "正品"):
        if goods.endswith(generic):
            length -= len(generic)
            break
    return (match.start("goods"), match.start("goods") + length) if length >= 2 else None
