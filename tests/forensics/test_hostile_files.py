"""Whatever a stranger sends, an examination gives facts or says what could not be looked at."""

from __future__ import annotations

import io
import random
import time

import pikepdf
import pytest
from PIL import Image

from forensics.papers import READER, SOUND, drawn, edited, read_form
from forensics.updates import appended, stream, with_content, with_page_entries
from proofcheck.config import Limits
from proofcheck.forensics import examine
from proofcheck.forensics.revisions import MAX_READ
from proofcheck.intake import open_upload
from proofcheck.model.document import Fault
from proofcheck.model.facts import ImageFacts, PdfFacts

MOST_CPU_S = 20.0
"""CPU seconds of one hostile file: a fifth of what a worker may spend."""

TWO_REVISIONS = with_content(drawn(SOUND), drawn(edited(total_due="720.00")))


def examined(data: bytes) -> tuple[PdfFacts | ImageFacts | None, tuple[Fault, ...]]:
    with open_upload(data, limits=Limits()) as upload:
        pages = READER.read(upload).pages
        return examine(
            upload,
            read_form(upload, pages),
            pages,
            reader=READER,
            read_paper=read_form,
            limits=Limits(),
        )


@pytest.mark.parametrize("seed", range(8))
def test_damaged_bytes_never_raise(seed: int):
    chance = random.Random(seed)
    data = bytearray(TWO_REVISIONS)
    for _ in range(chance.choice([1, 5, 40])):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    facts, faults = examined(bytes(data))
    assert all(fault.stage == "forensics" for fault in faults)
    assert facts is None or isinstance(facts, PdfFacts)


def test_a_file_that_does_not_open_has_no_facts():
    assert examined(b"%PDF-1.7\nnothing") == (None, ())


def test_annotations_and_fields_that_lead_in_circles_come_to_an_end():
    with pikepdf.open(io.BytesIO(TWO_REVISIONS)) as pdf:
        number = int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
        catalogue = bytes(pdf.Root.unparse(resolved=True))
    loop = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (1) /Rect [0 0 9 9] "
    loop += b"/Parent %d 0 R /Kids [%d 0 R %d 0 R] /AP << /N %d 0 R >> >>" % ((number,) * 4)
    data = with_page_entries(TWO_REVISIONS, b"/Annots [%d 0 R]" % number, {number: loop})
    fields = b"/AcroForm << /Fields [%d 0 R] >> >>" % number
    data = appended(data, {root: catalogue[: catalogue.rindex(b">>")] + fields})
    facts, _ = examined(data)
    assert isinstance(facts, PdfFacts)
    assert len(facts.revisions) == 3


def test_an_image_has_facts_of_its_own():
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(file, "PNG")
    assert examined(file.getvalue()) == (ImageFacts(), ())


def with_many_revisions(count: int) -> bytes:
    """The sound invoice, saved again and again with another total."""
    data = drawn(SOUND)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        content = bytes(pdf.pages[0].Contents.read_bytes())
    for at in range(count):
        data = appended(data, {number: stream(content.replace(b"120.00", b"%d.00" % (130 + at)))})
    return data


def test_of_hundreds_of_revisions_a_few_are_read_and_the_others_are_said_not_to_be():
    start = time.process_time()
    facts, faults = examined(with_many_revisions(300))
    assert isinstance(facts, PdfFacts)
    assert faults == ()
    read = [revision for revision in facts.revisions if revision.changes]
    assert 0 < len(read) <= MAX_READ
    assert any(revision.unread for revision in facts.revisions)
    assert time.process_time() - start < MOST_CPU_S


def with_thousands_of_revisions(count: int) -> bytes:
    """The sound invoice with so many updates of its total, each a few hundred bytes."""
    first = drawn(SOUND)
    with pikepdf.open(io.BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
        content = bytes(pdf.pages[0].Contents.read_bytes())
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    out = bytearray(first)
    previous = int(first.rsplit(b"startxref", 1)[1].split()[0])
    for at in range(count):
        start = len(out)
        shown = content.replace(b"120.00", b"%d.00" % (130 + at))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, stream(shown))
        table = len(out)
        out += b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, start)
        out += b"<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, previous)
        out += b"startxref\n%d\n%%%%EOF\n" % table
        previous = table
    return bytes(out)


def test_of_thousands_of_revisions_the_first_and_the_newest_are_looked_at():
    data = with_thousands_of_revisions(3000)
    start = time.process_time()
    facts, faults = examined(data)
    assert time.process_time() - start < MOST_CPU_S
    assert isinstance(facts, PdfFacts)
    assert faults == ()
    with open_upload(data, limits=Limits()) as upload:
        (fault,) = upload.document.faults
        assert (fault.limit, len(upload.document.revision_ends)) == ("max_revisions", 20)
    changed = {(c.field, c.was_printed) for r in facts.revisions for c in r.changes}
    assert ("gross_total", "120.00") in changed


def with_forms(*contents: bytes, leads_to: dict[int, int], is_noted: bool = False) -> bytes:
    """The sound invoice with Form XObjects; each paints one other as `/F`, the page the first.

    With `is_noted` an annotation has the first one as its appearance instead.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn(SOUND))) as pdf:
        forms = [
            pdf.make_stream(
                content,
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 400, 300],
            )
            for content in contents
        ]
        for one, other in leads_to.items():
            forms[one].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=forms[other]))
        page = pdf.pages[0]
        if is_noted:
            note = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Stamp,
                Rect=[0, 0, 9, 9],
                AP=pikepdf.Dictionary(N=forms[0]),
            )
            page.obj.Annots = pikepdf.Array([pdf.make_indirect(note)])
        else:
            name = str(page.add_resource(forms[0], pikepdf.Name.XObject))
            page.contents_add(b"q %s Do Q" % name.encode())
        pdf.save(out)
    return out.getvalue()


LEVELS = {level: level + 1 for level in range(11)}


@pytest.mark.parametrize(
    "data",
    [
        with_forms(b"/F Do /F Do", leads_to={0: 0}),
        with_forms(b"/F Do " * 3, b"/#46 Do", leads_to={0: 1, 1: 0}),
        with_forms(*[b"/F Do " * 10] * 12, leads_to=LEVELS),
        with_forms(*[b"/F Do " * 10] * 12, leads_to=LEVELS, is_noted=True),
    ],
    ids=["a form in itself", "two in each other", "twelve levels of ten", "as an appearance"],
)
def test_forms_that_paint_each_other_without_end_are_refused_with_a_word(data: bytes):
    start = time.process_time()
    assert examined(data) == (None, ())
    assert time.process_time() - start < 1.0
    with open_upload(data, limits=Limits()) as upload:
        (fault,) = upload.document.faults
    assert (fault.code, fault.limit) == ("limit", "max_painted_forms")
    assert fault.reason == "A page paints forms within forms more than 100,000 times."
    assert "scan" in fault.remedy


def test_forms_that_lead_in_a_circle_once_are_drawn_as_far_as_they_go():
    facts, faults = examined(with_forms(b"/F Do", b"/F Do", leads_to={0: 1, 1: 0}))
    assert isinstance(facts, PdfFacts)
    assert faults == ()


def test_forms_within_forms_as_programs_write_them_are_read():
    facts, faults = examined(with_forms(b"/F Do " * 5, b"/F Do", b" ", leads_to={0: 1, 1: 2}))
    assert isinstance(facts, PdfFacts)
    assert faults == ()


def test_tens_of_thousands_of_objects_that_point_in_circles_come_to_an_end():
    count = 20_000
    objects = {
        100 + at: b"<< /A %d 0 R /B [%d 0 R] >>" % (100 + (at + 1) % count, 100 + at * 7 % count)
        for at in range(count)
    }
    start = time.process_time()
    facts, faults = examined(appended(drawn(SOUND), objects))
    assert isinstance(facts, PdfFacts)
    assert faults == ()
    assert time.process_time() - start < MOST_CPU_S
