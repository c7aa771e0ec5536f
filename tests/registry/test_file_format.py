from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from proofcheck.errors import RegistryError
from proofcheck.registry.file_format import read_registry_file
from registry.papers import BRANDS, GRANT, PARTIES, grant, registry_rows


def _file(tmp_path: Path, rows: Any, name: str = "registry.json") -> Path:
    path = tmp_path / name
    path.write_text(rows if isinstance(rows, str) else json.dumps(rows), encoding="utf-8")
    return path


def test_json_and_yaml_say_the_same(tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    rows = registry_rows()
    from_json = read_registry_file(_file(tmp_path, rows))
    from_yaml = read_registry_file(_file(tmp_path, yaml.safe_dump(rows), "registry.yaml"))
    assert from_json == from_yaml
    assert from_json.authorisations[0].may_sublicense is True


def test_yaml_dates_need_no_quotes(tmp_path: Path) -> None:
    text = (
        "version: 1\n"
        "parties: [{id: a, name: A Ltd, as_of: 2026-05-01}]\n"
        "brands: [{id: b, name: B, owner: a}]\n"
    )
    assert read_registry_file(_file(tmp_path, text, "r.yml")).parties[0].as_of is not None


def test_null_means_unknown(tmp_path: Path) -> None:
    rows = registry_rows(authorisations=[grant(territories=None, revoked_on=None)])
    assert read_registry_file(_file(tmp_path, rows)).authorisations[0].territories is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": 2}, "version is 2"),
        ({"shops": []}, "shops: no such section"),
        ({"parties": {}}, "parties: expected a list"),
        ({"parties": [{"id": "x"}]}, "parties[0] (x): Object missing required field `name`"),
        ({"parties": [*PARTIES, PARTIES[0]]}, "parties[4] (owner): the id is also that of row 0"),
        ({"parties": [*PARTIES, {"id": "n", "name": " "}]}, "parties[4] (n): the name is empty"),
        ({"parties": [*PARTIES, {"id": "n", "name": "N", "vat": "1"}]}, "no such field: vat"),
        ({"parties": [*PARTIES, {"id": "n", "name": 5}]}, "in quotes"),
        ({"parties": [*PARTIES, "n"]}, "parties[4]: Expected `object`"),
        (
            {"brands": [*BRANDS, {"id": "n", "name": "N", "owner": "nobody"}]},
            "brands[2] (n): no party has the id 'nobody' (owner)",
        ),
        (
            {"brands": [*BRANDS, {"id": "n", "name": "N", "sku_patterns": ["(?=a)"]}]},
            "brands[2] (n): the sku pattern '(?=a)' is not one for RE2",
        ),
        (
            {"brands": [*BRANDS, {"id": "n", "name": "N", "trademarks": [{"office": "X"}]}]},
            "number",
        ),
        (
            {
                "brands": [
                    *BRANDS,
                    {
                        "id": "n",
                        "name": "N",
                        "trademarks": [{"office": "X", "number": "1", "nice_classes": [46]}],
                    },
                ]
            },
            "brands[2] (n): trademarks[0]: 46 is no Nice class",
        ),
        (
            {"brands": [*BRANDS, {"id": "n", "name": "N", "owner": "owner", "co_owners": ["x"]}]},
            "no party has the id 'x' (co_owners)",
        ),
        ({"brands": [*BRANDS, {"id": "n", "name": "N", "co_owners": ["owner"]}]}, "but no owner"),
        ({"authorisations": [grant(brand="none")]}, "no brand has the id 'none'"),
        ({"authorisations": [grant(grantee="none")]}, "no party has the id 'none' (grantee)"),
        ({"authorisations": [grant(grantee="owner")]}, "the same party"),
        ({"authorisations": [grant(territories=["Narnia"])]}, "'Narnia' is no territory"),
        ({"authorisations": [grant(valid_to="2020-01-01")]}, "valid_to 2020-01-01 is before"),
        ({"authorisations": [grant(valid_to="soon")]}, "Write dates as 2026-05-31"),
        ({"authorisations": [grant(status="maybe")]}, "authorisations[0] (A1): Invalid enum"),
        ({"authorisations": [grant(revoked_on="2026-01-01")]}, "the status is active"),
        ({"signatories": [{"party": "none", "name": "X"}]}, "signatories[0]: no party"),
        ({"certificates": [{"party": "owner", "sha256": "abc"}]}, "certificates[0]: sha256"),
        ({"attestations": [{"party": "owner", "status": "denied"}]}, "give document_sha256"),
        (
            {
                "attestations": [
                    {"party": "owner", "status": "denied", "document_sha256": "xyz", "on": None}
                ]
            },
            "attestations[0]: document_sha256",
        ),
    ],
)
def test_a_wrong_row_is_named_with_its_place(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(RegistryError) as caught:
        read_registry_file(_file(tmp_path, registry_rows(**changes)))
    assert said in caught.value.message
    assert caught.value.remedy


def test_all_wrong_rows_are_named_at_once_and_the_rest_counted(tmp_path: Path) -> None:
    rows = registry_rows(authorisations=[GRANT | {"id": f"A{n}", "brand": "x"} for n in range(30)])
    with pytest.raises(RegistryError) as caught:
        read_registry_file(_file(tmp_path, rows))
    assert "30 rows are wrong" in caught.value.message
    assert "authorisations[19] (A19)" in caught.value.message
    assert "and 10 more" in caught.value.message


@pytest.mark.parametrize("text", ["", "[", "[]", "7", "\x00", '{"version": 1'])
def test_a_file_that_is_no_registry(tmp_path: Path, text: str) -> None:
    for name in ("r.json", "r.yaml"):
        if name == "r.yaml" and text == '{"version": 1':
            continue
        with pytest.raises(RegistryError):
            read_registry_file(_file(tmp_path, text, name))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="can't be read"):
        read_registry_file(tmp_path / "none.json")
