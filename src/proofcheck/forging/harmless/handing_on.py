"""Harmless versions that come of handing a paper on: merged, printed, scanned, turned."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pikepdf

from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.painting import standard_font
from proofcheck.forging.pictures import SCAN_DPI, pdf_of_pictures, scanned
from proofcheck.forging.saving import edited, rewritten, updated
from proofcheck.forging.traces import EDITORS, SCANNERS, later, pdf_date, touched
from proofcheck.forging.way import Layer, Made, NotMadeError, Way, Workshop

PRINTER = "pdftocairo"
PRINT_TIMEOUT_S = 60
CREATED = re.compile(rb"(/CreationDate \()D:\d{14}")
"""cairo writes the clock; the seed's moment takes its place."""

A4 = (595.28, 841.89)

COVER_LINES = (
    "Please find attached the document you asked for.",
    "Kind regards",
    "Accounts department",
)
TERMS_LINES = (
    "General terms and conditions",
    "1. Goods stay the property of the supplier until they are paid in full.",
    "2. Complaints are to be made in writing within eight days of delivery.",
    "3. Place of jurisdiction is the registered seat of the supplier.",
)


def _merged(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with pikepdf.new() as pdf, edited(genuine.data) as own:
        pdf.pages.extend(own.pages)
        _add_text_page(pdf, COVER_LINES)
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(pdf), layer=Layer.OLD, pages=genuine.pages + 1)


def _page_appended(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with edited(genuine.data) as pdf:
        _add_text_page(pdf, TERMS_LINES)
        touched(pdf, genuine, rng, EDITORS)
        data = updated(genuine.data, pdf)
        return Made(data=data, layer=Layer.OLD, pages=genuine.pages + 1)


def _add_text_page(pdf: pikepdf.Pdf, lines: tuple[str, ...]) -> None:
    page = pdf.add_blank_page(page_size=A4)
    page.obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=pdf.make_indirect(standard_font("Helvetica")))
    )
    shown = b" T* ".join(b"(%s) Tj" % line.encode("ascii") for line in lines)
    page.obj.Contents = pdf.make_stream(b"BT /F1 10 Tf 16 TL 72 740 Td %s ET" % shown)


def _printed(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    """Print to a file as Linux desktops do: poppler draws the pages, cairo writes a new PDF."""
    genuine.refuse_signed()
    program = shutil.which(PRINTER)
    if program is None:
        raise NotMadeError(f"{PRINTER} is not installed (Debian: apt install poppler-utils).")
    with TemporaryDirectory(prefix="proofcheck-") as folder:
        source, target = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        source.write_bytes(genuine.data)
        command = [program, "-pdf", "--", str(source), str(target)]
        try:
            done = subprocess.run(
                command, capture_output=True, check=False, timeout=PRINT_TIMEOUT_S
            )
        except subprocess.TimeoutExpired as error:
            raise NotMadeError(f"{PRINTER} took longer than {PRINT_TIMEOUT_S} s.") from error
        if done.returncode != 0 or not target.is_file():
            raise NotMadeError(f"{PRINTER} ended with {done.returncode}.")
        moment = f"D:{later(genuine, rng):%Y%m%d%H%M%S}".encode()
        data = CREATED.sub(rb"\g<1>" + moment, target.read_bytes())
        return Made(data=data, layer=Layer.ANY, is_else_same=False)


def _scanned(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    with opened(genuine.data) as upload:
        pages = [
            (
                scanned(upload.render(page.number, SCAN_DPI), rng),
                page.width_pt,
                page.height_pt,
            )
            for page in upload.document.pages
        ]
    data = pdf_of_pictures(
        pages,
        quality=rng.randrange(72, 90),
        producer=rng.choice(SCANNERS),
        made_on=pdf_date(later(genuine, rng)),
    )
    return Made(data=data, layer=Layer.ANY, is_else_same=False)


def _rotated(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    turn = rng.choice((90, 180, 270))
    with edited(genuine.data) as pdf:
        for page in pdf.pages:
            page.rotate(turn, relative=True)
        return Made(data=rewritten(pdf), layer=Layer.ANY, is_else_same=False)


HANDING_ON = (
    Way(name="merged", title="merged with a covering note into one new file", make=_merged),
    Way(
        name="page-appended",
        title="a page of terms appended in an update",
        make=_page_appended,
    ),
    Way(name="printed", title="printed to a PDF by poppler and cairo", make=_printed),
    Way(
        name="scanned",
        title="printed and scanned: pictures, askew, with noise, as JPEG",
        make=_scanned,
    ),
    Way(name="rotated", title="pages turned by /Rotate", make=_rotated),
)
