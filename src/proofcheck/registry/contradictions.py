"""What is wrong or doubtful in a store as a whole, for a person to mend.

In: an open store, today's date. Out: problems, each with the records it is about and a remedy.
Names are compared where they share a key (characters folded by sight or by what OCR confuses),
and, where it is asked for, where a typing error parts them (`near_names`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import combinations, groupby

from msgspec import Struct
from sqlalchemy import Connection, and_, func, select

from proofcheck.comparing.names import compare_names
from proofcheck.comparing.territories import covers_territory
from proofcheck.model.registry import Authorisation, Brand
from proofcheck.model.registry_answers import Likeness
from proofcheck.registry import schema
from proofcheck.registry.database import Database
from proofcheck.registry.near_names import near_names
from proofcheck.registry.past import ROWS_AT_ONCE, imports_of
from proofcheck.registry.record_keys import KeySort, RecordKind, letter_key
from proofcheck.registry.store import decode_record

MOST_OF_GROUP = 20
"""Names or grants of one group that are compared with each other."""

LEAST_LETTERS = 4
"""Letters of a name below which its look says nothing: A1, WW."""

LOOKING_ALIKE = frozenset({Likeness.CONFUSABLE, Likeness.OCR_CLASS})
SAME_NAME = frozenset({Likeness.IDENTICAL, Likeness.SAME})


class ProblemKind(StrEnum):
    """Kinds of problems."""

    DANGLING = "dangling"  # names a party or brand that is not there
    EXPIRED = "expired"
    CONTRADICTORY = "contradictory"
    LOOK_ALIKE = "look_alike"  # names of different owners that look alike
    NEAR_NAME = "near_name"  # names of different owners that a typing error parts
    SAME_NAME = "same_name"  # brands of different owners that are called alike
    REFUSED = "refused"  # rows that an import refused


class StoreProblem(Struct, frozen=True, kw_only=True):
    """One problem: the ids it is about, what is wrong, what to do."""

    kind: ProblemKind
    ids: tuple[str, ...]
    message: str
    remedy: str


def problems_in(
    database: Database, today: date, *, with_typos: bool = False
) -> Iterator[StoreProblem]:
    """Yield all problems of the store, of one state of it.

    `with_typos`: names that one typing error parts too; in a large registry these are many, and
    most of them honest.
    """
    with database.snapshot() as connection:
        yield from _dangling(connection)
        yield from _grants(connection, today)
        for kind in (RecordKind.BRAND, RecordKind.PARTY):
            yield from _names(connection, kind)
            if with_typos:
                yield from _near(connection, kind)
    yield from _refused(database)


_REFERENCES = (
    (KeySort.OWNER, RecordKind.PARTY, "owner"),
    (KeySort.BRAND, RecordKind.BRAND, "brand"),
    (KeySort.GRANTOR, RecordKind.PARTY, "grantor"),
    (KeySort.GRANTEE, RecordKind.PARTY, "grantee"),
    (KeySort.PARTY, RecordKind.PARTY, "party"),
)


def _dangling(connection: Connection) -> Iterator[StoreProblem]:
    key, record = schema.key, schema.record
    for sort, wanted, role in _REFERENCES:
        there = and_(record.c.kind == wanted.value, record.c.id == key.c.key)
        query = (
            select(key.c.kind, key.c.id, key.c.key)
            .outerjoin(record, there)
            .where(key.c.sort == sort.value, record.c.id.is_(None))
            .order_by(key.c.kind, key.c.id)
            .execution_options(yield_per=ROWS_AT_ONCE)
        )
        for row in connection.execute(query):
            yield StoreProblem(
                kind=ProblemKind.DANGLING,
                ids=(row.id, row.key),
                message=f"The {row.kind} {row.id} names the {wanted.value} {row.key} as its "
                f"{role}, which is not in the registry.",
                remedy=f"Import the {wanted.value} {row.key}, or mend the {row.kind}.",
            )


def _grants(connection: Connection, today: date) -> Iterator[StoreProblem]:
    """Expired grants, and those of one brand that contradict each other."""
    key, record = schema.key, schema.record
    there = and_(record.c.kind == key.c.kind, record.c.id == key.c.id)
    query = (
        select(key.c.key, record.c.record)
        .join(record, there)
        .where(key.c.sort == KeySort.BRAND.value)
        .order_by(key.c.key, key.c.id)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for _, rows in groupby(connection.execute(query), key=lambda row: row.key):
        kept: list[Authorisation] = []
        for row in rows:
            grant = decode_record(RecordKind.AUTHORISATION, row.record)
            assert isinstance(grant, Authorisation)
            yield from _grant(grant, today)
            kept.append(grant)
        yield from _between(kept)


def _grant(grant: Authorisation, today: date) -> Iterator[StoreProblem]:
    if grant.status == "active" and grant.valid_to is not None and grant.valid_to < today:
        yield StoreProblem(
            kind=ProblemKind.EXPIRED,
            ids=(grant.id,),
            message=f"The authorisation {grant.id} ran out on {grant.valid_to}.",
            remedy="Import its renewal, or leave it: it counts for papers of its time.",
        )
    if grant.status == "revoked" and grant.revoked_on is None:
        yield StoreProblem(
            kind=ProblemKind.CONTRADICTORY,
            ids=(grant.id,),
            message=f"The authorisation {grant.id} is revoked, but not since when: it counts for "
            "no day.",
            remedy="Import it with revoked_on.",
        )


def _between(grants: list[Authorisation]) -> Iterator[StoreProblem]:
    """Exclusive grants beside others, and one letter number on two grants."""
    exclusive = [grant for grant in grants if grant.exclusive][:MOST_OF_GROUP]
    for one in exclusive:
        for other in grants:
            is_first = not other.exclusive or one.id < other.id
            if is_first and one.grantee != other.grantee and _are_rivals(one, other):
                yield StoreProblem(
                    kind=ProblemKind.CONTRADICTORY,
                    ids=(one.id, other.id),
                    message=f"The authorisation {one.id} is exclusive, but {other.id} of the same "
                    f"grantor gives {other.brand} to {other.grantee} at the same time.",
                    remedy="Ask the grantor which of them holds, and revoke the other.",
                )
    numbered = sorted((letter_key(grant.letter_number), grant.id) for grant in grants)
    for number, group in groupby(numbered, key=lambda pair: pair[0]):
        ids = tuple(identifier for _, identifier in group)
        if number and len(ids) > 1 and _differ(grants, ids):
            yield StoreProblem(
                kind=ProblemKind.CONTRADICTORY,
                ids=ids,
                message=f"One letter number stands on the authorisations {', '.join(ids)}, which "
                "differ in grantee or status.",
                remedy="Look the letter up; mend or revoke the wrong one.",
            )


def _differ(grants: list[Authorisation], ids: tuple[str, ...]) -> bool:
    told = {(grant.grantor, grant.grantee, grant.status) for grant in grants if grant.id in ids}
    return len(told) > 1


def _are_rivals(one: Authorisation, other: Authorisation) -> bool:
    """Whether two grants of one grantor overlap in time and territory."""
    if one.grantor != other.grantor or "revoked" in (one.status, other.status):
        return False
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    if first > last:
        return False
    if one.territories is None or other.territories is None:
        return True
    return any(
        covers_territory(one.territories, asked, last) for asked in other.territories
    ) or any(covers_territory(other.territories, asked, last) for asked in one.territories)


def _names(connection: Connection, kind: RecordKind) -> Iterator[StoreProblem]:
    """Names of different owners that share what is left when look-alike characters are folded."""
    name = schema.name
    groups = (
        select(name.c.skeleton)
        .where(name.c.kind == kind.value, name.c.skeleton != "")
        .group_by(name.c.skeleton)
        .having(func.count(name.c.owner.distinct()) > 1)
        .subquery()
    )
    query = (
        select(name.c.skeleton, name.c.owner, name.c.raw)
        .join(groups, groups.c.skeleton == name.c.skeleton)
        .where(name.c.kind == kind.value)
        .order_by(name.c.skeleton, name.c.owner, name.c.row)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    for _, rows in groupby(connection.execute(query), key=lambda row: row.skeleton):
        held = list(rows)[:MOST_OF_GROUP]
        owners = _owners(connection, kind, {row.owner for row in held})
        yield from _alike(kind, [(row.owner, row.raw) for row in held], owners)


def _near(connection: Connection, kind: RecordKind) -> Iterator[StoreProblem]:
    for pair in near_names(connection, kind):
        owners = _owners(connection, kind, {pair.one, pair.other})
        if not set(owners.get(pair.one, ())) & set(owners.get(pair.other, ())):
            yield StoreProblem(
                kind=ProblemKind.NEAR_NAME,
                ids=(pair.one, pair.other),
                message=f"The {kind.value} names {pair.one_name!r} ({pair.one}) and "
                f"{pair.other_name!r} ({pair.other}) are one typing error apart.",
                remedy="Find out whether one is misspelt or imitates the other. If both are "
                "genuine, leave it so.",
            )


def _alike(
    kind: RecordKind, names: list[tuple[str, str]], owners: dict[str, tuple[str, ...]]
) -> Iterator[StoreProblem]:
    said: set[tuple[str, str]] = set()
    for (one, raw), (other, other_raw) in combinations(names, 2):
        owner, other_owner = owners.get(one, ()), owners.get(other, ())
        if one == other or (one, other) in said or set(owner) & set(other_owner):
            continue
        likeness = compare_names(raw, other_raw).likeness
        is_long = min(sum(map(str.isalpha, text)) for text in (raw, other_raw)) >= LEAST_LETTERS
        if likeness in LOOKING_ALIKE and is_long:
            said.add((one, other))
            yield StoreProblem(
                kind=ProblemKind.LOOK_ALIKE,
                ids=(one, other),
                message=f"The {kind.value} names {raw!r} ({one}) and {other_raw!r} ({other}) look "
                "alike.",
                remedy="Find out whether one imitates the other. If both are genuine, leave it so.",
            )
        elif likeness in SAME_NAME and kind is RecordKind.BRAND and owner and other_owner:
            said.add((one, other))
            yield StoreProblem(
                kind=ProblemKind.SAME_NAME,
                ids=(one, other),
                message=f"Two brands are called {raw!r}: {one} of "
                f"{' and '.join(owner)}, and {other} of {' and '.join(other_owner)}.",
                remedy="If they are one, give both a fact that shows it: the trademark number, or "
                "the owner's tax id, LEI or domain.",
            )


def _owners(connection: Connection, kind: RecordKind, ids: set[str]) -> dict[str, tuple[str, ...]]:
    """Whose the names are: a brand's owners (none where unknown), a party's own."""
    if kind is RecordKind.PARTY:
        return {identifier: (identifier,) for identifier in ids}
    table = schema.record
    query = select(table.c.record).where(table.c.kind == kind.value, table.c.id.in_(sorted(ids)))
    brands = [decode_record(kind, row.record) for row in connection.execute(query)]
    return {brand.id: brand.owners for brand in brands if isinstance(brand, Brand)}


def _refused(database: Database) -> Iterator[StoreProblem]:
    for done in imports_of(database):
        if done.refused:
            yield StoreProblem(
                kind=ProblemKind.REFUSED,
                ids=(str(done.id),),
                message=f"The import {done.id} of {done.source} refused {done.refused} rows.",
                remedy=f"`registry problems {done.id}` lists them; mend the file, import it again.",
            )
