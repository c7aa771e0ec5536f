"""Which words behind a brand can be of its model: marks, measures, nouns, titles in capitals.

In go words of an item's text, out come those that are left, and what single words look like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.lines.goods_words import is_noun, is_plain
from proofcheck.extraction.lines.heading_words import is_unit
from proofcheck.extraction.lines.item_words import is_model_code

WORDS_TO_NUMBER = 3
"""From so many words on before a number or a letter that stands alone, it is not the model's."""

COUNTED = re.compile(r"\d{1,3}-[A-Za-z]{3,}")
"""How many parts a thing has ("3-fold", "5-piece")."""

SHORTEST_NAME = 4
"""Letters of a name without digits, at least."""

_SIZE = re.compile(
    r"\d+(?:[.,]\d+)?(?:[\"”″'’]|\s?(?:ml|cl|l|g|kg|mm|cm|m|w|v))|\d+,\d+|\d+\.\d\d", re.I
)
NO_MARKS = frozenset({"&", "DE", "LA", "IL", "EL", "Nº"})
"""Words of one or two capitals, or with digits, that are no mark of a model."""


def is_titled(words: Sequence[re.Match[str]], text: str) -> bool:
    """Whether capitals say nothing: every word has one, or several nouns lead to a size.

    "VELDORA LUNCH BOX", "Rudhra Leather Ball Red 156 g"; a model's number right behind counts.
    """
    texts = [word.group().strip(",;()") for word in words]
    if any(is_model_code(word) for word in texts[:WORDS_TO_NUMBER]):
        return False
    if _names_before_noun(texts):
        return False
    mark = next((i for i, word in enumerate(texts) if is_mark(word)), None)
    if mark is not None and mark >= WORDS_TO_NUMBER:
        return True
    is_measure = mark is not None and mark + 1 < len(texts) and is_unit(texts[mark + 1])
    is_said = mark is not None and mark < WORDS_TO_NUMBER - 1 and not is_measure
    is_said = is_said and any(map(str.isdigit, texts[mark or 0]))
    return len(texts) > 1 and not small_words(text) and not is_said


def _names_before_noun(texts: Sequence[str]) -> bool:
    """Whether a noun follows a mark of a model or two words that are no plain ones."""
    nouns = [index for index, word in enumerate(texts) if is_noun(word)]
    if not nouns:
        return False
    before = texts[: nouns[0]]
    is_name = len(before) > 1 and not any(map(is_plain, before))
    return is_name or any(map(is_mark, texts[: nouns[-1]]))


def small_words(text: str) -> list[str]:
    """Return the words of a text that are written small, but for units."""
    words = (word for word in text.split() if word[:1].islower() and word.isalpha())
    return [word for word in words if not is_unit(word)]


def is_code(word: re.Match[str]) -> bool:
    """Whether a word looks like a model's number."""
    return is_model_code(word.group().strip(",;()"))


def apart_from_nouns(words: list[re.Match[str]], following: str) -> list[re.Match[str]]:
    """Leave out the words that say what the thing is: the model stands behind or before them.

    A noun with a mere number ("Serviette 40") stays: it is as likely a name. Words without a mark
    of a model count only where none of them is known to be a material, a quality or the like.
    """
    bare = [word.group().strip(",;()") for word in words]
    nouns = [index for index, word in enumerate(bare) if is_noun(word)]
    if not nouns:
        is_told = any(is_mark(word) for word in bare) or not any(map(is_plain, bare[:1]))
        return words if is_told and not _is_measure([*bare, following]) else []
    if len(bare) == 2 and nouns == [0] and bare[1].isdigit():
        return words
    if any(is_mark(word) for word in bare[: nouns[-1]]):
        return words[: nouns[-1]]
    behind, before = words[nouns[-1] + 1 :], words[: nouns[0]]
    marked = [word for word in bare[nouns[-1] + 1 :] if is_mark(word)]
    is_named = any(ch.isalpha() for word in behind for ch in word.group())
    if marked and is_plain(bare[nouns[-1] + 1]) and all(map(str.isdigit, marked)):
        return []  # a material with its fineness
    if marked and is_named and not _is_measure([*bare[nouns[-1] + 1 :], following]):
        return behind
    return before if not any(is_plain(word) for word in bare[: nouns[0]]) else []


def _is_measure(words: Sequence[str]) -> bool:
    """Whether words begin with a number that counts or measures ("24 x 33 cl", "36,5 mm")."""
    if not words or not words[0][:1].isdigit():
        return False
    is_number = not any(ch.isalpha() for ch in words[0])
    return is_number and len(words) > 1 and (words[1].casefold() in ("x", "×") or is_unit(words[1]))


def is_mark(word: str) -> bool:
    """Whether a word is a mark of a model: with a digit, or one or two capitals."""
    bare = word.strip(",;()")
    is_word = sum(map(str.isalpha, bare)) >= SHORTEST_NAME
    if (
        COUNTED.fullmatch(bare)
        or bare in NO_MARKS
        or _SIZE.fullmatch(bare)
        or (is_word and is_plain(bare))
    ):
        return False
    return any(ch.isdigit() for ch in bare) or (len(bare) <= 2 and bare.isupper())
