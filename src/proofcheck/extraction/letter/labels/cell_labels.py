"""Cells that a label fills.

In: a cell of the prose. Out: the field that it announces, or None: a part of a sentence, a label
that holds its value, too, and what is too long are no labels of their own.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.loose_labels import is_said
from proofcheck.extraction.letter.labels.wide_labels import (
    ARTICLE,
    holds_value,
    is_plain_value,
    label_text,
    spaced_label,
)
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import field_of_question, is_question
from proofcheck.extraction.letter.text.tick_boxes import BOX
from proofcheck.extraction.letter.text.words import label_fields
from proofcheck.extraction.phrases import squeezed

MAX_LABEL = 60
"""A label has at most so many characters."""

LONG_LINE = 45
"""A line below one so long, in one paragraph, may go on with its sentence."""

STEP = re.compile(r"\(?(?:\d{1,2}(?:\.\d)?[.)]|[A-Ha-h][.)]|[IVX]{1,4}[.)])\s{1,3}(?=[^\W\d_]{2})")
"""The number of a step of a chain, or of a label in a form (9. Date de début)."""

LABEL_COUNT = framed(
    STEP.pattern + r"|(?i:{article_words})\.?\s?(?:\d{1,2}|[ivx]{1,4})(?:er|[ºª°])?"
    r"\s?[.:–—-]?\s{1,3}(?=[^\W\d_]{3})"
)
"""The number of a label: of a step, or of a clause (Article 3 – Territoire)."""

_LATIN = re.compile(r"[a-z][a-z \d]*")
_WIDE_RUN = re.compile(r"[\u3041-\u9fff]+")


def field_of_cell(prose: Prose, cell: Cell) -> str | None:
    """Return the field whose label fills the cell; either half of a bilingual label does."""
    if cell.end - cell.start > MAX_LABEL or is_said(prose, cell):
        return None
    if BOX.match(prose.text[cell.start : cell.end].lstrip()):
        return None  # an answer to tick
    count = LABEL_COUNT.match(prose.text, cell.start, cell.end)
    start = count.end() if count else cell.start
    text = label_text(prose.slashed[start : cell.end])
    if ARTICLE.fullmatch(prose.folded, cell.start, cell.end) and not is_plain_value(
        prose, cell.end
    ):
        return None
    if is_question(prose.text[cell.start : cell.end]):
        return field_of_question(text)
    is_cut = prose.text[cell.start : cell.end].endswith(("’", "'"))  # the brand’ s lanterns
    if is_cut or _goes_on(prose, cell.start) or _is_mid_sentence(prose, cell.start):
        return None
    if holds_value(prose, cell):
        return None
    if (spaced := spaced_label(prose, cell.start)) is not None and spaced[2] < cell.end:
        return None
    whole = label_fields().get(squeezed(text))
    if whole:
        return whole
    latin = squeezed(" ".join(_LATIN.findall(text)))
    wide = "".join(_WIDE_RUN.findall(text))
    halves = {label_fields().get(latin), label_fields().get(wide)} - {None}
    if latin and wide and len(halves) == 1:
        return halves.pop()
    return field_of_label(text)


def _is_mid_sentence(prose: Prose, start: int) -> bool:
    """Whether a cell in small letters stands behind small letters of the same line."""
    before = prose.text[max(0, start - 2) : start]
    is_small = prose.text[start : start + 1].islower()
    return is_small and before[-1:] == " " and before[:1].isalpha() and before[:1].islower()


def _goes_on(prose: Prose, start: int) -> bool:
    """Whether a cell goes on with the sentence of a long line above it."""
    before = max((b for _, b in prose.lines if b <= start), default=0)
    line_start = next((a for a, b in prose.lines if b == before), 0)
    gap = prose.text[before:start]
    is_bare = len([c for c in prose.cells if line_start <= c.start < before]) <= 1
    line = prose.text[line_start:before]
    width = len(line) + sum(not ch.isascii() and ch.isalpha() for ch in line if ch > "\u2e80")
    return "\n" not in gap and is_bare and width > LONG_LINE and before > 0
