"""Answers of EUIPO's and TMview's search, and a vendor's extract of CNIPA's register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from proofcheck.model.registry import Brand, Party
from registry.importers.reading import read

EUIPO = {
    "trademarks": [
        {
            "applicationNumber": "018792109",
            "markKind": "INDIVIDUAL",
            "markFeature": "WORD",
            "markBasis": "EU_TRADEMARK",
            "niceClasses": [9, 11],
            "wordMarkSpecification": {"verbalElement": "NORTHLUME"},
            "applicants": [{"office": "EM", "identifier": "1048", "name": "Northlume Lighting AS"}],
            "applicationDate": "2022-11-09",
            "registrationDate": "2023-03-18",
            "expiryDate": "2032-11-09",
            "status": "REGISTERED",
        },
        {"applicationNumber": "018792110", "markFeature": "FIGURATIVE", "niceClasses": [9]},
        {"niceClasses": [9]},
    ],
    "totalElements": 3,
    "totalPages": 1,
    "size": 10,
    "page": 0,
}
TMVIEW = {
    "tradeMarks": [
        {
            "ST13": "EM500000018792109",
            "tmName": "NORTHLUME",
            "tmOffice": "EM",
            "applicationNumber": "018792109",
            "applicationDate": "2022-11-09T00:00:00.000Z",
            "tradeMarkStatus": "Registered",
            "niceClass": ["9", "11"],
            "applicantName": ["Northlume Lighting AS"],
        },
        {
            "ST13": "NO502022000012345",
            "tmName": "NORTHLUME",
            "tmOffice": "NO",
            "applicationNumber": "202212345",
            "tradeMarkStatus": "Registered",
            "niceClass": [9],
            "applicantName": ["Northlume Lighting AS"],
        },
    ],
    "totalResults": 2,
}
CNIPA = [
    {
        "RegNo": "16435657",
        "IntCls": "45",
        "Name": "诺特灯",
        "AppDate": "2015-03-06",
        "RegDate": "2016-04-21",
        "ApplicantCn": "诺特灯具有限公司",
        "ApplicantEn": "",
        "Agent": "某代理公司",
        "Status": "已注册",
    }
]


def write(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def test_euipo(tmp_path: Path) -> None:
    records, bad, left_out = read(write(tmp_path / "e.json", EUIPO), expected="euipo")
    party, brand = records
    assert isinstance(party, Party)
    assert isinstance(brand, Brand)
    assert (party.id, party.name) == ("euipo:owner:1048", "Northlume Lighting AS")
    assert (brand.id, brand.name) == ("euipo:018792109", "NORTHLUME")
    (mark,) = brand.trademarks
    assert (mark.office, mark.nice_classes, mark.territories) == ("EUIPO", (9, 11), ("EU",))
    assert mark.expires_on == date(2032, 11, 9)
    assert len(left_out) == 1
    assert "applicationNumber" in bad[0].message
    assert bad[0].line > 20


def test_joint_applicants_own_the_brand_together(tmp_path: Path) -> None:
    mark = EUIPO["trademarks"][0]
    joint = mark | {"applicants": [*mark["applicants"], {"identifier": "1049", "name": "Lys AS"}]}
    records, bad, _ = read(write(tmp_path / "e.json", {"trademarks": [joint]}), expected="euipo")
    assert not bad
    brand = records[-1]
    assert isinstance(brand, Brand)
    assert brand.owners == ("euipo:owner:1048", "euipo:owner:1049")


def test_tmview_keeps_the_offices_apart(tmp_path: Path) -> None:
    records, bad, _ = read(write(tmp_path / "t.json", TMVIEW), expected="tmview")
    assert not bad
    brands = [record for record in records if isinstance(record, Brand)]
    assert [brand.id for brand in brands] == [
        "tmview:EM500000018792109",
        "tmview:NO502022000012345",
    ]
    assert [brand.trademarks[0].office for brand in brands] == ["EUIPO", "NO"]
    assert [brand.trademarks[0].territories for brand in brands] == [("EU",), ("NO",)]
    assert brands[0].owner == brands[1].owner


def test_cnipa(tmp_path: Path) -> None:
    records, bad, _ = read(write(tmp_path / "c.json", CNIPA), expected="cnipa")
    assert not bad
    party, brand = records
    assert isinstance(party, Party)
    assert isinstance(brand, Brand)
    assert (party.name, party.country) == ("诺特灯具有限公司", "CN")
    assert (brand.id, brand.name) == ("cnipa:16435657-45", "诺特灯")
    assert brand.trademarks[0].nice_classes == (45,)
