"""Records of the brand registry (file format version 1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from proofcheck.model.fields import Kind
from proofcheck.model.habits import MAKING_VERSION, Making


class Party(Struct, frozen=True, kw_only=True):
    """A company or person: trademark owner, distributor, or shop.

    `status` is `starter` for a record of the list that proofcheck ships, which confirms nothing.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    tax_ids: tuple[str, ...] = ()
    lei: str | None = None
    domains: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    ibans: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    status: Literal["starter"] | None = None
    source: str | None = None
    as_of: date | None = None


class Trademark(Struct, frozen=True, kw_only=True):
    """A trademark as an office records it."""

    office: str
    number: str
    mark: str | None = None
    nice_classes: tuple[int, ...] | None = None
    status: str | None = None
    registered_on: date | None = None
    expires_on: date | None = None
    territories: tuple[str, ...] | None = None
    source: str | None = None
    as_of: date | None = None


class PriceBand(Struct, frozen=True, kw_only=True):
    """Plausible unit prices of a brand's products, in one currency."""

    currency: str
    min_unit: Decimal | None = None
    max_unit: Decimal | None = None
    products: tuple[str, ...] = ()


class Brand(Struct, frozen=True, kw_only=True):
    """A brand with its owner (a party's id), trademarks and article-number patterns.

    `co_owners` own it jointly with `owner`: each of them may grant it.
    `status` is `starter` for a record of the list that proofcheck ships, which confirms nothing.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    co_owners: tuple[str, ...] = ()
    trademarks: tuple[Trademark, ...] = ()
    gtin_prefixes: tuple[str, ...] = ()
    sku_patterns: tuple[str, ...] = ()
    price_bands: tuple[PriceBand, ...] = ()
    status: Literal["starter"] | None = None
    source: str | None = None
    as_of: date | None = None

    @property
    def owners(self) -> tuple[str, ...]:
        """The ids of all who own the brand, none where nobody is known to."""
        return tuple(dict.fromkeys((self.owner, *self.co_owners))) if self.owner else ()


class Authorisation(Struct, frozen=True, kw_only=True):
    """A grantor's permission to a grantee; an absent list means unknown, not all."""

    id: str
    brand: str
    grantor: str
    grantee: str
    territories: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    products: tuple[str, ...] | None = None
    nice_classes: tuple[int, ...] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    may_sublicense: bool | None = None
    exclusive: bool | None = None
    letter_number: str | None = None
    status: Literal["active", "revoked"] = "active"
    revoked_on: date | None = None
    source: str | None = None
    as_of: date | None = None


class Signatory(Struct, frozen=True, kw_only=True):
    """Someone who may sign for a party."""

    party: str
    name: str
    title: str | None = None
    source: str | None = None
    as_of: date | None = None


class Certificate(Struct, frozen=True, kw_only=True):
    """A signing certificate pinned to a party, by the SHA-256 of its DER bytes."""

    party: str
    sha256: str
    source: str | None = None
    as_of: date | None = None


class Attestation(Struct, frozen=True, kw_only=True):
    """A rights holder stands behind a document or letter number, or denies it."""

    party: str
    status: Literal["confirmed", "denied"]
    document_sha256: str | None = None
    letter_number: str | None = None
    on: date | None = None
    source: str | None = None
    as_of: date | None = None


class Observation(Struct, frozen=True, kw_only=True):
    """How one genuine paper of a party is made; many of them tell its habits.

    `version` is that of the traits (`habits.MAKING_VERSION`): others are kept, and count no more.
    """

    party: str
    document_sha256: str
    kind: Kind
    making: Making
    version: int = MAKING_VERSION
    source: str | None = None
    as_of: date | None = None


class RegistryFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The registry file, version 1."""

    version: int
    parties: tuple[Party, ...] = ()
    brands: tuple[Brand, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    observations: tuple[Observation, ...] = ()
