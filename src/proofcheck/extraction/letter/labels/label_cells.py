"""Cells that hold the value of a label: to its right in the row, or right below it.

In: the cells of the prose, which of them are labels. Out: the cells of a value in reading order; a
value that wraps runs on in its column.
"""

from __future__ import annotations

import re
from itertools import pairwise

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.grids import has_own_label, is_at_edge, is_in_column
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import is_question
from proofcheck.extraction.letter.text.tick_boxes import TICK
from proofcheck.model.measures import Box

LEAST_ROW_OVERLAP = 0.3
"""Share of the lower height (0..1) that two cells of one row have in common."""

MAX_BELOW_HEIGHTS = 1.8
"""A value below its label begins at most so many heights (of the higher of both) under it."""

MAX_SMALLER = 1.5
"""A label may be so many times lower than its value; the box of a skewed line is higher, too."""

COLUMN_HEIGHTS = 3.0
"""Below the head of a column its value begins at most so many label heights under it."""

SAME_EDGE_PT = 4.0
"""A value below its label begins at most so many points from the label's left edge."""

LEAST_STACKED = 2
"""So many labels stand above their values before the others are read so too."""

LEADING, WIDE_LEADING = 0.7, 1.0
"""Lines of one value beside its label stand at most so many line heights apart; those in Han
characters have more room between them."""

WRAP_GAP, MAX_WRAP_GAP = 0.6, 1.1
"""A value runs on to a line that begins less than so many line heights below; further below where
the words run on."""


_BOX = re.compile(TICK)
_DANGLING = framed(r"(?:[,、，/&+-]|\s{dangling})$")


def _runs_on(prose: Prose, upper: Cell, lower: Cell) -> bool:
    """Whether a line ends in "and", or the next one begins in small letters."""
    is_small = prose.text[lower.start : lower.start + 1].islower()
    return is_small or _DANGLING.search(prose.folded, upper.start, upper.end) is not None


def right_of(prose: Prose, label: Cell, labels: set[int]) -> list[Cell]:
    """Return the cell to the right in the same row, with the lines that continue it.

    Lines between which the label stands in the order of reading make no value.
    """
    joined = lines_right_of(prose, label, labels)
    if len(joined) == 1 and _is_box(prose, joined[0]):
        joined = _boxes_of_row(prose, joined[0])
    gaps = (prose.text[a.end : b.start] for a, b in pairwise(joined))
    if all(not gap.strip() for gap in gaps):
        return joined
    return [max(joined, key=lambda cell: cell.box.vertical_overlap(label.box))]


def _is_box(prose: Prose, cell: Cell) -> bool:
    return _BOX.match(prose.text, cell.start, cell.end) is not None


def _boxes_of_row(prose: Prose, first: Cell) -> list[Cell]:
    """Return the cells of a row that begin with a box to tick, from the first of them on."""
    row = (
        cell
        for cell in prose.cells
        if cell.page == first.page
        and cell.box.x0 >= first.box.x0
        and cell.box.vertical_overlap(first.box) >= LEAST_ROW_OVERLAP
    )
    boxes: list[Cell] = []
    for cell in sorted(row, key=lambda cell: cell.box.x0):
        if not _is_box(prose, cell):
            break
        boxes.append(cell)
    return boxes


def lines_right_of(prose: Prose, label: Cell, labels: set[int]) -> list[Cell]:
    """Return the lines right of a label, those above and below its own row with them."""
    row = [
        cell
        for cell in prose.cells
        if cell is not label
        and cell.page == label.page
        and not _is_colon(prose, cell)
        and cell.box.x0 >= label.box.x1 - 2
        and cell.box.vertical_overlap(label.box.grown(label.box.height_pt * 0.2))
        >= LEAST_ROW_OVERLAP
    ]
    if not row:
        return []
    first = min(row, key=lambda cell: (cell.box.x0, -cell.box.vertical_overlap(label.box)))
    if prose.cells.index(first) in labels or has_own_label(prose, first, labels):
        return []
    return _with_continuation(prose, first, label, labels)


def labels_stand_above(prose: Prose, cells: dict[int, Cell]) -> bool:
    """Whether most labels that hold their value in one way only stand above it: a grid of cards."""
    labels = set(cells)
    ways = [(right_of(prose, c, labels), below(prose, c, labels)) for c in cells.values()]
    above = sum(1 for right, under in ways if under and not right)
    beside = sum(1 for right, under in ways if right and not under)
    return above >= LEAST_STACKED and above > beside


def _is_colon(prose: Prose, cell: Cell) -> bool:
    return prose.text[cell.start : cell.end].strip() in (":", "：")


def _with_continuation(prose: Prose, first: Cell, label: Cell, labels: set[int]) -> list[Cell]:
    """Add the cells of the same column, above or below, that no other label's row claims."""
    kept = [first]
    rows = [prose.cells[i].box for i in labels if prose.cells[i].page == label.page]
    middle = label.box.centre[1]
    column = [
        cell
        for cell in prose.cells
        if cell.page == first.page and cell is not first and abs(cell.box.x0 - first.box.x0) < 8
    ]
    is_wide = prose.language in ("zh", "ja")
    leading = WIDE_LEADING if is_wide else LEADING
    for cell in sorted(column, key=lambda c: abs(c.box.centre[1] - middle)):
        near = min(rows, key=lambda box: abs(box.centre[1] - cell.box.centre[1]))
        is_close = any(
            -0.6 * k.box.height_pt
            <= max(k.box.y0, cell.box.y0) - min(k.box.y1, cell.box.y1)
            <= leading * k.box.height_pt
            and k.box.vertical_overlap(cell.box) < 0.5
            for k in kept
        )
        goes_on = _DANGLING.search(prose.folded, kept[-1].start, kept[-1].end) is not None
        is_next = goes_on and cell.start > kept[-1].end
        if is_wide and _heads_other_row(prose, cell, label):
            continue
        if (
            is_close
            and (_is_within(near, label.box) or is_next)
            and not _is_label(prose, cell, labels)
        ):
            kept.append(cell)
    return sorted(kept, key=lambda cell: cell.start)


def _heads_other_row(prose: Prose, cell: Cell, label: Cell) -> bool:
    """Whether another cell stands in the column of the label and in the row of a value's line."""
    return any(
        other.page == label.page
        and other is not label
        and abs(other.box.centre[1] - label.box.centre[1]) > 0.6 * label.box.height_pt
        and abs(other.box.centre[1] - cell.box.centre[1]) < 0.3 * cell.box.height_pt
        and other.box.x1 < cell.box.x0
        for other in prose.cells
    )


def _is_within(part: Box, whole: Box) -> bool:
    return whole.y0 <= part.y0 and part.y1 <= whole.y1 and whole.x0 <= part.x0 <= whole.x1


def _is_label(prose: Prose, cell: Cell, labels: set[int]) -> bool:
    return prose.cells.index(cell) in labels


def below(prose: Prose, label: Cell, labels: set[int], *, is_column: bool = False) -> list[Cell]:
    """Return the cell right under a label; `is_column`: the label heads a column of a table."""
    beside = [
        other.box.x0
        for other in (prose.cells[index] for index in labels)
        if other.page == label.page
        and other.box.x0 > label.box.x1
        and other.box.vertical_overlap(label.box) >= LEAST_ROW_OVERLAP
    ]
    limit = min(beside, default=float("inf"))  # a row of a table reaches under the next heading
    heights = COLUMN_HEIGHTS if is_column else MAX_BELOW_HEIGHTS
    under = [
        cell
        for other, cell in enumerate(prose.cells)
        if cell is not label
        and cell.box.x1 < limit + SAME_EDGE_PT
        and other not in labels
        and cell.page == label.page
        and 0 <= cell.box.y0 - label.box.y1 + 2 <= heights * _height(label, cell)
        and (is_in_column(cell, label) if is_column else is_at_edge(cell, label))
    ]
    if not under:
        return []
    first = min(under, key=lambda cell: cell.box.y0)
    height_pt = min(_height(label, first), MAX_SMALLER * label.box.height_pt)
    is_far = first.box.y0 - label.box.y1 + 2 > MAX_BELOW_HEIGHTS * height_pt
    if is_far and _has_row_below(prose, first, labels):
        return []
    if is_column and (pieces := _beside(prose, first)):
        return pieces
    return _with_lines_below(prose, first, labels)


def _has_row_below(prose: Prose, first: Cell, labels: set[int]) -> bool:
    """Whether a further value stands in the column: a table of several rows, no grid of cards."""
    return any(
        cell.page == first.page
        and index not in labels
        and is_in_column(cell, first)
        and cell.box.width_pt < 3 * first.box.width_pt
        and 0 < cell.box.y0 - first.box.y1 <= COLUMN_HEIGHTS * first.box.height_pt
        for index, cell in enumerate(prose.cells)
    )


def _beside(prose: Prose, first: Cell) -> list[Cell]:
    """Return the pieces of a line that a comma in Han text parts (眼霜、 防晒霜)."""
    row = [
        cell
        for cell in prose.cells
        if cell.page == first.page and cell.box.vertical_overlap(first.box) >= LEAST_ROW_OVERLAP
    ]
    ordered = sorted(row, key=lambda cell: cell.box.x0)
    index = ordered.index(first)
    before = ordered[index - 1] if index else None
    is_part = before is not None and prose.text[before.start : before.end].endswith("、")
    return [before, first] if before is not None and is_part else []


def _height(label: Cell, cell: Cell) -> float:
    """Return the height of the higher line: one without descenders is lower."""
    return max(label.box.height_pt, cell.box.height_pt)


def _with_lines_below(prose: Prose, first: Cell, labels: set[int]) -> list[Cell]:
    """Add the lines that a value below its label runs on to, in the same column."""
    kept = [first]
    column = [
        cell
        for other, cell in enumerate(prose.cells)
        if other not in labels and cell.page == first.page and abs(cell.box.x0 - first.box.x0) < 4
    ]
    for cell in sorted(column, key=lambda cell: cell.box.y0):
        if cell.box.y0 > kept[-1].box.y0 and is_question(prose.text[cell.start : cell.end]):
            break
        gap_pt = cell.box.y0 - kept[-1].box.y1
        is_within = gap_pt < WRAP_GAP * first.box.height_pt or (
            gap_pt < MAX_WRAP_GAP * first.box.height_pt and _runs_on(prose, kept[-1], cell)
        )
        if cell.box.y0 > kept[-1].box.y0 and is_within:
            kept.append(cell)
    gaps = (prose.text[a.end : b.start] for a, b in pairwise(kept))
    return kept if all(not gap.strip() for gap in gaps) else [first]


def is_repeated(prose: Prose, index: int, fields: dict[int, str | None]) -> bool:
    """Whether a cell answers the label to its left, or right above it, in its own words."""
    cell = prose.cells[index]
    if cell.start == 0 or prose.text[cell.end - 1] in ":：?？":
        return False
    row = [
        other
        for other, field in fields.items()
        if field == fields[index]
        and prose.cells[other].page == cell.page
        and _is_beside_or_above(prose.cells[other], cell)
        and not _is_translation(prose, prose.cells[other], cell)
        and not _is_same_beside(prose, prose.cells[other], cell)
    ]
    return bool(row)


def _is_same_beside(prose: Prose, label: Cell, cell: Cell) -> bool:
    """Whether the very same label stands right of a label: both have a value (Item | Item)."""
    texts = [prose.folded[c.start : c.end].strip() for c in (label, cell)]
    return texts[0] == texts[1] and label.box.x1 < cell.box.x0


def _is_translation(prose: Prose, label: Cell, cell: Cell) -> bool:
    """Whether a cell right below a label says it in the other script (授权品牌 / Brand)."""
    scripts = [prose.text[c.start : c.end].isascii() for c in (label, cell)]
    return scripts[0] != scripts[1] and cell.box.y0 > label.box.y1 - 2


def _is_beside_or_above(label: Cell, cell: Cell) -> bool:
    """Whether a cell stands where the value of a label does."""
    if label.box.x1 < cell.box.x0:
        return label.box.vertical_overlap(cell.box) >= LEAST_ROW_OVERLAP
    gap_pt = cell.box.y0 - label.box.y1
    is_under = -2 <= gap_pt <= MAX_BELOW_HEIGHTS * _height(label, cell)
    return is_under and abs(label.box.x0 - cell.box.x0) < SAME_EDGE_PT
