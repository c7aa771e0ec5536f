"""Removes records: an import that takes away, so that its day and source are kept, and the past.

In: the store's place, what to remove, who says so. Out: the records that went. What others refer
to is not removed alone: a brand without its owner, a grant without its parties would be left.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection, select, tuple_

from proofcheck.errors import RegistryError
from proofcheck.model.fields import Kind
from proofcheck.model.habits import Making
from proofcheck.model.registry import Attestation, Certificate, Observation, Signatory
from proofcheck.registry import schema
from proofcheck.registry.database import open_database
from proofcheck.registry.record_keys import KeySort, Record, RecordKind, id_of
from proofcheck.registry.store import decode_record
from proofcheck.registry.writing import ImportReport, Writing

Identity = tuple[RecordKind, str]

REFERENCES = {
    RecordKind.PARTY: (KeySort.OWNER, KeySort.GRANTOR, KeySort.GRANTEE, KeySort.PARTY),
    RecordKind.BRAND: (KeySort.BRAND,),
}
"""By which keys other records refer to a kind."""

MOST_NAMED = 5
MOST_AT_ONCE = 400


class Removal(Struct, frozen=True, kw_only=True):
    """What a removal did, or would do (`is_kept` False: a dry run): the records by kind and id."""

    report: ImportReport
    removed: tuple[Identity, ...]
    is_kept: bool


class _UndoneError(Exception):
    """Ends a dry run's transaction."""


def remove(
    location: str | Path,
    ids: tuple[str, ...],
    *,
    source: str,
    kind: RecordKind | None = None,
    cascade: bool = False,
    is_dry_run: bool = False,
) -> Removal:
    """Remove records by their ids, and with `cascade` all that refer to them.

    Signatories, certificates, attestations and observations have no ids of their own: with `kind`
    they are named `PARTY:NAME`, `PARTY:SHA256` and `PARTY:NUMBER` (of the letter, or the
    document's SHA-256). Raises `RegistryError` where one is not there, an id stands for records
    of two kinds, or others refer to them; nothing is removed then.
    """
    database = open_database(location, write=True)
    removal: Removal | None = None
    try:
        with database.writing() as connection:
            named = {
                identity: None for text in ids for identity in (_found(connection, text, kind),)
            }
            gone = _with_dependents(connection, tuple(named), cascade=cascade)
            writing = Writing(connection, source=source, form="removal")
            for known, identifier in gone:
                writing.remove(known, identifier)
            removal = Removal(report=writing.finish(), removed=gone, is_kept=not is_dry_run)
            if is_dry_run:
                raise _UndoneError
    except _UndoneError:
        assert removal is not None
    finally:
        database.close()
    return removal


def _found(connection: Connection, text: str, kind: RecordKind | None) -> Identity:
    table = schema.record
    ids = [text] if kind is None else [text, *(id_of(one) for one in _meant(kind, text))]
    query = select(table.c.kind, table.c.id).where(table.c.id.in_(ids))
    if kind is not None:
        query = query.where(table.c.kind == kind.value)
    found = [(RecordKind(row.kind), str(row.id)) for row in connection.execute(query)]
    if len(found) == 1:
        return found[0]
    if not found:
        shown = f"{kind.value} {text!r}" if kind is not None else f"record {text!r}"
        remedy = "`registry search NAME` finds ids; --kind names signatories and the like."
        raise RegistryError(f"The registry holds no {shown}.", remedy=remedy)
    kinds = ", ".join(sorted(known.value for known, _ in found))
    message = f"{text!r} is the id of several records: {kinds}."
    raise RegistryError(message, remedy="Say which by --kind.")


def _meant(kind: RecordKind, text: str) -> tuple[Record, ...]:
    """The records without an id that `PARTY:WHAT` may mean."""
    party, mark, what = text.rpartition(":")
    if not mark:
        return ()
    match kind:
        case RecordKind.SIGNATORY:
            return (Signatory(party=party, name=what),)
        case RecordKind.CERTIFICATE:
            return (Certificate(party=party, sha256=what),)
        case RecordKind.ATTESTATION:
            return (
                Attestation(party=party, status="denied", letter_number=what),
                Attestation(party=party, status="denied", document_sha256=what),
            )
        case RecordKind.OBSERVATION:
            about = Observation(party=party, document_sha256=what, kind=Kind.OTHER, making=Making())
            return (about,)
        case _:
            return ()


def _with_dependents(
    connection: Connection, named: tuple[Identity, ...], *, cascade: bool
) -> tuple[Identity, ...]:
    """Add all that refer to what goes, or raise where they were not to go too."""
    gone = dict.fromkeys(named)
    newly = named
    while newly:
        newly = tuple(one for one in _referring(connection, newly) if one not in gone)
        if newly and not cascade:
            raise _still_needed(connection, newly)
        gone |= dict.fromkeys(newly)
    return tuple(gone)


def _referring(connection: Connection, to: tuple[Identity, ...]) -> list[Identity]:
    key = schema.key
    pairs = [
        (sort.value, identifier) for kind, identifier in to for sort in REFERENCES.get(kind, ())
    ]
    found: dict[Identity, None] = {}
    for start in range(0, len(pairs), MOST_AT_ONCE):
        part = pairs[start : start + MOST_AT_ONCE]
        query = select(key.c.kind, key.c.id).where(tuple_(key.c.sort, key.c.key).in_(part))
        for row in connection.execute(query.order_by(key.c.kind, key.c.id)):
            found[RecordKind(row.kind), str(row.id)] = None
    return list(found)


def _still_needed(connection: Connection, by: tuple[Identity, ...]) -> RegistryError:
    shown = ", ".join(_shown(connection, one) for one in by[:MOST_NAMED])
    rest = f" and {len(by) - MOST_NAMED} more" if len(by) > MOST_NAMED else ""
    return RegistryError(
        f"Other records refer to what is to be removed: {shown}{rest}.",
        remedy="Remove or mend these first, or remove them too with --cascade (--dry-run shows "
        "what goes).",
    )


def _shown(connection: Connection, one: Identity) -> str:
    """Name a record: by its id, or by what stands for one."""
    table = schema.record
    query = select(table.c.record).where(table.c.kind == one[0].value, table.c.id == one[1])
    match decode_record(one[0], str(connection.execute(query).scalar())):
        case Signatory() as record:
            return f"signatory {record.party}:{record.name}"
        case Certificate() as record:
            return f"certificate {record.party}:{record.sha256}"
        case Attestation() as record:
            return f"attestation {record.party}:{record.letter_number or record.document_sha256}"
        case Observation() as record:
            return f"observation {record.party}:{record.document_sha256}"
        case _:
            return f"{one[0].value} {one[1]}"
