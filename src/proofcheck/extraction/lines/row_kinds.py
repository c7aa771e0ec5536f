"""What each row of a table is: an item, a part of one, words, an allowance, a sum, or nothing.

In: rows that are placed in their columns. Out: the same rows with their figures and their kind;
a row that multiplies is an item, whatever its words say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.allowances import is_allowance, repeats, signed
from proofcheck.extraction.lines.figures import is_gross_product, is_product
from proofcheck.extraction.lines.heading_words import Role, begins_with_word, is_word
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.roles import figures_of
from proofcheck.extraction.lines.row_mending import mend
from proofcheck.extraction.lines.rows import Row, RowKind
from proofcheck.extraction.lines.sum_rows import is_sum_row

INDENT_HEIGHTS = 0.8
"""How far the words of a row must be indented to be a part of the row above."""


def amount_role(columns: Sequence[Column]) -> Role:
    """Return which column's numbers tell an item: the amount, else the price or the quantity."""
    roles = {column.role for column in columns}
    wanted = (Role.NET_AMOUNT, Role.GROSS_AMOUNT, Role.UNIT_PRICE, Role.QUANTITY)
    return next((role for role in wanted if role in roles), Role.NET_AMOUNT)


def _is_counted(row: Row) -> bool:
    return row.figures.quantity is not None or row.figures.unit_price is not None


def _is_lone_amount(row: Row) -> bool:
    return row.figures.amount is not None and not _is_counted(row)


def tell_kinds(rows: Sequence[Row], columns: Sequence[Column], grid: Grid) -> None:
    """Set the figures and the kind of each row, mending figures that do not multiply."""
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
    changes: list[Decimal] = []
    for row in rows:
        is_proven = row in proven and row.figures.amount != 0
        is_blank = _is_blank_rest(row)
        is_sum = not is_proven and is_sum_row(row.cells, is_counted=_is_counted(row))
        if _is_net(row, above, changes) and not (len(proven) == 1 and is_sum_row(row.cells)):
            row.kind = RowKind.NET
        elif not is_proven and _repeats_sum(row):
            row.kind = RowKind.SUM
        elif is_blank or is_sum:
            row.kind, ended = RowKind.NONE if is_blank else RowKind.SUM, True
        elif is_proven or ended:
            row.kind = RowKind.ITEM if is_proven else RowKind.NONE
        else:
            row.kind = _kind(row, columns, start_pt, grid, has_price=has_price)
            row.kind = _changed(row, above, columns, is_counted=bool(counted))
        if row.kind is RowKind.ITEM:
            above, changes = row, []
        elif row.kind is RowKind.ALLOWANCE and row.figures.amount is not None:
            changes.append(signed(row.pieces, row.figures.amount))


def _is_blank_rest(row: Row) -> bool:
    """Whether a row says that the rest of the table is blank."""
    return any(is_word("blank_rest", cell.text.strip(" -–—=()（）*")) for cell in row.cells)


def _changed(
    row: Row, above: Row | None, columns: Sequence[Column], *, is_counted: bool
) -> RowKind:
    """Return the kind of a row, which may change the item above rather than be one."""
    takes_off = row.figures.amount is not None and (
        is_allowance(row.pieces) or repeats(row, above, columns)
    )
    if takes_off and row.figures.quantity is None:
        return RowKind.ALLOWANCE
    if row.kind is RowKind.ITEM and is_counted and _is_lone_amount(row):
        return RowKind.ITEM if _is_taxed(row) else RowKind.NONE
    return row.kind


def _is_net(row: Row, above: Row | None, changes: Sequence[Decimal]) -> bool:
    """Whether a row says what allowances have left of the amount of the item above it."""
    if above is None or above.figures.amount is None or not changes or not _is_lone_amount(row):
        return False
    return row.figures.amount == above.figures.amount + sum(changes)


def _repeats_sum(row: Row) -> bool:
    """Whether a row only says again what an item, or what stands above it, comes to."""
    kinds = ("carried_over", "item_sums")
    return any(is_word(kind, cell.text) for kind in kinds for cell in row.cells)


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
        is_unpaid = amount_role(columns) is Role.QUANTITY
        coded = bool(row.of(Role.SELLER_ITEM_ID, columns) and row.of(Role.GTIN, columns))
        named = has_letters(text) and not _is_remark(text)
        if named and (coded if is_unpaid else both):  # coded twice: the count was not read
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
