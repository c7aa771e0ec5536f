"""Places in a letter's prose where a brand may stand, each with what it weighs.

In: the prose. Out: spans of names, in quotes, beside a word for a brand or goods, behind a verb of
trade, or in two scripts, each with its weight; one name may come from several places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.names.goods_nouns import goods_nouns
from proofcheck.extraction.letter.names.latin_names import (
    BEGIN,
    BEHIND,
    BLANK,
    LATIN,
    SHORT,
    listed_before,
    listed_from,
    name_before,
    without_followers,
)
from proofcheck.extraction.letter.names.quoted_brands import MARK, NUMBERED, quoted_brands
from proofcheck.extraction.letter.subject.goods_words import goods_phrases
from proofcheck.extraction.letter.subject.numbered_names import names_behind_numbers
from proofcheck.extraction.letter.subject.stated_brands import stated_brands
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

MOST = 200
"""Words and signs that are looked at; a letter has a dozen."""

BEHIND_GOODS, TRADED = 2.0, 1.2
"""What it weighs to stand beside goods, and behind a verb of trade."""

MODIFIED = 40
"""What stands before a noun in its phrase begins within so many characters."""

_MODIFIERS = re.compile(
    r"(?<!\w)(?:[a-zß-ÿ]{2,16} ){1,2}$|\s?[の的之][\u30a1-\u30ff\u4e00-\u9fff]{0,4}$"
)
CAPITALS_AMONG = 4
"""A sentence holds so many times as many small letters as a name in capitals has letters."""

_CAPITALS = re.compile(
    r"(?<=[a-zß-ÿ,:] )[A-ZÀ-ÞŁŚŻŹĆŃ]{5,}(?:[ '’-][A-ZÀ-ÞŁŚŻŹĆŃ]{2,}){0,2}"
    r"(?!\w|[.@]\w)(?! [A-Z][a-z])"
)
_FOLLOWERS = re.compile(
    r"(?: (?!d[aeiou]s? |a |w |z |en )[a-zß-ÿ]{4,14}| by)? [“\"«„]?(?=[A-ZÀ-Þ])"
)

_OF = framed(r"(?: [a-z]{2,14}){0,2}? {of_brand}(?: {brand_articles})? ")
_DAY = re.compile(r"\d\s{1,2}$")
_WIDE_BRAND = framed(
    r"{before_wide_brand}{1,4}(?P<name>[\u4e00-\u9fff]{2,5}?)(?:[(（][^()（）\n]{2,40}[)）])?"
    r"(?:(?<!品)牌|品牌|系列)(?!\s?(?:[a-z]{5}|[“「『]))"
)
_WIDE_AND_LATIN = framed(
    r"{before_wide_brand}{1,4}(?P<name>[\u4e00-\u9fff]{2,5}?)\s?[、/和及与]\s?"
    r"[A-Z][A-Za-z ]{1,30}(?:牌|品牌|系列|商标|商標)"
)
_LATIN_AND_WIDE = framed(
    r"(?<=[A-Za-z])\s?[、/和及与]\s?(?P<name>[\u4e00-\u9fff]{2,5}?)(?:牌|品牌|商标|商標)"
)
"""Two brands side by side, one in Han characters (云岭、KESTREL品牌)."""

_REFERRED = framed(r"\b{this_mark} $")
_REFERRED_LEAD = framed(r"\b{this_mark} \S+\s{0,2}$")
"""Before a word for a mark: its name was said (unter dieser Marke)."""

_TWO_SCRIPTS = re.compile(
    rf"{BEGIN}{SHORT}(?:{BEHIND}{SHORT}){{0,3}}"
    r"\s?(?P<wide>(?:(?!品牌|牌|商标|商標)[\u4e00-\u9fff]){2,5})"
    r"(?=品牌|牌(?!子)|商标|商標)"
)
_NO_SECOND = framed(r"{no_second_name}")
_NO_WIDE = re.compile(r"[该本其各上述此等的]|授权|注册|自有|公司|产品|商品|我|使用|所有|在|一")
_ACRONYM = re.compile(r"\s?[A-Z]{2,4} [a-z]{3}")
_FOR = framed(r"\b{for_brand} (?=[A-Z])")
_GOODS = framed(r"[”\"®™]{0,2} (?!{no_goods_words})[a-z]{3,}")


def brand_places(prose: Prose) -> Iterator[tuple[Span, float]]:
    """Yield names that stand where brands do, each with the weight of its place."""
    yield from quoted_brands(prose)
    yield from ((span, NUMBERED) for span in names_behind_numbers(prose, 0, len(prose.text)))
    firms = tuple(companies(prose))
    yield from _beside_words(prose, firms)
    for match in islice(clause_pattern("mark_leads").finditer(prose.folded), MOST):
        if _REFERRED_LEAD.search(match[0]):
            continue
        yield from listed_from(prose, _skip(prose, match.end(), "mark_fillers"), MARK)
    yield from _beside_goods(prose, firms)
    for _, _, end in find_phrases(pattern_of("trade_leads"), prose.plain, most=MOST):
        yield from listed_from(prose, _skip(prose, end, "goods_fillers"), TRADED)
    for match in islice(sign_pattern("roles").finditer(prose.plain), MOST):
        is_place = match[0].startswith(("punto", "point", "ponto", "verkoop", "outlet"))
        of = None if is_place else _OF.match(prose.plain, match.end())
        for span, weight in listed_from(prose, of.end(), TRADED) if of else ():
            if not any(first <= span[0] < last for first, last in firms):
                yield span, weight  # a distributor of Mirelle S.r.l. sells no brand of that name
    yield from _beside_for(prose)
    yield from _beside_nouns(prose, firms)
    yield from _in_capitals(prose, firms)
    yield from stated_brands(prose, firms)
    yield from ((span, MARK) for span in _in_two_scripts(prose))
    for pattern, text in (
        (_WIDE_BRAND, prose.folded),
        (_WIDE_AND_LATIN, prose.text),
        (_LATIN_AND_WIDE, prose.text),
    ):
        for match in islice(pattern.finditer(text), MOST):
            if not _NO_WIDE.search(match["name"]):
                yield match.span("name"), BEHIND_GOODS


def _beside_words(prose: Prose, firms: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    """Yield names beside a word for a mark (the brand X, X trade mark)."""
    for _, start, end in find_phrases(pattern_of("mark_words"), prose.plain, most=MOST):
        if any(first < start and end <= last for first, last in firms):
            continue  # Husdra Brands, LLC
        if _DAY.search(prose.plain, max(0, start - 4), start):
            continue  # 5 marca: a day in March
        if _is_first_name(prose, start, end):
            continue
        is_referred = _REFERRED.search(prose.folded, max(0, start - 16), start) is not None
        if not is_referred and not _is_behind_name(prose, start, end):
            yield from listed_from(prose, _skip(prose, end, "mark_fillers"), MARK)
        if not _is_label(prose, end):
            yield from ((span, MARK) for span in listed_before(prose, start))


def _beside_goods(prose: Prose, firms: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    """Yield names beside a word for goods (Kestrel products, produits de la marque X)."""
    for _, start, end in find_phrases(pattern_of("goods_words"), prose.plain, most=MOST):
        if any(first < start and end <= last for first, last in firms):
            continue  # Mingtai Baby Goods Co., Ltd.
        span = None if _is_label(prose, end) else name_before(prose, start)
        if span is not None and not any(a <= span[0] < b for a, b in firms):
            yield span, BEHIND_GOODS
        behind = _skip(prose, end, "goods_fillers")
        for listed, weight in listed_from(prose, behind, BEHIND_GOODS):
            if not any(first <= listed[0] < last for first, last in firms):
                yield listed, weight  # the products of Mirelle S.r.l.


def _is_label(prose: Prose, end: int) -> bool:
    """Whether a colon follows a word: the words before it are of its label (Licensed Marks: X)."""
    return prose.text[end : end + 2].lstrip()[:1] in (":", "：")


def _is_behind_name(prose: Prose, start: int, end: int) -> bool:
    """Whether the name of a word for a brand is before it, not behind it.

    It is in quotes (“晨曦”牌LED灯), or a short word in capitals follows that goes on with goods
    (the HALO brand LED lamps).
    """
    is_quoted = prose.text[max(0, start - 3) : start].rstrip()[-1:] in tuple('”」』》"')
    if _ACRONYM.match(prose.text, end):
        return is_quoted or name_before(prose, start) is not None
    return is_quoted and prose.text[end - 1] > "\u3040" and not _is_label(prose, end)


def _is_first_name(prose: Prose, start: int, end: int) -> bool:
    """Whether "Marek" or "Marka" is a man's name: Polish writes the word for a brand small."""
    if prose.language_at(start) not in ("pl", ""):
        return False
    is_within = start > 0 and prose.text[start - 1] == " "
    is_within = is_within and all(start != begin for begin, _ in (*prose.lines, *prose.sentences))
    name = prose.text[start:end]
    return name == "Marek" or (name == "Marka" and is_within)


def _in_two_scripts(prose: Prose) -> Iterator[Span]:
    """Yield names of which a Chinese half follows the Latin one (KITAYAMA 北山品牌)."""
    for match in islice(_TWO_SCRIPTS.finditer(prose.text), MOST):
        if not _NO_SECOND.search(match["wide"]):
            yield match.span()


def _beside_for(prose: Prose) -> Iterator[tuple[Span, float]]:
    """Yield names behind "for" with goods behind them (approved for Copperfield cookware)."""
    for match in islice(_FOR.finditer(prose.text), MOST):
        first, last = prose.sentence(match.start())
        name = LATIN.match(prose.text, match.end())
        is_said = has_sign("acts", prose.folded, first, last) or has_sign(
            "trades", prose.folded, first, last
        )
        if name is None or not is_said:
            continue
        span = without_followers(prose, name.span())
        if span is not None and _GOODS.match(prose.text, span[1]):
            yield span, TRADED


def _beside_nouns(prose: Prose, firms: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    """Yield names right before a noun for goods, or behind it (VELLOR saddles, fixations X)."""
    for start, end in goods_nouns(prose):
        if any(first <= start and end <= last for first, last in firms):
            continue
        if prose.text[start].isupper() and prose.language_at(start) != "de":
            continue  # the beginning of a firm's name (Cutelaria Sá)
        first, last = prose.sentence(start)
        is_said = any(has_sign(name, prose.folded, first, last) for name in ("acts", "trades"))
        if not is_said and not goods_phrases("verbs").search(prose.folded, first, last):
            continue
        lead = _MODIFIERS.search(prose.text, max(first, start - MODIFIED), start)
        before = listed_before(prose, lead.start() if lead else start)
        behind = _FOLLOWERS.match(prose.text, end)
        listed = list(listed_from(prose, behind.end(), TRADED)) if behind else []
        named = [(span, TRADED) for span in before]
        for span, weight in (*named, *listed):
            is_of_firm = any(a < span[1] and span[0] < b for a, b in firms)
            is_name = prose.text[span[0] : span[1]].isupper() or span[0] != first
            if not is_of_firm and is_name and prose.language_at(start) != "de":
                yield span, weight


def _in_capitals(prose: Prose, firms: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    """Yield names in capitals within a sentence of trade in small letters (wines ARCEVIEJO)."""
    for match in islice(_CAPITALS.finditer(prose.text), MOST):
        first, last = prose.sentence(match.start())
        small = sum(map(str.islower, prose.text[first:last]))
        is_said = any(
            has_sign(name, prose.folded, first, last)
            for name in ("trades", "acts", "roles", "marks")
        )
        is_of_firm = any(a < match.end() and match.start() < b for a, b in firms)
        if is_said and not is_of_firm and small > CAPITALS_AMONG * len(match[0]):
            yield from listed_from(prose, match.start(), TRADED)


def _skip(prose: Prose, position: int, words: str) -> int:
    for _ in range(4):
        blank = BLANK.match(prose.text, position)
        start = blank.end() if blank else position
        filler = pattern_of(words).match(prose.plain, start)
        if filler is None or prose.text[start].isupper():
            break
        position = filler.end()
    return position
