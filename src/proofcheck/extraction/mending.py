"""Joining again what OCR parted inside a number: "48 .10", "3. 11", "28/03/201 7".

The legal form "z 0.0." is written "z o.o." again, too.

In go the words of a line, out come words of which some are joined (box around both, the lower
confidence). Words of a text layer are left alone.
"""

from __future__ import annotations

import re

from msgspec import structs

from proofcheck.model.document import Source, Word
from proofcheck.model.measures import box_around

MAX_GAP_HEIGHTS = 0.9
"""Parts of one number stand no farther apart than this many heights."""

_PAIRS = (
    (re.compile(r"\d[.,]$"), re.compile(r"^\d{2}(?!\d)")),
    (re.compile(r"\d[.,'’]$"), re.compile(r"^\d{2,3}(?:[.,'’]\d{2,3})*[.,]\d{2}(?!\d)")),
    (re.compile(r"\d$"), re.compile(r"^['’]\d{3}(?:['’]\d{3})*[.,]\d{2}(?!\d)")),
    (re.compile(r"\d$"), re.compile(r"^[.,](?:\d{2}(?!\d)|$)")),
    (re.compile(r"\d[/-]\d{1,2}[/-]\d{1,3}$"), re.compile(r"^\d{1,3}$")),
)

_NOUGHTS = re.compile(r"^[0oO]\.[0oO](?:\.|$)")


def mend_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Join the parts of numbers that OCR read as words of their own."""
    if not any(word.source is Source.OCR for word in words):
        return words
    mended: list[Word] = []
    for word in words:
        if mended and word.source is Source.OCR and _is_polish_form(mended[-1].text, word.text):
            word = structs.replace(word, text="o.o." + word.text[4:])
        if mended and _belong(mended[-1], word):
            mended[-1] = _joined(mended[-1], word)
        else:
            mended.append(word)
    return tuple(mended)


def _is_polish_form(before: str, text: str) -> bool:
    """Whether OCR read noughts in the Polish legal form "Sp. z o.o."."""
    return before.lower() == "z" and "0" in text and bool(_NOUGHTS.match(text))


def _belong(left: Word, right: Word) -> bool:
    if left.source is not Source.OCR or right.source is not Source.OCR:
        return False
    height = max(left.box.height_pt, right.box.height_pt, 1.0)
    if right.box.x0 - left.box.x1 > MAX_GAP_HEIGHTS * height:
        return False
    return any(end.search(left.text) and start.match(right.text) for end, start in _PAIRS)


def _joined(left: Word, right: Word) -> Word:
    return Word(
        text=left.text + right.text,
        box=box_around((left.box, right.box)),
        confidence=min(left.confidence, right.confidence),
        source=left.source,
    )
