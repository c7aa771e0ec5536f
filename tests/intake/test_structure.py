"""Structure of a PDF: revisions and embedded files."""

from __future__ import annotations

import io

import pikepdf

from proofcheck.config import Limits
from proofcheck.intake import open_upload
from proofcheck.intake.structure import revision_ends

LIMITS = Limits()


def with_attachment(pdf_bytes: bytes, name: str, data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        spec = pikepdf.AttachedFileSpec(
            pdf, data, filename=name, relationship=pikepdf.Name("/Alternative")
        )
        pdf.attachments[name] = spec
        pdf.Root.AF = pikepdf.Array([spec.obj])
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def test_embedded_files_are_found_once(make_pdf) -> None:
    data = with_attachment(make_pdf(), "factur-x.xml", b"<invoice/>")
    with open_upload(data, limits=LIMITS) as upload:
        (attachment,) = upload.attachments
        (described,) = upload.document.embedded_files
    assert attachment.name == "factur-x.xml"
    assert attachment.relationship == "Alternative"
    assert attachment.data == b"<invoice/>"
    assert described.size_bytes == 10


def test_a_file_attachment_annotation_is_found(make_pdf) -> None:
    with pikepdf.open(io.BytesIO(make_pdf())) as pdf:
        spec = pikepdf.AttachedFileSpec(pdf, b"secret", filename="note.txt")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FileAttachment,
            Rect=[0, 0, 10, 10],
            FS=spec.obj,
        )
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])
        out = io.BytesIO()
        pdf.save(out)
    with open_upload(out.getvalue(), limits=LIMITS) as upload:
        assert [(a.name, a.data) for a in upload.attachments] == [("note.txt", b"secret")]


def test_an_embedded_bomb_is_left_out(make_pdf) -> None:
    data = with_attachment(make_pdf(), "bomb.xml", b" " * 5_000_000)
    with open_upload(data, limits=Limits(max_embedded_bytes=1_000_000)) as upload:
        assert upload.attachments == ()


def test_a_linearised_file_is_one_revision(make_pdf) -> None:
    linear = make_pdf("x", linearize=True)
    assert linear.count(b"%%EOF") == 2
    assert len(revision_ends(linear)) == 1


def test_revisions_of_an_embedded_pdf_are_not_the_files_own(make_pdf) -> None:
    inner = make_pdf("inner")
    with pikepdf.open(io.BytesIO(make_pdf("outer"))) as pdf:
        pdf.attachments["inner.pdf"] = pikepdf.AttachedFileSpec(pdf, inner, filename="inner.pdf")
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
    data = out.getvalue()
    assert data.count(b"%%EOF") == 2
    assert revision_ends(data) == (len(data),)


def test_too_many_revisions_are_a_limit(make_pdf) -> None:
    data = make_pdf()
    start = int(data[data.rindex(b"startxref") :].split()[1])
    data += b"startxref\n%d\n%%%%EOF\n" % start * 30
    with open_upload(data, limits=LIMITS) as upload:
        assert len(upload.document.revision_ends) == LIMITS.max_revisions
        assert upload.document.revision_ends[0] == revision_ends(upload.data)[0]
        assert upload.document.revision_ends[-1] == revision_ends(upload.data)[-1]
        assert [fault.limit for fault in upload.document.faults] == ["max_revisions"]
