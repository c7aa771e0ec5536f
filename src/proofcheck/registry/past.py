"""What the store knew on a given day, and what it says of one record, now and before.

In: an open database, a day or an id. Out: records with the import that brought them. The day is
that of the import (UTC): what was true then, but came to be known later, is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, func, literal, null, select, union_all

from proofcheck.registry import schema
from proofcheck.registry.database import Database
from proofcheck.registry.record_keys import Record, RecordKind
from proofcheck.registry.store import decode_record

ROWS_AT_ONCE = 1000


class ImportFacts(Struct, frozen=True, kw_only=True):
    """One import: its number, moment (UTC), source, format and counts of records and rows."""

    id: int
    at: str
    source: str
    format: str
    added: int
    changed: int
    same: int
    removed: int
    refused: int
    left_out: int


class Problem(Struct, frozen=True, kw_only=True):
    """A row that an import refused: its line, what is wrong, and the row as it was."""

    line: int
    message: str
    row: str


class Version(Struct, frozen=True, kw_only=True):
    """What a record said from one import until another (None: it still says so)."""

    kind: RecordKind
    record: Record
    since: ImportFacts
    until: ImportFacts | None


def last_import_on(connection: Connection, on: date) -> int:
    """Return the number of the last import until the end of a day; 0 where there was none."""
    table = schema.imports
    query = select(func.max(table.c.id)).where(func.substr(table.c.at, 1, 10) <= on.isoformat())
    return int(connection.execute(query).scalar() or 0)


def texts_then(connection: Connection, kind: RecordKind, on: date | None) -> Iterator[str]:
    """Yield all records of a kind as JSON texts, by id: as they are, or as they were on a day."""
    now, then = schema.record, schema.history
    query = select(now.c.id, now.c.record).where(now.c.kind == kind.value)
    if on is None:
        ordered = query.order_by(now.c.id)
    else:
        last = last_import_on(connection, on)
        before = select(then.c.id, then.c.record).where(
            then.c.kind == kind.value, then.c.import_id <= last, then.c.until_import_id > last
        )
        both = union_all(query.where(now.c.import_id <= last), before).subquery()
        ordered = select(both.c.id, both.c.record).order_by(both.c.id)
    for row in connection.execute(ordered.execution_options(yield_per=ROWS_AT_ONCE)):
        yield str(row.record)


def versions_of(database: Database, identifier: str) -> tuple[Version, ...]:
    """Return all that the store ever said of an id, the oldest first, in every kind."""
    now, then = schema.record, schema.history
    query = union_all(
        select(
            then.c.kind, then.c.record, then.c.import_id, then.c.until_import_id.label("until")
        ).where(then.c.id == identifier),
        select(now.c.kind, now.c.record, now.c.import_id, null().label("until")).where(
            now.c.id == identifier
        ),
    )
    with database.reading() as connection:
        rows = list(connection.execute(query))
        numbers = {row.import_id for row in rows} | {row.until for row in rows if row.until}
        known = {number: _import(connection, int(number)) for number in numbers}
    found = [
        Version(
            kind=RecordKind(row.kind),
            record=decode_record(RecordKind(row.kind), row.record),
            since=since,
            until=known[row.until] if row.until else None,
        )
        for row in rows
        if (since := known[row.import_id]) is not None
    ]
    return tuple(sorted(found, key=lambda version: (version.kind, version.since.id)))


def import_numbered(database: Database, number: int) -> ImportFacts | None:
    """Return the facts of an import, None where there is none with this number."""
    with database.reading() as connection:
        return _import(connection, number)


def imports_of(database: Database) -> tuple[ImportFacts, ...]:
    """Return all imports, the newest first."""
    table = schema.imports
    with database.reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.id.desc()))
        return tuple(ImportFacts(**row) for row in rows.mappings())


def problems_of(database: Database, number: int) -> Iterator[Problem]:
    """Yield the rows that an import refused, in the order of the file."""
    table = schema.problem
    query = (
        select(table.c.line, table.c.message, table.c.row)
        .where(table.c.import_id == number)
        .order_by(table.c.line)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    with database.reading() as connection:
        for row in connection.execute(query):
            yield Problem(line=row.line, message=row.message, row=row.row)


def records_of_import(database: Database, number: int, most: int) -> tuple[Version, ...]:
    """Return up to `most` records that an import brought and that still say so."""
    table = schema.record
    query = (
        select(table.c.kind, table.c.record, literal(number))
        .where(table.c.import_id == number)
        .order_by(table.c.kind, table.c.id)
        .limit(most)
    )
    with database.reading() as connection:
        since = _import(connection, number)
        rows = list(connection.execute(query))
    if since is None:
        return ()
    return tuple(
        Version(
            kind=RecordKind(row.kind),
            record=decode_record(RecordKind(row.kind), row.record),
            since=since,
            until=None,
        )
        for row in rows
    )


def _import(connection: Connection, number: int) -> ImportFacts | None:
    table = schema.imports
    row = connection.execute(select(table).where(table.c.id == number)).mappings().first()
    return ImportFacts(**row) if row is not None else None
