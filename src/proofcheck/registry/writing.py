"""Writes records into the store: one import, one transaction, the past kept.

In: records as they come, each with its line. Out: an `ImportReport`. A record that says what it
said before is left alone; one that says something else takes the place of the old one, which
goes into the history. Memory does not grow with the number of records.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table, and_, delete, insert, select, text, tuple_, update

from proofcheck.comparing.name_keys import name_keys
from proofcheck.registry import schema
from proofcheck.registry.record_keys import (
    Record,
    RecordKind,
    encoded,
    id_of,
    keys_of,
    kind_of,
    names_of,
)

CHUNK = 1000
"""Records that are held and written together."""

ANALYSED_AFTER = frozenset({1, 10, 100, 1000})
"""Chunks after which PostgreSQL looks anew at what the tables hold. The transaction's rows are
unknown to it otherwise, and it walks through the whole table for every chunk."""

MOST_SHOWN_ROW = 2000
"""Characters of a refused row that are kept."""

_MODULUS = 1 << 256

_COUNTED = ("added", "changed", "same", "removed", "refused", "left_out")


class ImportReport(Struct, frozen=True, kw_only=True):
    """What one import did: counts of records, and its number."""

    id: int
    added: int
    changed: int
    same: int
    removed: int
    refused: int
    left_out: int


class _Held(Struct, frozen=True):
    kind: RecordKind
    id: str
    record: Record | None
    text: str


class Writing:
    """One import under way; `finish` before the transaction ends, or nothing of it counts."""

    def __init__(self, connection: Connection, *, source: str, form: str) -> None:
        self._connection = connection
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = {"at": at, "source": source, "format": form}
        made = connection.execute(insert(schema.imports).values(**row))
        self.id = int(made.inserted_primary_key[0])  # type: ignore[index]  # an insert of one row has a key
        self._held: dict[tuple[RecordKind, str], _Held] = {}
        self._problems: list[dict[str, Any]] = []
        self._flushes = 0
        self._counts = dict.fromkeys(_COUNTED, 0)
        facts = read_facts(connection)
        self._digest = int(facts.get("digest", "0"), 16)
        self._as_of = facts.get("as_of", "")
        if not facts.get("source"):
            set_fact(connection, "source", source)

    def put(self, record: Record) -> None:
        """Add a record, or put it in the place of the one with its id."""
        self._hold(_Held(kind_of(record), id_of(record), record, encoded(record)))
        day: date | None = record.as_of
        if day is not None:
            self._as_of = max(self._as_of, day.isoformat())

    def remove(self, kind: RecordKind, identifier: str) -> None:
        """Remove a record; the history keeps what it said."""
        self._hold(_Held(kind, identifier, None, ""))

    def refuse(self, line: int, message: str, row: str) -> None:
        """Note a row that can't be a record, to be shown and mended later."""
        self._problems.append(
            {"import_id": self.id, "line": line, "message": message, "row": row[:MOST_SHOWN_ROW]}
        )
        self._counts["refused"] += 1
        if len(self._problems) >= CHUNK:
            self._write_problems()

    def leave_out(self) -> None:
        """Count a sound row that is of no use here."""
        self._counts["left_out"] += 1

    def finish(self) -> ImportReport:
        """Write what is still held and the facts of the whole store."""
        self._flush()
        self._write_problems()
        table = schema.imports
        done = update(table).where(table.c.id == self.id).values(**self._counts)
        self._connection.execute(done)
        set_fact(self._connection, "digest", f"{self._digest:064x}")
        set_fact(self._connection, "changes", str(self.id))
        if self._as_of:
            set_fact(self._connection, "as_of", self._as_of)
        return ImportReport(id=self.id, **self._counts)

    def _hold(self, held: _Held) -> None:
        self._held[held.kind, held.id] = held
        if len(self._held) >= CHUNK:
            self._flush()

    def _flush(self) -> None:
        """Compare what is held with what is stored, and write the difference."""
        stored = self._stored()
        outdated: list[tuple[_Held, str, int]] = []
        fresh: list[_Held] = []
        for identity, held in self._held.items():
            old = stored.get(identity)
            if old is not None and held.text == old[0]:
                self._counts["same"] += 1
                continue
            if old is not None:
                outdated.append((held, *old))
            if held.record is not None:
                fresh.append(held)
            if old is not None or held.record is not None:
                self._count(held, is_known=old is not None)
        self._retire(outdated)
        self._add(fresh)
        self._held.clear()
        self._flushes += 1
        if self._connection.dialect.name == "postgresql" and self._flushes in ANALYSED_AFTER:
            for table in (schema.record, schema.key, schema.name):
                self._connection.execute(text(f'ANALYZE "{table.name}"'))

    def _count(self, held: _Held, *, is_known: bool) -> None:
        name = "removed" if held.record is None else "changed" if is_known else "added"
        self._counts[name] += 1

    def _stored(self) -> dict[tuple[RecordKind, str], tuple[str, int]]:
        if not self._held:
            return {}
        table = schema.record
        found: dict[tuple[RecordKind, str], tuple[str, int]] = {}
        for kind in RecordKind:
            ids = [identifier for known, identifier in self._held if known is kind]
            if not ids:
                continue
            query = select(table.c.id, table.c.record, table.c.import_id)
            for row in self._connection.execute(
                query.where(table.c.kind == kind.value, table.c.id.in_(ids))
            ):
                found[kind, row.id] = (row.record, row.import_id)
        return found

    def _retire(self, outdated: list[tuple[_Held, str, int]]) -> None:
        if not outdated:
            return
        rows = [
            {
                "kind": held.kind.value,
                "id": held.id,
                "record": old,
                "import_id": since,
                "until_import_id": self.id,
            }
            for held, old, since in outdated
        ]
        self._connection.execute(insert(schema.history), rows)
        for held, old, _ in outdated:
            self._digest = (self._digest - _digest(held.kind, held.id, old)) % _MODULUS
        identities = [(held.kind.value, held.id) for held, _, _ in outdated]
        for table, owner in (
            (schema.record, schema.record.c.id),
            (schema.key, schema.key.c.id),
            (schema.name, schema.name.c.owner),
        ):
            self._delete(table, owner, identities)

    def _delete(self, table: Table, owner: Any, identities: list[tuple[str, str]]) -> None:
        for start in range(0, len(identities), 400):
            part = identities[start : start + 400]
            self._connection.execute(delete(table).where(tuple_(table.c.kind, owner).in_(part)))

    def _add(self, fresh: list[_Held]) -> None:
        records, keys, names = [], [], []
        for held in fresh:
            assert held.record is not None
            identity = {"kind": held.kind.value, "id": held.id}
            records.append({**identity, "record": held.text, "import_id": self.id})
            keys += [{**identity, "sort": s.value, "key": k} for s, k in keys_of(held.record)]
            names += [_name_row(held.kind, held.id, raw) for raw in names_of(held.record)]
            self._digest = (self._digest + _digest(held.kind, held.id, held.text)) % _MODULUS
        for table, rows in ((schema.record, records), (schema.key, keys), (schema.name, names)):
            if rows:
                self._connection.execute(insert(table), rows)

    def _write_problems(self) -> None:
        if self._problems:
            self._connection.execute(insert(schema.problem), self._problems)
            self._problems.clear()


def read_facts(connection: Connection) -> dict[str, str]:
    """Return the facts of the whole store: its digest, source, newest day, state of its index."""
    rows = connection.execute(select(schema.meta.c.key, schema.meta.c.value))
    return {str(key): str(value) for key, value in rows}


def set_fact(connection: Connection, key: str, value: str) -> None:
    """Set one fact of the whole store."""
    table = schema.meta
    connection.execute(delete(table).where(and_(table.c.key == key)))
    connection.execute(insert(table).values(key=key, value=value))


def _name_row(kind: RecordKind, owner: str, raw: str) -> dict[str, str]:
    keys = name_keys(raw)
    return {
        "kind": kind.value,
        "owner": owner,
        "raw": raw,
        "core": keys.core,
        "visual": keys.visual,
        "skeleton": keys.skeleton,
        "translit": keys.translit,
    }


def _digest(kind: RecordKind, identifier: str, text: str) -> int:
    """A record's part in the store's digest, which is their sum: the order does not matter."""
    return int.from_bytes(hashlib.sha256(f"{kind}\n{identifier}\n{text}".encode()).digest())
