"""The pieces of a page among which a title is looked for.

In: a page. Out: its lines, parted at gaps too wide for a blank, each piece with its text folded;
single Chinese signs that stand side by side make one piece (領　収　書).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from msgspec import Struct

from proofcheck.extraction.kind_words import folded, title_kinds
from proofcheck.extraction.phrases import squeezed
from proofcheck.model.document import Line, PageText, Word
from proofcheck.model.measures import Box, box_around

MAX_LINES = 300
"""Lines of a page that are looked at."""

GAP_HEIGHTS = 1.5
"""A gap wider than so many line heights parts a line into pieces that say different things."""

SPREAD_HEIGHTS = 4.0
"""The same between single Chinese signs, as forms set their title (領　収　書)."""


class Piece(Struct, frozen=True, kw_only=True):
    """A piece of a line without wide gaps: its words, text folded, and median word height."""

    text: str
    box: Box
    height_pt: float


MOST_WORDS = 3
"""Words of a title's first line, at most."""

WRAPPED_HEIGHTS, FLUSH_HEIGHTS = 2.2, 0.6
"""How far apart the lines of a title may be, and their left edges, in heights of print."""


def pieces_of(page: PageText) -> Iterator[Piece]:
    """Yield the pieces of the page's first lines, in reading order, then titles of two lines."""
    pieces = tuple(_pieces(page))
    yield from pieces
    yield from _wrapped_titles(pieces)


def _wrapped_titles(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield two pieces as one where one stands under the other and both make a title."""
    for upper in pieces:
        if len(upper.text.split()) > MOST_WORDS or squeezed(upper.text) in title_kinds():
            continue
        height = upper.height_pt
        for lower in pieces:
            drop_pt = lower.box.centre[1] - upper.box.centre[1]
            is_under = 0.5 * height < drop_pt <= WRAPPED_HEIGHTS * height
            if not is_under or abs(lower.box.x0 - upper.box.x0) > FLUSH_HEIGHTS * height:
                continue
            text = f"{upper.text.strip()} {lower.text.strip()}"
            if squeezed(text) in title_kinds():
                box = box_around((upper.box, lower.box))
                yield Piece(text=text, box=box, height_pt=height)


def _pieces(page: PageText) -> Iterator[Piece]:
    for line in _with_spread_titles(page.lines[:MAX_LINES]):
        for words in _parted(line):
            text = " ".join(word.text for word in words)
            heights = [word.box.height_pt for word in words]
            yield Piece(
                text=folded(text),
                box=box_around(word.box for word in words),
                height_pt=median(heights),
            )


def _with_spread_titles(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Yield the lines; those of single Chinese signs that stand side by side are joined."""
    last: Line | None = None
    for line in lines:
        if last is not None and _goes_on(last, line):
            words = (*last.words, *line.words)
            last = Line(words=words, box=box_around(word.box for word in words))
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _goes_on(left: Line, right: Line) -> bool:
    """Whether a line carries on one of single Chinese signs at the same height."""
    if not all(_is_sign(word) for word in (*left.words, *right.words)):
        return False
    height = max(left.box.height_pt, right.box.height_pt)
    gap_pt = right.box.x0 - left.box.x1
    same_row = abs(left.box.centre[1] - right.box.centre[1]) < height / 2
    return same_row and 0 <= gap_pt <= SPREAD_HEIGHTS * height


def _is_sign(word: Word) -> bool:
    return len(word.text) == 1 and "\u4e00" <= word.text <= "\u9fff"


def _parted(line: Line) -> Iterator[tuple[Word, ...]]:
    """Part a line where the gap is too wide for a blank."""
    piece: list[Word] = []
    for word in line.words:
        if piece:
            gap_pt = word.box.x0 - piece[-1].box.x1
            spread = _is_sign(word) and _is_sign(piece[-1])
            widest = SPREAD_HEIGHTS if spread else GAP_HEIGHTS
            if gap_pt > widest * max(word.box.height_pt, piece[-1].box.height_pt):
                yield tuple(piece)
                piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)
