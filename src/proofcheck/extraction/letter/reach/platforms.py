"""Platforms in a stretch of prose: known ones by all their names, others beside them in a list.

In: a span of the prose. Out: names of platforms, known ones in their one spelling. A name that
nobody knows is a platform where a list joins it to a known one ("on Amazon and Altex").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proofcheck.comparing.channels import canonical_channel, is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.reach.enumerations import names_before, names_behind
from proofcheck.extraction.letter.reach.sites import platform_or_site
from proofcheck.extraction.letter.subject.brand_filters import is_no_brand
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.phrases import fold_plain

Span = tuple[int, int]

ROMANCE = frozenset(("fr", "it", "es", "pt"))
"""Languages that write nothing but names with capitals: there whole lists of names count."""

LEAST_SMALL = 4
"""A platform in small letters has at least so many, in text of Han characters."""

MAX_SIGNS = 8
"""Platforms in Han characters have at most so many signs."""

REACH = 44
"""A name beside a known platform ends within so many characters of it."""

LED_WITHIN = 12
"""A word that leads to a platform stands within so many characters before it."""

_LED = framed(r"\b{led}\s$|[/,、和及在]\s?$")
_LED_TOWN = framed(r"\b{led_town}\s$|[/,]\s?$")
_ELISION = re.compile(r"^(?:d|l|dell|all|nell|sull|dall|qu)['’](?=\w)", re.IGNORECASE)
_GLUED = re.compile(r"^(?:on|via|auf|sur|su|en|em|op|na|bei|chez|przez|and|und|et)(?=[A-ZÀ-Ý])")
"""A small word that OCR joined to a name (onAmazon)."""
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-zÀ-ÿ0-9.'’!-]*(?:[\u4e00-\u9fff\u30a1-\u30fc]{1,8})?")
_SHOP_OF = framed(r"(?i)-{shop_of}$")
_WIDE_RUN = re.compile(r"[\u30a1-\u30ff\u4e00-\u9fff]{2,40}")
_SHORT_1688 = re.compile(r"(?<![\d.-])1688(?=\s?(?:平台|店铺|店|网|批发|诚信通|、|及|和|与))")
_NAME = r"(?P<name>[A-ZÀ-Ž][\w&!’'-]*(?:\.[a-z]{2,6})?(?: [A-ZÀ-Ž][\w&!’'-]*){0,4})"
_LIST_END = (
    r"(?=\s?[,;:)/]|\.(?:\s|$)|\s(?:and|or|und|et|e|y|en|i|in|within|for|from|to|until|by)\s|\s?$)"
)


def platforms_in(prose: Prose, start: int, end: int) -> Iterator[str]:
    """Yield the platforms named by one to three words in capitals, or by Chinese words."""
    hits = tuple(_known_in(prose, start, end))
    for name, span in hits:
        is_romance = prose.language in ROMANCE
        beside = names_before if is_romance else _before_known
        yield from beside(prose, span, (start, end))
        yield name
        if is_place(name.split()[-1]) and " " in name:
            continue  # Marktplaats in Nederland: what follows is a country
        beside = names_behind if is_romance else _behind_known
        yield from beside(prose, span, (start, end))
    if _SHORT_1688.search(prose.text, start, end):
        yield canonical_channel("1688")
    for run in _WIDE_RUN.finditer(prose.text, start, end):
        yield from _known_in_run(run[0])


def _known_in(prose: Prose, start: int, end: int) -> Iterator[tuple[str, Span]]:
    words = list(_LATIN_WORD.finditer(prose.text, start, end))
    index, known_end = 0, end
    while index < len(words):
        for count in (3, 2, 1):
            last = words[min(index + count, len(words)) - 1]
            text = prose.text[words[index].start() : last.end()].rstrip(".,-'’")
            text = _GLUED.sub("", _ELISION.sub("", text))
            is_list = any(fold_plain(word) in letter_words().and_words for word in text.split())
            between = prose.folded[known_end : words[index].start()]
            if _is_town(prose, words[index].start(), text) and not re.fullmatch(_joint(), between):
                continue
            found = None if "," in text or is_list else _platform(text)
            is_small = prose.language in ("zh", "ja") and len(text) >= LEAST_SMALL
            is_small = is_small or _is_led_small(prose, words[index].start(), text)
            if is_small and found is None and not is_list and is_platform(text):
                found = canonical_channel(text)  # minne, momo, via bol
            if found:
                if not _is_link(prose, words[index].start(), text):
                    found = _spelled(text, found)
                known_end = words[index].start() + len(text)
                yield found, (words[index].start(), known_end)
                index += count - 1
                break
        index += 1


def _is_link(prose: Prose, position: int, text: str) -> bool:
    """Whether a platform's domain is part of the address of a shop or an offer."""
    return (
        "/" in text
        or text.startswith("www.")
        or prose.text[max(0, position - 2) : position] == "//"
    )


def _spelled(text: str, platform: str) -> str:
    """Return a site of a platform as printed (Amazon.fr), else the platform."""
    site = platform_or_site(text)
    return site if canonical_channel(site) == platform else platform


def _is_town(prose: Prose, position: int, text: str) -> bool:
    """Whether a platform's name means the town that bears it (Dock Road, Liverpool)."""
    if fold_plain(text) not in letter_words().town_platforms:
        return False
    return _LED_TOWN.search(prose.folded, max(0, position - LED_WITHIN), position) is None


def _is_led_small(prose: Prose, position: int, text: str) -> bool:
    """Whether a platform in small letters stands behind a word that leads to one (via bol)."""
    if text not in letter_words().small_platforms:
        return False
    return _LED.search(prose.folded, max(0, position - LED_WITHIN), position) is not None


def _platform(text: str) -> str | None:
    """Return the platform that a text names: in capitals, as a domain, or with Han characters."""
    bare = _SHOP_OF.sub("", re.sub(r"[\u30a1-\u9fff]+$", "", text))
    for name in dict.fromkeys((text, bare)):
        is_name = name[:1].isupper() or name[1:2].isupper() or "." in name or not name.isascii()
        is_one = is_platform(name) and (is_name or name != bare or bare != text)
        if name and is_one and (is_name or not text.isascii()):
            return canonical_channel(name)
    return None


def _known_in_run(run: str) -> Iterator[str]:
    position = 0
    while position < len(run) - 1:
        for length in range(min(MAX_SIGNS, len(run) - position), 1, -1):
            text = run[position : position + length]
            if is_platform(text):
                yield canonical_channel(text)
                position += length - 1
                break
        position += 1


def _before_known(prose: Prose, span: Span, within: Span) -> Iterator[str]:
    """Yield the name that a list joins to a known platform before it."""
    first = max(within[0], span[0] - REACH)
    yield from _beside(prose, _before().search(prose.text, first, span[0]))


def _behind_known(prose: Prose, span: Span, within: Span) -> Iterator[str]:
    """Yield the name that a list joins to a known platform behind it."""
    last = min(within[1], span[1] + REACH)
    yield from _beside(prose, _behind().match(prose.text, span[1], last))


def _beside(prose: Prose, match: re.Match[str] | None) -> Iterator[str]:
    if match is None:
        return
    name, at = match["name"], match.span("name")
    is_else = is_platform(name) or is_place(name) or has_legal_form(name)
    if not is_else and not is_no_brand(prose, at, ()) and _is_plain(name):
        yield name


def _is_plain(name: str) -> bool:
    """Whether a name is no abbreviation of a country and no word in the possessive."""
    return len(name) > 2 and not name.endswith(("'s", "’s"))


@cache
def _joint() -> str:
    words = "|".join(re.escape(fold_word(w)) for w in letter_words().and_words if w.isascii())
    return rf"(?:,? (?:{words}|&) |, | ?/ ?)"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"{_joint()}{_NAME}{_LIST_END}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:\b(?:on|via|through|at|platforms?|marketplaces?|portals?),? )|: )"
        rf"{_NAME}{_joint()}$"
    )
