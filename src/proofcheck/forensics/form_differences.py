"""Form fields that show people another text than the value that programs read."""

from __future__ import annotations

import io
from collections import Counter

import pikepdf

from proofcheck.comparing.texts import digits_of
from proofcheck.comparing.values import letters_and_digits
from proofcheck.forensics.form_values import FormText, form_texts
from proofcheck.forensics.key_fields import KeyReading, all_readings, fields_by_value
from proofcheck.forensics.object_digests import BROKEN
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK
from proofcheck.model.document import Source
from proofcheck.model.facts import FormDifference
from proofcheck.model.fields import Paper
from proofcheck.model.measures import Box, OnPage
from proofcheck.model.turning import turn_back
from proofcheck.reading.text_layer import frame_of

LEAST_OVERLAP = 0.5
MAX_FOUND = 20


def find_form_differences(upload: Upload, paper: Paper) -> tuple[FormDifference, ...]:
    """Return the fields whose appearance shows another text than their value; both not empty."""
    fields = all_readings(paper, Source.TEXT_LAYER, Source.FORM, Source.OCR)
    by_value = fields_by_value(paper)
    try:
        with pikepdf.open(io.BytesIO(upload.data), suppress_warnings=True) as pdf:
            form = pdf.Root.get("/AcroForm")
            is_redrawn = isinstance(form, pikepdf.Dictionary) and bool(form.get("/NeedAppearances"))
            texts = form_texts(pdf, len(upload.document.pages))
    except BROKEN:
        return ()
    return tuple(
        _difference(upload, text, fields, by_value, is_redrawn=is_redrawn)
        for text in [text for text in texts if _differs(text)][:MAX_FOUND]
    )


def _differs(text: FormText) -> bool:
    held, shown = letters_and_digits(text.value), letters_and_digits(text.shown or "")
    if not held or not shown or held == shown or held in shown:
        return False
    if text.is_formatted:
        # A script may turn 1234.5 into 1,234.50 EUR, and 2026-03-02 into 2 March 2026.
        ours, theirs = Counter(digits_of(held)), Counter(digits_of(shown))
        return bool(ours - theirs) and bool(theirs - ours)
    return True


def _difference(
    upload: Upload,
    text: FormText,
    fields: list[KeyReading],
    by_value: dict[str, tuple[str, ...]],
    *,
    is_redrawn: bool,
) -> FormDifference:
    box = _displayed(upload, text)
    there = [
        field.name
        for field in fields
        if field.place.page == text.page and field.place.box.overlap(box) >= LEAST_OVERLAP
    ]
    if not there:
        there = [
            name
            for value in (text.value, text.shown or "")
            for name in by_value.get(letters_and_digits(value), ())
        ]
    return FormDifference(
        name=text.name,
        value=text.value,
        shown=text.shown or "",
        place=OnPage(document=upload.document.number, page=text.page, box=box),
        is_redrawn=is_redrawn,
        fields=tuple(dict.fromkeys(there)),
    )


def _displayed(upload: Upload, text: FormText) -> Box:
    """Where a widget stands on the page set upright."""
    if upload.pdf is None:
        return text.rect
    with PDFIUM_LOCK:
        page = upload.pdf[text.page - 1]
        try:
            frame = frame_of(page)
        finally:
            page.close()
    rect = text.rect
    box = frame.displayed(rect.x0, rect.y0, rect.x1, rect.y1)
    return turn_back(upload.document.pages[text.page - 1]).back.of(box)
