"""A value printed under a filled form field is found on a scan too; what a form asks for is not."""

from __future__ import annotations

import io

import msgspec
import pikepdf
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from forensics.papers import (
    PAGE_PT,
    SOUND,
    VALUE_X,
    drawn,
    facts_of,
    row_y,
)
from forensics.updates import typed
from proofcheck.comparing.values import letters_and_digits
from proofcheck.extraction.lexicon import fields_of_label
from proofcheck.forensics.concealed_text import is_prompt, named_by_changes
from proofcheck.forging.annotating import add_field
from proofcheck.model.facts import ConcealedText, Concealment, FieldChange, Revision
from proofcheck.model.measures import Box, OnPage

pytestmark = pytest.mark.tesseract

FONT = pikepdf.Dictionary(
    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
)


def scanned(values: dict[str, str]) -> bytes:
    """The invoice as a picture alone."""
    document = pypdfium2.PdfDocument(drawn(values))
    picture = document[0].render(scale=200 / 72).to_pil()
    document.close()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=PAGE_PT, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, *PAGE_PT)
    canvas.save()
    return file.getvalue()


def filled(page: bytes, label: str, text: str, *, is_opaque: bool = True) -> bytes:
    """Lay a filled field over the value of a row, and save the file anew."""
    width = 150
    with pikepdf.open(io.BytesIO(page)) as pdf:
        look = pdf.make_stream(typed(text, on_white=(width, 16) if is_opaque else None))
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, width, 16])
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=FONT))
        y = row_y(label) - 3
        place = pikepdf.Array([VALUE_X - 2, y, VALUE_X - 2 + width, y + 16])
        add_field(pdf, 1, place, text, look)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def concealed(data: bytes) -> tuple[ConcealedText, ...]:
    found = facts_of(data).concealed
    assert found is not None
    return found


PAGES = pytest.mark.parametrize("page", [scanned, drawn], ids=["scan", "text"])


@PAGES
@pytest.mark.parametrize(
    ("label", "text", "field"),
    [
        ("Total due", "720.00", "gross_total"),
        ("Invoice date", "2024-09-12", "issue_date"),
        ("Buyer", "Harborview Stores Ltd", "buyer_name"),
    ],
)
def test_a_value_under_a_filled_field_is_told_and_named(page, label, text, field):
    (one,) = concealed(filled(page(SOUND), label, text))
    assert letters_and_digits(one.text) == letters_and_digits(SOUND[label])
    assert letters_and_digits(one.shown) == letters_and_digits(text)
    assert one.concealment is Concealment.UNDER_NOTE
    assert page is drawn or one.fields == (field,)
    assert msgspec.json.decode(msgspec.json.encode(one), type=ConcealedText) == one


@PAGES
@pytest.mark.parametrize(
    ("label", "printed", "text"),
    [
        ("Total due", "__________", "720.00"),
        ("Total due", "0000.00", "7200.00"),
        ("Total due", "120.00", "120.00"),
        ("Invoice date", "YYYY-MM-DD", "2024-03-12"),
        ("Invoice date", "12 March 2024", "2024-03-12"),
        ("Buyer", "Name of your company", "Brightwell Stores Ltd"),
    ],
)
def test_a_field_filled_over_a_blank_or_a_prompt_or_its_like_hides_no_value(
    page, label, printed, text
):
    values = SOUND | {label: printed}
    assert concealed(filled(page(values), label, text)) == ()


@PAGES
def test_a_field_that_lets_the_print_through_hides_nothing(page):
    assert concealed(filled(page(SOUND), "Total due", "720.00", is_opaque=False)) == ()


def test_a_number_that_begins_like_a_label_is_no_prompt():
    assert not is_prompt("NO-2026-8011", fields_of_label)
    assert not is_prompt("DE88200800000970375700", fields_of_label)
    assert is_prompt("Invoice No", fields_of_label)


@PAGES
def test_another_legal_form_of_one_name_hides_none(page):
    assert concealed(filled(page(SOUND), "Buyer", "Brightwell Stores Limited")) == ()


def test_concealed_text_without_a_field_is_named_after_the_one_an_earlier_revision_has():
    place = OnPage(document=1, page=1, box=Box(200, 100, 260, 112))
    text = ConcealedText(
        text="of Brightwell", shown="Harborview", place=place, concealment=Concealment.UNDER_NOTE
    )
    change = FieldChange(
        field="buyer_name",
        was="brightwell",
        now="harborview",
        was_printed="Brightwell",
        now_printed="Harborview",
        places=(),
    )
    revisions = (Revision(number=1, end=9, changes=(change,)),)
    assert [one.fields for one in named_by_changes((text,), revisions)] == [("buyer_name",)]
    assert named_by_changes((text,), ()) == (text,)
