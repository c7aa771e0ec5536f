"""What a file says of its own making: PDF Info and XMP, EXIF. It can say anything."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
from lxml import etree
from PIL import Image

from proofcheck.errors import is_out_of_memory
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.intake.frames import FORMATS
from proofcheck.intake.heif import measure_heif
from proofcheck.model.document import MediaType
from proofcheck.model.facts import ImageFacts, PdfFacts, XmlFacts

PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)
"""ISO 32000-1, 7.9.4. A date without a zone is taken as UTC."""

XMP, PDF_XMP = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/pdf/1.3/}"
XML_SIGNATURE = b"http://www.w3.org/2000/09/xmldsig#"
MAX_XMP_BYTES = 1_000_000
EXIF_SOFTWARE, EXIF_MAKE, EXIF_MODEL, EXIF_CHANGED = 0x0131, 0x010F, 0x0110, 0x0132
EXIF_DETAILS, EXIF_TAKEN = 0x8769, 0x9003
LONGEST_TEXT = 200


def read_pdf_metadata(data: bytes) -> PdfFacts:
    """Return producer, creator and dates of the Info dictionary, else of XMP; None where absent.

    Raises what pikepdf raises for a file that it can't open.
    """
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        entries = pdf.trailer.get("/Info")
        info = entries if isinstance(entries, pikepdf.Dictionary) else pikepdf.Dictionary()
        xmp = xmp_properties(xmp_root(pdf.Root.get("/Metadata")))
        return PdfFacts(
            producer=_text(info.get("/Producer")) or _clipped(xmp.get(f"{PDF_XMP}Producer")),
            creator=_text(info.get("/Creator")) or _clipped(xmp.get(f"{XMP}CreatorTool")),
            created_at=parse_date(_text(info.get("/CreationDate")))
            or iso_date(xmp.get(f"{XMP}CreateDate")),
            modified_at=parse_date(_text(info.get("/ModDate")))
            or iso_date(xmp.get(f"{XMP}ModifyDate")),
        )


def read_image_metadata(data: bytes, media_type: MediaType) -> ImageFacts:
    """Return what EXIF says of software, camera and time; all None where there is none."""
    try:
        if media_type is MediaType.HEIC:
            exif = Image.Exif()
            exif.load(measure_heif(data).exif)
            return _image_facts(exif, None)
        with Image.open(io.BytesIO(data), formats=FORMATS[media_type]) as image:
            return _image_facts(image.getexif(), image.info.get("Software"))
    except Exception as error:
        if is_out_of_memory(error):
            raise
        # Pillow raises many kinds of error on broken EXIF; what can't be read is not there.
        return ImageFacts()


def read_xml_facts(data: bytes) -> XmlFacts:
    """Return whether an XML signature (XMLDSig, XAdES) stands in an e-invoice."""
    plain = data.replace(b"\0", b"")
    return XmlFacts(has_signature=XML_SIGNATURE in plain and b"SignatureValue" in plain)


def _image_facts(exif: Image.Exif, software: object) -> ImageFacts:
    maker = " ".join(
        str(part).strip() for part in (exif.get(EXIF_MAKE), exif.get(EXIF_MODEL)) if part
    )
    taken = exif.get_ifd(EXIF_DETAILS).get(EXIF_TAKEN) or exif.get(EXIF_CHANGED)
    return ImageFacts(
        software=_clipped(exif.get(EXIF_SOFTWARE) or software),
        camera=_clipped(maker),
        taken_at=_exif_date(taken),
    )


def xmp_root(stream: object) -> etree._Element | None:
    """Return the root of an XMP packet (ISO 16684-1), None where there is none that parses."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    try:
        packet = bytes(stream.read_bytes())
        if len(packet) > MAX_XMP_BYTES:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return etree.fromstring(packet.strip(b" \x00\r\n\t"), parser)
    except (*BROKEN, etree.XMLSyntaxError):
        return None


def xmp_properties(root: etree._Element | None) -> dict[str, str]:
    """Return the simple properties of an XMP packet, by expanded name."""
    if root is None:
        return {}
    found: dict[str, str] = {}
    for element in root.iter():
        for name, value in element.attrib.items():
            found.setdefault(str(name), str(value))
        if isinstance(element.tag, str) and element.text and element.text.strip():
            found.setdefault(element.tag, element.text.strip())
    return found


def _text(value: object) -> str | None:
    if not isinstance(value, pikepdf.String):
        return None
    return _clipped(str(value))


def _clipped(value: object) -> str | None:
    text = str(value).replace("\x00", "").strip() if value else ""
    return text[:LONGEST_TEXT] or None


def parse_date(text: str | None) -> datetime | None:
    """Read a date of the Info dictionary, None for one that is none."""
    match = PDF_DATE.match(text or "")
    if not match:
        return None
    numbers = [int(part) if part else None for part in match.groups()[:6]]
    year, month, day, hour, minute, second = numbers
    sign = -1 if match[8] == "-" else 1
    offset = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0)) * sign
    try:
        zone = timezone(offset) if match[8] else UTC
        return datetime(
            year or 1, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=zone
        )
    except ValueError:
        return None


def iso_date(text: str | None) -> datetime | None:
    """Read a date of XMP, None for one that is none; without a zone it is taken as UTC."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _exif_date(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
