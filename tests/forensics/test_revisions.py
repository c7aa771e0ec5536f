"""What one revision of a PDF changed is told by kind, and named by field."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from proofcheck.config import Limits, ReadingSettings
from proofcheck.forensics import examine
from proofcheck.forensics.page_digests import digest_revision
from proofcheck.intake import Upload, open_upload
from proofcheck.model.document import PageText
from proofcheck.model.facts import ChangeKind, PdfFacts
from proofcheck.model.fields import Field, Invoice, Paper, Reading
from proofcheck.model.measures import Money, OnPage
from proofcheck.reading import Reader

READER = Reader(ReadingSettings(), Limits())


def total_page(amount: str, *, cover: str | None = None) -> bytes:
    """One page with a total; `cover` paints a white box and another amount over it."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 300), pageCompression=0)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 240, "Invoice of goods delivered to the buyer named below")
    canvas.drawString(40, 200, "Total due")
    canvas.drawString(200, 200, amount)
    if cover:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(195, 195, 100, 16, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(200, 200, cover)
    canvas.save()
    return file.getvalue()


def with_page_of(old: bytes, new: bytes) -> bytes:
    """Append to `old` an incremental update that gives its page the content of `new`."""
    with pikepdf.open(io.BytesIO(new)) as other:
        content = other.pages[0].Contents.read_bytes()
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    previous = int(old.rsplit(b"startxref", 1)[1].split()[0])
    offset = len(old)
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(content),
        content,
    )
    xref = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number,
        offset,
        size,
        root,
        previous,
    )
    return old + body + xref + b"startxref\n%d\n%%%%EOF\n" % (offset + len(body))


def read_total(upload: Upload, pages: tuple[PageText, ...]) -> Paper:
    """Read the amount right of "Total due": the first word with a digit, as extraction would."""
    for word in pages[0].words:
        if any(ch.isdigit() for ch in word.text):
            place = OnPage(document=1, page=1, box=word.box)
            reading = Reading(
                value=Money(Decimal(word.text.replace(",", "")), "EUR"),
                as_printed=word.text,
                place=place,
                source=word.source,
                confidence=1.0,
            )
            return Invoice(gross_total=Field(chosen=reading))
    return Invoice()


def facts_of(data: bytes) -> PdfFacts:
    with open_upload(data, limits=Limits()) as upload:
        pages = READER.read(upload).pages
        facts, faults = examine(
            upload,
            read_total(upload, pages),
            pages,
            reader=READER,
            read_paper=read_total,
            limits=Limits(),
        )
    assert faults == ()
    assert isinstance(facts, PdfFacts)
    return facts


def test_an_amount_changed_in_an_update_is_named_with_what_stood_there():
    (revision,) = facts_of(with_page_of(total_page("120.00"), total_page("720.00"))).revisions
    (change,) = revision.changes
    assert revision.kinds == (ChangeKind.CONTENT,)
    assert (change.field, change.was_printed, change.now_printed) == (
        "gross_total",
        "120.00",
        "720.00",
    )


def test_a_value_covered_and_typed_anew_is_seen_though_its_text_still_stands():
    edited = with_page_of(total_page("120.00"), total_page("120.00", cover="720.00"))
    (revision,) = facts_of(edited).revisions
    assert [(c.field, c.now_printed) for c in revision.changes] == [("gross_total", "720.00")]


def test_an_update_that_paints_the_same_page_again_changes_nothing():
    same = total_page("120.00")
    (revision,) = facts_of(with_page_of(same, same)).revisions
    assert revision.changes == ()


def test_a_file_of_one_revision_has_none_earlier():
    assert facts_of(total_page("120.00")).revisions == ()


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("en-classic-paid.pdf", {ChangeKind.ANNOTATION}),
        ("de-classic-highlighted.pdf", {ChangeKind.ANNOTATION}),
        ("de-minimal-ch-signed.pdf", {ChangeKind.SIGNATURE, ChangeKind.ANNOTATION}),
    ],
)
def test_stamps_highlights_and_signatures_are_told_from_edits(
    fixtures: Path, name: str, harmless: set[ChangeKind]
):
    with open_upload(fixtures / "invoices" / name, limits=Limits()) as upload:
        ends = upload.document.revision_ends
        first, last = digest_revision(upload.data[: ends[0]]), digest_revision(upload.data)
    assert first is not None
    assert last is not None
    assert set(first.changes_to(last)) <= harmless


def test_bytes_that_are_no_pdf_have_no_digest():
    assert digest_revision(b"%PDF-1.7 and nothing else") is None
