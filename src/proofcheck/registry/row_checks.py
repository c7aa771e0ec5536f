"""What a registry's rows must keep beyond their types: references, codes, order of dates.

In: a `RegistryFile`. Out: one sentence for each wrong row, with its place and remedy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import re2

from proofcheck.comparing.territories import canonical_territory, known_territories
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
from proofcheck.registry.record_keys import Record

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_NICE_CLASSES = range(1, 46)


def wrong_rows(registry: RegistryFile) -> Iterator[str]:
    """Yield what is wrong with each row that breaks the format."""
    yield from _doubles("parties", [p.id for p in registry.parties])
    yield from _doubles("brands", [b.id for b in registry.brands])
    yield from _doubles("authorisations", [a.id for a in registry.authorisations])
    parties = frozenset(p.id for p in registry.parties)
    brands = frozenset(b.id for b in registry.brands)
    for index, party in enumerate(registry.parties):
        if not party.name.strip():
            yield f"parties[{index}] ({party.id}): the name is empty. Give one."
    for index, brand in enumerate(registry.brands):
        for wrong in _brand(brand, parties):
            yield f"brands[{index}] ({brand.id}): {wrong}"
    for index, authorisation in enumerate(registry.authorisations):
        for wrong in _authorisation(authorisation, parties, brands):
            yield f"authorisations[{index}] ({authorisation.id}): {wrong}"
    yield from _witnesses(registry, parties)


def wrong_in(record: Record) -> Iterator[str]:
    """Yield what is wrong with one record by itself: its references are not looked at."""
    name = getattr(record, "name", "-")
    if not name.strip():
        yield "the name is empty. Give one."
    if not getattr(record, "id", "-").strip():
        yield "the id is empty. Give one."
    match record:
        case Brand():
            yield from _trademarks(record)
            yield from _patterns(record)
        case Authorisation():
            yield from _terms(record)
        case Certificate():
            yield from _certificate(record)
        case Attestation():
            yield from _attestation(record)
        case Observation():
            yield from _observation(record)
        case Party() | Signatory():
            pass


def _doubles(section: str, ids: list[str]) -> Iterator[str]:
    first: dict[str, int] = {}
    for index, row_id in enumerate(ids):
        if not row_id.strip():
            yield f"{section}[{index}]: the id is empty. Give one."
        elif row_id in first:
            yield f"{section}[{index}] ({row_id}): the id is also that of row {first[row_id]}."
        first.setdefault(row_id, index)


def _brand(brand: Brand, parties: frozenset[str]) -> Iterator[str]:
    if not brand.name.strip():
        yield "the name is empty. Give one."
    if brand.co_owners and brand.owner is None:
        yield "it has co_owners, but no owner. Name one of them as owner."
    for owner in brand.owners:
        if owner not in parties:
            field = "owner" if owner == brand.owner else "co_owners"
            yield f"no party has the id {owner!r} ({field}). Add it to parties."
    yield from _trademarks(brand)
    yield from _patterns(brand)


def _trademarks(brand: Brand) -> Iterator[str]:
    for index, mark in enumerate(brand.trademarks):
        for wrong in (
            *_territories(mark.territories),
            *_nice_classes(mark.nice_classes),
            *_order(mark.registered_on, mark.expires_on, "registered_on", "expires_on"),
        ):
            yield f"trademarks[{index}]: {wrong}"
        if not any(ch.isdigit() for ch in mark.number):
            yield f"trademarks[{index}]: the number {mark.number!r} has no digit."


def _patterns(brand: Brand) -> Iterator[str]:
    for pattern in brand.sku_patterns:
        try:
            re2.compile(pattern)
        except re2.error as error:
            yield f"the sku pattern {pattern!r} is not one for RE2: {error}."
    for index, band in enumerate(brand.price_bands):
        lowest, highest = band.min_unit, band.max_unit
        if lowest is not None and highest is not None and lowest > highest:
            yield f"price_bands[{index}]: min_unit is above max_unit."


def _authorisation(
    authorisation: Authorisation, parties: frozenset[str], brands: frozenset[str]
) -> Iterator[str]:
    if authorisation.brand not in brands:
        yield f"no brand has the id {authorisation.brand!r}. Add it to brands."
    for role in ("grantor", "grantee"):
        if (party := getattr(authorisation, role)) not in parties:
            yield f"no party has the id {party!r} ({role}). Add it to parties."
    yield from _terms(authorisation)


def _terms(authorisation: Authorisation) -> Iterator[str]:
    if authorisation.grantor == authorisation.grantee:
        yield "grantor and grantee are the same party."
    if authorisation.status == "active" and authorisation.revoked_on is not None:
        yield 'revoked_on is given, but the status is active. Write "status": "revoked".'
    yield from _territories(authorisation.territories)
    yield from _nice_classes(authorisation.nice_classes)
    yield from _order(authorisation.valid_from, authorisation.valid_to, "valid_from", "valid_to")


def _witnesses(registry: RegistryFile, parties: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with signatories, certificates, attestations and observations."""
    for section in ("signatories", "certificates", "attestations", "observations"):
        for index, row in enumerate(getattr(registry, section)):
            if row.party not in parties:
                yield f"{section}[{index}]: no party has the id {row.party!r}. Add it to parties."
    for index, certificate in enumerate(registry.certificates):
        for wrong in _certificate(certificate):
            yield f"certificates[{index}]: {wrong}"
    for index, attestation in enumerate(registry.attestations):
        for wrong in _attestation(attestation):
            yield f"attestations[{index}]: {wrong}"
    for index, observation in enumerate(registry.observations):
        for wrong in _observation(observation):
            yield f"observations[{index}]: {wrong}"


def _certificate(certificate: Certificate) -> Iterator[str]:
    if not _SHA256.fullmatch(certificate.sha256):
        yield "sha256 is not 64 hexadecimal digits."


def _attestation(attestation: Attestation) -> Iterator[str]:
    digest = attestation.document_sha256
    if digest is None and not attestation.letter_number:
        yield "give document_sha256 or letter_number."
    if digest is not None and not _SHA256.fullmatch(digest):
        yield "document_sha256 is not 64 hexadecimal digits."


def _observation(observation: Observation) -> Iterator[str]:
    if not _SHA256.fullmatch(observation.document_sha256):
        yield "document_sha256 is not 64 hexadecimal digits."
    if not any(observation.making.traits()):
        yield "making says nothing of the paper."


def _territories(territories: Iterable[str] | None) -> Iterator[str]:
    for text in territories or ():
        if canonical_territory(text) not in known_territories():
            yield f"{text!r} is no territory. Write ISO 3166 alpha-2 codes, EU or worldwide."


def _nice_classes(classes: Iterable[int] | None) -> Iterator[str]:
    for number in classes or ():
        if number not in _NICE_CLASSES:
            yield f"{number} is no Nice class. They go from 1 to 45."


def _order(first: date | None, last: date | None, first_name: str, last_name: str) -> Iterator[str]:
    if first is not None and last is not None and last < first:
        yield f"{last_name} {last} is before {first_name} {first}."
