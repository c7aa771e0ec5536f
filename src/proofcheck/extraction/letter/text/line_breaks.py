"""Lines that end though the next word had room: the break parts what stands on them.

In: the cells of the prose. Out: whether a line is full; the cells of a span whose breaks all part.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from proofcheck.extraction.letter.text.prose import Cell, Prose

EDGE_PT = 3.5
"""A word has room where it would end so many points before the edge."""

COLUMN_GAP_PT = 8.0
"""Text ends so many points before the next column."""


def is_full(prose: Prose, line: Cell, below: Cell) -> bool:
    """Whether the first word of the line below would not have stood on a line."""
    text = prose.text[below.start : below.end]
    word_pt = below.box.width_pt * (len(text.split(" ")[0]) + 1) / max(1, len(text))
    return line.box.x1 + word_pt > _right_edge(prose, line) - EDGE_PT


def parted_lines(prose: Prose, start: int, end: int) -> tuple[Cell, ...]:
    """Return the lines of a span where each of them was broken on purpose; none of a single one."""
    lines = [cell for cell in prose.cells if start <= cell.start < end]
    return tuple(lines) if len(lines) > 1 and are_parted(prose, lines) else ()


def are_parted(prose: Prose, lines: Sequence[Cell]) -> bool:
    """Whether lines below one another were each broken though the next word had room.

    They begin alike: a line in small letters goes on with one that begins in capitals.
    """
    begins = {prose.text[line.start].islower() for line in lines}
    return len(begins) == 1 and all(
        below.page == line.page
        and below.box.y0 > line.box.centre[1]
        and not is_full(prose, line, below)
        and prose.text[line.start : line.end].rstrip()[-1:] not in ",:，、：/&-"
        for line, below in pairwise(lines)
    )


def _right_edge(prose: Prose, line: Cell) -> float:
    """Return where the text around a line ends: at the column beside it, or at the page's text."""
    on_page = [cell for cell in prose.cells if cell.page == line.page]
    beside = (
        cell.box.x0 - COLUMN_GAP_PT
        for cell in on_page
        if cell.box.x0 > line.box.x1 and cell.box.y0 < line.box.y1 and cell.box.y1 > line.box.y0
    )
    return min((*beside, max(cell.box.x1 for cell in on_page)))
