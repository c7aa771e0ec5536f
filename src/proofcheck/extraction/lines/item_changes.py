"""What rows below an item do to its numbers: allowances, and the amount that they leave.

In goes an item with its rows, out come its allowances, signed. Where a row says what they leave
("Item net value"), that is the item's amount, and the one percentage among them its discount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import structs

from proofcheck.extraction.lines.allowances import is_share, signed
from proofcheck.extraction.lines.figure_repair import Numbers
from proofcheck.extraction.lines.figures import HUNDRED, Figures
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.item_lines import Item
from proofcheck.extraction.lines.pieces import Piece, PieceKind
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.row_kinds import amount_role
from proofcheck.extraction.lines.rows import Row


def changes_of(item: Item, columns: Sequence[Column]) -> Iterator[tuple[Decimal, Piece]]:
    """Yield what rows below the item take off its amount or add, signed, each with its piece."""
    for row in item.allowances:
        piece = row.number_of(amount_role(columns), columns)
        if piece is not None:
            yield signed(row.pieces, piece.value), piece


def take_net(
    item: Item, net: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column]
) -> Figures:
    """Put the amount that allowances leave, and their rate, among the item's numbers, in place."""
    amount = amount_role(columns)
    whole, piece = figures.amount, net.number_of(amount, columns)
    if piece is None or not whole:
        return figures
    numbers[amount] = piece
    rates = [rate for row in item.allowances if (rate := _rate(row, whole)) is not None]
    if len(rates) == len(item.allowances) == 1 and Role.DISCOUNT not in numbers:
        numbers[Role.DISCOUNT] = rates[0]
        return structs.replace(figures, amount=piece.value, discount=rates[0].value)
    left = HUNDRED * (whole - piece.value) / whole
    return structs.replace(figures, amount=piece.value, discount=left)


def _rate(row: Row, whole: Decimal) -> Piece | None:
    """Return the percentage of a row that takes off so much of an amount."""
    change = row.figures.amount
    rates = [piece for piece in row.pieces if piece.kind is PieceKind.PERCENT]
    if change is None or len(rates) != 1 or not is_share(change, whole, rates[0].value):
        return None
    return rates[0]
