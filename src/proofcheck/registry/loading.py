"""Writes a registry file into the tables of the store.

In: a checked `RegistryFile` and a connection. Out: nothing; the tables are filled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table

from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.name_keys import name_keys
from proofcheck.comparing.texts import digits_of
from proofcheck.model.registry import RegistryFile
from proofcheck.registry import schema

PARTY = "party"
BRAND = "brand"


def load(connection: Connection, registry: RegistryFile, *, source: str) -> None:
    """Create the tables and fill them with all records of `registry`."""
    schema.metadata.create_all(connection)
    _insert(connection, schema.meta, _meta(registry, source))
    _insert(connection, schema.party, ({"id": p.id, **_record(p)} for p in registry.parties))
    _insert(connection, schema.brand, _brands(registry))
    _insert(connection, schema.trademark, _trademarks(registry))
    _insert(connection, schema.authorisation, _authorisations(registry))
    _insert(
        connection,
        schema.signatory,
        ({"party": s.party, **_record(s)} for s in registry.signatories),
    )
    _insert(
        connection,
        schema.certificate,
        (
            {"party": c.party, "sha256": c.sha256.lower(), **_record(c)}
            for c in registry.certificates
        ),
    )
    _insert(connection, schema.attestation, _attestations(registry))
    _insert(connection, schema.name, _names(registry))


def trademark_digits(number: str) -> str:
    """Return the key of a trademark number: its digits without leading zeros.

    Offices print one number in many masks (`018 792 109`, `W01234567`); WIPO compares digits.
    """
    return digits_of(number).lstrip("0")


def letter_key(number: str | None) -> str | None:
    """Return the key of a letter number: letters and digits, None where there are none."""
    return normalise_identifier(number) or None if number else None


def _insert(connection: Connection, table: Table, rows: Iterator[dict[str, Any]]) -> None:
    all_rows = list(rows)
    if all_rows:
        connection.execute(table.insert(), all_rows)


def _record(record: Struct) -> dict[str, str]:
    return {"record": msgspec.json.encode(record).decode()}


def _meta(registry: RegistryFile, source: str) -> Iterator[dict[str, str]]:
    content = msgspec.json.encode(registry, order="sorted")
    yield {"key": "schema_version", "value": schema.SCHEMA_VERSION}
    yield {"key": "source", "value": source}
    yield {"key": "digest", "value": hashlib.sha256(content).hexdigest()}
    newest = max(_days(registry), default=None)
    if newest is not None:
        yield {"key": "as_of", "value": newest.isoformat()}


def _days(registry: RegistryFile) -> Iterator[date]:
    for section in registry.__struct_fields__[1:]:
        for row in getattr(registry, section):
            if row.as_of is not None:
                yield row.as_of


def _brands(registry: RegistryFile) -> Iterator[dict[str, Any]]:
    for brand in registry.brands:
        yield {"id": brand.id, "name": brand.name, "owner": brand.owner, **_record(brand)}


def _trademarks(registry: RegistryFile) -> Iterator[dict[str, Any]]:
    for brand in registry.brands:
        for mark in brand.trademarks:
            yield {
                "brand": brand.id,
                "office": mark.office,
                "digits": trademark_digits(mark.number),
                **_record(mark),
            }


def _authorisations(registry: RegistryFile) -> Iterator[dict[str, Any]]:
    for row in registry.authorisations:
        yield {
            "id": row.id,
            "brand": row.brand,
            "grantor": row.grantor,
            "grantee": row.grantee,
            "letter_number": letter_key(row.letter_number),
            **_record(row),
        }


def _attestations(registry: RegistryFile) -> Iterator[dict[str, Any]]:
    for row in registry.attestations:
        digest = row.document_sha256
        yield {
            "document_sha256": digest.lower() if digest else None,
            "letter_number": letter_key(row.letter_number),
            **_record(row),
        }


def _names(registry: RegistryFile) -> Iterator[dict[str, Any]]:
    for kind, rows in ((PARTY, registry.parties), (BRAND, registry.brands)):
        for row in rows:
            for raw in dict.fromkeys((row.name, *row.aliases)):
                keys = name_keys(raw)
                yield {
                    "kind": kind,
                    "owner": row.id,
                    "raw": raw,
                    "core": keys.core,
                    "visual": keys.visual,
                    "skeleton": keys.skeleton,
                    "translit": keys.translit,
                }
