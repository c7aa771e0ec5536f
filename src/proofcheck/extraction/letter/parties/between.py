"""Names that fill a line within a sentence, as certificates set them.

In: the prose. Out: candidates by role. Where the words of the lines around a name run on in small
letters, the name is a part of their sentence: who stands before the first of them gives, who
stands between them gets.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proofcheck.extraction.letter.names.candidates import Candidate
from proofcheck.extraction.letter.names.ends import name_in_line
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

GETS, GIVES, BEGINS = 1.6, 1.2, 1.0
"""What it weighs to stand between the words of a sentence, before them, and to begin it at all."""

REST = 24
"""Behind the name its line has at most so many characters more: its town."""

INDENT_HEIGHTS = 2.0
"""A name of a certificate is set in by so many line heights at least."""

OFF_CENTRE = 0.08
"""Share (0..1) of the width of the text by which its middle and that of a centred line differ."""

LONGEST = 70
"""The words of such a sentence stand in lines of at most so many characters."""


def between_lines(prose: Prose) -> Iterator[tuple[str, Candidate]]:
    """Yield the name between small words, and the one before the first of these."""
    lines = [line for line in prose.lines if line[1] > line[0] and not _is_row(prose, line)]
    left = min((cell.box.x0 for cell in prose.cells), default=0.0)
    right = max((cell.box.x1 for cell in prose.cells), default=0.0)
    giver: Span | None = None
    for index, (line, below) in enumerate(pairwise(lines)):
        span = _name(prose, line)
        if span is None or not _is_small(prose, below) or not _is_centred(prose, line, left, right):
            continue
        if giver is not None and _is_small(prose, lines[index - 1]):
            yield "grantor", Candidate(start=giver[0], end=giver[1], weight=GIVES)
            yield "grantee", Candidate(start=span[0], end=span[1], weight=GETS)
            yield "grantee", Candidate(start=giver[0], end=giver[1], weight=BEGINS)
            return
        giver = giver or span


def _name(prose: Prose, line: Span) -> Span | None:
    """Return the name that fills a line with its town at most."""
    text = prose.text[slice(*line)]
    span = name_in_line(prose, *line)
    is_short = len(text) <= LONGEST and text[:1].isupper()
    is_name = span is not None and span[0] == line[0] and line[1] - span[1] <= REST
    return span if is_short and is_name else None


def _is_centred(prose: Prose, line: Span, left_pt: float, right_pt: float) -> bool:
    """Whether a line is set in and stands about the middle of the text."""
    cell = next((c for c in prose.cells if c.start == line[0]), None)
    if cell is None or cell.box.x0 - left_pt <= INDENT_HEIGHTS * cell.box.height_pt:
        return False
    return abs(cell.box.centre[0] - (left_pt + right_pt) / 2) <= OFF_CENTRE * (right_pt - left_pt)


def _is_small(prose: Prose, line: Span) -> bool:
    """Whether a line begins with a word in small letters."""
    return prose.text[line[0]].islower() and line[1] - line[0] <= 2 * LONGEST


def _is_row(prose: Prose, line: Span) -> bool:
    """Whether a line is a row of several cells."""
    return sum(line[0] <= cell.start < line[1] for cell in prose.cells) > 1
