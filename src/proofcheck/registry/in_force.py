"""Who was authorised on a given day, by what the store says now.

In: an open store, a brand's or party's id, a day. Out: its authorisations, each with whether it
was in force on that day, and why not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from proofcheck.model.registry import Authorisation
from proofcheck.model.registry_answers import LinkProblem
from proofcheck.registry.grants import Terms, problems_of, recorded_grant
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.store import Store

AGAINST = frozenset({LinkProblem.REVOKED, LinkProblem.EXPIRED, LinkProblem.NOT_BEGUN})


class InForce(Struct, frozen=True, kw_only=True):
    """An authorisation on a day; `problems` is empty where it was in force."""

    authorisation: Authorisation
    problems: tuple[LinkProblem, ...]


def authorisations_on(
    store: Store, kind: RecordKind, identifier: str, on: date
) -> tuple[InForce, ...]:
    """Return the authorisations of a brand, or those that a party gave or got, or the one itself.

    Other kinds of records have none.
    """
    match kind:
        case RecordKind.BRAND:
            rows = store.authorisations_for(identifier)
        case RecordKind.PARTY:
            rows = store.authorisations_with(identifier)
        case RecordKind.AUTHORISATION:
            rows = store.authorisations([identifier])
        case _:
            rows = ()
    return tuple(_judged(rows, on))


def _judged(rows: Iterable[Authorisation], on: date) -> Iterable[InForce]:
    for row in rows:
        found = problems_of(recorded_grant(row, is_denied=False), Terms(on=on), is_last=True)
        against = tuple(problem for problem in found if problem in AGAINST)
        yield InForce(authorisation=row, problems=against)
