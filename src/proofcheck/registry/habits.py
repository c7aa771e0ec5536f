"""How the genuine papers of the issuers of a dossier are made, by what the registry was shown.

In: the documents, whom their names mean. Out: `IssuerHabits`, sums over observations of one
party and one kind of paper. It judges nothing. Store look-up: `observations`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import structs

from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Invoice, Kind, Paper
from proofcheck.model.habits import MAKING_VERSION, Habit, IssuerHabits, SeenHabit, SeenValues
from proofcheck.model.registry import Observation
from proofcheck.model.registry_answers import PartyAnswer
from proofcheck.registry.parties import meant
from proofcheck.registry.store import Store

MOST_SEEN = 20
"""Values of one trait that are told: an issuer with more has no habit in it."""


def issuer_habits(
    store: Store, documents: tuple[Examined, ...], parties: tuple[PartyAnswer, ...]
) -> Iterator[IssuerHabits]:
    """Yield the habits of the issuer of every document that means one party for certain."""
    for examined in documents:
        issuer = _issuer(examined, parties)
        own = examined.document.file.sha256.lower()
        rows = store.observations(issuer) if issuer is not None else ()
        for habits in habits_of(row for row in rows if row.document_sha256.lower() != own):
            if habits.kind is examined.kind:
                yield structs.replace(habits, document=examined.number)


def habits_of(observations: Iterable[Observation]) -> tuple[IssuerHabits, ...]:
    """Return the habits of a party by kind of paper, for no document (0); old traits left out."""
    kinds: dict[tuple[str, Kind], list[Observation]] = {}
    for row in observations:
        if row.version == MAKING_VERSION:
            kinds.setdefault((row.party, row.kind), []).append(row)
    return tuple(
        IssuerHabits(document=0, party=party, kind=kind, papers=len(papers), habits=_habits(papers))
        for (party, kind), papers in kinds.items()
    )


def issuer_field(paper: Paper) -> str | None:
    """Return the name of the field that says who issued a paper, None where none does."""
    match paper:
        case Invoice():
            return "seller_name"
        case AuthorisationLetter():
            return "grantor"
        case _:
            return None


def _issuer(examined: Examined, parties: Iterable[PartyAnswer]) -> str | None:
    field = issuer_field(examined.paper)
    for answer in parties:
        if (answer.document, answer.asked_as) == (examined.number, field):
            ids = {party.id for party in meant(answer.matches)}
            return ids.pop() if len(ids) == 1 else None
    return None


def _habits(papers: list[Observation]) -> tuple[SeenHabit, ...]:
    counted: dict[Habit, Counter[tuple[str, ...]]] = {}
    for paper in papers:
        for habit, values in paper.making.traits():
            counted.setdefault(habit, Counter())[values] += 1
    return tuple(
        SeenHabit(
            habit=habit,
            seen=tuple(
                SeenValues(values=values, papers=count)
                for values, count in sorted(seen.items(), key=lambda row: (-row[1], row[0]))
            )[:MOST_SEEN],
        )
        for habit, seen in counted.items()
    )
