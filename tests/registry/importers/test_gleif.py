"""GLEIF's Golden Copy as CSV and JSON, and an answer of its API."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from proofcheck.model.registry import Party
from registry.importers.reading import read

LEI = "529900T8BM49AURSDO55"  # of ISO 17442's own examples; its check digits are right
ROW = {
    "LEI": LEI,
    "Entity.LegalName": "Northlume Lighting AS",
    "Entity.LegalName.xmllang": "no",
    "Entity.OtherEntityNames.OtherEntityName.1": "Northlume",
    "Entity.OtherEntityNames.OtherEntityName.1.xmllang": "en",
    "Entity.OtherEntityNames.OtherEntityName.1.type": "TRADING_OR_OPERATING_NAME",
    "Entity.LegalAddress.FirstAddressLine": "Havnegata 1",
    "Entity.LegalAddress.City": "Bergen",
    "Entity.LegalAddress.Country": "NO",
    "Entity.LegalAddress.PostalCode": "5003",
    "Registration.LastUpdateDate": "2026-02-03T08:00:00Z",
}
GOLDEN = {
    "records": [
        {
            "LEI": {"$": LEI},
            "Entity": {
                "LegalName": {"@xml:lang": "no", "$": "Northlume Lighting AS"},
                "OtherEntityNames": {
                    "OtherEntityName": [{"@type": "TRADING_OR_OPERATING_NAME", "$": "Northlume"}]
                },
                "LegalAddress": {
                    "FirstAddressLine": {"$": "Havnegata 1"},
                    "City": {"$": "Bergen"},
                    "Country": {"$": "NO"},
                    "PostalCode": {"$": "5003"},
                },
            },
            "Registration": {"LastUpdateDate": {"$": "2026-02-03T08:00:00Z"}},
        }
    ]
}
API = {
    "meta": {"goldenCopy": {"publishDate": "2026-02-03T08:00:00Z"}},
    "data": [
        {
            "type": "lei-records",
            "id": LEI,
            "attributes": {
                "lei": LEI,
                "entity": {
                    "legalName": {"name": "Northlume Lighting AS", "language": "no"},
                    "otherNames": [{"name": "Northlume", "language": "en"}],
                    "legalAddress": {
                        "addressLines": ["Havnegata 1"],
                        "city": "Bergen",
                        "country": "NO",
                        "postalCode": "5003",
                    },
                },
                "registration": {"lastUpdateDate": "2026-02-03T08:00:00Z"},
            },
        }
    ],
}


def write_csv(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [("g.csv", ROW, "gleif-csv"), ("g.json", GOLDEN, "gleif-json"), ("a.json", API, "gleif-json")],
)
def test_every_form_gives_the_same_company(
    tmp_path: Path, name: str, content: dict[str, str], form: str
) -> None:
    path = tmp_path / name
    if form == "gleif-csv":
        write_csv(path, content)
    else:
        path.write_text(json.dumps(content))
    records, bad, _ = read(path, expected=form)
    assert not bad
    (party,) = records
    assert party == Party(
        id=f"gleif:{LEI}",
        name="Northlume Lighting AS",
        aliases=("Northlume",),
        country="NO",
        lei=LEI,
        addresses=("Havnegata 1, Bergen, 5003, NO",),
        source="GLEIF, Level 1 data",
        as_of=date(2026, 2, 3),
    )


def test_a_lei_with_wrong_check_digits_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "g.csv", ROW, {**ROW, "LEI": LEI[:-1] + "6"})
    records, bad, _ = read(path, expected="gleif-csv")
    assert len(records) == 1
    assert bad[0].line == 3
    assert "check digits" in bad[0].message
