"""Cases that are broken in one way each, with the link that breaks first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scripts.entitlement.names import GOODS
from scripts.entitlement.world import Case, World

from proofcheck.model.registry_answers import LinkProblem as Why

REJECT, DOUBT, REVIEW = "reject", "review reject", "review"


def recorded_right_is_not_to_be_passed_on(world: World) -> Case:
    world.record("owner", "first", may_sublicense=False)
    world.both("first", "shop")
    return world.case("recorded: no sublicence", REJECT, ("owner", "first", Why.NO_SUBLICENCE))


def upper_letter_is_not_to_be_passed_on(world: World) -> Case:
    world.both("owner", "first", may_sublicense=False)
    world.both("first", "shop")
    return world.case("letter: no sublicence", REJECT, ("owner", "first", Why.NO_SUBLICENCE))


def middle_right_is_not_to_be_passed_on(world: World) -> Case:
    world.record("owner", "first")
    world.record("first", "second", may_sublicense=False)
    world.both("second", "shop")
    return world.case("middle: no sublicence", REJECT, ("first", "second", Why.NO_SUBLICENCE))


def nobody_authorised_the_grantor(world: World) -> Case:
    world.both("stranger", "shop")
    return world.case("no grant", REJECT, ("owner", "stranger", Why.NO_GRANT))


def gap_in_the_middle(world: World) -> Case:
    world.record("second", "first")
    world.both("first", "shop")
    return world.case("gap above a distributor", REJECT, ("owner", "second", Why.NO_GRANT))


def grantor_is_unknown(world: World) -> Case:
    name = "Castlegate Traders plc"
    world.write("first", "shop", grantor=name, letter_number="X-1", signatory_name=None)
    return world.case("unknown grantor", REVIEW, ("owner", name, Why.UNKNOWN_PARTY))


def names_are_near(world: World) -> Case:
    word, rest = world.names.first.split(" ", 1)
    near = f"{word[:2]}{word[3:]}{word[2]} {rest}"
    upper = world.write("owner", "first", grantee=near, letter_number="UP-1")
    world.confirm(upper["letter_number"])
    world.both("first", "shop")
    return world.case("near names", DOUBT, ("owner", "first", Why.NAMES_DIFFER))


def letters_do_not_meet(world: World) -> Case:
    world.both("owner", "second")
    world.both("first", "shop")
    return world.case("letters that do not meet", REJECT, ("owner", "first", Why.NAMES_DIFFER))


def upper_right_is_revoked(world: World) -> Case:
    world.record("owner", "first", status="revoked", revoked_on="2026-03-01")
    world.both("first", "shop")
    return world.case("revoked above", REJECT, ("owner", "first", Why.REVOKED))


def upper_letter_is_revoked(world: World) -> Case:
    world.record("owner", "first", status="revoked", revoked_on="2026-03-01")
    world.write("owner", "first")
    world.both("first", "shop")
    return world.case("revoked letter above", REJECT, ("owner", "first", Why.REVOKED))


def letter_is_revoked(world: World) -> Case:
    world.record("owner", "shop", status="revoked", revoked_on="2026-03-01")
    world.write("owner", "shop")
    return world.case("revoked letter", REJECT, ("owner", "shop", Why.REVOKED))


def upper_letter_is_denied(world: World) -> Case:
    world.both("owner", "first")
    world.both("first", "shop")
    world.deny(letter_number=world.letters[0]["letter_number"])
    return world.case("denied above", REJECT, ("owner", "first", Why.DENIED))


def document_is_denied(world: World) -> Case:
    world.both("owner", "shop")
    world.deny(document_sha256=f"{1:064x}")
    return world.case("denied document", REJECT, ("owner", "shop", Why.DENIED))


def upper_right_is_over(world: World) -> Case:
    world.record("owner", "first", valid_to="2026-03-31")
    world.both("first", "shop")
    return world.case("lower outlives upper", REJECT, ("owner", "first", Why.EXPIRED))


def letter_is_over(world: World) -> Case:
    world.both("owner", "shop", valid_to="2026-04-30")
    return world.case("expired letter", REJECT, ("owner", "shop", Why.EXPIRED))


def letter_has_not_begun(world: World) -> Case:
    world.both("owner", "shop", valid_from="2026-06-01")
    return world.case("not begun", REJECT, ("owner", "shop", Why.NOT_BEGUN))


def letter_is_for_elsewhere(world: World) -> Case:
    world.both("owner", "shop", territories=["FR"])
    return world.case("other territory", REJECT, ("owner", "shop", Why.TERRITORY))


def territory_is_widened(world: World) -> Case:
    world.record("owner", "first", territories=["FR"])
    world.both("first", "shop")
    return world.case("territory widened", REJECT, ("first", "shop", Why.TERRITORY_WIDENED))


def territory_is_widened_by_a_letter(world: World) -> Case:
    world.both("owner", "first", territories=["FR", "IT"])
    world.both("first", "second")
    world.both("second", "shop")
    link = ("first", "second", Why.TERRITORY_WIDENED)
    return world.case("territory widened between letters", REJECT, link)


def letter_is_for_another_channel(world: World) -> Case:
    world.both("owner", "shop", channels=["offline"])
    return world.case("other channel", REJECT, ("owner", "shop", Why.CHANNEL))


def channel_is_widened(world: World) -> Case:
    world.record("owner", "first", channels=["Amazon", "offline"])
    world.both("first", "shop")
    return world.case("channel widened", REJECT, ("first", "shop", Why.CHANNEL_WIDENED))


def mark_is_gone(world: World) -> Case:
    world.mark.update(status="Cancelled")
    world.both("owner", "shop")
    return world.case("trademark dead", DOUBT, ("owner", "owner", Why.TRADEMARK_DEAD))


def mark_ran_out(world: World) -> Case:
    world.mark.update(expires_on="2025-02-01")
    world.both("owner", "shop")
    return world.case("trademark ran out", DOUBT, ("owner", "owner", Why.TRADEMARK_DEAD))


def mark_is_pending(world: World) -> Case:
    world.mark.update(status="Application under examination", registered_on=None, expires_on=None)
    world.both("owner", "shop")
    return world.case("trademark pending", DOUBT, ("owner", "owner", Why.TRADEMARK_PENDING))


def mark_is_anothers(world: World) -> Case:
    mark = {**world.mark, "number": "018000007", "mark": "Another"}
    world.rows["brands"].append(
        {"id": "other", "name": "Another", "owner": "stranger", "trademarks": [mark]}
    )
    world.both("owner", "shop")
    world.letters[-1]["trademark_numbers"] = ("018000007",)
    return world.case("another's trademark", REJECT, ("owner", "shop", Why.OTHER_OWNER))


def mark_is_for_other_goods(world: World) -> Case:
    world.mark.update(nice_classes=[33])
    world.both("owner", "shop")
    return world.case("trademark of another class", DOUBT, ("owner", "owner", Why.OTHER_CLASS))


def right_is_for_other_goods(world: World) -> Case:
    other = next(number for number in sorted(GOODS) if number != world.names.nice_class)
    world.record("owner", "first", nice_classes=[other])
    world.both("first", "shop")
    return world.case("right for other goods", DOUBT, ("owner", "first", Why.PRODUCTS))


def signatory_is_unknown(world: World) -> Case:
    world.both("owner", "shop")
    world.letters[-1]["signatory_name"] = "Wolfram Zickler"
    return world.case("unknown signatory", DOUBT, ("owner", "shop", Why.SIGNATORY_UNKNOWN))


def upper_signatory_is_unknown(world: World) -> Case:
    upper = world.write("owner", "first", letter_number="UP-3", signatory_name="Wolfram Zickler")
    world.confirm(upper["letter_number"])
    world.both("first", "shop")
    link = ("owner", "first", Why.SIGNATORY_UNKNOWN)
    return world.case("unknown signatory above", DOUBT, link)


def supplier_holds_nothing(world: World) -> Case:
    link = ("owner", "stranger", Why.NO_GRANT)
    return world.case("supplier without a grant", DOUBT, link, supplier="stranger")


def supplier_was_no_longer_authorised(world: World) -> Case:
    world.record("owner", "first", valid_to="2026-01-31")
    link = ("owner", "first", Why.EXPIRED)
    return world.case("supplier expired", REJECT, link, supplier="first")


def suppliers_letter_begins_later(world: World) -> Case:
    upper = world.write("owner", "first", letter_number="UP-4", valid_from=date(2026, 4, 1))
    world.confirm(upper["letter_number"])
    link = ("owner", "first", Why.NOT_BEGUN)
    return world.case("supplier's letter begins later", REJECT, link, supplier="first")


def suppliers_letter_is_for_elsewhere(world: World) -> Case:
    upper = world.write("owner", "first", letter_number="UP-5", territories=("US",))
    world.confirm(upper["letter_number"])
    link = ("owner", "first", Why.TERRITORY)
    return world.case("supplier's letter for elsewhere", DOUBT, link, supplier="first")


def only_the_starter_list_knows_the_brand(world: World) -> Case:
    world.brand["status"] = "starter"
    world.both("owner", "shop")
    return world.case("starter list only", REVIEW)


BROKEN: tuple[Callable[[World], Case], ...] = (
    recorded_right_is_not_to_be_passed_on,
    upper_letter_is_not_to_be_passed_on,
    middle_right_is_not_to_be_passed_on,
    nobody_authorised_the_grantor,
    gap_in_the_middle,
    grantor_is_unknown,
    names_are_near,
    letters_do_not_meet,
    upper_right_is_revoked,
    upper_letter_is_revoked,
    letter_is_revoked,
    upper_letter_is_denied,
    document_is_denied,
    upper_right_is_over,
    letter_is_over,
    letter_has_not_begun,
    letter_is_for_elsewhere,
    territory_is_widened,
    territory_is_widened_by_a_letter,
    letter_is_for_another_channel,
    channel_is_widened,
    mark_is_gone,
    mark_ran_out,
    mark_is_pending,
    mark_is_anothers,
    mark_is_for_other_goods,
    right_is_for_other_goods,
    signatory_is_unknown,
    upper_signatory_is_unknown,
    supplier_holds_nothing,
    supplier_was_no_longer_authorised,
    suppliers_letter_begins_later,
    suppliers_letter_is_for_elsewhere,
    only_the_starter_list_knows_the_brand,
)
"""Makers of broken cases."""
