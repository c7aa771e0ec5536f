"""Labels of a table that wrap onto a second line ("Freigegebene / Produkte").

In: the cells of the prose, and how the field of a label's cell is told. Out: both lines as one cell
where only together, or only one of them, they are a label.
"""

from __future__ import annotations

from collections.abc import Callable

from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.model.measures import box_around

MAX_LINE = 28
"""A line of a label that wraps has at most so many characters."""

GAP_HEIGHTS = (-0.7, 1.0)
"""The second line begins so many line heights below the first one."""

SAME_EDGE_HEIGHTS = 0.5
"""Both lines begin within so many line heights of each other."""


def wrapped_labels(
    prose: Prose, field_of: Callable[[Cell], str | None]
) -> dict[int, tuple[Cell, str]]:
    """Return by the index of a label's first line: the cell of both lines, and the field."""
    found: dict[int, tuple[Cell, str]] = {}
    for index, (first, second) in enumerate(zip(prose.cells, prose.cells[1:], strict=False)):
        if index - 1 in found or not _wraps(prose, first, second):
            continue
        own = (field_of(first), field_of(second))
        box = box_around((first.box, second.box))
        whole = Cell(start=first.start, end=second.end, page=first.page, box=box)
        field = field_of(whole)
        if field is not None and None in own and {*own} <= {None, field}:
            found[index] = (whole, field)
    return found


def _heads_row(prose: Prose, cell: Cell) -> bool:
    """Whether another cell stands right of it on the same line."""
    return any(
        other.page == cell.page
        and other.box.x0 > cell.box.x1
        and abs(other.box.centre[1] - cell.box.centre[1]) < 0.3 * cell.box.height_pt
        for other in prose.cells
    )


def _wraps(prose: Prose, first: Cell, second: Cell) -> bool:
    """Whether a short cell stands right under another, with no sign of an end between them."""
    lines = (first.end - first.start, second.end - second.start)
    text = prose.text[first.start : first.end].rstrip()
    if first.page != second.page or max(lines) > MAX_LINE or text[-1:] in ":：.,;":
        return False
    height = first.box.height_pt
    gap = (second.box.y0 - first.box.y1) / max(height, 1.0)
    is_under = GAP_HEIGHTS[0] <= gap <= GAP_HEIGHTS[1] and second.box.y0 > first.box.y0
    if not text.isascii() and all(_heads_row(prose, cell) for cell in (first, second)):
        return False
    is_even = abs(first.box.x0 - second.box.x0) <= SAME_EDGE_HEIGHTS * height
    return is_under and is_even and not prose.text[first.end : second.start].strip()
