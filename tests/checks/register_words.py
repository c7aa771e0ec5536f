"""Answers of public registers for the sample papers of `sheets`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from msgspec import structs

from proofcheck.model.dossier import Dossier
from proofcheck.model.identities import (
    ProviderAnswer,
    ProviderName,
    ProviderStatus,
    RegisterEntry,
)
from proofcheck.model.measures import Box, OnPage

ASKED_AT = datetime(2026, 5, 11, 9, 30, tzinfo=UTC)
PLACE = OnPage(document=1, page=1, box=Box(60, 120, 200, 132))
FIELDS = {
    ProviderName.VIES: ("DE136695976", "seller_tax_id"),
    ProviderName.GLEIF: ("529900T8BM49AURSDO55", "lei"),
    ProviderName.TSDR: ("4711002", "trademark_numbers"),
    ProviderName.EUIPO: ("004711002", "trademark_numbers"),
}


def answer(provider: ProviderName, status: ProviderStatus, **changes: Any) -> ProviderAnswer:
    """An answer to the sample's own number."""
    number, field = FIELDS[provider]
    fields: dict[str, Any] = {
        "provider": provider,
        "asked": number,
        "asked_as": field,
        "document": 1,
        "place": PLACE,
        "status": status,
        "as_of": ASKED_AT,
    }
    return ProviderAnswer(**(fields | changes))


def knows(of: Dossier, provider: ProviderName, *names: str, **entry: Any) -> Dossier:
    """The dossier, with a register that holds its number."""
    held = RegisterEntry(names=names, **entry)
    word = answer(provider, ProviderStatus.MATCH, entry=held)
    return structs.replace(of, providers=(word,))


def knows_nothing(of: Dossier, provider: ProviderName, **changes: Any) -> Dossier:
    """The dossier, with a register that says that it does not hold its number."""
    word = answer(provider, ProviderStatus.NO_MATCH, **changes)
    return structs.replace(of, providers=(word,))


def says_nothing(of: Dossier, provider: ProviderName, reason: str, **changes: Any) -> Dossier:
    """The dossier, with a register that gave no answer."""
    word = answer(provider, ProviderStatus.UNKNOWN, as_of=None, reason=reason, **changes)
    return structs.replace(of, providers=(word,))
