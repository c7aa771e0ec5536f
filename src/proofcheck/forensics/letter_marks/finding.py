"""All marks of a letter, page by page."""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.forensics.letter_marks.handwriting import find_signatures
from proofcheck.forensics.letter_marks.ink import Ink, Patch, ink_of
from proofcheck.forensics.letter_marks.letterheads import find_letterhead
from proofcheck.forensics.letter_marks.seals import find_seals
from proofcheck.forensics.letter_marks.square_seals import find_square_seals
from proofcheck.intake import Upload
from proofcheck.model.document import PageText
from proofcheck.model.fields import AuthorisationLetter, Field, Maybe, Paper, letters_in
from proofcheck.model.letter_marks import LetterMark, LetterMarks, MarkKind
from proofcheck.model.measures import Box, OnPage

MOST_PAGES = 12
"""Pages that are looked at: letters have one or two, with the letters above them a few more."""


def find_letter_marks(
    upload: Upload, paper: Paper, pages: tuple[PageText, ...]
) -> LetterMarks | None:
    """Find the marks on the pages of a letter; None for any other paper.

    Raises `InputError` where a page can't be drawn.
    """
    letters = letters_in(paper)
    if not letters:
        return None
    looked = pages[:MOST_PAGES]
    found = tuple(mark for page in looked for mark in _on_page(upload, page, letters))
    return LetterMarks(found=found, pages=tuple(page.page for page in looked))


def _on_page(
    upload: Upload, page: PageText, letters: tuple[AuthorisationLetter, ...]
) -> Iterator[LetterMark]:
    def mark(kind: MarkKind, box: Box) -> LetterMark:
        return LetterMark(kind=kind, place=OnPage(document=page.document, page=page.page, box=box))

    ink = ink_of(upload, page)
    rings = find_seals(ink)
    for ring in rings:
        width, height = ring.half_box
        around = ink.box(ring.x - width, ring.y - height, ring.x + width, ring.y + height)
        yield mark(MarkKind.SEAL, around)
    squares = find_square_seals(ink)
    for square in squares:
        yield mark(MarkKind.SEAL, _box_of(square, ink))
    signers = [box for letter in letters if (box := _box_on(letter.signatory_name, page))]
    for patch in find_signatures(ink, rings, squares, signers[0] if signers else None):
        yield mark(MarkKind.SIGNATURE, _box_of(patch, ink))
    for letter in letters:
        if isinstance(letter.grantor, Field):
            head = find_letterhead(page, letter.grantor.value)
            if head is not None:
                yield mark(MarkKind.LETTERHEAD, head)
                break


def _box_of(patch: Patch, ink: Ink) -> Box:
    return ink.box(patch.x0, patch.y0, patch.x1, patch.y1)


def _box_on(field: Maybe[str], page: PageText) -> Box | None:
    if not isinstance(field, Field):
        return None
    place = field.chosen.place
    return place.box if isinstance(place, OnPage) and place.page == page.page else None
