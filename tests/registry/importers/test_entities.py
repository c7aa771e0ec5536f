"""FollowTheMoney lines, Wikidata entities, the name-suggestion-index and its lines form."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from proofcheck.model.registry import Brand, Party
from registry.importers.reading import read

COMPANY = {
    "id": "NK-abc",
    "caption": "Northlume Lighting AS",
    "schema": "Company",
    "properties": {
        "name": ["Northlume Lighting AS"],
        "alias": ["Northlume"],
        "country": ["no"],
        "taxNumber": ["NO987654321MVA"],
        "leiCode": ["529900T8BM49AURSDO55"],
        "website": ["https://www.northlume.example/en"],
        "address": ["Havnegata 1, Bergen"],
    },
    "referents": [],
    "datasets": ["no_brreg"],
    "last_change": "2026-01-05T10:00:00",
    "target": False,
}
OWNERSHIP = {
    "id": "o",
    "caption": "Ownership",
    "schema": "Ownership",
    "properties": {"owner": ["NK-abc"]},
}


def test_follow_the_money(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    lines = [json.dumps(COMPANY), json.dumps(OWNERSHIP), "{broken"]
    path.write_text("\n".join(lines))
    records, bad, left_out = read(path, expected="ftm")
    (party,) = records
    assert isinstance(party, Party)
    assert (party.id, party.name, party.aliases) == (
        "ftm:NK-abc",
        "Northlume Lighting AS",
        ("Northlume",),
    )
    assert (party.country, party.domains) == ("NO", ("northlume.example",))
    assert party.as_of == date(2026, 1, 5)
    assert [item.line for item in left_out] == [2]
    assert [item.line for item in bad] == [3]


def snak(value: object, rank: str = "normal", **more: object) -> dict[str, object]:
    return {
        "mainsnak": {"snaktype": "value", "datavalue": {"value": value}},
        "rank": rank,
        **more,
    }


BRAND = {
    "type": "item",
    "id": "Q900001",
    "labels": {
        "en": {"language": "en", "value": "Northlume"},
        "zh": {"language": "zh", "value": "诺特灯"},
    },
    "aliases": {"en": [{"language": "en", "value": "North Lume"}]},
    "claims": {
        "P31": [snak({"entity-type": "item", "id": "Q431289"})],
        "P127": [
            snak({"id": "Q1"}, qualifiers={"P582": [{}]}),
            snak({"entity-type": "item", "id": "Q900002"}),
        ],
    },
    "modified": "2026-01-05T10:00:00Z",
}
OWNER = {
    "type": "item",
    "id": "Q900002",
    "labels": {"en": {"language": "en", "value": "Northlume Lighting"}},
    "aliases": [],
    "claims": {
        "P1278": [snak("529900T8BM49AURSDO55")],
        "P856": [snak("https://www.northlume.example/")],
    },
}


@pytest.mark.parametrize("is_dump", [True, False])
def test_wikidata_dump_lines_and_entity_data(tmp_path: Path, is_dump: bool) -> None:
    path = tmp_path / "wikidata.json"
    property_ = {"type": "property", "id": "P31", "labels": {"en": {"value": "instance of"}}}
    entities = [BRAND, OWNER, property_]
    if is_dump:
        rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in entities)
        path.write_text(f"[\n{rows}\n]\n", encoding="utf-8")
    else:
        path.write_text(json.dumps({"entities": {str(one["id"]): one for one in entities[:2]}}))
    records, bad, left_out = read(path, expected="wikidata")
    assert not bad
    brand, party = records
    assert isinstance(brand, Brand)
    assert isinstance(party, Party)
    assert (brand.id, brand.name) == ("wikidata:Q900001", "Northlume")
    assert brand.aliases == ("诺特灯", "North Lume")
    assert brand.owner == party.id  # the owner that has ended is not one
    assert (party.lei, party.domains) == ("529900T8BM49AURSDO55", ("northlume.example",))
    assert len(left_out) == int(is_dump)


BAGS = {
    "properties": {"path": "brands/shop/bag", "exclude": {"generic": ["^bags$"]}},
    "items": [
        {
            "displayName": "Northlume",
            "id": "northlume-123abc",
            "locationSet": {"include": ["001"]},
            "tags": {
                "brand": "Northlume",
                "brand:wikidata": "Q900001",
                "brand:zh": "诺特灯",
                "name": "Northlume",
                "shop": "bag",
            },
        },
        {"displayName": "Town Hall", "id": "t", "tags": {"operator": "Town", "shop": "bag"}},
        {"displayName": "No tags"},
    ],
}
LIGHTS = {
    "properties": {"path": "brands/shop/lighting"},
    "items": [
        {
            "displayName": "Northlume Lights",
            "id": "northlume-456",
            "tags": {"brand": "Northlume Lights", "brand:wikidata": "Q900001", "shop": "lighting"},
        }
    ],
}


def test_a_data_file_of_the_index(tmp_path: Path) -> None:
    path = tmp_path / "bag.json"
    path.write_text(json.dumps(BAGS, indent=2))
    records, bad, left_out = read(path, expected="nsi")
    (brand,) = records
    assert isinstance(brand, Brand)
    assert (brand.id, brand.name, brand.aliases) == ("nsi:Q900001", "Northlume", ("诺特灯",))
    assert (len(bad), len(left_out)) == (1, 1)


def test_the_built_index_puts_a_brands_names_together(tmp_path: Path) -> None:
    path = tmp_path / "nsi.json"
    built = {"brands/shop/bag": BAGS, "brands/shop/lighting": LIGHTS}
    path.write_text(json.dumps({"_meta": {"version": "6"}, "nsi": built}))
    records, _, _ = read(path, expected="nsi")
    (brand,) = records
    assert isinstance(brand, Brand)
    assert brand.aliases == ("诺特灯", "Northlume Lights")


def test_lines_of_brands(tmp_path: Path) -> None:
    path = tmp_path / "brands.jsonl"
    path.write_text(
        '{"id":"Q900001","name":"Northlume","aliases":["north lume"]}\n{"id":5,"name":"x"}\n'
    )
    records, bad, _ = read(path, expected="brand-lines")
    assert records == [Brand(id="nsi:Q900001", name="Northlume", aliases=("north lume",))]
    assert [item.line for item in bad] == [2]
