"""Seals, signatures and letterheads are found where they stand, and nothing else is one."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from proofcheck.config import Limits, ReadingSettings
from proofcheck.forensics import find_letter_marks
from proofcheck.intake import open_upload
from proofcheck.model.document import Source
from proofcheck.model.fields import AuthorisationLetter, Field, OtherPaper, Reading
from proofcheck.model.letter_marks import LetterMark, LetterMarks, MarkKind
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader

READER = Reader(ReadingSettings(), Limits())
GRANTOR, SIGNER = "Halden Optics AS", "Ingrid Moe"
SIGNER_Y_MM = 60.0

Draw = Callable[[Canvas], None]


def named(value: str, y_mm: float) -> Field[str]:
    """A name as read at 30 mm from the left and `y_mm` from the lower edge."""
    top = A4[1] - y_mm * mm - 10
    place = OnPage(document=1, page=1, box=Box(30 * mm, top, 30 * mm + 80, top + 12))
    reading = Reading(
        value=value, as_printed=value, place=place, source=Source.TEXT_LAYER, confidence=0.9
    )
    return Field(chosen=reading)


LETTER = AuthorisationLetter(grantor=named(GRANTOR, 270), signatory_name=named(SIGNER, SIGNER_Y_MM))


def letter_with(*drawings: Draw, head: str = "Letter of authorisation") -> bytes:
    """A page of prose and a table of lines, with what the drawings add."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(30 * mm, 275 * mm, head)
    for row in range(12):
        canvas.drawString(30 * mm, (240 - 8 * row) * mm, "We hereby authorise the company named")
        canvas.rect(25 * mm, (237 - 8 * row) * mm, 150 * mm, 8 * mm)
    canvas.drawString(30 * mm, SIGNER_Y_MM * mm, SIGNER)
    for draw in drawings:
        draw(canvas)
    canvas.save()
    return file.getvalue()


def marks_of(data: bytes, paper: AuthorisationLetter | OtherPaper = LETTER) -> LetterMarks | None:
    """The marks of a letter, read as a verification reads it."""
    with open_upload(data, limits=Limits()) as upload:
        return find_letter_marks(upload, paper, READER.read(upload).pages)


def found(data: bytes, kind: MarkKind) -> tuple[LetterMark, ...]:
    """The marks of one kind on a letter."""
    marks = marks_of(data)
    assert marks is not None
    return marks.of(kind)


def ring(across_mm: float, down_mm: float, y_mm: float = 70, colour: str = "red") -> Draw:
    """A ring around (140 mm, `y_mm`), with writing in it."""

    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(1.4)
        x, y = 140 * mm, y_mm * mm
        canvas.ellipse(
            x - across_mm / 2 * mm,
            y - down_mm / 2 * mm,
            x + across_mm / 2 * mm,
            y + down_mm / 2 * mm,
        )
        canvas.drawCentredString(x, y, "SEAL")

    return draw


def square(side_mm: float, colour: str, *, empty: bool = False) -> Draw:
    """A square around (140 mm, 70 mm), with four large letters in it unless it is empty."""

    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colour)
        canvas.setLineWidth(1.6)
        x, y = (140 - side_mm / 2) * mm, (70 - side_mm / 2) * mm
        canvas.rect(x, y, side_mm * mm, side_mm * mm)
        if not empty:
            canvas.setFont("Helvetica-Bold", side_mm * 1.2)
            canvas.drawString(x + side_mm * 0.14 * mm, y + side_mm * 0.55 * mm, "HN")
            canvas.drawString(x + side_mm * 0.14 * mm, y + side_mm * 0.12 * mm, "MW")

    return draw


def scrawl(canvas: Canvas) -> None:
    """A signature above the signer's name: one bent stroke of 40 mm."""
    canvas.setLineWidth(1.2)
    path = canvas.beginPath()
    path.moveTo(30 * mm, 66 * mm)
    for step in range(4):
        x = (30 + 10 * step) * mm
        path.curveTo(x + 2 * mm, 82 * mm, x + 6 * mm, 60 * mm, x + 10 * mm, 70 * mm)
    canvas.drawPath(path)


@pytest.mark.parametrize("colour", ["red", "blue", "black"])
@pytest.mark.parametrize(("across_mm", "down_mm"), [(36, 36), (22, 22), (40, 30)])
def test_a_ring_of_the_size_of_a_seal_is_one(across_mm: float, down_mm: float, colour: str):
    (seal,) = found(letter_with(ring(across_mm, down_mm, colour=colour)), MarkKind.SEAL)
    x, y = seal.place.box.centre
    assert x / mm == pytest.approx(140, abs=1.5)
    assert (A4[1] - y) / mm == pytest.approx(70, abs=1.5)
    assert seal.place.box.width_pt / mm == pytest.approx(across_mm, abs=2.5)
    assert seal.place.box.height_pt / mm == pytest.approx(down_mm, abs=2.5)


@pytest.mark.parametrize(
    "drawing",
    [ring(8, 8), ring(110, 110, y_mm=150), ring(30, 30, y_mm=272)],
    ids=["too small", "too large", "emblem at the head"],
)
def test_other_rings_are_no_seals(drawing: Draw):
    assert found(letter_with(drawing), MarkKind.SEAL) == ()


@pytest.mark.parametrize("side_mm", [14, 24])
def test_a_red_square_with_writing_is_a_seal(side_mm: float):
    (seal,) = found(letter_with(square(side_mm, "red")), MarkKind.SEAL)
    assert seal.place.box.width_pt / mm == pytest.approx(side_mm, abs=2)


@pytest.mark.parametrize(
    "drawing",
    [square(24, "black"), square(24, "red", empty=True), square(60, "red"), square(5, "red")],
    ids=["cell of a form", "empty", "too large", "too small"],
)
def test_other_squares_are_no_seals(drawing: Draw):
    assert found(letter_with(drawing), MarkKind.SEAL) == ()


def test_prose_and_tables_bear_no_mark():
    marks = marks_of(letter_with())
    assert marks == LetterMarks(found=(), pages=(1,))


def test_a_scrawl_by_the_signers_name_is_a_signature():
    (signature,) = found(letter_with(scrawl), MarkKind.SIGNATURE)
    assert signature.place.box.width_pt / mm == pytest.approx(40, abs=4)
    assert found(letter_with(scrawl, ring(36, 36)), MarkKind.SIGNATURE) == (signature,)


def test_a_thick_emblem_by_the_signers_name_is_no_signature():
    def emblem(canvas: Canvas) -> None:
        canvas.circle(50 * mm, 72 * mm, 7 * mm, fill=1)

    assert found(letter_with(emblem), MarkKind.SIGNATURE) == ()


def test_the_grantors_name_at_the_head_is_a_letterhead():
    (head,) = found(letter_with(head=f"{GRANTOR}, Storgata 1, Halden"), MarkKind.LETTERHEAD)
    assert head.place.box.y1 < 0.1 * A4[1]
    sentence = f"{GRANTOR} hereby confirms to all whom it may concern that the company named below"
    assert found(letter_with(head=sentence), MarkKind.LETTERHEAD) == ()
    assert found(letter_with(head=f"Grantor: {GRANTOR}"), MarkKind.LETTERHEAD) == ()


def test_other_papers_are_not_searched():
    assert marks_of(letter_with(scrawl), OtherPaper(reason="No letter.")) is None
