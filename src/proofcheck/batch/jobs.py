"""What a batch is made of: documents with their claims, given one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from proofcheck.model.claim import Claim


class Job(Struct, frozen=True, kw_only=True):
    """One document of the batch with its claim."""

    document: str
    claim: Claim | None = None


def jobs_of(documents: Sequence[str], claims: Mapping[int, Claim]) -> list[Job]:
    """Put documents and their claims (by index) together."""
    return [Job(document=name, claim=claims.get(i)) for i, name in enumerate(documents)]
