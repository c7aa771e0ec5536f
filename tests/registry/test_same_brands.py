"""Which brand records of one name are read as one: owners alike and a second fact."""

from __future__ import annotations

import pytest

from proofcheck.model.registry import Brand, Party, RegistryFile, Trademark
from proofcheck.registry.filling import store_in_memory
from proofcheck.registry.same_brands import read_together

MARK = Trademark(office="USPTO", number="2,824,281")
OFFICE_MARK = Trademark(office="USPTO", number="2824281")
OWN_PARTY = Party(id="a", name="Northlume Lighting AS", lei="529900T8BM49AURSDO55")
OFFICE_PARTY = Party(id="uspto:owner:1", name="NORTHLUME LIGHTING AS")
OWN = Brand(id="b", name="Northlume", owner="a", trademarks=(MARK,))
OFFICE = Brand(id="uspto:7", name="NORTHLUME", owner="uspto:owner:1", trademarks=(OFFICE_MARK,))


def together(*records: Brand | Party) -> dict[str, frozenset[str]]:
    brands = tuple(one for one in records if isinstance(one, Brand))
    parties = tuple(one for one in records if isinstance(one, Party))
    store = store_in_memory(RegistryFile(version=1, parties=parties, brands=brands), source="t")
    return read_together(store, brands)


def test_owner_by_name_and_one_number_make_one_brand() -> None:
    assert together(OWN_PARTY, OFFICE_PARTY, OWN, OFFICE) == {"b": frozenset({"b", "uspto:7"})}


def test_a_fact_of_the_owners_does_it_too() -> None:
    office = Party(id="uspto:owner:1", name="Northlume Lighting", lei="529900T8BM49AURSDO55")
    own = Brand(id="b", name="Northlume", owner="a")
    assert set(together(OWN_PARTY, office, own, OFFICE)) == {"b"}


@pytest.mark.parametrize(
    ("own", "owner"),
    [
        (Brand(id="b", name="Northlume", owner="a"), OFFICE_PARTY),  # names alone
        (OWN, Party(id="uspto:owner:1", name="Other Lights Inc")),  # the number alone
        (Brand(id="b", name="Northlume", trademarks=(MARK,)), OFFICE_PARTY),  # owner not known
        (
            Brand(
                id="b",
                name="Northlume",
                owner="a",
                trademarks=(Trademark(office="EUIPO", number="2824281"),),
            ),
            OFFICE_PARTY,
        ),  # the digits of another office
    ],
)
def test_less_leaves_two_meanings(own: Brand, owner: Party) -> None:
    assert set(together(OWN_PARTY, owner, own, OFFICE)) == {"b", "uspto:7"}


def test_of_joint_owners_one_pair_is_enough() -> None:
    first = Party(id="uspto:owner:9", name="Other Lights Inc")
    joint = Brand(
        id="uspto:7",
        name="NORTHLUME",
        owner="uspto:owner:9",
        co_owners=("uspto:owner:1",),
        trademarks=(OFFICE_MARK,),
    )
    assert set(together(OWN_PARTY, OFFICE_PARTY, first, OWN, joint)) == {"b"}


def test_an_office_record_alone_stays() -> None:
    assert set(together(OFFICE_PARTY, OFFICE)) == {"uspto:7"}


def test_two_records_of_ones_own_are_not_chosen_between() -> None:
    twin = Brand(id="b2", name="Northlume", owner="a", trademarks=(MARK,))
    assert set(together(OWN_PARTY, OFFICE_PARTY, OWN, twin, OFFICE)) == {"b", "b2", "uspto:7"}


def test_the_starter_list_gives_way() -> None:
    starter = Brand(id="starter:Northlume", name="Northlume", status="starter")
    assert set(together(OWN_PARTY, OWN, starter)) == {"b"}
    assert set(together(starter)) == {"starter:Northlume"}
