"""Harmless versions in which somebody marks the paper: stamp, highlight, note, filled field."""

from __future__ import annotations

from random import Random

import pikepdf

from proofcheck.forging.annotating import add_annotation, add_field, appearance_of
from proofcheck.forging.blank_space import blank_box
from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.page_text import frame_on
from proofcheck.forging.painting import rectangle, standard_font, turned_form
from proofcheck.forging.saving import edited, rewritten, updated
from proofcheck.forging.traces import later, pdf_date
from proofcheck.forging.way import Layer, Made, NotMadeError, Way, Workshop
from proofcheck.model.measures import Box

STAMP_PT = (96.0, 34.0)
FIELD_PT = (130.0, 16.0)
NOTE_PT = (20.0, 20.0)


def _paid_stamp(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        box = blank_box(upload, 1, *STAMP_PT, rng)
        frame = frame_on(upload, 1)
        width, height = box.width_pt, box.height_pt
        look = (
            b"0.78 0.1 0.1 RG 0.78 0.1 0.1 rg 2.5 w 3 3 %.1f %.1f re S "
            b"BT /F1 %.1f Tf %.1f %.1f Td (PAID) Tj ET"
            % (width - 6, height - 6, height * 0.62, width * 0.16, height * 0.28)
        )
        fonts = pikepdf.Dictionary(F1=standard_font("Helvetica-Bold"))
        form = turned_form(pdf, frame, box, look, pikepdf.Dictionary(Font=fonts))
        entries = _entries(genuine, rng, "Stamp", rectangle(frame, box), "PAID")
        entries.Name = pikepdf.Name.Paid
        entries.AP = pikepdf.Dictionary(N=pdf.make_indirect(form))
        add_annotation(pdf, 1, entries)
        data = updated(genuine.data, pdf)
    return Made(data=data, layer=Layer.OLD, marks=((1, box),))


def _highlighted(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    if not genuine.targets:
        raise NotMadeError("No value was read with its place, so there is none to highlight.")
    target = rng.choice(genuine.targets)
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        frame = frame_on(upload, target.page)
        box = target.box.grown(1.5)
        place = rectangle(frame, box)
        look = b"/G gs 1 0.92 0.2 rg 0 0 %.2f %.2f re f" % (box.width_pt, box.height_pt)
        blend = pikepdf.Dictionary(G=pikepdf.Dictionary(BM=pikepdf.Name.Multiply))
        form = turned_form(pdf, frame, box, look, pikepdf.Dictionary(ExtGState=blend))
        form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
        x0, y0, x1, y1 = (float(part) for part in place)
        entries = _entries(genuine, rng, "Highlight", place, "")
        entries.C = pikepdf.Array([1, 0.92, 0.2])
        entries.QuadPoints = pikepdf.Array([x0, y1, x1, y1, x0, y0, x1, y0])
        entries.AP = pikepdf.Dictionary(N=pdf.make_indirect(form))
        add_annotation(pdf, target.page, entries)
        data = updated(genuine.data, pdf)
    return Made(data=data, layer=Layer.OLD, marks=((target.page, box),))


def _note(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        box = blank_box(upload, 1, *NOTE_PT, rng)
        frame = frame_on(upload, 1)
        look = b"1 0.9 0.3 rg 0 0 20 20 re f 0 G 0.7 w 4 14 m 16 14 l 4 9 m 16 9 l S"
        form = turned_form(pdf, frame, box, look, pikepdf.Dictionary())
        entries = _entries(genuine, rng, "Text", rectangle(frame, box), "Checked against order.")
        entries.AP = pikepdf.Dictionary(N=pdf.make_indirect(form))
        add_annotation(pdf, 1, entries)
        data = updated(genuine.data, pdf)
    return Made(data=data, layer=Layer.OLD, marks=((1, box),))


def _form_filled(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    """Fill a field that is meant to be filled; a paper without one gets it first, in blank space.

    What is examined then is a file whose first revision has the empty field.
    """
    genuine.refuse_signed()
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        box = blank_box(upload, 1, *FIELD_PT, rng)
        frame = frame_on(upload, 1)
        add_field(pdf, 1, rectangle(frame, box), "", None, (0.95, 0.96, 1.0))
        empty = rewritten(pdf)
    with edited(empty) as pdf:
        field = pdf.Root.AcroForm.Fields[-1]
        inner = Box(box.x0 + 6, box.y0 + 4, box.x1 - 6, box.y1 - 5)
        text = f"Received {later(genuine, rng):%d.%m.}"
        look = appearance_of(pdf, frame, box, text, inner, (0.95, 0.96, 1.0))
        field.V = pikepdf.String(text)
        field.AP = pikepdf.Dictionary(N=pdf.make_indirect(look))
        data = updated(empty, pdf)
    return Made(data=data, layer=Layer.OLD, marks=((1, box),))


def _entries(
    genuine: Genuine, rng: Random, kind: str, place: pikepdf.Array, words: str
) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name(f"/{kind}"),
        Rect=place,
        F=4,
        T=pikepdf.String("Accounts payable"),
        Contents=pikepdf.String(words),
        M=pikepdf.String(pdf_date(later(genuine, rng))),
    )


MARKING = (
    Way(name="paid-stamp", title="a PAID stamp in blank space", make=_paid_stamp),
    Way(name="highlighted", title="a value highlighted", make=_highlighted),
    Way(name="comment-note", title="a comment note in blank space", make=_note),
    Way(
        name="form-filled",
        title="an empty form field filled in an update",
        make=_form_filled,
    ),
)
