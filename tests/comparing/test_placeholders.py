"""What an empty form asks for is told from a value."""

from __future__ import annotations

import pytest

from proofcheck.comparing.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "",
        "______",
        "..........",
        "XXXX",
        "00/00/0000",
        "[Company]",
        "<date of issue>",
        "{{total}}",
        "Name of your company",
        "Na me of you r company",
        "Raison sociale",
        "Kundenname eingeben",
        "Click here to enter text",
    ],
)
def test_what_holds_the_place_of_a_value_is_told(text: str):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "120.00",
        "0.00",
        "12-3456789",
        "2024-03-12",
        "10.00",
        "Nimbus Ltd",
        "The Name Company Ltd",
        "RE-123-4",
    ],
)
def test_a_value_is_none(text: str):
    assert not is_placeholder(text)
