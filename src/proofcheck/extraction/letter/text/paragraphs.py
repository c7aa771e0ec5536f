"""The paragraphs of a page: its blocks, those of two columns of text parted into both.

In: the text of a page. Out: runs of lines in reading order. A bilingual letter sets its clauses
side by side, and a reader of words may take both columns for one block, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import mean, median

from proofcheck.extraction.letter.text.tracking import closed_up
from proofcheck.model.document import Line, PageText

LEAST_LINES = 2
"""A column of text has at least so many lines."""

SAME_EDGE_HEIGHTS = 1.5
"""Lines of one column begin within so many line heights of each other."""

MAX_LEADING, LIKE, LEAST_INDENT = 2.0, 0.3, 1.2
"""Between lines of one text in Han characters stand at most so many line heights; their heights
differ by at most this share (0..1); the first line is indented by so many heights at least."""

LEAST_WIDTH_HEIGHTS = 10.0
"""Lines of a column of text are on average so many times as wide as high; cells are not."""


LONG_LINE_HEIGHTS, NEXT_WORD_HEIGHTS = 36.0, 8.0
"""A line of running text in Latin letters is so many times as wide as high; no more room than this
is left at its end, for a word that did not fit."""

_OPEN_END = re.compile(r"[a-zß-ÿ,]$")
_WIDE = re.compile(r"[\u3041-\u9fff]")
_ENDED = re.compile(r"[。；;：:！!？?」』）)\]】]\s*$")


def paragraphs(page: PageText) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each block of a page, or each line by itself where it has no blocks."""
    right_pt = max((line.box.x1 for line in page.lines), default=0.0)
    kept: tuple[Line, ...] = ()
    for lines in _blocks(page):
        if kept and _goes_on(kept[-1], lines[0], right_pt):
            kept += lines
            continue
        if kept:
            yield kept
        kept = lines
    if kept:
        yield kept


def _blocks(page: PageText) -> Iterator[tuple[Line, ...]]:
    if not page.blocks:
        yield from ((line,) for line in page.lines)
    for lines in closed_up([block.lines for block in page.blocks]):
        yield from _columns(lines) or (lines,)


def _goes_on(upper: Line, lower: Line, right_pt: float) -> bool:
    """Whether text in Han characters goes on over a wide leading: no sentence ends, and the line
    above is full or is the indented first one of its paragraph."""
    if _wraps(upper, lower, right_pt):
        return True
    height_pt = upper.box.height_pt
    is_text = (
        _WIDE.search(upper.text) and _WIDE.search(lower.text) and not _ENDED.search(upper.text)
    )
    is_like = abs(lower.box.height_pt - height_pt) <= LIKE * height_pt
    gap_pt, indent_pt = lower.box.y0 - upper.box.y1, upper.box.x0 - lower.box.x0
    is_near = 0 < gap_pt <= MAX_LEADING * height_pt
    if not (is_text and is_like and is_near and -0.5 * height_pt <= indent_pt <= 3.2 * height_pt):
        return False
    is_long = upper.box.width_pt >= LEAST_WIDTH_HEIGHTS * height_pt
    is_first = is_long and indent_pt >= LEAST_INDENT * height_pt
    return is_first or (is_long and upper.box.x1 >= right_pt - 1.5 * height_pt)


def _wraps(upper: Line, lower: Line, right_pt: float) -> bool:
    """Whether a long line in Latin letters breaks off and one in small letters goes on below.

    OCR draws its boxes close around the letters, so that a usual leading parts the lines.
    """
    height_pt = upper.box.height_pt
    is_cut = _OPEN_END.search(upper.text) is not None and lower.text[:1].islower()
    is_near = 0 < lower.box.y0 - upper.box.y1 <= MAX_LEADING * height_pt
    is_at_edge = abs(lower.box.x0 - upper.box.x0) <= 0.5 * height_pt
    is_full = upper.box.x1 >= right_pt - NEXT_WORD_HEIGHTS * height_pt
    is_long = upper.box.width_pt >= LONG_LINE_HEIGHTS * height_pt
    return is_cut and is_near and is_at_edge and is_full and is_long


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
