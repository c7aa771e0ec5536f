"""Words of goods' names that are no brands (`goods_words.yaml`), compared without case and accents.

In goes a word, out comes whether it says what a thing is, or anything else that is known to be no
brand: a quality, a unit, a heading, a specification such as IP67.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_words import begins_with_word, is_unit, roles_of

FEWEST_LETTERS = 4
"""Letters from which an ending of up to two letters is forgiven."""

ENDINGS = frozenset(
    [
        "s",
        "e",
        "n",
        "es",
        "en",
        "er",
        "em",
        "ne",
        "i",
        "y",
        "a",
        "o",
        "as",
        "os",
        "i",
        "ow",
        "ami",
        "om",
    ]
)
"""Endings by which two forms of a word differ."""

_NOT_FOLDED = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "œ": "oe", "æ": "ae"})


class GoodsWords(Struct, frozen=True, kw_only=True):
    """The data file `goods_words.yaml`."""

    nouns: dict[str, str]
    others: dict[str, str]
    links: str
    prepositions: str
    specifications: str
    trademark_cues: str


def fold_letters(text: str) -> str:
    """Return a text without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_NOT_FOLDED))
    return "".join(ch for ch in plain if not unicodedata.combining(ch))


@lru_cache(maxsize=4096)
def is_noun(word: str) -> bool:
    """Whether a word says what a thing is ("knives", "Kochmesser")."""
    key = fold_letters(word).strip("'’.")
    if _stands_in(key, _nouns()):
        return True
    return any(key[at:] in _endings() for at in range(3, len(key) - FEWEST_LETTERS + 1))


@lru_cache(maxsize=4096)
def is_plain(word: str) -> bool:
    """Whether a word is known to be no brand."""
    key = fold_letters(word).strip("'’.")
    return (
        is_noun(word)
        or any(_stands_in(part, _others()) for part in (key, *re.split(r"[-/']", key)))
        or is_unit(word)
        or begins_with_word("surcharges", word)
        or roles_of(squeeze(word)) is not None
    )


def is_specification(word: str) -> bool:
    """Whether a word with digits is a size, a rating or a standard rather than a model."""
    return _specifications().fullmatch(fold_letters(word)) is not None


def is_link(word: str) -> bool:
    """Whether a word says that the thing is made for what follows ("filter for AC-900")."""
    return fold_letters(word).strip(" .,:") in _links()


def is_preposition(word: str) -> bool:
    """Whether a word is written small and joins a noun to what follows ("filtre de ...")."""
    return word.islower() and fold_letters(word).strip("'’") in _prepositions()


def is_counted(word: str) -> bool:
    """Whether a word after a number says what it counts: a unit, a noun, a part of one."""
    return is_plain(word) or word[0] in "-–"


@lru_cache(maxsize=1024)
def has_trademark_cue(text: str) -> bool:
    """Whether a text speaks of a brand or of a dealer of one."""
    return _cues().search(fold_letters(text)) is not None


def _stands_in(key: str, words: frozenset[str]) -> bool:
    if key in words:
        return True
    cuts = [cut for cut in (1, 2, 3) if len(key) - cut >= FEWEST_LETTERS and key[-cut:] in ENDINGS]
    return any(key[:-cut] in words for cut in cuts)


@cache
def _data() -> GoodsWords:
    raw = resources.files("proofcheck.extraction.lines").joinpath("goods_words.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=GoodsWords)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for words in _data().nouns.values() for word in words.split())


@cache
def _endings() -> frozenset[str]:
    """Return nouns that may end a longer word: German and Dutch compounds."""
    nouns = _data().nouns
    words = {word for name in ("de", "nl") for word in nouns[name].split()}
    return frozenset(word for word in words if len(word) >= FEWEST_LETTERS)


@cache
def _others() -> frozenset[str]:
    return frozenset(word for words in _data().others.values() for word in words.split())


@cache
def _links() -> frozenset[str]:
    return frozenset(_data().links.split())


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(_data().prepositions.split())


@cache
def _specifications() -> re.Pattern[str]:
    return re.compile(_data().specifications)


@cache
def _cues() -> re.Pattern[str]:
    forms = [re.escape(form) for form in _data().trademark_cues.split("|")]
    words = "|".join(rf"\b{form}\b" if form[0].isascii() else form for form in forms)
    return re.compile(words)
