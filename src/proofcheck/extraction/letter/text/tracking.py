"""Words set letter by letter (A L P E N Z A U B E R), put together again.

In: the lines of a page's blocks. Out: the same, with such words whole. Letterheads and titles are
often set so wide that a reader of words takes every letter for one, and every word for a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from proofcheck.model.document import Line, Word
from proofcheck.model.measures import box_around

LEAST_LETTERS = 4
"""A line set so has at least so many letters."""

WORD_GAP = 1.7
"""A gap wider than so many usual ones of its line parts two words."""

ROW_GAP_HEIGHTS = 2.5
"""Words of one row stand at most so many line heights apart."""

POINTS = frozenset(".,")
"""Marks that stand at the word before them."""


def closed_up(blocks: Sequence[tuple[Line, ...]]) -> tuple[tuple[Line, ...], ...]:
    """Return the blocks with their spaced words whole, those of one row in one line."""
    found: list[tuple[Line, ...]] = []
    is_open = False  # the block before is one spaced line
    for block in blocks:
        is_spaced = len(block) == 1 and _is_spaced(block[0])
        lines = tuple(_whole(line) if _is_spaced(line) else _mended(line) for line in block)
        if is_spaced and is_open and _is_next(found[-1][0], lines[0]):
            found[-1] = (_joined((*found[-1][0].words, *lines[0].words)),)
        else:
            found.append(lines)
        is_open = is_spaced
    return tuple(found)


def _is_spaced(line: Line) -> bool:
    return len(line.words) >= LEAST_LETTERS and all(len(word.text) == 1 for word in line.words)


def _whole(line: Line) -> Line:
    return _joined(tuple(map(_word, _runs(line.words))))


def _mended(line: Line) -> Line:
    """Join the letters and points of a line in capitals that fell apart: PTE . L T D ."""
    texts = [word.text for word in line.words]
    if not POINTS.intersection(texts) or any(map(str.islower, "".join(texts))):
        return line
    found: list[tuple[Word, ...]] = []
    for word in line.words:
        is_letter = len(word.text) == 1 and word.text.isalpha()
        is_open = bool(found) and is_letter and all(len(w.text) == 1 for w in found[-1])
        is_point = bool(found) and word.text in POINTS
        if is_point or (is_open and found[-1][-1].text.isalpha()):
            found[-1] = (*found[-1], word)
        else:
            found.append((word,))
    return _joined(tuple(map(_word, found)))


def _runs(letters: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Yield the letters of each word: those with no gap between them that is wider than usual."""
    usual_pt = median(b.box.x0 - a.box.x1 for a, b in pairwise(letters))
    run = [letters[0]]
    for before, letter in pairwise(letters):
        if letter.box.x0 - before.box.x1 > WORD_GAP * usual_pt + 1:
            yield tuple(run)
            run = []
        run.append(letter)
    yield tuple(run)


def _word(letters: tuple[Word, ...]) -> Word:
    return Word(
        text="".join(letter.text for letter in letters),
        box=box_around(letter.box for letter in letters),
        confidence=min(letter.confidence for letter in letters),
        source=letters[0].source,
    )


def _joined(words: tuple[Word, ...]) -> Line:
    return Line(words=words, box=box_around(word.box for word in words))


def _is_next(line: Line, other: Line) -> bool:
    """Whether a line goes on with the row of another."""
    gap_pt = other.box.x0 - line.box.x1
    is_near = 0 <= gap_pt <= ROW_GAP_HEIGHTS * line.box.height_pt
    return is_near and line.box.vertical_overlap(other.box) >= 0.5
