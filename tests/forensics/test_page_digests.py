"""Digests say what kind of thing an update changed, whatever its object numbers."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from forensics.papers import SOUND, drawn, edited
from forensics.updates import annotated, appended, typed, with_content
from proofcheck.config import Limits
from proofcheck.forensics.object_digests import Digester
from proofcheck.forensics.page_digests import RevisionDigest, digest_revision
from proofcheck.intake import open_upload
from proofcheck.model.facts import ChangeKind

ORIGINAL = drawn(SOUND)


def digest_of(data: bytes) -> RevisionDigest:
    digest = digest_revision(data)
    assert digest is not None
    return digest


def saved(data: bytes, **options: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, **options)
    return out.getvalue()


def test_digests_do_not_depend_on_object_numbers():
    rewritten = saved(
        ORIGINAL,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
    )
    assert rewritten != ORIGINAL
    assert digest_of(rewritten).looks_the_same(digest_of(ORIGINAL), 1)


def test_content_and_annotations_are_told_apart():
    first = digest_of(ORIGINAL)
    painted = digest_of(with_content(ORIGINAL, drawn(edited(total_due="1.00"))))
    noted = digest_of(annotated(ORIGINAL, "Square", (10, 10, 50, 50), typed("x")))
    assert first.changes_to(painted) == (ChangeKind.CONTENT,)
    assert first.changes_to(noted) == (ChangeKind.ANNOTATION,)
    assert first.has_same_content(noted, 1)
    assert not first.looks_the_same(noted, 1)
    assert first.changes_to(first) == (ChangeKind.METADATA,)


def inheriting(font: bytes) -> bytes:
    """The original with its resources, one font among them, on the page tree."""
    with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
        tree, page = pdf.Root.Pages.objgen[0], pdf.pages[0].obj
        number, contents = page.objgen[0], page.Contents.objgen[0]
    fonts = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /%s >> >>" % font
    above = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] /Resources << %s >> >>" % (number, fonts)
    below = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 400 300] /Contents %d 0 R >>"
    return appended(ORIGINAL, {tree: above, number: below % (tree, contents)})


def test_what_a_page_inherits_belongs_to_its_content():
    first, second = digest_of(inheriting(b"Helvetica")), digest_of(inheriting(b"Courier"))
    assert first.changes_to(digest_of(inheriting(b"Helvetica"))) == (ChangeKind.METADATA,)
    assert first.changes_to(second) == (ChangeKind.CONTENT,)


@pytest.mark.parametrize("name", ["/P", "/Metadata", "/B"])
def test_no_name_of_a_resource_hides_it(name: str):
    def with_resource(text: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(ORIGINAL)) as pdf:
            form = pdf.make_stream(text, Type=pikepdf.Name.XObject)
            pdf.pages[0].Resources.XObject = pikepdf.Dictionary({name: form})
            pdf.save(out)
        return out.getvalue()

    first, second = digest_of(with_resource(b"(1) Tj")), digest_of(with_resource(b"(2) Tj"))
    assert first.changes_to(second) == (ChangeKind.CONTENT,)


def test_objects_that_lead_to_each_other_come_to_an_end():
    with pikepdf.new() as pdf:
        one, other = (pdf.make_indirect(pikepdf.Dictionary()) for _ in range(2))
        one.Next, other.Next = other, one
        assert Digester().digest(one)


def test_objects_nested_too_deep_are_refused():
    with pikepdf.new() as pdf:
        nested = pdf.make_indirect(pikepdf.Dictionary())
        for _ in range(150):
            nested = pdf.make_indirect(pikepdf.Dictionary(Next=nested))
        with pytest.raises(ValueError, match="nested"):
            Digester().digest(nested)


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("en-classic-paid.pdf", {ChangeKind.ANNOTATION}),
        ("de-classic-highlighted.pdf", {ChangeKind.ANNOTATION}),
        ("de-minimal-ch-signed.pdf", {ChangeKind.SIGNATURE}),
    ],
)
def test_stamps_highlights_and_signatures_are_told_from_edits(
    fixtures: Path, name: str, harmless: set[ChangeKind]
):
    with open_upload(fixtures / "invoices" / name, limits=Limits()) as upload:
        ends = upload.document.revision_ends
        first, last = digest_of(upload.data[: ends[0]]), digest_of(upload.data)
    assert set(first.changes_to(last)) <= harmless


def test_bytes_that_are_no_pdf_have_no_digest():
    assert digest_revision(b"%PDF-1.7 and nothing else") is None
