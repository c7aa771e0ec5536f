"""Amounts that a label's row does not hold as they were printed: parted, shifted, under a label.

In go a label of a total and its sheet, out come cells and amounts: thousands parted by a wide
blank, a value that stands half a line above or below its label on a photo, a minus alone in its
row, labels side by side in one piece of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.joined_labels import Label
from proofcheck.extraction.sheets import Hit
from proofcheck.model.document import Line
from proofcheck.model.measures import box_around

BLANK_HEIGHTS = 1.6
"""A blank between thousands is no wider than this many heights."""

SHIFT_HEIGHTS = 1.0
"""By how many heights of the line a value may stand above or below its label's row."""

_HEAD = re.compile(r"(?:[^\d\s]{0,4}\s?)?[-–]?\d{1,3}$")
_REST = re.compile(r"\d{3}(?:[ \u00a0]\d{3})*,\d{2}(?!\d)")


def with_parted_thousands(cell: Cell, row: list[Cell]) -> Cell | None:
    """Return a cell "47" joined with the cell "442,07" right of it, None where there is none.

    Both may be columns of their own: whether the joined amount is one, the sums must tell.
    """
    right = next((c for c in row if c.box.x0 >= cell.box.x1), None)
    if right is None or not _HEAD.fullmatch(cell.text) or not _REST.match(right.text):
        return None
    if right.box.x0 - cell.box.x1 > BLANK_HEIGHTS * max(cell.height_pt, right.height_pt):
        return None
    words = (*cell.line.words, *right.line.words)
    joined = Cell(
        Line(words=words, box=box_around(word.box for word in words)), cell.page, cell.level_pt
    )
    joined.row = cell.row
    return joined


def shifted_amounts(hit: Hit, decimal_mark: str | None) -> Iterator[tuple[Cell, AmountMention]]:
    """Yield the amounts right of a label in the rows beside its own that have no label."""
    rows = hit.sheet.grid.rows
    for number in (hit.cell.row - 1, hit.cell.row + 1):
        row = rows[number] if 0 <= number < len(rows) else []
        right = [cell for cell in row if cell.box.x0 >= hit.cell.box.x1]
        if not right or any(_is_of_total(label) for c in row for label in hit.sheet.labels_of(c)):
            continue
        cell = right[-1]
        reach_pt = SHIFT_HEIGHTS * max(cell.height_pt, hit.cell.height_pt)
        if abs(cell.level_pt - hit.cell.level_pt) > reach_pt:
            continue
        mentions = [
            m for m in find_amounts(cell.text, decimal_mark=decimal_mark) if not m.is_percent
        ]
        if len(mentions) == 1:
            yield cell, mentions[0]


def _is_of_total(label: Label) -> bool:
    return any(field.endswith("_total") for field in label.fields)


def broken_minus(hit: Hit, decimal_mark: str | None) -> tuple[Cell, AmountMention] | None:
    """Return a negative amount of which a narrow column left only the minus in the row."""
    rows = hit.sheet.grid.rows[max(hit.cell.row - 1, 0) : hit.cell.row + 2]
    signs = (cell for row in rows for cell in row if cell.text.strip() in ("-", "−", "–"))
    sign = next((cell for cell in signs if cell.box.x0 > hit.cell.box.x1), None)
    if sign is None:
        return None
    for cell in hit.sheet.grid.below(sign, 2):
        mentions = find_amounts(cell.text, decimal_mark=decimal_mark)
        if len(mentions) == 1 and mentions[0].value > 0:
            return cell, structs.replace(mentions[0], value=-mentions[0].value)
    return None


def narrowed(hit: Hit) -> Hit:
    """Return a label in a cell of its own, where several headings make one piece of text."""
    labels = hit.sheet.labels_of(hit.cell)
    if len(labels) < 2 or any(ch.isdigit() for ch in hit.cell.text):
        return hit
    part = hit.cell.part(hit.label.start, hit.label.end)
    if part is None:
        return hit
    label = structs.replace(
        hit.label, start=0, end=len(part.text), at_start=True, is_whole=True, has_colon=False
    )
    return structs.replace(hit, cell=part, label=label)
