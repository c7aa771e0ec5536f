"""Who bears an identifier: by the registry's own records, and by public registers (providers)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from proofcheck.model.measures import Place


class IdentifierAnswer(Struct, frozen=True, kw_only=True):
    """Which registered parties (by their ids) have an identifier that a document prints.

    `asked_as` is the field: `iban`, `seller_tax_id`, `contacts` (a domain or a mail address).
    No party is an answer too.
    """

    asked: str
    asked_as: str
    document: int
    place: Place
    parties: tuple[str, ...] = ()


class ProviderName(StrEnum):
    """The public registers that can be asked, each only where it is switched on."""

    VIES = "vies"  # European Commission: VAT numbers of the member states
    GLEIF = "gleif"  # Global LEI Foundation: legal entity identifiers
    TSDR = "tsdr"  # USPTO: trademarks of the United States
    EUIPO = "euipo"  # EUIPO: trademarks of the European Union


class ProviderStatus(StrEnum):
    """A register's word on one number; an outage or a malformed answer is unknown."""

    MATCH = "match"  # the register holds the number
    NO_MATCH = "no_match"  # the register says itself that it does not
    UNKNOWN = "unknown"


class RegisterEntry(Struct, frozen=True, kw_only=True):
    """What a register says of a number that it holds.

    `names` are the bearer (a company with its other names, the owners of a mark), none where
    the register does not disclose them; `state` is the standing in the register's words. Marks
    have their words in `mark`, classes of the Nice Agreement, and the last day of protection.
    """

    names: tuple[str, ...] = ()
    state: str | None = None
    mark: str | None = None
    nice_classes: tuple[int, ...] = ()
    expires_on: date | None = None


class ProviderAnswer(Struct, frozen=True, kw_only=True):
    """What a public register answered to one question, when, and whether from the cache.

    `asked` is the number, which `document` prints as the field `asked_as` at `place` (a LEI may
    be the registry's, of the company that `place` names: `asked_as` is then the name's field).
    `as_of` is the moment (UTC) at which the register was asked, None where it was not;
    `reason` says why the status is `unknown`. `is_on` is False for a register that was not
    switched on: it could have been asked.
    """

    provider: ProviderName
    asked: str
    asked_as: str
    document: int
    place: Place
    status: ProviderStatus
    as_of: datetime | None = None
    entry: RegisterEntry | None = None
    reason: str = ""
    is_cached: bool = False
    is_on: bool = True
