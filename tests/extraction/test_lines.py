"""Line items are read from tables that were never seen, by their headings and arithmetic."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from reportlab.pdfgen.canvas import Canvas

from extraction.tables import lines_of
from proofcheck.config import Limits, ReadingSettings
from proofcheck.intake import open_upload
from proofcheck.model.fields import Field, InvoiceLine, Missing
from proofcheck.reading import Reader

Row = list[tuple[float, str]]


def page_of(*rows: Row) -> bytes:
    """A page with rows of (x, text), 16 pt apart; numbers are set to end at x."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    for number, row in enumerate(rows):
        y = 760 - 16 * number
        for x, text in row:
            (canvas.drawRightString if x > 300 else canvas.drawString)(x, y, text)
    canvas.save()
    return file.getvalue()


def lines_in(data: bytes, **options: object) -> tuple[InvoiceLine, ...]:
    with open_upload(data, limits=Limits()) as upload:
        pages = Reader(ReadingSettings(), Limits()).read(upload).pages
    return lines_of(pages, **options)


def value(field: object) -> object:
    return field.value if isinstance(field, Field) else None


GERMAN = (
    [(50, "Pos"), (80, "Bezeichnung"), (380, "Menge"), (460, "Einzelpreis"), (540, "Betrag")],
    [(50, "1"), (80, "Glacien Ski 88"), (380, "3"), (460, "1.250,50"), (540, "3.751,50")],
    [(80, "Art.-Nr. GL-77 GTIN 4006381333931")],
    [(50, "2"), (80, "Bindung"), (380, "2"), (460, "10,00"), (540, "20,00")],
    [(460, "Nettobetrag"), (540, "3.771,50")],
    [(460, "MwSt. 19 %"), (540, "716,59")],
)


def test_a_table_is_read_by_its_headings():
    first, second = lines_in(page_of(*GERMAN), known_brands=("Glacien",))
    assert value(first.description) == "Glacien Ski 88"
    assert value(first.quantity) == Decimal(3)
    assert value(first.unit_price).amount == Decimal("1250.50")
    assert value(first.net_amount).amount == Decimal("3751.50")
    assert value(first.seller_item_id) == "GL-77"
    assert value(first.gtin) == "4006381333931"
    assert value(first.brand) == "Glacien"
    assert value(second.description) == "Bindung"
    assert isinstance(second.gtin, Missing)


def test_totals_are_not_items():
    assert len(lines_in(page_of(*GERMAN))) == 2


def test_headings_with_a_misprint_and_unknown_columns_keep_numbers_apart():
    rows = (
        [(50, "Description"), (340, "Qantité"), (400, "Prix"), (470, "Montant"), (540, "Écotaxe")],
        [(50, "Chaise"), (340, "4"), (400, "25,00"), (470, "100,00"), (540, "1,20")],
    )
    (line,) = lines_in(page_of(*rows))
    assert value(line.quantity) == Decimal(4)
    assert value(line.net_amount).amount == Decimal("100.00")


@pytest.mark.parametrize("text", ["2 x 14.90", "2 14.90"])
def test_without_headings_arithmetic_tells_an_item(text: str):
    left, right = text.split(" ", 1)
    rows = (
        [(50, "CUSHION 43x43")],
        [(320, left), (420, right.removeprefix("x ")), (520, "29.80")],
        [(50, "Thank you for shopping")],
    )
    (line,) = lines_in(page_of(*rows))
    assert value(line.description) == "CUSHION 43x43"
    assert value(line.net_amount).amount == Decimal("29.80")


def test_a_page_of_prose_has_no_items():
    rows = tuple([(50, "We sold 3 goods for 20.00 in 2024 and thank you.")] for _ in range(5))
    assert lines_in(page_of(*rows)) == ()
