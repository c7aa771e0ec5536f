"""Removing records: what goes, what it would leave behind, and that the past stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from proofcheck.errors import RegistryError
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Party,
    Signatory,
)
from proofcheck.registry import Registry
from proofcheck.registry.contradictions import problems_in
from proofcheck.registry.database import Database, open_database
from proofcheck.registry.past import versions_of
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.removing import remove
from proofcheck.registry.store import Store
from registry.test_importing import exported, put

WORD = "the owner, by mail"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "r.sqlite")
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def database(location: str) -> Iterator[Database]:
    opened = open_database(location, create=True)
    put(
        opened,
        Party(id="a", name="Northlume Inc."),
        Party(id="s", name="Kaufinsel GmbH"),
        Party(id="t", name="Peakview Trading Limited"),
        Brand(id="b", name="Northlume", owner="a"),
        Authorisation(id="g", brand="b", grantor="a", grantee="s"),
        Signatory(party="a", name="Dana Whitlock"),
        Certificate(party="s", sha256="C0" * 32),
        Attestation(party="a", status="denied", letter_number="NL-7"),
    )
    yield opened
    opened.close()


def test_a_record_goes_and_its_past_stays(database: Database, location: str) -> None:
    before = exported(database)
    done = remove(location, ("t",), source=WORD)
    assert done.removed == ((RecordKind.PARTY, "t"),)
    assert done.report.removed == 1
    assert Store(database).parties(["t"]) == {}
    (version,) = [v for v in versions_of(database, "t") if v.kind is RecordKind.PARTY]
    assert version.until is not None
    assert (version.until.source, version.until.format) == (WORD, "removal")
    assert "Peakview" in before
    assert "Peakview" not in exported(database)


@pytest.mark.parametrize(
    ("identifier", "named"), [("a", "brand b"), ("s", "authorisation g"), ("b", "authorisation g")]
)
def test_what_others_refer_to_stays(
    database: Database, location: str, identifier: str, named: str
) -> None:
    before = exported(database)
    with pytest.raises(RegistryError, match=named):
        remove(location, (identifier,), source=WORD)
    assert exported(database) == before


def test_with_cascade_all_that_refers_to_it_goes_too(database: Database, location: str) -> None:
    done = remove(location, ("a",), source=WORD, cascade=True)
    assert {kind for kind, _ in done.removed} == {
        RecordKind.PARTY,
        RecordKind.BRAND,
        RecordKind.AUTHORISATION,
        RecordKind.SIGNATORY,
        RecordKind.ATTESTATION,
    }
    assert list(problems_in(database, date(2026, 6, 1))) == []
    assert set(Store(database).parties(["a", "s", "t"])) == {"s", "t"}


def test_records_that_go_together_need_no_cascade(database: Database, location: str) -> None:
    assert len(remove(location, ("b", "g"), source=WORD).removed) == 2


def test_a_dry_run_says_what_would_go_and_removes_nothing(
    database: Database, location: str
) -> None:
    before = exported(database)
    done = remove(location, ("b",), source=WORD, cascade=True, is_dry_run=True)
    assert done.removed == ((RecordKind.BRAND, "b"), (RecordKind.AUTHORISATION, "g"))
    assert not done.is_kept
    assert exported(database) == before


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (RecordKind.SIGNATORY, "a:Dana Whitlock"),
        (RecordKind.CERTIFICATE, f"s:{'c0' * 32}"),
        (RecordKind.ATTESTATION, "a:NL-7"),
    ],
)
def test_records_without_an_id_are_named_by_party_and_what(
    database: Database, location: str, kind: RecordKind, named: str
) -> None:
    done = remove(location, (named,), source=WORD, kind=kind)
    assert [known for known, _ in done.removed] == [kind]


def test_an_id_that_is_not_there_or_stands_for_two_is_refused(
    database: Database, location: str
) -> None:
    put(database, Brand(id="t", name="Tern"))
    before = exported(database)
    for ids, words in ((("t",), "brand, party"), (("s", "zz"), "no record 'zz'")):
        with pytest.raises(RegistryError, match=words):
            remove(location, ids, source=WORD)
    assert exported(database) == before
    assert remove(location, ("t",), source=WORD, kind=RecordKind.BRAND).report.removed == 1


def test_an_open_registry_no_longer_finds_it(database: Database, location: str) -> None:
    with Registry.open(location) as registry:
        assert registry.brand_names() == ("Northlume",)
        Registry.remove(location, "b", source=WORD, cascade=True)
        assert registry.brand_names() == ()
