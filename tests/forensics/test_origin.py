"""What a file tells of its making: programs, dates, writer, marks, pages of other papers."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from forensics.papers import SOUND, drawn, edited, facts_of
from proofcheck.forensics.origin.programs import maker, released, writer_by_comment
from proofcheck.model.origin import Clue, Origin, ProgramClass

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" pdf:Producer="Another 2.0"
xmpMM:DocumentID="uuid:1" xmpMM:InstanceID="uuid:2"><xmpMM:History><rdf:Seq>
<rdf:li stEvt:action="saved" stEvt:softwareAgent="Adobe Photoshop 25.0"/>
</rdf:Seq></xmpMM:History><xmpMM:DerivedFrom/></rdf:Description></rdf:RDF></x:xmpmeta>"""


def origin_of(data: bytes) -> Origin:
    origin = facts_of(data).origin
    assert origin is not None
    return origin


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file after a change, written anew by qpdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def with_info(**entries: str) -> bytes:
    def write(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Producer"] = pikepdf.String("A program that nobody knows")
        for name, text in entries.items():
            pdf.docinfo[f"/{name}"] = pikepdf.String(text)

    return changed(drawn(SOUND), write)


def clues_of(data: bytes) -> set[Clue]:
    return {clue.clue for clue in origin_of(data).clues}


@pytest.mark.parametrize(
    ("text", "of_class"),
    [
        ("Adobe Photoshop 25.0 (Windows)", ProgramClass.IMAGE_EDITOR),
        ("Canva", ProgramClass.LAYOUT_EDITOR),
        ("Sejda 5.3.6 (www.sejda.com)", ProgramClass.ONLINE_EDITOR),
        ("Microsoft® Excel® 2019", ProgramClass.OFFICE),
        ("Skia/PDF m118", ProgramClass.BROWSER),
        ("EPSON Scan 2", ProgramClass.SCANNER),
        ("iText 2.1.7 by 1T3XT", ProgramClass.BUSINESS),
        ("A program that nobody knows", None),
    ],
)
def test_programs_have_classes(text: str, of_class: ProgramClass | None):
    assert maker("producer", text).of_class is of_class


def test_versions_have_releases():
    assert str(released("Skia/PDF m118")) == "2022-12-01"
    assert str(released("LibreOffice 7.0")) == "2020-06-01"
    assert released("TCPDF 6.4.4") is None


def test_writers_are_known_by_their_comment():
    assert writer_by_comment("bff7a2fe") == "qpdf"
    assert writer_by_comment("e2e3cfd3") is None


@pytest.mark.parametrize(
    ("entries", "clue"),
    [
        (
            {"CreationDate": "D:20240312120000Z", "ModDate": "D:20240301120000Z"},
            Clue.MODIFIED_BEFORE_CREATED,
        ),
        ({"CreationDate": "D:20240231120000Z"}, Clue.NO_SUCH_DATE),
        ({"CreationDate": "D:20240312120000+23'00'"}, Clue.NO_SUCH_ZONE),
        (
            {
                "Producer": "Skia/PDF m118",
                "CreationDate": "D:20200312120000Z",
                "ModDate": "D:20200312120000Z",
            },
            Clue.BEFORE_PROGRAM,
        ),
        ({"Producer": "Skia/PDF m118"}, Clue.OTHER_WRITER),
    ],
    ids=lambda value: value.value if isinstance(value, Clue) else "",
)
def test_what_cannot_be_is_told(entries: dict[str, str], clue: Clue):
    assert clue in clues_of(with_info(**entries))


def test_a_file_that_was_saved_again_later_is_not_odd():
    data = with_info(CreationDate="D:20240312120000+01'00'", ModDate="D:20240401090000+05'30'")
    assert clues_of(data) == set()


def test_the_text_tool_and_private_data_leave_marks():
    def mark(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(b"/TouchUp_TextEdit MP\n")
        page.obj.PieceInfo = pikepdf.Dictionary(Illustrator=pikepdf.Dictionary())

    assert {Clue.TOUCHED_UP, Clue.PRIVATE_DATA} <= clues_of(changed(drawn(SOUND), mark))


def test_a_file_without_metadata_is_told():
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.trailer["/Info"]

    assert Clue.STRIPPED in clues_of(changed(drawn(SOUND), strip))


def test_the_history_names_programs_and_steps():
    def write(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = pdf.make_stream(XMP)

    origin = origin_of(changed(drawn(SOUND), write))
    assert origin.history == ("saved by Adobe Photoshop 25.0", "derived from another document")
    assert origin.is_resaved
    assert ProgramClass.IMAGE_EDITOR in {one.of_class for one in origin.makers}
    assert Clue.XMP_DIFFERS in {clue.clue for clue in origin.clues}


def test_a_page_of_another_paper_contradicts_the_rest():
    other = drawn(
        edited(invoice_number="ZZ-77-4411", invoice_date="2023-01-30"),
        page_font="Courier",
    )

    def swap(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(other)) as donor:
            pdf.pages[1] = donor.pages[0]
            pdf.pages[1].mediabox = [0, 0, 420, 300]

    (odd,) = origin_of(changed(drawn(SOUND, SOUND), swap)).odd_pages
    assert odd.page == 2
    assert any("ZZ-77-4411" in said for said in odd.contradictions)


def test_pages_of_one_program_are_alike():
    assert origin_of(drawn(SOUND, edited(total_due="720.00"))).odd_pages == ()
