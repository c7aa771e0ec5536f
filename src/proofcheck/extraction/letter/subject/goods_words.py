"""The words around goods (`letter_goods.yaml`): verbs of trade, articles, ends of a list.

In: the name of a list. Out: its words as they are folded, or their pattern.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.phrases import fold_plain, phrase_pattern, stem_pattern

_DEFINED = re.compile(r"[”\"»’],?\s?")


class GoodsWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_goods.yaml`."""

    verbs: list[str]
    last_verbs: list[str]
    clause_leads: list[str]
    roles: list[str]
    role_joints: list[str]
    namely: list[str]
    includes: list[str]
    copulas: list[str]
    only: list[str]
    skipped: list[str]
    stops: list[str]
    inner: list[str]
    no_goods: list[str]
    phrases: list[str]
    done: list[str]
    done_joints: list[str]
    done_leads: list[str]
    done_by: dict[str, list[str]]
    containers: list[str]
    licensed: list[str]
    boxes: list[str]
    container_joints: list[str]
    articles: list[str]
    joints: list[str]
    kinds: list[str]
    denials_before: list[str]
    denials_behind: list[str]
    determiners: dict[str, list[str]]
    quantities: list[str]


def goods_words() -> GoodsWords:
    """Return the word lists."""
    return load_data("letter_goods", GoodsWords)


@cache
def goods_set(name: str) -> frozenset[str]:
    """Return the words of one list, folded as the text is."""
    words: list[str] = getattr(goods_words(), name)
    return frozenset(fold_plain(fold_word(word)) for word in words)


@cache
def done_pattern() -> re.Pattern[str]:
    """Return the pattern of a participle in the plural or singular with a preposition behind it.

    Before "by" any participle counts; "always" and the like may stand before it.
    """
    words = goods_words()
    stems, joints = "|".join(map(re.escape, words.done)), "|".join(words.done_joints)
    by = "|".join(f"(?:{'|'.join(ends)}) {agent}" for agent, ends in words.done_by.items())
    leads = "|".join(words.done_leads)
    return re.compile(
        rf"(?:(?:{leads})\s)?(?:{stems})(?:[oaie]s?|ees?|ies?|ues?)?\s(?:{joints})(?![a-z])"
        rf"|[a-z]{{3,14}}(?:{by})(?![a-z])"
    )


@cache
def goods_phrases(name: str) -> re.Pattern[str]:
    """Return the pattern of the words of one list, for folded text."""
    words: list[str] = getattr(goods_words(), name)
    return phrase_pattern(dict.fromkeys(map(fold_word, words)))


LEAST_LICENSED = 2
"""A list with so many words for what a licence lets use names no goods."""


def is_licensed_matter(folded: str) -> bool:
    """Whether a folded text lists pictures, logos and texts that may be used, and no goods."""
    return sum(1 for _ in _licensed().finditer(fold_word(folded))) >= LEAST_LICENSED


@cache
def _licensed() -> re.Pattern[str]:
    return stem_pattern(dict.fromkeys(map(fold_word, goods_words().licensed)))


@cache
def whole_phrases() -> re.Pattern[str]:
    """Return the pattern of ends of nouns whose small words would end a list (sacs à dos)."""
    return phrase_pattern(dict.fromkeys(fold_plain(fold_word(p)) for p in goods_words().phrases))


@cache
def goods_denials(side: str) -> re.Pattern[str]:
    """Return the pattern of words that leave goods out, `before` them or `behind` them."""
    words = goods_words().denials_before if side == "before" else goods_words().denials_behind
    return stem_pattern(dict.fromkeys(map(fold_word, words)))


def defines_goods(prose: Prose, position: int) -> bool:
    """Whether a word for goods in quotes, which ends at a place, is defined (“Goods” means …)."""
    joint = _DEFINED.match(prose.text, position)
    if joint is None:
        return False
    return goods_phrases("includes").match(prose.folded, joint.end()) is not None
