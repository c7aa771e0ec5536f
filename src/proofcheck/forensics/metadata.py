"""What a file says of its own making: PDF Info and XMP, EXIF. It can say anything."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
from PIL import Image

from proofcheck.model.facts import ImageFacts, PdfFacts

PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?"
)
"""ISO 32000-1, 7.9.4. A date without a zone is taken as UTC."""

EXIF_SOFTWARE, EXIF_MAKE, EXIF_MODEL, EXIF_TAKEN = 0x0131, 0x010F, 0x0110, 0x0132
LONGEST_TEXT = 200


def read_pdf_metadata(data: bytes) -> PdfFacts:
    """Return producer, creator and dates of the Info dictionary; None where absent or odd."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        info = pdf.trailer.get("/Info")
        if not isinstance(info, pikepdf.Dictionary):
            return PdfFacts()
        return PdfFacts(
            producer=_text(info.get("/Producer")),
            creator=_text(info.get("/Creator")),
            created_at=_date(_text(info.get("/CreationDate"))),
            modified_at=_date(_text(info.get("/ModDate"))),
        )


def read_image_metadata(data: bytes) -> ImageFacts:
    """Return what EXIF says of software, camera and time; all None where there is none."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
            exif = image.getexif()
            maker = " ".join(
                str(part).strip() for part in (exif.get(EXIF_MAKE), exif.get(EXIF_MODEL)) if part
            )
            return ImageFacts(
                software=_clipped(exif.get(EXIF_SOFTWARE) or image.info.get("Software")),
                camera=_clipped(maker),
                taken_at=_exif_date(exif.get(EXIF_TAKEN)),
            )
    except (OSError, ValueError, SyntaxError):
        return ImageFacts()


def _text(value: object) -> str | None:
    if not isinstance(value, pikepdf.String):
        return None
    return _clipped(str(value))


def _clipped(value: object) -> str | None:
    text = str(value).replace("\x00", "").strip() if value else ""
    return text[:LONGEST_TEXT] or None


def _date(text: str | None) -> datetime | None:
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


def _exif_date(value: object) -> datetime | None:
    try:
        return datetime.strptime(str(value), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
