"""Pairs of names that one typing error parts: a letter more, less, other, or two exchanged.

In: an open store. Out: pairs of names of different owners. Names with a deletion in common are
candidates (SymSpell), looked at one length after the other, so that memory holds the names of
two lengths; `compare_names` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct
from sqlalchemy import Connection, func, select

from proofcheck.comparing.names import compare_names
from proofcheck.comparing.texts import digits_of
from proofcheck.model.registry_answers import Likeness
from proofcheck.registry import schema
from proofcheck.registry.record_keys import RecordKind

LEAST_LETTERS = 6
"""Letters below which two honest names are often one letter apart: Mavic and Magic."""

MOST_OF_GROUP = 20
"""Names with one deletion in common that are compared with each other."""


class NearNames(Struct, frozen=True, order=True):
    """Two owners (ids) with their names, which are one typing error apart."""

    one: str
    other: str
    one_name: str
    other_name: str


class _Name(Struct, frozen=True):
    owner: str
    raw: str
    core: str


def near_names(connection: Connection, kind: RecordKind) -> Iterator[NearNames]:
    """Yield the pairs of a kind, each pair of owners once."""
    name = schema.name
    length = func.length(name.c.core)
    wanted = (name.c.kind == kind.value, length >= LEAST_LETTERS)
    lengths = select(length).where(*wanted).distinct().order_by(length)
    said: set[tuple[str, str]] = set()
    shorter: list[_Name] = []
    for (number,) in list(connection.execute(lengths)):
        rows = connection.execute(
            select(name.c.owner, name.c.raw, name.c.core)
            .where(name.c.kind == kind.value, length == number)
            .order_by(name.c.owner, name.c.row)
        )
        names = [_Name(*row) for row in rows]
        is_next = bool(shorter) and len(shorter[0].core) == number - 1
        for one, other in _candidates(names, shorter if is_next else []):
            pair = (min(one.owner, other.owner), max(one.owner, other.owner))
            if one.owner != other.owner and pair not in said and _is_near(one, other):
                said.add(pair)
                first, second = sorted((one, other), key=lambda found: found.owner)
                yield NearNames(first.owner, second.owner, first.raw, second.raw)
        shorter = names


def _candidates(names: list[_Name], shorter: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Pairs that share a deletion, and pairs of which one is a deletion of the other."""
    by_core: dict[str, list[_Name]] = defaultdict(list)
    for name in shorter:
        by_core[name.core].append(name)
    by_deletion: dict[int, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for deletion in {name.core[:i] + name.core[i + 1 :] for i in range(len(name.core))}:
            by_deletion[hash(deletion)].append(number)
            for found in by_core.get(deletion, ())[:MOST_OF_GROUP]:
                yield name, found
    for numbers in by_deletion.values():
        for one, other in combinations(numbers[:MOST_OF_GROUP], 2):
            yield names[one], names[other]


def _is_near(one: _Name, other: _Name) -> bool:
    if digits_of(one.core) != digits_of(other.core):
        return False  # another number makes another name
    return compare_names(one.raw, other.raw).likeness is Likeness.TYPO
