"""TSDR files in WIPO's ST.66 and ST.96, as the USPTO writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proofcheck.model.registry import Brand, Party
from registry.importers.reading import read

ST66 = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Transaction
xmlns:ns2="urn:us:gov:doc:uspto:trademark:status"
xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TradeMarkTransactionBody>
<TransactionContentDetails><TransactionData><TradeMarkDetails><TradeMark>
<RegistrationOfficeCode>US</RegistrationOfficeCode><ApplicationNumber>76123456</ApplicationNumber>
<ApplicationDate>2000-05-09-04:00</ApplicationDate><RegistrationNumber>2824281</RegistrationNumber>
<RegistrationDate>2004-03-23-05:00</RegistrationDate>
<MarkCurrentStatusCode>702</MarkCurrentStatusCode>
<MarkCurrentStatusDate>2010-09-08-04:00</MarkCurrentStatusDate>
<WordMarkSpecification><MarkVerbalElementText>NORTHLUME</MarkVerbalElementText>
</WordMarkSpecification><GoodsServicesDetails><GoodsServices><ClassDescriptionDetails>
<ClassDescription><ClassNumber>009</ClassNumber><ClassDescriptionExt>
<ns2:DomesticClassNumbers>021</ns2:DomesticClassNumbers></ClassDescriptionExt></ClassDescription>
</ClassDescriptionDetails></GoodsServices></GoodsServicesDetails>
<RepresentativeDetails><Representative><RepresentativeAddressBook><FormattedNameAddress><Name>
<FreeFormatName><FreeFormatNameDetails><FreeFormatNameLine>An Attorney</FreeFormatNameLine>
</FreeFormatNameDetails></FreeFormatName></Name></FormattedNameAddress></RepresentativeAddressBook>
</Representative></RepresentativeDetails></TradeMark></TradeMarkDetails><ApplicantDetails>
{applicants}</ApplicantDetails></TransactionData></TransactionContentDetails>
</TradeMarkTransactionBody></Transaction>"""
APPLICANT66 = """<Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FreeFormatName>
<FreeFormatNameDetails><FreeFormatNameLine sequenceNumber="1">{name}</FreeFormatNameLine>
</FreeFormatNameDetails></FreeFormatName></Name><Address><FormattedAddress>
<FormattedAddressCountryCode>NO</FormattedAddressCountryCode></FormattedAddress></Address>
</FormattedNameAddress></ApplicantAddressBook><ApplicantExt>
<ns2:PartyTypeCode>{stage}</ns2:PartyTypeCode></ApplicantExt></Applicant>"""

ST96 = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<ns2:TrademarkTransaction xmlns:ns1="http://www.wipo.int/standards/XMLSchema/ST96/Common"
 xmlns:ns2="http://www.wipo.int/standards/XMLSchema/ST96/Trademark">
<ns2:TrademarkTransactionBody><ns2:TransactionContentBag><ns2:TransactionData><ns2:TrademarkBag>
<ns2:Trademark><ns1:RegistrationOfficeCode>US</ns1:RegistrationOfficeCode>
<ns1:ApplicationNumber><ns1:IPOfficeCode>US</ns1:IPOfficeCode>
<ns1:ApplicationNumberText>76123456</ns1:ApplicationNumberText></ns1:ApplicationNumber>
<ns1:RegistrationNumber>2824281</ns1:RegistrationNumber>
<ns1:RegistrationDate>2004-03-23</ns1:RegistrationDate>
<ns2:MarkCurrentStatusCode>800</ns2:MarkCurrentStatusCode>
<ns2:MarkCurrentStatusDate>2014-02-10</ns2:MarkCurrentStatusDate>
<ns2:MarkRepresentation><ns2:MarkReproduction><ns2:WordMarkSpecification>
<ns2:MarkVerbalElementText>NORTHLUME</ns2:MarkVerbalElementText></ns2:WordMarkSpecification>
</ns2:MarkReproduction></ns2:MarkRepresentation>
<ns2:GoodsServicesBag><ns2:GoodsServices><ns2:GoodsServicesClassificationBag>
<ns2:GoodsServicesClassification>
<ns2:ClassificationKindCode>Nice</ns2:ClassificationKindCode><ns2:ClassNumber>009</ns2:ClassNumber>
</ns2:GoodsServicesClassification><ns2:GoodsServicesClassification>
<ns2:ClassificationKindCode>Domestic</ns2:ClassificationKindCode>
<ns2:NationalClassNumber>021</ns2:NationalClassNumber></ns2:GoodsServicesClassification>
</ns2:GoodsServicesClassificationBag></ns2:GoodsServices></ns2:GoodsServicesBag>
<ns2:ApplicantBag>{applicants}</ns2:ApplicantBag></ns2:Trademark></ns2:TrademarkBag>
</ns2:TransactionData></ns2:TransactionContentBag></ns2:TrademarkTransactionBody>
</ns2:TrademarkTransaction>"""
APPLICANT96 = """<ns2:Applicant ns1:sequenceNumber="{stage}"><ns1:Contact><ns1:Name>
<ns1:EntityName>{name}</ns1:EntityName></ns1:Name><ns1:PostalAddressBag><ns1:PostalAddress>
<ns1:PostalStructuredAddress><ns1:CountryCode>NO</ns1:CountryCode></ns1:PostalStructuredAddress>
</ns1:PostalAddress></ns1:PostalAddressBag></ns1:Contact></ns2:Applicant>"""


@pytest.mark.parametrize(
    ("form", "whole", "applicant"), [("st66", ST66, APPLICANT66), ("st96", ST96, APPLICANT96)]
)
def test_both_forms_give_the_same_mark(
    tmp_path: Path, form: str, whole: str, applicant: str
) -> None:
    stages = [(30, "Northlume Lighting AS"), (20, "Middle AS"), (10, "First Applicant AS")]
    applicants = "".join(applicant.format(name=name, stage=stage) for stage, name in stages)
    path = tmp_path / "sn76123456.xml"
    path.write_text(whole.replace("{applicants}", applicants))
    records, bad, _ = read(path, expected=form)
    assert not bad
    party, brand = records
    assert isinstance(party, Party)
    assert isinstance(brand, Brand)
    assert (party.name, party.country) == ("Northlume Lighting AS", "NO")
    # The id is that of the bulk data: one mark has one record, wherever it was fetched.
    assert (brand.id, brand.name, brand.owner) == ("uspto:76123456", "NORTHLUME", party.id)
    (mark,) = brand.trademarks
    assert (mark.number, mark.nice_classes) == ("2824281", (9,))
    assert mark.registered_on == date(2004, 3, 23)
