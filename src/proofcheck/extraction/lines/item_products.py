"""Rows that multiply: one number of a row is the product of two others, as an item's amount is.

In: the rows of a grid as pieces. Out: each row that multiplies, with its quantity, price and
amount. Where the paper was tilted the amount may stand alone in the row beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.figures import Figures, is_product
from proofcheck.extraction.lines.pieces import Piece
from proofcheck.extraction.lines.sum_rows import is_sum_row

MOST_NUMBERS = 8
"""Numbers of one row among which a product is looked for."""

BESIDE_HEIGHTS = 2.3
"""Distance of an amount from its "2 x 3.50", in line heights, at most."""


class MultipliedRow(Struct, frozen=True, kw_only=True):
    """A row by its number in the grid, its pieces, and its (quantity, price, amount)."""

    number: int
    pieces: list[Piece]
    product: tuple[Piece, Piece, Piece]


def multiplied_rows(grid: Grid, rows: Sequence[list[Piece]]) -> Iterator[MultipliedRow]:
    """Yield the rows of which one number is the product of two others, top to bottom."""
    for number, pieces in enumerate(rows):
        numbers = [piece for piece in pieces if piece.is_number][:MOST_NUMBERS]
        is_full = len(numbers) > 2
        if len(numbers) < 2 or is_sum_row(grid.rows[number], is_counted=is_full):
            continue
        product = _product(numbers)
        if product is None and _is_times(pieces):
            product = _product([*numbers[:2], *_amounts_beside(grid, rows, number)])
        if product is not None:
            yield MultipliedRow(number=number, pieces=pieces, product=product)


def _is_times(pieces: Sequence[Piece]) -> bool:
    """Whether a row says a quantity times a price ("8 x 127.28") and little else."""
    text = "".join(piece.text for piece in pieces)
    return len(pieces) <= 4 and any(sign in text.casefold() for sign in "x×*@")


def _amounts_beside(grid: Grid, rows: Sequence[list[Piece]], number: int) -> Iterator[Piece]:
    """Yield amounts alone in the row below or above: where the paper was tilted or so printed."""
    level = grid.rows[number][0].level_pt
    for beside in (number + 1, number - 1):
        if 0 <= beside < len(rows) and len(rows[beside]) == 1 and rows[beside][0].is_number:
            distance = abs(grid.rows[beside][0].level_pt - level)
            if distance <= BESIDE_HEIGHTS * grid.line_height_pt:
                yield rows[beside][0]


def _product(numbers: Sequence[Piece]) -> tuple[Piece, Piece, Piece] | None:
    """Return (quantity, price, amount): the right-most amount that is a product before it."""
    for end in range(len(numbers) - 1, 1, -1):
        amount = numbers[end]
        if not amount.is_money or not amount.value:
            continue
        for one, other in reversed(list(combinations(numbers[:end], 2))):
            figures = Figures(quantity=one.value, unit_price=other.value, amount=amount.value)
            if not is_product(figures):
                continue
            if other.is_money or not one.is_money:
                return one, other, amount
            return other, one, amount
    return None
