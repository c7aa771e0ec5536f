"""Labels and values that a narrow column breaks over two lines.

In go the cells of a grid, out come a label's two halves ("Date" over "d'expédition"), and a
value joined with its second line ("YP-2504-" over "3228", "30 August" over "2025").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.dates import find_dates
from proofcheck.model.document import Line, Word
from proofcheck.model.measures import box_around

ROWS_BELOW = 3
"""Rows under a cell in which its second line stands: other columns have rows between."""

GAP_HEIGHTS = 1.2
"""Gap between the two lines in heights of print, at most."""

SHIFT_HEIGHTS = 0.8
"""How far their left edges may differ, in heights of print."""

LONGEST_HALF = 28
"""Characters of each half of a label, at most."""

HYPHENS = "-‐‑–/_."
"""Signs at which a number is broken."""


def second_line(grid: Grid, cell: Cell) -> Cell | None:
    """Return the cell right under a cell that begins where it begins, None where none does.

    Under a number that breaks off it may end where that ends.
    """
    height = max(cell.height_pt, 0.7 * grid.line_height_pt, 1.0)
    is_broken = cell.text[-1:] in HYPHENS and any(ch.isdigit() for ch in cell.text)
    for other in grid.below(cell, ROWS_BELOW):
        shift_pt = abs(other.box.x0 - cell.box.x0)
        if is_broken:
            shift_pt = min(shift_pt, abs(other.box.x1 - cell.box.x1))
        if other.box.y0 - cell.box.y1 > GAP_HEIGHTS * height:
            return None
        if shift_pt <= SHIFT_HEIGHTS * height:
            return other
    return None


def broken_labels(grid: Grid, is_label: Callable[[str], bool]) -> Iterator[tuple[Cell, Cell]]:
    """Yield the two halves of labels that stand left of a value.

    `is_label` tells whether a whole text is a label. One with a value of its own is no half
    ("Terms" over "Due date"), unless that value goes on from the line above.
    """
    for cell in grid.cells:
        if len(cell.text) > LONGEST_HALF or any(ch.isdigit() for ch in cell.text):
            continue
        value = next(grid.right_of(cell), None)
        lower = second_line(grid, cell)
        if value is None or lower is None or len(lower.text) > LONGEST_HALF:
            continue
        if any(ch.isdigit() for ch in lower.text) or ":" in cell.text:
            continue
        if not is_label(f"{cell.text} {lower.text}"):
            continue
        is_broken = value.text[-1:] in HYPHENS
        if is_broken or not (is_label(lower.text) and _has_value(grid, lower, value)):
            yield cell, lower


def _has_value(grid: Grid, lower: Cell, value: Cell) -> bool:
    """Whether a value stands beside the lower of two cells, in the column of the upper one's."""
    reach = 2.0 * max(lower.height_pt, 4.0)
    return any(
        abs(other.box.x0 - value.box.x0) <= reach or abs(other.box.x1 - value.box.x1) <= reach
        for other in grid.right_of(lower)
    )


def joined_value(
    grid: Grid, label: Cell, value: Cell, labels_of: Callable[[Cell], Sized]
) -> Cell | None:
    """Return a value beside a label as one cell with its second line, None where it has none.

    A line beside which another cell stands under the label is the value of that.
    """
    lower = second_line(grid, value)
    if lower is None:
        return None
    reach = 2.0 * max(label.height_pt, 4.0)
    beside = (c for c in grid.rows[lower.row] if c is not lower and c.box.x0 < value.box.x0 - reach)
    beside_label = [c for c in beside if abs(c.box.x0 - label.box.x0) <= reach]
    labels = any(not c.text[:1].islower() for c in beside_label)
    if labels and (value.text[-1:] not in HYPHENS or any(labels_of(c) for c in beside_label)):
        return None
    return _joined(value, lower)


def joined_date(grid: Grid, value: Cell) -> Cell | None:
    """Return a date under its label with the line below that ends it ("9 June" over "2025")."""
    lower = second_line(grid, value)
    if lower is None or find_dates(value.text) or find_dates(lower.text):
        return None
    joined = _joined(value, lower)
    return joined if find_dates(joined.text) else None


def around_value(grid: Grid, label: Cell) -> Cell | None:
    """Return a value of two lines in whose middle its label stands, joined, None without one."""
    if label.row == 0:
        return None
    for upper in grid.rows[label.row - 1]:
        lower = second_line(grid, upper) if upper.box.x0 > label.box.x1 else None
        if lower is None or upper.text[-1:] not in HYPHENS:
            continue
        if upper.box.y0 < label.box.centre[1] < lower.box.y1 and lower.row == label.row + 1:
            return _joined(upper, lower)
    return None


def _joined(value: Cell, lower: Cell) -> Cell:
    """Return two lines as one cell, without a blank behind a sign at which it was broken."""
    first, second = value.line.words, lower.line.words
    if value.text[-1:] in HYPHENS and value.text[-1:]:
        whole = Word(
            text=first[-1].text + second[0].text,
            box=box_around((first[-1].box, second[0].box)),
            confidence=min(first[-1].confidence, second[0].confidence),
            source=first[-1].source,
        )
        words = (*first[:-1], whole, *second[1:])
    else:
        words = (*first, *second)
    cell = Cell(
        Line(words=words, box=box_around(word.box for word in words)), value.page, value.level_pt
    )
    cell.row = value.row
    return cell
