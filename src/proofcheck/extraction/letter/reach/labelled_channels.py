"""Channels that stand behind their label: "Sales channels: Amazon, own web shop", 店铺名称：X.

In: the prose, a labelled value, where it ends or excepts something. Out: channels under one
spelling each; an item of the list that nobody knows stays as printed. Only ticked boxes count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import OFFLINE, ONLINE, is_platform
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.reach.denied_channels import denials
from proofcheck.extraction.letter.reach.named_channels import named_in
from proofcheck.extraction.letter.reach.platforms import platforms_in
from proofcheck.extraction.letter.reach.sites import platform_or_site
from proofcheck.extraction.letter.reach.stores import domains_in, stores_in
from proofcheck.extraction.letter.text.clauses import is_clause
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.tick_boxes import ticked
from proofcheck.extraction.letter.text.words import pattern_of

MAX_CHANNEL = 60
"""A longer item of a list of channels is no channel's name."""

MOST_WORDS = 3
"""An item that begins in small letters and has more words is no channel's name."""

LEAST_CHANNEL = 4
"""An item in small letters that is no known channel has at least so many."""

_NO_CHANNEL = re.compile(
    r"[的是系为有]|^[^(（]*[)）]|\d{4}[-./年]|\d{5,}|[.。;；]\s"
    r"|^[a-zà-ÿ]+ (?:until|bis|fino|jusqu|hasta)"
)
_SENTENCE = re.compile(r"[。;；]|\.(?!\w)|[(（](?![^()（）]*[)）][^()（）]*$)")
_COMMA = re.compile(r"[,，]")
_STORE = re.compile(r"(?:store|shop|店铺|旗舰店|专营店|专卖店)", re.IGNORECASE)
_ON_PLATFORM = framed(
    r"(?P<name>[^\W\d_a-z][^,]{1,40}?),? {on_a_platform} (?P<platform>\S.{1,24}?)\.?\s?"
)
_AT_PLATFORM = re.compile(
    r"(?P<platform>[^:：;()（）]{2,24}?)\s?[:：]\s?(?P<name>[^:：;()（）]{2,48})"
)
_REMARK = re.compile(r"[(（][^()（）]{0,40}[)）]|[:：\s]")
_SHOP_LABEL = re.compile(
    r"(?:店铺|网店|店舗|ショッフ|ストア|卖场|店)(?:アカウント|账号)?(?:名称|名|全称|全名)$|^店名$|出品者名$|出店者名$"
)
_ONE_SHOP = framed(
    r"(?:{shop_name_labels}|(?:online |web ?)?(?:store|shop|storefront)(?: name)?(?: on "
    r"(?:our|the|your) (?:platform|marketplace|site))?|{shops_labelled} {at_the} "
    r"(?:\w+ )?{on_platforms})"
)
"""A label that asks for the name of one shop."""

_WIDE_SHOP = re.compile(r"[^，,。；;、\s]{2,20}(?:旗舰店|旗艦店|专营店|專營店|专卖店|專賣店)")
"""A shop that tells by its last word that it is one (某某官方旗舰店)."""

_PROPER = re.compile(r"[A-ZÀ-Ý][\w&'’-]{1,24}(?: (?:& )?[A-ZÀ-Ý][\w&'’-]{0,24}){1,3}")
"""Two words or more in capitals name a shop."""


def labelled_channels(prose: Prose, value: Labelled, end: int) -> tuple[str, ...]:
    """Return the channels behind one label; only the ticked ones where it has boxes."""
    if shops := tuple(_shop_behind(prose, value)):
        return shops
    found: list[str] = []
    is_sure = pattern_of("channel_words").search(prose.plain, *value.label) is not None
    for first, last in ticked(prose.text, value.start, end):
        last = _before_denial(prose, first, last)
        if shop := tuple(_shop_on_platform(" ".join(prose.text[first:last].split()))):
            found.extend(shop)
            continue
        is_prose = is_clause(prose, first, last)
        if is_prose or _names_store(prose, first, last):
            found.extend(named_in(prose, first, last))
        else:
            found.extend(_channels_of(prose, first, last, is_sure=is_sure))
    return tuple(found)


def _shop_on_platform(text: str) -> Iterator[str]:
    """Yield a platform and the shop on it, where a text is but these.

    That is: Peak Pantry, on OnBuy; OnBuy: Peak Pantry.
    """
    on = _ON_PLATFORM.fullmatch(text) or _AT_PLATFORM.fullmatch(text)
    if on and is_platform(on["platform"]):
        yield platform_or_site(on["platform"])
        yield f"store:{on['name']}"


def _shop_told(text: str, named: tuple[str, ...]) -> Iterator[str]:
    """Yield the shop of an item: on its platform, or alone with a last word that tells it."""
    if _WIDE_SHOP.fullmatch(text) and not any(map(is_platform, named)):
        yield f"store:{text}"
    else:
        yield from _shop_on_platform(text)


def _before_denial(prose: Prose, start: int, end: int) -> int:
    """Return where the sentence, bracket or clause of a value begins that forbids a channel.

    A clause is behind a comma that no list of the value is made with (淘宝、京东，不得…), or begins
    with the denial. Without a denial that is the value's end.
    """
    denial = denials().search(prose.folded, start, end)
    if denial is None:
        return end
    cuts = list(_SENTENCE.finditer(prose.text, start, denial.start()))
    commas = list(_COMMA.finditer(prose.text, start, denial.start()))
    is_clause_of_denial = bool(commas) and (
        "、" in prose.text[start : commas[-1].start()]
        or not prose.text[commas[-1].end() : denial.start()].strip()
    )
    if is_clause_of_denial:
        cuts = [max([*cuts[-1:], commas[-1]], key=lambda cut: cut.start())]
    return cuts[-1].start() if cuts else end


def _shop_behind(prose: Prose, value: Labelled) -> Iterator[str]:
    """Yield the shops behind a label for a shop's name (店铺名称：X), whatever they are called."""
    if _ONE_SHOP.fullmatch(prose.plain[slice(*value.label)].strip(" :.")):
        text = " ".join(prose.text[value.start : value.end].split())
        if _PROPER.fullmatch(text) and not any(named_in(prose, value.start, value.end)):
            yield f"store:{text}"
        return
    label = _REMARK.sub("", prose.plain[slice(*value.label)])
    if _SHOP_LABEL.search(label) is None or is_clause(prose, value.start, value.end):
        return
    if _has_store(prose, value.start, value.end) or any(
        True for _ in platforms_in(prose, value.start, value.end)
    ):
        return
    for first, last in list_items(prose, value.start, value.end):
        text = " ".join(prose.text[first:last].split())
        if not text.isascii() and len(text) <= MAX_CHANNEL and not _NO_CHANNEL.search(text):
            yield f"store:{text}"


def _names_store(prose: Prose, start: int, end: int) -> bool:
    """Whether a labelled value names a shop otherwise than by a domain in a list."""
    has_items = len(list_items(prose, start, end)) > 1
    return any(stores_in(prose, start, end)) or (not has_items and _has_store(prose, start, end))


def _has_store(prose: Prose, start: int, end: int) -> bool:
    """Whether a labelled value names a shop in quotes, or one by its domain."""
    return any(True for _ in stores_in(prose, start, end)) or any(
        True for _ in domains_in(prose, start, end)
    )


def _channels_of(prose: Prose, start: int, end: int, *, is_sure: bool) -> Iterator[str]:
    """Yield the channels of a labelled list; an item nobody knows stays as printed.

    That is, if the label is sure: it speaks of channels, not of a place.
    """
    if pattern_of("shop_words").fullmatch(prose.folded[start:end].strip()):
        yield OFFLINE  # bricks and mortar
        return
    for first, last in list_items(prose, start, end):
        text = " ".join(prose.text[first:last].split())
        canonical = platform_or_site(text)
        named = tuple(named_in(prose, first, last))
        if is_platform(text) or canonical in (ONLINE, OFFLINE) or canonical.startswith("store:"):
            yield canonical
        elif pattern_of("shop_words").fullmatch(prose.folded, first, last):
            yield OFFLINE
        elif any(True for _ in stores_in(prose, first, last)):
            yield from named
        elif shop := tuple(_shop_told(text, named)):
            yield from shop
        elif (
            _STORE.search(text) and 12 < len(text) <= MAX_CHANNEL and set(named) - {ONLINE, OFFLINE}
        ):
            yield f"store:{text}"
        elif named:
            yield from named
        elif text.isascii() and text.islower() and len(text) < LEAST_CHANNEL:
            continue  # own and third-party web shops
        elif text[0].islower() and len(text.split()) > MOST_WORDS:
            continue  # à escolha da Segunda Outorgante
        elif is_sure and len(text) <= MAX_CHANNEL and not _NO_CHANNEL.search(text):
            yield text


def is_dated_line(prose: Prose, start: int, end: int) -> bool:
    """Whether a value is the line of place and date below an address, with no platform in it."""
    is_dated = any(True for _ in find_dates(prose.text[start:end]))
    return is_dated and not any(True for _ in platforms_in(prose, start, end))
