"""Finds the registered names that a printed name may mean.

In: a name. Out: candidates, best first. First the exact keys (B-tree look-ups); where none is
equal, the packed trigram index, and one by one the names that it does not hold yet (knowledge:
registry 1). It retrieves: what a name means is decided by a second fact.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import fuzz

from proofcheck.comparing.characters import fold_ocr
from proofcheck.comparing.name_keys import name_keys
from proofcheck.comparing.names import NameComparison, compare_names
from proofcheck.model.registry_answers import Likeness
from proofcheck.registry.pending_names import PendingNames
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import NameRow, Store

NEAREST = 50
"""Names that the index proposes."""

COMPARED = 16
"""Of these, names that are compared in full: the best by `_blend`."""

TOKEN_SET_FACTOR, MISREAD_FACTOR, RATIO_SHARE = 0.85, 0.97, 0.7
"""How ratios and the cosine are blended (knowledge: registry 1, rerank metric; the factor of the
token set measured by benchmarks/names.py: with 0.93 a part of a name outranks its misspelling)."""

LEAST_STEM = 3
"""Characters of a word that may stand for a longer one."""

LEAST_RANK = 0.72
"""Rank from which a name that is equal at no level is a candidate all the same."""

EQUAL = frozenset({Likeness.IDENTICAL, Likeness.SAME})
LEVELS = {
    likeness: level
    for level, likeness in enumerate(
        (Likeness.IDENTICAL, Likeness.SAME, Likeness.CONFUSABLE, Likeness.OCR_CLASS)
    )
}
"""Levels at which names are equal after some folding: these come first, whatever the rank."""


class Candidate(Struct, frozen=True):
    """An entity that a name may mean: its id, the registered name that fits best, and how.

    `rank` 0..1 orders candidates that are equal at no level.
    """

    owner: str
    name: str
    comparison: NameComparison
    rank: float


class NameSearch:
    """Searches the names of one kind; safe from threads. It sees what others write meanwhile."""

    def __init__(self, store: Store, kind: RecordKind) -> None:
        self._store = store
        self._kind = kind
        self._lock = threading.Lock()
        self._seen = ("", "")
        self._norms: NDArray[np.float16] = np.empty(0, np.float16)
        self._pending = PendingNames(())

    def search(self, text: str, *, most: int = 6) -> tuple[Candidate, ...]:
        """Return up to `most` candidates; all that are equal in their core are among them.

        Names that are `different` are no candidates. Those that are equal at some level come
        first, the strictest level before the others; then by rank, then id.
        """
        keys = name_keys(text)
        if not keys.core:
            return ()
        exact = self._store.names_with_keys(self._kind, keys)
        best = _best(_compared(text, row, None) for row in exact)
        if not any(found.comparison.likeness in EQUAL for found in best.values()):
            norms, pending = self._current()
            near = [_compared(text, row, None) for row in pending.near(keys)]
            near += self._packed(text, keys.core, norms)
            best = _best([*best.values(), *near])
        ranked = sorted(best.values(), key=_order)
        equal = sum(found.comparison.likeness in EQUAL for found in ranked)
        return tuple(ranked[: max(most, equal)])

    def _packed(self, text: str, core: str, norms: NDArray[np.float16]) -> list[Candidate]:
        """The names from the index that rank highest, compared in full."""
        if not len(norms):
            return []
        found = self._store.nearest_names(self._kind, core, norms, NEAREST)
        ranked = sorted(
            ((_rank(core, near.row.core, near.cosine), near.row) for near in found),
            key=lambda pair: -pair[0],
        )
        return [_compared(text, row, rank) for rank, row in ranked[:COMPARED]]

    def _current(self) -> tuple[NDArray[np.float16], PendingNames]:
        """The index and the names beside it, loaded anew where the store has changed."""
        seen = self._store.name_state(self._kind)
        with self._lock:
            if seen != self._seen:
                packed, _ = seen
                if packed != self._seen[0]:
                    self._norms = self._store.name_norms(self._kind)
                self._pending = PendingNames(self._store.pending_names(self._kind))
                self._seen = seen
            return self._norms, self._pending


def _rank(core: str, other: str, cosine: float) -> float:
    """Blend ratios with the cosine of weighted trigrams; a cut word counts as what it begins."""
    whole = _with_whole_words(core, other)
    ratio = max(
        fuzz.ratio(core, other),
        fuzz.token_sort_ratio(whole, other),
        TOKEN_SET_FACTOR * fuzz.token_set_ratio(core, other),
        MISREAD_FACTOR * fuzz.ratio(fold_ocr(core), fold_ocr(other)),
    )
    return float(RATIO_SHARE * ratio / 100 + (1 - RATIO_SHARE) * cosine)


def _with_whole_words(core: str, other: str) -> str:
    """The core with words that only begin a word of the other name written out (`intl` not)."""
    words = other.split()
    known = set(words)
    return " ".join(
        word
        if word in known or len(word) < LEAST_STEM
        else next((whole for whole in words if whole.startswith(word)), word)
        for word in core.split()
    )


def _compared(text: str, row: NameRow, rank: float | None) -> Candidate:
    comparison = compare_names(text, row.raw)
    return Candidate(row.owner, row.raw, comparison, comparison.score if rank is None else rank)


def _best(candidates: Iterable[Candidate]) -> dict[str, Candidate]:
    """The best candidate of each owner; those that are different are left out."""
    best: dict[str, Candidate] = {}
    for found in candidates:
        if found.comparison.likeness is Likeness.DIFFERENT and found.rank < LEAST_RANK:
            continue
        if found.owner not in best or _order(found) < _order(best[found.owner]):
            best[found.owner] = found
    return best


def _order(found: Candidate) -> tuple[int, float, str, str]:
    return (
        LEVELS.get(found.comparison.likeness, len(LEVELS)),
        -found.rank,
        found.owner,
        found.name,
    )
