"""Items of a till roll: words with an amount, and below them "2 x 3.50", which makes it.

No headings and no total are needed: quantity times price is the amount printed beside the words.
Words that are too long for the roll run on between the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lines.figures import Figures, is_product
from proofcheck.extraction.lines.heading_words import Role, is_unit
from proofcheck.extraction.lines.parts import Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, row_pieces
from proofcheck.extraction.lines.table_rows import is_sum_row

MOST_ROWS = 4
"""Rows over which the words of one item run, at most."""

NEAR_HEIGHTS = 2.6
"""Distance of the rows of one item, in line heights, at most."""

LONGEST_TAX_CODE = 3
"""Letters of what may stand behind an amount ("A", "7%")."""

FEWEST_LETTERS = 2
TIMES = frozenset("x×*@à")
TIMES_WORDS = frozenset({"je", "zu", "at", "a", "por", "per", "da", "po"})
"""What stands between a quantity and a price."""


class _Count(Struct, frozen=True, kw_only=True):
    number: int  # of the row
    quantity: Piece
    price: Piece
    unit: Piece | None


def read_counted_items(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items of a page that a row below them counts, top to bottom."""
    rows = [row_pieces(row, mark) for row in grid.rows]
    items = []
    last = -1
    for number, pieces in enumerate(rows):
        count = _count(pieces, number)
        head = _priced_row(grid, rows, count, last) if count else None
        if count is not None and head is not None:
            items.append(_parts(grid, rows, head, count))
            last = number
    return items


def _count(pieces: Sequence[Piece], number: int) -> _Count | None:
    """Return what a row counts that says a quantity times a price and nothing else."""
    numbers = [piece for piece in pieces if piece.is_number]
    if len(numbers) != 2 or not numbers[0].value or numbers[0].value < 0:
        return None
    between = [p.text for p in pieces if p.mention is None and p.box.x0 < numbers[1].box.x0]
    behind = [p.text for p in pieces if p.mention is None and p.box.x0 >= numbers[1].box.x0]
    words = " ".join(between).replace("/", " ").split()
    is_times = any(w.casefold() in TIMES | TIMES_WORDS for w in words)
    others = [w for w in words if w.casefold() not in TIMES | TIMES_WORDS]
    if not is_times or not all(is_unit(word) or not has_letters(word, 1) for word in others):
        return None
    if any(len(text) > LONGEST_TAX_CODE and not is_unit(text.strip("/")) for text in behind):
        return None
    unit = next((p for p in pieces if p.mention is None and is_unit(p.text)), None)
    return _Count(number=number, quantity=numbers[0], price=numbers[1], unit=unit)


def _priced_row(
    grid: Grid, rows: Sequence[Sequence[Piece]], count: _Count, last: int
) -> int | None:
    """Return the row above a count whose amount it makes; None where the nearest is another."""
    for number in range(count.number - 1, max(last, count.number - 1 - MOST_ROWS), -1):
        below, cells = grid.rows[number + 1], grid.rows[number]
        distance = below[0].level_pt - cells[0].level_pt
        if distance > NEAR_HEIGHTS * grid.line_height_pt or is_sum_row(cells):
            return None
        amount = _amount(rows[number], cells)
        if amount is not None and is_product(_figures(count, amount)):
            return number
        is_priced = amount is not None and amount.cell is not cells[0]
        if is_priced or not any(has_letters(cell.text, 1) for cell in cells):
            return None
    return None


def _amount(pieces: Sequence[Piece], cells: Sequence[Cell]) -> Piece | None:
    """Return the amount at the right end of a row of words, apart from them."""
    at = next((i for i in range(len(pieces) - 1, 0, -1) if pieces[i].is_number), None)
    if at is None or any(len(piece.text) > LONGEST_TAX_CODE for piece in pieces[at + 1 :]):
        return None
    amount, words = pieces[at], pieces[:at]
    is_alone = amount.cell is not cells[0] or (amount.mention and amount.mention.decimals == 2)
    named = has_letters("".join(p.text for p in words if p.kind is PieceKind.TEXT), FEWEST_LETTERS)
    return amount if is_alone and named else None


def _figures(count: _Count, amount: Piece) -> Figures:
    return Figures(quantity=count.quantity.value, unit_price=count.price.value, amount=amount.value)


def _parts(grid: Grid, rows: Sequence[Sequence[Piece]], head: int, count: _Count) -> Parts:
    amount = _amount(rows[head], grid.rows[head])
    assert amount is not None
    own = [p for p in rows[head] if p.box.x0 < amount.box.x0 and p.kind is not PieceKind.SIGN]
    further = [list(rows[number]) for number in range(head + 1, count.number)]
    cells = [cell for number in range(head, count.number + 1) for cell in grid.rows[number]]
    return Parts(
        page=grid.page,
        numbers={
            Role.QUANTITY: count.quantity,
            Role.UNIT_PRICE: count.price,
            Role.NET_AMOUNT: amount,
        },
        figures=_figures(count, amount),
        unit=snippets_of([count.unit])[0] if count.unit else None,
        lines=[snippets_of(pieces) for pieces in (own, *further)],
        columns={},
        remarks=[],
        boxes=[cell.box for cell in cells],
        doubtful={},
    )
