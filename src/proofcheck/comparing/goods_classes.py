"""Nice classes of goods by their words: enough to ask whether a mark or a grant is for them.

In: descriptions of goods. Out: the classes they may be in, nothing where a word tells none.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from proofcheck.comparing.characters import fold_case_and_marks
from proofcheck.comparing.data_files import load_data


class _Goods(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    words: dict[int, tuple[str, ...]]


def classes_of_goods(descriptions: tuple[str, ...]) -> tuple[int, ...]:
    """Return the Nice classes (1..45) of goods; empty where one of them tells no class.

    A description with words of several classes (a watch with a lamp) counts for each of them.
    """
    found: set[int] = set()
    for description in descriptions:
        classes = _classes(description)
        if not classes:
            return ()
        found |= classes
    return tuple(sorted(found))


def _classes(description: str) -> set[int]:
    folded = fold_case_and_marks(description[:500])
    words = "".join(ch if ch.isalnum() else " " for ch in folded).split()
    latin, others = _tables()
    found = {n for word in words for n in latin.get(word, latin.get(word.removesuffix("s"), ()))}
    return found | {n for word, numbers in others.items() if word in folded for n in numbers}


@cache
def _tables() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    """Return words of Latin letters, which count as whole words, and the others."""
    numbers: dict[str, set[int]] = {}
    for number, words in load_data("nice_goods", _Goods).words.items():
        for word in words:
            numbers.setdefault(fold_case_and_marks(word), set()).add(number)
    latin = {w: frozenset(n) for w, n in numbers.items() if w.isascii()}
    return latin, {w: frozenset(n) for w, n in numbers.items() if not w.isascii()}
