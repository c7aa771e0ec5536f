"""Revokes an authorisation: an import of one record, so that its day and source are kept.

In: the store's place, the authorisation's id, the day, who says so. Out: the record as it is now.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import structs
from sqlalchemy import Connection, select

from proofcheck.errors import RegistryError
from proofcheck.model.registry import Authorisation
from proofcheck.registry import schema
from proofcheck.registry.database import open_database
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import decode_record
from proofcheck.registry.writing import ImportReport, Writing


def revoke(
    location: str | Path, authorisation: str, *, on: date, source: str
) -> tuple[Authorisation, ImportReport]:
    """Revoke an authorisation from a day on.

    Raises `RegistryError` where the store holds none with this id, or holds it as revoked from
    an earlier day on: a revocation is not put off by another.
    """
    database = open_database(location, write=True)
    try:
        with database.writing() as connection:
            old = _authorisation(connection, authorisation)
            if old.status == "revoked" and (old.revoked_on is None or old.revoked_on < on):
                day = f"on {old.revoked_on}" if old.revoked_on else "on a day that is not known"
                message = f"{authorisation} was revoked {day} already."
                remedy = "Import the record itself if that is wrong; nothing was changed."
                raise RegistryError(message, remedy=remedy)
            new = structs.replace(
                old,
                status="revoked",
                revoked_on=on,
                source=source,
                as_of=datetime.now(UTC).date(),
            )
            writing = Writing(connection, source=source, form="revocation")
            writing.put(new)
            return new, writing.finish()
    finally:
        database.close()


def _authorisation(connection: Connection, identifier: str) -> Authorisation:
    table = schema.record
    query = select(table.c.record).where(
        table.c.kind == RecordKind.AUTHORISATION.value, table.c.id == identifier
    )
    text = connection.execute(query).scalar()
    if text is None:
        message = f"The registry holds no authorisation {identifier!r}."
        remedy = "`registry show BRAND` lists the ids of a brand's authorisations."
        raise RegistryError(message, remedy=remedy)
    record = decode_record(RecordKind.AUTHORISATION, str(text))
    assert isinstance(record, Authorisation)
    return record
