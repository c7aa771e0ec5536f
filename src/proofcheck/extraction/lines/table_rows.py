"""The rows below the headings of a table: placed in its columns, and told apart.

In go a grid and columns, out come `Row`s: items' own rows (with their amount), rows of words
that belong to an item, and rows that belong to none (totals, sums carried over a page).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.figures import is_product
from proofcheck.extraction.lines.heading_rows import heads_totals
from proofcheck.extraction.lines.heading_words import AMOUNTS, NUMERIC, Role
from proofcheck.extraction.lines.headings import is_heading_row
from proofcheck.extraction.lines.numbered_columns import numbers_columns
from proofcheck.extraction.lines.pieces import (
    is_term_of_trade,
    parted_at,
    row_pieces,
    whole_pieces,
)
from proofcheck.extraction.lines.placing import ALIGNED_HEIGHTS, Column, number_boxes, place
from proofcheck.extraction.lines.roles import figures_of, settle
from proofcheck.extraction.lines.row_kinds import amount_role, tell_kinds
from proofcheck.extraction.lines.row_mending import learn_by_order, part_joined, take_in_strays
from proofcheck.extraction.lines.rows import Row
from proofcheck.extraction.lines.sum_rows import is_sum_row, numbers_page

MOST_ROWS, MOST_PIECES = 400, 40
"""Rows of one page below the headings that are looked at, and pieces of one row."""


def read_rows(
    grid: Grid,
    columns: Sequence[Column],
    begin: int,
    stop: int,
    mark: str | None,
    *,
    is_settled: bool,
) -> list[Row]:
    """Place the rows `begin` to `stop` (excluded) in the columns and tell what each is.

    Columns that are not settled yet learn from the rows where their values stand and what they
    mean.
    """
    rows = list(_rows(grid, begin, stop, mark, _edges(columns)))
    rows = take_in_strays(rows, grid.line_height_pt)
    _place(rows, columns, grid)
    if not is_settled:
        _learn(rows, columns)
        settle(columns, [row.by_column for row in rows if _may_be_item(row, columns)])
        _place(rows, columns, grid)
        if not _multiply(rows, columns) and learn_by_order(rows, columns, grid.line_height_pt):
            _place(rows, columns, grid)
    part_joined(rows, columns, grid.line_height_pt)
    tell_kinds(rows, columns, grid)
    return rows


def _multiply(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a row multiplies."""
    reading = [column.role for column in columns]
    amount = amount_role(columns)
    return any(is_product(figures_of(reading, row.by_column, amount)) for row in rows)


def _edges(columns: Sequence[Column]) -> list[float]:
    """Return where the columns of words and codes begin, in points, but for the first."""
    worded = [c for c in columns[1:] if c.role not in NUMERIC]
    return [column.heading.box.x0 for column in worded]


def _rows(
    grid: Grid, begin: int, stop: int, mark: str | None, edges: Sequence[float]
) -> Iterator[Row]:
    """Yield the rows up to the headings of another table or of a strip of totals.

    Words are kept whole cells.
    """
    for number in range(begin, min(stop, begin + MOST_ROWS)):
        cells = grid.rows[number]
        if numbers_columns(cells) or numbers_page(cells):
            continue
        if heads_totals(cells) or (number > begin and is_heading_row(grid, number)):
            return
        pieces = row_pieces(cells, mark)
        if sum(piece.mention is not None for piece in pieces) < 2:
            pieces = [piece for cell in cells for piece in whole_pieces(cell, mark)]
        tolerance = ALIGNED_HEIGHTS * grid.line_height_pt
        pieces = [piece for piece in pieces if not is_term_of_trade(piece.text)]
        pieces = [part for piece in pieces for part in parted_at(piece, edges, tolerance)]
        yield Row(number, cells, pieces[:MOST_PIECES])


def _place(rows: Sequence[Row], columns: Sequence[Column], grid: Grid) -> None:
    for row in rows:
        row.by_column, row.loose = {}, []
        for piece, index in zip(
            row.pieces, place(row.pieces, columns, grid.line_height_pt), strict=True
        ):
            if index is None:
                row.loose.append(piece)
            else:
                row.by_column.setdefault(index, []).append(piece)
        _take_in_rest(row, columns)


def _take_in_rest(row: Row, columns: Sequence[Column]) -> None:
    """Give the description what goes on in its cell without standing in a column ("1100 GPH")."""
    for index, column in enumerate(columns):
        pieces = row.by_column.get(index, [])
        if column.role is not Role.DESCRIPTION or not pieces:
            continue
        last = pieces[-1]
        rest = [p for p in row.loose if p.cell is last.cell and p.start >= last.end]
        row.by_column[index] = [*pieces, *rest]
        row.loose = [piece for piece in row.loose if piece not in rest]


def _learn(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    likely = [row for row in rows if _may_be_item(row, columns)]
    for index, column in enumerate(columns):
        placed = [(p, index) for row in likely for p in row.by_column.get(index, [])[:1]]
        if any(role in NUMERIC for role in column.roles):
            column.learn(number_boxes(placed, index))
        else:
            column.learn([piece.box for piece, _ in placed])


def _may_be_item(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has numbers in two columns, one of which may be of money.

    In a table without money a quantity beside words is enough.
    """
    filled = [
        column
        for index, column in enumerate(columns)
        if any(piece.mention is not None for piece in row.by_column.get(index, ()))
    ]
    if not any(_may_be_paid(column) for column in columns):
        counted = any(Role.QUANTITY in column.roles for column in filled)
        return counted and len(row.by_column) > 1
    paid = any(_may_be_paid(column) for column in filled)
    return len(filled) >= 2 and paid and not is_sum_row(row.cells, is_counted=True)


def _may_be_paid(column: Column) -> bool:
    return any(role in AMOUNTS or role is Role.UNIT_PRICE for role in column.roles)
