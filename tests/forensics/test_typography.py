"""A value in a font that its page uses nowhere else is told; weight and slant are not."""

from __future__ import annotations

import pytest

from forensics.papers import SOUND, drawn, facts_of
from proofcheck.forensics.typography import family
from proofcheck.model.facts import Oddity


def test_a_total_in_a_foreign_font_is_told():
    found = facts_of(drawn(SOUND, fonts={"Total due": "Courier"})).odd_settings
    assert found is not None
    assert [(odd.field, odd.font, odd.oddity) for odd in found] == [
        ("gross_total", "Courier", Oddity.FOREIGN_FONT)
    ]


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique"])
def test_a_total_in_the_same_family_is_not(font: str):
    assert facts_of(drawn(SOUND, fonts={"Total due": font})).odd_settings == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABCDEF+Calibri-Bold", "Calibri"),
        ("Arial-BoldMT", "ArialMT"),
        ("TimesNewRomanPS-BoldItalicMT", "TimesNewRomanPSMT"),
        ("LiberationSans-Bold", "LiberationSans"),
    ],
)
def test_a_family_has_no_subset_tag_and_no_style(one: str, other: str):
    assert family(one) == family(other)


def test_families_differ():
    assert len({family(name) for name in ("Helvetica", "Courier", "Times-Roman", "Calibri")}) == 4
