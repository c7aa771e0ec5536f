"""Words set with wide gaps between their letters (O K O N K W O), put together again.

In: the pieces of a text layer in the file's order. Out: the same, with every run of single letters
on one base line joined to words; a gap clearly wider than most of the run parts two words. Rows of
single letters that stand far apart (sizes S M L, grades) stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import structs

from proofcheck.model.measures import box_around
from proofcheck.reading.pieces import Piece

LEAST_LETTERS = 5
"""A word set so has at least so many letters in a run."""

MOST_GAP = 1.2
"""Letters of one word stand at most so many of their heights apart."""

WORD_GAP = 1.7
"""A gap so many times as wide as most of the run parts two words."""

SAME_LINE = 0.35
"""The lower edges of two letters of one line differ by at most this share of their height."""


def join_spaced_letters(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces, runs of single letters joined to words."""
    return tuple(joined for run in _runs(pieces) for joined in _words(run))


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield runs of single letters on one line, and every other piece by itself."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not (_is_letter(piece) and _goes_on(run[-1], piece)):
            yield run
            run = []
        run.append(piece)
        if not _is_letter(piece):
            yield run
            run = []
    if run:
        yield run


def _is_letter(piece: Piece) -> bool:
    return len(piece.text) == 1 and piece.text.isalpha() and piece.text < "\u2e80"


def _goes_on(last: Piece, piece: Piece) -> bool:
    height_pt = max(last.flat.height_pt, piece.flat.height_pt)
    is_level = abs(last.flat.y1 - piece.flat.y1) <= SAME_LINE * height_pt
    gap_pt = piece.flat.x0 - last.flat.x1
    is_near = 0 <= gap_pt <= WORD_GAP * MOST_GAP * height_pt
    return is_level and is_near and last.turned_deg == piece.turned_deg


def _words(run: list[Piece]) -> Iterator[Piece]:
    """Part a run of letters into words; a short one, or one set too wide, stays as it is."""
    gaps_pt = [after.flat.x0 - before.flat.x1 for before, after in pairwise(run)]
    usual_pt = median(gaps_pt) if gaps_pt else 0.0
    height_pt = max(piece.flat.height_pt for piece in run)
    if len(run) < LEAST_LETTERS or usual_pt > MOST_GAP * height_pt:
        yield from run
        return
    word = [run[0]]
    for gap_pt, piece in zip(gaps_pt, run[1:], strict=True):
        if gap_pt > WORD_GAP * usual_pt:
            yield _joined(word)
            word = []
        word.append(piece)
    yield _joined(word)


def _joined(word: list[Piece]) -> Piece:
    return structs.replace(
        word[0],
        text="".join(piece.text for piece in word),
        box=box_around(piece.box for piece in word),
        flat=box_around(piece.flat for piece in word),
    )
