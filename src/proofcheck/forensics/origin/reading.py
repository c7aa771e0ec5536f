"""All of a file's origin in one reading: the file is opened once for it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta

import pikepdf

from proofcheck.forensics.metadata import (
    PDF_XMP,
    XMP,
    iso_date,
    parse_date,
    xmp_properties,
    xmp_root,
)
from proofcheck.forensics.origin.dates import date_clues
from proofcheck.forensics.origin.making import read_making
from proofcheck.forensics.origin.marks import mark_clues
from proofcheck.forensics.origin.pages import ReadPages, find_odd_pages
from proofcheck.forensics.origin.programs import day_of, expected_comment, maker, program_in
from proofcheck.forensics.origin.structure import read_structure
from proofcheck.forensics.origin.xmp import read_provenance
from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.intake import Upload
from proofcheck.model.document import PageText
from proofcheck.model.fields import Paper
from proofcheck.model.measures import InObject
from proofcheck.model.origin import Clue, Maker, Origin, OriginClue, Structure

USUAL_ENTRIES = ("Producer", "Creator", "CreationDate")
DATES: tuple[str, ...] = ("CreationDate", "ModDate")
SAME_DAY = timedelta(days=1)


def read_origin(
    upload: Upload,
    painted: dict[int, PaintedPage],
    paper: Paper,
    pages: tuple[PageText, ...],
    read_pages: ReadPages,
) -> Origin:
    """Read where an open PDF comes from; `paper` and `pages` are what was read of it.

    Raises what pikepdf raises for a file that it can't open.
    """
    number = upload.document.number
    with pikepdf.open(io.BytesIO(upload.pdf_data), suppress_warnings=True) as pdf:
        entries = pdf.trailer.get("/Info")
        info = _texts(entries) if isinstance(entries, pikepdf.Dictionary) else {}
        root = xmp_root(pdf.Root.get("/Metadata"))
        properties, provenance = xmp_properties(root), read_provenance(root)
        structure = read_structure(upload.pdf_data, pdf)
        producer = info.get("Producer") or properties.get(f"{PDF_XMP}Producer", "")
        creator = info.get("Creator") or properties.get(f"{XMP}CreatorTool", "")
        named = [("producer", producer), ("creator", creator)]
        named += [("history", program) for program in provenance.programs]
        place = InObject(document=number, name="Info dictionary")
        makers = _makers(named)
        dates = {name: info[name] for name in DATES if name in info}
        return Origin(
            makers=makers,
            structure=structure,
            clues=(
                *date_clues(dates, tuple(t for t in (producer, creator) if t), place),
                *_xmp_differs(info, properties, InObject(document=number, name="XMP metadata")),
                *_other_writer(structure, producer, InObject(document=number, name="file header")),
                *_stripped(info, properties, place),
                *mark_clues(pdf, number),
            ),
            odd_pages=find_odd_pages(upload, pdf, painted, pages, read_pages),
            history=provenance.steps,
            is_resaved=provenance.is_resaved or structure.ids == "differ",
            making=read_making(makers, structure, upload.document.pages, painted, paper),
        )


def _texts(info: pikepdf.Dictionary) -> dict[str, str]:
    return {
        name.lstrip("/"): str(value).replace("\0", "").strip()
        for name, value in info.items()
        if isinstance(value, pikepdf.String)
    }


def _makers(named: list[tuple[str, str]]) -> tuple[Maker, ...]:
    return tuple(dict.fromkeys(maker(role, text) for role, text in named if text))


def _xmp_differs(
    info: dict[str, str], properties: dict[str, str], place: InObject
) -> Iterator[OriginClue]:
    """Yield where Info and XMP name other programs or days: one was changed, not the other."""
    mine, theirs = info.get("Producer", ""), properties.get(f"{PDF_XMP}Producer", "")
    if mine and theirs and _letters(mine) != _letters(theirs):
        yield OriginClue(
            clue=Clue.XMP_DIFFERS,
            observed=f"producer {theirs} in XMP",
            expected=f"{mine}, as in Info",
            place=place,
        )
    for name, key in (("CreationDate", "CreateDate"), ("ModDate", "ModifyDate")):
        one, other = parse_date(info.get(name)), iso_date(properties.get(f"{XMP}{key}"))
        if one and other and abs(one - other) > SAME_DAY:
            yield OriginClue(
                clue=Clue.XMP_DIFFERS,
                observed=f"{key} {day_of(other)} in XMP",
                expected=f"{day_of(one)}, as in Info",
                place=place,
            )


def _letters(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def _other_writer(structure: Structure, producer: str, place: InObject) -> Iterator[OriginClue]:
    """Yield a writer known by its header that is not the program that metadata name."""
    expected = expected_comment(producer)
    program = program_in(producer)
    if expected is None or program is None or not structure.comment:
        return
    if not structure.comment.startswith(expected):
        writer = structure.writer or f"a program with the comment {structure.comment}"
        yield OriginClue(
            clue=Clue.OTHER_WRITER,
            observed=f"written by {writer}",
            expected=f"{program.name}, whose comment is {expected}",
            place=place,
        )


def _stripped(
    info: dict[str, str], properties: dict[str, str], place: InObject
) -> Iterator[OriginClue]:
    if not properties and not any(info.get(name) for name in USUAL_ENTRIES):
        yield OriginClue(
            clue=Clue.STRIPPED,
            observed="no producer, creator or date",
            expected="what every program writes",
            place=place,
        )
