"""Rows of a table that name the brand of the items below them ("Marque : Ondéa Paris").

In go the rows of a table, out come the brands by the number of the items' own rows; the rows that
name them are no words of an item any more.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.lines.rows import Row, RowKind

FEWEST_LETTERS = 2


def brands_above(rows: Sequence[Row]) -> dict[int, Snippet]:
    """Return the brand that a row above names, by the number of an item's row below it.

    Only where the first such row stands above the first item: else it says of the item before
    it what its brand is.
    """
    first = next((i for i, row in enumerate(rows) if row.kind is RowKind.ITEM), 0)
    named = {i: s for i, row in enumerate(rows) if (s := _named(row)) is not None}
    if not named or min(named) > first:
        return {}
    found: dict[int, Snippet] = {}
    brand: Snippet | None = None
    for index, row in enumerate(rows):
        if index in named:
            brand = named[index]
            row.kind = RowKind.NONE
        elif row.kind is RowKind.ITEM and brand is not None:
            found[row.number] = brand
    return found


def _named(row: Row) -> Snippet | None:
    """Return the brand of a row that is nothing but a label with its value."""
    if row.kind is not RowKind.WORDS or len(row.cells) != 1:
        return None
    text = row.cells[0].text
    marks = find_marks(text)
    if len(marks) != 1 or marks[0].kind != "brand" or has_letters(text[: marks[0].label_start], 1):
        return None
    if has_letters(text[marks[0].end :], FEWEST_LETTERS):
        return None
    return Snippet(cell=row.cells[0], start=marks[0].start, end=marks[0].end)
