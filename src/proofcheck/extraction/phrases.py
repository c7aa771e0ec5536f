"""One linear pattern for many phrases, for text as `fold_plain` writes it.

In: phrases in lower case without accents. Out: a pattern that finds the longest of them at each
place. Phrases in Latin letters stand alone (no letter before or after); Chinese and Japanese
ones may stand anywhere. A blank in a phrase may be missing in the text (OCR glues
words), or stand for up to three ("Sales - Quote").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeAlias

from proofcheck.extraction.dates import fold

Trie: TypeAlias = "dict[str, Trie]"

MAX_MATCHES = 2000
"""Matches that are looked at in one text; a page of business prose has a few dozen."""

END = ""
"""The key that marks the end of a phrase in the trie."""

_MARKS = re.compile(r"[-‐‑–—'’‘`´/_|]")


def fold_plain(text: str) -> str:
    """Fold as `dates.fold`, with hyphens, apostrophes and slashes as blanks; same length."""
    return _MARKS.sub(" ", fold(text))


def squeezed(phrase: str) -> str:
    """Return the phrase without its blanks: the key by which a match is looked up."""
    return "".join(phrase.split())


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for all phrases; a leading `*` lets a compound begin with other letters."""
    phrases = tuple(phrases)
    latin = [p for p in phrases if p[0].isascii() and not p.startswith("*")]
    compound = [p[1:] for p in phrases if p.startswith("*")]
    free = [p for p in phrases if not p[0].isascii()]
    parts = []
    if latin:
        parts.append(rf"(?<![a-z]){_trie_pattern(latin)}(?![a-z])")
    if compound:
        parts.append(rf"(?<![a-z])[a-z]{{1,24}}?{_trie_pattern(compound)}(?![a-z])")
    if free:
        parts.append(_trie_pattern(free))
    return re.compile("|".join(parts) or r"(?!)")


def stem_pattern(stems: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for whole words; a trailing `*` lets a word go on, a leading one begin."""
    stems = tuple(dict.fromkeys(stems))
    latin = [stem for stem in stems if stem.strip("*").isascii()]
    plain = [stem for stem in latin if not stem.startswith("*")]
    compound = [stem[1:] for stem in latin if stem.startswith("*")]
    free = [stem.strip("*") for stem in stems if stem not in latin]
    parts = []
    if plain:
        parts.append(rf"(?<![a-z]){_trie_pattern(plain)}(?![a-z])")
    if compound:
        parts.append(rf"(?<![a-z])[a-z]{{0,24}}?{_trie_pattern(compound)}(?![a-z])")
    if free:
        parts.append(_trie_pattern(free))
    return re.compile("|".join(parts) or r"(?!)")


def find_phrases(
    pattern: re.Pattern[str], text: str, *, most: int = MAX_MATCHES
) -> Iterator[tuple[str, int, int]]:
    """Yield (key, start, end) of the first `most` matches, the key as `squeezed` makes it."""
    for match in islice(pattern.finditer(text), most):
        yield squeezed(match[0]), match.start(), match.end()


def _trie_pattern(phrases: Iterable[str]) -> str:
    """Return the pattern of the phrases, which asks first whether a sign can begin any of them."""
    root: Trie = {}
    for phrase in phrases:
        node = root
        for ch in phrase:
            node = node.setdefault(ch, {})
        node[END] = {}
    firsts = "" if root.keys() & {" ", "*", END} else f"(?=[{re.escape(''.join(root))}])"
    return firsts + _branches(root)


def _branches(node: Trie) -> str:
    children = [_character(ch) + _branches(child) for ch, child in node.items() if ch != END]
    if not children:
        return ""
    joined = children[0] if len(children) == 1 and END not in node else f"(?:{'|'.join(children)})"
    return joined + ("?" if END in node else "")


def _character(ch: str) -> str:
    """Return the pattern of one character of a phrase; `*` stands for the rest of a word."""
    return {" ": " {0,3}", "*": "[a-z]{0,24}"}.get(ch) or re.escape(ch)
