"""Counts of what a store holds. In: an open database. Out: `Statistics`."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import func, select

from proofcheck.registry import schema
from proofcheck.registry.database import Database
from proofcheck.registry.migrations import HEAD
from proofcheck.registry.name_index import packed_until
from proofcheck.registry.past import ImportFacts, imports_of
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.writing import read_facts

MOST_IMPORTS = 10


class Statistics(Struct, frozen=True, kw_only=True):
    """What a store holds: records and names by kind, changes, the newest imports first.

    `pending_names` are not in the packed index yet; `registry compact` takes them in.
    """

    location: str
    schema_version: str
    digest: str
    as_of: str | None
    size_bytes: int
    records: dict[str, int]
    names: dict[str, int]
    pending_names: dict[str, int]
    past_versions: int
    refused_rows: int
    imports: int
    newest_imports: tuple[ImportFacts, ...]


def statistics_of(database: Database) -> Statistics:
    """Count everything."""
    record, name, history, problem = schema.record, schema.name, schema.history, schema.problem
    with database.snapshot() as connection:
        facts = read_facts(connection)
        counted = select(record.c.kind, func.count()).group_by(record.c.kind)
        records = {str(kind): int(count) for kind, count in connection.execute(counted)}
        counted = select(name.c.kind, func.count()).group_by(name.c.kind)
        names = {str(kind): int(count) for kind, count in connection.execute(counted)}
        pending = {}
        for kind in (RecordKind.PARTY, RecordKind.BRAND):
            until = packed_until(facts, kind)
            query = select(func.count()).where(name.c.kind == kind.value, name.c.row > until)
            pending[kind.value] = int(connection.execute(query).scalar() or 0)
        past = int(connection.execute(select(func.count()).select_from(history)).scalar() or 0)
        refused = int(connection.execute(select(func.count()).select_from(problem)).scalar() or 0)
    imports = imports_of(database)
    return Statistics(
        location=database.shown,
        schema_version=HEAD,
        digest=facts.get("digest", ""),
        as_of=facts.get("as_of"),
        size_bytes=database.size_bytes(),
        records={kind.value: records.get(kind.value, 0) for kind in RecordKind},
        names=names,
        pending_names=pending,
        past_versions=past,
        refused_rows=refused,
        imports=len(imports),
        newest_imports=imports[:MOST_IMPORTS],
    )
