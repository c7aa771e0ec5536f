"""All that the painted characters of a PDF say of its values: what is concealed, what is odd."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.forensics.concealed_text import find_concealed_text
from proofcheck.forensics.key_fields import all_readings
from proofcheck.forensics.painted_characters import PaintedPage, read_painted_pages
from proofcheck.forensics.typesetting import Lies, NameLabel, find_odd_settings
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import ConcealedText, OddSetting, PixelReading
from proofcheck.model.fields import Paper
from proofcheck.reading import Reader


class PaintedValues(Struct, frozen=True, kw_only=True):
    """Facts about painted text; None where the pages could not be looked through.

    `pages` are the painted pages themselves, by number.
    """

    pages: dict[int, PaintedPage] = {}
    concealed: tuple[ConcealedText, ...] | None = None
    odd_settings: tuple[OddSetting, ...] | None = None


def examine_painted_values(
    upload: Upload,
    paper: Paper,
    pages: tuple[PageText, ...],
    pixels: tuple[PixelReading, ...],
    reader: Reader,
    lies: Lies,
    name_label: NameLabel,
) -> PaintedValues:
    """Look through the painted characters of every page.

    `lies` are those of the fonts, by page; `name_label` says which fields a label can mean, for
    values that were not read as fields.
    Raises `TooMuchTextError` for a page with more text than is looked through, and what
    pypdfium2 raises for a broken one.
    """
    painted = read_painted_pages(upload)
    fields = all_readings(paper, Source.TEXT_LAYER, Source.FORM)
    return PaintedValues(
        pages=painted,
        concealed=find_concealed_text(upload, painted, paper, pages, pixels, reader, name_label),
        odd_settings=find_odd_settings(
            upload.document.number,
            painted,
            fields,
            lies,
            name_label,
        ),
    )
