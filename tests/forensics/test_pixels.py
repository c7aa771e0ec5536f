"""The pixels of key fields are read, and a text layer that says otherwise is shown up."""

from __future__ import annotations

import io

import pikepdf
import pytest

from forensics.papers import SOUND, drawn, edited, facts_of
from proofcheck.comparing.values import is_other_value
from proofcheck.forensics.sameness import says_the_same

CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Swapped def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7E> <0020> endbfrange
1 beginbfchar <37> <0031> endbfchar
endcmap end end"""


def text_layer_swapped() -> bytes:
    """The page shows 720.00, but the font of the total maps a 7 to the text 1."""
    data = drawn(edited(total_due="720.00"), fonts={"Total due": "Helvetica-Bold"})
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        font = next(fonts[name] for name in fonts if fonts[name].BaseFont == "/Helvetica-Bold")
        font.ToUnicode = pdf.make_stream(CMAP.encode())
        pdf.save(out)
    return out.getvalue()


def test_every_key_field_of_a_sound_paper_is_read_from_its_pixels():
    readings = facts_of(drawn(SOUND)).pixel_readings
    assert {one.field for one in readings} == {
        "gross_total",
        "invoice_number",
        "issue_date",
        "buyer_name",
    }
    for one in readings:
        assert one.readings
        assert says_the_same(one.text_layer, one.readings[0].value)


@pytest.mark.tesseract
def test_a_text_layer_that_says_otherwise_is_read_by_two_engines():
    readings = {one.field: one for one in facts_of(text_layer_swapped()).pixel_readings}
    total = readings["gross_total"]
    assert total.text_layer == "120.00"
    assert {reading.value for reading in total.readings} == {"720.00"}
    assert {reading.engine for reading in total.readings} == {"rapidocr", "tesseract"}


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("1.234,00 €", "1.234,00€"),
        ("2026年03月12日", "期：2026年03月12日"),
        ("Bottega Levante S.r.l.", "Bottega Levante S.r.1.,"),
        ("Thornbury Outfitters Ltd", "t Thornbury Outfitters Ltd,"),
        ("Café Müller", "Cafe Muller"),
        ("RE-2024-0815", "RE–2024–0815"),
    ],
)
def test_reading_noise_is_no_disagreement(printed: str, seen: str):
    assert says_the_same(printed, seen)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("8,252.35", "18,252.35"),
        ("8,252.35", "8,252.350"),
        ("14 October 2027", "14 October 2029"),
        ("RE-2024-0815", "RE-2024-0816"),
        ("RE-2024-0815", "RF-2024-0815"),
        ("Thornbury Ltd", "Thornbury GmbH"),
        ("Thornbury Ltd", "New Thornbury Ltd"),
        ("", "12"),
    ],
)
def test_another_value_is_a_disagreement(printed: str, seen: str):
    assert not says_the_same(printed, seen)


@pytest.mark.parametrize(
    ("was", "now", "is_other"),
    [
        ("120.00", "720.00", True),
        ("120.00", "12,000.00", True),
        ("120.00", "120.00", False),
        ("120.00", "PAID", False),
        ("120.00", "RECEIVED 12 MAR 2024", False),
        ("Brightwell Stores Ltd", "Quickdeal Stores Ltd", True),
        ("Brightwell Stores Ltd", "PAID", False),
        ("Brightwell Stores Ltd", "12.03.2024", False),
        ("1,200.50 EUR", "€ 1200.5", False),
        ("1,200.50", "1,200.55", True),
        ("120", "1200", True),
        ("12 March 2024", "2024-03-12", False),
        ("03/12/2024", "12.03.24", False),
        ("03/12/2024", "12/03/2024", True),
        ("12 March 2024", "12 May 2024", True),
        ("RE-2024-0815", "RE-0815-2024", True),
    ],
)
def test_a_stamp_over_a_value_or_its_like_is_not_another_value(was: str, now: str, is_other: bool):
    assert is_other_value(was, now) is is_other
