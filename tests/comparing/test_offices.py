"""Trade mark offices under their names and codes."""

from __future__ import annotations

import pytest

from proofcheck.comparing.offices import canonical_office, is_office, may_be_same_office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("EM", "EUIPO"),
        ("eutm", "EUIPO"),
        ("GB", "UKIPO"),
        ("国家知识产权局", "CNIPA"),
        ("WO", "WIPO"),
    ],
)
def test_codes_and_aliases_make_one_office(text: str, name: str) -> None:
    assert canonical_office(text) == name
    assert is_office(text)


def test_only_two_known_offices_can_differ() -> None:
    assert not may_be_same_office("EUIPO", "WO")
    assert may_be_same_office("EUIPO", "EM")
    assert may_be_same_office(None, "WO")
    assert may_be_same_office("EUIPO", "an office nobody knows")
