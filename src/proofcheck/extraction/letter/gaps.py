"""Where a line parts into cells: at gaps too wide for a blank, and behind a label.

In: a line. Out: its pieces, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.label_stems import field_of_label
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, Word

GAP_HEIGHTS = 1.5
"""A gap wider than so many line heights parts a line into cells."""

LABEL_GAP_HEIGHTS = 0.6
"""The same behind a label, whose column may be narrow (a blank is about 0.3)."""

COLUMN_GAP_HEIGHTS, COLUMN_GAP = 0.9, 2.2
"""The same where the gap is so many times the narrowest blank of the line: the cells of a table."""


def parted(line: Line) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each piece of a line."""
    piece: list[Word] = []
    column_gap_pt = COLUMN_GAP * _narrowest_pt(line)
    for word in line.words:
        if piece:
            height_pt = max(word.box.height_pt, piece[-1].box.height_pt)
            gap_pt = word.box.x0 - piece[-1].box.x1
            gap_heights = gap_pt / max(height_pt, 1.0)
            is_column = gap_heights > COLUMN_GAP_HEIGHTS and gap_pt > column_gap_pt
            is_label = gap_heights > LABEL_GAP_HEIGHTS and _is_label(piece)
            if gap_heights > GAP_HEIGHTS or is_column or is_label:
                yield tuple(piece)
                piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _narrowest_pt(line: Line) -> float:
    """Return the narrowest blank of a line, without limit where it has none."""
    gaps = (b.box.x0 - a.box.x1 for a, b in pairwise(line.words))
    return min((gap for gap in gaps if gap > 0), default=float("inf"))


def _is_label(words: list[Word]) -> bool:
    """Whether the words before a gap are a label."""
    text = " ".join(word.text for word in words)
    return field_of_label(simplified(fold_plain(text)).replace(".", " ")) is not None
