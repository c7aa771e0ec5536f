"""One case while it is made: a registry in order with the papers on it, to be broken in one way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from scripts.entitlement.names import Names
from scripts.entitlement.papers import invoice, letter

from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.registry import RegistryFile
from proofcheck.model.registry_answers import LinkProblem

DAY = date(2026, 5, 4)
TERRITORY, CHANNEL = "DE", "eBay"
MARK = "018792109"


@dataclass(frozen=True)
class Broken:
    """The first broken link: between whom, and why."""

    grantor: str
    grantee: str
    problem: LinkProblem


@dataclass(frozen=True)
class Case:
    """A dossier in the making, its registry, and what is right to say of it."""

    name: str
    documents: tuple[Examined, ...]
    claim: Claim
    registry: RegistryFile
    subject: str
    verdicts: frozenset[str]
    broken: Broken | None


@dataclass
class World:
    """The rows of a registry and the letters of a case; parties go by their keys in `NAMES`."""

    names: Names
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    letters: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        keys = ("owner", "first", "second", "shop", "stranger")
        self.rows = {
            "parties": [{"id": key, "name": getattr(self.names, key)} for key in keys],
            "brands": [self._brand()],
            "authorisations": [],
            "signatories": [{"party": key, "name": self.signer(key)} for key in keys],
            "attestations": [],
        }

    def _brand(self) -> dict[str, Any]:
        mark = {"office": "EUIPO", "number": MARK, "mark": self.names.brand,
                "nice_classes": [self.names.nice_class], "status": "Registered",
                "registered_on": "2015-02-01", "expires_on": "2035-02-01",
                "territories": ["EU"]}  # fmt: skip
        return {"id": "brand", "name": self.names.brand, "owner": "owner", "trademarks": [mark]}

    def signer(self, party: str) -> str:
        """Return who signs for a party: another first name for each."""
        first = {"owner": "Ada", "first": "Bruno", "second": "Clara", "shop": "Diego",
                 "stranger": "Elin"}[party]  # fmt: skip
        return f"{first} {self.names.signatory.split()[1]}"

    @property
    def brand(self) -> dict[str, Any]:
        """The brand's row."""
        return self.rows["brands"][0]

    @property
    def mark(self) -> dict[str, Any]:
        """The row of the brand's trademark."""
        found: dict[str, Any] = self.brand["trademarks"][0]
        return found

    def record(self, grantor: str, grantee: str, /, **changes: Any) -> dict[str, Any]:
        """Record an authorisation that covers the claim, with some terms changed."""
        row = self._terms(grantor, grantee) | changes
        self.rows["authorisations"].append(row)
        return row

    def write(self, grantor: str, grantee: str, /, **changes: Any) -> dict[str, Any]:
        """Hand in a letter that covers the claim, with some terms changed."""
        terms = self._terms(grantor, grantee)
        fields: dict[str, Any] = {
            "letter_number": terms["letter_number"],
            "issue_date": date(2025, 6, 20),
            "valid_from": date(2025, 7, 1),
            "valid_to": date(2027, 6, 30),
            "grantor": getattr(self.names, grantor),
            "grantee": getattr(self.names, grantee),
            "brands": (self.names.brand,),
            "trademark_numbers": (MARK,),
            "territories": ("DE", "FR"),
            "channels": ("eBay", "Amazon"),
            "products": (self.names.item.split(" ", 1)[1],),
            "signatory_name": self.signer(grantor),
            "may_sublicense": grantee != "shop",
        }
        self.letters.append(fields | changes)
        return self.letters[-1]

    def both(self, grantor: str, grantee: str, /, **changes: Any) -> None:
        """Hand in a letter that the registry has on record."""
        self.record(grantor, grantee, **changes)
        shown = {name: _as_printed(name, value) for name, value in changes.items()}
        self.write(grantor, grantee, **shown)

    def confirm(self, number: str) -> None:
        """The owner stands behind a letter that is not on record."""
        self.rows["attestations"].append(
            {"party": "owner", "letter_number": number, "status": "confirmed", "on": "2026-05-01"}
        )

    def deny(self, **what: str) -> None:
        """The owner denies a letter's number or a document."""
        self.rows["attestations"].append(
            {"party": "owner", "status": "denied", "on": "2026-05-01", **what}
        )

    def case(
        self,
        name: str,
        verdicts: str,
        broken: tuple[str, str, LinkProblem] | None = None,
        *,
        supplier: str | None = None,
        issued: date = date(2026, 3, 2),
        **claimed: Any,
    ) -> Case:
        """Close the case; `supplier` adds an invoice before the letters, and asks for its chain."""
        documents = []
        if supplier is not None:
            seller = getattr(self.names, supplier)
            documents.append(
                invoice(1, seller, self.names.shop, issued, self.names.brand, self.names.item)
            )
        documents += [letter(len(documents) + 1 + i, **f) for i, f in enumerate(self.letters)]
        claim = {
            "seller": self.names.shop, "brand": self.names.brand, "items": (self.names.item,),
            "marketplace": CHANNEL, "territory": TERRITORY, "on": DAY,
        } | claimed  # fmt: skip
        return Case(
            name=name,
            documents=tuple(documents),
            claim=Claim(**claim),
            registry=msgspec.convert({"version": 1, **self.rows}, RegistryFile),
            subject="supplier" if supplier else "grantee",
            verdicts=frozenset(verdicts.split()),
            broken=Broken(*broken) if broken else None,
        )

    def _terms(self, grantor: str, grantee: str) -> dict[str, Any]:
        return {
            "id": f"{grantor}-{grantee}",
            "brand": "brand",
            "grantor": grantor,
            "grantee": grantee,
            "territories": ["DE", "FR"],
            "channels": ["eBay", "Amazon"],
            "products": [self.names.item.split(" ", 1)[1]],
            "nice_classes": [self.names.nice_class],
            "valid_from": "2025-07-01",
            "valid_to": "2027-06-30",
            "may_sublicense": grantee != "shop",
            "letter_number": f"{grantor[:2].upper()}-{grantee[:2].upper()}-2025-07",
        }


def _as_printed(name: str, value: Any) -> Any:
    if name in ("valid_from", "valid_to"):
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
