"""Packs the names of a store into its index, and gives back space. In: its place. Out: figures."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from proofcheck.registry.database import open_database
from proofcheck.registry.name_index import pack
from proofcheck.registry.record_keys import RecordKind


class Compacted(Struct, frozen=True, kw_only=True):
    """Size of the store before and after."""

    before_bytes: int
    after_bytes: int


def compact(location: str | Path) -> Compacted:
    """Bring the tables up to date, pack all names, and give unused space back.

    Raises `RegistryError`; what was done until then holds.
    """
    database = open_database(location, write=True)
    try:
        before = database.size_bytes()
        for kind in (RecordKind.PARTY, RecordKind.BRAND):
            with database.writing() as connection:
                pack(connection, kind)
        database.vacuum()
        return Compacted(before_bytes=before, after_bytes=database.size_bytes())
    finally:
        database.close()
