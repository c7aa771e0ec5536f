"""The paragraphs of a page: its blocks, those of two columns of text parted into both.

In: the text of a page. Out: runs of lines in reading order. A bilingual letter sets its clauses
side by side, and a reader of words may take both columns for one block, line by line.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean, median

from proofcheck.extraction.letter.tracking import closed_up
from proofcheck.model.document import Line, PageText

LEAST_LINES = 2
"""A column of text has at least so many lines."""

SAME_EDGE_HEIGHTS = 1.5
"""Lines of one column begin within so many line heights of each other."""

LEAST_WIDTH_HEIGHTS = 10.0
"""Lines of a column of text are on average so many times as wide as high; cells are not."""


def paragraphs(page: PageText) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each block of a page, or each line by itself where it has no blocks."""
    if not page.blocks:
        yield from ((line,) for line in page.lines)
    for lines in closed_up([block.lines for block in page.blocks]):
        yield from _columns(lines) or (lines,)


def _columns(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], ...]:
    """Return the two columns of text that a block consists of; empty where it does not."""
    if len(lines) < 2 * LEAST_LINES:
        return ()
    height_pt = median(line.box.height_pt for line in lines)
    first = min(line.box.x0 for line in lines)
    left = tuple(ln for ln in lines if ln.box.x0 - first <= SAME_EDGE_HEIGHTS * height_pt)
    right = tuple(ln for ln in lines if ln not in left)
    if min(len(left), len(right)) < LEAST_LINES:
        return ()
    edges = [line.box.x0 for line in right]
    is_even = max(edges) - min(edges) <= SAME_EDGE_HEIGHTS * height_pt
    is_parted = max(line.box.x1 for line in left) < min(edges)
    is_text = all(
        mean(line.box.x1 - line.box.x0 for line in column) >= LEAST_WIDTH_HEIGHTS * height_pt
        for column in (left, right)
    )
    return (left, right) if is_even and is_parted and is_text else ()
