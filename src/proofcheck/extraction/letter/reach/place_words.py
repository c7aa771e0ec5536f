"""The words beside countries (`letter_places.yaml`): what a country is named for.

In: the name of a list. Out: its pattern, for folded text.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.phrases import stem_pattern


class PlaceWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_places.yaml`."""

    sale: list[str]
    leads: list[str]
    yes_answers: list[str]
    no_answers: list[str]
    other: list[str]


@cache
def place_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of one list of words."""
    words: list[str] = getattr(load_data("letter_places", PlaceWords), name)
    return stem_pattern(map(fold_word, words))
