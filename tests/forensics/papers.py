"""A small invoice form that the tests draw, change and read: one label and value a row."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import structs
from reportlab.pdfgen.canvas import Canvas

from proofcheck.config import Limits, ReadingSettings
from proofcheck.forensics import examine
from proofcheck.forensics.revisions import compare_revisions
from proofcheck.intake import Upload, open_upload
from proofcheck.model.document import PageText
from proofcheck.model.facts import PdfFacts, Revision
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Paper, Reading
from proofcheck.model.measures import Money, OnPage, box_around
from proofcheck.reading import Reader

READER = Reader(ReadingSettings(), Limits())
PAGE_PT = (400, 300)
LABEL_X, VALUE_X, FIRST_Y, ROW_PT = 40, 200, 240, 24

SOUND = {
    "Invoice number": "RE-2024-0815",
    "Invoice date": "2024-03-12",
    "Buyer": "Brightwell Stores Ltd",
    "Quantity": "5",
    "Total due": "120.00",
}
FIELDS = {
    "Invoice number": ("invoice_number", str),
    "Invoice date": ("issue_date", date.fromisoformat),
    "Buyer": ("buyer_name", str),
    "Total due": ("gross_total", lambda text: Money(Decimal(text.replace(",", "")), "EUR")),
}


def row_y(label: str) -> float:
    """The baseline of a row, in points from the bottom."""
    rows = [*SOUND, *(f"Position {number}" for number in range(1, 6))]
    return FIRST_Y - ROW_PT * rows.index(label)


def drawn(
    *pages: dict[str, str],
    fonts: dict[str, str] | None = None,
    sizes: dict[str, float] | None = None,
    greys: dict[str, float] | None = None,
    spacings: dict[str, float] | None = None,
    shifts: dict[str, tuple[float, float]] | None = None,
    last: str = "",
    page_font: str = "Helvetica",
    added: tuple[str, float, float] | None = None,
) -> bytes:
    """Draw one page for each dictionary of labels and values.

    Values may have a font, size (pt), grey (0..1), letter spacing (pt) or shift (pt to the right
    and up) of their own, by label; the value of the label `last` is drawn after all others. All
    else is in `page_font`, but what is `added` at last: a text in Courier with its origin.
    """
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=PAGE_PT, pageCompression=0, invariant=1)

    def value(label: str, text: str) -> None:
        canvas.setFont((fonts or {}).get(label, page_font), (sizes or {}).get(label, 12))
        canvas.setFillGray((greys or {}).get(label, 0))
        spacing = (spacings or {}).get(label, 0)
        right, up = (shifts or {}).get(label, (0, 0))
        canvas.drawString(VALUE_X + right, row_y(label) + up, text, charSpace=spacing)
        canvas.setFillGray(0)

    for values in pages:
        canvas.setFont(page_font, 12)
        canvas.drawString(LABEL_X, 270, "Sold to the buyer below, all prices in euro")
        for label, text in values.items():
            canvas.setFont(page_font, 12)
            canvas.drawString(LABEL_X, row_y(label), label)
            if label != last:
                value(label, text)
        if last:
            value(last, values[last])
        if added:
            canvas.setFont("Courier", 12)
            canvas.drawString(added[1], added[2], added[0])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def edited(**changes: str) -> dict[str, str]:
    """The sound invoice with other values: `edited(total_due="720.00")`."""
    return SOUND | {name.replace("_", " ").capitalize(): text for name, text in changes.items()}


def read_form(upload: Upload, pages: tuple[PageText, ...]) -> Paper:
    """Read the form's rows: the words that stand right of a label are its value."""
    invoice = Invoice()
    for page in pages:
        for label, (name, parse) in FIELDS.items():
            field = _field(page, label, parse)
            if field is not None and not isinstance(getattr(invoice, name), Field):
                invoice = structs.replace(invoice, **{name: field})
        quantity = _field(page, "Quantity", Decimal)
        if quantity is not None:
            row = InvoiceLine(place=quantity.place, quantity=quantity)
            invoice = structs.replace(invoice, lines=(row,))
    return invoice


def _field(page: PageText, label: str, parse: Any) -> Field[Any] | None:
    middle = PAGE_PT[1] - row_y(label) - 4
    words = [
        word
        for word in page.words
        if word.box.x0 > VALUE_X - 10 and word.box.y0 < middle < word.box.y1
    ]
    text = " ".join(word.text for word in words)
    try:
        value = parse(text)
    except (ValueError, ArithmeticError):
        return None
    if not words:
        return None
    place = OnPage(
        document=page.document, page=page.page, box=box_around(word.box for word in words)
    )
    reading = Reading(
        value=value,
        as_printed=text,
        place=place,
        source=words[0].source,
        confidence=min(word.confidence for word in words),
        engine=page.engine,
    )
    return Field(chosen=reading)


def revisions_of(data: bytes, *, limits: Limits | None = None) -> tuple[Revision, ...]:
    """Read a PDF and compare its revisions."""
    limits = limits or Limits()
    with open_upload(data, limits=limits) as upload:
        pages = READER.read(upload).pages
        paper = read_form(upload, pages)
        return compare_revisions(
            upload, paper, pages, reader=READER, read_paper=read_form, limits=limits
        ).revisions


def facts_of(data: bytes) -> PdfFacts:
    """Read and examine a PDF; asserts that no examination broke down."""
    limits = Limits()
    with open_upload(data, limits=limits) as upload:
        pages = READER.read(upload).pages
        facts, faults = examine(
            upload,
            read_form(upload, pages),
            pages,
            reader=READER,
            read_paper=read_form,
            limits=limits,
        )
    assert faults == ()
    assert isinstance(facts, PdfFacts)
    return facts
