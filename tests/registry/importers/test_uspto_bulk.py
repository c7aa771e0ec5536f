"""USPTO bulk data in its true form: DTD inside, zipped, owners of several stages."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from proofcheck.errors import RegistryError
from proofcheck.model.registry import Brand, Party
from proofcheck.registry.importers.uspto_bulk import read as read_bulk
from registry.importers.reading import read

HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<!DOCTYPE trademark-applications-daily [
<!ELEMENT trademark-applications-daily (version, action-key-code?, application-information)>
<!ENTITY secret SYSTEM "file:///etc/hostname">
]>
<trademark-applications-daily><version><version-no>2.0</version-no>
<version-date>20041108</version-date></version>
<application-information><file-segments><file-segment>TRMK</file-segment>
<action-keys><action-key>TX</action-key>
"""
TAIL = "</action-keys></file-segments></application-information></trademark-applications-daily>"
CASE = """<case-file><serial-number>76123456</serial-number>
<registration-number>2824281</registration-number><transaction-date>20260113</transaction-date>
<case-file-header><filing-date>20000509</filing-date><registration-date>20040323</registration-date>
<status-code>800</status-code><mark-identification>NORTHLUME</mark-identification>
<mark-drawing-code>1000</mark-drawing-code><renewal-date>20240323</renewal-date></case-file-header>
<classifications><classification><international-code-total-no>1</international-code-total-no>
<international-code>009</international-code><us-code>021</us-code></classification>
<classification><international-code>011</international-code></classification></classifications>
<case-file-owners>
<case-file-owner><entry-number>01</entry-number><party-type>10</party-type>
<nationality><country>NO</country></nationality><legal-entity-type-code>03</legal-entity-type-code>
<party-name>First Applicant AS</party-name><city>Oslo</city><country>NO</country></case-file-owner>
<case-file-owner><entry-number>01</entry-number><party-type>41</party-type>
<party-name>Northlume Lighting AS</party-name><address-1>Havnegata 1</address-1><city>Bergen</city>
<country>NO</country></case-file-owner>
</case-file-owners></case-file>
"""


def test_a_case_file_gives_its_brand_and_the_owner_of_the_latest_stage(tmp_path: Path) -> None:
    path = tmp_path / "apc260113.xml"
    path.write_text(HEAD + CASE + TAIL)
    records, bad, _ = read(path, expected="uspto")
    assert not bad
    party, brand = records
    assert isinstance(party, Party)
    assert isinstance(brand, Brand)
    assert (party.name, party.country) == ("Northlume Lighting AS", "NO")
    assert brand.id == "uspto:76123456"
    assert (brand.name, brand.owner, brand.as_of) == ("NORTHLUME", party.id, date(2026, 1, 13))
    (mark,) = brand.trademarks
    assert (mark.office, mark.number, mark.status) == ("USPTO", "2824281", "registered")
    assert mark.nice_classes == (9, 11)
    assert mark.registered_on == date(2004, 3, 23)
    assert mark.expires_on == date(2034, 3, 23)  # ten years after the renewal
    assert mark.territories == ("US",)


def test_a_zipped_file_is_read_and_its_ids_are_the_same_each_time(tmp_path: Path) -> None:
    path = tmp_path / "apc260113.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apc260113.xml", HEAD + CASE + TAIL)
    assert read(path, expected="uspto")[0] == read(path, expected="uspto")[0]


def test_pending_dead_and_figurative_marks(tmp_path: Path) -> None:
    pending = CASE.replace("2824281", "0000000").replace("76123456", "98000001")
    pending = pending.replace("<registration-date>20040323</registration-date>", "")
    pending = pending.replace("<renewal-date>20240323</renewal-date>", "")
    dead = CASE.replace("76123456", "76000002").replace(
        "<renewal-date>20240323</renewal-date>", "<cancellation-date>20150102</cancellation-date>"
    )
    picture = CASE.replace("<mark-identification>NORTHLUME</mark-identification>", "")
    nameless = CASE.replace("<serial-number>76123456</serial-number>", "")
    path = tmp_path / "daily.xml"
    path.write_text(HEAD + pending + dead + picture + nameless + TAIL)
    records, bad, left_out = read(path, expected="uspto")
    first, second = (record for record in records if isinstance(record, Brand))
    assert (first.trademarks[0].status, first.trademarks[0].number) == ("pending", "98000001")
    assert first.trademarks[0].expires_on is None
    assert second.trademarks[0].status == "cancelled"
    assert second.trademarks[0].expires_on == date(2015, 1, 2)
    assert len(left_out) == 1
    assert "serial number" in bad[0].message
    assert bad[0].line > 1


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    path = tmp_path / "daily.xml"
    path.write_text(HEAD + CASE.replace("NORTHLUME", "NORTH &secret; LUME") + TAIL)
    records, _, _ = read(path, expected="uspto")
    host = Path("/etc/hostname").read_text().strip()
    assert all(host not in record.name for record in records if isinstance(record, Brand))


def test_a_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "daily.xml"
    path.write_text(HEAD + CASE)
    with pytest.raises(RegistryError, match="damaged"):
        list(read_bulk(path, None))
