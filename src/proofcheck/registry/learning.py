"""Learns how an issuer makes papers: an import of observations, one a genuine paper.

In: the registry's place, examined papers that somebody vouches for, whose they are. Out: what
was learned, and which papers show nothing. A registry file (JSON) is written anew as a whole.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from proofcheck.comparing.names import compare_names
from proofcheck.errors import RegistryError
from proofcheck.model.document import MediaType, Source
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import Field, Kind, letters_in
from proofcheck.model.registry import Observation, Party
from proofcheck.model.registry_answers import Likeness
from proofcheck.registry.database import Database, in_memory, open_database
from proofcheck.registry.exporting import export
from proofcheck.registry.file_format import read_registry_file
from proofcheck.registry.filling import fill
from proofcheck.registry.habits import issuer_field
from proofcheck.registry.opening import open_to_read
from proofcheck.registry.store import Store
from proofcheck.registry.writing import ImportReport, Writing

FILE = ".json"
WRITTEN_BY_HAND = frozenset({".yaml", ".yml"})


class Unlearned(Struct, frozen=True, kw_only=True):
    """A paper that shows nothing of its issuer's habits, with the reason."""

    path: str
    reason: str


class Learned(Struct, frozen=True, kw_only=True):
    """What was learned: observations (as many `new` ones), papers that show nothing, doubts.

    `papers` is how many of the issuer the registry holds now, of whatever kind.
    """

    party: str
    new: int
    papers: int
    observations: tuple[Observation, ...]
    unlearned: tuple[Unlearned, ...]
    doubts: tuple[str, ...]


def learn(location: str | Path, papers: Sequence[Examined], *, issuer: str, source: str) -> Learned:
    """Learn from genuine papers of the party `issuer`; a paper that was learned before stays one.

    Raises `RegistryError` where the registry has no such party, or is a file written by hand.
    """
    path = Path(location)
    if path.suffix.lower() in WRITTEN_BY_HAND:
        message = f"{path} would be written anew, without its comments and its order."
        remedy = "Import it into a store, or keep it as JSON: `registry export -o registry.json`."
        raise RegistryError(message, remedy=remedy)
    is_file = path.suffix.lower() == FILE
    database = _of_file(path) if is_file else open_database(location, write=True)
    try:
        store = Store(database)
        party = _party(store, issuer)
        today = datetime.now(UTC).date()
        judged = [(paper, observed(paper, issuer, source, today)) for paper in papers]
        found = tuple(one for _, one in judged if isinstance(one, Observation))
        report = _write(database, found, source)
        held = len(store.observations(issuer))
        if is_file:
            _replace(path, database)
    finally:
        database.close()
    return Learned(
        party=issuer,
        new=report.added,
        papers=held,
        observations=found,
        unlearned=tuple(
            Unlearned(path=_name(paper), reason=one)
            for paper, one in judged
            if isinstance(one, str)
        ),
        doubts=tuple(_doubts(party, (p for p, one in judged if isinstance(one, Observation)))),
    )


def require_party(location: str | Path, issuer: str) -> None:
    """Raise `RegistryError` where the registry has no such party, before papers are read for it."""
    database = open_to_read(location)
    try:
        _party(Store(database), issuer)
    finally:
        database.close()


def _party(store: Store, issuer: str) -> Party:
    party = store.parties([issuer]).get(issuer)
    if party is None:
        message = f"The registry holds no party {issuer!r}."
        raise RegistryError(message, remedy="`registry search NAME` finds ids.")
    return party


def observed(paper: Examined, issuer: str, source: str, today: date) -> Observation | str:
    """Return what a paper shows of its issuer's habits, or why it shows nothing."""
    if paper.document.file.media_type is not MediaType.PDF:
        return "It is no PDF: only these show by which program they were made."
    if not any(page.source is Source.TEXT_LAYER for page in paper.pages):
        return "It is a scan, which shows the scanner and not the issuer's program."
    if paper.kind is Kind.OTHER:
        return "What kind of paper it is can't be told."
    if len(letters_in(paper.paper)) > 1:
        return "It holds a chain of letters of several issuers."
    origin = paper.facts.origin if isinstance(paper.facts, PdfFacts) else None
    if origin is None or origin.making is None:
        return "How it is made could not be examined."
    return Observation(
        party=issuer,
        document_sha256=paper.document.file.sha256,
        kind=paper.kind,
        making=origin.making,
        source=source,
        as_of=today,
    )


def _doubts(party: Party, papers: Iterable[Examined]) -> Iterable[str]:
    """Say which papers name somebody else as their issuer."""
    for paper in papers:
        name = getattr(paper.paper, issuer_field(paper.paper) or "", None)
        if not isinstance(name, Field):
            continue
        own = (party.name, *party.aliases)
        if all(compare_names(name.value, one).likeness is Likeness.DIFFERENT for one in own):
            yield f"{_name(paper)} names {name.value} as its issuer, not {party.name}."


def _name(paper: Examined) -> str:
    return paper.document.file.path or f"document {paper.number}"


def _write(database: Database, found: tuple[Observation, ...], source: str) -> ImportReport:
    with database.writing() as connection:
        writing = Writing(connection, source=source, form="observations")
        for one in found:
            writing.put(one)
        return writing.finish()


def _of_file(path: Path) -> Database:
    rows = read_registry_file(path)
    held = in_memory()
    fill(held, rows, source=path.name)
    return held


def _replace(path: Path, database: Database) -> None:
    """Write a registry file anew, at once or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            export(database, file.write)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        message = f"The registry {path} can't be written: {error.strerror}."
        raise RegistryError(message, remedy="Check the folder's permissions.") from error
