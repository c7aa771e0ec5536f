"""Nouns for goods in a letter's prose: jackets, Regenjacken, scarpe, 茶叶.

In: the prose, a span of it. Out: the spans of words that name goods, by the lexicon
`goods_nouns.yaml`. They are evidence that a phrase names goods; a noun that is not listed may
name some, too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

COMPOUNDING = ("de", "nl", "en")
"""Languages whose nouns are written together with what is before them (Regenjacke, raincoat)."""

UNTOLD = ("en", "de", "fr", "it", "es", "pt", "nl", "pl")
"""Languages that a text of a few words may be in."""

LEAST_HEAD, LEAST_LEAD = 4, 3
"""The last noun of a compound has at least so many letters, and so many stand before it."""

MOST = 400
"""Nouns of one letter that are looked at."""

_WORD = re.compile(r"(?<![a-z])[a-z]{2,40}(?![a-z])")
_HANGING = re.compile(r"[A-Z]-$")
"""What hangs on a name in capitals is part of it (FORÇA-SAL)."""

_SHORT_KANA = re.compile(r"[\u3041-\u309f]{1,2}")
"""So short a word may be part of any other (だし of いたします)."""

_WIDE = re.compile(r"[\u3041-\u9fff]")


class GoodsNouns(Struct, frozen=True, kw_only=True):
    """The data file `goods_nouns.yaml`: stems by language, their endings, and look-alikes."""

    endings: dict[str, list[str]]
    nouns: dict[str, list[str]]
    others: dict[str, list[str]]
    things: list[str]


@lru_cache(maxsize=8)
def goods_nouns(prose: Prose) -> tuple[Span, ...]:
    """Return the spans of all nouns for goods in a letter, in its order."""
    found = [
        match.span()
        for match in _WORD.finditer(prose.folded)
        if is_goods_noun(match[0], prose.language_at(match.start()))
        and (prose.text[match.start()].isupper() or prose.language_at(match.start()) != "de")
        and not _HANGING.search(prose.text[max(0, match.start() - 2) : match.start()])
    ]
    if _WIDE.search(prose.text):
        found += [m.span() for m in _wide_pattern().finditer(prose.folded) if m["noun"]]
    return tuple(sorted(found)[:MOST])


def nouns_in(prose: Prose, start: int, end: int) -> int:
    """Count the nouns for goods in a span."""
    return sum(start <= first and last <= end for first, last in goods_nouns(prose))


def is_goods_noun(word: str, language: str) -> bool:
    """Whether a folded word names goods in a language; in any where that is not told."""
    if not language:
        return any(word in _forms(known)[0] for known in UNTOLD)
    whole, heads, others = _forms(language)
    if word in others or any(word.endswith(other) for other in others):
        return False
    return word in whole or any(
        word[cut:] in heads for cut in range(LEAST_LEAD, len(word) - LEAST_LEAD + 1)
    )


def is_thing(prose: Prose, span: Span) -> bool:
    """Whether a span in Chinese or Japanese ends in the sign of a thing (机, 袋)."""
    return prose.folded[slice(*span)].endswith(_things())


@cache
def _things() -> tuple[str, ...]:
    return tuple(map(fold_word, load_data("goods_nouns", GoodsNouns).things))


@cache
def _forms(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return a language's words for goods, those that may close a compound, and look-alikes."""
    data = load_data("goods_nouns", GoodsNouns)
    whole: set[str] = set()
    heads: set[str] = set()
    for stem in data.nouns.get(language, []):
        endings = [""] if stem.startswith("=") else data.endings[language]
        forms = {stem.strip("=*") + ending for ending in endings}
        whole |= forms
        is_head = stem[0] == "*" or (stem[0] != "=" and len(stem) >= LEAST_HEAD)
        if is_head and language in COMPOUNDING:
            heads |= forms
    return frozenset(whole), frozenset(heads), frozenset(data.others.get(language, []))


@cache
def _wide_pattern() -> re.Pattern[str]:
    """Return the pattern of Chinese and Japanese nouns; look-alikes match without `noun`."""
    data = load_data("goods_nouns", GoodsNouns)

    def joined(words: dict[str, list[str]]) -> str:
        listed = [word for language in ("zh", "ja") for word in words[language]]
        folded = {fold_word(word) for word in listed if not _SHORT_KANA.fullmatch(word)}
        return "|".join(map(re.escape, sorted(folded, key=len, reverse=True)))

    return re.compile(rf"(?:{joined(data.others)})|(?P<noun>{joined(data.nouns)})")
