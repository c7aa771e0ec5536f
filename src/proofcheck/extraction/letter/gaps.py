"""Where a line parts into cells: at gaps too wide for a blank, and behind a label.

In: a line. Out: its pieces, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.label_stems import field_of_label
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Line, Word

GAP_HEIGHTS = 1.5
"""A gap wider than so many line heights parts a line into cells."""

LABEL_GAP_HEIGHTS = 0.6
"""The same behind a label, whose column may be narrow (a blank is about 0.3)."""


def parted(line: Line) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each piece of a line."""
    piece: list[Word] = []
    for word in line.words:
        if piece:
            height_pt = max(word.box.height_pt, piece[-1].box.height_pt)
            gap_heights = (word.box.x0 - piece[-1].box.x1) / max(height_pt, 1.0)
            if gap_heights > GAP_HEIGHTS or (gap_heights > LABEL_GAP_HEIGHTS and _is_label(piece)):
                yield tuple(piece)
                piece = []
        piece.append(word)
    if piece:
        yield tuple(piece)


def _is_label(words: list[Word]) -> bool:
    """Whether the words before a gap are a label."""
    text = " ".join(word.text for word in words)
    return field_of_label(simplified(fold_plain(text)).replace(".", " ")) is not None
