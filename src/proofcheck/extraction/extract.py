"""From pages to fields: the arrow PageText → Extraction of the diagram.

In: the pages of one document, and the files embedded in it. Out: its kind, its fields with
their witnesses, its languages and country. Never raises: what breaks becomes a `Fault`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from proofcheck.extraction.country import tell_country
from proofcheck.extraction.day_order import guess_day_first
from proofcheck.extraction.einvoice import find_einvoice, kind_of_einvoice, read_einvoice
from proofcheck.extraction.einvoice_merge import merge
from proofcheck.extraction.invoice import is_invoice_by_sums, read_invoice
from proofcheck.extraction.kind import tell_kind
from proofcheck.extraction.language import tell_languages
from proofcheck.extraction.letter import letter_by_fields, read_letter
from proofcheck.model.document import Fault, PageText
from proofcheck.model.fields import AuthorisationLetter, Invoice, Kind, OtherPaper, Paper

T = TypeVar("T")

INVOICE_KINDS = frozenset(
    (
        Kind.INVOICE,
        Kind.CREDIT_NOTE,
        Kind.RECEIPT,
        Kind.PRO_FORMA,
        Kind.QUOTE,
        Kind.ORDER_CONFIRMATION,
        Kind.PACKING_SLIP,
    )
)
"""Kinds that are read in the terms of an invoice."""

XML_KINDS = frozenset((Kind.INVOICE, Kind.CREDIT_NOTE, Kind.OTHER))
"""Kinds of page for which the type code of the embedded XML (BT-3) has the last word."""

XML_CONFIDENCE = 0.95
"""How sure the kind is that an embedded e-invoice names."""


BY_FIELDS = 0.6
"""How sure the kind is of a paper whose fields alone make it an authorisation letter."""

BY_SUMS = 0.5
"""How sure the kind is of a paper that calls itself nothing, but adds up like an invoice."""


class Extraction(Struct, frozen=True, kw_only=True):
    """What a document is and says.

    `kind_confidence` is 0..1; `languages` are ISO 639-1 codes, likeliest first; `country` is
    the issuer's ISO 3166 alpha-2 code, None where it can't be told.
    """

    kind: Kind
    kind_confidence: float
    paper: Paper
    languages: tuple[str, ...] = ()
    country: str | None = None
    faults: tuple[Fault, ...] = ()


def extract(
    pages: tuple[PageText, ...],
    *,
    known_brands: tuple[str, ...] = (),
    embedded: tuple[tuple[str, bytes], ...] = (),
) -> Extraction:
    """Tell the kind of paper and read its fields; `embedded` are attachments (name, bytes).

    `known_brands` help to find brand names in prose. An e-invoice among the attachments is a
    further witness of each field, and the only one where the pages could not be read.
    """
    guard = _Guard()
    no_languages: tuple[str, ...] = ()
    no_country: str | None = None
    no_order: bool | None = None
    no_xml: tuple[Invoice | None, Kind | None] = (None, None)
    languages = guard.run("languages", lambda: tell_languages(pages), no_languages)
    country = guard.run("country", lambda: tell_country(pages), no_country)
    kind, confidence = guard.run("kind", lambda: tell_kind(pages), (Kind.OTHER, 0.0))
    day_first = guard.run(
        "dates", lambda: guess_day_first(pages, languages=languages, country=country), no_order
    )
    if kind is Kind.OTHER:
        by_sums = guard.run("kind", lambda: is_invoice_by_sums(pages, day_first), False)
        kind, confidence = (Kind.INVOICE, BY_SUMS) if by_sums else (kind, confidence)
    letter: AuthorisationLetter | None = None
    if kind is Kind.OTHER and not embedded:
        letter = guard.run(
            "kind",
            lambda: letter_by_fields(pages, known_brands=known_brands, day_first=day_first),
            letter,
        )
    if letter is not None:
        kind, confidence = Kind.AUTHORISATION_LETTER, BY_FIELDS
    xml, xml_kind = guard.run("e-invoice", lambda: _read_xml(pages, embedded), no_xml)
    if xml_kind is not None and kind in XML_KINDS:
        kind, confidence = xml_kind, XML_CONFIDENCE
    unread: Paper = xml or OtherPaper(reason="The fields could not be read.")
    paper = letter or guard.run(
        "fields", lambda: _read_paper(pages, kind, known_brands, day_first, xml), unread
    )
    return Extraction(
        kind=kind,
        kind_confidence=confidence,
        paper=paper,
        languages=languages,
        country=country,
        faults=tuple(guard.faults),
    )


def _read_paper(
    pages: tuple[PageText, ...],
    kind: Kind,
    known_brands: tuple[str, ...],
    day_first: bool | None,
    xml: Invoice | None,
) -> Paper:
    if kind is Kind.AUTHORISATION_LETTER:
        return read_letter(pages, known_brands=known_brands, day_first=day_first)
    if kind in INVOICE_KINDS:
        paper = read_invoice(pages, kind=kind, known_brands=known_brands, day_first=day_first)
        return merge(paper, xml) if xml is not None else paper
    if not any(page.words for page in pages):
        return OtherPaper(reason="No words could be read on its pages.")
    return OtherPaper(reason="It is neither an invoice nor an authorisation letter.")


def _read_xml(
    pages: tuple[PageText, ...], embedded: tuple[tuple[str, bytes], ...]
) -> tuple[Invoice | None, Kind | None]:
    found = find_einvoice(embedded)
    if found is None:
        return None, None
    name, data = found
    document = pages[0].document if pages else 1
    return read_einvoice(name, data, document), kind_of_einvoice(data)


class _Guard:
    """Runs the steps; one that breaks leaves a fault and gives its fallback."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def run(self, what: str, step: Callable[[], T], fallback: T) -> T:
        try:
            return step()
        except Exception as error:  # a hostile document must not stop the verification
            self.faults.append(
                Fault(
                    stage="extraction",
                    code="tool_failed",
                    reason=f"Reading the {what} broke: {type(error).__name__}: {error}"[:500],
                    remedy="Check the document by hand, and report this to the project.",
                )
            )
            return fallback
