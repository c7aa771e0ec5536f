"""Finds the registered names that a printed name may mean.

In: a name. Out: candidates, best first. First the exact keys (B-tree look-ups), then all names
by rapidfuzz in memory: good for up to about 20,000 names; a packed trigram index for more comes
later (knowledge: registry 1).
"""

from __future__ import annotations

import threading
from collections import defaultdict

from msgspec import Struct
from rapidfuzz import fuzz, process

from proofcheck.comparing.name_keys import NameKeys, name_keys
from proofcheck.comparing.names import NameComparison, compare_names
from proofcheck.model.registry import Likeness
from proofcheck.registry.store import NameRow, Store

LEAST_RATIO = 60.0
"""Ratio (0..100) below which a name is no candidate."""

MAX_FUZZY = 40
"""Candidates of each of the fuzzy searches that are compared in full."""

MAX_SHARING_WORD = 200
"""A word that more names share says nothing: `trading`, `brands`."""

LEAST_WORD = 3
"""Characters of a word that finds names by itself."""

EQUAL = frozenset({Likeness.IDENTICAL, Likeness.SAME})
ORDER = tuple(Likeness)


class Candidate(Struct, frozen=True):
    """An entity that a name may mean: its id, the registered name that fits best, and how."""

    owner: str
    name: str
    comparison: NameComparison


class NameSearch:
    """Searches the names of one kind (`party`, `brand`); safe from threads."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self._lock = threading.Lock()
        self._index: _Index | None = None

    def search(self, text: str, *, most: int = 6) -> tuple[Candidate, ...]:
        """Return up to `most` candidates; all that are equal in their core are among them.

        Names that are `different` are no candidates. Best level first, then score, then id.
        """
        keys = name_keys(text)
        if not keys.core:
            return ()
        rows = self._store.names_with_keys(self._kind, keys)
        best = _compared(text, rows)
        if not any(found.comparison.likeness in EQUAL for found in best.values()):
            for owner, found in _compared(text, self._all().near(keys)).items():
                if owner not in best or _rank(found) < _rank(best[owner]):
                    best[owner] = found
        ranked = sorted(best.values(), key=_rank)
        equal = sum(found.comparison.likeness in EQUAL for found in ranked)
        return tuple(ranked[: max(most, equal)])

    def _all(self) -> _Index:
        with self._lock:
            if self._index is None:
                self._index = _Index(self._store.all_names(self._kind))
            return self._index


class _Index:
    """All names of a kind, held for the fuzzy search."""

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


def _compared(text: str, rows: tuple[NameRow, ...]) -> dict[str, Candidate]:
    """Return the best candidate of each owner."""
    best: dict[str, Candidate] = {}
    for row in rows:
        comparison = compare_names(text, row.raw)
        if comparison.likeness is Likeness.DIFFERENT:
            continue
        found = Candidate(row.owner, row.raw, comparison)
        if row.owner not in best or _rank(found) < _rank(best[row.owner]):
            best[row.owner] = found
    return best


def _rank(found: Candidate) -> tuple[int, float, str, str]:
    return (
        ORDER.index(found.comparison.likeness),
        -found.comparison.score,
        found.owner,
        found.name,
    )
