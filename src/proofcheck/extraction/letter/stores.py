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
from proofcheck.extraction.letter.clauses import clause_pattern
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.territories import country_codes

MOST = 12
"""Names and domains that are looked at."""

NEAR_BEFORE, NEAR_AFTER = 30, 12
"""A word for a shop stands within so many characters of its name."""

BETWEEN_SIGNS, BETWEEN_LETTERS = 2, 10
"""Between a shop's name and a word for a shop before it stand at most so many characters."""

NO_ENDINGS = frozenset(
    ["ltd", "inc", "llc", "gmbh", "tel", "the", "and", "der", "die", "nos", "les"]
)
"""What stands behind a dot without a blank and is no ending of a domain."""

_QUOTED = re.compile(
    r"[“„«「『‘\"'‹《](?P<name>[^“”„«»「」『』\"\n‹›《》]{2,40}?)(?:[”“»」』\"›》]|(?<=\w)’(?=\w{0,3}\s)|[’'](?!\w))"
)
_WIDE_NAME = re.compile(
    r"(?:店铺名称|店铺名|店名|网店名称|店舗名|店铺|网店)[:：为是\s]{0,2}[“「『\"《]?"
    r"(?P<name>[\u30a1-\u30ff\u4e00-\u9fffA-Za-z0-9·&]{2,24}?(?:旗舰店|专营店|专卖店|店|ショップ|ストア))"
)
_SHOP_NAME = re.compile(r"(?:旗舰店|旗艦店|专营店|專營店|专卖店|專賣店|ショップ|ストア|店)$")
_BRACKETED = re.compile(
    r"(?i:(?:store|shop|seller|account) name|seller account|nom (?:de la )?boutique|"
    r"nom du vendeur|shopname|name des shops|"
    r"(?<=[(（])(?:store|shop|boutique|magasin|negozio|tienda|loja|winkel|sklep|"
    r"laden|店铺|店舗)|nome (?:del )?negozio|nombre de la tienda|nome da loja|"
    r"winkelnaam|nazwa sklepu)\s?[:：]\s?[“\"«„]?"
    r"(?P<name>[^“”\"«»„;；,()（）\n]{2,40}?)(?=[”\"»)）;；,\n]|\.\s|$)"
)
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?P<name>[a-zA-Z0-9](?:[\w-]{0,40}\w)?(?:\.[\w-]{2,30}){0,2}"
    r"\.[a-zA-Z]{2,10})(?![\w@-])"
)


def stores_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the shops that are named in a span."""
    seen = False
    for match in islice(_WIDE_NAME.finditer(prose.text, start, end), MOST):
        seen = True
        yield f"store:{match['name']}"
    for match in islice(_BRACKETED.finditer(prose.text, start, end), MOST):
        seen = True
        yield f"store:{match['name'].strip()}"
    for match in islice(_QUOTED.finditer(prose.text, start, end), 0 if seen else MOST):
        before = prose.folded[max(start, match.start() - NEAR_BEFORE) : match.start()]
        after = prose.folded[match.end() : match.end() + NEAR_AFTER]
        words = clause_pattern("store_words")
        if is_platform(match["name"]) or "." in match["name"]:
            continue
        is_shop = _SHOP_NAME.search(match["name"]) is not None
        if is_shop or _leads(before) or words.match(after.lstrip().removeprefix("的")):
            yield f"store:{match['name'].strip()}"


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
