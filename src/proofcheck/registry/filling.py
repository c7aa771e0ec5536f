"""Fills a database with the records of a registry file that is read and checked.

In: a `RegistryFile`. Out: a store of it, in memory or in a file.
"""

from __future__ import annotations

from pathlib import Path

from proofcheck.model.registry import RegistryFile
from proofcheck.registry.database import Database, in_memory, open_database
from proofcheck.registry.name_index import pack_if_many
from proofcheck.registry.record_keys import records_of
from proofcheck.registry.store import Store
from proofcheck.registry.writing import Writing

MOST_PENDING = 20_000
"""Names beside the packed index from which an import packs it anew."""


def store_in_memory(
    registry: RegistryFile, *, source: str, most_pending: int = MOST_PENDING
) -> Store:
    """Hold a registry file in memory; more names than `most_pending` are packed."""
    database = in_memory()
    fill(database, registry, source=source, most_pending=most_pending)
    return Store(database)


def store_in_file(registry: RegistryFile, path: Path, *, source: str) -> None:
    """Write a registry file into a new SQLite file; raises `RegistryError` where it can't be."""
    database = open_database(path, create=True)
    try:
        fill(database, registry, source=source)
    finally:
        database.close()


def fill(
    database: Database, registry: RegistryFile, *, source: str, most_pending: int = MOST_PENDING
) -> None:
    """Write all records in one transaction."""
    with database.writing() as connection:
        writing = Writing(connection, source=source, form="registry")
        for record in records_of(registry):
            writing.put(record)
        writing.finish()
        pack_if_many(connection, most_pending)
