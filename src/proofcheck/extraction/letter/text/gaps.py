"""Where a line parts into cells: at gaps too wide for a blank, and behind a label.

In: a line, and where cells of the lines around it begin. Out: its pieces, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.tick_boxes import BOX
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, Word

GAP_HEIGHTS = 1.5
"""A gap wider than so many line heights parts a line into cells."""

LISTED = 3.0
"""The same behind a comma of a list in Han characters, which itself looks like a gap."""

LABEL_GAP_HEIGHTS = 0.6
"""The same behind a label, whose column may be narrow (a blank is about 0.3)."""

COLUMN_GAP_HEIGHTS = 0.8
"""The same where a cell of a line nearby begins behind the gap."""

SAME_EDGE_PT = 3.0
"""Cells of one column begin within so many points of each other."""

INDENT_PT = 20.0
"""A cell of a further column begins at least so many points behind the margin."""

LEAST_GAPS, JUSTIFIED = 3, 1.6
"""Of a line with so many gaps, one is wide only if it is so many times as wide as most: the words
of a justified line stand far apart."""

MOST_JUSTIFIED = 1.5
"""The words of a justified line stand at most so many line heights apart."""


def parted(line: Line, edges: Sequence[float] = ()) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each piece of a line; `edges` are where cells nearby begin, in points."""
    gaps_pt = [word.box.x0 - before.box.x1 for before, word in pairwise(line.words)]
    usual_pt = median(gaps_pt) if len(gaps_pt) >= LEAST_GAPS else 0.0
    if usual_pt and max(gaps_pt) <= JUSTIFIED * min(usual_pt, MOST_JUSTIFIED * line.box.height_pt):
        yield line.words
        return
    piece: list[Word] = []
    for word in line.words:
        if piece:
            height_pt = max(word.box.height_pt, piece[-1].box.height_pt, 1.0)
            gap_pt = word.box.x0 - piece[-1].box.x1
            is_label_gap = gap_pt > max(LABEL_GAP_HEIGHTS * height_pt, JUSTIFIED * usual_pt)
            is_edge = gap_pt > COLUMN_GAP_HEIGHTS * height_pt and any(
                abs(word.box.x0 - edge) <= SAME_EDGE_PT for edge in edges
            )
            if _is_listed(piece[-1]):
                is_parted = gap_pt > LISTED * height_pt
            else:
                is_label = is_label_gap and _is_label(piece)
                is_parted = is_edge or is_label or gap_pt > GAP_HEIGHTS * height_pt
            if is_parted:
                yield tuple(piece)
                piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _is_listed(word: Word) -> bool:
    """Whether a list in Han characters goes on behind a word."""
    return word.text.endswith(("、", "，"))


def inner_edges(line: Line, margin_pt: float) -> Iterator[float]:
    """Yield where the cells of a line begin, but for those at the page's margin."""
    for piece in parted(line):
        if piece[0].box.x0 > margin_pt + INDENT_PT:
            yield piece[0].box.x0


def _is_label(words: list[Word]) -> bool:
    """Whether the words before a gap are a label."""
    return _is_label_text(" ".join(word.text for word in words))


@lru_cache(maxsize=512)
def _is_label_text(text: str) -> bool:
    label = simplified(fold_plain(text)).replace(".", " ")
    return BOX.match(text) is None and field_of_label(label) is not None
