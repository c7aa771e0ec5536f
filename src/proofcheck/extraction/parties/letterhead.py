"""Blocks of a page's head and foot that name the seller without an address of their own.

In goes a sheet with the blocks found so far, out come further ones: the head of a receipt or
letter read downwards from its first name, and lone lines with a legal form.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofcheck.extraction.addresses import (
    has_legal_form,
    is_branch,
    is_legal_form,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.parties.pieces import (
    PartyBlock,
    Piece,
    beside,
    ends_block,
    is_flush_right,
    is_name_like,
)
from proofcheck.extraction.sheets import Sheet

HEAD_ROWS = 12
"""Rows of a receipt's head: name, register number, address, telephone, tax id."""


LEAST_LETTERS = 3
"""A name has at least this many letters; less is a logo misread or a stain."""


def letterhead_blocks(sheet: Sheet, known: list[PartyBlock]) -> Iterator[PartyBlock]:
    """Yield the head of the page and lone company names in head and foot."""
    taken = {
        id(piece.cell)
        for block in known
        if block.label or block.is_under_sender_line
        for piece in block.pieces
    }
    head = _head(sheet, taken)
    if head is not None:
        yield head
    named = {id(block.pieces[0].cell) for block in known}
    if head is not None:
        named.add(id(head.pieces[0].cell))
    for cell in sheet.cells:
        lone = 0.3 < cell.top < 0.82 or id(cell) in taken or id(cell) in named
        if not lone and len(cell.text) <= 70 and has_legal_form(cell.text):
            piece = Piece(cell=cell, start=0, end=len(cell.text))
            if is_name_like(sheet, piece) and not sheet.opens_with_label(cell):
                yield PartyBlock(sheet=sheet, pieces=(piece,))


def _head(sheet: Sheet, taken: set[int]) -> PartyBlock | None:
    """Return the lines from the first name on the page down to the next section."""
    if sheet.page.page > 1:
        return None
    start = next((cell for cell in _candidates(sheet, taken)), None)
    if start is None:
        return None
    pieces: list[Piece] = []
    previous = start
    for row in sheet.grid.rows[start.row : start.row + HEAD_ROWS]:
        cells = _of_column(start, row)
        if not cells:
            continue
        gap_pt = cells[0].box.y0 - previous.box.y1
        pitch = max(cells[0].height_pt, previous.height_pt, sheet.grid.line_height_pt)
        if gap_pt > 4 * pitch or any(id(cell) in taken for cell in cells):
            break
        if pieces and ends_block(sheet, cells[0]):
            break
        pieces.extend(Piece(cell=cell, start=0, end=len(cell.text)) for cell in cells)
        previous = cells[0]
    return PartyBlock(sheet=sheet, pieces=tuple(pieces)) if pieces else None


def _candidates(sheet: Sheet, taken: set[int]) -> Iterator[Cell]:
    """Yield cells that can be the name in the head: with a legal form, else the first."""
    top = [cell for row in sheet.grid.rows[:8] for cell in row if id(cell) not in taken]
    names = [
        cell
        for cell in top
        if is_name_like(sheet, Piece(cell=cell, start=0, end=len(cell.text)))
        and sum(ch.isalpha() for ch in cell.text) >= LEAST_LETTERS
        and not _is_labelled(sheet, cell)
        and len(cell.text) <= 80
    ]
    for index, cell in enumerate(names[:4]):
        if index > 0 and is_branch(cell.text):
            continue
        if has_legal_form(cell.text) or is_legal_form(cell.text):
            is_tail = index > 0 and is_legal_form(cell.text)
            yield names[index - 1] if is_tail else cell
    yield from names


def _is_labelled(sheet: Sheet, cell: Cell) -> bool:
    labels = sheet.labels_of(cell)
    if not labels or not labels[0].at_start:
        return False
    return labels[0].has_colon or labels[0].is_whole or not has_legal_form(cell.text)


def _of_column(start: Cell, row: list[Cell]) -> list[Cell]:
    """Return the cells of a row that stand in the head's column, with close neighbours."""
    cell = next((c for c in row if c is start or _is_under(start, c)), None)
    if cell is not None:
        return beside(row, cell)
    x0, x1 = row[0].box.x0, row[-1].box.x1
    off = abs((x0 + x1) / 2 - start.box.centre[0])
    whole = beside(row, row[0])
    return whole if len(whole) == len(row) and off <= 3 * start.height_pt else []


def _is_under(start: Cell, cell: Cell) -> bool:
    """Whether a cell stands in the column of the head: same left edge, middle, or overlap."""
    reach = 2.0 * start.height_pt
    left = abs(cell.box.x0 - start.box.x0) <= reach
    middle = abs(cell.box.centre[0] - start.box.centre[0]) <= 3 * reach
    return (
        left
        or is_flush_right(start, cell)
        or (middle and cell.box.horizontal_overlap(start.box) > 0.5)
    )
