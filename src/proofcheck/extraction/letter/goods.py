"""Goods in a letter's prose, beside the brand or behind "our".

"Genuine X kitchen knives", “X”品牌文具, "reseller of our cookware", "nostri coltelli a marchio X".

In: the prose, where the grant begins, the brands that were read. Out: spans of goods. Words that
only speak of the trade (retailer, store, products) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.extraction.language import languages_of
from proofcheck.extraction.letter.labels import is_blank
from proofcheck.extraction.letter.lists import list_items
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.signs import has_sign
from proofcheck.extraction.letter.words import letter_words

Span = tuple[int, int]

MAX_WORDS = 8
"""Goods beside a brand's name are at most so many words."""

_WORDS = re.compile(r"[a-z][a-z-]{0,24}(?:,? [a-z][a-z-]{0,24}){0,11}")
_GENERIC = ("products", "goods", "items", "articles", "accessories")
_WIDE = re.compile(
    r"(?:[”」』\"](?:[(（][^()（）]{0,60}[)）])?(?:品牌|牌|系列)?|(?:[(（][^()（）]{0,60}[)）])?(?:品牌|牌|系列))"
    r"(?:的|之)?(?:正品|系列产品|製品|商品|产品)?(?:[(（])?"
    r"(?P<goods>[\u3041-\u30ff\u4e00-\u9fff、及和]{1,28})"
)
_WIDE_END = re.compile(
    r"全国|[をにはがとで]|独家|总代理|总经销|经销|代理|授权|的|在|并|及其|等|系列|产品|商品|正品|制品|品牌|店|，|销售|分销|在|于|上|之|有限|公司|集团|股份|旗舰|商标|为|作为|正规"
)
_OWN = (
    r"(?:our|their|nos|ses|de nos|nostri|nostre|dei nostri|delle nostre|nuestros|nuestras|"
    r"de nuestros|"
    r"unsere[rns]?|nossos|nossas|dos nossos|das nossas|onze|van onze)"
)
_MAKER = (
    r"(?i:fabricantes? de|manufacturers? of|makers? of|producers? of|produttori di|produttrice di|"
    r"fabricants? de|hersteller von|fabrikant van|produtores de|distribuir|"
    r"(?:sell|resell|distribute|market|offer|supply|vendre|revendre|distribuer|vendere|vender|"
    rf"verkopen) {_OWN}|"
    r"(?:venta|reventa|vente|revente|vendita|rivendita|venda|revenda|sale|resale|distribution|"
    r"distribución) (?:of|de|di)|verkauf von|"
    r"(?:reseller|dealer|distributor|retailer|distributeur|revendeur|distributore|rivenditore|"
    rf"distribuidor|revendedor)(?: \w+)?(?: of| de| di| van)? {_OWN})"
)
_LIST = r"(?P<goods>[^\W\d_A-Z][^\W\d_A-Z'’-]*(?:,? [^\W\d_A-Z][^\W\d_A-Z'’-]*){0,10})"
_BEHIND_MAKER = re.compile(rf"(?<!\w){_MAKER} {_LIST}")
_BRANDED = (
    r"(?: a marchio| di marca| della marca| de la marca| de marque| de la marque| da marca"
    r"| der marke| van het merk| of the brand| branded)"
)
_OWN_BRANDED = re.compile(rf"(?<!\w){_OWN} {_LIST.replace('{0,10}', '{0,10}?')}{_BRANDED}")
_MADE_AND_SOLD = re.compile(
    r"(?:生产|经营|制造)(?:的|之)(?P<goods>[\u4e00-\u9fff、及和]{2,20}?)(?:上|中|等|产品|商品)"
)


def goods_beside_brand(
    prose: Prose, grant: int | None, brands: tuple[str, ...]
) -> tuple[Span, ...]:
    """Return the spans of the goods that stand at the first brand that has any."""
    for finder in (_behind_latin, _behind_wide):
        for brand in brands:
            for span in finder(prose, grant or 0, brand):
                return list_items(prose, *span)
    for pattern in (_OWN_BRANDED, _BEHIND_MAKER):
        for match in pattern.finditer(prose.text):
            cut = _cut(prose, *match.span("goods"))
            if cut is not None:
                return list_items(prose, *cut)
    made = _MADE_AND_SOLD.search(prose.text)
    return list_items(prose, *made.span("goods")) if made else ()


def _behind_latin(prose: Prose, grant: int, brand: str) -> Iterator[Span]:
    """English: the goods follow the brand's name in lower case."""
    if languages_of(prose.text)[:1] != ("en",):
        return
    for match in re.finditer(rf"{re.escape(brand)}[”\"»’®™]?(?: brand(?:ed)?)? ", prose.text):
        if match.start() >= grant or match.start() >= prose.sentence(grant)[0]:
            span = _cut(prose, match.end(), len(prose.text))
            if span is not None:
                yield span


def _cut(prose: Prose, start: int, end: int) -> Span | None:
    """Cut words for goods before a word that never names any; None where nothing is left."""
    words = _WORDS.match(prose.folded, start, end)
    if words is None:
        return None
    last, kept = start, 0
    for word in re.finditer(r"[a-z-]+", words[0]):
        text = word[0]
        if kept and text in _GENERIC:
            last = start + word.end()
            kept += 1
            break
        if text in letter_words().and_words:
            if not kept or not _lists_on(words[0][word.end() :]):
                break
            kept += 1
            continue
        if kept and text.endswith("ed"):
            break
        if text in _no_goods() or kept >= MAX_WORDS or has_sign("trades", text):
            break
        kept += 1
        last = start + word.end()
    text = prose.folded[start:last].strip(" ,")
    if not kept or text.split()[-1] in letter_words().and_words or is_blank(text):
        return None
    return start, start + len(text)


def _lists_on(rest: str) -> bool:
    """Whether goods follow "and", and not a verb or an article."""
    following = re.findall(r"[a-z-]+", rest)[:1]
    return bool(following) and following[0] not in _no_goods()


def _behind_wide(prose: Prose, grant: int, brand: str) -> Iterator[Span]:
    """Chinese and Japanese: the goods follow the brand's name, its quotes and 品牌."""
    for match in re.finditer(re.escape(brand), prose.text):
        found = _WIDE.match(prose.text, match.end())
        if found is None:
            continue
        start, end = found.span("goods")
        folded = prose.folded[start:end]
        stop = _WIDE_END.search(folded)
        end = start + stop.start() if stop else end
        goods = prose.folded[start:end]
        if len(goods) >= 2 and not any(w in goods for w in _no_goods() if not w.isascii()):
            yield start, end


@cache
def _no_goods() -> frozenset[str]:
    return frozenset((*letter_words().no_goods, *letter_words().no_goods_verbs))
