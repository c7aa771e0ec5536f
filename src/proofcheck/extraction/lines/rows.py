"""A row of a table: its pieces by column, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.figures import Figures
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.pieces import Piece
from proofcheck.extraction.lines.placing import Column


class RowKind(StrEnum):
    """What a row of a table is."""

    ITEM = "item"
    WORDS = "words"
    PART = "part"  # a component of the item above, with numbers of its own
    ALLOWANCE = "allowance"  # taken off the item above, or added to it
    NET = "net"  # what is left of the amount of the item above after its allowances
    SUM = "sum"
    NONE = "none"


class Row:
    """A row with its pieces by column index; `loose` are those that stand in no column."""

    def __init__(self, number: int, cells: Sequence[Cell], pieces: list[Piece]) -> None:
        self.number = number
        self.cells = cells
        self.pieces = pieces
        self.level_pt = cells[0].level_pt
        self.by_column: dict[int, list[Piece]] = {}
        self.loose: list[Piece] = []
        self.kind = RowKind.NONE
        self.figures = Figures()
        self.is_repeated = False  # names the item above again

    def __repr__(self) -> str:
        return f"Row({self.kind}, {[piece.text for piece in self.pieces]})"

    def of(self, role: Role, columns: Sequence[Column]) -> list[Piece]:
        """Return the pieces in the column of that role (a stack counts for its first row)."""
        for index, column in enumerate(columns):
            if column.role is role and not column.stack:
                return self.by_column.get(index, [])
        return []

    def number_of(self, role: Role, columns: Sequence[Column]) -> Piece | None:
        """Return the number in the column of that role, or None."""
        return next((p for p in self.of(role, columns) if p.can_say(role)), None)
