"""Learning how an issuer makes papers: in every kind of registry, and what is answered then."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from proofcheck.errors import RegistryError
from proofcheck.model.document import MediaType, Source
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import Kind
from proofcheck.model.habits import Habit, Making
from proofcheck.model.origin import Origin
from proofcheck.registry import Registry
from proofcheck.registry.database import open_database
from proofcheck.registry.opening import open_to_read
from proofcheck.registry.record_keys import RecordKind
from proofcheck.registry.removing import remove
from proofcheck.registry.store import Store
from registry.papers import PARTIES, invoice, letter, registry_rows
from registry.test_importing import exported

ON = date(2026, 5, 4)
USUAL = Making(program=("itext",), fonts=("helve",), number_form=("INV-9",))


@pytest.fixture(params=["json", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A registry of the sample parties in each of its places."""
    rows = tmp_path / "rows.json"
    rows.write_text(json.dumps(registry_rows()))
    if request.param == "json":
        return str(rows)
    place = str(tmp_path / "r.sqlite")
    if request.param == "postgresql":
        place = str(request.getfixturevalue("postgresql_url"))
    Registry.import_file(place, rows)
    return place


def made(paper: Examined, making: Making | None = USUAL) -> Examined:
    """A paper with what it shows of its making."""
    origin = Origin(making=making)
    return structs.replace(paper, facts=PdfFacts(origin=origin))


def papers(count: int, first: int = 11) -> list[Examined]:
    """Genuine invoices, each another file."""
    return [made(invoice(number)) for number in range(first, first + count)]


def test_what_was_learned_is_answered_for_the_issuer_alone(location: str) -> None:
    learned = Registry.learn(location, papers(6), issuer="asia", source="the distributor")
    assert (learned.new, learned.papers, learned.unlearned) == (6, 6, ())
    with Registry.open(location) as registry:
        (habits,) = registry.answer((made(invoice()),), None, ON).habits
        assert (habits.party, habits.kind, habits.papers) == ("asia", Kind.INVOICE, 6)
        assert {one.habit for one in habits.habits} == {
            Habit.PROGRAM,
            Habit.FONTS,
            Habit.NUMBER_FORM,
        }
        assert habits.habits[0].seen[0].papers == 6
        of_others = made(invoice(seller_name="Padana Distribuzione S.r.l."))
        assert registry.answer((of_others, made(letter(2))), None, ON).habits == ()


def test_a_paper_is_learned_once_and_never_held_against_itself(location: str) -> None:
    Registry.learn(location, papers(3), issuer="asia", source="the distributor")
    again = Registry.learn(location, papers(4), issuer="asia", source="the distributor")
    assert (again.new, again.papers) == (1, 4)
    with Registry.open(location) as registry:
        (habits,) = registry.answer(tuple(papers(1)), None, ON).habits
    assert habits.papers == 3


def test_it_goes_through_export_and_import(location: str, tmp_path: Path) -> None:
    learned = Registry.learn(location, papers(2), issuer="asia", source="the distributor")
    held, written, copy = open_to_read(location), tmp_path / "e.json", str(tmp_path / "c.sqlite")
    written.write_text(exported(held))
    held.close()
    Registry.import_file(copy, written)
    database = open_database(copy)
    assert set(Store(database).observations("asia")) == set(learned.observations)
    database.close()


def test_traits_of_another_version_are_kept_and_not_used(tmp_path: Path) -> None:
    row = {
        "party": "asia",
        "document_sha256": "ab" * 32,
        "kind": "invoice",
        "making": {"program": ["itext"]},
        "version": 0,
    }
    path = tmp_path / "r.json"
    path.write_text(json.dumps(registry_rows(observations=[row])))
    with Registry.open(path) as registry:
        assert registry.answer((made(invoice()),), None, ON).habits == ()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"document_sha256": "ab"}, "64 hexadecimal digits"),
        ({"making": {"fonts": ["helve"], "ink": ["blue"]}}, "no such field: making.ink"),
        ({"making": {}}, "says nothing"),
        ({"party": "nobody"}, "no party has the id 'nobody'"),
    ],
)
def test_wrong_observations_are_named(
    change: dict[str, object], wrong: str, tmp_path: Path
) -> None:
    sound = {
        "party": "asia",
        "document_sha256": "ab" * 32,
        "kind": "invoice",
        "making": {"fonts": ["helve"]},
    }
    path = tmp_path / "r.json"
    path.write_text(json.dumps(registry_rows(observations=[sound | change])))
    with pytest.raises(RegistryError, match=wrong):
        Registry.open(path)


def test_papers_that_show_nothing_are_named(location: str) -> None:
    first, second, third, fourth = papers(4)
    scan = structs.replace(
        first, pages=tuple(structs.replace(page, source=Source.OCR) for page in first.pages)
    )
    picture = structs.replace(
        second,
        document=structs.replace(
            second.document,
            file=structs.replace(second.document.file, media_type=MediaType.JPEG),
        ),
    )
    unknown = structs.replace(third, kind=Kind.OTHER)
    unexamined = made(fourth, None)
    learned = Registry.learn(
        location, [scan, picture, unknown, unexamined], issuer="asia", source="t"
    )
    assert (learned.new, len(learned.unlearned)) == (0, 4)
    assert len({one.reason for one in learned.unlearned}) == 4


def test_a_paper_that_names_another_issuer_is_learned_with_a_doubt(location: str) -> None:
    other = made(invoice(7, seller_name="Padana Distribuzione S.r.l."))
    learned = Registry.learn(location, [other], issuer="asia", source="t")
    assert learned.new == 1
    assert "names Padana" in learned.doubts[0]


def test_a_party_that_is_not_there_and_a_file_with_comments_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(msgspec.yaml.encode({"version": 1, "parties": PARTIES}))
    with pytest.raises(RegistryError, match="written anew"):
        Registry.learn(path, papers(1), issuer="asia", source="t")
    held = tmp_path / "r.json"
    held.write_text(json.dumps(registry_rows()))
    before = held.read_bytes()
    with pytest.raises(RegistryError, match="no party 'nobody'"):
        Registry.learn(held, papers(1), issuer="nobody", source="t")
    assert held.read_bytes() == before


def test_what_was_learned_can_be_removed_and_keeps_its_party(tmp_path: Path) -> None:
    rows, place = tmp_path / "rows.json", str(tmp_path / "r.sqlite")
    rows.write_text(json.dumps(registry_rows()))
    Registry.import_file(place, rows)
    Registry.learn(place, papers(2), issuer="shop", source="t")
    with pytest.raises(RegistryError, match="observation shop:"):
        remove(place, ("shop",), source="t")
    (first, _) = papers(2)
    named = f"shop:{first.document.file.sha256}"
    done = remove(place, (named,), source="t", kind=RecordKind.OBSERVATION)
    assert len(done.removed) == 1
    database = open_database(place)
    assert len(Store(database).observations("shop")) == 1
    database.close()
