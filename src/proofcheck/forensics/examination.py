"""All examinations of one file, one after the other, each of them allowed to fail."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from proofcheck.config import Limits
from proofcheck.errors import limit_that_was_hit
from proofcheck.forensics.concealed_text import named_by_changes
from proofcheck.forensics.covered_print import read_covered_print
from proofcheck.forensics.form_differences import find_form_differences
from proofcheck.forensics.hidden_text import read_hidden_text
from proofcheck.forensics.metadata import read_image_metadata, read_pdf_metadata, read_xml_facts
from proofcheck.forensics.origin import read_origin
from proofcheck.forensics.painted_values import PaintedValues, examine_painted_values
from proofcheck.forensics.pixels import read_key_fields
from proofcheck.forensics.revisions import History, ReadPaper, compare_revisions
from proofcheck.forensics.second_parser import find_reader_differences
from proofcheck.forensics.signatures import read_signatures, with_lost_signatures
from proofcheck.forensics.typesetting import Lies, NameLabel, find_lies
from proofcheck.intake import Upload
from proofcheck.model.document import Fault, MediaType, PageText
from proofcheck.model.facts import (
    ConcealedText,
    Facts,
    FormDifference,
    PdfFacts,
    PixelReading,
    ReaderDifference,
    Signature,
)
from proofcheck.model.fields import OtherPaper, Paper
from proofcheck.model.origin import Origin
from proofcheck.reading import Reader

Fact = TypeVar("Fact")


def no_names(label: str) -> tuple[str, ...]:
    """Know no label."""
    return ()


def examine(
    upload: Upload,
    paper: Paper,
    pages: tuple[PageText, ...],
    *,
    reader: Reader,
    read_paper: ReadPaper,
    limits: Limits,
    name_label: NameLabel = no_names,
) -> tuple[Facts | None, tuple[Fault, ...]]:
    """Establish the facts about a file that opened; None for one that did not.

    `paper` and `pages` are what was read of it; `read_paper` reads an earlier revision's
    pages in the same way; `name_label` says which fields a label can mean. Never raises for
    what a stranger sent.
    """
    media_type = upload.document.file.media_type
    if media_type is MediaType.XML and not isinstance(paper, OtherPaper):
        return read_xml_facts(upload.data), ()
    if not upload.document.pages:
        return None, ()
    if media_type is not MediaType.PDF:
        return read_image_metadata(upload.data, media_type), ()
    attempts = _Attempts()
    metadata = attempts.make("the metadata", lambda: read_pdf_metadata(upload.data), PdfFacts())
    no_signatures: tuple[Signature, ...] = ()
    signatures = attempts.make("the signatures", lambda: read_signatures(upload), no_signatures)
    history = attempts.make(
        "the earlier revisions",
        lambda: compare_revisions(
            upload, paper, pages, reader=reader, read_paper=read_paper, limits=limits
        ),
        History(),
    )
    no_pixels: tuple[PixelReading, ...] = ()
    pixels = attempts.make(
        "the pixels of the key fields",
        lambda: read_key_fields(upload, paper, pages, reader),
        no_pixels,
    )
    hidden = attempts.make(
        "the hidden text", lambda: read_hidden_text(upload, paper, pages, reader), no_pixels
    )
    no_lies: Lies = {}
    numbers = tuple(page.number for page in upload.document.pages)
    lies = attempts.make(
        "the maps of the fonts", lambda: find_lies(upload.pdf_data, numbers), no_lies
    )
    painted = attempts.make(
        "the painted text",
        lambda: examine_painted_values(upload, paper, pages, pixels, reader, lies, name_label),
        PaintedValues(),
    )
    no_text: tuple[ConcealedText, ...] = ()
    covered = attempts.make(
        "the print under annotations and form fields",
        lambda: read_covered_print(
            upload,
            paper,
            history.revisions,
            reader,
            found=painted.concealed or (),
            name_label=name_label,
        ),
        no_text,
    )
    unlooked: tuple[FormDifference, ...] | None = None
    form = attempts.make("the form fields", lambda: find_form_differences(upload, paper), unlooked)
    unasked: tuple[ReaderDifference, ...] | None = None
    differences = attempts.make(
        "the file in other readers", lambda: find_reader_differences(upload), unasked
    )
    unknown: Origin | None = None
    origin = attempts.make(
        "the origin",
        lambda: read_origin(
            upload, painted.pages, paper, pages, lambda some: read_paper(upload, some)
        ),
        unknown,
    )
    facts = PdfFacts(
        producer=metadata.producer,
        creator=metadata.creator,
        created_at=metadata.created_at,
        modified_at=metadata.modified_at,
        revisions=history.revisions,
        signatures=with_lost_signatures(upload, signatures, history.lost_signatures),
        pixel_readings=pixels + hidden,
        concealed=None
        if painted.concealed is None
        else named_by_changes(painted.concealed + covered, history.revisions),
        odd_settings=painted.odd_settings,
        form_differences=form,
        reader_differences=differences,
        origin=origin,
        not_looked=tuple(fault.reason for fault in attempts.faults),
    )
    return facts, tuple(attempts.faults)


class _Attempts:
    """Runs examinations of hostile files; one that breaks down becomes a fault."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def make(self, what: str, step: Callable[[], Fact], otherwise: Fact) -> Fact:
        try:
            return step()
        except Exception as error:
            self.faults.append(_fault(what, error))
            return otherwise


def _fault(what: str, error: Exception) -> Fault:
    if (limit := limit_that_was_hit(error)) is not None:
        return Fault(
            stage="forensics",
            code="limit",
            limit=limit,
            reason=f"{what.capitalize()} could not be examined within the limit {limit}.",
            remedy="Upload fewer pages at a time, or at a lower resolution.",
        )
    words = re.sub(r"(stream )?<[^>]{0,80}>", "the file", str(error)).rstrip(".")
    reason = f"{what.capitalize()} could not be examined: {type(error).__name__}: {words}."
    remedy = "Upload the file as the issuer sent it."
    return Fault(stage="forensics", code="failed", reason=reason, remedy=remedy)
