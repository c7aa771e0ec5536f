"""Pieces of a table row: each a number, or the words between two numbers.

In goes a row of cells, out come pieces with their place in the cell, left to right. A piece is
the smallest thing that is given to a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.words import span_box
from proofcheck.model.measures import Box

LONGEST_COUNT = 7
"""Digits of the longest whole number that is a quantity or amount; longer ones are codes."""

_TIMES = re.compile(r"(?<![\w.,])(\d{1,5})\s?[xX×*](?=\s|\d|$)")


class PieceKind(StrEnum):
    """What a piece looks like."""

    NUMBER = "number"
    PERCENT = "percent"
    CODE = "code"  # digits, perhaps with letters, that are no amount
    TEXT = "text"
    SIGN = "sign"  # neither letters nor digits


class Piece:
    """A span of a cell's text: `start` to `end` (excluded), with its number where it is one."""

    def __init__(
        self, cell: Cell, start: int, end: int, mention: AmountMention | None = None
    ) -> None:
        self.cell = cell
        self.start = start
        self.end = end
        self.mention = mention
        self.text = cell.text[start:end]
        self.kind = _kind_of(self.text, mention)

    def __repr__(self) -> str:
        return f"Piece({self.text!r}, {self.kind})"

    @cached_property
    def box(self) -> Box:
        """Where the piece stands."""
        whole = self.start == 0 and self.end == len(self.cell.text)
        return self.cell.box if whole else span_box(self.cell.line, self.start, self.end)

    @property
    def is_number(self) -> bool:
        """Whether the piece is a number that can be a quantity, price or amount."""
        return self.kind is PieceKind.NUMBER

    @property
    def value(self) -> Decimal:
        """The number; raises ValueError for a piece without one."""
        if self.mention is None:
            raise ValueError(f"{self.text!r} is no number")
        return self.mention.value


def row_pieces(row: Iterable[Cell], mark: str | None) -> list[Piece]:
    """Return the pieces of a row, left to right; `mark` is the document's decimal mark."""
    return [piece for cell in row for piece in cell_pieces(cell, mark)]


def cell_pieces(cell: Cell, mark: str | None) -> Iterator[Piece]:
    """Part a cell's text at its numbers."""
    text = cell.text
    if not any(ch.isdigit() for ch in text):
        yield Piece(cell, 0, len(text))
        return
    position = 0
    for mention in _mentions(text, mark):
        if mention.start < position:
            continue
        yield from _text(cell, position, mention.start)
        yield Piece(cell, mention.start, mention.end, mention)
        position = mention.end
    yield from _text(cell, position, len(text))


def whole_piece(cell: Cell, mark: str | None) -> Piece:
    """Return a cell as one piece: a number if it holds nothing else, else text."""
    parts = list(cell_pieces(cell, mark))
    return parts[0] if len(parts) == 1 else Piece(cell, 0, len(cell.text))


def has_letters(text: str, least: int = 2) -> bool:
    """Whether a text has at least so many letters."""
    return sum(ch.isalpha() for ch in text) >= least


def _mentions(text: str, mark: str | None) -> Iterator[AmountMention]:
    times = _TIMES.match(text)
    if times is not None:
        count = times.group(1)
        yield AmountMention(
            value=Decimal(count), start=0, end=len(count), as_printed=count
        )
    for mention in find_amounts(text, decimal_mark=mark):
        digits = sum(ch.isdigit() for ch in mention.as_printed)
        if digits > LONGEST_COUNT and not mention.has_decimals and mention.symbol is None:
            continue
        yield mention


def _text(cell: Cell, start: int, end: int) -> Iterator[Piece]:
    part = cell.text[start:end]
    bare = part.strip()
    if bare:
        begin = start + part.index(bare)
        yield Piece(cell, begin, begin + len(bare))


def _kind_of(text: str, mention: AmountMention | None) -> PieceKind:
    if mention is not None:
        return PieceKind.PERCENT if mention.is_percent else PieceKind.NUMBER
    if any(ch.isdigit() for ch in text) and " " not in text:
        return PieceKind.CODE
    return PieceKind.TEXT if any(ch.isalnum() for ch in text) else PieceKind.SIGN
