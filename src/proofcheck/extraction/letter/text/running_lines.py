"""Whether a line of running text goes on in the next one, or ends there.

In: two lines of one block, one below the other. Out: the answer. A line goes on where it is about
as wide as the wider of both, and no row of a table; one with a label begins anew.
"""

from __future__ import annotations

import re

from proofcheck.model.document import Line

RUNS_ON = 0.72
"""A line that runs on is at least so wide (0..1), measured by the wider of it and the next."""

ROW_GAP = 0.7
"""Lines further apart than so many line heights are rows of a table: neither runs on."""

LEAST_RUN = 9
"""A line of running text is at least so many times as wide as it is high."""

LOOSE_GAP, LONG_LINE = 1.0, 24.0
"""The same below a line more than so many times as wide as high: a text set loosely."""

WIDE_GAP, WIDE_LINE = 1.4, 16.0
"""The same below a line of Han characters or kana that is full, as long as so many of them: such
text is often set with the room of a line between."""

_WIDE_OPEN = re.compile(r"[\u3041-\u9fff][^。．；：:;！？!?]{0,3}$")
"""The end of a line of Han characters or kana whose sentence goes on."""

_LABELLED_LINE = re.compile(
    r"[^\W\d]{2,14}\s?[:：]|[^\s:(（]{1,12}(?: [^\s:(（]{1,12})?\s?[:：](?:\s|$)"
)


def runs_on(line: Line, below: Line) -> bool:
    """Whether a line runs on into the one below: no wide gap to the right edge of both."""
    gap_pt = below.box.y0 - line.box.y1
    height_pt = max(line.box.height_pt, below.box.height_pt)
    is_long = line.box.width_pt > LONG_LINE * height_pt
    limit = LOOSE_GAP if is_long else ROW_GAP
    limit = WIDE_GAP if _is_full_and_open(line, below, height_pt) else limit
    is_row = gap_pt > limit * height_pt
    if is_row or _LABELLED_LINE.match(below.text):
        return False
    width_pt = line.box.x1 - line.box.x0
    room_pt = max(line.box.x1, below.box.x1) - line.box.x0
    return width_pt >= RUNS_ON * room_pt and width_pt > LEAST_RUN * line.box.height_pt


def _is_full_and_open(line: Line, below: Line, height_pt: float) -> bool:
    """Whether a long line of Han characters or kana ends at the right edge, within its sentence.

    The next one begins at its left edge, or left of it where a paragraph is indented.
    """
    is_long = line.box.width_pt >= WIDE_LINE * height_pt
    is_full = line.box.x1 >= below.box.x1 - height_pt and below.box.x0 <= line.box.x0 + 1
    return is_long and is_full and _WIDE_OPEN.search(line.text.rstrip()) is not None
