"""Builds pages, fields and dossiers in code, so that a test says only what it is about.

A `Sheet` is one page of text lines; a field is placed where its text stands on it. All
companies and brands are invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from proofcheck.model.claim import Claim
from proofcheck.model.document import (
    Code,
    Document,
    File,
    Line,
    MediaType,
    Page,
    PageText,
    Source,
    Word,
)
from proofcheck.model.dossier import Dossier, Examined
from proofcheck.model.facts import ImageFacts, PdfFacts, PixelReading
from proofcheck.model.fields import (
    Absence,
    AuthorisationLetter,
    Field,
    Invoice,
    InvoiceLine,
    Kind,
    Missing,
    OtherPaper,
    Paper,
    Reading,
)
from proofcheck.model.letter_marks import LetterMark, LetterMarks, MarkKind
from proofcheck.model.measures import Box, Money, OnPage, box_around
from proofcheck.model.origin import Origin
from proofcheck.model.registry_answers import RegistryAnswers

ON = date(2026, 5, 4)
CHARACTER_PT = 6.0
LINE_PT = 20.0

UNREADABLE = Missing(absence=Absence.UNREADABLE, reason="Smudged.")
NOT_PRINTED = Missing(absence=Absence.NOT_PRINTED, reason="Not there.")


class Sheet:
    """One page of text; `confidence` and `source` are those of its words."""

    def __init__(
        self,
        lines: Sequence[str],
        *,
        document: int = 1,
        source: Source = Source.TEXT_LAYER,
        confidence: float = 1.0,
        codes: tuple[Code, ...] = (),
    ) -> None:
        self.document, self.source, self.confidence = document, source, confidence
        self._lines = tuple(self._line(number, text) for number, text in enumerate(lines))
        self.page = PageText(
            document=document,
            page=1,
            width_pt=595,
            height_pt=842,
            source=source,
            engine="test",
            words=tuple(word for line in self._lines for word in line.words),
            lines=self._lines,
            codes=codes,
            mean_confidence=confidence,
        )

    def _line(self, number: int, text: str) -> Line:
        y, at = 40 + LINE_PT * number, 0
        words = []
        for part in text.split():
            at = text.index(part, at)
            box = Box(50 + at * CHARACTER_PT, y, 50 + (at + len(part)) * CHARACTER_PT, y + 10)
            words.append(Word(text=part, box=box, confidence=self.confidence, source=self.source))
            at += len(part)
        return Line(words=tuple(words), box=box_around(w.box for w in words))

    def place(self, printed: str, *, after: str = "") -> OnPage:
        """Where the text stands, in a line that also holds `after`; a margin if nowhere."""
        wanted = printed.split()
        for line in self._lines:
            if after not in line.text:
                continue
            texts = [word.text for word in line.words]
            for start in reversed(range(len(texts) - len(wanted) + 1)):
                if texts[start : start + len(wanted)] == wanted:
                    box = box_around(w.box for w in line.words[start : start + len(wanted)])
                    return OnPage(document=self.document, page=1, box=box)
        return OnPage(document=self.document, page=1, box=Box(0, 0, 10, 10))

    def field(
        self,
        value: Any,
        printed: str | None = None,
        *,
        after: str = "",
        confidence: float | None = None,
        others: tuple[Reading[Any], ...] = (),
    ) -> Field[Any]:
        """A field that was read on this sheet."""
        shown = printed if printed is not None else _shown(value)
        chosen = Reading(
            value=value,
            as_printed=shown,
            place=self.place(shown, after=after),
            source=self.source,
            confidence=self.confidence if confidence is None else confidence,
            engine="test",
        )
        return Field(chosen=chosen, others=others)

    def money(self, amount: str, **options: Any) -> Field[Money]:
        """An amount in euros, printed as given (`1,234.00`)."""
        value = Money(Decimal(amount.replace(",", "")), "EUR")
        return self.field(value, amount, **options)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


INVOICE_TEXT = (
    "Nordhafen Handel GmbH",
    "Invoice 2026-118 of 2026-03-02",
    "due 2026-04-01",
    "Buyer Thornbury Outfitters Ltd",
    "VAT DE136695976",
    "IBAN DE89370400440532013000",
    "Veltro Ridge headlamp              4    25.00    100.00",
    "Veltro Peak tent                   2   150.00    300.00",
    "Net total                                        400.00",
    "VAT 20.00 %                                       80.00",
    "Total                                            480.00",
)


def sheet(text: Sequence[str] = INVOICE_TEXT, **options: Any) -> Sheet:
    """The sheet of the sample invoice, or of other lines."""
    return Sheet(text, **options)


def replaced(*pairs: tuple[str, str], text: Sequence[str] = INVOICE_TEXT) -> tuple[str, ...]:
    """The sample's lines with texts exchanged."""
    lines = list(text)
    for old, new in pairs:
        assert any(old in line for line in lines), old
        lines = [line.replace(old, new) for line in lines]
    return tuple(lines)


def invoice(on: Sheet, **changes: Any) -> Invoice:
    """The sample invoice as read from a sheet, with some fields changed."""
    fields: dict[str, Any] = {
        "invoice_number": on.field("2026-118"),
        "issue_date": on.field(date(2026, 3, 2)),
        "due_date": on.field(date(2026, 4, 1)),
        "currency": on.field("EUR"),
        "seller_name": on.field("Nordhafen Handel GmbH"),
        "seller_tax_id": on.field("DE136695976"),
        "buyer_name": on.field("Thornbury Outfitters Ltd"),
        "buyer_tax_id": NOT_PRINTED,
        "iban": on.field("DE89370400440532013000"),
        "bic": NOT_PRINTED,
        "net_total": on.money("400.00", after="Net total"),
        "tax_total": on.money("80.00", after="VAT 20"),
        "gross_total": on.money("480.00", after="Total"),
        "lines": (
            line(on, "Veltro Ridge headlamp", "4", "25.00", "100.00"),
            line(on, "Veltro Peak tent", "2", "150.00", "300.00"),
        ),
    }
    return Invoice(**(fields | changes))


def line(
    on: Sheet, description: str, count: str, price: str, amount: str, /, **changes: Any
) -> InvoiceLine:
    """An invoice line whose cells stand on the sheet's line with that description."""
    fields: dict[str, Any] = {
        "place": on.place(description, after=description),
        "description": on.field(description),
        "quantity": on.field(Decimal(count), count, after=description),
        "unit_price": on.money(price, after=description),
        "net_amount": on.money(amount, after=description),
    }
    return InvoiceLine(**(fields | changes))


LETTER_TEXT = (
    "Letter of Authorisation VEL-2025-007",
    "Lyon, 2025-06-20",
    "Veltro Outdoor SAS authorises",
    "Thornbury Outfitters Ltd",
    "to sell headlamps and tents of the brand Veltro",
    "trademark 4711002",
    "in GB, IE on eBay, offline",
    "from 2025-07-01 to 2027-06-30",
    "Claire Vidal, Managing Director",
)


def letter(on: Sheet, **changes: Any) -> AuthorisationLetter:
    """The sample letter as read from a sheet, with some fields changed."""
    fields: dict[str, Any] = {
        "letter_number": on.field("VEL-2025-007"),
        "issue_date": on.field(date(2025, 6, 20)),
        "valid_from": on.field(date(2025, 7, 1)),
        "valid_to": on.field(date(2027, 6, 30)),
        "grantor": on.field("Veltro Outdoor SAS"),
        "grantee": on.field("Thornbury Outfitters Ltd"),
        "brands": on.field(("Veltro",)),
        "trademark_numbers": on.field(("4711002",)),
        "territories": on.field(("GB", "IE")),
        "channels": on.field(("eBay", "offline")),
        "products": on.field(("headlamps", "tents")),
        "signatory_name": on.field("Claire Vidal"),
        "signatory_title": on.field("Managing Director"),
    }
    return AuthorisationLetter(**(fields | changes))


CLAIM = Claim(
    seller="Thornbury Outfitters Ltd",
    brand="Veltro",
    items=("Veltro Ridge headlamp",),
    marketplace="eBay",
    territory="GB",
    on=ON,
)


def pixels(
    field: str, text_layer: str, *seen: str, on: Sheet | None = None, confidence: float = 0.99
) -> PixelReading:
    """What engines read where the text layer has a field: the first engine first."""
    place = (on or sheet()).place(text_layer)
    readings = tuple(
        Reading(
            value=text,
            as_printed=text,
            place=place,
            source=Source.OCR,
            confidence=confidence,
            engine=engine,
        )
        for text, engine in zip(seen, ("rapidocr", "tesseract"), strict=False)
    )
    return PixelReading(field=field, text_layer=text_layer, place=place, readings=readings)


FACTS = PdfFacts(
    pixel_readings=(
        PixelReading(
            field="gross_total",
            text_layer="480.00",
            place=OnPage(document=1, page=1, box=Box(344, 240, 380, 250)),
            readings=(
                Reading(
                    value="480.00",
                    as_printed="480.00",
                    place=OnPage(document=1, page=1, box=Box(344, 240, 380, 250)),
                    source=Source.OCR,
                    confidence=0.99,
                    engine="rapidocr",
                ),
            ),
        ),
    ),
    concealed=(),
    odd_settings=(),
    form_differences=(),
    reader_differences=(),
    origin=Origin(),
)
"""A PDF with one revision, no signature, and pixels that show what the text layer says."""


SEALED = LetterMarks(
    found=(
        LetterMark(
            kind=MarkKind.SEAL, place=OnPage(document=1, page=1, box=Box(400, 600, 485, 685))
        ),
    ),
    pages=(1,),
)


def examined(
    paper: Paper,
    on: Sheet,
    *,
    kind: Kind | None = None,
    facts: PdfFacts | ImageFacts | None = FACTS,
    media_type: MediaType = MediaType.PDF,
    **options: Any,
) -> Examined:
    """A document with one page."""
    kinds: dict[type, Kind] = {
        Invoice: Kind.INVOICE,
        AuthorisationLetter: Kind.AUTHORISATION_LETTER,
        OtherPaper: Kind.OTHER,
    }
    file = File(
        path="paper.pdf", sha256=f"{on.document:064x}", media_type=media_type, size_bytes=1000
    )
    document = Document(
        number=on.document,
        file=file,
        pages=(Page(number=1, width_pt=595, height_pt=842),),
        embedded_files=options.pop("embedded_files", ()),
        other_formats=options.pop("other_formats", ()),
    )
    return Examined(
        document=document,
        kind=kind or kinds[type(paper)],
        kind_confidence=1.0,
        paper=paper,
        pages=(on.page,),
        facts=facts,
        **options,
    )


def dossier(
    *documents: Examined, claim: Claim | None = None, registry: RegistryAnswers | None = None
) -> Dossier:
    """A dossier that is judged for 2026-05-04."""
    return Dossier(documents=documents, judged_on=ON, claim=claim, registry=registry)


def of_invoice(
    on: Sheet | None = None,
    *,
    claim: Claim | None = None,
    registry: RegistryAnswers | None = None,
    facts: PdfFacts | ImageFacts | None = FACTS,
    kind: Kind | None = None,
    **changes: Any,
) -> Dossier:
    """A dossier with the sample invoice alone."""
    where = on or sheet()
    paper = invoice(where, **changes)
    return dossier(examined(paper, where, facts=facts, kind=kind), claim=claim, registry=registry)


def of_letter(
    on: Sheet | None = None,
    *,
    claim: Claim | None = CLAIM,
    registry: RegistryAnswers | None = None,
    facts: PdfFacts | ImageFacts | None = FACTS,
    marks: LetterMarks | None = SEALED,
    **changes: Any,
) -> Dossier:
    """A dossier with the sample letter alone, sealed."""
    where = on or sheet(LETTER_TEXT)
    paper = letter(where, **changes)
    return dossier(examined(paper, where, facts=facts, marks=marks), claim=claim, registry=registry)
