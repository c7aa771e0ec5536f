"""Versions of the registry's tables, and how a database is brought from one to the next.

In: a connection. Out: the tables of `schema`, by Alembic's migrations in `versions/`, one file a
version. Alembic is loaded only where there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from proofcheck.errors import RegistryError

HEAD = "0001"
"""The newest version; a test holds it against the files."""

ANEW = "Make it anew with `proofcheck registry import`."


def check_version(connection: Connection, shown: str) -> None:
    """Raise `RegistryError` where the database is no registry of this version."""
    version = _version(connection)
    if version is None:
        raise RegistryError(f"{shown} is not a registry.", remedy=ANEW)
    if version != HEAD:
        message = f"The registry {shown} has the schema {version}, not {HEAD}."
        raise RegistryError(message, remedy="`proofcheck registry compact` brings it up to date.")


def bring_up_to_date(connection: Connection, shown: str, *, may_create: bool) -> None:
    """Run the migrations that are missing, within the caller's transaction."""
    version = _version(connection)
    if version == HEAD:
        return
    if version is None and not may_create:
        raise RegistryError(f"{shown} is not a registry.", remedy=ANEW)
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    try:
        if version is not None:
            ScriptDirectory.from_config(config).get_revision(version)
        command.upgrade(config, HEAD)
    except CommandError as error:
        message = f"The registry {shown} has the schema {version}, which this version can't read."
        raise RegistryError(message, remedy="Install a newer proofcheck.") from error


def _version(connection: Connection) -> str | None:
    try:
        if not inspect(connection).has_table("alembic_version"):
            return None
    except DatabaseError as error:
        if "not a database" in str(error.orig):  # SQLite's words for a file of another kind
            return None
        raise
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found is not None else None
