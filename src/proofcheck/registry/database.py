"""Opens the registry's database: SQLite (a file, or in memory) or PostgreSQL.

In: a location. Out: a `Database`, its tables brought up to date. The only module that makes
connections; what a driver says becomes a `RegistryError`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from proofcheck.errors import RegistryError
from proofcheck.registry import schema

FILES = frozenset({".sqlite", ".sqlite3", ".db"})
SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")

WAIT_MS = 60_000
"""How long a writer waits for another one."""

LOCK = 0x70726F6F66  # "proof": the key of the lock that PostgreSQL's writers take


def is_server(location: str) -> bool:
    """Whether a location is a PostgreSQL database rather than a file."""
    return location.startswith(SCHEMES)


def refuse_other_scheme(location: str) -> None:
    """Raise `RegistryError` for the address of a database that we don't know.

    The address is not repeated: it may hold a password.
    """
    scheme, mark, _ = location.partition("://")
    if mark:
        message = f"A registry can't be kept in {scheme}://…"
        raise RegistryError(message, remedy="Give a file, or postgresql://user@host/name.")


def refuse_other_place(location: str | Path) -> None:
    """Raise `RegistryError` where a store can't be made: another database, another ending.

    By its ending a file is taken for a store when it is opened (`opening`).
    """
    if is_server(str(location)):
        return
    refuse_other_scheme(str(location))
    if Path(location).suffix.lower() not in FILES:
        message = f"{location} can't be a store by its ending."
        endings = ", ".join(sorted(FILES))
        raise RegistryError(message, remedy=f"Name it with one of {endings}, or postgresql://…")


class Database:
    """An open database; reading and writing connections, one writer at a time."""

    def __init__(self, engine: Engine, shown: str, *, has_one_connection: bool = False) -> None:
        self._engine = engine
        self._lock = threading.RLock() if has_one_connection else None
        self.shown = shown

    @property
    def is_postgresql(self) -> bool:
        """Whether it is PostgreSQL."""
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by; raises `RegistryError` where the database fails."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one state of the store, whatever others write meanwhile."""
        with self._guarded(), self._engine.connect() as connection:
            if self.is_postgresql:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            connection.begin()
            if not self.is_postgresql and not _has_begun(connection):
                connection.exec_driver_sql("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that no other writer is in; it is undone where the block raises."""
        with self._guarded(), self._engine.begin() as connection:
            if self.is_postgresql:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            try:
                yield connection
            except OSError as error:  # of the temporary files through which the index is made
                reason = error.strerror or str(error)
                raise RegistryError(
                    f"The registry {self.shown} could not be written: {reason}.",
                    remedy=_remedy(reason),
                ) from error

    def size_bytes(self) -> int:
        """Size of the whole database."""
        asked = (
            "SELECT pg_database_size(current_database())"
            if self.is_postgresql
            else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        )
        with self.reading() as connection:
            return int(connection.execute(text(asked)).scalar() or 0)

    def vacuum(self) -> None:
        """Give space back that nothing uses any more, and bring the planner's figures up to date.

        It can't run within a transaction, and waits for writers.
        """
        with self._guarded(), self._engine.connect() as connection:
            raw = connection.execution_options(isolation_level="AUTOCOMMIT")
            if self.is_postgresql:
                raw.execute(text("VACUUM (ANALYZE)"))
            else:
                driver = raw.connection.driver_connection
                assert driver is not None
                driver.rollback()
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        if self._lock is not None:
            self._lock.acquire()
        try:
            yield
        except SQLAlchemyError as error:
            reason = (str(getattr(error, "orig", None) or error).strip().splitlines() or [""])[0]
            raise RegistryError(
                f"The registry {self.shown} failed: {reason}.", remedy=_remedy(reason)
            ) from error
        finally:
            if self._lock is not None:
                self._lock.release()


REMEDIES = (
    ("locked", "Another process has been writing for a minute. Try again when it has ended."),
    ("full", "Free space on its disk. Nothing of this run was kept."),
    ("No space", "Free space on its disk. Nothing of this run was kept."),
    ("disk I/O", "Check its disk, the space and the quota. Nothing of this run was kept."),
    ("readonly", "Allow writing to the file and its folder."),
    ("read-only", "Allow writing to the file and its folder."),
    ("password", "Give the password in the address, in PGPASSWORD or in ~/.pgpass."),
    ("onnect", "Check that the server runs, its host, port and name."),
    ("does not exist", "Create the database first: createdb NAME."),
)
"""What to do, by a word of the driver's message; the first that fits."""


def _remedy(reason: str) -> str:
    fitting = (remedy for word, remedy in REMEDIES if word in reason)
    return next(fitting, "Check the database, its space and rights.")


def _has_begun(connection: Connection) -> bool:
    """Whether SQLite itself is in a transaction: its driver begins none before a change."""
    return bool(getattr(connection.connection.driver_connection, "in_transaction", False))


def in_memory() -> Database:
    """Open an empty database in memory."""
    engine = create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    schema.metadata.create_all(engine)
    return Database(engine, "in memory", has_one_connection=True)


def open_database(location: str | Path, *, create: bool = False, write: bool = False) -> Database:
    """Open a file or server; `create` makes a file that is not there, `write` allows changes.

    A database of an older version is brought up to date when it is opened to be written.
    Raises `RegistryError` where it is missing, is something else, or is of another version.
    """
    if is_server(str(location)):
        return _checked(_server(str(location)), is_new=create, write=write)
    refuse_other_scheme(str(location))
    path = Path(location)
    if not path.is_file() and not create:
        raise RegistryError(f"The registry {path} does not exist.", remedy="Check the path.")
    is_new = not path.exists()
    database = _file(path, write=write or create)
    return _checked(database, is_new=is_new, write=write or create)


def _file(path: Path, *, write: bool) -> Database:
    location = f"{path.resolve().as_uri()}?mode={'rwc' if write else 'ro'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(location, uri=True, check_same_thread=False, timeout=WAIT_MS / 1000)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    if write:
        event.listen(engine, "connect", _prepare_writing)
        event.listen(engine, "begin", _begin_immediately)
    return Database(engine, str(path))


def _prepare_writing(connection: sqlite3.Connection, _record: Any) -> None:
    """WAL, so that readers go on while one writes; transactions are begun by ourselves."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_immediately(connection: Connection) -> None:
    """Take the write lock at once: a later upgrade could not wait for another writer."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _server(location: str) -> Database:
    try:
        url = make_url(location).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        message = "The registry's address can't be used, or PostgreSQL's driver is missing."
        remedy = "Give postgresql://user@host/name, and install proofcheck[postgres]."
        raise RegistryError(message, remedy=remedy) from error
    # A password may stand before the host or behind the question mark: neither is shown.
    shown = url.set(drivername="postgresql").difference_update_query(["password"])
    return Database(engine, shown.render_as_string(hide_password=True))


def _checked(database: Database, *, is_new: bool, write: bool) -> Database:
    from proofcheck.registry.migrations import bring_up_to_date, check_version

    try:
        if is_new or write:
            with database.writing() as connection:
                bring_up_to_date(connection, database.shown, may_create=is_new)
        else:
            with database.reading() as connection:
                check_version(connection, database.shown)
    except RegistryError:
        database.close()
        raise
    return database
