"""Finds the registered names that a printed name may mean.

In: a name. Out: candidates, best first. First the exact keys (B-tree look-ups); where none is
equal, the packed trigram index, and one by one the names that it does not hold yet (knowledge:
registry 1). It retrieves: what a name means is decided by a second fact.
"""

from __future__ import annotations

import threading

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import fuzz

from proofcheck.comparing.name_keys import name_keys
from proofcheck.comparing.names import NameComparison, compare_names
from proofcheck.model.registry import Likeness
from proofcheck.registry.pending_names import PendingNames
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import NameRow, Store

NEAREST = 50
"""Names that the index proposes."""

COMPARED = 16
"""Of these, names that are compared in full: the best by `_blend`."""

TOKEN_SET_FACTOR, RATIO_SHARE = 0.93, 0.7
"""How ratios and the cosine are blended (knowledge: registry 1, rerank metric)."""

EQUAL = frozenset({Likeness.IDENTICAL, Likeness.SAME})
ORDER = tuple(Likeness)


class Candidate(Struct, frozen=True):
    """An entity that a name may mean: its id, the registered name that fits best, and how."""

    owner: str
    name: str
    comparison: NameComparison


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

        Names that are `different` are no candidates. Best level first, then score, then id.
        """
        keys = name_keys(text)
        if not keys.core:
            return ()
        best = _compared(text, self._store.names_with_keys(self._kind, keys))
        if not any(found.comparison.likeness in EQUAL for found in best.values()):
            norms, pending = self._current()
            near = (*pending.near(keys), *self._packed(keys.core, norms))
            for owner, found in _compared(text, near).items():
                if owner not in best or _rank(found) < _rank(best[owner]):
                    best[owner] = found
        ranked = sorted(best.values(), key=_rank)
        equal = sum(found.comparison.likeness in EQUAL for found in ranked)
        return tuple(ranked[: max(most, equal)])

    def _packed(self, core: str, norms: NDArray[np.float16]) -> tuple[NameRow, ...]:
        """Names from the index that are worth a full comparison."""
        if not len(norms):
            return ()
        found = self._store.nearest_names(self._kind, core, norms, NEAREST)
        blended = sorted(found, key=lambda near: -_blend(core, near.row.core, near.cosine))
        return tuple(near.row for near in blended[:COMPARED])

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


def _blend(core: str, other: str, cosine: float) -> float:
    ratio = max(
        fuzz.ratio(core, other),
        fuzz.token_sort_ratio(core, other),
        TOKEN_SET_FACTOR * fuzz.token_set_ratio(core, other),
    )
    return RATIO_SHARE * ratio / 100 + (1 - RATIO_SHARE) * cosine


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
