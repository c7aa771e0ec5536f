"""E-invoices uploaded as XML themselves: their fields, their kind, and what is none of them."""

from __future__ import annotations

import time

import pytest

from extraction.test_einvoice import BOMB, CII, FILE_ENTITY, UBL, ZUGFERD_1, value
from proofcheck.extraction import extract_bare_einvoice
from proofcheck.extraction.einvoice_xml import MAX_XML_BYTES
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Invoice, Kind, OtherPaper
from proofcheck.model.measures import InObject

COUNTRY = "<a:Country><c:IdentificationCode>DE</c:IdentificationCode></a:Country>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    + ']><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&l11;</Invoice>'
)


@pytest.mark.parametrize("xml", [CII, ZUGFERD_1, UBL], ids=["cii", "zugferd-1", "ubl"])
def test_the_fields_come_from_the_xml_and_name_their_document(xml: str) -> None:
    read = extract_bare_einvoice("r17.xml", xml.encode(), document=3)
    assert (read.kind, read.kind_confidence, read.faults) == (Kind.INVOICE, 1.0, ())
    assert isinstance(read.paper, Invoice)
    assert value(read.paper.invoice_number) == "R-17"
    total = read.paper.gross_total
    assert isinstance(total, Field)
    assert total.chosen.source is Source.XML
    assert isinstance(total.place, InObject)
    assert total.place.document == 3
    assert total.place.name.startswith("r17.xml: /")


def test_the_sellers_country_is_read() -> None:
    xml = UBL.replace("</a:PostalAddress>", COUNTRY + "</a:PostalAddress>")
    assert extract_bare_einvoice("x.xml", xml.encode(), document=1).country == "DE"
    assert extract_bare_einvoice("x.xml", UBL.encode(), document=1).country is None


def test_an_invoice_in_its_peppol_envelope_is_read() -> None:
    header = '<StandardBusinessDocument xmlns="http://www.unece.org/cefact/namespaces/SBDH">'
    xml = f"{header}<Header/>{UBL}</StandardBusinessDocument>"
    read = extract_bare_einvoice("x.xml", xml.encode(), document=1)
    assert isinstance(read.paper, Invoice)
    assert value(read.paper.invoice_number) == "R-17"


def test_a_ubl_credit_note_needs_no_type_code() -> None:
    xml = UBL.replace("<c:InvoiceTypeCode>380</c:InvoiceTypeCode>", "")
    xml = xml.replace("xsd:Invoice-2", "xsd:CreditNote-2").replace("<Invoice ", "<CreditNote ")
    xml = xml.replace("</Invoice>", "</CreditNote>").replace("InvoiceLine>", "CreditNoteLine>")
    xml = xml.replace("c:InvoicedQuantity", "c:CreditedQuantity")
    read = extract_bare_einvoice("x.xml", xml.encode(), document=1)
    assert read.kind is Kind.CREDIT_NOTE
    assert isinstance(read.paper, Invoice)
    assert len(read.paper.lines) == 1


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (b'<note xmlns="urn:x"/>', "root element is <note>"),
        (b"<Invoice xmlns='urn:other'/>", "root element is <Invoice>"),
        (CII.encode()[:900], "not well-formed"),
        (b'<?xml version="1.0"?>' + b"<a>" * 100_000, "not well-formed"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "not well-formed"),
        (b'<?xml version="1.0"?><a>' + b" " * MAX_XML_BYTES + b"</a>", "bytes"),
        (BOMB.encode(), "document type (DTD)"),
        (FILE_ENTITY.encode(), "document type (DTD)"),
        (LAUGHS.encode(), "document type (DTD)"),
        (LAUGHS.replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16"), "document type (DTD)"),
    ],
    ids=range(10),
)
def test_what_is_no_e_invoice_says_what_it_is(xml: bytes, words: str) -> None:
    started = time.process_time()
    read = extract_bare_einvoice("x.xml", xml, document=1)
    assert time.process_time() - started < 1
    assert isinstance(read.paper, OtherPaper)
    assert read.kind is Kind.OTHER
    (fault,) = read.faults
    assert fault.code == "unknown_format"
    assert words in fault.reason
    assert "<string>" not in fault.reason
    assert "CII or UBL" in fault.remedy
