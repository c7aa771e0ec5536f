"""Cases of the agreement checks: sums, identifiers, dates, XML, text layer, codes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import structs

from checks.cases import Cases
from checks.sheets import (
    FACTS,
    INVOICE_TEXT,
    NOT_PRINTED,
    UNREADABLE,
    Sheet,
    line,
    of_invoice,
    pixels,
    replaced,
    sheet,
)
from proofcheck.model.document import Code, Source
from proofcheck.model.dossier import Dossier
from proofcheck.model.facts import PixelReading, ReaderDifference
from proofcheck.model.fields import CarriedTotal, FapiaoDetails, Field, Reading, TaxSubtotal
from proofcheck.model.measures import Box, InObject, Money, OnPage

GROSS_RAISED = replaced(("480.00", "783.00"))


def xml(value: Any, printed: str) -> Reading[Any]:
    """The XML's word on a field."""
    place = InObject(document=1, name="factur-x.xml")
    return Reading(value=value, as_printed=printed, place=place, source=Source.XML, confidence=1.0)


def with_xml(on: Sheet, gross: str, *, confidence: float = 1.0) -> Dossier:
    """An invoice whose gross total is read from a sheet, while the XML says 480.00."""
    witness = xml(Money(Decimal("480.00"), "EUR"), "480.00")
    return of_invoice(
        on, gross_total=on.money(gross, after="Total", others=(witness,), confidence=confidence)
    )


def with_pixels(*readings: PixelReading) -> Dossier:
    """The sample invoice with what its pixels show."""
    return of_invoice(facts=structs.replace(FACTS, pixel_readings=readings))


def with_code(on: Sheet, gross: str, **options: Any) -> Dossier:
    """An invoice with a payment code for 480.00 and a gross total as printed."""
    return of_invoice(on, gross_total=on.money(gross, after="Total", **options))


EPC = "\n".join(
    ("BCD", "002", "1", "SCT", "", "Nordhafen Handel GmbH", "DE89370400440532013000", "EUR480.00")
)
CODES = (Code(symbology="QRCode", payload=EPC, page=1, box=Box(450, 700, 530, 780)),)


def _rows(on: Sheet, tax: str) -> tuple[TaxSubtotal, ...]:
    return (
        TaxSubtotal(
            rate_percent=Decimal("20"),
            taxable=Decimal("400.00"),
            tax=Decimal(tax),
            as_printed=f"20 % of 400.00: {tax}",
            place=on.place("20.00"),
        ),
    )


def _lines(on: Sheet, first_amount: str, **options: Any) -> tuple[Any, ...]:
    return (
        line(on, "Veltro Ridge headlamp", "4", "25.00", first_amount, **options),
        line(on, "Veltro Peak tent", "2", "150.00", "300.00"),
    )


NORMAL, RAISED = sheet(), sheet(GROSS_RAISED)
NET_RAISED = sheet(replaced(("400.00", "900.00"), ("480.00", "980.00")))
ROW_RAISED = sheet(replaced(("25.00    100.00", "25.00    170.00"), ("400.00", "470.00")))
WRONG_IBAN = sheet(replaced(("DE89370400440532013000", "DE89370400440532013001")))
DUE_EARLY = sheet(replaced(("due 2026-04-01", "due 2026-02-14")))

MASKED = ReaderDifference(page=1, reader="qpdf", only_shown=("480.00",), only_other=("80.00",))

SPELLED = (*INVOICE_TEXT, "In words: four hundred and eighty euros only")
SPELLED_RAISED = replaced(("480.00", "783.00"), text=SPELLED)


def with_words(text: tuple[str, ...], gross: str, **options: Any) -> Dossier:
    """An invoice whose gross total is followed by 480 in words."""
    on = sheet(text)
    words = Reading(
        value=Money(Decimal("480.00"), "EUR"),
        as_printed="four hundred and eighty euros",
        place=on.place("four hundred and eighty euros"),
        source=Source.WORDS,
        confidence=0.95,
    )
    total = on.money(gross, after="Total", others=(words,), **options)
    return of_invoice(on, gross_total=total)


DIGITAL = FapiaoDetails(invoice_code=NOT_PRINTED)
"""A fully digital fapiao prints no code."""


def fapiao(number: str, *, source: Source = Source.TEXT_LAYER, confidence: float = 1.0) -> Dossier:
    """A fully digital fapiao of 2026-03-02 with that number."""
    text = replaced(("2026-118", number))
    on = sheet(text, source=source, confidence=confidence)
    return of_invoice(on, invoice_number=on.field(number), fapiao=DIGITAL)


def carried_total(page: int, amount: str, *, is_brought: bool, confidence: float) -> CarriedTotal:
    """A total that a page brings, or carries on."""
    reading = sheet().money(amount, confidence=confidence).chosen
    place = OnPage(document=1, page=page, box=Box(300, 20 if is_brought else 800, 340, 30))
    return CarriedTotal(
        page=page,
        is_brought=is_brought,
        amount=Field(chosen=structs.replace(reading, place=place)),
    )


def carried_over(carried: str | None, brought: str | None, *, confidence: float = 0.9) -> Dossier:
    """The sample invoice on two pages, one item on each, with the totals at the page break."""
    on = sheet()
    lamp = line(on, "Veltro Ridge headlamp", "4", "25.00", "100.00")
    tent = line(on, "Veltro Peak tent", "2", "150.00", "300.00")
    assert isinstance(tent.place, OnPage)
    second = structs.replace(tent, place=structs.replace(tent.place, page=2))
    totals = [
        carried_total(page, amount, is_brought=page == 2, confidence=confidence)
        for page, amount in ((1, carried), (2, brought))
        if amount is not None
    ]
    return of_invoice(on, lines=(lamp, second), carried_totals=tuple(totals))


CASES = {
    "PC-FAP-001": Cases(
        passing=fapiao("26312000000417093352"),
        failing=fapiao("20882000000417093352"),
        unreadable=fapiao("23312000000417093352", source=Source.OCR, confidence=0.8),
    ),
    "PC-WRD-001": Cases(
        passing=with_words(SPELLED, "480.00"),
        failing=with_words(SPELLED_RAISED, "783.00"),
        unreadable=with_words(SPELLED_RAISED, "783.00", confidence=0.5),
    ),
    "PC-SUM-001": Cases(
        passing=of_invoice(),
        failing=of_invoice(RAISED, gross_total=RAISED.money("783.00", after="Total")),
        unreadable=of_invoice(gross_total=UNREADABLE),
    ),
    "PC-SUM-002": Cases(
        passing=of_invoice(),
        failing=of_invoice(
            NET_RAISED,
            net_total=NET_RAISED.money("900.00", after="Net"),
            gross_total=NET_RAISED.money("980.00", after="Total"),
        ),
        unreadable=of_invoice(lines=_lines(NORMAL, "100.00", net_amount=UNREADABLE)),
    ),
    "PC-SUM-003": Cases(
        passing=of_invoice(),
        failing=of_invoice(
            ROW_RAISED,
            lines=_lines(ROW_RAISED, "170.00"),
            net_total=ROW_RAISED.money("470.00", after="Net"),
        ),
        unreadable=of_invoice(lines=_lines(NORMAL, "100.00", quantity=UNREADABLE)),
    ),
    "PC-SUM-004": Cases(
        passing=of_invoice(tax_breakdown=_rows(NORMAL, "80.00")),
        failing=of_invoice(tax_breakdown=_rows(NORMAL, "60.00")),
        unreadable=of_invoice(tax_breakdown=_rows(NORMAL, "80.00"), tax_total=UNREADABLE),
    ),
    "PC-SUM-005": Cases(
        passing=carried_over("100.00", "100.00"),
        failing=carried_over("100.00", "731.20"),
        unreadable=carried_over("100.00", "731.20", confidence=0.5),
    ),
    "PC-IDN-001": Cases(
        passing=of_invoice(),
        failing=of_invoice(WRONG_IBAN, iban=WRONG_IBAN.field("DE89370400440532013001")),
        unreadable=of_invoice(
            iban=sheet(INVOICE_TEXT, source=Source.OCR, confidence=0.9).field(
                "DE8937O400440532013000"
            )
        ),
    ),
    "PC-DAT-001": Cases(
        passing=of_invoice(),
        failing=of_invoice(DUE_EARLY, due_date=DUE_EARLY.field(date(2026, 2, 14))),
        unreadable=of_invoice(issue_date=UNREADABLE),
    ),
    "PC-XML-001": Cases(
        passing=with_xml(NORMAL, "480.00"),
        failing=with_xml(RAISED, "783.00"),
        unreadable=with_xml(RAISED, "783.00", confidence=0.5),
    ),
    "PC-TXT-002": Cases(
        passing=of_invoice(facts=structs.replace(FACTS, reader_differences=())),
        failing=of_invoice(facts=structs.replace(FACTS, reader_differences=(MASKED,))),
        unreadable=of_invoice(facts=structs.replace(FACTS, reader_differences=None)),
    ),
    "PC-TXT-001": Cases(
        passing=with_pixels(pixels("gross_total", "480.00", "480,00")),
        failing=with_pixels(pixels("gross_total", "480.00", "126.50", "126.50")),
        unreadable=with_pixels(pixels("gross_total", "480.00", "126.50")),
    ),
    "PC-COD-001": Cases(
        passing=with_code(sheet(codes=CODES), "480.00"),
        failing=with_code(sheet(GROSS_RAISED, codes=CODES), "783.00"),
        unreadable=with_code(sheet(GROSS_RAISED, codes=CODES), "783.00", confidence=0.5),
    ),
}
