"""The starter list: complete rows, no doubles, and nothing in it that could confirm a right."""

from __future__ import annotations

from proofcheck.comparing.name_keys import name_keys
from proofcheck.registry.registry import Registry
from proofcheck.registry.row_checks import wrong_rows
from proofcheck.registry.starter import STARTER, starter_brand_names, starter_list


def test_the_list_keeps_the_registry_format() -> None:
    assert list(wrong_rows(starter_list())) == []


def test_the_list_has_at_least_150_brands_with_owner_source_and_day() -> None:
    rows = starter_list()
    assert len(rows.brands) >= 150
    parties = {party.id: party for party in rows.parties}
    for record in (*rows.brands, *rows.parties):
        assert record.status == STARTER
        assert record.source
        assert record.as_of
    for brand in rows.brands:
        owner = parties[brand.owner or ""]
        assert owner.domains
        assert owner.country
        assert brand.trademarks == ()


def test_no_name_means_two_brands() -> None:
    owners: dict[str, set[str]] = {}
    for brand in starter_list().brands:
        for name in (brand.name, *brand.aliases):
            owners.setdefault(name_keys(name).core, set()).add(brand.id)
    assert {core: ids for core, ids in owners.items() if len(ids) > 1} == {}


def test_names_that_are_plain_words_are_not_looked_for_in_lines() -> None:
    names = starter_brand_names()
    assert {"Gucci", "古驰", "路易威登", "adidas"} <= set(names)
    assert not {"Diesel", "Coach", "Apple", "Braun", "Dell", "小米"} & set(names)


def test_a_registry_made_of_it_finds_a_brand_in_another_script() -> None:
    with Registry.of(starter_list(), source="starter") as registry:
        assert "古驰" in registry.brand_names()
