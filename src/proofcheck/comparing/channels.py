"""Sales channels: platforms under all their names and domains, `online`, `offline`, stores.

In: channels as letters, claims and the registry write them. Out: one spelling of each, and
whether a list of channels covers a marketplace.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data
from proofcheck.comparing.territories import canonical_territory, known_territories

ONLINE = "online"
OFFLINE = "offline"
STORE = "store:"

MAX_CHARACTERS = 200
"""No channel has a longer name; what lies beyond is not read."""

_OWN_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<domain>[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,})/?"
)


class _Platform(Struct, frozen=True, kw_only=True):
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class _Channels(Struct, frozen=True, kw_only=True):
    platforms: tuple[_Platform, ...]
    online: tuple[str, ...]
    offline: tuple[str, ...]
    qualifiers: tuple[str, ...]


def canonical_channel(text: str) -> str:
    """Return the one spelling of a channel: a platform's name, `online`, `offline`, `store:…`.

    Domains count with every country ending that the table allows and with any host before
    them (`www.amazon.co.uk`, `https://shop.jd.com/…`). A seller's own domain is one channel
    with and without `store:`, `www.` or its scheme. A text that is none of these comes back
    folded (NFKC, lower case, single blanks).
    """
    return _canonical(text[:MAX_CHARACTERS])


@lru_cache(maxsize=4096)
def _canonical(text: str) -> str:
    folded = _fold(text)
    if folded.startswith(STORE):
        name = folded.removeprefix(STORE).strip()
        return _own_domain(name) or STORE + name
    names, _ = _names()
    if known := names.get(folded) or names.get(folded.replace(" ", "")):
        return known
    return _by_domain(folded) or _qualified(folded) or _own_domain(folded) or folded


def is_platform(text: str) -> bool:
    """Tell whether the alias table knows the text as a platform's name or domain."""
    return canonical_channel(text) in _platform_names()


def site_of(text: str) -> str | None:
    """Return the country site of a platform that a text names, folded: `fr` of Amazon.fr.

    `com` counts as one; a text that names no platform, or no site of it, has none.
    """
    folded = _fold(text)
    if not is_platform(folded):
        return None
    host = folded.removeprefix("https://").removeprefix("http://").split("/")[0]
    if " " not in host and "." in host:
        domain = host.removeprefix("www.").rstrip(".").partition(".")
        return domain[2] or None
    words = folded.replace("(", " ").replace(")", " ").split()
    codes = [canonical_territory(word) for word in words[1:]]
    return next((code.lower() for code in codes if code in known_territories()), None)


def spellings(marketplace: str) -> tuple[str, ...]:
    """Return all names of a marketplace that the alias table knows; its own where it knows none."""
    asked = canonical_channel(marketplace)
    for platform in load_data("platforms", _Channels).platforms:
        if platform.name == asked:
            return tuple(dict.fromkeys((marketplace, platform.name, *platform.aliases)))
    return (marketplace,)


def covers_channel(channels: tuple[str, ...], marketplace: str) -> bool | None:
    """Tell whether a list of channels covers a marketplace; None where it can't be told.

    `online` covers every platform, `offline` none. A `store:<name>` without its platform may
    stand on any of them: alone in the list it leaves the answer open. So does a list of words
    that the table does not know, and a marketplace it does not know, unless they are equal.
    """
    asked = canonical_channel(marketplace)
    listed = {canonical_channel(text) for text in channels}
    if asked in listed:
        return True
    if asked == ONLINE:
        return None if any(_is_open(channel) for channel in listed) else False
    if ONLINE in listed and asked != OFFLINE:
        return True
    if asked == OFFLINE or asked in _platform_names():
        return None if any(_is_open(channel) for channel in listed) else False
    return None if listed - {OFFLINE} else False


def uncovered_channels(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `lower` that `upper` surely does not cover: what was widened."""
    return tuple(text for text in lower if covers_channel(upper, text) is False)


def _is_open(channel: str) -> bool:
    """Tell whether a channel is a store, or words the table does not know."""
    return channel not in _platform_names() and channel not in (ONLINE, OFFLINE)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).casefold().split())


def _qualified(folded: str) -> str | None:
    """Return the platform of a text such as `amazon de`, `ebay (uk)` or `天猫平台`."""
    names, _ = _names()
    qualifiers, endings = _qualifiers()
    words = folded.replace("(", " ").replace(")", " ").replace(",", " ").split()
    named = [word for word in words if word not in qualifiers]
    for kept in (named, [word for word in named if not _is_country(word)]):
        if kept and len(kept) < len(words) and (known := names.get(" ".join(kept))):
            return known
    if not folded.endswith(endings):
        return None
    ending = next(ending for ending in endings if folded.endswith(ending))
    return names.get(folded.removesuffix(ending).strip())


def _own_domain(folded: str) -> str | None:
    """Return the bare domain of a seller's own shop: `example.com` of `www.example.com`."""
    match = _OWN_DOMAIN.fullmatch(folded)
    return match["domain"] if match and _by_domain(match["domain"]) is None else None


def _is_country(word: str) -> bool:
    return len(word) == 2 and canonical_territory(word) in known_territories()


def _by_domain(folded: str) -> str | None:
    host = folded.removeprefix("https://").removeprefix("http://").split("/")[0].split(":")[0]
    labels = host.strip(".").split(".")
    if " " in host or len(labels) < 2:
        return None
    _, domains = _names()
    for first in range(len(labels) - 1):
        rest = labels[first:]
        exact = domains.get(".".join(rest))
        has_ending = all(len(label) <= 3 for label in rest[1:]) and len(rest) <= 3
        if exact or (has_ending and (exact := domains.get(f"{rest[0]}.*"))):
            return exact
    return None


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Return the names and the domains, each mapped to the canonical spelling."""
    table = load_data("platforms", _Channels)
    names = {_fold(word): ONLINE for word in table.online}
    names |= {_fold(word): OFFLINE for word in table.offline}
    domains: dict[str, str] = {}
    for platform in table.platforms:
        spellings = (platform.name, *platform.aliases)
        names |= {_fold(text): platform.name for text in spellings}
        names |= {_fold(text).replace(" ", ""): platform.name for text in spellings}
        domains |= dict.fromkeys(platform.domains, platform.name)
    return names, domains


@cache
def _qualifiers() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words beside a platform's name, and those that end a text without a blank."""
    words = load_data("platforms", _Channels).qualifiers
    return frozenset(words), tuple(word for word in words if not word.isascii())


@cache
def _platform_names() -> frozenset[str]:
    return frozenset(platform.name for platform in load_data("platforms", _Channels).platforms)
