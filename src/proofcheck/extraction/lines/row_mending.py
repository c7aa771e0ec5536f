"""Rows whose pieces ran into a wrong column, put right by arithmetic and by their neighbours.

In go placed rows and settled columns; the rows' pieces are moved in place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.lines.figures import is_gross_product, is_product
from proofcheck.extraction.lines.heading_words import CODED, MONEY, NUMERIC, WORDED, Role
from proofcheck.extraction.lines.parts import CODE
from proofcheck.extraction.lines.pieces import Piece, has_letters, joined_number
from proofcheck.extraction.lines.placing import Column, distance
from proofcheck.extraction.lines.roles import figures_of
from proofcheck.extraction.lines.rows import Row
from proofcheck.model.measures import Box

WIDE_JOINT_HEIGHTS = 2.5
"""Gap between the thousands of a number and the rest of it in one column, in heights, at most."""

ALIGNED_HEIGHTS = 1.0
"""How far the right edges of one column's numbers may stand apart, in line heights."""

STRAY_HEIGHTS = 1.15
"""How far a cell of a photographed row may stand above or below it, in line heights."""

MOST_STRAYS, LONGEST_STRAY, FEWEST_BESIDE = 2, 14, 3
"""Cells of a row that strayed from another, their letters, and cells of that other at least."""

LETTERS_BEHIND_CODE = 3
"""Letters of the words behind a code, at least."""

_HYPHENED = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)+")
"""A code of capitals alone (SM-PDL-C)."""

EDGE_HEIGHTS = 1.5
"""How far a word may begin from its column's left edge where OCR joined two columns."""


def mend(row: Row, columns: Sequence[Column], amount: Role, height_pt: float) -> None:
    """Put right what keeps a row's figures from multiplying."""
    reading = [column.role for column in columns]
    if _part_thousands(row, columns, amount):
        return
    _join_thousands(row, columns)
    row.figures = figures_of(reading, row.by_column, amount)
    if not is_product(row.figures):
        _give_back(row, columns, amount, height_pt)


def take_in_strays(rows: Sequence[Row], height_pt: float) -> list[Row]:
    """Give single short cells to the row of cells beside which they stand, a little off.

    A photographed table is tilted or bent: a row's first or last cells can lie lower or higher
    than the rest, yet never as far as a line of text. They stand above and below no other cell.
    """
    kept = list(rows)
    for row in rows:
        near = [other for other in kept if other is not row and _takes(other, row, height_pt)]
        if near:
            best = min(near, key=lambda other: abs(other.level_pt - row.level_pt))
            level_pt = best.level_pt
            cells = sorted((*best.cells, *row.cells), key=lambda cell: cell.box.x0)
            pieces = sorted((*best.pieces, *row.pieces), key=lambda p: (p.box.x0, p.start))
            joined = Row(best.number, cells, pieces)
            joined.level_pt = level_pt
            kept[kept.index(best)] = joined
            kept.remove(row)
    return kept


def _takes(row: Row, stray: Row, height_pt: float) -> bool:
    """Whether the cells of a row fill gaps of another that is closer than a line of text."""
    is_small = len(stray.cells) <= MOST_STRAYS and len(row.cells) >= FEWEST_BESIDE
    if not is_small or not all(cell.is_ocr for cell in stray.cells):
        return False
    if abs(row.level_pt - stray.level_pt) > STRAY_HEIGHTS * height_pt:
        return False
    if any(len(cell.text) > LONGEST_STRAY or ":" in cell.text for cell in stray.cells):
        return False
    apart = (
        cell.box.x0 > other.box.x1 or cell.box.x1 < other.box.x0
        for cell in stray.cells
        for other in row.cells
    )
    return all(apart)


def learn_by_order(rows: Sequence[Row], columns: Sequence[Column], height_pt: float) -> bool:
    """Learn where numbers stand from rows that have one for each column of numbers, in order.

    For headings that stand far from their numbers (left above right-aligned columns). Returns
    whether two rows or more agree.
    """
    numeric = [column for column in columns if column.role in NUMERIC]
    found = [numbers for row in rows if len(numbers := _numbers(row)) == len(numeric) > 1]
    if len(found) < 2:
        return False
    for column, pieces in zip(numeric, zip(*found, strict=True), strict=True):
        edges = [piece.box.x1 for piece in pieces]
        if max(edges) - min(edges) > ALIGNED_HEIGHTS * height_pt:
            return False
        first = min((piece.box for piece in pieces), key=lambda box: box.x0)
        column.places = [Box(first.x0, first.y0, max(edges), first.y1)]
    return True


def _numbers(row: Row) -> list[Piece]:
    """Return a row's numbers at its right end."""
    numbers: list[Piece] = []
    for piece in reversed(row.pieces):
        if piece.mention is None:
            break
        numbers.insert(0, piece)
    return numbers


def part_joined(rows: Sequence[Row], columns: Sequence[Column], height_pt: float) -> None:
    """Part words that ran over two columns of words, the second of which is empty.

    The second begins where its heading or its words in other rows do, or behind a code.
    """
    for left, right in zip(range(len(columns)), range(1, len(columns)), strict=False):
        worded = {columns[left].role, columns[right].role}
        if not worded <= WORDED | CODED:
            continue
        starts = [p[0].box.x0 for row in rows if (p := row.by_column.get(right))]
        edges = [columns[right].heading.box.x0] if columns[right].role in WORDED else []
        is_coded = columns[left].role in CODED and columns[right].role is Role.DESCRIPTION
        for row in rows:
            pieces = row.by_column.get(left, [])
            if is_coded:
                _part_code(row, left, right)
            if row.by_column.get(right) or not pieces or pieces[-1].mention is not None:
                continue
            found = (_parted(pieces[-1], edge, height_pt) for edge in (*edges, *starts[:1]))
            parts = next((one for one in found if one is not None), None)
            if parts is not None:
                row.by_column[left] = [*pieces[:-1], parts[0]]
                row.by_column[right] = [parts[1]]


def _parted(piece: Piece, edge_pt: float, height_pt: float) -> tuple[Piece, Piece] | None:
    """Part a piece that reaches across an edge at the word that begins nearest to it."""
    if piece.box.x1 < edge_pt + height_pt:
        return None
    best: tuple[float, int] | None = None
    position = 0
    for word in piece.cell.line.words:
        at, position = position, position + len(word.text) + 1
        apart = abs(word.box.x0 - edge_pt)
        if piece.start < at < piece.end and apart <= EDGE_HEIGHTS * height_pt:
            best = min(best or (apart, at), (apart, at))
    if best is None:
        return None
    cell, at = piece.cell, best[1]
    return Piece(cell, piece.start, at - 1), Piece(cell, at, piece.end)


def _part_code(row: Row, left: int, right: int) -> None:
    """Part a code from the words behind it that stand with it in one of two columns."""
    codes, words = row.by_column.get(left, []), row.by_column.get(right, [])
    if bool(codes) == bool(words):
        return
    pieces = codes or words
    parts = _behind_code(pieces[0])
    if parts is not None:
        row.by_column[left] = [parts[0]]
        row.by_column[right] = [parts[1], *pieces[1:]]


def _behind_code(piece: Piece) -> tuple[Piece, Piece] | None:
    """Part words behind the code that they begin with ("4573102281905 Coffee mill")."""
    code, _, rest = piece.text.partition(" ")
    is_code = CODE.match(code) or _HYPHENED.fullmatch(code)
    if not rest or not is_code or not has_letters(rest, LETTERS_BEHIND_CODE):
        return None
    at = piece.start + len(code)
    return Piece(piece.cell, piece.start, at), Piece(piece.cell, at + 1, piece.end)


def _part_thousands(row: Row, columns: Sequence[Column], amount: Role) -> bool:
    """Part a price that took in the quantity before it ("1 265.00"), if the row multiplies then."""
    reading = [column.role for column in columns]
    if row.figures.quantity is not None or not {Role.QUANTITY, Role.UNIT_PRICE} <= set(reading):
        return False
    at, to = reading.index(Role.UNIT_PRICE), reading.index(Role.QUANTITY)
    pieces = row.by_column.get(at, [])
    head, blank, tail = pieces[0].text.partition(" ") if len(pieces) == 1 else ("", "", "")
    one, other = find_amounts(head), find_amounts(tail)
    if not blank or len(one) != 1 or len(other) != 1:
        return False
    cell, start = pieces[0].cell, pieces[0].start
    split = start + len(head) + 1
    parted = {
        **row.by_column,
        to: [Piece(cell, start, start + len(head), one[0])],
        at: [Piece(cell, split, pieces[0].end, other[0])],
    }
    figures = figures_of(reading, parted, amount)
    if not is_product(figures):
        return False
    row.by_column, row.figures = parted, figures
    return True


def _join_thousands(row: Row, columns: Sequence[Column]) -> None:
    """Join two numbers that stand in one column of money: its thousands and the rest."""
    for index, column in enumerate(columns):
        pieces = row.by_column.get(index, [])
        if column.role in MONEY and len(pieces) == 2:
            joined = joined_number(pieces[0], pieces[1], None, WIDE_JOINT_HEIGHTS)
            if joined is not None:
                row.by_column[index] = [joined]


def _give_back(row: Row, columns: Sequence[Column], amount: Role, height_pt: float) -> None:
    """Give numbers of the description that ran into the quantity's column ("20 mm") back to it.

    The quantity is the number from which the row multiplies, else the one nearest to its column.
    """
    reading = [column.role for column in columns]
    at = reading.index(Role.QUANTITY) if Role.QUANTITY in reading else 0
    pieces = row.by_column.get(at, [])
    numbers = [index for index, piece in enumerate(pieces) if piece.mention is not None]
    left = next((i for i in range(at - 1, -1, -1) if reading[i] is not Role.OTHER), 0)
    if at == 0 or len(numbers) < 2 or reading[left] not in WORDED | CODED:
        return
    nearest = min(numbers, key=lambda index: distance(pieces[index], columns[at], height_pt))
    tried = {i: figures_of(reading, {**row.by_column, at: pieces[i:]}, amount) for i in numbers}
    proven = (i for i, f in tried.items() if is_product(f) or is_gross_product(f))
    first = next(proven, nearest)
    row.by_column[at] = pieces[first:]
    row.by_column[left] = [*row.by_column.get(left, []), *pieces[:first]]
    row.figures = tried[first]
