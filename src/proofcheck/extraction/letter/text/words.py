"""The word lists of authorisation letters, and the patterns made of them."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.phrases import phrase_pattern, squeezed, stem_pattern


class Definitions(Struct, frozen=True, kw_only=True):
    """Words in brackets behind a name that say whose name it is."""

    grantor: list[str]
    grantee: list[str]


class LetterWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_words.yaml`."""

    grants: list[str]
    granted: list[str]
    grant_words: list[str]
    openers: list[str]
    owns: list[str]
    fillers: list[str]
    stops: list[str]
    not_names: list[str]
    legal_forms: list[str]
    definitions: Definitions
    definition_leads: list[str]
    on_behalf: list[str]
    closings: list[str]
    signatory_titles: list[str]
    no_person: list[str]
    open_ends: list[str]
    durations: list[str]
    between_days: list[str]
    signed_words: list[str]
    territory_words: list[str]
    territory_openers: list[str]
    channel_words: list[str]
    offline_words: list[str]
    online_words: list[str]
    product_anchors: list[str]
    no_goods: list[str]
    and_words: list[str]
    placeholders: list[str]
    thats: list[str]
    inverted_we: list[str]
    copulas: list[str]
    addressed: list[str]
    addressees: list[str]
    salutations: list[str]
    capacities: list[str]
    company_leads: list[str]
    mark_words: list[str]
    mark_fillers: list[str]
    goods_words: list[str]
    goods_fillers: list[str]
    trade_leads: list[str]
    no_brands: list[str]
    own_sites: list[str]
    channel_denials: list[str]
    part_titles: list[str]
    town_platforms: list[str]
    small_platforms: list[str]
    shown_to: list[str]
    shop_words: list[str]
    shop_leads: list[str]
    firm_words: list[str]
    title_stems: list[str]
    no_goods_verbs: list[str]
    no_relations: list[str]
    old_terms: list[str]
    new_terms: list[str]


class LetterLabels(Struct, frozen=True, kw_only=True):
    """The data file `letter_labels.yaml`: labels and words of questions by field."""

    labels: dict[str, list[str]]
    questions: dict[str, list[str]]


class LabelStems(Struct, frozen=True, kw_only=True):
    """The data file `letter_label_stems.yaml`: words of labels by what they speak of."""

    identifier: list[str]
    document: list[str]
    mark: list[str]
    date: list[str]
    issue: list[str]
    begin: list[str]
    end: list[str]
    period: list[str]
    granting: list[str]
    receiving: list[str]
    brands: list[str]
    territories: list[str]
    channels: list[str]
    products: list[str]
    exclusive: list[str]
    sublicense: list[str]
    signatory: list[str]
    title: list[str]
    free: list[str]
    allowing: list[str]
    office: list[str]
    contact: list[str]
    formula: list[str]
    holding: list[str]
    giving: list[str]
    by: list[str]
    towards: list[str]


def letter_words() -> LetterWords:
    """Return the word lists."""
    return load_data("letter_words", LetterWords)


@cache
def pattern_of(*lists: str) -> re.Pattern[str]:
    """Return the pattern of the named lists (`sublicense.denied` for a nested one)."""
    phrases: list[str] = []
    for name in lists:
        words: object = letter_words()
        for part in name.split("."):
            words = getattr(words, part)
        assert isinstance(words, list)
        phrases.extend(map(fold_word, words))
    return phrase_pattern(dict.fromkeys(phrases))


@cache
def label_fields() -> dict[str, str]:
    """Map each label, without blanks, to its field."""
    table = load_data("letter_labels", LetterLabels).labels
    return {
        squeezed(fold_word(label)): field for field, labels in table.items() for label in labels
    }


@cache
def question_patterns() -> dict[str, re.Pattern[str]]:
    """Return by field the pattern of the words of questions that ask for it."""
    table = load_data("letter_labels", LetterLabels).questions
    return {field: stem_pattern(map(fold_word, words)) for field, words in table.items()}


@cache
def label_pattern() -> re.Pattern[str]:
    """Return the pattern of all labels."""
    table = load_data("letter_labels", LetterLabels).labels
    return phrase_pattern(
        dict.fromkeys(fold_word(label) for labels in table.values() for label in labels)
    )
