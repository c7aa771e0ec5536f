"""An item's text as words, and which runs of them can be the name of a brand.

In goes a description, out come its tokens with what matters for names: capitals, scripts, words
that say what a thing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from proofcheck.extraction.lines.goods_words import is_noun, is_plain, is_specification

MOST_TOKENS, LONGEST_NAME = 24, 3

LONG_WORD = 4
"""Letters of a word that is no preposition ("filtre de ...")."""

_TOKEN = re.compile(
    r"[®™]|&|[A-Za-zÀ-ž0-9][A-Za-zÀ-ž0-9'’./+-]*|[\u30a1-\u30fe]+|[\u3041-\u309f\u3400-\u9fff]+|\S"
)
_CODE = re.compile(r"(?=[^\d]*\d)(?=[^A-Z]*[A-Z])[A-Z0-9][A-Z0-9./-]+$")
_KANA = re.compile(r"[\u30a1-\u30fe]+$")
CJK = re.compile(r"[\u3041-\u9fff]")


class Item(Struct, frozen=True, kw_only=True):
    """An item's tokens, and what they look like."""

    tokens: tuple[str, ...]
    is_shouted: bool  # no small letters at all
    is_cjk: bool
    latin_words: int
    has_noun: tuple[bool, ...]  # from that token on


def is_model_code(word: str) -> bool:
    """Whether a word looks like a model's number: capitals and digits, and no specification."""
    return len(word) >= 3 and _CODE.match(word) is not None and not is_specification(word)


def item_of(text: str) -> Item:
    """Part an item's text into its tokens."""
    tokens = tuple(_TOKEN.findall(text))[:MOST_TOKENS]
    nouns = [is_noun(token) for token in tokens]
    return Item(
        tokens=tokens,
        is_shouted=not CJK.search(text) and not any(ch.islower() for ch in text),
        is_cjk=CJK.search(text) is not None,
        latin_words=sum(is_name(token) or token.islower() for token in tokens),
        has_noun=tuple(any(nouns[at:]) for at in range(len(nouns))) or (False,),
    )


def runs(item: Item) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the runs of words that can be a name: one to three, joined by "&" too."""
    tokens = item.tokens
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(tokens)) + 1):
            name = tokens[start:end]
            if not _can_be_in_name(name[-1]):
                break
            if _is_han_name(name[0]) and not _is_told(tokens[end : end + 1]):
                continue
            is_model = len(name) > 1 and end < len(tokens) and tokens[end].isdigit()
            if _is_brand_like(name) and _is_of_one_style(name) and not is_model:
                yield start, name


def is_name(word: str) -> bool:
    """Whether a word begins with a capital and has letters alone."""
    letters = re.sub(r"[-'’.&]", "", word)
    return len(letters) >= 3 and letters.isalpha() and word[0].isupper()


def is_joined(name: Sequence[str]) -> bool:
    """Whether two names are joined to one: "Aldric & Venn", "Aldric-Venn"."""
    if "&" in name:
        return True
    parts = name[0].split("-") if len(name) == 1 else []
    return (
        len(parts) == 2
        and all(len(part) >= LONG_WORD and part[0].isupper() for part in parts)
        and not any(is_plain(part) for part in parts)
        and _is_of_one_style(parts)
    )


def is_word(token: str) -> bool:
    """Whether a token is a word of two letters or more and no model's number."""
    return sum(ch.isalpha() for ch in token) >= 2 and not is_model_code(token)


def is_lead(item: Item, start: int) -> bool:
    """Whether no word stands before a place in an item's text."""
    return not any(is_word(token) for token in item.tokens[:start])


def _is_told(following: Sequence[str]) -> bool:
    return any(word in ("®", "™") or is_model_code(word) for word in following)


def _is_brand_like(name: Sequence[str]) -> bool:
    if "&" in (name[0], name[-1]):
        return False
    return all(word == "&" or not is_plain(word) for word in name[:1]) and not all(
        is_plain(word) for word in name
    )


def _can_be_in_name(word: str) -> bool:
    return word == "&" or is_name(word) or _KANA.match(word) is not None or _is_han_name(word)


def _is_han_name(word: str) -> bool:
    return 2 <= len(word) <= 4 and CJK.match(word) is not None and not _KANA.match(word)


def _is_of_one_style(name: Sequence[str]) -> bool:
    return len({word.isupper() for word in name if word != "&"}) == 1
