"""Pieces of a table row: each a number, or the words between two numbers.

In goes a row of cells, out come pieces with their place in the cell, left to right. A piece is
the smallest thing that is given to a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from msgspec import structs

from proofcheck.extraction.amounts import AmountMention, find_amounts, parse_number
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.lines.heading_words import MONEY, Role, is_unit
from proofcheck.extraction.words import span_box
from proofcheck.model.document import Line
from proofcheck.model.measures import Box, box_around

LONGEST_COUNT = 7
"""Digits of the longest whole number that is a quantity or amount; longer ones are codes."""

JOINED_HEIGHTS = 1.0
"""Gap between the thousands of a number and the rest of it, in heights, that is sure to be one."""

_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}$")
_HUNDREDS = re.compile(r"\d{3}(?!\d)")
_LONG_CODE = re.compile(r"(?<![\w.,/-])\d{12,14}(?![\w.,/-])")
_TORN = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]{1,2} ?\d{3}){0,3} ?[.,] ?\d ?\d(?![\d.,])")
_TWO_MARKS = re.compile(r"[.,](?=[.,])")
_TIMES = re.compile(r"(?<![\w.,])(\d{1,5})\s?[xX×*](?=\s|\d|$)")
_COUNTED = re.compile(r"(?P<count>\d{1,6})(?P<unit>[^\W\d_]{1,6})\.?$")
"""A quantity glued to its unit, with the cell to itself ("500PCS")."""


class PieceKind(StrEnum):
    """What a piece looks like."""

    NUMBER = "number"
    PERCENT = "percent"
    CODE = "code"  # digits, perhaps with letters, that are no amount
    TEXT = "text"
    SIGN = "sign"  # neither letters nor digits


_TERM_OF_TRADE = re.compile(
    r"(?:EXW|FCA|CPT|CIP|DAP|DPU|DDP|FAS|FOB|CFR|CIF|CNF|C&F)(?:[ ,]+[A-Z][A-Za-z]{2,}){0,3}\.?"
)
"""An Incoterm, perhaps with its place."""


def is_term_of_trade(text: str) -> bool:
    """Whether a text is a term of trade, as it stands over the prices ("FOB NINGBO")."""
    return _TERM_OF_TRADE.fullmatch(text) is not None


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
    def is_money(self) -> bool:
        """Whether the number has decimals or a currency, as money has."""
        return self.mention is not None and (
            self.mention.has_decimals or self.mention.symbol is not None
        )

    def can_say(self, role: Role) -> bool:
        """Whether the piece is a number that can mean that: a rate is no money."""
        is_rate = self.kind is PieceKind.PERCENT
        return self.mention is not None and not (is_rate and role in MONEY)

    @property
    def value(self) -> Decimal:
        """The number; raises ValueError for a piece without one."""
        if self.mention is None:
            raise ValueError(f"{self.text!r} is no number")
        return self.mention.value


def row_pieces(row: Iterable[Cell], mark: str | None) -> list[Piece]:
    """Return the pieces of a row, left to right; `mark` is the document's decimal mark."""
    pieces: list[Piece] = []
    for cell in row:
        for piece in cell_pieces(cell, mark):
            last = pieces[-1] if pieces else None
            joined = joined_number(last, piece, mark, JOINED_HEIGHTS) if last else None
            if joined is not None:
                pieces[-1] = joined
            else:
                pieces.append(piece)
    return pieces


def joined_number(left: Piece, right: Piece, mark: str | None, gap_heights: float) -> Piece | None:
    """Join the thousands of a number with the rest of it across two cells ("21" and "000,00").

    None where the second does not begin with three digits or is farther than `gap_heights`.
    """
    if left.cell is right.cell or not (left.is_number and right.is_number):
        return None
    if not _THOUSANDS.search(left.text) or not _HUNDREDS.match(right.text):
        return None
    height = max(left.box.height_pt, right.box.height_pt, 1.0)
    if not -0.3 <= (right.box.x0 - left.box.x1) / height <= gap_heights:
        return None
    cell = joined_cell(left.cell, right.cell)
    offset = len(left.cell.text) + 1
    for mention in find_amounts(cell.text, decimal_mark=mark):
        if mention.start <= left.start and mention.end >= right.start + offset + 3:
            return Piece(cell, left.start, max(mention.end, right.end + offset), mention)
    return None


def joined_cell(left: Cell, right: Cell) -> Cell:
    """Return two cells of a row as one."""
    words = (*left.line.words, *right.line.words)
    line = Line(words=words, box=box_around((left.box, right.box)))
    cell = Cell(line, left.page, left.level_pt)
    cell.row = left.row
    return cell


def cell_pieces(cell: Cell, mark: str | None) -> Iterator[Piece]:
    """Part a cell's text at its numbers."""
    text = cell.text
    if not any(ch.isdigit() for ch in text):
        yield Piece(cell, 0, len(text))
        return
    position = 0
    for mention in _mentions(text, mark, is_ocr=cell.is_ocr):
        if mention.start < position:
            continue
        yield from _text(cell, position, mention.start)
        yield Piece(cell, mention.start, mention.end, mention)
        position = mention.end
    yield from _text(cell, position, len(text))


def whole_pieces(cell: Cell, mark: str | None) -> Iterator[Piece]:
    """Yield a cell as one piece, but long codes (GTIN) apart: a number if it is just one."""
    parts = list(cell_pieces(cell, mark))
    if len(parts) == 1 and parts[0].mention is not None:
        yield parts[0]
        return
    position = 0
    for match in _LONG_CODE.finditer(cell.text):
        yield from _text(cell, position, match.start())
        yield Piece(cell, match.start(), match.end())
        position = match.end()
    yield from _text(cell, position, len(cell.text))


def parted_at(piece: Piece, edges_pt: Sequence[float], tolerance_pt: float) -> Iterator[Piece]:
    """Part words where one of them begins at an edge: two columns that stand close together."""
    if piece.kind is not PieceKind.TEXT or not edges_pt:
        yield piece
        return
    begin, position = piece.start, 0
    for word in piece.cell.line.words:
        at = position
        position += len(word.text) + 1
        inside = piece.start < at < piece.end
        if inside and any(abs(word.box.x0 - edge) <= tolerance_pt for edge in edges_pt):
            yield from _text(piece.cell, begin, at)
            begin = at
    yield from _text(piece.cell, begin, piece.end)


def has_letters(text: str, least: int = 2) -> bool:
    """Whether a text has at least so many letters."""
    return sum(ch.isalpha() for ch in text) >= least


def _mentions(text: str, mark: str | None, *, is_ocr: bool) -> Iterator[AmountMention]:
    """Yield the numbers that can be quantities, prices, amounts or rates, left to right."""
    times = _TIMES.match(text)
    begin = times.end() if times else 0
    rest = find_amounts(text[begin:], decimal_mark=mark)
    found = [
        structs.replace(m, start=m.start + begin, end=m.end + begin)
        for m in rest
        if not _is_code(m)
    ]
    if times is not None:
        count = times.group(1)
        found.append(AmountMention(value=Decimal(count), start=0, end=len(count), as_printed=count))
    counted = _COUNTED.match(text)
    if counted is not None and is_unit(counted["unit"]):
        count = counted["count"]
        found.append(AmountMention(value=Decimal(count), start=0, end=len(count), as_printed=count))
    if is_ocr:
        found = [*_spaced(text, mark), *found]
    taken, is_taken = [], bytearray(len(text))
    for mention in found:
        if not any(is_taken[mention.start : mention.end]):
            is_taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
            taken.append(mention)
    yield from sorted(taken, key=lambda m: m.start)


def _is_code(mention: AmountMention) -> bool:
    """Whether a whole number is too long for a quantity, or begins with a nought."""
    digits = [ch for ch in mention.as_printed if ch.isdigit()]
    if mention.has_decimals or mention.symbol is not None:
        return False
    return len(digits) > LONGEST_COUNT or (len(digits) > 2 and digits[0] == "0")


def _spaced(text: str, mark: str | None) -> Iterator[AmountMention]:
    """Yield numbers that OCR tore apart at a mark or within the cents ("1, 018.24", "214,0 0")
    or read with a speck ("26.,808.00")."""
    for match in _TORN.finditer(text):
        mended = _TWO_MARKS.sub("", match.group().replace(" ", ""))
        parsed = parse_number(mended, mark)
        if mended != match.group() and parsed is not None:
            yield AmountMention(
                value=parsed[0],
                start=match.start(),
                end=match.end(),
                as_printed=match.group(),
                decimals=parsed[1],
            )


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
