"""The store: what is imported again, changed, removed and remembered; both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from proofcheck.errors import RegistryError
from proofcheck.model.registry import Authorisation, Brand, Party, Trademark
from proofcheck.registry import schema
from proofcheck.registry.database import Database, open_database
from proofcheck.registry.migrations import HEAD
from proofcheck.registry.name_index import pack
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.record_keys import Record, RecordKind
from proofcheck.registry.store import MAX_ROWS, Store
from proofcheck.registry.writing import ImportReport, Writing


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        opened = open_database(tmp_path / "r.sqlite", create=True)
    else:
        opened = open_database(request.getfixturevalue("postgresql_url"), create=True)
    yield opened
    opened.close()


def put(database: Database, *records: Record, source: str = "test") -> ImportReport:
    with database.writing() as connection:
        writing = Writing(connection, source=source, form="test")
        for one in records:
            writing.put(one)
        return writing.finish()


def test_what_is_imported_again_is_left_alone(database: Database) -> None:
    rows = (Party(id="a", name="Nordhafen Handel GmbH"), Brand(id="b", name="Northlume", owner="a"))
    assert put(database, *rows).added == 2
    digest = Store(database).facts().digest
    again = put(database, *rows)
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    assert Store(database).facts().digest == digest


def test_a_changed_record_takes_the_place_of_the_old_one_which_is_kept(database: Database) -> None:
    put(database, Party(id="a", name="Old Name Ltd", tax_ids=("GB123456789",)))
    first = Store(database).facts().digest
    report = put(database, Party(id="a", name="New Name Ltd"))
    assert report.changed == 1
    store = Store(database)
    assert store.parties(["a"])["a"].name == "New Name Ltd"
    assert store.parties_identified(["GB123456789"]) == ()
    assert [row.raw for row in store.pending_names(RecordKind.PARTY)] == ["New Name Ltd"]
    with database.reading() as connection:
        kept = connection.execute(select(schema.history)).mappings().one()
    assert "Old Name Ltd" in kept["record"]
    assert kept["until_import_id"] == report.id
    put(database, Party(id="a", name="Old Name Ltd", tax_ids=("GB123456789",)))
    assert store.facts().digest == first


def test_a_removed_record_is_found_no_more(database: Database) -> None:
    mark = Trademark(office="EUIPO", number="018 792 109")
    put(database, Brand(id="b", name="Northlume", trademarks=(mark,)))
    store = Store(database)
    assert store.trademarks("018792109") == (("b", mark),)
    with database.writing() as connection:
        writing = Writing(connection, source="test", form="test")
        writing.remove(RecordKind.BRAND, "b")
        writing.remove(RecordKind.BRAND, "never there")
        assert writing.finish().removed == 1
    assert store.trademarks("018792109") == ()
    assert store.brands(["b"]) == {}
    assert int(store.facts().digest, 16) == 0


def test_an_import_that_breaks_off_leaves_nothing(database: Database) -> None:
    put(database, Party(id="a", name="Nordhafen Handel GmbH"))
    digest = Store(database).facts().digest

    def break_off() -> None:
        with database.writing() as connection:
            writing = Writing(connection, source="test", form="test")
            for number in range(3000):
                writing.put(Party(id=f"p{number}", name=f"Party {number}"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        break_off()
    store = Store(database)
    assert store.facts().digest == digest
    assert store.parties(["p1"]) == {}


def test_names_are_found_whether_packed_or_not(database: Database) -> None:
    put(database, *(Party(id=f"p{n}", name=f"Company Number {n} Ltd") for n in range(50)))
    put(database, Party(id="x", name="Valdoro Leather Works S.r.l."))
    search = NameSearch(Store(database), RecordKind.PARTY)
    assert [found.owner for found in search.search("Valdroo Leather Works")][:1] == ["x"]
    with database.writing() as connection:
        pack(connection, RecordKind.PARTY)
    assert Store(database).pending_names(RecordKind.PARTY) == ()
    assert [found.owner for found in search.search("Valdroo Leather Works")][:1] == ["x"]
    put(database, Party(id="y", name="Quillmark Stationery"))
    assert [found.owner for found in search.search("Quilmark Stationery")][:1] == ["y"]


def test_grants_are_found_by_brand_and_grantee(database: Database) -> None:
    grant = Authorisation(
        id="g", brand="b", grantor="a", grantee="c", letter_number="L-7", valid_to=date(2027, 1, 1)
    )
    put(database, grant)
    store = Store(database)
    assert store.grants_to("b", "c") == (grant,)
    assert store.grants_to("b", "a") == ()
    assert store.authorisations_numbered("l 7") == (grant,)
    assert store.authorisations_of(["b"], ["a"]) == (grant,)


def test_grants_of_one_brand_are_found_among_more_of_others_than_are_read(
    database: Database,
) -> None:
    def grant(number: int, brand: str) -> Authorisation:
        return Authorisation(id=f"a{number:04}", brand=brand, grantor="o", grantee=f"g{number:04}")

    others = [grant(number, "other") for number in range(MAX_ROWS + 2)]
    put(database, *others, grant(9999, "wanted"))
    store = Store(database)
    assert [row.id for row in store.authorisations_of(["wanted"], ["o"])] == ["a9999"]
    assert [row.id for row in store.authorisations_for("other")][:2] == ["a0000", "a0001"]
    assert len(store.authorisations_for("other")) == MAX_ROWS


def test_the_version_of_the_tables_is_that_of_the_newest_migration(database: Database) -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    import proofcheck.registry.migrations as migrations

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD
    with database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    database = open_database(path, create=True)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(RegistryError, match="9999"):
        open_database(path)
    with pytest.raises(RegistryError, match="newer proofcheck"):
        open_database(path, write=True)
