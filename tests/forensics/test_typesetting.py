"""What deviates in the setting of a value is told with its amount; weight and slant are not."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec import structs

from forensics.papers import LABEL_X, SOUND, VALUE_X, drawn, facts_of, row_y
from proofcheck.config import Limits
from proofcheck.forensics.key_fields import KeyReading
from proofcheck.forensics.painted_characters import PaintedPage, read_painted_pages
from proofcheck.forensics.typesetting.families import family
from proofcheck.forensics.typesetting.font_traits import font_deviations
from proofcheck.forensics.typesetting.naming import names_of
from proofcheck.forensics.typesetting.place_traits import place_deviations
from proofcheck.forensics.typesetting.set_page import set_page
from proofcheck.forensics.typesetting.value import Value, value_of
from proofcheck.intake import open_upload
from proofcheck.model.document import Source
from proofcheck.model.facts import OddSetting, Trait
from proofcheck.model.fields import Reading
from proofcheck.model.measures import Box, OnPage

ROWS = {f"Position {number}": f"{number}0.00" for number in range(1, 6)}


def odd_in(data: bytes) -> dict[str, dict[Trait, float]]:
    """The traits of each odd value with their amounts, by the value's text."""
    found: tuple[OddSetting, ...] | None = facts_of(data).odd_settings
    assert found is not None
    return {one.text: {d.trait: d.amount for d in one.deviations} for one in found}


def test_a_total_in_a_foreign_font_is_told():
    odd = odd_in(drawn(SOUND, fonts={"Total due": "Courier"}))
    assert odd == {"120.00": {Trait.FOREIGN_FONT: 0.0}}


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Helvetica-Oblique"])
def test_a_total_in_the_same_family_is_at_most_rare(font: str):
    odd = odd_in(drawn(SOUND, fonts={"Total due": font}))
    assert set(odd.get("120.00", {})) <= {Trait.RARE_FONT}


def test_a_value_painted_after_all_that_stands_below_it_is_out_of_turn():
    odd = odd_in(drawn(SOUND, last="Invoice number"))
    assert set(odd) == {"RE-2024-0815"}
    assert odd["RE-2024-0815"][Trait.ORDER] > 3


def test_a_size_that_only_looks_like_the_others_is_measured():
    odd = odd_in(drawn(SOUND, sizes={"Total due": 11.6}))
    assert odd["120.00"] == {Trait.SIZE: pytest.approx(-0.4)}


def test_a_size_that_is_meant_to_be_seen_is_not_told():
    assert odd_in(drawn(SOUND, sizes={"Total due": 16})) == {}


def test_a_colour_of_its_own_is_measured():
    odd = odd_in(drawn(SOUND, greys={"Total due": 0.1}))
    assert odd["120.00"] == {Trait.COLOUR: pytest.approx(26, abs=1)}


def test_a_letterhead_alone_on_its_line_has_one_style_by_design():
    page = set_page(read_page(drawn(SOUND | {"Buyer": ""}, added=("BRIGHTWELL", 60, 285))))
    assert page is not None
    own = page.family == page.families.index("couri")
    grey = np.where(own[:, None], 40, page.colour)
    large = structs.replace(page, colour=grey, size=np.where(own, 18.0, page.size))
    small = structs.replace(page, colour=grey)
    near = structs.replace(small, size=np.where(own, 12.3, page.size))
    assert not list(place_deviations(value_of(large, own, own), own))
    assert [d.trait for d in place_deviations(value_of(small, own, own), own)] == [Trait.COLOUR]
    assert [d.trait for d in place_deviations(value_of(near, own, own), own)] == [Trait.SIZE]


def test_a_letter_of_a_nameless_font_that_is_split_in_two_is_not_rare():
    page = set_page(read_page(drawn(SOUND, added=("Office", VALUE_X - 70, row_y("Quantity")))))
    assert page is not None
    own = page.family == page.families.index("couri")
    group = own & (np.cumsum(own) == 1)
    split = structs.replace(page, font=np.where(group, page.font.max() + 1, page.font))
    split = structs.replace(split, fonts=(*page.fonts, ""))
    nameless = ("",) * len(page.bases)
    for bases, told in ((page.bases, True), (nameless, False)):
        one = structs.replace(
            split,
            bases=bases,
            families=bases,
            base=split.base * bool(bases[0]),
            family=split.family * bool(bases[0]),
        )
        traits = {d.trait for d in font_deviations(value_of(one, own, own), group)}
        assert bool(traits) is told


def test_wider_spacing_is_measured():
    odd = odd_in(drawn(SOUND | ROWS, spacings={"Total due": 0.6}))
    assert odd["120.00"][Trait.SPACING] == pytest.approx(0.05, abs=0.001)


COLUMN = {"Buyer": SOUND["Buyer"], "Total due": "60.00"} | ROWS


def test_a_value_off_its_line_is_measured_where_the_rows_around_it_are_level():
    odd = odd_in(drawn(COLUMN, shifts={"Total due": (0, 0.7)}))
    assert odd["60.00"] == {Trait.BASELINE: pytest.approx(-0.7, abs=0.01)}


def test_a_value_off_the_edge_of_its_column_is_measured():
    odd = odd_in(drawn(COLUMN, shifts={"Total due": (1.4, 0)}))
    assert odd["60.00"] == {Trait.EDGE: pytest.approx(1.4, abs=0.01)}


def test_a_value_on_its_line_and_edge_is_not_odd():
    assert odd_in(drawn(COLUMN)) == {}


def test_text_of_no_field_in_a_foreign_font_in_line_with_others_is_told():
    data = drawn(SOUND, added=("999.00", VALUE_X - 70, row_y("Quantity")))
    (found,) = [one for one in facts_of(data).odd_settings or () if one.text == "999.00"]
    assert found.field == ""
    assert {d.trait for d in found.deviations} == {Trait.FOREIGN_FONT, Trait.ORDER}


def read_page(data: bytes) -> PaintedPage:
    """The first page as it is painted."""
    with open_upload(data, limits=Limits(), number=1) as upload:
        return read_painted_pages(upload)[1]


def value_at(x: float, label: str, text: str) -> Value:
    """A value that is added in the row of a label, among the characters of its page."""
    page = set_page(read_page(drawn(SOUND, added=(text, x, row_y(label)))))
    assert page is not None
    own = page.family == page.families.index("couri")
    return value_of(page, own, own)


def line_field(name: str, text: str, x1: float, y0: float) -> KeyReading:
    """A field of an invoice line that ends at `x1` on a row whose top is at `y0`."""
    place = OnPage(document=1, page=1, box=Box(x1 - 40, y0, x1, y0 + 9))
    source = Source.TEXT_LAYER
    reading = Reading(value=text, as_printed=text, place=place, source=source, confidence=1.0)
    return KeyReading(name=name, reading=reading, place=place)


def test_a_value_of_no_field_is_named_by_the_label_beside_or_above_it():
    labels = {"Totaldue": ("gross_total",)}
    beside = value_at(VALUE_X - 70, "Total due", "999.00")
    above = value_at(LABEL_X, "Buyer", "999.00")
    assert names_of(beside, (), lambda label: labels.get(label, ())) == ("gross_total",)
    assert above.heading == "Invoicedate"


def test_a_value_of_no_field_is_named_by_its_column_and_row():
    value = value_at(VALUE_X + 60, "Buyer", "999.00")
    right, top = value.box.x1, value.box.y0
    fields = [
        line_field("lines[1].net_amount", "10.00", right, top - 30),
        line_field("lines[2].quantity", "7", right - 90, top),
        line_field("lines[3].net_amount", "30.00", right, top + 30),
    ]
    assert names_of(value, fields, lambda _: ()) == ("lines[2].net_amount",)
    assert names_of(value, fields[:1], lambda _: ()) == ()
    assert names_of(value, fields[1:2], lambda _: ()) == ()


def test_a_stamp_across_the_lines_is_not():
    assert odd_in(drawn(SOUND, added=("RECEIVED 14", VALUE_X + 70, row_y("Buyer") + 9))) == {}


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


@pytest.mark.parametrize(
    ("text", "is_told"), [("Office", False), ("12.50", True)], ids=["a ligature", "figures"]
)
def test_letters_in_a_second_subset_of_their_font_are_not_mixed(text: str, is_told: bool):
    page = set_page(read_page(drawn(SOUND, added=(text, VALUE_X - 70, row_y("Quantity")))))
    assert page is not None
    own = page.family == page.families.index("couri")
    group = own & (np.cumsum(own) <= 2)
    two_subsets = structs.replace(page, font=np.where(group, page.font.max() + 1, page.font))
    names = (*page.fonts, page.fonts[int(page.font[own][0])])
    value = value_of(structs.replace(two_subsets, fonts=names), own, own)
    traits = {one.trait for one in font_deviations(value, group)}
    assert (Trait.MIXED in traits) is is_told
