from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.model.registry import Authorisation, Brand
from proofcheck.model.registry_answers import LinkProblem
from proofcheck.registry.chains import Chain, solve_chain
from proofcheck.registry.grants import Grant, Terms, recorded_grant
from registry.papers import TODAY, grant

BRAND = Brand(id="valdoro", name="Valdoro", owner="owner")
NAMES = {name: name.title() for name in ("owner", "asia", "shop", "tools", "a", "b", "c", "d")}


def _grant(**changes: Any) -> Grant:
    is_denied = changes.pop("is_denied", False)
    row = msgspec.convert(grant(**changes), Authorisation)
    return recorded_grant(row, is_denied=is_denied)


def _solve(grants: list[Grant], party: str = "asia", **terms: Any) -> Chain:
    return solve_chain(
        BRAND,
        party,
        Terms(**({"on": TODAY} | terms)),
        grants_to=lambda grantee: tuple(g for g in grants if g.grantee == grantee),
        names=NAMES,
    )


def _problems(chain: Chain) -> set[LinkProblem]:
    return {problem for link in chain.links for problem in link.problems}


def test_the_owner_needs_no_grant() -> None:
    chain = _solve([], party="owner", must_sublicense=True)
    assert chain.holds is True
    assert [link.evidence for link in chain.links] == ["owner"]


@pytest.mark.parametrize("owner", ["owner", "tools"])
def test_each_joint_owner_owns_the_brand_and_may_grant_it(owner: str) -> None:
    joint = msgspec.structs.replace(BRAND, co_owners=("tools",))
    grants = (_grant(grantor=owner),)

    def chain_to(party: str, brand: Brand) -> Chain:
        return solve_chain(
            brand,
            party,
            Terms(on=TODAY),
            grants_to=lambda grantee: tuple(g for g in grants if g.grantee == grantee),
            names=NAMES,
        )

    assert chain_to(owner, joint).holds is True
    chain = chain_to("asia", joint)
    assert chain.holds is True
    assert chain.links[0].grantor == owner
    assert f"{owner.title()} is a registered owner of Valdoro" in chain.links[0].sentence
    assert chain_to("asia", BRAND).holds is (owner == "owner")


def test_an_authorised_party_holds() -> None:
    chain = _solve([_grant()], territories=("CN",), channels=("taobao.com",))
    assert chain.holds is True
    assert [link.evidence for link in chain.links] == ["owner", "authorisation:A1"]


@pytest.mark.parametrize(
    ("changes", "terms", "problem"),
    [
        ({"may_sublicense": False}, {"must_sublicense": True}, LinkProblem.NO_SUBLICENCE),
        ({"status": "revoked", "revoked_on": "2026-02-15"}, {}, LinkProblem.REVOKED),
        ({"status": "revoked"}, {}, LinkProblem.REVOKED),
        ({"is_denied": True}, {}, LinkProblem.DENIED),
        ({"valid_to": "2026-05-03"}, {}, LinkProblem.EXPIRED),
        ({"valid_from": "2026-05-05"}, {}, LinkProblem.NOT_BEGUN),
        ({}, {"territories": ("IT",)}, LinkProblem.TERRITORY),
        ({}, {"channels": ("eBay",)}, LinkProblem.CHANNEL),
        ({"nice_classes": [3]}, {"nice_classes": (25,)}, LinkProblem.PRODUCTS),
    ],
)
def test_what_breaks_a_link(
    changes: dict[str, Any], terms: dict[str, Any], problem: LinkProblem
) -> None:
    chain = _solve([_grant(**changes)], **terms)
    assert chain.holds is False
    assert chain.links[-1].problems == (problem,)
    assert chain.reason


def test_edges_of_the_period_hold() -> None:
    assert _solve([_grant(valid_to="2026-05-04")]).holds is True
    assert _solve([_grant(valid_from="2026-05-04")]).holds is True


def test_a_revocation_counts_from_its_day() -> None:
    revoked = _grant(status="revoked", revoked_on="2026-02-15")
    assert _solve([revoked], on=date(2026, 2, 14)).holds is True
    assert _solve([revoked], on=date(2026, 2, 15)).holds is False


def test_nobody_authorised_a_known_party() -> None:
    chain = _solve([], party="tools")
    assert chain.holds is False
    assert _problems(chain) == {LinkProblem.NO_GRANT}


def test_an_unknown_party_is_unknown_not_wrong() -> None:
    chain = _solve([], party="Castle Trading Ltd")
    assert chain.holds is None
    assert _problems(chain) == {LinkProblem.UNKNOWN_PARTY}


def test_no_owner_no_answer() -> None:
    chain = solve_chain(
        Brand(id="x", name="X"), "asia", Terms(on=TODAY), grants_to=lambda _: (), names=NAMES
    )
    assert chain.holds is None


@pytest.mark.parametrize(
    ("missing", "terms"),
    [
        ("may_sublicense", {"must_sublicense": True}),
        ("territories", {"territories": ("CN",)}),
        ("channels", {"channels": ("Tmall",)}),
    ],
)
def test_an_absent_term_is_unknown_not_all(missing: str, terms: dict[str, Any]) -> None:
    chain = _solve([_grant(**{missing: None})], **terms)
    assert chain.holds is None
    assert missing in chain.links[-1].unknown
    assert not _problems(chain)


def test_a_grant_without_dates_holds_and_says_so() -> None:
    chain = _solve([_grant(valid_from=None, valid_to=None)])
    assert chain.holds is True
    assert chain.links[-1].unknown == ("period",)


def test_a_letter_that_outlives_its_grant_still_holds() -> None:
    chain = _solve([_grant()], valid_to=date(2030, 1, 1))
    assert chain.holds is True
    assert _problems(chain) == {LinkProblem.OUTLIVES_UPPER}


def test_a_long_chain_needs_the_right_to_sublicense_at_each_step() -> None:
    upper = _grant(id="A1")
    lower = _grant(id="A2", grantor="asia", grantee="shop", may_sublicense=False)
    assert _solve([upper, lower], party="shop").holds is True
    broken = _solve([_grant(id="A1", may_sublicense=False), lower], party="shop")
    assert broken.holds is False
    assert broken.links[1].problems == (LinkProblem.NO_SUBLICENCE,)


def test_a_gap_in_the_middle_is_found() -> None:
    lower = _grant(id="A2", grantor="asia", grantee="shop")
    chain = _solve([lower], party="shop")
    assert chain.holds is False
    assert chain.links[0].problems == (LinkProblem.NO_GRANT,)
    assert chain.links[0].grantee == "asia"


def test_the_best_of_several_grants_counts() -> None:
    old = _grant(id="A0", valid_from="2020-01-01", valid_to="2021-01-01")
    revoked = _grant(id="A2", status="revoked")
    chain = _solve([old, revoked, _grant(id="A3")])
    assert chain.holds is True
    assert chain.links[-1].evidence == "authorisation:A3"


def test_goods_sold_in_the_eu_may_be_resold_there() -> None:
    german = _grant(territories=["DE"])
    assert _solve([german], territories=("FR",), has_exhaustion=True).holds is True
    assert _solve([german], territories=("FR",)).holds is False
    assert _solve([german], territories=("CH",), has_exhaustion=True).holds is False
    assert _solve([_grant()], territories=("FR",), has_exhaustion=True).holds is False


def test_circles_end() -> None:
    circle = [_grant(id="1", grantor="a", grantee="b"), _grant(id="2", grantor="b", grantee="a")]
    assert _solve(circle, party="a").holds is False


PARTIES = st.sampled_from(["owner", "a", "b", "c", "d"])


@given(st.lists(st.tuples(PARTIES, PARTIES, st.booleans()), max_size=14), PARTIES)
def test_a_chain_holds_exactly_where_rights_reach(
    edges: list[tuple[str, str, bool]], party: str
) -> None:
    grants = [
        Grant(grantor=a, grantee=b, evidence=f"authorisation:{n}", may_sublicense=may)
        for n, (a, b, may) in enumerate(edges)
        if a != b
    ]
    reached = {"owner"}  # may pass the right on
    holders = {"owner"}
    for _ in range(6):
        for g in grants:
            if g.grantor in reached:
                holders.add(g.grantee)
                if g.may_sublicense:
                    reached.add(g.grantee)
    chain = _solve(grants, party=party)
    assert (chain.holds is True) == (party in holders)


def test_a_hostile_registry_is_bounded() -> None:
    names = [f"p{n}" for n in range(40)]
    grants = [
        Grant(grantor=a, grantee=b, evidence="authorisation:x", may_sublicense=True)
        for a in names
        for b in names
        if a != b
    ]
    by_grantee: dict[str, tuple[Grant, ...]] = {
        name: tuple(g for g in grants if g.grantee == name) for name in names
    }
    chain = solve_chain(
        BRAND,
        "p0",
        Terms(on=TODAY),
        grants_to=lambda grantee: by_grantee.get(grantee, ()),
        names={name: name for name in names},
    )
    assert chain.holds is False
