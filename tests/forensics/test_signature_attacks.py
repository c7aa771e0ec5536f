"""The known ways to change a signed PDF without breaking its signature are all told.

Classes after Mladenov et al. (CCS 2019: universal forgery, incremental saving, wrapping), Mainka
et al. (NDSS 2021: shadow attacks) and Rohlmann et al. (S&P 2021: certified documents); universal
forgery, incremental saving and overwritten form fields are tested with the signatures.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm

from forensics.papers import SOUND, VALUE_X, drawn, edited, facts_of, row_y
from forensics.test_signatures import self_made_signer, signatures_of
from forensics.updates import annotated, appended, next_number, stream, typed
from proofcheck.forging.signing import signed as forged_signature
from proofcheck.model.facts import ChangeKind, Concealment, ModificationLevel

Y = row_y("Total due")
TOTAL_RECT = (VALUE_X - 2, Y - 4, VALUE_X + 70, Y + 12)
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def signed(data: bytes, **options: object) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    metadata = signers.PdfSignatureMetadata(field_name="Seller", md_algorithm="sha256", **options)
    return signers.PdfSigner(metadata, self_made_signer()).sign_pdf(writer).getvalue()


def content_of(data: bytes) -> tuple[int, bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = pdf.pages[0].Contents
        return contents.objgen[0], bytes(contents.read_bytes())


@pytest.fixture(scope="module")
def prepared_to_hide() -> tuple[bytes, int]:
    """A total of 720.00 under a form that shows 120.00, and the form's number."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(edited(total_due="720.00")))) as pdf:
        page = pdf.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        cover = pdf.make_stream(
            typed("120.00", on_white=(70, 16)),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[0, 0, 70, 16],
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font)),
        )
        name = str(page.add_resource(cover, pikepdf.Name.XObject)).encode()
        page.contents_add(b"q 1 0 0 1 %d %d cm %s Do Q" % (VALUE_X - 2, Y - 3, name))
        pdf.save(file)
    data = file.getvalue()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (form,) = (one.objgen[0] for one in pdf.pages[0].Resources.XObject.values())
    return data, form


def test_a_file_prepared_to_hide_a_value_is_told_before_anything_is_changed(
    prepared_to_hide: tuple[bytes, int],
):
    (hidden,) = facts_of(signed(prepared_to_hide[0])).concealed or ()
    assert (hidden.text, hidden.shown) == ("720.00", "120.00")
    assert hidden.concealment is Concealment.COVERED


def test_a_cover_taken_away_after_signing_is_beyond_every_permitted_level(
    prepared_to_hide: tuple[bytes, int],
):
    data, form = prepared_to_hide
    nothing = stream(b" ", b"/Type /XObject /Subtype /Form /BBox [0 0 70 16]")
    (signature,) = signatures_of(appended(signed(data), {form: nothing}))
    assert signature.is_intact
    assert signature.modification is ModificationLevel.OTHER


def test_an_object_hidden_in_the_signed_bytes_and_brought_in_later_is_told():
    data = drawn(SOUND)
    number, content = content_of(data)
    other = content.replace(b"(120.00)", b"(720.00)")
    before, after = data.rsplit(b"xref\n0 ", 1)
    shadow = b"%d 0 obj\n%s\nendobj\n" % (number, stream(other))
    start = len(before) + len(shadow)
    prepared = before + shadow + b"xref\n0 " + after
    prepared = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % start, prepared)
    once = signed(prepared)
    (sound,) = signatures_of(once)
    assert sound.modification is ModificationLevel.NONE
    previous = int(once.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(io.BytesIO(once)) as pdf:
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    update = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number,
        len(before),
        size,
        root,
        previous,
    )
    replaced = once + b"\n" + update + b"startxref\n%d\n%%%%EOF\n" % (len(once) + 1)
    facts = facts_of(replaced)
    assert [one.modification for one in facts.signatures] == [ModificationLevel.OTHER]
    changes = {(c.field, c.was, c.now) for r in facts.revisions for c in r.changes}
    assert changes == {("gross_total", "120", "720")}


def test_a_signed_part_moved_to_make_room_is_told():
    once = signed(drawn(SOUND))
    match = BYTE_RANGE.search(once)
    assert match is not None
    _, first, second, length = map(int, match.groups())
    number, content = content_of(once)
    room = b" %d 0 obj\n%s\nendobj\n" % (
        number,
        stream(content.replace(b"(120.00)", b"(720.00)")),
    )
    moved = once[:second] + room + once[second : second + length]
    wanted = b"/ByteRange [0 %d %d %d]" % (first, second + len(room), length)
    wrapped = moved.replace(match.group(), wanted.ljust(len(match.group())), 1)
    (signature,) = signatures_of(wrapped)
    assert not (signature.is_intact and signature.covers_whole_file)


UNCHANGED_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
    b"/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar "
    b"<30> <0030> <31> <0031> <32> <0032> endbfchar endcmap end end"
)


@pytest.mark.parametrize("keeps_text", [False, True], ids=["plain", "the text layer kept"])
def test_a_font_exchanged_after_signing_is_told_with_the_value_that_it_shows(keeps_text: bool):
    once = forged_signature(
        drawn(SOUND, fonts={"Total due": "Courier"}),
        "Alpenhof Trading AG",
        "Signature1",
        datetime(2025, 1, 1, tzinfo=UTC),
    )
    with pikepdf.open(io.BytesIO(once)) as pdf:
        fonts = pdf.pages[0].Resources.Font.values()
        (number,) = (font.objgen[0] for font in fonts if font.BaseFont == "/Courier")
    first = next_number(once)
    kept = b"/ToUnicode %d 0 R" % first if keeps_text else b""
    other = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier %s /Encoding << /Type /Encoding "
    other += b"/BaseEncoding /WinAnsiEncoding /Differences [49 /seven] >> >>"
    facts = facts_of(appended(once, {number: other % kept, first: stream(UNCHANGED_MAP)}))
    assert [one.modification for one in facts.signatures] == [ModificationLevel.OTHER]
    changes = {(c.field, c.was_printed, c.now_printed) for r in facts.revisions for c in r.changes}
    assert changes == {("gross_total", "120.00", "720.00")}


@pytest.mark.parametrize("subtype", ["FreeText", "Stamp"])
def test_a_note_over_a_value_of_a_certified_paper_is_named(subtype: str):
    once = signed(drawn(SOUND), certify=True, docmdp_permissions=MDPPerm.ANNOTATE)
    appearance = typed("720.00", on_white=(72, 16))
    facts = facts_of(annotated(once, subtype, TOTAL_RECT, appearance))
    last = facts.revisions[-1]
    assert ChangeKind.ANNOTATION in last.kinds
    assert [(c.field, c.was_printed, c.now_printed) for c in last.changes] == [
        ("gross_total", "120.00", "720.00")
    ]
    assert all(signature.is_intact for signature in facts.signatures)
