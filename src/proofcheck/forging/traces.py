"""What programs write into a file beside its pages: producer, dates, ids.

Names of programs are what they write themselves, from their makers' files and manuals.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pikepdf

from proofcheck.forging.genuine import Genuine
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice

EDITORS = (
    "Adobe Acrobat Pro 2020 (32-bit) 20.5.30331",
    "Foxit PhantomPDF - Foxit Corporation",
    "PDF-XChange Editor 9.5.366.0",
    "iLovePDF",
    "Sejda 5.3.6 (www.sejda.com)",
    "PDFescape Online - https://www.pdfescape.com",
)
SCANNERS = ("Canon iR-ADV C5535", "RICOH IM C3000", "EPSON Scan 2", "Xerox WorkCentre 7835")
COMPRESSORS = ("iLovePDF", "Smallpdf", "Adobe PDF Library 17.0", "PDF24 Creator")
ISSUED_UNKNOWN = date(2025, 9, 15)
MOST_DAYS_LATER = 45

_IDS = re.compile(rb"/ID \[<([0-9a-f]+)><([0-9a-f]+)>\]")


def later(genuine: Genuine, rng: Random) -> datetime:
    """Return a moment some days after the paper was issued."""
    paper = genuine.examined.paper
    issued = paper.issue_date if isinstance(paper, Invoice | AuthorisationLetter) else None
    day = issued.value if isinstance(issued, Field) else ISSUED_UNKNOWN
    hour = time(rng.randrange(8, 22), rng.randrange(60), rng.randrange(60))
    moment = datetime.combine(day, hour, tzinfo=UTC)
    return moment + timedelta(days=rng.randrange(1, MOST_DAYS_LATER))


def pdf_date(moment: datetime) -> str:
    """Write a moment as a PDF date (ISO 32000-1, 7.9.4)."""
    return f"D:{moment:%Y%m%d%H%M%S}+00'00'"


def touched(pdf: pikepdf.Pdf, genuine: Genuine, rng: Random, programs: tuple[str, ...]) -> None:
    """Write producer and modification date as one of the programs leaves them."""
    pdf.docinfo["/Producer"] = pikepdf.String(rng.choice(programs))
    pdf.docinfo["/ModDate"] = pikepdf.String(pdf_date(later(genuine, rng)))


def with_first_id_twice(data: bytes) -> bytes:
    """Return the file with its second id equal to the first, as in a file never saved again."""
    found = list(_IDS.finditer(data))
    if not found or len(found[-1][1]) != len(found[-1][2]):
        return data
    last = found[-1]
    return data[: last.start(2)] + last[1] + data[last.end(2) :]
