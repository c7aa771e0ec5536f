"""The packed trigram index of the store's names: building it, and searching it.

In: the names in the store. Out: rows of names that share rare trigrams with a query
(`postings`). Names that came after the index was packed are not in it: `NameSearch` looks
through them one by one, until `pack` takes them in. Memory stays bounded while it is built: the
pairs of trigram and row go through temporary files, one for each part of the trigrams.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, func, insert, select, text

from proofcheck.comparing.characters import fold_ocr
from proofcheck.registry import schema
from proofcheck.registry.postings import Hits, grams_of, grams_of_many, search, weight_of
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.writing import read_facts, set_fact

PARTS = 16
"""Temporary files through which the pairs go; one is sorted in memory at a time."""

NAMES_AT_ONCE = 20_000
POSTINGS_AT_ONCE = 2_000


def pack(connection: Connection, kind: RecordKind) -> int:
    """Build the index of a kind anew, within the caller's transaction; return its last row."""
    name = schema.name
    asked = select(func.max(name.c.row), func.count()).where(name.c.kind == kind.value)
    last, count = connection.execute(asked).one()
    connection.execute(delete(schema.posting).where(schema.posting.c.kind == kind.value))
    connection.execute(delete(schema.norm).where(schema.norm.c.kind == kind.value))
    last = int(last or 0)
    squares = np.zeros(last + 1, dtype=np.float32)
    with tempfile.TemporaryDirectory(prefix="proofcheck-index-") as folder:
        files = [Path(folder) / f"part-{number}" for number in range(PARTS)]
        _spill(connection, kind, files)
        for file in files:
            _write_part(connection, kind, file, int(count), squares)
    norms = np.sqrt(squares).astype("<f2").tobytes()
    connection.execute(insert(schema.norm).values(kind=kind.value, norms=norms))
    set_fact(connection, _fact(kind), str(last))
    set_fact(connection, f"{_fact(kind)} names", str(count))
    if connection.dialect.name == "postgresql":
        connection.execute(text("ANALYZE"))  # a plan made for an empty table reads it whole
    return last


def packed_until(facts: dict[str, str], kind: RecordKind) -> int:
    """Return the last row that the index knows; 0 where there is none."""
    return int(facts.get(_fact(kind), "0"))


def load_norms(connection: Connection, kind: RecordKind) -> NDArray[np.float16]:
    """Return the lengths of the names' vectors by row; none where nothing is packed."""
    query = select(schema.norm.c.norms).where(schema.norm.c.kind == kind.value)
    found = connection.execute(query).scalar()
    return np.frombuffer(found or b"", dtype="<f2")


def nearest(
    connection: Connection, kind: RecordKind, core: str, norms: NDArray[np.float16], most: int
) -> Hits:
    """Return up to `most` rows whose names share trigrams with a core, by their cosine."""
    grams = grams_of(fold_ocr(core))
    table = schema.posting
    query = select(table.c.gram, table.c.numbers).where(
        table.c.kind == kind.value, table.c.gram.in_([int(gram) for gram in grams])
    )
    found = {
        int(gram): np.frombuffer(numbers, dtype="<u4")
        for gram, numbers in connection.execute(query)
    }
    return search(grams, found, norms, most)


def pack_if_many(connection: Connection, most_pending: int) -> None:
    """Pack the kinds of which more names than that are not in the index."""
    facts = read_facts(connection)
    for kind in (RecordKind.PARTY, RecordKind.BRAND):
        name = schema.name
        pending = select(func.count()).where(
            name.c.kind == kind.value, name.c.row > packed_until(facts, kind)
        )
        if int(connection.execute(pending).scalar() or 0) > most_pending:
            pack(connection, kind)


def _spill(connection: Connection, kind: RecordKind, files: list[Path]) -> None:
    """Write pairs of trigram (upper 32 bits) and row of every name into the files."""
    streams = [file.open("wb") for file in files]
    try:
        for rows, keys in _names(connection, kind):
            grams, of_key = grams_of_many(keys)
            pairs = grams.astype(np.uint64) << np.uint64(32) | rows[of_key]
            part = grams % np.uint32(PARTS)
            for number, stream in enumerate(streams):
                stream.write(np.unique(pairs[part == number]).tobytes())
    finally:
        for stream in streams:
            stream.close()


def _names(
    connection: Connection, kind: RecordKind
) -> Iterator[tuple[NDArray[np.uint64], list[str]]]:
    name = schema.name
    query = select(name.c.row, name.c.core).where(name.c.kind == kind.value).order_by(name.c.row)
    found = connection.execute(query.execution_options(yield_per=NAMES_AT_ONCE))
    for rows in found.partitions():
        numbers = np.fromiter((row[0] for row in rows), dtype=np.uint64, count=len(rows))
        yield numbers, [fold_ocr(row[1]) for row in rows]


def _write_part(
    connection: Connection, kind: RecordKind, file: Path, count: int, squares: NDArray[np.float32]
) -> None:
    """Sort one part, write its postings, and add its weights to the names' vectors."""
    pairs = np.fromfile(file, dtype=np.uint64)
    pairs.sort()
    if not len(pairs):
        return
    grams = (pairs >> np.uint64(32)).astype(np.uint32)
    numbers = pairs.astype("<u4")
    starts = np.flatnonzero(np.r_[True, grams[1:] != grams[:-1]])
    lengths = np.diff(np.r_[starts, len(grams)])
    weights = np.repeat(weight_of(lengths, count), lengths)
    squares += np.bincount(numbers, weights=weights, minlength=len(squares)).astype(np.float32)
    rows = [
        {"kind": kind.value, "gram": int(grams[s]), "numbers": numbers[s : s + n].tobytes()}
        for s, n in zip(starts, lengths, strict=True)
    ]
    for start in range(0, len(rows), POSTINGS_AT_ONCE):
        connection.execute(insert(schema.posting), rows[start : start + POSTINGS_AT_ONCE])


def _fact(kind: RecordKind) -> str:
    return f"packed {kind.value}"
