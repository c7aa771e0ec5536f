"""The number words of eight languages, folded and compiled for taking compounds apart.

In goes `spoken_amounts.yaml`, out comes a `Vocabulary` a language. Its words are compared
without case, accents, blanks and hyphens, as those of the label lexicon.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.lexicon import squeeze


class Part(Enum):
    """What a word contributes to an amount in words."""

    NUMBER = auto()
    SCALE = auto()
    AND = auto()
    POINT = auto()
    CURRENCY = auto()
    MINOR = auto()
    END = auto()


class Meaning(Struct, frozen=True):
    """A word's part, and its value where it is a number (7) or a scale (1000)."""

    part: Part
    value: int = 0


class SpokenLanguage(Struct, frozen=True, kw_only=True, rename={"joint": "and"}):
    """One language of the data file: `word value` pairs, and words parted by `|`."""

    numbers: str
    scales: str
    joint: str
    point: str
    minor: str
    end: str


class SpokenAmounts(Struct, frozen=True, kw_only=True):
    """The data file `spoken_amounts.yaml`."""

    languages: dict[str, SpokenLanguage]
    currencies: str
    announcements: str
    of_tax: str


LONGEST_COMPOUND = 90
"""Letters of the longest token that is taken apart; "neunhundertneunundneunzigtausend…" has 70."""


class Vocabulary:
    """The words of one language with their meanings."""

    def __init__(self, words: dict[str, Meaning]) -> None:
        self._words = words
        self._longest = max(map(len, words))
        self._known: dict[str, tuple[Meaning, ...] | None] = {}

    def parts_of(self, key: str) -> tuple[Meaning, ...] | None:
        """Return the words of which a folded token is made, None where it is no such compound."""
        if key not in self._known:
            self._known[key] = self._split(key) if len(key) <= LONGEST_COMPOUND else None
        return self._known[key]

    def _split(self, key: str) -> tuple[Meaning, ...] | None:
        """Take a compound apart; where more than one way works, longer first words win."""
        ways: list[tuple[Meaning, ...] | None] = [None] * len(key) + [()]
        for start in range(len(key) - 1, -1, -1):
            for end in range(min(len(key), start + self._longest), start, -1):
                word, rest = self._words.get(key[start:end]), ways[end]
                if word is not None and rest is not None:
                    ways[start] = (word, *rest)
                    break
        return ways[0]


@cache
def vocabularies() -> dict[str, Vocabulary]:
    """Return the vocabulary of every language, by ISO 639-1 code."""
    data = load_data("spoken_amounts", SpokenAmounts)
    names = [*data.currencies.split("|"), *data.currencies.replace("|", " ").split()]
    currencies = {squeeze(name): Meaning(Part.CURRENCY) for name in names if len(name) > 1}
    return {
        code: Vocabulary({**currencies, **_words(language)})
        for code, language in data.languages.items()
    }


def _words(language: SpokenLanguage) -> dict[str, Meaning]:
    words: dict[str, Meaning] = {}
    for part, text in ((Part.NUMBER, language.numbers), (Part.SCALE, language.scales)):
        pairs = text.split()
        for word, value in zip(pairs[::2], pairs[1::2], strict=True):
            words[squeeze(word)] = Meaning(part, int(value))
    for part, text in (
        (Part.AND, language.joint),
        (Part.POINT, language.point),
        (Part.MINOR, language.minor),
        (Part.END, language.end),
    ):
        for word in (*text.split("|"), *text.replace("|", " ").split()):
            if len(word) > 1 or part is Part.AND:
                words.setdefault(squeeze(word), Meaning(part))
    return words


@cache
def announcements() -> tuple[str, ...]:
    """Return what announces an amount in words, folded, the longest first."""
    data = load_data("spoken_amounts", SpokenAmounts)
    return tuple(sorted({squeeze(w) for w in data.announcements.split("|")}, key=len)[::-1])


@cache
def words_of_tax() -> tuple[str, ...]:
    """Return what marks an amount in words as that of the tax, folded."""
    return tuple(squeeze(w) for w in load_data("spoken_amounts", SpokenAmounts).of_tax.split("|"))
