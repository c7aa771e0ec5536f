"""Annotations and form fields added to a page, with appearances of their own."""

from __future__ import annotations

import pikepdf

from proofcheck.forging.painting import (
    CAP_SHARE,
    Colour,
    below_baseline,
    standard_font,
    turned_form,
)
from proofcheck.forging.standard_fonts import text_width
from proofcheck.forging.way import NotMadeError
from proofcheck.model.measures import Box
from proofcheck.reading.text_layer import Frame

FACE = "Helvetica"


def appearance_of(
    pdf: pikepdf.Pdf, frame: Frame, box: Box, text: str, inner: Box, ground: Colour | None
) -> pikepdf.Object:
    """Return an appearance for `box`: a ground (None: clear) and a text that fills `inner`."""
    below = below_baseline(text)
    size = inner.height_pt / (CAP_SHARE + below)
    width = text_width(FACE, text) / 1000
    size = min(size, inner.width_pt / width * 1.02) if width else size
    try:
        shown = text.encode("cp1252")
    except UnicodeEncodeError as error:
        raise NotMadeError("The standard fonts lack characters of the value.") from error
    x = inner.x0 - box.x0 + max(inner.width_pt - width * size, 0.0) / 2
    y = box.y1 - inner.y1 + (inner.height_pt - size * (CAP_SHARE - below)) / 2
    fill = b""
    if ground is not None:
        fill = b"%.3f %.3f %.3f rg 0 0 %.3f %.3f re f " % (*ground, box.width_pt, box.height_pt)
    look = fill + b"0 g /Tx BMC BT /Helv %.3f Tf %.3f %.3f Td <%s> Tj ET EMC" % (
        size,
        x,
        y,
        shown.hex().encode(),
    )
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=standard_font(FACE)))
    return turned_form(pdf, frame, box, look, resources)


def add_annotation(pdf: pikepdf.Pdf, page: int, entries: pikepdf.Dictionary) -> pikepdf.Object:
    """Add an annotation to page `page` (from 1) and return it."""
    owner = pdf.pages[page - 1].obj
    entries.P = owner
    annotation = pdf.make_indirect(entries)
    there = owner.get("/Annots")
    if isinstance(there, pikepdf.Array):
        owner.Annots = pikepdf.Array([*there, annotation])
    else:
        owner.Annots = pikepdf.Array([annotation])
    return annotation


def add_field(
    pdf: pikepdf.Pdf,
    page: int,
    place: pikepdf.Array,
    value: str,
    look: pikepdf.Object | None,
    ground: Colour | None = None,
) -> pikepdf.Object:
    """Add a text field to a page, and return it; the form is made if there is none."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        form = pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array()))
    if "/DR" not in form:
        form.DR = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=standard_font(FACE)))
    there = form.get("/Fields")
    kept = list(there) if isinstance(there, pikepdf.Array) else []
    entries = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String(f"Text{len(kept) + 1}"),
        V=pikepdf.String(value),
        DA=pikepdf.String("/Helv 0 Tf 0 g"),
        Rect=place,
        F=4,
    )
    if ground is not None:
        entries.MK = pikepdf.Dictionary(BG=pikepdf.Array([round(part, 3) for part in ground]))
    if look is not None:
        entries.AP = pikepdf.Dictionary(N=pdf.make_indirect(look))
    field = add_annotation(pdf, page, entries)
    form.Fields = pikepdf.Array([*kept, field])
    return field
