"""Importing files: what is kept, refused, left out, undone; export, the past, revocation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import text

from proofcheck.errors import RegistryError
from proofcheck.model.registry import Authorisation, Brand, Party
from proofcheck.model.registry_answers import LinkProblem
from proofcheck.registry import Registry
from proofcheck.registry.compacting import compact
from proofcheck.registry.contradictions import ProblemKind, problems_in
from proofcheck.registry.database import Database, open_database
from proofcheck.registry.exporting import export
from proofcheck.registry.importers.rows import Good
from proofcheck.registry.importing import import_items
from proofcheck.registry.in_force import authorisations_on
from proofcheck.registry.past import imports_of, problems_of, records_of_import, versions_of
from proofcheck.registry.record_keys import Record, RecordKind
from proofcheck.registry.statistics import statistics_of
from proofcheck.registry.store import Store

TODAY = datetime.now(UTC).date()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "r.sqlite")
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def database(location: str) -> Iterator[Database]:
    opened = open_database(location, create=True)
    yield opened
    opened.close()


def put(database: Database, *records: Record) -> None:
    items = iter([Good(line, record) for line, record in enumerate(records, start=1)])
    import_items(database, items, source="test", form="test")


def exported(database: Database, on: date | None = None) -> str:
    written = StringIO()
    export(database, written.write, on=on)
    return written.getvalue()


def test_good_rows_are_kept_and_bad_ones_can_be_looked_at(location: str, tmp_path: Path) -> None:
    rows = [{"id": f"p{n}", "name": f"Company {n}"} for n in range(30)]
    rows[7] = {"id": "p7", "nam": "Company 7"}
    path = tmp_path / "rows.json"
    path.write_text(json.dumps({"version": 1, "parties": rows}, indent=0))
    done = Registry.import_file(location, path, source="a partner")
    assert (done.report.added, done.report.refused) == (29, 1)
    database = open_database(location)
    (problem,) = problems_of(database, done.report.id)
    assert problem == next(problems_of(database, done.report.id))
    assert "no such field: nam" in problem.message
    assert '"p7"' in problem.row
    assert path.read_text().splitlines()[problem.line : problem.line + 2] == [
        '"id": "p7",',
        '"nam": "Company 7"',
    ]
    assert Store(database).parties(["p8"])["p8"].source == "a partner"
    assert len(records_of_import(database, done.report.id, 10)) == 10
    assert ProblemKind.REFUSED in {one.kind for one in problems_in(database, TODAY)}
    database.close()


def test_of_a_file_that_is_mostly_bad_nothing_is_kept(location: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.json"
    rows = [{"id": f"p{n}", "name" if n < 9 else "nam": f"Company {n}"} for n in range(30)]
    path.write_text(json.dumps({"version": 1, "parties": rows}))
    with pytest.raises(RegistryError, match="21 of 30 rows"):
        Registry.import_file(location, path)
    database = open_database(location)
    assert imports_of(database) == ()
    assert statistics_of(database).refused_rows == 0
    database.close()


def test_a_dry_run_keeps_nothing(database: Database, location: str, fixtures: Path) -> None:
    put(database, Party(id="a", name="Nordhafen Handel GmbH"))
    before = Store(database).facts().digest
    done = Registry.import_file(location, fixtures / "registry.json", is_dry_run=True)
    assert not done.is_kept
    assert done.report.added > 50
    assert Store(database).facts().digest == before
    assert len(imports_of(database)) == 1


def test_what_is_exported_gives_the_same_content(
    database: Database, location: str, fixtures: Path, tmp_path: Path
) -> None:
    Registry.import_file(location, fixtures / "registry.json")
    Registry.import_file(location, "starter")
    path = tmp_path / "out.json"
    path.write_text(exported(database), encoding="utf-8")
    again = tmp_path / "again.sqlite"
    Registry.import_file(again, path)
    with Registry.open(again) as imported, Registry.open(path) as read:
        assert imported.digest == read.digest == Store(database).facts().digest


def test_an_empty_store_exports_to_a_file_that_can_be_read(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "out.json"
    path.write_text(exported(database))
    with Registry.open(path) as registry:
        assert registry.brand_names() == ()


def moved_back(database: Database, number: int, days: int) -> date:
    """Let an import have been made some days ago."""
    at = datetime.now(UTC) - timedelta(days=days)
    with database.writing() as connection:
        query = text('UPDATE "import" SET at = :at WHERE id = :number')
        connection.execute(query, {"at": at.isoformat(timespec="seconds"), "number": number})
    return at.date()


def test_what_was_known_on_a_day_is_told_from_the_history(
    database: Database, tmp_path: Path
) -> None:
    put(database, Party(id="a", name="Old Name Ltd"), Party(id="b", name="Stays Ltd"))
    first = Store(database).facts().digest
    put(database, Party(id="a", name="New Name Ltd"), Party(id="c", name="Late Ltd"))
    day = moved_back(database, 1, days=10)
    then = json.loads(exported(database, on=day))
    assert [row["name"] for row in then["parties"]] == ["Old Name Ltd", "Stays Ltd"]
    assert json.loads(exported(database, on=day - timedelta(days=1)))["parties"] == []
    path = tmp_path / "then.json"
    path.write_text(exported(database, on=day))
    with Registry.open(path) as registry:
        assert registry.digest == first
    old, new = versions_of(database, "a")
    assert (old.until, new.until) == (new.since, None)
    assert old.since.at[:10] == day.isoformat()


def grant(**changes: object) -> Authorisation:
    terms = {"id": "g", "brand": "b", "grantor": "a", "grantee": "c", **changes}
    return Authorisation(**terms)  # type: ignore[arg-type]


def test_who_was_authorised_on_a_day(database: Database, location: str) -> None:
    put(database, grant(valid_from=date(2025, 1, 1), valid_to=date(2026, 12, 31)))
    Registry.revoke(location, "g", on=date(2026, 3, 1), source="letter of the owner")
    store = Store(database)

    def against(on: date) -> tuple[LinkProblem, ...]:
        (found,) = authorisations_on(store, RecordKind.BRAND, "b", on)
        assert authorisations_on(store, RecordKind.PARTY, "c", on) == (found,)
        assert authorisations_on(store, RecordKind.AUTHORISATION, "g", on) == (found,)
        return found.problems

    assert against(date(2026, 2, 28)) == ()
    assert against(date(2026, 3, 1)) == (LinkProblem.REVOKED,)
    assert against(date(2024, 12, 31)) == (LinkProblem.NOT_BEGUN,)
    assert LinkProblem.EXPIRED in against(date(2027, 1, 1))


def test_a_revocation_is_an_import_and_is_not_put_off(database: Database, location: str) -> None:
    put(database, grant())
    record = Registry.revoke(location, "g", on=date(2026, 3, 1), source="letter of the owner")
    assert (record.status, record.revoked_on) == ("revoked", date(2026, 3, 1))
    assert record.source == "letter of the owner"
    assert imports_of(database)[0].format == "revocation"
    with pytest.raises(RegistryError, match="revoked on 2026-03-01 already"):
        Registry.revoke(location, "g", on=date(2026, 4, 1), source="x")
    earlier = Registry.revoke(location, "g", on=date(2026, 2, 1), source="court")
    assert earlier.revoked_on == date(2026, 2, 1)
    with pytest.raises(RegistryError, match="no authorisation 'h'"):
        Registry.revoke(location, "h", on=date(2026, 4, 1), source="x")
    assert len(versions_of(database, "g")) == 3


def test_a_compacted_store_says_the_same(database: Database, location: str) -> None:
    put(database, *(Party(id=f"p{n}", name=f"Company {n}") for n in range(100)))
    before = statistics_of(database)
    assert before.pending_names == {"party": 100, "brand": 0}
    compact(location)
    after = statistics_of(database)
    assert after.pending_names == {"party": 0, "brand": 0}
    assert (after.digest, after.records) == (before.digest, before.records)
    assert after.size_bytes > 0


def kinds_in(database: Database) -> dict[ProblemKind, tuple[str, ...]]:
    return {found.kind: found.ids for found in problems_in(database, date(2026, 6, 1))}


def test_a_sound_store_has_no_problem(database: Database) -> None:
    put(
        database,
        Party(id="a", name="Nordhafen Handel GmbH"),
        Party(id="c", name="Kaufinsel GmbH"),
        Brand(id="b", name="Northlume", aliases=("North Lume",), owner="a"),
        grant(valid_to=date(2026, 12, 31), exclusive=True, territories=("DE",)),
        grant(id="h", grantee="a2", grantor="a", territories=("FR",)),
        Party(id="a2", name="Deux Rives SARL"),
    )
    assert kinds_in(database) == {}


@pytest.mark.parametrize(
    ("records", "kind", "ids"),
    [
        ([Brand(id="b", name="Northlume", owner="zz")], ProblemKind.DANGLING, ("b", "zz")),
        ([grant(grantor="zz")], ProblemKind.DANGLING, ("g", "zz")),
        ([grant(valid_to=date(2026, 5, 31))], ProblemKind.EXPIRED, ("g",)),
        ([grant(status="revoked")], ProblemKind.CONTRADICTORY, ("g",)),
        (
            [
                grant(exclusive=True, territories=("EU",)),
                grant(id="h", grantee="d", territories=("DE",)),
            ],
            ProblemKind.CONTRADICTORY,
            ("g", "h"),
        ),
        (
            [grant(letter_number="L-7"), grant(id="h", grantee="d", letter_number="l 7")],
            ProblemKind.CONTRADICTORY,
            ("g", "h"),
        ),
        ([Brand(id="x", name="Nоrthlume", owner="d")], ProblemKind.LOOK_ALIKE, ("b", "x")),
        ([Brand(id="x", name="NorthIume", owner="d")], ProblemKind.LOOK_ALIKE, ("b", "x")),
        ([Brand(id="x", name="NORTHLUME", owner="d")], ProblemKind.SAME_NAME, ("b", "x")),
        ([Party(id="x", name="Nоrdhafen Handel")], ProblemKind.LOOK_ALIKE, ("a", "x")),
    ],
)
def test_what_is_wrong_in_a_store_is_found(
    database: Database, records: list[Record], kind: ProblemKind, ids: tuple[str, ...]
) -> None:
    put(
        database,
        Party(id="a", name="Nordhafen Handel GmbH"),
        Party(id="c", name="Kaufinsel GmbH"),
        Party(id="d", name="Deux Rives SARL"),
        Brand(id="b", name="Northlume", owner="a"),
    )
    put(database, *records)
    assert kinds_in(database) == {kind: ids}


def test_names_one_typing_error_apart_are_listed_where_it_is_asked_for(database: Database) -> None:
    put(
        database,
        Party(id="a", name="Nordhafen Handel GmbH"),
        Party(id="x", name="Nordhaven Handel GmbH"),
        Brand(id="b", name="Northlume", owner="a"),
        Brand(id="c", name="Northlumme", owner="x"),
        Brand(id="d", name="Nortlhume", owner="x"),
        Brand(id="e", name="Northlume Kids", owner="x"),
        Brand(id="f", name="Northlumes", owner="a"),  # of the same owner as b
        Brand(id="g", name="Halle 52", owner="a"),
        Brand(id="h", name="Halle 54", owner="x"),  # another number, no typing error
    )
    found = [
        problem.ids
        for problem in problems_in(database, date(2026, 6, 1), with_typos=True)
        if problem.kind is ProblemKind.NEAR_NAME
    ]
    assert found == [("b", "d"), ("b", "c"), ("c", "f"), ("a", "x")]
    assert ProblemKind.NEAR_NAME not in kinds_in(database)


def test_the_address_of_another_database_is_not_repeated() -> None:
    with pytest.raises(RegistryError) as caught:
        Registry.open("mysql://user:secret@host/name")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("address", ["u:secret@127.0.0.1:1/d", "u@127.0.0.1:1/d?password=secret"])
def test_a_password_is_not_shown_where_the_server_is_not_there(address: str) -> None:
    with pytest.raises(RegistryError, match=r"postgresql://u") as caught:
        Registry.open(f"postgresql://{address}")
    assert "secret" not in str(caught.value)
