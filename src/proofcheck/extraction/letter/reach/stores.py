"""Shops by name and own web shops by domain, in a stretch of prose.

In: a span of the prose that speaks of channels. Out: `store:NAME` for a name in quotes beside a
word for a shop, and domains that belong to no platform.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.reach.shop_numbers import is_shop_number
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.place_names import country_codes

MOST = 12
"""Names and domains that are looked at."""

NEAR_BEFORE, NEAR_AFTER = 30, 12
"""A word for a shop stands within so many characters of its name."""

BETWEEN_SIGNS, BETWEEN_LETTERS = 2, 10
"""Between a shop's name and a word for a shop before it stand at most so many characters."""

LONGEST_KIND = 4
"""The kind of a shop between a platform and the shop's name has at most so many signs."""

NO_ENDINGS = frozenset(
    ["iva", "ltd", "inc", "llc", "gmbh", "tel", "the", "and", "der", "die", "nos", "les"]
)
"""What stands behind a dot without a blank and is no ending of a domain."""

_QUOTED = re.compile(
    r"[“„«「『‘\"'‹《](?P<name>[^“”„«»「」『』\"\n‹›《》]{2,40}?)(?:[”“»」』\"›》]|(?<=\w)’(?=\w{0,3}\s)|[’'](?!\w))"
)
_WIDE_NAME = framed(
    r"{wide_shop_labels}[:：为是\s]{0,2}[“「『\"《]?"
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fffa-z0-9·&]{2,24}?{wide_shops})(?![铺舖])"
)
_OPENED = re.compile(
    r"(?:开设|开立|运营|经营)(?:的|名为|之)?[“「『\"]?"
    r"(?P<name>[^的该其之一本“”「」『』\"，。、；：:;,.\s()（）]{2,20}?(?:旗舰店|专卖店|专营店))"
)
_AT_PLATFORM = framed(
    r"(?P<platform>[a-z0-9.!\u3041-\u9fff]{2,16}?)(?:平台|商城|店铺|店|网)?\s?[:：]\s?"
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fffa-z0-9·& ]{2,24}?{wide_shops})(?![\u4e00-\u9fff])"
)
_ON_PLATFORM = framed(
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fffa-z0-9·&]{2,24}?{wide_shops})"
    r"[(（](?P<platform>[^()（）]{2,16})[)）]"
)
_NO_STORE = re.compile(r"品牌|商标|上述|授权|独家|官方旗|平台|^(?:旗舰|专卖|专营)|^(?:实体|线下)")
_BESIDE_PLATFORM = re.compile(
    r"[(（](?P<name>[^()（）:：\n]{3,30}?(?:旗舰店|专营店|专卖店|市场店|店|ショッフ|ストア|shop|store))[)）]"
)
_SHOP_NAME = re.compile(
    r"(?:小铺|小鋪|商铺|铺子|旗舰店|旗艦店|专营店|專營店|专卖店|專賣店|ショップ|ストア|店)$"
)
_BRACKETED = framed(
    r"(?<=[(（]){bracket_shops}\s?[:：]\s?[“\"«„]?(?P<name>[^“”\"«»„;；,()（）\n]{2,40}?)"
    r"(?=[”\"»)）;；,\n]|\.\s|$)"
)
_NAMED = framed(
    r"(?P<colon>\s?[:：])?\s{0,2}(?P<open>[“”„«「『‘'\"‹《])?\s?"
    r"(?P<name>[^\s“”\"«»„;；,，。、()（）\n:：][^“”\"«»„」』›》;；,，。、()（）\n]{1,39}?)"
    r"(?P<end>\s?[”“\"»」』›》]|(?<=\w)[’'](?!\w)|(?=[;；,，。、()（）\n])|(?=\.\s)|(?=\.?$)|"
    r"(?=\s{behind_shop}\se?[A-Z]))"
)
_CLOSING = frozenset("”“\"»」』›》’'")
_LATIN_SHOP = re.compile(
    r"店铺\s?(?P<name>(?!(?:LOGO|Logo|Banner|VI|UI|ID|SKU|URL)(?![A-Za-z]))"
    r"[A-Z][\w&'’-]+(?: [A-Z][\w&'’-]*){0,3})(?=[的之是，,。）)]|\s|$)"
)
_SHOP_CALLED = framed(
    r"\b{the_shop} {shop_called} (?P<name>[A-ZÀ-Ý][\w’'-]+(?: (?:& )?[A-ZÀ-Ý][\w’'-]+){1,2})"
    r"(?=,? [a-zà-ÿ])"
)
"""A shop by its name: der Shop Velden Markt."""
_UNDER_NAME = framed(
    r"(?P<platform>[A-Z][\w.]{2,15}),?\s{under_name}\s[“”„\"«‘']?"
    r"(?P<name>[A-Z][\w&'’.-]*(?:\s[A-Z][\w&'’-]*){1,4})"
)
"""The name under which somebody sells on a platform (on Kaufland as Brzezana Direct)."""

_NO_NAME = re.compile(r"及ひ|およひ|贵社|御社|自社|公式|において|其他|所有|等(?!等)|的")
_NO_SHOP = re.compile(r"(?:实体|线下|实|各|直营|门市)?(?:体)?(?:门)?店(?:铺|舗|舖)?")
_OF_BRAND_SHOP = re.compile(r"\s?(?:品牌|商标|牌)(?:的|之)?(?:官方)?(?:旗舰|专卖|专营)店")
"""Behind a brand in quotes: the kind of shop that is opened for it (“慕禾”品牌旗舰店)."""

_KIND_END = re.compile(r"[\u3041-\u9fff]{0,3}[館馆店铺鋪舖區区屋頁页]$")
_BRAND_BEHIND = re.compile(r"\s?(?:品牌|商标|牌|[フブ]ラン[トド]|の)")
_ON = framed(r" ?{on_a_platform} (?:the |la |le |el )?(?P<platform>[A-Z][\w.]{1,20})")

_DOMAIN = re.compile(
    r"(?<![A-Za-zÀ-ÿ0-9_@.-])(?:https?://)?(?:www\.)?(?P<name>[a-zA-Z0-9](?:[\w-]{0,40}\w)?(?:\.[\w-]{2,30}){0,2}"
    r"\.[a-zA-Z]{2,10})(?![A-Za-z0-9_@-])",
    re.ASCII,
)


def stores_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the shops that are named in a span."""
    seen: list[str] = []
    found = [*_wide_names(prose, start, end), *_BRACKETED.finditer(prose.text, start, end)]
    found += [*_LATIN_SHOP.finditer(prose.text, start, end), *_behind_names(prose, start, end)]
    found += _SHOP_CALLED.finditer(prose.text, start, end)
    for match in _UNDER_NAME.finditer(prose.text, start, end):
        if is_platform(match["platform"]) and not has_sign(
            "roles", prose.folded, *match.span("name")
        ):
            found.append(match)
    for match in islice(found, MOST):
        name = prose.text[slice(*match.span("name"))].strip()
        if name not in seen and not is_shop_number(name):
            seen.append(name)
            yield f"store:{name}"
    for match in islice(_QUOTED.finditer(prose.text, start, end), MOST):
        name = match["name"].strip()
        before = prose.folded[max(start, match.start() - NEAR_BEFORE) : match.start()]
        after = prose.folded[match.end() : match.end() + NEAR_AFTER]
        words = clause_pattern("store_words")
        is_brand = _OF_BRAND_SHOP.match(after) is not None
        if is_platform(name) or "." in name or name in seen or is_brand:
            continue
        is_shop = _SHOP_NAME.search(name) is not None or _is_on_platform(prose, match)
        is_shop = is_shop or _is_before_platform(prose, match)
        if is_shop or _leads(before) or words.match(after.lstrip().removeprefix("的")):
            yield f"store:{name}"


def _wide_names(prose: Prose, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield names in Han characters or kana: behind a word for a shop, behind "opens", or in
    brackets behind a platform."""
    for match in _WIDE_NAME.finditer(prose.folded, start, end):
        if _NO_NAME.search(match["name"]) is None:
            yield match
    for pattern in (_AT_PLATFORM, _ON_PLATFORM):
        for match in pattern.finditer(prose.folded, start, end):
            if ends_in_platform(prose.text[slice(*match.span("platform"))]):
                yield match
    for match in _OPENED.finditer(prose.folded, start, end):
        if _NO_STORE.search(match["name"]) is None:
            yield match
    for match in _BESIDE_PLATFORM.finditer(prose.folded, start, end):
        is_shop = _NO_SHOP.fullmatch(match["name"]) is None
        if is_shop and ends_in_platform(prose.text[max(start, match.start() - 16) : match.start()]):
            yield match


def _is_on_platform(prose: Prose, quoted: re.Match[str]) -> bool:
    """Whether a platform stands right before a quoted name: ZOZOTOWN「EL PORTO」.

    The kind of the shop may stand between: Pinkoi設計館「織夢人」.
    """
    is_brand = _BRAND_BEHIND.match(prose.folded, quoted.end()) is not None
    before = prose.text[max(0, quoted.start() - 16) : quoted.start()].rstrip()
    cuts = (0, *range(1, LONGEST_KIND + 1)) if _KIND_END.search(before) else (0,)
    return not is_brand and any(ends_in_platform(before[: len(before) - cut]) for cut in cuts)


def _is_before_platform(prose: Prose, quoted: re.Match[str]) -> bool:
    """Whether "on" and a platform follow a quoted name: “Peak Pantry UK” on OnBuy."""
    lead = _ON.match(prose.text, quoted.end())
    return lead is not None and is_platform(lead["platform"].rstrip(".,?!"))


def ends_in_platform(text: str) -> bool:
    """Whether a text ends with a platform's name."""
    text = text.rstrip()
    return any(is_platform(text[first:]) for first in range(max(0, len(text) - 12), len(text) - 1))


def _behind_names(prose: Prose, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield names behind "seller name" and its kind: in quotes, behind a colon, or in capitals."""
    for words in islice(clause_pattern("store_names").finditer(prose.folded, start, end), MOST):
        match = _NAMED.match(prose.text, words.end(), min(end, prose.flow(words.end())[1]))
        if match is None or is_platform(match["name"].strip()) or ":" in match["name"]:
            continue
        if pattern_of("offline_words").search(prose.folded, *match.span("name")):
            continue
        is_name = match["name"][0].isupper() or not match["name"][0].isascii()
        if match["open"] and match["end"].strip() not in _CLOSING:
            continue  # a longer name in quotes
        if match["open"] or match["colon"] or is_name:
            yield match


def _leads(before: str) -> bool:
    """Whether a word for a shop stands right before a name, and not a verb between."""
    found = list(clause_pattern("store_words").finditer(before))
    if not found:
        return False
    rest = before[found[-1].end() :].strip()
    return len(rest) <= (BETWEEN_LETTERS if rest.isascii() else BETWEEN_SIGNS)


def domains_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the domains of a span that no platform owns."""
    for match in islice(_DOMAIN.finditer(prose.text, start, end), MOST):
        name = match["name"].lower()
        ending = name.rsplit(".", 1)[1]
        is_word = ending in NO_ENDINGS or (len(ending) == 2 and ending not in _countries())
        if not is_platform(name) and not is_word and not any(ch == "_" for ch in name):
            yield name


@cache
def _countries() -> frozenset[str]:
    """Return the endings of two letters that a country may have."""
    return frozenset(("eu", "uk", *(code.lower() for code in country_codes())))
