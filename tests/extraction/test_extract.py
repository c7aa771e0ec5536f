from __future__ import annotations

from importlib import import_module

import pytest

from extraction.pages import page_of
from extraction.test_einvoice import CII
from proofcheck.extraction import extract
from proofcheck.model.document import Source
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, Kind, OtherPaper

INVOICE = page_of(
    "Nimbus GmbH",
    "Alter Wall 1, 20095 Hamburg",
    "USt-IdNr. DE136695976",
    "",
    "# RECHNUNG",
    "",
    "Rechnungsnummer: R-17",
    "Rechnungsdatum: 11.02.2026",
    "",
    "Nettobetrag | 100,00 EUR",
    "USt 19 % | 19,00 EUR",
    "Gesamtbetrag | 119,00 EUR",
)


def test_an_invoice_page() -> None:
    extraction = extract((INVOICE,))
    assert extraction.kind is Kind.INVOICE
    assert isinstance(extraction.paper, Invoice)
    assert extraction.languages == ("de",)
    assert extraction.country == "DE"
    assert extraction.faults == ()


def test_a_letter_page() -> None:
    page = page_of(
        "# LETTER OF AUTHORISATION", "", "We, Nimbus Ltd, hereby authorise Brightway Ltd to sell."
    )
    extraction = extract((page,))
    assert extraction.kind is Kind.AUTHORISATION_LETTER
    assert isinstance(extraction.paper, AuthorisationLetter)


def test_the_embedded_invoice_is_a_witness() -> None:
    paper = extract((INVOICE,), embedded=(("factur-x.xml", CII.encode()),)).paper
    assert isinstance(paper, Invoice)
    assert isinstance(paper.invoice_number, Field)
    assert Source.XML in {witness.source for witness in paper.invoice_number.witnesses}


def test_the_type_code_of_the_xml_corrects_the_kind() -> None:
    credit = CII.replace(">380<", ">381<").encode()
    assert extract((INVOICE,), embedded=(("factur-x.xml", credit),)).kind is Kind.CREDIT_NOTE


def test_an_unreadable_page_with_xml_is_still_an_invoice() -> None:
    extraction = extract((page_of(),), embedded=(("factur-x.xml", CII.encode()),))
    assert extraction.kind is Kind.INVOICE
    assert isinstance(extraction.paper, Invoice)
    assert isinstance(extraction.paper.gross_total, Field)


@pytest.mark.parametrize("rows", [(), ("Hello World",)])
def test_other_papers_say_why(rows: tuple[str, ...]) -> None:
    extraction = extract((page_of(*rows),))
    assert extraction.kind is Kind.OTHER
    assert isinstance(extraction.paper, OtherPaper)
    assert extraction.paper.reason


def test_no_pages_at_all() -> None:
    assert extract(()).kind is Kind.OTHER


def test_a_step_that_breaks_becomes_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("sick reader")

    module = import_module("proofcheck.extraction.extract")
    monkeypatch.setattr(module, "read_invoice", broken)
    extraction = extract((INVOICE,))
    assert extraction.kind is Kind.INVOICE
    assert isinstance(extraction.paper, OtherPaper)
    (fault,) = extraction.faults
    assert fault.stage == "extraction"
    assert "sick reader" in fault.reason
