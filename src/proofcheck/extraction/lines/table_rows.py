"""The rows below the headings of a table: placed in its columns, and told apart.

In go a grid and columns, out come `Row`s: items' own rows (with their amount), rows of words
that belong to an item, and rows that belong to none (totals, sums carried over a page).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.allowances import is_allowance, repeats
from proofcheck.extraction.lines.figures import is_gross_product, is_product
from proofcheck.extraction.lines.heading_words import (
    AMOUNTS,
    NUMERIC,
    Role,
    begins_with_word,
    is_word,
)
from proofcheck.extraction.lines.headings import heads_totals, is_heading_row
from proofcheck.extraction.lines.numbered_columns import numbers_columns
from proofcheck.extraction.lines.pieces import (
    has_letters,
    parted_at,
    row_pieces,
    whole_pieces,
)
from proofcheck.extraction.lines.placing import (
    ALIGNED_HEIGHTS,
    Column,
    number_boxes,
    place,
)
from proofcheck.extraction.lines.roles import figures_of, settle
from proofcheck.extraction.lines.row_mending import (
    learn_by_order,
    mend,
    part_joined,
    take_in_strays,
)
from proofcheck.extraction.lines.rows import Row, RowKind

SUMS = frozenset(
    {
        "net_total",
        "gross_total",
        "payable_total",
        "lines_total",
        "tax_total",
        "prepaid_total",
        "tax_part_amount",
    }
)
"""Fields of the label lexicon that end a table of items."""

MOST_ROWS = 400
MOST_PIECES = 40
"""Rows of one page below the headings that are looked at, and pieces of one row."""

LETTERS_BESIDE_LABEL = 4
LONGEST_LABEL = 60
"""Letters that may stand beside the label of a sum ("Total EUR"), and its length with them."""

LEAST_LABEL_WEIGHT = 0.5
"""How surely (0..1) a label must mean a total."""

INDENT_HEIGHTS = 0.8
"""How far the words of a row must be indented to be a part of the row above."""

_COUNTED = re.compile(r"\(\s?\d+ [^\W\d]+\s?\)")
"""What a total counts ("Total (3 lines)")."""

_NUMBER = re.compile(r"(?<![A-Za-z\d])\d")


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
    _tell_kinds(rows, columns, grid)
    return rows


def _multiply(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a row multiplies."""
    reading = [column.role for column in columns]
    amount = amount_role(columns)
    return any(is_product(figures_of(reading, row.by_column, amount)) for row in rows)


def amount_role(columns: Sequence[Column]) -> Role:
    """Return which column's numbers tell an item: the amount, else the price or the quantity."""
    roles = {column.role for column in columns}
    wanted = (Role.NET_AMOUNT, Role.GROSS_AMOUNT, Role.UNIT_PRICE, Role.QUANTITY)
    return next((role for role in wanted if role in roles), Role.NET_AMOUNT)


def is_sum_row(cells: Sequence[Cell], *, is_counted: bool = False) -> bool:
    """Whether a row is one of the paper's totals: an amount, a label of them, and little else.

    In a row with a quantity or price (`is_counted`) the label must be its first words.
    """
    if not any(_NUMBER.search(cell.text) for cell in cells):
        return False
    worded = [cell for cell in cells if has_letters(cell.text) and len(cell.text) <= LONGEST_LABEL]
    return any(_is_sum(cell) for cell in (worded[:1] if is_counted else worded))


def _is_sum(cell: Cell) -> bool:
    text = _COUNTED.sub("", cell.text)
    labels = find_labels(text, with_slips=cell.is_ocr)
    if not labels or not labels[0].at_start:
        return False
    label = labels[0]
    if not any(label.fields.get(name, 0.0) >= LEAST_LABEL_WEIGHT for name in SUMS):
        return False
    covered = sum(one.end - one.start for one in labels)
    letters = sum(ch.isalpha() for ch in text)
    return letters - covered <= LETTERS_BESIDE_LABEL or label.has_colon


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
        if numbers_columns(cells):
            continue
        if heads_totals(cells) or (number > begin and is_heading_row(grid, number)):
            return
        pieces = row_pieces(cells, mark)
        if sum(piece.mention is not None for piece in pieces) < 2:
            pieces = [piece for cell in cells for piece in whole_pieces(cell, mark)]
        tolerance = ALIGNED_HEIGHTS * grid.line_height_pt
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


def _is_counted(row: Row) -> bool:
    return row.figures.quantity is not None or row.figures.unit_price is not None


def _tell_kinds(rows: Sequence[Row], columns: Sequence[Column], grid: Grid) -> None:
    amount = amount_role(columns)
    reading = [column.role for column in columns]
    for row in rows:
        row.figures = figures_of(reading, row.by_column, amount)
        if not is_product(row.figures):
            mend(row, columns, amount, grid.line_height_pt)
    proven = [row for row in rows if is_product(row.figures) or is_gross_product(row.figures)]
    start_pt = _usual_start(proven, columns)
    has_price = sum(row.figures.unit_price is not None for row in proven) > 0
    counted = [row for row in rows if row.figures.amount is not None and _is_counted(row)]
    ended = False
    above: Row | None = None
    for row in rows:
        is_proven = row in proven and row.figures.amount != 0
        if not is_proven and any(is_word("carried_over", cell.text) for cell in row.cells):
            row.kind = RowKind.SUM
        elif any(is_word("blank_rest", cell.text.strip(" -–—=()（）*")) for cell in row.cells):
            row.kind = RowKind.NONE
        elif not is_proven and is_sum_row(row.cells, is_counted=_is_counted(row)):
            row.kind, ended = RowKind.SUM, True
        elif is_proven:
            row.kind = RowKind.ITEM
        elif ended:
            row.kind = RowKind.NONE
        else:
            row.kind = _kind(row, columns, start_pt, grid, has_price=has_price)
            takes_off = row.figures.amount is not None and (
                is_allowance(row.pieces) or repeats(row, above, columns)
            )
            if takes_off and row.figures.quantity is None:
                row.kind = RowKind.ALLOWANCE
            elif row.kind is RowKind.ITEM and counted and not _is_counted(row):
                row.kind = RowKind.ITEM if _is_taxed(row) else RowKind.NONE
        above = row if row.kind is RowKind.ITEM else above


def _is_taxed(row: Row) -> bool:
    """Whether a row without a count prints a rate of tax, as items do ("Carriage 20 % 14.00")."""
    return row.figures.rate is not None


def _usual_start(rows: Sequence[Row], columns: Sequence[Column]) -> float | None:
    """Return where the description usually begins, in points, or None."""
    starts = [p[0].box.x0 for row in rows if (p := row.of(Role.DESCRIPTION, columns))]
    return median(starts) if starts else None


def _kind(
    row: Row, columns: Sequence[Column], start_pt: float | None, grid: Grid, *, has_price: bool
) -> RowKind:
    """Tell what an unproven row is: an item without a price, a part of one, or words."""
    words = row.of(Role.DESCRIPTION, columns)
    text = " ".join(piece.text for piece in words)
    counted = _is_counted(row)
    if row.figures.amount is None:
        both = row.figures.quantity is not None and row.figures.unit_price is not None
        named = has_letters(text) and not _is_remark(text)
        if both and named and amount_role(columns) is not Role.QUANTITY:
            return RowKind.ITEM
        return RowKind.PART if counted else RowKind.WORDS
    indent_pt = words[0].box.x0 - start_pt if words and start_pt is not None else 0.0
    is_indented = indent_pt > INDENT_HEIGHTS * grid.line_height_pt
    lacks_price = has_price and row.figures.unit_price is None
    if begins_with_word("included", text) and lacks_price:
        return RowKind.PART
    if lacks_price and (is_indented or not has_letters(text) or _is_remark(text)):
        return RowKind.PART
    if not counted and not has_letters(text):
        return RowKind.NONE
    is_charge = begins_with_word("surcharges", text)
    if not counted and is_charge and (not _is_taxed(row) or row.figures.amount < 0):
        return RowKind.NONE
    return RowKind.ITEM


def _is_remark(text: str) -> bool:
    """Whether words are a label with its value ("Gross price: 1.50")."""
    return ":" in text or "：" in text or text.startswith("*")
