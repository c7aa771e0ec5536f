"""The registry's store: SQLAlchemy Core over SQLite. The only module that opens a database.

In: ids, names' keys, numbers. Out: records of `model.registry`. A registry file is held in
memory; a `.sqlite` file is opened read-only. Safe from threads: an in-memory store has one
connection behind a lock, a file gives each thread its own.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Engine, Select, Table, create_engine, or_, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool, StaticPool

from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.name_keys import NameKeys
from proofcheck.errors import RegistryError
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Party,
    RegistryFile,
    Signatory,
    Trademark,
)
from proofcheck.registry import schema
from proofcheck.registry.loading import letter_key, load, trademark_digits

R = TypeVar("R", bound=Struct)

MAX_ROWS = 500
"""No look-up returns more rows: a dossier needs few, and a hostile one gets no more."""

MAX_EXACT_NAMES = 100


class NameRow(Struct, frozen=True, gc=False):
    """A registered name: whose it is, as recorded, and the keys that search needs."""

    owner: str
    raw: str
    core: str
    visual: str


class Store:
    """Look-ups of registry records; made by `in_memory`, `open` or `create`."""

    def __init__(self, engine: Engine, *, has_one_connection: bool) -> None:
        self._engine = engine
        self._lock = threading.RLock() if has_one_connection else None
        with self._connected() as connection:
            rows = connection.execute(select(schema.meta.c.key, schema.meta.c.value))
            facts = {str(key): str(value) for key, value in rows}
        self.version = facts.get("schema_version", "")
        self.source = facts.get("source", "")
        self.digest = facts.get("digest", "")
        self.as_of = date.fromisoformat(facts["as_of"]) if "as_of" in facts else None

    @classmethod
    def in_memory(cls, registry: RegistryFile, *, source: str) -> Store:
        """Hold a registry file in an SQLite database in memory."""
        engine = create_engine(
            "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
        )
        with engine.begin() as connection:
            load(connection, registry, source=source)
        return cls(engine, has_one_connection=True)

    @classmethod
    def create(cls, path: Path, registry: RegistryFile, *, source: str) -> None:
        """Write a registry file into a new SQLite file; raises `RegistryError` if it exists."""
        if path.exists():
            message = f"The registry {path} is there already."
            raise RegistryError(message, remedy="Give another name, or delete the file first.")
        engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
        try:
            with engine.begin() as connection:
                load(connection, registry, source=source)
        except DatabaseError as error:
            message = f"The registry {path} can't be written: {error.orig}."
            raise RegistryError(message, remedy="Check the folder and its free space.") from error
        finally:
            engine.dispose()

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open an SQLite file that `create` wrote, read-only."""
        if not path.is_file():
            message = f"The registry {path} does not exist."
            raise RegistryError(message, remedy="Check the path.")
        location = path.resolve().as_uri() + "?mode=ro"
        engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(location, uri=True, check_same_thread=False),
            poolclass=QueuePool,
        )
        try:
            store = cls(engine, has_one_connection=False)
        except DatabaseError as error:
            engine.dispose()
            message = f"{path} is not a registry: {error.orig}."
            raise RegistryError(message, remedy="Make it from a registry file anew.") from error
        if store.version != schema.SCHEMA_VERSION:
            store.close()
            message = f"{path} has the schema {store.version!r}, not {schema.SCHEMA_VERSION!r}."
            raise RegistryError(message, remedy="Make it from a registry file anew.")
        return store

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def parties(self, ids: Iterable[str]) -> dict[str, Party]:
        """Return the parties with these ids; unknown ids are left out."""
        found = self._records(_by_ids(schema.party, ids), Party)
        return {party.id: party for party in found}

    def brands(self, ids: Iterable[str]) -> dict[str, Brand]:
        """Return the brands with these ids; unknown ids are left out."""
        found = self._records(_by_ids(schema.brand, ids), Brand)
        return {brand.id: brand for brand in found}

    def trademarks(self, number: str) -> tuple[tuple[str, Trademark], ...]:
        """Return (brand id, trademark) of every office whose number has these digits."""
        table = schema.trademark
        digits = trademark_digits(number)
        if not digits:
            return ()
        query = select(table.c.brand, table.c.record).where(table.c.digits == digits)
        rows = self._rows(query.order_by(table.c.brand, table.c.office).limit(MAX_ROWS))
        return tuple((str(b), msgspec.json.decode(r, type=Trademark)) for b, r in rows)

    def grants_to(self, brand: str, grantee: str) -> tuple[Authorisation, ...]:
        """Return every authorisation of a party for a brand, revoked and expired ones too."""
        table = schema.authorisation
        query = select(table.c.record).where(table.c.brand == brand, table.c.grantee == grantee)
        return self._records(query.order_by(table.c.id), Authorisation)

    def authorisations_of(
        self, brands: Iterable[str], parties: Iterable[str]
    ) -> tuple[Authorisation, ...]:
        """Return authorisations for one of the brands that one of the parties gave or got."""
        table = schema.authorisation
        ids = sorted(set(parties))[:MAX_ROWS]
        query = select(table.c.record).where(
            table.c.brand.in_(sorted(set(brands))[:MAX_ROWS]),
            or_(table.c.grantor.in_(ids), table.c.grantee.in_(ids)),
        )
        return self._records(query.order_by(table.c.id), Authorisation)

    def authorisations_numbered(self, number: str) -> tuple[Authorisation, ...]:
        """Return authorisations whose letter has this number (letters and digits count)."""
        key = letter_key(number)
        table = schema.authorisation
        query = select(table.c.record).where(table.c.letter_number == key).order_by(table.c.id)
        return self._records(query, Authorisation) if key else ()

    def signatories(self, parties: Iterable[str]) -> tuple[Signatory, ...]:
        """Return everyone who may sign for one of the parties."""
        table = schema.signatory
        query = select(table.c.record).where(table.c.party.in_(sorted(set(parties))[:MAX_ROWS]))
        return self._records(query.order_by(table.c.party, table.c.record), Signatory)

    def certificates(self, digests: Iterable[str]) -> tuple[Certificate, ...]:
        """Return the parties' pinned certificates with one of these SHA-256 digests."""
        table = schema.certificate
        keys = sorted({digest.lower() for digest in digests})[:MAX_ROWS]
        query = select(table.c.record).where(table.c.sha256.in_(keys))
        return self._records(query.order_by(table.c.party, table.c.record), Certificate)

    def parties_identified(self, keys: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties with one of these tax ids, LEIs or IBANs (as normalised)."""
        wanted = set(keys)
        return tuple(
            party
            for party in self._all_parties()
            if wanted
            & {
                normalise_identifier(number)
                for number in (*party.tax_ids, *party.ibans, *((party.lei,) if party.lei else ()))
            }
        )

    def parties_of_domains(self, domains: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties that have one of these domains (in lower case)."""
        wanted = set(domains)
        return tuple(
            party
            for party in self._all_parties()
            if wanted & {domain.lower() for domain in party.domains}
        )

    def _all_parties(self) -> tuple[Party, ...]:
        rows = self._rows(select(schema.party.c.record).order_by(schema.party.c.id))
        return tuple(msgspec.json.decode(record, type=Party) for (record,) in rows)

    def attestations(
        self, digests: Iterable[str], numbers: Iterable[str]
    ) -> tuple[Attestation, ...]:
        """Return what rights holders said of documents (SHA-256) or letter numbers."""
        table = schema.attestation
        keys = {key for number in numbers if (key := letter_key(number))}
        query = select(table.c.record).where(
            or_(
                table.c.document_sha256.in_(sorted({d.lower() for d in digests})[:MAX_ROWS]),
                table.c.letter_number.in_(sorted(keys)[:MAX_ROWS]),
            )
        )
        return self._records(query.order_by(table.c.record), Attestation)

    def names_with_keys(self, kind: str, keys: NameKeys) -> tuple[NameRow, ...]:
        """Return the names that share one of the keys (the exact tier of the search)."""
        name = schema.name
        wanted = [
            column == key
            for column, key in (
                (name.c.core, keys.core),
                (name.c.visual, keys.visual),
                (name.c.skeleton, keys.skeleton),
                (name.c.translit, keys.translit),
            )
            if key
        ]
        if not wanted:
            return ()
        query = _names().where(name.c.kind == kind, or_(*wanted))
        return self._name_rows(query.order_by(name.c.owner).limit(MAX_EXACT_NAMES))

    def all_names(self, kind: str) -> tuple[NameRow, ...]:
        """Return every name and alias of a kind (`party`, `brand`)."""
        name = schema.name
        return self._name_rows(_names().where(name.c.kind == kind).order_by(name.c.owner))

    def _name_rows(self, query: Select[Any]) -> tuple[NameRow, ...]:
        return tuple(NameRow(*row) for row in self._rows(query))

    def _records(self, query: Select[Any], kind: type[R]) -> tuple[R, ...]:
        rows = self._rows(query.limit(MAX_ROWS))
        return tuple(msgspec.json.decode(record, type=kind) for (record,) in rows)

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._connected() as connection:
            return list(connection.execute(query))

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        if self._lock is None:
            with self._engine.connect() as connection:
                yield connection
            return
        with self._lock, self._engine.connect() as connection:
            yield connection


def _by_ids(table: Table, ids: Iterable[str]) -> Select[Any]:
    return select(table.c.record).where(table.c.id.in_(sorted(set(ids))[:MAX_ROWS]))


def _names() -> Select[Any]:
    name = schema.name
    return select(name.c.owner, name.c.raw, name.c.core, name.c.visual)
