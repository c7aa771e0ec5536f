"""Packed trigram postings: which of a million names share rare trigrams with a query.

In: keys of names, as arrays of their trigrams. Out: document numbers with a cosine of the
trigrams' weights. Nothing is stored here: `name_index` keeps the arrays in the registry's
database. Built and tuned as measured in knowledge, registry 1: one blob of document numbers a
trigram, added up by NumPy, reads a few hundred kilobytes for a query.

A key's words are padded as pg_trgm pads them (two blanks before, one behind), so that the order
of words does not matter and names of two characters have trigrams too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Grams = NDArray[np.uint32]
Numbers = NDArray[np.uint32]

_BLANK = ord(" ")
_BETWEEN = "   "
"""Between two words: one blank behind the first, two before the second."""

_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D], dtype=np.uint32)
"""Odd constants that spread code points over 32 bits (xxHash, Y. Collet)."""

MOST_GRAMS = 40
"""Trigrams of a query that are looked up, the rarest first."""

LEAST_SHARE = 0.15
"""Share of the query's weight that a name must have in common with it to be looked at."""


class Hits(Struct, frozen=True):
    """Document numbers with their cosines (0..1), best first."""

    numbers: NDArray[np.uint32]
    cosines: NDArray[np.float32]


def grams_of(key: str) -> Grams:
    """Return the distinct trigrams of one key, hashed to 32 bits; none for an empty key."""
    grams, _ = grams_of_many([key])
    return np.unique(grams)


def grams_of_many(keys: Sequence[str]) -> tuple[Grams, Numbers]:
    """Return the trigrams of many keys, and for each the index of its key; with repeats."""
    padded = [f"  {_BETWEEN.join(key.split())} " for key in keys]
    points = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if len(points) < 3:
        return np.empty(0, np.uint32), np.empty(0, np.uint32)
    lengths = np.fromiter(map(len, padded), dtype=np.int64, count=len(padded))
    of_key = np.repeat(np.arange(len(keys), dtype=np.uint32), lengths)
    first, second, third = points[:-2], points[1:-1], points[2:]
    with np.errstate(over="ignore"):
        mixed = first * _FACTORS[0] ^ second * _FACTORS[1] ^ third * _FACTORS[2]
        mixed = (mixed ^ (mixed >> np.uint32(15))) * _FACTORS[1]
    # Two blanks at the end of a trigram: it reaches over the gap between two words or keys.
    is_whole = (third != _BLANK) | (second != _BLANK)
    is_whole &= of_key[:-2] == of_key[2:]
    return mixed[is_whole], of_key[:-2][is_whole]


def weight_of(lengths: NDArray[np.int64], total: int) -> NDArray[np.float32]:
    """Return the squared weights of trigrams that `lengths` of `total` names have.

    The weight is the inverse document frequency, smoothed so that none is zero
    (K. Spärck Jones, 1972).
    """
    idf = np.log((total + 1) / (lengths + 0.5)) + 0.1
    return np.asarray(idf * idf, dtype=np.float32)


def search(
    grams: Grams, postings: Mapping[int, Numbers], norms: NDArray[np.float16], most: int
) -> Hits:
    """Return up to `most` documents by the cosine of their trigrams with the query's.

    `postings` maps each trigram to the numbers of the documents that have it (one that nobody
    has may be missing); `norms` holds the length of each document's vector.
    """
    total = len(norms)
    lengths = np.array([len(postings.get(int(g), ())) for g in grams], dtype=np.int64)
    weights = weight_of(lengths, total)
    order = np.argsort(lengths, kind="stable")[:MOST_GRAMS]
    order = order[lengths[order] > 0]
    if not len(order):
        return Hits(np.empty(0, np.uint32), np.empty(0, np.float32))
    sums = np.zeros(total, dtype=np.float32)
    for index in order:
        sums[postings[int(grams[index])]] += weights[index]
    weight = float(weights.sum())
    proposed = np.flatnonzero(sums > LEAST_SHARE * weight)
    if not len(proposed):
        proposed = np.flatnonzero(sums)
    cosines = sums[proposed] / (weight**0.5 * norms[proposed].astype(np.float32))
    return _best(proposed.astype(np.uint32), cosines, most)


def _best(proposed: Numbers, cosines: NDArray[np.float32], most: int) -> Hits:
    """The best of them; ties in the order of their numbers."""
    pool = min(len(cosines), most)
    top = np.sort(np.argpartition(-cosines, pool - 1)[:pool])
    kept = top[np.argsort(-cosines[top], kind="stable")]
    return Hits(proposed[kept], cosines[kept])
