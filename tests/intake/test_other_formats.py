"""Polyglots are found; what honest programs and devices write is not taken for one."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from PIL import Image

from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.model.document import Document, MediaType

LIMITS = Limits()
IMAGES = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("Evil.class", b"\xca\xfe\xba\xbe" * 40)
    return out.getvalue()


def document_of(data: bytes) -> Document:
    with open_upload(data, limits=LIMITS) as upload:
        return upload.document


def names_of(data: bytes) -> list[str]:
    others = document_of(data).other_formats
    assert others is not None
    for other in others:
        assert 0 <= other.start < other.end <= len(data)
    return [other.name for other in others]


def with_comment(jpeg: bytes, comment: bytes) -> bytes:
    """The JPEG with a comment segment right after its start."""
    segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2) + comment
    return jpeg[:2] + segment + jpeg[2:]


@pytest.mark.parametrize("kind", IMAGES)
def test_a_zip_behind_a_picture_is_found(photo, encoded, kind) -> None:
    data = encoded(photo, kind) + archive()
    assert zipfile.is_zipfile(io.BytesIO(data))
    assert names_of(data) == ["a ZIP archive"]
    assert document_of(data).pages


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
@pytest.mark.parametrize(
    ("tail", "name"),
    [
        (b"Rar!\x1a\x07\x00" + bytes(60), "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(60), "a 7-Zip archive"),
        (b"\n<html><script>alert(1)</script></html>", "a web page"),
        (b"\x7fELF" + bytes(60), "a program"),
    ],
)
def test_other_formats_behind_a_picture_are_found(photo, encoded, kind, tail, name) -> None:
    assert names_of(encoded(photo, kind) + tail) == [name]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_a_pdf_behind_a_picture_is_found(photo, encoded, make_pdf, kind) -> None:
    assert names_of(encoded(photo, kind) + make_pdf()) == ["a PDF"]


def test_a_pdf_whose_header_hides_in_a_comment_is_found(photo, encoded, make_pdf) -> None:
    jpeg = encoded(photo.resize((90, 60)), "JPEG", quality=30)
    pdf = make_pdf()
    both = with_comment(jpeg, pdf[:600] + b"%") + pdf[600:]
    assert document_of(both).file.media_type is MediaType.JPEG
    assert "a PDF" in names_of(both)


def test_a_page_of_the_web_in_a_comment_is_found(photo, encoded) -> None:
    jpeg = encoded(photo, "JPEG")
    assert names_of(with_comment(jpeg, b"--><script>alert(1)</script><!--")) == ["a web page"]
    assert names_of(with_comment(jpeg, b"scanned by Copystation <3")) == []


def test_a_zip_around_and_behind_a_pdf_is_found(make_pdf) -> None:
    pdf = make_pdf()
    assert names_of(pdf + archive()) == ["a ZIP archive"]
    assert names_of(archive()[:60] + b"\n" + pdf) == ["a ZIP archive"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("evil.js", "x")
        zipped.comment = pdf
    data = out.getvalue()
    assert document_of(data).file.media_type is MediaType.PDF
    assert "a ZIP archive" in names_of(data)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<html><script>alert(1)</script>\n", "a web page"),
        (b"#!/bin/sh\nexit\n", "a script"),
        (b"\x7fELF" + bytes(100), "a program"),
        (b"Rar!\x1a\x07\x00\n", "a RAR archive"),
    ],
)
def test_another_format_before_a_pdf_is_found(make_pdf, head, name) -> None:
    assert names_of(head + make_pdf()) == [name]


@pytest.mark.parametrize(
    "head",
    [b"\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", b"<br />\n<b>Warning</b>: x\n", bytes(9)],
)
def test_junk_before_a_pdf_is_remarked_upon_and_no_more(make_pdf, head) -> None:
    document = document_of(head + make_pdf())
    assert document.other_formats == ()
    assert [remark.code for remark in document.remarks] == ["preamble"]
    assert f"byte {len(head)}" in document.remarks[0].sentence
    assert len(document.pages) == 1


def test_what_cameras_append_is_no_second_format(photo, encoded) -> None:
    jpeg = encoded(photo, "JPEG")
    film = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(500)
    assert names_of(jpeg + film) == []
    assert names_of(jpeg + jpeg + bytes(8)) == []
    exif = Image.Exif()
    exif[0x010E] = "thumbnail follows"
    assert names_of(encoded(photo, "JPEG", exif=exif) + b"SEFH" + bytes(30) + b"SEFT") == []


def test_files_embedded_in_a_pdf_are_no_second_format(make_pdf) -> None:
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        for name, data in (("terms.docx", archive()), ("inner.pdf", make_pdf("inner"))):
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
    assert b"PK\x05\x06" in out.getvalue()
    assert names_of(out.getvalue()) == []


@pytest.mark.parametrize("kind", IMAGES)
def test_plain_files_are_of_one_format(photo, encoded, make_pdf, kind) -> None:
    assert names_of(encoded(photo, kind)) == []
    assert names_of(encoded(photo, kind) + b"\r\n\0\0") == []
    assert names_of(make_pdf() + b"\r\n\0\0") == []


def test_the_fixtures_are_of_one_format(fixtures) -> None:
    files = [p for p in fixtures.rglob("*") if p.suffix in (".pdf", ".jpg", ".heic")]
    assert len(files) > 80
    assert [p.name for p in files if document_of(p.read_bytes()).other_formats] == []


def test_a_file_that_is_too_large_was_not_looked_through(make_pdf) -> None:
    with open_upload(make_pdf(), limits=Limits(max_bytes=100)) as upload:
        assert upload.document.other_formats is None
