"""Eight processes import, search and revoke at once, on both back ends: nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import event, func, select

from proofcheck.errors import RegistryError
from proofcheck.model.registry import Authorisation, Brand, Party, RegistryFile
from proofcheck.registry import Registry, schema
from proofcheck.registry.database import open_database
from proofcheck.registry.file_format import FORMAT_VERSION
from proofcheck.registry.importers.rows import Good
from proofcheck.registry.importing import import_items
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.past import imports_of
from proofcheck.registry.record_keys import RecordKind, encoded, id_of, kind_of, records_of
from proofcheck.registry.store import Store
from proofcheck.registry.writing import _digest

IMPORTERS, SEARCHERS, REVOKERS = 4, 2, 2
ROUNDS, PARTIES, GRANTS = 4, 60, 6


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "r.sqlite")
    return str(request.getfixturevalue("postgresql_url"))


def put(location: str, *records: Party | Brand | Authorisation) -> None:
    database = open_database(location, create=True)
    items = iter([Good(line, record) for line, record in enumerate(records, start=1)])
    import_items(database, items, source="test", form="test")
    database.close()


def import_many(location: str, worker: int) -> str:
    for turn in range(ROUNDS):
        put(
            location,
            *(
                Party(id=f"p{worker}-{turn}-{n}", name=f"Company {worker} {turn} {n} Trading")
                for n in range(PARTIES)
            ),
            Party(id="shared", name=f"Shared Name of {worker} {turn}"),
        )
    return "imported"


def search_many(location: str, worker: int) -> str:
    database = open_database(location)
    search = NameSearch(Store(database), RecordKind.PARTY)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = search.search("Company 3 3 59 Tradng")
        assert any(one.owner == "fixed" for one in search.search("Fixed Point Holding"))
        if found and found[0].owner == "p3-3-59":
            return "found"
    return "never found"


def revoke_many(location: str, worker: int) -> str:
    for n in range(GRANTS):
        Registry.revoke(location, f"g{worker}-{n}", on=date(2026, 5, 1), source=f"worker {worker}")
    return "revoked"


def work(job: tuple[str, str, int]) -> str:
    name, location, worker = job
    return {"import": import_many, "search": search_many, "revoke": revoke_many}[name](
        location, worker
    )


def test_eight_processes_at_once_lose_nothing(location: str) -> None:
    revokers = range(REVOKERS)
    put(
        location,
        Party(id="fixed", name="Fixed Point Holding"),
        Party(id="shop", name="Some Shop"),
        Brand(id="b", name="Northlume", owner="fixed"),
        *(
            Authorisation(id=f"g{w}-{n}", brand="b", grantor="fixed", grantee="shop")
            for w in revokers
            for n in range(GRANTS)
        ),
    )
    jobs = [("import", location, w) for w in range(IMPORTERS)]
    jobs += [("search", location, w) for w in range(SEARCHERS)]
    jobs += [("revoke", location, w) for w in revokers]
    with get_context("spawn").Pool(len(jobs)) as pool:
        done = pool.map(work, jobs, chunksize=1)
    assert done == ["imported"] * IMPORTERS + ["found"] * SEARCHERS + ["revoked"] * REVOKERS

    database = open_database(location)
    store = Store(database)
    wanted = [
        f"p{w}-{t}-{n}" for w in range(IMPORTERS) for t in range(ROUNDS) for n in range(PARTIES)
    ]
    found: dict[str, Party] = {}
    for start in range(0, len(wanted), 400):
        found.update(store.parties(wanted[start : start + 400]))
    assert sorted(found) == sorted(wanted)
    grants = store.authorisations(f"g{w}-{n}" for w in revokers for n in range(GRANTS))
    assert len(grants) == REVOKERS * GRANTS
    assert {row.status for row in grants} == {"revoked"}
    # Every change of the record that all write is remembered, and the digest is that of the rows.
    with database.reading() as connection:
        past = (
            select(func.count()).select_from(schema.history).where(schema.history.c.id == "shared")
        )
        assert connection.execute(past).scalar() == IMPORTERS * ROUNDS - 1
        rows = connection.execute(
            select(schema.record.c.kind, schema.record.c.id, schema.record.c.record)
        )
        total = sum(_digest(RecordKind(kind), identifier, text) for kind, identifier, text in rows)
    assert store.facts().digest == f"{total % (1 << 256):064x}"
    numbers = [one.id for one in imports_of(database)]
    assert len(numbers) == len(set(numbers)) == 1 + IMPORTERS * ROUNDS + REVOKERS * GRANTS
    database.close()


def test_a_reader_with_an_open_connection_sees_new_records(location: str) -> None:
    put(location, Brand(id="b", name="Northlume"))
    with Registry.open(location) as registry:
        assert registry.brand_names() == ("Northlume",)
        before = registry.digest
        put(location, Brand(id="c", name="Valdoro"))
        assert set(registry.brand_names()) == {"Northlume", "Valdoro"}
        assert registry.digest != before


ENDLESS = """
import sys
from proofcheck.model.registry import Party
from proofcheck.registry.database import open_database
from proofcheck.registry.importers.rows import Good
from proofcheck.registry.importing import import_items

def rows():
    number = 0
    while True:
        number += 1
        if number == 5000:
            print("under way", flush=True)
        yield Good(number, Party(id=f"k{number}", name=f"Killed {number}"))

import_items(open_database(sys.argv[1], create=True), rows(), source="endless", form="test")
"""


def test_an_importer_that_is_killed_leaves_nothing_behind(location: str) -> None:
    put(location, Party(id="a", name="Nordhafen Handel GmbH"))
    database = open_database(location)
    before = Store(database).facts().digest
    command = [sys.executable, "-c", ENDLESS, location]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as importer:
        assert importer.stdout is not None
        assert importer.stdout.readline() == "under way\n"
        os.kill(importer.pid, signal.SIGKILL)
        importer.wait()
    assert Store(database).facts().digest == before
    assert Store(database).parties(["k1"]) == {}
    put(location, Party(id="b", name="The next one is not held up"))
    assert Store(database).parties(["b"])["b"].name == "The next one is not held up"
    assert [one.source for one in imports_of(database)] == ["test", "test"]
    database.close()


def test_a_full_disk_is_said_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    put(str(path), Party(id="a", name="Nordhafen Handel GmbH"))
    database = open_database(path, write=True)
    pages = path.stat().st_size // 4096 + 20

    def limit(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    database._engine.dispose()
    event.listen(database._engine, "connect", limit)
    many = (Good(n, Party(id=f"p{n}", name=f"Company {n}")) for n in range(20_000))
    with pytest.raises(RegistryError, match="full") as caught:
        import_items(database, many, source="test", form="test")
    assert "Free space" in caught.value.remedy
    database.close()
    reader = open_database(path)
    assert Store(reader).parties(["p1"]) == {}
    reader.close()


def test_the_digest_does_not_depend_on_the_order(location: str) -> None:
    rows = [Party(id=f"p{n}", name=f"Company {n}", source="s") for n in range(50)]
    put(location, *rows)
    put(location, *reversed(rows))
    registry = RegistryFile(version=FORMAT_VERSION, parties=tuple(rows))
    total = sum(_digest(kind_of(r), id_of(r), encoded(r)) for r in records_of(registry))
    with Registry.open(location) as opened:
        assert opened.digest == f"{total % (1 << 256):064x}"
