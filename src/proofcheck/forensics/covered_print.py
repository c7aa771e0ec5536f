"""What annotations and form fields hide of a page's own pictures: the value that is printed there.

A scan has no characters under a filled form field, and an update that lays one over a value may
have been saved anew. So the page is drawn with and without what lies on it: where ink of the page
is gone at a key field, both engines read the page beneath and the page as it shows. They must
agree that these are two values of one shape. A field that is filled over rules, blanks or a
prompt hides no value, and one that lets the print through hides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from msgspec import Struct
from numpy.typing import NDArray
from rapidfuzz import fuzz

from proofcheck.comparing.texts import digits_of
from proofcheck.comparing.values import is_other_value, letters_and_digits
from proofcheck.errors import InputError
from proofcheck.forensics.both_engines import read_by_both
from proofcheck.forensics.concealed_text import is_prompt
from proofcheck.forensics.key_fields import LEAST_VALUE, all_readings, is_key
from proofcheck.forensics.sameness import is_same_name, says_the_same
from proofcheck.forensics.typesetting import NameLabel
from proofcheck.intake import Upload
from proofcheck.intake.pdfium import PDFIUM_LOCK, annotation_kinds
from proofcheck.model.document import Source
from proofcheck.model.facts import ConcealedText, Concealment, Revision
from proofcheck.model.fields import Paper
from proofcheck.model.measures import Box, OnPage
from proofcheck.reading import Reader

COMPARED_DPI = 100.0
GONE_LEVELS = 40
"""Grey levels (0..255) by which ink comes closer to the paper around it when it is covered."""

LEAST_GONE_PX = 6
"""Pixels at `COMPARED_DPI` that must be gone: less than the smallest digit has."""

LEAST_ALIKE_WORDS = 60.0
"""Ratio (0..100) below which one word is no misreading of another."""

MAX_LOOKED_AT = 8
MAX_NOTES = 2_000
SEEN_THROUGH = frozenset({pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP})
"""Annotations that show nothing of their own."""

Pair: TypeAlias = tuple[str, str]
"""What the first and the second engine read at one place."""

STRAY_SIGNS = " |:;,_-"
_WORD = re.compile(r"[^\W\d_]{4,}")


class _Place(Struct, frozen=True, kw_only=True):
    """Where a key field is seen now, or stood in an earlier revision."""

    name: str
    place: OnPage


def read_covered_print(
    upload: Upload,
    paper: Paper,
    revisions: tuple[Revision, ...],
    reader: Reader,
    *,
    found: tuple[ConcealedText, ...] = (),
    name_label: NameLabel,
) -> tuple[ConcealedText, ...]:
    """Return the printed values of key fields that something on the page hides, beside `found`.

    `revisions` name fields that are read no more; `name_label` says which fields a label can
    mean: a label is no value.
    """
    noted = _pages_with_notes(upload)
    if not noted:
        return ()
    covers = _Covers(upload, reader, name_label)
    more: list[ConcealedText] = []
    for one in _places(paper, revisions):
        if one.place.page in noted and not _is_among(one, (*found, *more)):
            text = covers.text_under(one)
            if text is not None:
                more.append(text)
    return tuple(more)


def _pages_with_notes(upload: Upload) -> frozenset[int]:
    """The pages on which something lies that may hide a part of them."""
    if upload.pdf is None:
        return frozenset()
    with PDFIUM_LOCK:
        return frozenset(
            page.number for page in upload.document.pages if _has_notes(upload.pdf, page.number)
        )


def _has_notes(pdf: pypdfium2.PdfDocument, number: int) -> bool:
    page = pdf[number - 1]
    try:
        kinds = annotation_kinds(page.raw, MAX_NOTES)
        return any(kind not in SEEN_THROUGH for kind in kinds)
    finally:
        page.close()


def _places(paper: Paper, revisions: Iterable[Revision]) -> Iterator[_Place]:
    for field in all_readings(paper, Source.OCR, Source.FORM):
        if is_key(field.name):
            yield _Place(name=field.name, place=field.place)
    for revision in revisions:
        for change in revision.changes:
            places = [place for place in change.places if isinstance(place, OnPage)]
            if places and change.now is not None and is_key(change.field):
                yield _Place(name=change.field, place=places[0])


def _is_among(one: _Place, found: Iterable[ConcealedText]) -> bool:
    return any(
        isinstance(text.place, OnPage)
        and text.place.page == one.place.page
        and text.place.box.intersection(one.place.box) is not None
        for text in found
    )


class _Covers:
    """Holds the pages as they show and as they are beneath, each drawn once."""

    def __init__(self, upload: Upload, reader: Reader, name_label: NameLabel) -> None:
        self._shown = upload
        self._bare = upload.without_notes()
        self._reader = reader
        self._name_label = name_label
        self._drawn: dict[int, tuple[NDArray[Any], NDArray[Any]] | None] = {}
        self._left = MAX_LOOKED_AT

    def text_under(self, one: _Place) -> ConcealedText | None:
        """Return the other value that is printed beneath what shows at a place."""
        hidden_at = self._gone(one.place)
        if hidden_at is None or self._left <= 0:
            return None
        self._left -= 1
        hidden = read_by_both(self._bare, hidden_at, self._reader)
        if hidden is None or self._is_no_value(_text(hidden)):
            return None
        shown = read_by_both(self._shown, one.place, self._reader)
        if shown is None or not _is_surely_another(hidden, shown):
            return None
        return ConcealedText(
            text=_text(hidden),
            shown=_text(shown),
            place=hidden_at,
            concealment=Concealment.UNDER_NOTE,
            fields=(one.name,),
        )

    def _is_no_value(self, text: str) -> bool:
        is_short = len(letters_and_digits(text)) < LEAST_VALUE
        return is_short or is_prompt(text, self._name_label)

    def _gone(self, place: OnPage) -> OnPage | None:
        """Return where the page's own ink is gone from a field's line, None where little is."""
        drawn = self._pages(place.page)
        if drawn is None:
            return None
        scale = COMPARED_DPI / 72
        box = place.box
        wide = Box(box.x0 - box.width_pt, box.y0, box.x1 + box.width_pt, box.y1).scaled(scale)
        x0, y0 = max(int(wide.x0), 0), max(int(wide.y0), 0)
        shown, bare = (one[y0 : int(wide.y1) + 1, x0 : int(wide.x1) + 1] for one in drawn)
        if not bare.size:
            return None
        ground = np.median(bare)
        gone = np.abs(bare - ground) - np.abs(shown - ground) > GONE_LEVELS
        if gone.sum() < LEAST_GONE_PX:
            return None
        columns = np.flatnonzero(gone.any(axis=0))
        first, last = (x0 + int(columns[0])) / scale, (x0 + int(columns[-1]) + 1) / scale
        if last < box.x0 or first > box.x1:
            return None
        across = Box(min(first, box.x0), box.y0, max(last, box.x1), box.y1)
        return OnPage(document=place.document, page=place.page, box=across)

    def _pages(self, number: int) -> tuple[NDArray[Any], NDArray[Any]] | None:
        if number not in self._drawn:
            try:
                shown, bare = (
                    cv2.cvtColor(one.render(number, COMPARED_DPI), cv2.COLOR_RGB2GRAY)
                    for one in (self._shown, self._bare)
                )
                self._drawn[number] = shown.astype(np.int16), bare.astype(np.int16)
            except InputError:
                self._drawn[number] = None
        return self._drawn[number]


def _is_surely_another(hidden: Pair, shown: Pair) -> bool:
    """Whether both engines see that one value was put over another of the same shape.

    They agree on either; or on a word of either, for no misread character makes one word another.
    """
    old, new = _text(hidden), _text(shown)
    if not is_other_value(old, new) or is_same_name(old, new):
        return False
    if _agreed(hidden) and _agreed(shown):
        return not says_the_same(old, new) and not says_the_same(new, old)
    if digits_of(old) or digits_of(new):
        return False
    has_lost = _has_word_of_its_own(hidden, shown) or _agreed(hidden)
    return bool(has_lost) and _has_word_of_its_own(shown, hidden)


def _agreed(pair: Pair) -> str:
    """The text on which both engines agree, a stray character at its edge apart; "" for none."""
    first, second = pair
    if says_the_same(first, second):
        return first
    return second if says_the_same(second, first) else ""


def _text(pair: Pair) -> str:
    return (_agreed(pair) or pair[0]).strip(STRAY_SIGNS)


def _has_word_of_its_own(pair: Pair, other: Pair) -> bool:
    """Whether both engines read a word here that neither read anything like there."""
    first, second = (set(_WORD.findall(text.casefold())) for text in pair)
    there = {word for text in other for word in _WORD.findall(text.casefold())}
    return any(
        all(fuzz.ratio(word, another) < LEAST_ALIKE_WORDS for another in there)
        for word in first & second
    )
