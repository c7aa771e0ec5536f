"""A known brand's name in an item's text.

Names match token by token without case and accents; a name may be glued to the next word
("NorthlumeRidge") where a capital or another script begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from proofcheck.extraction.lines.goods import Snippet
from proofcheck.model.document import PageText
from proofcheck.model.fields import Reading

KNOWN_BRAND = 0.9
"""Confidence (0..1) in a brand found by its known name."""

MOST_BRANDS = 50_000
_WORD = re.compile(r"[^\W\d_]+|\d+")
_KANA = re.compile(r"[\u30a1-\u30fe]")
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]")


FoundBrand = tuple[Reading[str], Snippet, int]
"""A brand in an item's text, its snippet, and where it ends there."""


class Brands:
    """The brand names to look for, by their first token; prepared once."""

    def __init__(self, known: Sequence[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in known[:MOST_BRANDS]:
            tokens = tuple(token for token, _, _ in _tokens(name))
            if tokens and sum(map(len, tokens)) > 1:
                self._by_first.setdefault(tokens[0], []).append(tokens)
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)

    def find(self, text: str) -> tuple[int, int] | None:
        """Return where the first known brand stands in a text, the longest of its names."""
        if not self._by_first:
            return None
        tokens = list(_tokens(text))
        for index, (first, start, _) in enumerate(tokens):
            if start and _KANA.match(text, start - 1) and _KANA.match(text, start):
                continue
            for name in self._by_first.get(first, ()):
                part = tokens[index : index + len(name)]
                if tuple(token for token, _, _ in part) == name:
                    return start, part[-1][2]
        return None


@lru_cache(maxsize=4)
def prepared_brands(names: tuple[str, ...]) -> Brands:
    """Return the names prepared; kept, since a run reads many papers with the same names."""
    return Brands(names)


def find_brand(
    snippets: Sequence[Snippet], brands: Brands, page: PageText, confidence: float = KNOWN_BRAND
) -> FoundBrand | None:
    """Return the known brand in an item's text, its snippet, and where it ends there."""
    for snippet in snippets:
        span = brands.find(snippet.text)
        if span is not None:
            return snippet.reading(*span, page, confidence), snippet, span[1]
    return None


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (folded token, start, end): words, parted at capitals, digits and scripts."""
    for match in _WORD.finditer(text):
        word, base = match.group(), match.start()
        begin = 0
        for index in range(1, len(word) + 1):
            if index == len(word) or _parts(word, index):
                yield _fold(word[begin:index]), base + begin, base + index
                begin = index


def _parts(word: str, index: int) -> bool:
    left, right = word[index - 1], word[index]
    if _CJK.match(left) or _CJK.match(right):
        return True
    if left.islower() and right.isupper():
        return True
    following = word[index + 1 : index + 2]
    return left.isupper() and right.isupper() and following.islower()


def _fold(word: str) -> str:
    if _CJK.search(word):
        return word.casefold()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(ch for ch in plain if not unicodedata.combining(ch))
