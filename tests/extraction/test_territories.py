"""Territories: names in three scripts, regions, exceptions before and behind, vague regions."""

from __future__ import annotations

import pytest

from proofcheck.extraction.territories import find_territories, read_territory


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Germany, Austria and Switzerland", ("DE", "AT", "CH")),
        ("DACH-Raum", ("DE", "AT", "CH")),
        ("香港及澳門", ("HK", "MO")),
        ("台灣地區", ("TW",)),
        ("中国大陆地区（港澳台除外）", ("CN",)),
        ("中华人民共和国境内（不含港、澳、台地区）", ("CN",)),
        ("Europäische Union, Norwegen", ("EU", "NO")),
        ("territorio español", ("ES",)),
        ("Benelux", ("BE", "NL", "LU")),
        ("ASEAN", ("BN", "ID", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "TL", "VN")),
        ("EFTA", ("CH", "IS", "LI", "NO")),
        ("England and Wales", ("GB",)),
        ("France (Corse exclue)", ("FR",)),
    ],
)
def test_names_become_codes(text: str, codes: tuple[str, ...]) -> None:
    assert set(find_territories(text)) == set(codes)


def test_an_exception_behind_leaves_its_bracket_out() -> None:
    territory = read_territory("worldwide (Japan excluded)")
    assert territory is not None
    assert (territory.codes, territory.excepted) == (("worldwide",), ("JP",))


def test_a_bracket_ends_an_exception() -> None:
    assert find_territories("Spain (excluding Ceuta) and Portugal") == ("ES", "PT")


@pytest.mark.parametrize("text", ["EMEA", "Latin America", "华东地区", "APAC"])
def test_a_region_that_nobody_settled_has_no_codes(text: str) -> None:
    territory = read_territory(text)
    assert territory is not None
    assert territory.codes == ()
    assert territory.vague == (text,)


def test_one_run_stops_before_an_address() -> None:
    territory = read_territory(
        "France and Italy, see 12 Main Street, Berlin, Germany", in_one_run=True
    )
    assert territory is not None
    assert territory.codes == ("FR", "IT")
