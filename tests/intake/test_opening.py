"""Opening uploads: what they are, what is wrong with them, and what a limit does."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from proofcheck.config import Limits
from proofcheck.errors import InputError
from proofcheck.intake import open_revision, open_upload
from proofcheck.model.document import Fault, MediaType

LIMITS = Limits()


def faults_of(data: bytes, limits: Limits = LIMITS) -> tuple[Fault, ...]:
    with open_upload(data, limits=limits) as upload:
        assert upload.document.pages == ()
        return upload.document.faults


def test_a_pdf_has_its_pages_and_digest(make_pdf, tmp_path: Path) -> None:
    path = tmp_path / "invoice.bin"
    path.write_bytes(make_pdf("one", "two"))
    with open_upload(path, limits=LIMITS, number=3) as upload:
        document = upload.document
        assert upload.is_pdf
        assert (document.number, len(document.pages), document.faults) == (3, 2, ())
        assert document.file.media_type is MediaType.PDF
        assert document.file.path == str(path)
        assert document.file.size_bytes == path.stat().st_size
        assert (document.pages[1].width_pt, document.pages[1].height_pt) == (400, 300)


def test_rotate_and_crop_box_give_the_page_as_displayed(make_pdf) -> None:
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        pdf.pages[0].CropBox = [50, 100, 250, 280]
        pdf.pages[0].Rotate = 90
        out = io.BytesIO()
        pdf.save(out)
    with open_upload(out.getvalue(), limits=LIMITS) as upload:
        page = upload.document.pages[0]
        assert (page.width_pt, page.height_pt, page.rotation_deg) == (180, 200, 90)
        assert upload.render(1, 72).shape == (200, 180, 3)


def test_rendering_never_exceeds_the_pixel_limit(make_pdf) -> None:
    with open_upload(make_pdf(), limits=Limits(max_pixels=50_000)) as upload:
        pixels = upload.render(1, 300)
    assert pixels[:, :, 0].size <= 51_000


def test_annotations_and_filled_forms_are_rendered(make_pdf) -> None:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    drawing = canvas.Canvas(out, pagesize=(400, 300))
    drawing.acroForm.textfield(name="total", value="88888", x=50, y=100, width=200, height=40)
    drawing.showPage()
    drawing.save()
    with open_upload(out.getvalue(), limits=LIMITS) as upload:
        pixels = upload.render(1, 72)
    assert (pixels[170:190, 55:120] < 100).any(), "the field's value is not displayed"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "0 bytes"),
        (b"Dear sirs,\nplease find\n", "unknown_format", "text file"),
        (b"\x00" * 400, "unknown_format", "zero"),
        (b"GIF89a\x01\x00", "damaged", "can't be opened"),
        (b"II*\x00\x08\x00", "damaged", "can't be opened"),
        (b"\x00\x00\x00\x18ftypheic", "damaged", "can't be opened"),
        (b"RIFF\x20\x00\x00\x00WEBPVP8 ", "damaged", "can't be opened"),
        (b"BM" + bytes(12) + b"\x28\x00\x00\x00", "damaged", "can't be opened"),
        (b"%PDF-1.7\nnothing more", "damaged", "can't be opened"),
        (b"\x89PNG\r\n\x1a\n", "damaged", "can't be opened"),
        (b"\xff\xd8\xff\xe0", "damaged", "can't be opened"),
    ],
)
def test_what_can_not_be_read_is_a_fault_with_a_remedy(data: bytes, code: str, words: str) -> None:
    *_, fault = faults_of(data)
    assert fault.code == code
    assert words in fault.reason
    assert fault.remedy


def test_an_office_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "invoice.pdf"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    (fault,) = faults_of(path.read_bytes())
    assert "Office" in fault.reason


def test_limits_are_named(make_pdf, photo, encoded) -> None:
    assert faults_of(make_pdf(), Limits(max_bytes=100))[0].limit == "max_bytes"
    assert faults_of(encoded(photo, "PNG"), Limits(max_pixels=1000))[0].limit == "max_pixels"
    assert faults_of(encoded(photo, "JPEG"), Limits(max_pixels=1000))[0].limit == "max_pixels"
    with open_upload(make_pdf("a", "b", "c"), limits=Limits(max_pages=2)) as upload:
        assert len(upload.document.pages) == 2
        assert [fault.limit for fault in upload.document.faults] == ["max_pages"]


def test_a_missing_path_and_a_folder_are_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        open_upload(tmp_path / "no.pdf", limits=LIMITS)
    with pytest.raises(InputError, match="folder"):
        open_upload(tmp_path, limits=LIMITS)


def test_a_password_locks_but_owner_rights_do_not(make_pdf) -> None:
    locked = make_pdf("x", encryption=pikepdf.Encryption(user="secret", owner="o"))
    (fault,) = faults_of(locked)
    assert fault.code == "encrypted"
    assert "password" in fault.remedy
    opened = make_pdf("x", encryption=pikepdf.Encryption(user="", owner="o"))
    with open_upload(opened, limits=LIMITS) as upload:
        assert upload.document.is_encrypted
        assert len(upload.document.pages) == 1
    with open_upload(make_pdf("x"), limits=LIMITS) as upload:
        assert not upload.document.is_encrypted


def test_a_truncated_pdf_is_recovered(make_pdf) -> None:
    whole = make_pdf("Invoice 4711")
    cut = whole[: whole.rindex(b"xref\n", 0, whole.rindex(b"startxref"))]
    with open_upload(cut, limits=LIMITS) as upload:
        assert len(upload.document.pages) == 1
        assert (upload.render(1, 72) < 128).any()


def test_a_stream_that_swells_is_stopped(make_pdf) -> None:
    bomb = zlib.compress(zlib.compress(b" " * 40_000_000, 9), 9)
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(bomb, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
        pdf.pages[0].Contents = pdf.make_indirect(stream)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    (fault,) = faults_of(out.getvalue(), Limits(max_stream_bytes=30_000_000))
    assert fault.limit == "max_stream_bytes"
    with open_upload(out.getvalue(), limits=Limits(max_stream_bytes=50_000_000)) as upload:
        assert upload.document.faults == ()


def test_a_revision_is_an_upload_of_its_own(make_pdf) -> None:
    first = make_pdf("Total 120,00")
    whole = first + empty_update(first)
    with open_upload(whole, limits=LIMITS, number=2) as upload:
        ends = upload.document.revision_ends
        assert ends == (len(first), len(whole))
        with open_revision(upload, ends[0], limits=LIMITS) as revision:
            assert revision.data == first
            assert revision.document.number == 2
            assert np.array_equal(revision.render(1, 72), upload.render(1, 72))


def empty_update(first: bytes) -> bytes:
    """An incremental update that adds an object nobody uses."""
    previous = int(first[first.rindex(b"startxref") :].split()[1])
    root = re.search(rb"/Root \d+ 0 R", first)
    assert root is not None
    added = b"\n9 0 obj\n<<>>\nendobj\n"
    trailer = b"trailer\n<</Size 10 %s /Prev %d>>\n" % (root[0], previous)
    table = b"xref\n9 1\n%010d 00000 n \n" % (len(first) + 1)
    return added + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(first) + len(added))
