"""Text that nobody sees, where something else shows: what stood there before, and what shows now.

Editors that can't replace text cover it and write on top; annotations and form fields lie over
it; layers are switched off. What is concealed counts by character, and only where another value
of the same shape shows in its place, or where a key field was read that nobody sees. The layer
that OCR puts under a scan is no such text.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from proofcheck.comparing.placeholders import is_placeholder
from proofcheck.comparing.texts import digits_of
from proofcheck.comparing.values import is_other_value, letters_and_digits
from proofcheck.errors import InputError
from proofcheck.forensics.both_engines import read_by_both
from proofcheck.forensics.changed_words import TEXT
from proofcheck.forensics.key_fields import KeyReading, all_readings, fields_by_value
from proofcheck.forensics.painted_characters import PaintedPage
from proofcheck.forensics.painted_words import PaintedWord, painted_words, phrases, stands_beside
from proofcheck.forensics.sameness import is_same_name, says_the_same
from proofcheck.forensics.typesetting import NameLabel
from proofcheck.intake import Upload
from proofcheck.model.document import PageText, Source
from proofcheck.model.facts import (
    ConcealedText,
    Concealment,
    FieldChange,
    PixelReading,
    Revision,
)
from proofcheck.model.fields import Paper
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader

LAYER_SHARE = 0.5
"""Share of a page's characters that are concealed from which they are a scan's hidden layer."""

LEAST_OVERLAP = 0.5
LEAST_SHARED_WIDTH = 0.3
MAX_FOUND = 40
MAX_LOOKED_AT = 6
"""Places of a file whose pixels are read by both engines."""

BLANK_LEVELS = 12
"""Levels between the darkest and the lightest pixel of a place where nothing stands."""

BLANK_DPI = 100.0


def find_concealed_text(
    upload: Upload,
    painted: dict[int, PaintedPage],
    paper: Paper,
    pages: tuple[PageText, ...],
    pixels: tuple[PixelReading, ...],
    reader: Reader,
    name_label: NameLabel,
) -> tuple[ConcealedText, ...]:
    """Return what is concealed on the pages that were read as painted (`painted`, by number).

    Where no text shows in its place, the engines say what does: a picture of another value. What
    holds the place of a value in a form that was filled, and a label (`name_label` says which
    fields one can mean), is none.
    """
    fields = all_readings(paper, Source.TEXT_LAYER, Source.FORM)
    by_value = fields_by_value(paper)
    notes = {page.page: _notes(page) for page in pages}
    found: list[ConcealedText] = []
    for number, page in painted.items():
        words = painted_words(page.characters)
        here = [field for field in fields if field.place.page == number]
        for text in _of_page(upload, number, words, notes.get(number, []), here):
            if text.concealment is Concealment.UNDER_NOTE and (
                is_prompt(text.text, name_label) or is_same_name(text.text, text.shown)
            ):
                continue
            named = text.fields or by_value.get(letters_and_digits(text.text), ())
            found.append(structs.replace(text, fields=named))
    return tuple(_as_engines_see_it(found[:MAX_FOUND], upload, pixels, reader))


def is_prompt(text: str, name_label: NameLabel) -> bool:
    """Whether a text holds the place of a value in a form, or is a label without a number."""
    return is_placeholder(text) or (not digits_of(text) and bool(name_label(text)))


def named_by_changes(
    found: tuple[ConcealedText, ...], revisions: tuple[Revision, ...]
) -> tuple[ConcealedText, ...]:
    """Name concealed text without a field after the field of which an earlier revision has it."""
    changes = [change for revision in revisions for change in revision.changes]
    return tuple(
        text if text.fields else structs.replace(text, fields=_fields_that_were(text.text, changes))
        for text in found
    )


def _fields_that_were(text: str, changes: list[FieldChange]) -> tuple[str, ...]:
    hidden = letters_and_digits(text)
    values = ((change.field, letters_and_digits(change.was_printed or "")) for change in changes)
    names = (name for name, was in values if was and (was in hidden or hidden in was))
    return tuple(dict.fromkeys(name for name in names if name != TEXT))


def _notes(page: PageText) -> list[PaintedWord]:
    """The words that annotations and form fields display: they are in no content stream."""
    return [
        PaintedWord(text=word.text, box=word.box)
        for word in page.words
        if word.source is Source.FORM
    ]


def _of_page(
    upload: Upload,
    number: int,
    words: list[PaintedWord],
    notes: list[PaintedWord],
    fields: list[KeyReading],
) -> Iterator[ConcealedText]:
    hidden = [word for word in words if word.concealed not in (None, Concealment.OFF_PAGE)]
    visible = [word for word in words if word.concealed is None] + notes
    is_layer = sum(len(w.text) for w in hidden) >= LAYER_SHARE * sum(len(w.text) for w in words)
    for phrase in phrases(hidden):
        if phrase.concealed is None or not letters_and_digits(phrase.text):
            continue
        shown = _shown(phrase.box, visible)
        there = [field for field in fields if _is_at(field, phrase.box)]
        place = OnPage(document=upload.document.number, page=number, box=phrase.box)
        text = ConcealedText(
            text=phrase.text,
            shown=shown,
            place=place,
            concealment=phrase.concealed,
            fields=tuple(dict.fromkeys(field.name for field in there)),
        )
        if shown and is_other_value(phrase.text, shown) and (there or not is_layer):
            yield text
        elif not is_layer and phrase.concealed is not Concealment.UNPAINTED:
            own = tuple(f.name for f in there if _is_of(f, phrase.text) and not shown)
            if own:
                yield structs.replace(text, fields=own, is_blank=_is_blank(upload, place))


def _shown(box: Box, visible: list[PaintedWord]) -> str:
    there = [
        word
        for word in visible
        if word.box.vertical_overlap(box) >= LEAST_OVERLAP
        and word.box.horizontal_overlap(box) >= LEAST_SHARED_WIDTH
    ]
    there.sort(key=lambda word: word.box.x0)
    text = ""
    for last, word in zip([None, *there], there, strict=False):
        is_apart = last is not None and (
            not stands_beside(last.box, word.box)
            or last.text[-1].isalpha() != word.text[0].isalpha()
        )
        text += f" {word.text}" if is_apart else word.text
    return text


def _is_at(field: KeyReading, box: Box) -> bool:
    own = field.place.box
    return max(own.overlap(box), box.overlap(own)) >= LEAST_OVERLAP


def _is_of(field: KeyReading, text: str) -> bool:
    """Whether a field's reading is the concealed text, or most of it."""
    printed, hidden = letters_and_digits(field.reading.as_printed), letters_and_digits(text)
    return hidden in printed and 2 * len(hidden) >= len(printed)


def _as_engines_see_it(
    found: list[ConcealedText], upload: Upload, pixels: tuple[PixelReading, ...], reader: Reader
) -> Iterator[ConcealedText]:
    """Add what the engines read in the pixels, where no text shows: a picture with a value.

    Where the concealed value itself shows, printed once more, nothing is concealed.
    """
    looks = MAX_LOOKED_AT
    for text in found:
        if text.shown or text.is_blank:
            yield text
            continue
        seen = _read_before(text, pixels)
        if not seen and looks:
            looks -= 1
            seen = _read_by_both(text, upload, reader)
        if not seen or not says_the_same(text.text, seen):
            is_other = is_other_value(text.text, seen)
            yield structs.replace(text, shown=seen if is_other else "")


def _read_before(text: ConcealedText, pixels: tuple[PixelReading, ...]) -> str:
    """What was read at the field before: the value itself, or else another one."""
    values = [r.value for seen in pixels if seen.field in text.fields for r in seen.readings]
    same = (value for value in values if says_the_same(text.text, value))
    other = (value for value in values if is_other_value(text.text, value))
    return next(same, "") or next(other, "")


def _read_by_both(text: ConcealedText, upload: Upload, reader: Reader) -> str:
    """Return the value that both engines read there, "" where they do not agree on one."""
    if not isinstance(text.place, OnPage):
        return ""
    read = read_by_both(upload, text.place, reader)
    return read[0] if read is not None and says_the_same(*read) else ""


def _is_blank(upload: Upload, place: OnPage) -> bool:
    try:
        drawn = upload.render(place.page, BLANK_DPI)
    except InputError:
        return False
    part = place.box.grown(-0.5).scaled(BLANK_DPI / 72)
    pixels = drawn[max(int(part.y0), 0) : int(part.y1) + 1, max(int(part.x0), 0) : int(part.x1) + 1]
    return bool(pixels.size) and int(pixels.max()) - int(pixels.min()) <= BLANK_LEVELS
