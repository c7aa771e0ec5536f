"""Cases in order: complete chains by records, by letters and by both."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scripts.entitlement.world import Case, World

ACCEPT = "accept"


def owner_to_shop(world: World) -> Case:
    world.both("owner", "shop")
    return world.case("the owner authorises the shop", ACCEPT)


def one_distributor(world: World) -> Case:
    world.record("owner", "first")
    world.both("first", "shop")
    return world.case("a distributor passes on a recorded right", ACCEPT)


def two_distributors(world: World) -> Case:
    world.record("owner", "first")
    world.record("first", "second")
    world.both("second", "shop")
    return world.case("two distributors stand between", ACCEPT)


def two_letters(world: World) -> Case:
    world.both("owner", "first")
    world.both("first", "shop")
    return world.case("both letters are handed in", ACCEPT)


def upper_letter_confirmed(world: World) -> Case:
    upper = world.write("owner", "first", letter_number="UP-77")
    world.confirm(upper["letter_number"])
    world.both("first", "shop")
    return world.case("the upper letter is confirmed, not on record", ACCEPT)


def three_letters(world: World) -> Case:
    world.both("owner", "first")
    world.both("first", "second")
    world.both("second", "shop")
    return world.case("three letters are handed in", ACCEPT)


def for_the_union(world: World) -> Case:
    world.record("owner", "first", territories=["EU"])
    world.both("first", "shop")
    return world.case("the upper right is for the EU", ACCEPT)


def for_the_world(world: World) -> Case:
    world.record("owner", "first", territories=["worldwide"], channels=["online", "offline"])
    world.both("first", "shop")
    return world.case("the upper right is worldwide and online", ACCEPT)


def written_otherwise(world: World) -> Case:
    world.both("owner", "shop")
    world.letters[-1]["grantor"] = world.names.owner.upper()
    return world.case("names in capitals", ACCEPT, marketplace="ebay.de")


def revoked_later(world: World) -> Case:
    world.record("owner", "first", status="revoked", revoked_on="2026-09-01")
    world.both("first", "shop")
    return world.case("the upper right ends later", ACCEPT)


def renewal_under_way(world: World) -> Case:
    world.mark["expires_on"] = "2026-02-01"
    world.both("owner", "shop")
    return world.case("the mark is within its grace for renewal", ACCEPT)


def one_mark_gone(world: World) -> Case:
    world.brand["trademarks"].append(
        {"office": "INPI", "number": "3999001", "status": "Cancelled", "territories": ["FR"]}
    )
    world.both("owner", "shop")
    return world.case("another mark of the brand is gone", ACCEPT)


def invoice_of_the_owner(world: World) -> Case:
    return world.case("the owner invoices", ACCEPT, supplier="owner")


def invoice_of_a_distributor(world: World) -> Case:
    world.record("owner", "first", channels=["offline"])
    return world.case("an authorised distributor invoices", ACCEPT, supplier="first")


def invoice_before_the_end(world: World) -> Case:
    world.record("owner", "first", valid_to="2026-04-01")
    return world.case("authorised on the day of issue", ACCEPT, supplier="first")


def invoice_with_its_letter(world: World) -> Case:
    upper = world.write("owner", "first", letter_number="UP-78", valid_to=date(2026, 4, 30))
    world.confirm(upper["letter_number"])
    return world.case("an invoice with the letter to its supplier", ACCEPT, supplier="first")


def invoice_within_the_market(world: World) -> Case:
    world.record("owner", "first", territories=["FR"])
    return world.case("goods sold in France, resold in Germany", ACCEPT, supplier="first")


SOUND: tuple[Callable[[World], Case], ...] = (
    owner_to_shop,
    one_distributor,
    two_distributors,
    two_letters,
    upper_letter_confirmed,
    three_letters,
    for_the_union,
    for_the_world,
    written_otherwise,
    revoked_later,
    renewal_under_way,
    one_mark_gone,
    invoice_of_the_owner,
    invoice_of_a_distributor,
    invoice_before_the_end,
    invoice_with_its_letter,
    invoice_within_the_market,
)
"""Makers of cases in order."""
