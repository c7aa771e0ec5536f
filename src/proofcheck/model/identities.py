"""Who bears an identifier: by the registry's own records, and by public registers (providers)."""

from __future__ import annotations

from datetime import datetime
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


class ProviderStatus(StrEnum):
    """A register's word on one fact; an outage or a malformed answer is unknown."""

    MATCH = "match"
    NO_MATCH = "no_match"
    UNKNOWN = "unknown"


class ProviderAnswer(Struct, frozen=True, kw_only=True):
    """What a public register answered to one question, when, and whether from the cache.

    `provider` is its name (`vies`), `kind` what was asked for (`vat`, `lei`, `trademark`) and
    `asked` the identifier, which `document` prints as the field `asked_as` at `place`. `name` is
    the bearer and `state` the standing as the register gives them; `reason` says why the status
    is what it is. `as_of` is the moment (UTC) at which the register was asked.
    """

    provider: str
    kind: str
    asked: str
    asked_as: str
    document: int
    place: Place
    status: ProviderStatus
    as_of: datetime
    name: str | None = None
    state: str | None = None
    reason: str = ""
    is_cached: bool = False
