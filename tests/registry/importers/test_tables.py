"""CSV and XLSX lists, with and without a mapping file; encodings and delimiters."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from proofcheck.errors import ConfigError, RegistryError
from proofcheck.model.registry import Authorisation, Party
from proofcheck.registry.importers.csv_file import read as read_csv
from proofcheck.registry.importers.rows import Mapping
from proofcheck.registry.importers.tables import read_mapping
from registry.importers.reading import read

MAPPING = """
record: dealer
columns:
  name: Partner
  tax_ids: USt-ID
  country: Land
  valid_from: Beginn
  valid_to: Ende
  territories: Gebiet
values: {brand: northlume, grantor: northlume-as}
date_format: "%d.%m.%Y"
"""


def test_obvious_headings_need_no_mapping(tmp_path: Path) -> None:
    path = tmp_path / "dealers.csv"
    path.write_text(
        "Company Name;VAT No.;Country;Website;E-Mail\n"
        "Kaufinsel GmbH;DE814720563;DE;https://www.kaufinsel.example/;a@kaufinsel.example\n",
        encoding="utf-8",
    )
    records, bad, _ = read(path, expected="csv")
    assert not bad
    (party,) = records
    assert isinstance(party, Party)
    assert party.id.startswith("party:")
    assert (party.name, party.tax_ids, party.country) == ("Kaufinsel GmbH", ("DE814720563",), "DE")
    assert (party.domains, party.emails) == (("kaufinsel.example",), ("a@kaufinsel.example",))


def test_a_chinese_list_needs_none_either_but_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "经销商.csv"
    path.write_bytes(
        "公司名称,统一社会信用代码\n华亭贸易有限公司,91310000MA1FL5E83X\n".encode("gb18030")
    )
    with pytest.raises(RegistryError, match="not utf-8") as caught:
        list(read_csv(path, None))
    assert "encoding" in caught.value.remedy
    mapping = Mapping(columns={"name": "公司名称"}, encoding="gb18030")
    records, _, _ = read(path, expected="csv", mapping=mapping)
    assert isinstance(records[0], Party)
    assert records[0].name == "华亭贸易有限公司"


def test_a_mapping_makes_dealers_with_their_authorisations(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    path = tmp_path / "haendler.csv"
    path.write_text(
        "Partner;USt-ID;Land;Beginn;Ende;Gebiet\n"
        "Kaufinsel GmbH;DE814720563;DE;01.07.2025;30.06.2027;DE\n"
        'Deux "Rives;FR1\n'
        "Deux Rives SARL;FR90802417394;FR;2025-07-01;30.06.2027;FR\n"
        "Petite Halle;FR90802417395;FR;01.07.2025;30.06.2027;Narnia\n",
        encoding="utf-16",
    )
    mapping = read_mapping(tmp_path / "m.yaml")
    records, bad, _ = read(path, expected="csv", mapping=mapping)
    party, grant = records
    assert isinstance(party, Party)
    assert isinstance(grant, Authorisation)
    assert (grant.brand, grant.grantor, grant.grantee) == ("northlume", "northlume-as", party.id)
    assert (grant.valid_from, grant.valid_to) == (date(2025, 7, 1), date(2027, 6, 30))
    assert grant.territories == ("DE",)
    assert [item.line for item in bad] == [3, 4, 5]
    assert "valid_from" in bad[1].message
    assert "Narnia" in bad[2].message


def test_a_spreadsheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["Dealer", "Tax ID", "Country", "Brand ID", "Grantor", "Valid from", "Valid to"])
    day = datetime(2025, 7, 1)
    sheet.append(["Kaufinsel GmbH", 814720563, "DE", "northlume", "owner", day, "2027-06-30"])
    sheet.append(["Falsch GmbH", 1, "DE", "northlume", "owner", day, "bald"])
    book.save(tmp_path / "dealers.xlsx")
    records, bad, _ = read(tmp_path / "dealers.xlsx", expected="xlsx")
    party, grant = records
    assert isinstance(party, Party)
    assert isinstance(grant, Authorisation)
    assert party.tax_ids == ("814720563",)
    assert grant.valid_from == date(2025, 7, 1)
    assert [item.line for item in bad] == [4]


def test_the_same_list_gives_the_same_ids(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("name,vat\nKaufinsel GmbH,DE814720563\n")
    first = read(path, expected="csv")[0]
    path.write_text("name,vat\nKaufinsel Handel GmbH,DE814720563\n")
    again = read(path, expected="csv")[0]
    assert isinstance(first[0], Party)
    assert isinstance(again[0], Party)
    assert first[0].id == again[0].id


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("record: shop\n", "shop"),
        ("columns: {nme: Name}\n", "nme"),
        ("colums: {}\n", "colums"),
    ],
)
def test_a_wrong_mapping_is_said(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "m.yaml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        read_mapping(tmp_path / "m.yaml")


def test_a_missing_column_and_unknown_headings_are_said(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("A,B\n1,2\n")
    with pytest.raises(RegistryError, match="no heading"):
        list(read_csv(path, None))
    with pytest.raises(RegistryError, match="no column 'C'"):
        list(read_csv(path, Mapping(columns={"name": "C"})))


def test_a_delimiter_that_can_not_be_told_is_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("name;vat,x\na;b,c\n")
    with pytest.raises(RegistryError, match="parts its cells"):
        list(read_csv(path, None))
