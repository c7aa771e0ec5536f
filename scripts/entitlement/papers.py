"""Papers as examined documents: letters and invoices on one page of a born-digital PDF."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from proofcheck.model.document import (
    Document,
    File,
    Line,
    MediaType,
    Page,
    PageText,
    Source,
    Word,
)
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import PdfFacts, PixelReading
from proofcheck.model.fields import (
    Absence,
    AuthorisationLetter,
    Field,
    Invoice,
    InvoiceLine,
    Kind,
    Missing,
    Paper,
    Reading,
)
from proofcheck.model.measures import Box, Money, OnPage, box_around
from proofcheck.model.origin import Origin

CURRENCY = "EUR"
NOT_PRINTED = Missing(absence=Absence.NOT_PRINTED, reason="It is not printed.")


class _Page:
    """Text printed line by line; each field stands on the line that it was printed on."""

    def __init__(self, document: int) -> None:
        self.document = document
        self._lines: list[Line] = []
        self.pixels: list[PixelReading] = []

    def write(self, name: str, value: Any, printed: str) -> Field[Any]:
        """Print a text and return the field that was read of it, seen alike by the pixels."""
        top = 40.0 + 20.0 * len(self._lines)
        words, left = [], 50.0
        for part in printed.split():
            box = Box(left, top, left + 6.0 * len(part), top + 10.0)
            words.append(Word(text=part, box=box, confidence=1.0, source=Source.TEXT_LAYER))
            left = box.x1 + 6.0
        line = Line(words=tuple(words), box=box_around(word.box for word in words))
        self._lines.append(line)
        place = OnPage(document=self.document, page=1, box=line.box)
        self.pixels.append(_seen(name, printed, place))
        reading = Reading(
            value=value, as_printed=printed, place=place, source=Source.TEXT_LAYER, confidence=1.0
        )
        return Field(chosen=reading)

    def examined(self, paper: Paper, kind: Kind) -> Examined:
        """Return the document with this page and nothing odd about its file."""
        digest = f"{self.document:064x}"
        file = File(path=f"{self.document}.pdf", sha256=digest, media_type=MediaType.PDF,
                    size_bytes=1000)  # fmt: skip
        page = PageText(
            document=self.document, page=1, width_pt=595.0, height_pt=842.0,
            source=Source.TEXT_LAYER, engine="made", lines=tuple(self._lines),
            words=tuple(word for line in self._lines for word in line.words), mean_confidence=1.0,
        )  # fmt: skip
        pages = (Page(number=1, width_pt=595.0, height_pt=842.0),)
        return Examined(
            document=Document(number=self.document, file=file, pages=pages),
            kind=kind,
            kind_confidence=1.0,
            paper=paper,
            pages=(page,),
            facts=PdfFacts(
                pixel_readings=tuple(self.pixels),
                concealed=(),
                odd_settings=(),
                origin=Origin(),
                form_differences=(),
                reader_differences=(),
            ),
        )


def _seen(name: str, printed: str, place: OnPage) -> PixelReading:
    readings = tuple(
        Reading(value=printed, as_printed=printed, place=place, source=Source.OCR,
                confidence=0.99, engine=engine)
        for engine in ("rapidocr", "tesseract")
    )  # fmt: skip
    return PixelReading(field=name, text_layer=printed, place=place, readings=readings)


def letter(number: int, **values: Any) -> Examined:
    """Return a letter with these fields as document `number`; a field of None is not printed."""
    page = _Page(number)
    fields = {
        name: NOT_PRINTED if value is None else page.write(name, value, _shown(value))
        for name, value in values.items()
    }
    return page.examined(AuthorisationLetter(**fields), Kind.AUTHORISATION_LETTER)


def invoice(number: int, seller: str, buyer: str, issued: date, brand: str, item: str) -> Examined:
    """Return an invoice for twenty pieces of one item, the sums in order."""
    page = _Page(number)
    fields = {
        "seller_name": page.write("seller_name", seller, seller),
        "invoice_number": page.write("invoice_number", "2026-118", "2026-118"),
        "issue_date": page.write("issue_date", issued, issued.isoformat()),
        "buyer_name": page.write("buyer_name", buyer, buyer),
        "currency": page.write("currency", CURRENCY, CURRENCY),
    }
    line = InvoiceLine(
        place=fields["buyer_name"].place,
        description=page.write("description", item, item),
        brand=page.write("brand", brand, brand),
        quantity=page.write("quantity", Decimal(20), "20"),
        unit_price=page.write("unit_price", _money("50.00"), "50.00"),
        net_amount=page.write("net_amount", _money("1000.00"), "1000.00"),
    )
    for name, amount in (("net_total", "1000.00"), ("tax_total", "200.00"),
                         ("gross_total", "1200.00")):  # fmt: skip
        fields[name] = page.write(name, _money(amount), amount)
    return page.examined(Invoice(lines=(line,), **fields), Kind.INVOICE)


def _money(amount: str) -> Money:
    return Money(Decimal(amount), CURRENCY)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return "may be passed on" if value else "may not be passed on"
    return value.isoformat() if isinstance(value, date) else str(value)
