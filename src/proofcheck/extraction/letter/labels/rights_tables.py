"""Tables of rights: a row of headings (Brand, Range, Countries, Channel, From, To) over its rows.

In: the cells of the prose. Out: the columns of the first such table, each heading with the cells
below it. Every row grants something, so the cells of a column count together.
"""

from __future__ import annotations

from functools import lru_cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.cell_labels import field_of_cell
from proofcheck.extraction.letter.labels.columns import (
    cells_below,
    head_text,
    in_row,
    starts_in_rows,
)
from proofcheck.extraction.letter.labels.mark_tables import MarkColumn
from proofcheck.extraction.letter.text.prose import Cell, Prose

LEAST_HEADS = 3
"""A table of rights has at least so many headings of different fields."""

LEAST_ROWS = 2
"""It has at least so many rows; one row is a label over its value."""

MAX_CELL = 60
"""A value has at most so many characters."""

_COUNTRY = framed(r"{country_labels}")
_GOODS = frozenset(["brands", "products"])
_RIGHTS = frozenset(["territories", "channels", "valid_from", "valid_to", "period"])
"""What is sold, and what a row lets be done with it: a table of rights has headings of both."""


@lru_cache(maxsize=8)
def rights_columns(prose: Prose) -> tuple[MarkColumn, ...]:
    """Return the columns of the first table of rights; none where there is no table."""
    for first in prose.cells:
        if field_of_cell(prose, first) not in _GOODS:
            continue
        row = tuple(cell for cell in prose.cells if in_row(cell, first))
        fields = {field for cell in row if (field := field_of_cell(prose, cell))} & (
            _GOODS | _RIGHTS
        )
        if len(fields) < LEAST_HEADS or not fields & _RIGHTS or _is_register(prose, row):
            continue
        columns = tuple(
            MarkColumn(field=field, head=cell, cells=tuple(cells_below(prose, cell, row)))
            for cell in row
            if (field := field_of_cell(prose, cell)) in fields and field is not None
        )
        is_table = all(len(column.cells) >= LEAST_ROWS for column in columns)
        if is_table and all(_is_value(prose, cell, c.field) for c in columns for cell in c.cells):
            return columns
    return ()


def rights_heads(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that stand in the row of headings."""
    return starts_in_rows(prose, [column.head for column in rights_columns(prose)[:1]])


def _is_register(prose: Prose, row: tuple[Cell, ...]) -> bool:
    """Whether a row heads a list of registered marks: with their numbers, and a country for each.

    Where a mark is registered is no territory, and its expiry ends no right.
    """
    fields = {cell.start: field_of_cell(prose, cell) for cell in row}
    places = [cell for cell in row if fields[cell.start] == "territories"]
    is_numbered = "trademark_numbers" in fields.values() and "channels" not in fields.values()
    return is_numbered and all(_COUNTRY.fullmatch(head_text(prose, place)) for place in places)


def _is_value(prose: Prose, cell: Cell, field: str) -> bool:
    """Whether a cell is short, and no label of another field: the grid is of rows, not of cards."""
    return cell.end - cell.start <= MAX_CELL and field_of_cell(prose, cell) in (None, field)
