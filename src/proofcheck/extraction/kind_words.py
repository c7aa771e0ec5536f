"""The words that tell kinds of paper apart, as `data/kinds.yaml` lists them.

In: the data file. Out: its weights, and patterns of its phrases for folded text.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import simplified
from proofcheck.extraction.phrases import fold_plain, phrase_pattern, squeezed
from proofcheck.model.fields import Kind


class LabelWords(Struct, frozen=True, kw_only=True):
    """Phrases of one kind, each worth `weight`, all together at most `cap`."""

    weight: float
    words: list[str]
    cap: float = 5.0


class KindWeights(Struct, frozen=True, kw_only=True):
    """The weights of `kinds.yaml`."""

    title: float
    label_as_title: float
    own_number: float
    own_title: float
    lower_half: float
    later_page: float
    least: float
    untitled: float
    till_shape: float
    till_sign: float
    till_over_invoice: float


class KindWords(Struct, frozen=True, kw_only=True):
    """The data file `kinds.yaml`."""

    titles: dict[Kind, list[str]]
    labels: dict[Kind, LabelWords]
    bodies: dict[Kind, LabelWords]
    number_label: list[str]
    not_titles: list[str]
    weights: KindWeights


def folded(text: str) -> str:
    """Return a text or phrase as they are compared, of the same length."""
    return simplified(fold_plain(text))


def lexicon() -> KindWords:
    """Return the data file."""
    return load_data("kinds", KindWords)


@cache
def number_labels() -> frozenset[str]:
    """Return the words that introduce a number or a date, folded."""
    return frozenset(folded(word) for word in lexicon().number_label)


@cache
def title_kinds() -> dict[str, Kind]:
    """Return the kinds by their squeezed titles."""
    return {
        squeezed(folded(phrase.lstrip("*"))): kind
        for kind, phrases in lexicon().titles.items()
        for phrase in phrases
    }


@cache
def compounds() -> tuple[tuple[str, Kind], ...]:
    """The endings of compound titles with their kinds."""
    return tuple(
        (squeezed(folded(phrase[1:])), kind)
        for kind, phrases in lexicon().titles.items()
        for phrase in phrases
        if phrase.startswith("*")
    )


@cache
def title_pattern() -> re.Pattern[str]:
    """Return the pattern of all titles."""
    return phrase_pattern(folded(p) for phrases in lexicon().titles.values() for p in phrases)


@cache
def no_title_pattern() -> re.Pattern[str]:
    """Return the pattern of what holds a title word but is no title."""
    return phrase_pattern(folded(phrase) for phrase in lexicon().not_titles)


@cache
def evidence() -> tuple[re.Pattern[str], dict[str, tuple[tuple[str, Kind], ...]]]:
    """One pattern for the phrases of all labels and bodies, and what each of them speaks for."""
    speaks: dict[str, tuple[tuple[str, Kind], ...]] = {}
    phrases: list[str] = []
    for table, kinds in (("label", lexicon().labels), ("body", lexicon().bodies)):
        for kind, words in kinds.items():
            phrases.extend(folded(phrase) for phrase in words.words)
            for phrase in map(folded, words.words):
                key = squeezed(phrase)
                speaks[key] = (*speaks.get(key, ()), (table, kind))
    return phrase_pattern(phrases), speaks
