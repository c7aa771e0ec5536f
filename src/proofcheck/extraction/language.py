"""In which languages a document is written, told by its function words and its scripts.

In: the pages. Out: ISO 639-1 codes, likeliest first; a bilingual document gives two.
Languages known: en, de, fr, it, es, nl, pt, pl by words; zh and ja by script.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.dates import fold
from proofcheck.model.document import PageText

MAX_CHARACTERS = 20_000
"""More text than this says nothing new about its language."""

_TOKEN = re.compile(r"[a-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3041-\u30ff]")


class LanguageWords(Struct, frozen=True, kw_only=True):
    """The data file `languages.yaml`."""

    stop_words: dict[str, str]
    min_votes: float
    second_share: float
    second_votes: float


def tell_languages(pages: tuple[PageText, ...]) -> tuple[str, ...]:
    """Return the languages of the pages, likeliest first; at most two, none if nothing tells."""
    return languages_of("\n".join(page.text for page in pages)[:MAX_CHARACTERS])


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages of a text, likeliest first, as `tell_languages`.

    A word that several languages share is split among them; two Han characters count as one
    word. Kana make it Japanese, and then its Han characters count for Japanese too.
    """
    words = _words()
    votes: dict[str, float] = defaultdict(float)
    voters = _voters()
    for token in _TOKEN.findall(fold(text)):
        for language in voters.get(token, ()):
            votes[language] += 1 / len(voters[token])
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    votes["ja" if kana > 0.1 * han else "zh"] += (han + kana) / 2
    ranked = sorted(((n, lang) for lang, n in votes.items() if n >= words.min_votes), reverse=True)
    if not ranked:
        return ()
    most, first = ranked[0]
    if len(ranked) > 1:
        n, second = ranked[1]
        if n >= max(words.second_votes, words.second_share * most):
            return (first, second)
    return (first,)


def _words() -> LanguageWords:
    return load_data("languages", LanguageWords)


@cache
def _voters() -> dict[str, tuple[str, ...]]:
    """Map each word to the languages that use it."""
    voters: dict[str, tuple[str, ...]] = {}
    for language, words in _words().stop_words.items():
        for word in words.split():
            voters[word] = (*voters.get(word, ()), language)
    return voters
