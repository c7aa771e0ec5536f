"""What a file says of its own making is read, and odd entries are left out."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest
from PIL import Image

from proofcheck.forensics.metadata import (
    read_image_metadata,
    read_pdf_metadata,
    read_xml_facts,
)
from proofcheck.model.document import MediaType
from proofcheck.model.facts import ImageFacts


def pdf_with(**info: str) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.trailer["/Info"] = pdf.make_indirect(
            pikepdf.Dictionary({f"/{name}": value for name, value in info.items()})
        )
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("D:20260211093000Z", datetime(2026, 2, 11, 9, 30, tzinfo=UTC)),
        (
            "D:20260211093000+02'00'",
            datetime(2026, 2, 11, 9, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("D:2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("D:20261399", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_as_the_standard_writes_them(written: str, meant: datetime | None):
    assert read_pdf_metadata(pdf_with(CreationDate=written)).created_at == meant


def test_producer_and_creator_are_read():
    facts = read_pdf_metadata(pdf_with(Producer="Made Up 1.0", Creator="ERP"))
    assert (facts.producer, facts.creator) == ("Made Up 1.0", "ERP")


def test_exif_software_and_camera_are_read():
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x0131], exif[0x010F], exif[0x0110] = "Editor 9", "Maker", "M-1"
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=exif)
    facts = read_image_metadata(file.getvalue(), MediaType.JPEG)
    assert (facts.software, facts.camera) == ("Editor 9", "Maker M-1")


def test_bytes_that_are_no_image_say_nothing():
    assert read_image_metadata(b"nothing", MediaType.PNG).software is None


def pdf_with_xmp(packet: bytes) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Metadata = pdf.make_stream(packet, Type=pikepdf.Name.Metadata)
        pdf.save(file)
    return file.getvalue()


XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmp:CreatorTool="ERP 7" xmp:CreateDate="2026-02-11T09:30:00+02:00">
<pdf:Producer>Made Up 1.0</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def test_xmp_says_what_the_info_dictionary_leaves_out():
    facts = read_pdf_metadata(pdf_with_xmp(XMP))
    assert (facts.producer, facts.creator) == ("Made Up 1.0", "ERP 7")
    assert facts.created_at == datetime(2026, 2, 11, 7, 30, tzinfo=UTC)
    assert facts.modified_at is None


@pytest.mark.parametrize(
    "packet",
    [
        b"no xml",
        b"<a xmlns:xmp='http://ns.adobe.com/xap/1.0/'><xmp:CreateDate>soon</xmp:CreateDate></a>",
        b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><b>&e;</b></a>",
    ],
)
def test_odd_xmp_says_nothing(packet: bytes):
    facts = read_pdf_metadata(pdf_with_xmp(packet))
    assert (facts.producer, facts.creator, facts.created_at) == (None, None, None)


def test_software_and_camera_are_read_from_tiff_webp_and_heic(fixtures):
    exif = Image.Exif()
    exif[0x0131], exif[0x010F], exif[0x0110] = "Editor 9", "Maker", "M-1"
    for kind, media_type in (("TIFF", MediaType.TIFF), ("WEBP", MediaType.WEBP)):
        file = io.BytesIO()
        Image.new("RGB", (8, 8)).save(file, kind, exif=exif)
        facts = read_image_metadata(file.getvalue(), media_type)
        assert (facts.software, facts.camera) == ("Editor 9", "Maker M-1"), kind
    photo = (fixtures / "invoices" / "de-classic-photo.heic").read_bytes()
    assert read_image_metadata(photo, MediaType.HEIC) == ImageFacts(camera="Lumifold LF-4")


def test_an_xml_signature_is_noted():
    signed = b"<a><s:Signature xmlns:s='http://www.w3.org/2000/09/xmldsig#'><s:SignatureValue/>"
    assert read_xml_facts(signed).has_signature
    assert read_xml_facts(signed.decode().encode("utf-16")).has_signature
    assert not read_xml_facts(b"<a>SignatureValue</a>").has_signature
