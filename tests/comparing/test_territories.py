from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from proofcheck.comparing.territories import (
    canonical_territory,
    covers_territory,
    eu_members,
    known_territories,
    uncovered_territories,
)

TODAY = date(2026, 5, 4)
CODES = st.sampled_from(sorted(known_territories()))
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2040, 1, 1))


def test_the_eu_has_its_members_of_the_day() -> None:
    assert len(eu_members(TODAY)) == 27
    assert len(eu_members(date(2014, 1, 1))) == 28
    assert covers_territory(("EU",), "HR", date(2013, 7, 1))
    assert not covers_territory(("EU",), "HR", date(2013, 6, 30))
    assert covers_territory(("EU",), "GB", date(2020, 12, 31))
    assert not covers_territory(("EU",), "GB", date(2021, 1, 1))
    assert not covers_territory(("EU",), "CH", TODAY)


def test_all_members_make_the_eu() -> None:
    members = tuple(eu_members(TODAY))
    assert covers_territory(members, "EU", TODAY)
    assert not covers_territory(members[1:], "EU", TODAY)


def test_worldwide_and_spellings() -> None:
    assert covers_territory(("worldwide",), "CN", TODAY)
    assert covers_territory(("Worldwide",), "EU", TODAY)
    assert not covers_territory(("CN", "HK"), "worldwide", TODAY)
    assert covers_territory(("UK",), "gb", TODAY)
    assert not covers_territory((), "CN", TODAY)
    assert not covers_territory(("CN",), "HK", TODAY)


def test_what_was_widened() -> None:
    assert uncovered_territories(("EU",), ("DE", "CH", "GB"), TODAY) == ("CH", "GB")


@given(st.lists(CODES, max_size=5), CODES, DAYS)
def test_more_territories_never_cover_less(codes: list[str], asked: str, on: date) -> None:
    some = tuple(codes)
    if covers_territory(some, asked, on):
        assert covers_territory((*some, "JP"), asked, on)
    assert covers_territory((*some, asked), asked, on)


@given(st.text(max_size=20))
def test_canonical_territory_is_stable(text: str) -> None:
    once = canonical_territory(text)
    assert canonical_territory(once) == once
