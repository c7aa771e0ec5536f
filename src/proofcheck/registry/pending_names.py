"""Names that are not in the packed index yet, looked through one by one with rapidfuzz.

Small registries need no index at all: this is fast up to about 20,000 names.
"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import fuzz, process

from proofcheck.comparing.name_keys import NameKeys
from proofcheck.registry.store import NameRow

LEAST_RATIO = 60.0
"""Ratio (0..100) below which a name is no candidate."""

MAX_FUZZY = 40
"""Candidates of each of the fuzzy searches that are compared in full."""

MAX_SHARING_WORD = 200
"""A word that more names share says nothing: `trading`, `brands`."""

LEAST_WORD = 3
"""Characters of a word that finds names by itself."""


class PendingNames:
    """Some names, held for the fuzzy search."""

    def __init__(self, rows: tuple[NameRow, ...]) -> None:
        self._rows = rows
        self._sorted = [_sorted_words(row.core) for row in rows]
        self._visuals = [row.visual for row in rows]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for word in set(row.core.split()):
                self._by_word[word].append(number)

    def near(self, keys: NameKeys) -> tuple[NameRow, ...]:
        """Return names with a near core or look, and those that share a rare word."""
        if not self._rows:
            return ()
        found: dict[int, None] = {}
        for query, choices in (
            (_sorted_words(keys.core), self._sorted),
            (keys.visual, self._visuals),
        ):
            hits = process.extract(
                query,
                choices,
                scorer=fuzz.ratio,
                processor=None,
                limit=MAX_FUZZY,
                score_cutoff=LEAST_RATIO,
            )
            found.update(dict.fromkeys(number for _, _, number in hits))
        for word in dict.fromkeys(keys.core.split()):
            sharing = self._by_word.get(word, ())
            if len(word) >= LEAST_WORD and len(sharing) <= MAX_SHARING_WORD:
                found.update(dict.fromkeys(sharing))
        return tuple(self._rows[number] for number in found)


def _sorted_words(core: str) -> str:
    """Return the words in alphabetical order: their ratio is the token-sort ratio."""
    return " ".join(sorted(core.split()))
