"""Look-ups of registry records: what the registry knows of names, ids and numbers.

In: ids, names' keys, numbers. Out: records of `model.registry`. Safe from threads and beside
other processes that write.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from sqlalchemy import Select, and_, select

from proofcheck.comparing.name_keys import NameKeys
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Observation,
    Party,
    Signatory,
    Trademark,
)
from proofcheck.registry import schema
from proofcheck.registry.database import Database
from proofcheck.registry.name_index import load_norms, nearest, packed_until
from proofcheck.registry.record_keys import (
    TYPES,
    KeySort,
    Record,
    RecordKind,
    grant_key,
    letter_key,
    trademark_digits,
)
from proofcheck.registry.writing import read_facts

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


class NearName(Struct, frozen=True, gc=False):
    """A name that the index proposes, with the cosine (0..1) of its trigrams."""

    row: NameRow
    cosine: float


class StoreFacts(Struct, frozen=True, kw_only=True):
    """What identifies a store's content: where it came from first, its digest, newest day."""

    source: str
    digest: str
    as_of: date | None


class Store:
    """Look-ups in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def facts(self) -> StoreFacts:
        """Return the facts of the content as it is now."""
        with self._database.reading() as connection:
            facts = read_facts(connection)
        return StoreFacts(
            source=facts.get("source", ""),
            digest=facts.get("digest", ""),
            as_of=date.fromisoformat(facts["as_of"]) if "as_of" in facts else None,
        )

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    # Records

    def parties(self, ids: Iterable[str]) -> dict[str, Party]:
        """Return the parties with these ids; unknown ids are left out."""
        return {party.id: party for party in self._by_ids(RecordKind.PARTY, ids, Party)}

    def brands(self, ids: Iterable[str]) -> dict[str, Brand]:
        """Return the brands with these ids; unknown ids are left out."""
        return {brand.id: brand for brand in self._by_ids(RecordKind.BRAND, ids, Brand)}

    def trademarks(self, number: str) -> tuple[tuple[str, Trademark], ...]:
        """Return (brand id, trademark) of every office whose number has these digits."""
        digits = trademark_digits(number)
        brands = self._by_keys(RecordKind.BRAND, KeySort.TRADEMARK, [digits], Brand)
        found = [
            (brand.id, mark)
            for brand in brands
            for mark in brand.trademarks
            if trademark_digits(mark.number) == digits
        ]
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].office))[:MAX_ROWS])

    def parties_identified(self, keys: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties with one of these tax ids, LEIs or IBANs (as normalised)."""
        return self._by_keys(RecordKind.PARTY, KeySort.IDENTIFIER, keys, Party)

    def parties_of_domains(self, domains: Iterable[str]) -> tuple[Party, ...]:
        """Return the parties that have one of these domains (in lower case)."""
        return self._by_keys(RecordKind.PARTY, KeySort.DOMAIN, domains, Party)

    def grants_to(self, brand: str, grantee: str) -> tuple[Authorisation, ...]:
        """Return every authorisation of a party for a brand, revoked and expired ones too."""
        keys = [grant_key(brand, grantee)]
        return self._by_keys(RecordKind.AUTHORISATION, KeySort.GRANT, keys, Authorisation)

    def authorisations_of(
        self, brands: Iterable[str], parties: Iterable[str]
    ) -> tuple[Authorisation, ...]:
        """Return authorisations for one of the brands that one of the parties gave or got."""
        wanted, ids = sorted(set(brands)), sorted(set(parties))
        found = {
            row.id: row
            for sort in (KeySort.GRANTOR, KeySort.GRANTEE)
            for row in self._by_keys(
                RecordKind.AUTHORISATION, sort, ids, Authorisation, of_brands=wanted
            )
        }
        return tuple(found[row_id] for row_id in sorted(found))

    def authorisations(self, ids: Iterable[str]) -> tuple[Authorisation, ...]:
        """Return the authorisations with these ids."""
        return self._by_ids(RecordKind.AUTHORISATION, ids, Authorisation)

    def authorisations_for(self, brand: str) -> tuple[Authorisation, ...]:
        """Return every authorisation for a brand, up to `MAX_ROWS`."""
        return self._by_keys(RecordKind.AUTHORISATION, KeySort.BRAND, [brand], Authorisation)

    def authorisations_with(self, party: str) -> tuple[Authorisation, ...]:
        """Return every authorisation that a party gave or got, up to `MAX_ROWS` of each."""
        found = {
            row.id: row
            for sort in (KeySort.GRANTOR, KeySort.GRANTEE)
            for row in self._by_keys(RecordKind.AUTHORISATION, sort, [party], Authorisation)
        }
        return tuple(found[row_id] for row_id in sorted(found))

    def authorisations_numbered(self, number: str) -> tuple[Authorisation, ...]:
        """Return authorisations whose letter has this number (letters and digits count)."""
        keys = [letter_key(number)]
        return self._by_keys(RecordKind.AUTHORISATION, KeySort.LETTER, keys, Authorisation)

    def signatories(self, parties: Iterable[str]) -> tuple[Signatory, ...]:
        """Return everyone who may sign for one of the parties."""
        found = self._by_keys(RecordKind.SIGNATORY, KeySort.PARTY, parties, Signatory)
        return tuple(sorted(found, key=lambda row: (row.party, row.name)))

    def certificates(self, digests: Iterable[str]) -> tuple[Certificate, ...]:
        """Return the parties' pinned certificates with one of these SHA-256 digests."""
        keys = [digest.lower() for digest in digests]
        return self._by_keys(RecordKind.CERTIFICATE, KeySort.DIGEST, keys, Certificate)

    def certificates_of(self, parties: Iterable[str]) -> tuple[Certificate, ...]:
        """Return all certificates that are pinned to one of the parties."""
        return self._by_keys(RecordKind.CERTIFICATE, KeySort.PARTY, parties, Certificate)

    def attestations(
        self, digests: Iterable[str], numbers: Iterable[str]
    ) -> tuple[Attestation, ...]:
        """Return what rights holders said of documents (SHA-256) or letter numbers."""
        keys = {
            KeySort.DIGEST: [digest.lower() for digest in digests],
            KeySort.LETTER: [letter_key(number) for number in numbers],
        }
        found = {
            row: None
            for sort, wanted in keys.items()
            for row in self._by_keys(RecordKind.ATTESTATION, sort, wanted, Attestation)
        }
        return tuple(
            sorted(found, key=lambda row: (row.party, row.status, row.letter_number or ""))
        )

    def observations(self, party: str) -> tuple[Observation, ...]:
        """Return how genuine papers of a party are made, up to `MAX_ROWS` of them."""
        return self._by_keys(RecordKind.OBSERVATION, KeySort.PARTY, [party], Observation)

    # Names

    def names_with_keys(self, kind: RecordKind, keys: NameKeys) -> tuple[NameRow, ...]:
        """Return the names that share one of the keys (the exact tier of the search)."""
        name = schema.name
        # One query for each key: with OR and an order PostgreSQL walks through all owners.
        queries = [
            _names().where(column == key, name.c.kind == kind.value).limit(MAX_EXACT_NAMES)
            for column, key in (
                (name.c.core, keys.core),
                (name.c.visual, keys.visual),
                (name.c.skeleton, keys.skeleton),
                (name.c.translit, keys.translit),
            )
            if key
        ]
        with self._database.reading() as connection:
            found = {NameRow(*row) for query in queries for row in connection.execute(query)}
        return tuple(sorted(found, key=lambda row: (row.owner, row.raw))[:MAX_EXACT_NAMES])

    def nearest_names(
        self, kind: RecordKind, core: str, norms: NDArray[np.float16], most: int
    ) -> tuple[NearName, ...]:
        """Return the names that the packed index proposes for a core, best first."""
        name = schema.name
        with self._database.reading() as connection:
            hits = nearest(connection, kind, core, norms, most)
            numbers = [int(number) for number in hits.numbers]
            columns = (name.c.row, name.c.owner, name.c.raw, name.c.core, name.c.visual)
            # By row alone: with the kind as well SQLite would walk through all of that kind.
            query = select(*columns).where(name.c.row.in_(numbers))
            found = {row[0]: NameRow(*row[1:]) for row in connection.execute(query)}
        scored = zip(numbers, hits.cosines, strict=True)
        return tuple(NearName(found[n], float(cosine)) for n, cosine in scored if n in found)

    def name_state(self, kind: RecordKind) -> tuple[str, str]:
        """Return what changes when the index of a kind is packed, and when records change."""
        with self._database.reading() as connection:
            facts = read_facts(connection)
        packed = f"{packed_until(facts, kind)} {facts.get(f'packed {kind} names', '')}"
        return packed, facts.get("changes", "")

    def name_norms(self, kind: RecordKind) -> NDArray[np.float16]:
        """Return the lengths of the packed names' vectors."""
        with self._database.reading() as connection:
            return load_norms(connection, kind)

    def pending_names(self, kind: RecordKind) -> tuple[NameRow, ...]:
        """Return the names of a kind that the packed index does not hold yet."""
        name = schema.name
        with self._database.reading() as connection:
            until = packed_until(read_facts(connection), kind)
            query = _names().where(name.c.kind == kind.value, name.c.row > until)
            rows = connection.execute(query.order_by(name.c.owner, name.c.row))
            return tuple(NameRow(*row) for row in rows)

    def raw_names(self, kind: RecordKind, most: int) -> tuple[str, ...]:
        """Return up to `most` names and aliases of a kind, in the order of their owners."""
        name = schema.name
        query = select(name.c.raw).where(name.c.kind == kind.value)
        rows = self._rows(query.order_by(name.c.owner, name.c.row).limit(most))
        return tuple(dict.fromkeys(str(raw) for (raw,) in rows))

    def _by_ids(self, kind: RecordKind, ids: Iterable[str], of: type[R]) -> tuple[R, ...]:
        table = schema.record
        wanted = sorted(set(ids))[:MAX_ROWS]
        query = select(table.c.record).where(table.c.kind == kind.value, table.c.id.in_(wanted))
        rows = self._rows(query.order_by(table.c.id)) if wanted else []
        return tuple(msgspec.json.decode(record, type=of) for (record,) in rows)

    def _by_keys(
        self,
        kind: RecordKind,
        sort: KeySort,
        keys: Iterable[str],
        of: type[R],
        *,
        of_brands: Iterable[str] | None = None,
    ) -> tuple[R, ...]:
        """Return the records with one of the keys, if asked for those of some brands alone."""
        wanted = sorted({key for key in keys if key})[:MAX_ROWS]
        if not wanted:
            return ()
        key, table = schema.key, schema.record
        query = (
            select(table.c.id, table.c.record)
            .join(key, and_(key.c.kind == table.c.kind, key.c.id == table.c.id))
            .where(key.c.sort == sort.value, key.c.key.in_(wanted), key.c.kind == kind.value)
            .order_by(key.c.key, key.c.id)  # of more than MAX_ROWS always the same are taken
            .limit(MAX_ROWS)
        )
        if of_brands is not None:
            brand = schema.key.alias("brand")
            query = query.join(brand, and_(brand.c.kind == key.c.kind, brand.c.id == key.c.id))
            query = query.where(
                brand.c.sort == KeySort.BRAND.value, brand.c.key.in_(sorted(of_brands)[:MAX_ROWS])
            )
        rows: dict[str, str] = dict(self._rows(query))
        found = [msgspec.json.decode(record, type=of) for record in rows.values()]
        return tuple(sorted(found, key=lambda row: str(getattr(row, "id", ""))))

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._database.reading() as connection:
            return list(connection.execute(query))


def decode_record(kind: RecordKind, text: str) -> Record:
    """Return the record that the store keeps as JSON text."""
    return msgspec.json.decode(text, type=TYPES[kind])


def _names() -> Select[Any]:
    name = schema.name
    return select(name.c.owner, name.c.raw, name.c.core, name.c.visual)
