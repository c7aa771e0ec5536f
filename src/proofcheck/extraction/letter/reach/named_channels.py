"""Channels that a stretch of prose names: platforms, stores, domains, `offline`, `online`.

In: a span of the prose. Out: channels under one spelling each. Shops at a platform are not offline;
"online" that tells what kind of dealer somebody is names no channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.comparing.channels import OFFLINE, ONLINE, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.reach.platforms import platforms_in
from proofcheck.extraction.letter.reach.stores import domains_in, ends_in_platform, stores_in
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.letter.text.words import letter_words, pattern_of
from proofcheck.extraction.phrases import phrase_pattern

LEADS = framed(r"{wide_leads}|(?<![a-z]){channel_leads}\s")
_OTHERS_BEFORE = framed(r"\b{others_before}\s$")
_ONLINE_BEHIND = framed(r" (?:{of_the_net}\s)?(?:la\s)?{net_words}")
_PEOPLE = framed(r" ?{buyer_stems}")
"""Retail customers are no shop."""

_AT_DOMAIN = re.compile(
    r"\s(?:[a-z]{1,10} )?[(]?(?:https?://|www\.)?[a-z0-9][\w-]{1,40}\.[a-z]{2,}"
)
"""A shop whose domain follows is one on the internet (w sklepie www.example.com)."""

_TITLE_BEFORE = framed(r"\b{title_heads}\s(?:\w+\s){0,3}$")
_TITLE_BEHIND = framed(r"\s(?:\w+\s)?{title_tails}\b")
"""What somebody is the head of is no channel (Director of E-Commerce)."""

_IS_NAMED = re.compile(
    r"\s?(?:(?:named|called|denominad[ao]|llamad[ao]|denommee?|appelee?|"
    r"denominat[ao]|chiamat[ao]) )?[“\"«„‘]"
)
"""A shop on the internet whose name follows is one on a platform."""
_IDENTIFIED = framed(r"s?\s{identified_as}\s")
"""Shops that are told by their names are accounts on a platform."""
_ONLY_ONE = re.compile(
    r"\b(?:only|einzige\w?|seule?s?|unic[oa]s?|enige|jedyn\w{1,3})\s(?:\w{1,8}\s){0,2}$"
)
"""The only shop on the internet is one seller of several, or not, and no channel."""
_OF_SHOP = re.compile(r"(?:的)?(?:招牌|装修|装饰|形象|门头|陈列|广告|宣传|看板)")
"""What belongs to a shop is none: 店铺装修."""

_BANK = framed(r"\b{banks}\b")
"""The branch of a bank is none of the grantee's: Banca Rossi, filiale di Parma."""

BANK = 32
"""A bank's name and its branch stand within so many characters."""

QUOTED = 16
"""A name's quotes stand within so many characters around a word of it."""

LONGEST_PLATFORM = 6
"""A platform's name in Han characters or kana has at most so many signs."""

BEFORE_DOMAIN = 48
"""What leads to a shop's domain stands within so many characters before it."""

OTHERS = 34
"""A verb of appointing stands within so many characters before the shops that are appointed."""

_APPOINTED = framed(r"{appointing_verbs}")
"""Shops that are appointed or supplied are no shops of the grantee."""

_WHERE = "where|how|wo|wie|ou|comment|dove|come|donde|como|onde|waar|hoe|gdzie|jak"
"""Questions of a card before how or where goods are sold."""

_OF_FIRM = re.compile(
    r"(?:平台)?(?:有限|股份|公司|集团|事业部|部|审核|招商|推进室|课|室)"
    r"|(?: |-)?(?:team|department|abteilung)\b"
)
"""A word for the internet that goes on so is part of a firm's or a department's name."""

_REFUSED = re.compile(r"(?:\.\w{2,3})? (?:no|nein|nicht|non|nao|nee|niet|nie|pas)(?=\s?[.,;!)])")
_DENIED = framed(r"\b{denied_channel} (?:\w{1,4} )?$")

_OURS = framed(r"\b{ours} (?:\w+ )?\w+$")
"""Shops of the speaker, where the grantee buys."""

_WORD_BEFORE = re.compile(r"(?P<word>[A-Z][\w.]+)[ -]$")
_NEXT_NAME = re.compile(r" (?:(?:sur|en|na|no|em|su|on|op|bij|chez) )?([A-ZÀ-Ý][\w.]{1,20})")


def platform_at(prose: Prose, position: int) -> bool:
    """Whether a platform is named right behind a position."""
    return any(True for _ in platforms_in(prose, position, min(len(prose.text), position + 24)))


def named_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield platforms by name, then `offline` and `online`, in a stretch of prose.

    "All online platforms, such as Amazon" names Amazon; "Amazon and our own website" both.
    """
    platforms = tuple(
        name for name in platforms_in(prose, start, end) if not _is_refused(prose, name, start, end)
    )
    domains = tuple(domains_in(prose, start, end))
    yield from platforms
    stores = tuple(stores_in(prose, start, end))
    yield from stores
    yield from domains
    if _is_offline(prose, start, end, stores) or is_beside_shop(prose, start, end, domains):
        yield OFFLINE
    words = ("own_sites",) if platforms else ("online_words", "own_sites")
    if domains:
        return
    found = pattern_of(*words).finditer(prose.folded, start, end)
    if any(
        not (is_of_role(prose, match) or _is_quoted(prose, match) or _is_of_title(prose, match))
        and not _ONLY_ONE.search(prose.folded, start, match.start())
        and _OF_FIRM.match(prose.folded, match.end()) is None
        and not (platforms and _IS_NAMED.match(prose.text, match.end()))
        for match in found
    ):
        yield ONLINE


def _is_refused(prose: Prose, name: str, start: int, end: int) -> bool:
    """Whether a "no" stands right behind a platform (auf eBay nein)."""
    position = prose.text.lower().find(name.lower(), start, end)
    return position >= 0 and _REFUSED.match(prose.folded, position + len(name)) is not None


def _is_offline(prose: Prose, start: int, end: int, stores: tuple[str, ...]) -> bool:
    """Whether a shop is spoken of that is none on the internet (not sa boutique en ligne)."""
    names = tuple(store.removeprefix("store:") for store in stores)
    shops = (
        *pattern_of("offline_words").finditer(prose.folded, start, end),
        *(m for m in _in_shop().finditer(prose.folded, start, end) if _is_small(prose, m)),
    )
    return any(
        _ONLINE_BEHIND.match(prose.folded, match.end()) is None
        and _PEOPLE.match(prose.folded, match.end()) is None
        and _AT_DOMAIN.match(prose.folded, match.end()) is None
        and _OTHERS_BEFORE.search(prose.folded, max(0, match.start() - 12), match.start()) is None
        and not _is_at_platform(prose, match.end())
        and not _is_of_platform(prose, match.start())
        and _OF_SHOP.match(prose.folded, match.end()) is None
        and not _is_of_others(prose, match)
        and not _is_quoted(prose, match)
        and _IDENTIFIED.match(prose.folded, match.end()) is None
        and not (_IS_NAMED.match(prose.folded, match.end()) or _is_named(prose, match, names))
        and _BANK.search(prose.folded, max(0, match.start() - BANK), match.start()) is None
        for match in shops
    )


def _is_of_platform(prose: Prose, position: int) -> bool:
    """Whether a platform's name ends right before a word for a shop (the Amazon stores).

    In Han characters and kana no blank parts both, and one sign may be of both (小红书店铺).
    """
    if prose.text[position - 1 : position] < "\u3040":
        before = _WORD_BEFORE.search(prose.text, max(0, position - QUOTED * 2), position)
        return before is not None and is_platform(before["word"])
    return any(
        is_platform(prose.text[end - length : end])
        for end in (position, position + 1)
        for length in range(2, min(LONGEST_PLATFORM, end) + 1)
    )


def _is_named(prose: Prose, match: re.Match[str], names: tuple[str, ...]) -> bool:
    """Whether the name of a shop follows the word for it: der Shop Velden Markt."""
    behind = prose.text[match.end() : match.end() + QUOTED * 3].lstrip(' “„"«「『')
    return behind.startswith(names)


def _is_quoted(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a word is part of a name in quotes (店舗「うつわ鷺オンライン」)."""
    before = prose.text[max(0, match.start() - QUOTED) : match.start()]
    behind = prose.text[match.end() : match.end() + QUOTED]
    return any(
        a in before and b in behind.split(a)[0] and b not in before.rpartition(a)[2]
        for a, b in ("「」", "“”", "『』", "«»", "„“")
    )


def _is_of_title(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a word for the internet is part of somebody's title."""
    first = max(prose.sentence(match.start())[0], match.start() - OTHERS)
    if _TITLE_BEFORE.search(prose.folded, first, match.start()):
        return True
    return _TITLE_BEHIND.match(prose.folded, match.end()) is not None


def _is_small(prose: Prose, match: re.Match[str]) -> bool:
    """Whether no name stands between a preposition and a word for a shop."""
    words = prose.text[slice(*match.span())].split()[1:-1]
    if match[0].startswith("no ") and prose.language_at(match.start()) == "en":
        return False
    last = prose.text[slice(*match.span())].split()[-1]
    is_name = last.istitle() and prose.language_at(match.start()) != "de"  # en Mercado Libre
    return all(word.islower() for word in words) and "-" not in last and not is_name


@cache
def _in_shop() -> re.Pattern[str]:
    """Return the pattern of a word for a shop behind "in" and up to two small words."""
    words = letter_words()
    leads = "|".join(sorted(map(re.escape, words.shop_leads), key=len, reverse=True))
    web = "|".join(("on ?line", "web", "internet", "virtu", "e ?shop", "digital"))
    return re.compile(
        rf"(?<![a-z])(?:{leads}) (?:(?!{web})[a-z]{{1,12}} ){{0,2}}(?:{_shops()})"
        rf"|(?<![a-z])(?:{_WHERE})\s?: (?:[a-z]{{1,12}} ){{0,3}}(?:{_shops()})"
    )


def is_beside_shop(prose: Prose, start: int, end: int, domains: tuple[str, ...]) -> bool:
    """Whether a list joins a word for a shop to a domain (winkel en zandhoekshop.nl)."""
    for domain in domains:
        at = prose.text.lower().find(domain, start, end)
        before = _joined_shop().search(prose.folded, max(start, at - OTHERS), max(start, at))
        behind = _shop_joined().match(prose.folded, at + len(domain), end)
        if at >= 0 and (before or behind):
            return True
    return False


@cache
def _shops() -> str:
    words = letter_words().shop_words
    return phrase_pattern(fold_word(word) for word in words if word.isascii()).pattern


@cache
def _ands() -> str:
    words = sorted((w for w in letter_words().and_words if w.isascii()), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _joined_shop() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_shops()})(?: ?, ?| (?!en ligne|en linea)(?:{_ands()}|&) )"
        rf"(?:[a-z]{{1,8}} ){{0,3}}(?:www\.)?$"
    )


@cache
def _shop_joined() -> re.Pattern[str]:
    return re.compile(
        rf"\)?(?: ?, ?| (?:{_ands()}|&) )(?:[a-z]{{1,8}} ){{0,2}}(?:{_shops()})(?! on ?line)"
    )


def is_in_shop(prose: Prose, start: int, end: int) -> bool:
    """Whether a span says that something goes on in a shop."""
    return _in_shop().search(prose.folded, start, end) is not None


def _is_of_others(prose: Prose, match: re.Match[str]) -> bool:
    """Whether shops are the grantor's own, or those of others whom the grantee appoints."""
    first = max(prose.sentence(match.start())[0], match.start() - OTHERS)
    before = prose.folded[first : match.start()] + match[0]
    if _DENIED.search(prose.folded, max(first, match.start() - 12), match.start()):
        return True  # no bricks and mortar
    if not prose.text[match.start()].isascii() and ends_in_platform(
        prose.text[max(0, match.start() - 8) : match.start()]
    ):
        return True  # 天猫超市
    return _APPOINTED.search(before) is not None or _OURS.search(before) is not None


def _is_at_platform(prose: Prose, position: int) -> bool:
    """Whether a platform follows a word for shops: sa boutique Amazon, the stores at Shopee."""
    word = _NEXT_NAME.match(prose.text, position)
    if word is not None and is_platform(word[1]):
        return True
    lead = LEADS.match(prose.folded, position + 1)
    named = _NEXT_NAME.match(prose.text, lead.end() - 1) if lead is not None else None
    return named is not None and is_platform(named[1].rstrip("."))


def is_led_domain(prose: Prose, domain: str, start: int, end: int) -> bool:
    """Whether a domain stands behind "on" or a word for a site, not in a line of contact data."""
    place = prose.text.lower().find(domain, start, end)
    before = prose.folded[max(start, place - BEFORE_DOMAIN) : max(start, place)]
    return (
        LEADS.search(before) is not None
        or pattern_of("channel_words", "own_sites").search(before) is not None
    )


def is_of_role(prose: Prose, match: re.Match[str]) -> bool:
    """Whether "online" tells what kind of dealer somebody is (our online retailers)."""
    return sign_pattern("roles").match(prose.folded, match.end() + 1) is not None
