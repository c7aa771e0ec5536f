"""Blocks of lines that name a party: name, address, tax ids, mail address, stacked in a column.

In goes a sheet, out come blocks: those under a label (seller, buyer, ship to), lines that hold a
whole sender ("Name · Street · Town"), and columns of text that end in a postcode and town.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from proofcheck.extraction.addresses import (
    addressee_end,
    has_legal_form,
    has_postcode,
    has_street,
    is_cjk,
    is_country,
    is_title,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.parties.labelled import MAX_LINES, headings, labelled_block, stack_below
from proofcheck.extraction.parties.lines import is_contact
from proofcheck.extraction.parties.pieces import (
    PartyBlock,
    Piece,
    beside,
    ends_block,
    is_flush_right,
    is_name_like,
    pitch_of,
    trimmed,
)
from proofcheck.extraction.parties.sender_lines import is_sender_line
from proofcheck.extraction.sheets import Sheet

LINE_GAP_PITCHES = 3.2
"""Lines of one block are no farther apart than this many line heights ..."""


GAP_GROWTH = 1.6
"""... and no gap is much wider than this many times the one before."""


ADDRESSEE_GAP_PITCHES = 2.5
"""Line heights between the lines under a name with a word of respect (御中), at most."""


ADDRESS_ROWS = 4
"""Rows above a name in which its address stands."""


WINDOW_ROWS = 8
"""Rows below a sender line in which the addressee begins."""


WINDOW_SHARE = 0.4
"""Share of the page's height (0..1) in which the window of an envelope can be (DIN 5008)."""


def find_blocks(sheet: Sheet) -> list[PartyBlock]:
    """Return the blocks of a page: labelled ones, senders, addressees (御中), then columns."""
    blocks = [block for hit in headings(sheet) if (block := labelled_block(hit))]
    taken = {id(piece.cell) for block in blocks for piece in block.pieces}
    for cell in sheet.cells:
        if id(cell) not in taken and is_sender_line(cell.text):
            sender = _sender(sheet, cell, taken)
            blocks.append(sender)
            taken.update(id(piece.cell) for piece in sender.pieces)
    for cell in sheet.cells:
        if id(cell) not in taken and addressee_end(cell.text):
            block = _addressee(sheet, cell)
            taken.update(id(piece.cell) for piece in block.pieces)
            blocks.append(block)
    for sender in [block for block in blocks if block.is_sender_line]:
        window = _window(sheet, sender.pieces[-1].cell, taken)
        if window is not None:
            taken.update(id(piece.cell) for piece in window.pieces)
            blocks.append(window)
    for cell in sheet.cells:
        if id(cell) not in taken and _ends_address(sheet, cell):
            block = _column(sheet, cell, taken)
            taken.update(id(piece.cell) for piece in block.pieces)
            blocks.append(block)
    return blocks


def _sender(sheet: Sheet, cell: Cell, taken: set[int]) -> PartyBlock:
    """Return a sender's line with the line of telephone and tax id close below it."""
    line = PartyBlock(sheet=sheet, pieces=(trimmed(cell, 0, len(cell.text)),), is_sender_line=True)
    below = next(sheet.grid.below(cell, 1), None)
    if below is None or id(below) in taken or abs(below.box.x0 - cell.box.x0) > cell.height_pt:
        return line
    further = trimmed(below, 0, len(below.text))
    is_close = below.box.y0 - cell.box.y1 <= pitch_of(sheet, cell, below)
    if not is_close or not is_contact(line, further):
        return line
    return structs.replace(line, pieces=(*line.pieces, further))


def _addressee(sheet: Sheet, cell: Cell) -> PartyBlock:
    """Return the lines from a name that a word of respect follows."""
    pieces = [trimmed(cell, 0, len(cell.text))]
    for piece in stack_below(sheet, cell, cell):
        last = pieces[-1].cell
        if piece.cell.box.y0 - last.box.y1 > ADDRESSEE_GAP_PITCHES * pitch_of(sheet, last):
            break
        pieces.append(piece)
    if not any(has_postcode(piece.text) for piece in pieces):
        pieces[1:1] = _address_above(sheet, cell)
    return PartyBlock(sheet=sheet, pieces=tuple(pieces[:MAX_LINES]), label="buyer")


def _address_above(sheet: Sheet, cell: Cell) -> list[Piece]:
    """Return the lines of an address right above a name, as Japanese letters have it."""
    found: list[Piece] = []
    for row in reversed(sheet.grid.rows[max(cell.row - ADDRESS_ROWS, 0) : cell.row]):
        above = next((c for c in row if _shares_column(c, cell)), None)
        if above is None:
            continue
        last = found[0].cell if found else cell
        gap_pt = last.box.y0 - above.box.y1
        if gap_pt > ADDRESSEE_GAP_PITCHES * pitch_of(sheet, cell) or not _is_address(above.text):
            break
        found.insert(0, trimmed(above, 0, len(above.text)))
    return found


def _is_address(text: str) -> bool:
    return text.startswith("〒") or (is_cjk(text) and (has_postcode(text) or has_street(text)))


def _window(sheet: Sheet, sender: Cell, taken: set[int]) -> PartyBlock | None:
    """Return the addressee's block under a sender line, as in the window of an envelope."""
    if sender.top > WINDOW_SHARE:
        return None
    start = next(sheet.grid.below(sender, WINDOW_ROWS), None)
    if start is None or not _is_window(sender, start) or ends_block(sheet, start):
        return None
    pieces = (trimmed(start, 0, len(start.text)), *stack_below(sheet, start, start))
    if len(pieces) < 2 or any(id(piece.cell) in taken for piece in pieces):
        return None
    if not any(is_name_like(sheet, piece) for piece in pieces[:2]):
        return None
    return PartyBlock(sheet=sheet, pieces=pieces[:MAX_LINES], is_under_sender_line=True)


def _is_window(sender: Cell, cell: Cell) -> bool:
    """Whether a cell can be the first line under a sender line, left-aligned or centred."""
    drop_pt, shift_pt = cell.box.y0 - sender.box.y1, cell.box.x0 - sender.box.x0
    height = max(cell.height_pt, sender.height_pt)
    return drop_pt < 14 * height and -6 * height < shift_pt < 3 * height


def _ends_address(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell holds a postcode with its town, outside a table and a sentence."""
    if not has_postcode(cell.text) or len(cell.text) > 120:
        return False
    labels = sheet.labels_of(cell)
    return not labels or not labels[0].at_start or labels[0].best == "party_address"


def _column(sheet: Sheet, last: Cell, taken: set[int]) -> PartyBlock:
    """Gather the lines above and below a town that stand in its column."""
    above = list(_neighbours(sheet, last, -1, taken))
    takes_name = not above and is_cjk(last.text)
    below = list(_neighbours(sheet, last, 1, taken, takes_name=takes_name))
    cells = [*reversed(above), last, *below]
    first_row = sheet.grid.rows[cells[0].row - 1] if cells[0].row else []
    under = any(is_sender_line(cell.text) and _shares_column(cell, cells[0]) for cell in first_row)
    pieces = tuple(
        trimmed(part, 0, len(part.text))
        for cell in cells
        for part in beside(sheet.grid.rows[cell.row], cell)
        if part is cell or id(part) not in taken
    )
    return PartyBlock(sheet=sheet, pieces=pieces, is_under_sender_line=under)


def _neighbours(
    sheet: Sheet, start: Cell, step: int, taken: set[int], *, takes_name: bool = False
) -> Iterator[Cell]:
    """Yield the lines above or below a town; the first below may be the name (`takes_name`)."""
    previous, last_gap_pt = start, None
    row, count = start.row + step, 0
    while 0 <= row < len(sheet.grid.rows) and count < 6:
        cell = next((c for c in sheet.grid.rows[row] if _shares_column(c, start)), None)
        edge = sheet.grid.rows[row][0] if cell is None else cell
        upper, lower = (previous, edge) if step > 0 else (edge, previous)
        gap_pt = lower.box.y0 - upper.box.y1
        if is_wide(sheet, gap_pt, None if cell is None else last_gap_pt, previous, edge):
            return
        row += step
        if cell is None:
            continue
        is_name = takes_name and not count and has_legal_form(cell.text)
        if id(cell) in taken or (not is_name and _is_apart(sheet, cell, step)):
            return
        yield cell
        if step < 0 and is_title(cell.text):
            return
        previous, last_gap_pt = cell, gap_pt
        count += 1


def is_wide(sheet: Sheet, gap_pt: float, last_gap_pt: float | None, *cells: Cell) -> bool:
    """Whether a gap between lines parts two blocks."""
    pitch = pitch_of(sheet, *cells)
    if gap_pt > LINE_GAP_PITCHES * pitch:
        return True
    return last_gap_pt is not None and gap_pt > max(GAP_GROWTH * last_gap_pt, 0) + 1.2 * pitch


def _is_apart(sheet: Sheet, cell: Cell, step: int) -> bool:
    """Whether a neighbouring line does not belong to an address's block."""
    if ends_block(sheet, cell) or is_sender_line(cell.text) or len(cell.text) > 90:
        return True
    if step < 0:
        return has_postcode(cell.text) and not has_legal_form(cell.text)
    begins = is_title(cell.text) or has_postcode(cell.text)
    return begins or (has_legal_form(cell.text) and not is_country(cell.text))


def _shares_column(one: Cell, other: Cell) -> bool:
    reach = 1.5 * max(one.height_pt, other.height_pt, 4.0)
    if abs(one.box.x0 - other.box.x0) <= reach or is_flush_right(one, other):
        return True
    return abs(one.box.centre[0] - other.box.centre[0]) <= 2 * reach
