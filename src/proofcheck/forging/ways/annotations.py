"""Ways that lay an annotation or a form field over a value; the page's content stays."""

from __future__ import annotations

from random import Random

import pikepdf

from proofcheck.forging.annotating import add_annotation, add_field, appearance_of
from proofcheck.forging.edits import editing
from proofcheck.forging.genuine import Genuine, opened
from proofcheck.forging.page_text import frame_on
from proofcheck.forging.painting import background, is_typable, rectangle
from proofcheck.forging.saving import edited, rewritten, updated
from proofcheck.forging.traces import EDITORS, later, pdf_date, touched
from proofcheck.forging.way import Change, Layer, Made, NotMadeError, Way, Workshop

MARGIN_PT = 1.0


def _annotation(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    kind = rng.choice(("FreeText", "Stamp"))
    change = _typable(genuine, rng)
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        box = change.box.grown(MARGIN_PT)
        frame = frame_on(upload, change.page)
        ground = background(upload, change.page, change.box)
        look = appearance_of(pdf, frame, box, change.printed_now, change.box, ground)
        entries = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{kind}"),
            Rect=rectangle(frame, box),
            F=4,
            Contents=pikepdf.String(change.printed_now),
            M=pikepdf.String(pdf_date(later(genuine, rng))),
            AP=pikepdf.Dictionary(N=pdf.make_indirect(look)),
        )
        if kind == "FreeText":
            entries.DA = pikepdf.String("/Helv 9 Tf 0 g")
        add_annotation(pdf, change.page, entries)
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=updated(genuine.data, pdf), changes=(change,), layer=Layer.ANY)


def _field_over(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    change = _typable(genuine, rng)
    with opened(genuine.data) as upload, edited(genuine.data) as pdf:
        frame = frame_on(upload, change.page)
        ground = background(upload, change.page, change.box)
        box = change.box.grown(MARGIN_PT)
        look = appearance_of(pdf, frame, box, change.printed_now, change.box, ground)
        add_field(pdf, change.page, rectangle(frame, box), change.printed_now, look, ground)
        touched(pdf, genuine, rng, EDITORS)
        return Made(data=updated(genuine.data, pdf), changes=(change,), layer=Layer.ANY)


def _field_differs(genuine: Genuine, rng: Random, _: Workshop) -> Made:
    genuine.refuse_signed()
    with editing(genuine, rng) as edit:
        change, frame = edit.change, edit.text.frame
        ground = background(edit.upload, change.page, change.box)
        edit.remove()
        box = change.box.grown(MARGIN_PT)
        look = appearance_of(edit.pdf, frame, box, change.printed_now, change.box, ground)
        add_field(edit.pdf, change.page, rectangle(frame, box), change.printed_was, look, ground)
        touched(edit.pdf, genuine, rng, EDITORS)
        return Made(data=rewritten(edit.pdf), changes=(change,), layer=Layer.ANY)


def _typable(genuine: Genuine, rng: Random) -> Change:
    """Return the first change whose text the standard fonts can show."""
    for _, change in genuine.changes(rng):
        if is_typable(change.printed_now):
            return change
    raise NotMadeError("The standard fonts lack characters of every value.")


ANNOTATION_WAYS = (
    Way(
        name="annotation-over-value",
        title="a text box or stamp with another value laid over the value",
        make=_annotation,
    ),
    Way(
        name="form-field-over-value",
        title="a filled form field with another value laid over the value",
        make=_field_over,
    ),
    Way(
        name="form-value-differs",
        title="the value made a form field that holds the old value and shows another",
        make=_field_differs,
    ),
)
