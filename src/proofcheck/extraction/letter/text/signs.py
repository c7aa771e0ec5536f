"""The signs of an authorisation (`letter_signs.yaml`): acts, trades, marks, and their denials."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.phrases import stem_pattern


class SignWeights(Struct, frozen=True, kw_only=True):
    """What each sign weighs."""

    title: float
    sentence: float
    more: float
    label: float
    parties: float
    labels_cap: float
    denial: float
    denials_cap: float
    complaint: float
    complaints_cap: float
    other_talk: float
    other_talk_cap: float
    other_title: float
    asked_title: float
    sale_agreement: float
    other_act: float
    other_acts_cap: float
    contract_word: float
    contract_cap: float


class Evidence(Struct, frozen=True, kw_only=True):
    """What the fields of a letter weigh where nothing else tells it, and what is against it."""

    fields: dict[str, float]
    affair: float
    affairs_cap: float
    ours: float
    no_sale: float
    least: float


class LetterSigns(Struct, frozen=True, kw_only=True):
    """The data file `letter_signs.yaml`."""

    acts: list[str]
    trades: list[str]
    roles: list[str]
    marks: list[str]
    papers: list[str]
    other_acts: list[str]
    other_papers: list[str]
    excerpts: list[str]
    requests: list[str]
    contract_words: list[str]
    denials: list[str]
    self_praise: list[str]
    complaints: list[str]
    sales: list[str]
    other_talk: list[str]
    contracts: list[str]
    contract_objects: list[str]
    between_parties: list[str]
    weights: SignWeights
    other_affairs: list[str]
    evidence: Evidence


def letter_signs() -> LetterSigns:
    """Return the table."""
    return load_data("letter_signs", LetterSigns)


def has_sign(name: str, text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a word of the named list stands in a folded text."""
    return sign_pattern(name).search(text, start, len(text) if end is None else end) is not None


def distinct_signs(name: str, text: str) -> int:
    """Count the different words of the named list that stand in a folded text."""
    return len({match[0] for match in sign_pattern(name).finditer(text)})


@cache
def sign_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of one of the lists, for folded text."""
    words: list[str] = getattr(letter_signs(), name)
    return stem_pattern(map(fold_word, words))
