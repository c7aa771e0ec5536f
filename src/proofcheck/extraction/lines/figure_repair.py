"""Other readings of a row's numbers, tried where quantity times price is not the amount.

A number in a neighbouring column, thousands apart from the rest, the other decimal mark, a
quantity glued to the code before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import structs

from proofcheck.extraction.amounts import AmountMention
from proofcheck.extraction.lines.figures import Figures, is_gross_product, is_product, other_values
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.pieces import Piece, PieceKind, joined_number
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.row_mending import WIDE_JOINT_HEIGHTS
from proofcheck.extraction.lines.rows import Row

Numbers = dict[Role, Piece]


def repair(
    row: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column], amount: Role
) -> Figures:
    """Return figures that multiply where another reading of the row's numbers does.

    A list of goods and quantities alone has nothing to multiply.
    """
    is_unpaid = amount is Role.QUANTITY
    if is_unpaid or is_product(figures) or is_gross_product(figures):
        return figures
    for attempt in (_from_elsewhere, _with_joined, _from_glued, _with_other_mark):
        repaired = attempt(row, numbers, figures, columns, amount)
        if repaired is not None:
            return repaired
    return figures


def _from_elsewhere(
    row: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column], amount: Role
) -> Figures | None:
    """Take a missing quantity or price from a number that stands in no column of numbers."""
    used = {id(piece) for piece in numbers.values()}
    free = [p for p in row.pieces if p.is_number and p.mention and id(p) not in used]
    for role, name in ((Role.QUANTITY, "quantity"), (Role.UNIT_PRICE, "unit_price")):
        if getattr(figures, name) is not None:
            continue
        for piece in free:
            candidate = structs.replace(figures, **{name: piece.value})
            if is_product(candidate):
                numbers[role] = piece
                return candidate
    return None


def _with_joined(
    row: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column], amount: Role
) -> Figures | None:
    """Join a price or amount with the thousands before it ("21" and "000,00"), or part them."""
    for left, right in pairwise(row.pieces):
        joined = joined_number(left, right, None, WIDE_JOINT_HEIGHTS)
        if joined is None:
            continue
        for role, name in ((Role.UNIT_PRICE, "unit_price"), (amount, "amount")):
            if numbers.get(role) not in (left, right):
                continue
            candidate = structs.replace(figures, **{name: joined.value})
            if is_product(candidate):
                numbers[role] = joined
                return candidate
    return None


def _from_glued(
    row: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column], amount: Role
) -> Figures | None:
    """Part a quantity from the code before it, into which it runs ("AB-0064": AB-006 and 4)."""
    quantity = _expected_quantity(figures)
    place = next((c.heading.box for c in columns if c.role is Role.QUANTITY), None)
    if quantity is None or place is None or figures.quantity is not None:
        return None
    digits = str(quantity)
    for piece in row.pieces:
        runs_in = piece.box.x0 < place.x0 - 1 and piece.box.x1 > place.x0 - 1
        if piece.kind is not PieceKind.CODE or not runs_in or not piece.text.endswith(digits):
            continue
        start = piece.end - len(digits)
        mention = AmountMention(
            value=Decimal(quantity), start=start, end=piece.end, as_printed=digits
        )
        numbers[Role.QUANTITY] = Piece(piece.cell, start, piece.end, mention)
        for pieces in row.by_column.values():
            if piece in pieces:
                pieces[pieces.index(piece)] = Piece(piece.cell, piece.start, start)
        return structs.replace(figures, quantity=Decimal(quantity))
    return None


def _expected_quantity(figures: Figures) -> int | None:
    if not figures.unit_price or not figures.amount:
        return None
    quantity = figures.amount / figures.unit_price
    whole = int(quantity.to_integral_value())
    return whole if 0 < whole < 100_000 and abs(quantity - whole) < Decimal("0.0005") else None


def _with_other_mark(
    row: Row, numbers: Numbers, figures: Figures, columns: Sequence[Column], amount: Role
) -> Figures | None:
    """Read one of the numbers with the other decimal mark."""
    for role, name in (
        (Role.QUANTITY, "quantity"),
        (Role.UNIT_PRICE, "unit_price"),
        (amount, "amount"),
    ):
        piece = numbers.get(role)
        if piece is None or piece.mention is None:
            continue
        for value in other_values(piece.mention):
            candidate = structs.replace(figures, **{name: value})
            if is_product(candidate):
                return candidate
    return None
