"""CII in its generations and UBL, hostile XML, and the page beside the XML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

from proofcheck.extraction.einvoice import find_einvoice, kind_of_einvoice, read_einvoice
from proofcheck.extraction.einvoice_merge import merge
from proofcheck.extraction.einvoice_xml import MAX_XML_BYTES
from proofcheck.model.document import Source
from proofcheck.model.fields import Field, Invoice, InvoiceLine, Kind, Missing, Reading
from proofcheck.model.measures import Box, InObject, Money, OnPage

CII = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocument><ram:ID>R-17</ram:ID><ram:TypeCode>380</ram:TypeCode>
 <ram:IssueDateTime><udt:DateTimeString format="102">20260211</udt:DateTimeString>
 </ram:IssueDateTime>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
 <ram:IncludedSupplyChainTradeLineItem>
  <ram:SpecifiedTradeProduct><ram:GlobalID schemeID="0160">4012345678901</ram:GlobalID>
   <ram:SellerAssignedID>K-1</ram:SellerAssignedID>
   <ram:Name>Kite</ram:Name></ram:SpecifiedTradeProduct>
  <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
   <ram:ChargeAmount>500.00</ram:ChargeAmount>
   <ram:BasisQuantity unitCode="H87">100</ram:BasisQuantity>
  </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
  <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">20</ram:BilledQuantity>
  </ram:SpecifiedLineTradeDelivery>
  <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>
   <ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:ApplicableTradeTax>
   <ram:SpecifiedTradeSettlementLineMonetarySummation>
    <ram:LineTotalAmount>100.00</ram:LineTotalAmount>
   </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
 </ram:IncludedSupplyChainTradeLineItem>
 <ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>
  <ram:LineStatusReasonCode>INFORMATION</ram:LineStatusReasonCode>
  </ram:AssociatedDocumentLineDocument>
  <ram:SpecifiedTradeProduct><ram:Name>Note</ram:Name></ram:SpecifiedTradeProduct>
 </ram:IncludedSupplyChainTradeLineItem>
 <ram:ApplicableHeaderTradeAgreement>
  <ram:SellerTradeParty><ram:Name>Nimbus GmbH</ram:Name>
   <ram:PostalTradeAddress><ram:PostcodeCode>20095</ram:PostcodeCode>
    <ram:LineOne>Alter Wall 1</ram:LineOne><ram:CityName>Hamburg</ram:CityName>
   </ram:PostalTradeAddress>
   <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">22/815/08154</ram:ID>
   </ram:SpecifiedTaxRegistration>
   <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE 136 695 976</ram:ID>
   </ram:SpecifiedTaxRegistration>
  </ram:SellerTradeParty>
  <ram:BuyerTradeParty><ram:Name>Brightway Ltd</ram:Name></ram:BuyerTradeParty>
 </ram:ApplicableHeaderTradeAgreement>
 <ram:ApplicableHeaderTradeSettlement>
  <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
  <ram:ApplicableTradeTax><ram:CalculatedAmount>19.00</ram:CalculatedAmount>
   <ram:BasisAmount>100.00</ram:BasisAmount><ram:RateApplicablePercent>19</ram:RateApplicablePercent>
  </ram:ApplicableTradeTax>
  <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
   <ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>
   <ram:TaxTotalAmount currencyID="SEK">210.00</ram:TaxTotalAmount>
   <ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount>
   <ram:GrandTotalAmount>119.00</ram:GrandTotalAmount>
   <ram:DuePayableAmount>119.00</ram:DuePayableAmount>
  </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
 </ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"""

ZUGFERD_1 = (
    CII.replace(
        'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
        'xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"',
    )
    .replace("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument")
    .replace("rsm:ExchangedDocument", "rsm:HeaderExchangedDocument")
    .replace("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction")
    .replace("ApplicableHeaderTrade", "ApplicableSupplyChainTrade")
    .replace("SpecifiedLineTrade", "SpecifiedSupplyChainTrade")
    .replace("SpecifiedTradeSettlementHeaderMonetary", "SpecifiedTradeSettlementMonetary")
    .replace("SpecifiedTradeSettlementLineMonetary", "SpecifiedTradeSettlementMonetary")
    .replace("RateApplicablePercent", "ApplicablePercent")
)

UBL = """<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:c="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
 xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
<c:ID>R-17</c:ID><c:IssueDate>2026-02-11</c:IssueDate><c:InvoiceTypeCode>380</c:InvoiceTypeCode>
<c:DocumentCurrencyCode>EUR</c:DocumentCurrencyCode>
<a:AccountingSupplierParty><a:Party><a:PartyName><c:Name>Nimbus</c:Name></a:PartyName>
 <a:PostalAddress><c:StreetName>Alter Wall 1</c:StreetName><c:CityName>Hamburg</c:CityName>
  <c:PostalZone>20095</c:PostalZone></a:PostalAddress>
 <a:PartyTaxScheme><c:CompanyID>DE136695976</c:CompanyID>
 <a:TaxScheme><c:ID>VAT</c:ID></a:TaxScheme>
 </a:PartyTaxScheme>
 <a:PartyLegalEntity><c:RegistrationName>Nimbus GmbH</c:RegistrationName></a:PartyLegalEntity>
</a:Party></a:AccountingSupplierParty>
<a:AccountingCustomerParty><a:Party><a:PartyLegalEntity>
 <c:RegistrationName>Brightway Ltd</c:RegistrationName></a:PartyLegalEntity></a:Party>
</a:AccountingCustomerParty>
<a:TaxTotal><c:TaxAmount currencyID="EUR">19.00</c:TaxAmount><a:TaxSubtotal>
 <c:TaxableAmount currencyID="EUR">100.00</c:TaxableAmount>
 <c:TaxAmount currencyID="EUR">19.00</c:TaxAmount>
 <a:TaxCategory><c:Percent>19</c:Percent></a:TaxCategory></a:TaxSubtotal></a:TaxTotal>
<a:LegalMonetaryTotal><c:TaxExclusiveAmount currencyID="EUR">100.00</c:TaxExclusiveAmount>
 <c:TaxInclusiveAmount currencyID="EUR">119.00</c:TaxInclusiveAmount>
 <c:PayableAmount currencyID="EUR">119.00</c:PayableAmount></a:LegalMonetaryTotal>
<a:InvoiceLine><c:InvoicedQuantity unitCode="H87">20</c:InvoicedQuantity>
 <c:LineExtensionAmount currencyID="EUR">100.00</c:LineExtensionAmount>
 <a:Item><c:Name>Kite</c:Name><a:SellersItemIdentification><c:ID>K-1</c:ID></a:SellersItemIdentification>
  <a:StandardItemIdentification><c:ID schemeID="0160">4012345678901</c:ID>
  </a:StandardItemIdentification>
  <a:ClassifiedTaxCategory><c:Percent>19</c:Percent></a:ClassifiedTaxCategory></a:Item>
 <a:Price><c:PriceAmount currencyID="EUR">500.00</c:PriceAmount>
  <c:BaseQuantity unitCode="H87">100</c:BaseQuantity></a:Price></a:InvoiceLine>
</Invoice>"""


def value(field: object) -> object:
    assert isinstance(field, Field)
    return field.value


def read(xml: str | bytes, name: str = "factur-x.xml") -> Invoice:
    invoice = read_einvoice(name, xml.encode() if isinstance(xml, str) else xml, 1)
    assert invoice is not None
    return invoice


@pytest.mark.parametrize("xml", [CII, ZUGFERD_1, UBL], ids=["cii", "zugferd-1", "ubl"])
def test_the_same_invoice_in_three_syntaxes(xml: str) -> None:
    invoice = read(xml)
    assert value(invoice.invoice_number) == "R-17"
    assert value(invoice.issue_date) == date(2026, 2, 11)
    assert value(invoice.currency) == "EUR"
    assert value(invoice.seller_name) == "Nimbus GmbH"
    assert value(invoice.seller_tax_id) == "DE136695976"
    assert value(invoice.seller_address) == "Alter Wall 1, 20095 Hamburg"
    assert value(invoice.buyer_name) == "Brightway Ltd"
    assert value(invoice.net_total) == Money(Decimal("100.00"), "EUR")
    assert value(invoice.tax_total) == Money(Decimal("19.00"), "EUR")
    assert value(invoice.gross_total) == Money(Decimal("119.00"), "EUR")
    assert value(invoice.payable_total) == Money(Decimal("119.00"), "EUR")
    assert isinstance(invoice.due_date, Missing)
    (tax,) = invoice.tax_breakdown
    assert (tax.rate_percent, tax.taxable, tax.tax) == (Decimal(19), Decimal(100), Decimal(19))
    (line,) = invoice.lines
    assert value(line.description) == "Kite"
    assert value(line.quantity) == Decimal(20)
    assert value(line.unit) == "H87"
    assert value(line.unit_price) == Money(Decimal("5"), "EUR")
    assert value(line.net_amount) == Money(Decimal("100.00"), "EUR")
    assert value(line.tax_rate) == Decimal(19)
    assert value(line.seller_item_id) == "K-1"
    assert value(line.gtin) == "4012345678901"


def test_a_reading_names_its_element() -> None:
    field = read(CII).gross_total
    assert isinstance(field, Field)
    assert field.chosen.source is Source.XML
    assert isinstance(field.place, InObject)
    assert field.place.name.startswith("factur-x.xml: /CrossIndustryInvoice/")
    assert field.place.name.endswith("/GrandTotalAmount")
    number = read(CII).lines[0].description
    assert isinstance(number, Field)
    assert isinstance(number.place, InObject)
    assert "IncludedSupplyChainTradeLineItem[1]" in number.place.name


def test_utf_16_is_read() -> None:
    assert value(read(CII.replace("UTF-8", "UTF-16").encode("utf-16")).invoice_number) == "R-17"


def test_the_type_code_tells_the_kind() -> None:
    assert kind_of_einvoice(CII.encode()) is Kind.INVOICE
    assert kind_of_einvoice(CII.replace(">380<", ">381<").encode()) is Kind.CREDIT_NOTE
    credit_note = UBL.replace("InvoiceTypeCode>380", "CreditNoteTypeCode>381")
    credit_note = credit_note.replace("c:InvoiceTypeCode", "c:CreditNoteTypeCode")
    credit_note = credit_note.replace("<Invoice ", "<CreditNote ").replace(
        "</Invoice>", "</CreditNote>"
    )
    assert kind_of_einvoice(credit_note.encode()) is Kind.CREDIT_NOTE


def test_attachments_are_told_by_content() -> None:
    attachments = (
        ("terms.pdf", b"%PDF-1.7"),
        ("order.xml", b"<order/>"),
        ("odd.dat", CII.encode()),
    )
    assert find_einvoice(attachments) == ("odd.dat", CII.encode())
    assert find_einvoice((("a.xml", UBL.encode()), ("factur-x.xml", CII.encode()))) == (
        "factur-x.xml",
        CII.encode(),
    )
    assert find_einvoice((("factur-x.xml", b"<Invoice/>"), ("note.txt", b"hello"))) is None


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + CII.partition("?>")[2].replace("R-17", "&b;")
)
FILE_ENTITY = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + CII.partition("?>")[
    2
].replace("R-17", "&f;")


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<",
        b"not xml",
        b"<a></b>",
        b"<Invoice xmlns='urn:other'/>",
        b"<?xml version='1.0' encoding='nonsense'?><a/>",
        BOMB.encode(),
        FILE_ENTITY.encode(),
        BOMB.encode("utf-16"),
        b"<a>" * 100_000,
        b"<a>" + b" " * MAX_XML_BYTES + b"</a>",
        b"\xff\xfe<\x00",
    ],
    ids=range(12),
)
def test_what_is_no_invoice_or_is_hostile_is_none(xml: bytes) -> None:
    assert read_einvoice("x.xml", xml, 1) is None
    assert kind_of_einvoice(xml) is None
    assert find_einvoice((("x.xml", xml),)) is None


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "1e999999999", "twelve", "1" * 200, ""])
def test_what_is_no_amount_is_missing(bad: str) -> None:
    invoice = read(CII.replace(">119.00</ram:GrandTotalAmount>", f">{bad}</ram:GrandTotalAmount>"))
    assert isinstance(invoice.gross_total, Missing)


def on_page(read_value: object) -> Field[object]:
    place = OnPage(document=1, page=1, box=Box(0, 0, 10, 10))
    reading = Reading(
        value=read_value, as_printed=str(read_value), place=place, source=Source.OCR, confidence=0.9
    )
    return Field(chosen=reading)


def line_of(description: str, amount: str) -> InvoiceLine:
    place = OnPage(document=1, page=1, box=Box(0, 0, 10, 10))
    fields = {
        "description": on_page(description),
        "net_amount": on_page(Money(Decimal(amount), "EUR")),
    }
    return structs.replace(InvoiceLine(place=place), **fields)


def test_the_page_is_chosen_and_the_xml_a_further_witness() -> None:
    page = structs.replace(Invoice(), gross_total=on_page(Money(Decimal("191.00"), "EUR")))
    merged = merge(page, read(CII))
    assert isinstance(merged.gross_total, Field)
    assert merged.gross_total.value == Money(Decimal("191.00"), "EUR")
    assert [w.source for w in merged.gross_total.witnesses] == [Source.OCR, Source.XML]
    assert merged.gross_total.witnesses[1].value == Money(Decimal("119.00"), "EUR")


def test_what_the_page_lacks_comes_from_the_xml() -> None:
    merged = merge(Invoice(), read(CII))
    assert value(merged.invoice_number) == "R-17"
    assert len(merged.lines) == 1
    assert len(merged.tax_breakdown) == 1


def test_lines_are_paired_by_what_they_say() -> None:
    page = structs.replace(
        Invoice(), lines=(line_of("Shipping", "9.00"), line_of("Kite, red", "100.00"))
    )
    merged = merge(page, read(CII))
    assert len(merged.lines) == 2
    assert isinstance(merged.lines[0].net_amount, Field)
    assert len(merged.lines[0].net_amount.witnesses) == 1
    assert isinstance(merged.lines[1].net_amount, Field)
    assert [w.source for w in merged.lines[1].net_amount.witnesses] == [Source.OCR, Source.XML]
    assert value(merged.lines[1].gtin) == "4012345678901"
