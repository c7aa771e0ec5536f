"""What nobody sees is found by character, however it is concealed; what is seen is not."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from forensics.papers import SOUND, VALUE_X, drawn, facts_of, row_y
from forensics.updates import annotated, typed
from proofcheck.config import Limits
from proofcheck.forensics import painted_characters
from proofcheck.forensics.page_objects import TooMuchTextError
from proofcheck.forensics.painted_characters import read_painted_page
from proofcheck.intake import open_upload
from proofcheck.model.facts import ConcealedText, Concealment

Y = row_y("Total due")
TYPED = b"q BT /F1 12 Tf %d %d Td (720.00) Tj ET Q\n" % (VALUE_X, Y)
WHITE_BOX = b"q 1 1 1 rg %d %d 60 16 re f Q\n" % (VALUE_X - 2, Y - 4)
OLD = b"(120.00) Tj"


def rewritten(
    *, more: bytes = b"", before: bytes = b"", instead: bytes = b"", rotate: int = 0
) -> bytes:
    """Save the sound invoice anew: operators before or instead of its total, more at the end."""
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        page = pdf.pages[0]
        content = page.Contents.read_bytes()
        assert OLD in content
        content = content.replace(OLD, before + (instead or OLD) + (b" 0 Tr" if before else b""))
        page.Contents = pdf.make_stream(content + b"\n" + more)
        page.Rotate = rotate
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def concealed(data: bytes) -> tuple[ConcealedText, ...]:
    found = facts_of(data).concealed
    assert found is not None
    return found


def only(data: bytes) -> ConcealedText:
    (one,) = concealed(data)
    return one


def test_a_value_under_a_white_box_is_told_with_the_one_that_shows():
    one = only(rewritten(more=WHITE_BOX + TYPED))
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.COVERED)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_value_on_a_turned_page_is_told(rotate: int):
    one = only(rewritten(more=WHITE_BOX + TYPED, rotate=rotate))
    assert (one.text, one.concealment) == ("120.00", Concealment.COVERED)
    assert one.shown


def test_a_value_without_a_character_in_common_is_told():
    more = WHITE_BOX + TYPED.replace(b"(720.00)", b"(999.99)")
    data = drawn(SOUND | {"Total due": "888.88"}).replace(b"(888.88)", b"(828.28)")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + more)
        file = io.BytesIO()
        pdf.save(file)
    one = only(file.getvalue())
    assert (one.text, one.shown) == ("828.28", "999.99")


def test_invisible_text_under_another_value_is_told():
    one = only(rewritten(before=b"3 Tr ", more=TYPED))
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.UNPAINTED)


def test_white_text_under_another_value_is_told():
    one = only(rewritten(instead=b"1 1 1 rg (120.00) Tj 0 0 0 rg", more=TYPED))
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.BLENDED)


def test_a_box_within_a_form_within_a_form_covers_as_well():
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        page = pdf.pages[0]
        box = pikepdf.Array([0, 0, 400, 300])
        form = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": box}
        inner = pdf.make_stream(WHITE_BOX, form)
        outer = pdf.make_stream(b"/In Do\n", form)
        outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(In=inner))
        page.Resources.XObject = pikepdf.Dictionary(Out=outer)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n/Out Do\n" + TYPED)
        file = io.BytesIO()
        pdf.save(file)
    one = only(file.getvalue())
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.COVERED)


def test_a_layer_that_is_switched_off_is_told():
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Old"))
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        )
        page = pdf.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(Old=layer)
        content = page.Contents.read_bytes().replace(OLD, b"/OC /Old BDC (120.00) Tj EMC")
        page.Contents = pdf.make_stream(content + b"\n" + TYPED)
        file = io.BytesIO()
        pdf.save(file)
    one = only(file.getvalue())
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.LAYER_OFF)


def test_an_annotation_over_a_value_is_told():
    look = typed("720.00", on_white=(60, 16))
    data = annotated(drawn(SOUND), "FreeText", (VALUE_X - 2, Y - 4, VALUE_X + 58, Y + 12), look)
    one = only(data)
    assert (one.text, one.shown, one.concealment) == ("120.00", "720.00", Concealment.UNDER_NOTE)


def test_a_covered_value_with_nothing_in_its_place_is_told_as_blank():
    one = only(rewritten(more=WHITE_BOX))
    assert (one.text, one.shown, one.is_blank) == ("120.00", "", True)


@pytest.mark.parametrize(
    "more",
    [
        b"",
        b"q 1 1 0 rg /Multiply gs 198 %d 60 16 re S Q\n" % (Y - 4),
        b"q 1 0 0 RG 3 w 190 %d m 260 %d l S Q\n" % (Y - 4, Y + 12),
        b"q 0 0 0 0 re W n " + WHITE_BOX + b"Q\n",
        b"q BT /F1 12 Tf %d %d Td (120.00) Tj ET Q\n" % (VALUE_X, Y),
        b"q BT /F1 34 Tf 0.8 0 0 rg 120 %d Td (PAID) Tj ET Q\n" % (Y - 8),
    ],
    ids=["nothing", "frame", "stroke", "clipped box", "bold by printing twice", "stamp"],
)
def test_what_is_still_seen_is_not_concealed(more: bytes):
    assert concealed(rewritten(more=more)) == ()


def test_a_white_box_under_a_value_conceals_nothing():
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(WHITE_BOX + page.Contents.read_bytes())
        file = io.BytesIO()
        pdf.save(file)
    assert concealed(file.getvalue()) == ()


def test_a_page_is_as_it_was_after_the_trials():
    with open_upload(rewritten(more=WHITE_BOX + TYPED), limits=Limits()) as upload:
        before = upload.render(1, 100)
        assert upload.pdf is not None
        read_painted_page(upload.pdf, upload.document.pages[0])
        assert (upload.render(1, 100) == before).all()


def test_too_much_text_is_refused_and_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(painted_characters, "MAX_CHARACTERS", 20)
    with open_upload(drawn(SOUND), limits=Limits()) as upload:
        assert upload.pdf is not None
        with pytest.raises(TooMuchTextError):
            read_painted_page(upload.pdf, upload.document.pages[0])


def test_the_rest_of_a_number_of_which_a_part_is_covered_stays_seen():
    long = b"(120.00555777) Tj"
    half = b"q 1 1 1 rg %d %d 39 16 re f Q\n" % (VALUE_X - 2, Y - 4)
    one = only(rewritten(instead=long, more=half + TYPED))
    assert (one.text, one.shown) == ("120.00", "720.00")


def with_picture(data: bytes, text: str, box: tuple[float, float, float, float]) -> bytes:
    """Paint a picture of a text over a box (x, y, width, height) of the first page."""
    image = Image.new("RGB", (300, 80), "white")
    ImageDraw.Draw(image).text((10, 6), text, fill="black", font=ImageFont.load_default(size=56))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        picture = pdf.make_stream(
            image.tobytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=image.width,
            Height=image.height,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
        )
        name = page.add_resource(picture, pikepdf.Name.XObject)
        x, y, width, height = box
        page.contents_add(
            b"q %.1f 0 0 %.1f %.1f %.1f cm %s Do Q\n" % (width, height, x, y, str(name).encode())
        )
        pdf.save(file)
    return file.getvalue()


def test_a_picture_of_another_value_is_read_by_both_engines():
    place = (VALUE_X - 3, row_y("Quantity") - 5, 60, 16)
    one = only(with_picture(drawn(SOUND | {"Quantity": "512"}), "912", place))
    assert (one.text, one.shown, one.fields) == ("512", "912", ("lines[1].quantity",))
