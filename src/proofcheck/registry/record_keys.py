"""What a record is found by: its id, its exact keys, its names.

In: a record of `model.registry`. Out: keys as `(sort, key)` pairs, and names. Pure.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.texts import digits_of
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Observation,
    Party,
    RegistryFile,
    Signatory,
)

Record = Party | Brand | Authorisation | Signatory | Certificate | Attestation | Observation


class RecordKind(StrEnum):
    """Kinds of records, as the store names them."""

    PARTY = "party"
    BRAND = "brand"
    AUTHORISATION = "authorisation"
    SIGNATORY = "signatory"
    CERTIFICATE = "certificate"
    ATTESTATION = "attestation"
    OBSERVATION = "observation"


TYPES: dict[RecordKind, type[Record]] = {
    RecordKind.PARTY: Party,
    RecordKind.BRAND: Brand,
    RecordKind.AUTHORISATION: Authorisation,
    RecordKind.SIGNATORY: Signatory,
    RecordKind.CERTIFICATE: Certificate,
    RecordKind.ATTESTATION: Attestation,
    RecordKind.OBSERVATION: Observation,
}
"""The type of each kind, in the order in which a registry file lists them."""


class KeySort(StrEnum):
    """Sorts of exact keys."""

    OWNER = "owner"  # brands by their owner's id
    TRADEMARK = "trademark"  # brands by a trademark's digits
    BRAND = "brand"  # authorisations by brand
    GRANT = "grant"  # authorisations by brand and grantee
    GRANTOR = "grantor"
    GRANTEE = "grantee"
    LETTER = "letter"  # authorisations and attestations by a letter's number
    PARTY = "party"  # signatories, certificates, attestations and observations by their party
    DIGEST = "digest"  # certificates, attestations and observations by a SHA-256
    IDENTIFIER = "identifier"  # parties by tax id, LEI or IBAN
    DOMAIN = "domain"  # parties by domain


def records_of(registry: RegistryFile) -> Iterator[Record]:
    """Yield all records of a registry file, section by section."""
    for section in registry.__struct_fields__[1:]:
        yield from getattr(registry, section)


def kind_of(record: Record) -> RecordKind:
    """Return the kind of a record."""
    return next(kind for kind, known in TYPES.items() if isinstance(record, known))


def id_of(record: Record) -> str:
    """Return a record's id; one that has none gets a digest of what it is about.

    So a signatory or an attestation that is imported again replaces itself.
    """
    match record:
        case Party() | Brand() | Authorisation():
            return record.id
        case Signatory():
            parts = [record.party, record.name]
        case Certificate():
            parts = [record.party, record.sha256.lower()]
        case Attestation():
            parts = [record.party, record.document_sha256 or "", record.letter_number or ""]
        case Observation():
            parts = [record.party, record.document_sha256.lower(), "observation"]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def keys_of(record: Record) -> frozenset[tuple[KeySort, str]]:
    """Return the exact keys of a record; empty ones are left out."""
    return frozenset((sort, key) for sort, key in _keys(record) if key)


def names_of(record: Record) -> tuple[str, ...]:
    """Return the names by which a record is searched, each once."""
    if isinstance(record, Party | Brand):
        return tuple(dict.fromkeys(n for n in (record.name, *record.aliases) if n.strip()))
    return ()


def encoded(record: Record) -> str:
    """Return a record as the JSON text that the store keeps."""
    return msgspec.json.encode(record).decode()


def grant_key(brand: str, grantee: str) -> str:
    """Return the key of the authorisations of a party for a brand (ids)."""
    return f"{brand}\n{grantee}"


def trademark_digits(number: str) -> str:
    """Return the key of a trademark number: its digits without leading zeros.

    Offices print one number in many masks (`018 792 109`, `W01234567`); WIPO compares digits.
    """
    return digits_of(number).lstrip("0")


def letter_key(number: str | None) -> str:
    """Return the key of a letter number: letters and digits, "" where there are none."""
    return normalise_identifier(number) if number else ""


def _keys(record: Record) -> Iterator[tuple[KeySort, str]]:
    match record:
        case Party():
            for number in (*record.tax_ids, record.lei or "", *record.ibans):
                yield KeySort.IDENTIFIER, normalise_identifier(number)
            for domain in record.domains:
                yield KeySort.DOMAIN, domain.casefold()
        case Brand():
            for owner in record.owners:
                yield KeySort.OWNER, owner
            for mark in record.trademarks:
                yield KeySort.TRADEMARK, trademark_digits(mark.number)
        case Authorisation():
            yield KeySort.BRAND, record.brand
            yield KeySort.GRANT, grant_key(record.brand, record.grantee)
            yield KeySort.GRANTOR, record.grantor
            yield KeySort.GRANTEE, record.grantee
            yield KeySort.LETTER, letter_key(record.letter_number)
        case Signatory():
            yield KeySort.PARTY, record.party
        case Certificate():
            yield KeySort.PARTY, record.party
            yield KeySort.DIGEST, record.sha256.lower()
        case Attestation():
            yield KeySort.PARTY, record.party
            yield KeySort.DIGEST, (record.document_sha256 or "").lower()
            yield KeySort.LETTER, letter_key(record.letter_number)
        case Observation():
            yield KeySort.PARTY, record.party
            yield KeySort.DIGEST, record.document_sha256.lower()
