"""Blocks of lines that name a party: name, address, tax ids, mail address, stacked in a column.

In goes a sheet, out come blocks: those under a label (seller, buyer, ship to), lines that hold a
whole sender ("Name · Street · Town"), and columns of text that end in a postcode and town.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.addresses import (
    address_parts,
    has_legal_form,
    has_postcode,
    has_street,
    is_country,
    is_no_name,
    is_title,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.labels import Label
from proofcheck.extraction.sheets import Hit, Sheet

PARTY_LABELS = ("seller", "buyer", "ship_to")
"""Fields of labels that head a party's block (`ship_to` also stands for payees and contacts)."""

INNER_LABELS = ("party_name", "party_address", "tax_id")
"""Fields of labels that stand inside a party's block."""

LINE_GAP_PITCHES = 3.2
"""Lines of one block are no farther apart than this many line heights ..."""

GAP_GROWTH = 1.6
"""... and no gap is much wider than this many times the one before."""

LABELLED_GAP_PITCHES = 4.5
"""The same under a label, where the next section's label ends the block."""

WINDOW_ROWS = 8
"""Rows below a sender line in which the addressee begins."""

NEIGHBOUR_HEIGHTS = 2.5
"""Pieces of one line of OCR text stand no farther apart than this many heights."""

WINDOW_SHARE = 0.4
"""Share of the page's height (0..1) in which the window of an envelope can be (DIN 5008)."""

MAX_LINES = 10
"""Lines of one block; an address has seven at most (UPU S42)."""


class Piece(Struct, frozen=True, kw_only=True):
    """One line of a block: `start` to `end` of a cell's text, without its label."""

    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the piece."""
        return self.cell.text[self.start : self.end]


class PartyBlock(Struct, frozen=True, kw_only=True):
    """Lines that belong together; `label` says whose they are, None where nothing says so.

    `is_sender_line`: name and address stand in one line. `is_under_sender_line`: the block
    follows such a line, as in the window of a German letter.
    """

    sheet: Sheet
    pieces: tuple[Piece, ...]
    label: str | None = None
    is_sender_line: bool = False
    is_under_sender_line: bool = False

    @property
    def top(self) -> float:
        """Where the block begins on its page, 0 (top) to 1 (bottom)."""
        return self.pieces[0].cell.top


def find_blocks(sheet: Sheet) -> list[PartyBlock]:
    """Return the blocks of a page: labelled ones first, then senders, then columns."""
    blocks = [block for hit in _headings(sheet) if (block := _labelled(hit))]
    taken = {id(piece.cell) for block in blocks for piece in block.pieces}
    for cell in sheet.cells:
        if id(cell) not in taken and is_sender_line(cell.text):
            pieces = _trimmed(cell, 0, len(cell.text))
            blocks.append(PartyBlock(sheet=sheet, pieces=(pieces,), is_sender_line=True))
            taken.add(id(cell))
    for sender in [block for block in blocks if block.is_sender_line]:
        window = _window(sheet, sender.pieces[0].cell, taken)
        if window is not None:
            taken.update(id(piece.cell) for piece in window.pieces)
            blocks.append(window)
    for cell in sheet.cells:
        if id(cell) not in taken and _ends_address(sheet, cell):
            block = _column(sheet, cell, taken)
            taken.update(id(piece.cell) for piece in block.pieces)
            blocks.append(block)
    return blocks


def is_sender_line(text: str) -> bool:
    """Whether a line holds a name, a street and a town, parted by dashes, dots or commas."""
    if not has_postcode(text) or len(text) > 160:
        return False
    parts = [text[start:end] for start, end in address_parts(text)]
    if len(parts) < 3 or (has_street(parts[0]) and not has_legal_form(parts[0])):
        return False
    if has_postcode(parts[0]) or any(ch.isdigit() for ch in parts[0][:2]):
        return False
    return has_legal_form(parts[0]) or re.search(r"\s[-–·●•|∙*■▪]\s", text) is not None


# -- labelled blocks -------------------------------------------------------------------------


def _headings(sheet: Sheet) -> Iterator[tuple[Hit, str]]:
    for field in PARTY_LABELS:
        for hit in sheet.hits(field):
            if hit.label.best == field and is_heading(hit):
                yield hit, field


def is_heading(hit: Hit) -> bool:
    """Whether a party label heads a block: at the start, and not the beginning of a name."""
    label = hit.label
    if not label.at_start and not (label.has_colon and label.words > 1):
        return False
    if label.has_colon or label.is_whole or _only_labels_follow(hit):
        return True
    rest = hit.cell.text[label.end :].lstrip(" .,-–")
    return label.words >= 2 and not rest[:1].islower()


def _only_labels_follow(hit: Hit) -> bool:
    """Whether nothing but other labels stands behind a label (购买方 名称：…)."""
    labels = hit.sheet.labels_of(hit.cell)
    following = [label for label in labels if label.start >= hit.label.end]
    if not following or following[0].best not in INNER_LABELS:
        return False
    return not any(ch.isalnum() for ch in hit.cell.text[hit.label.end : following[0].start])


def _labelled(found: tuple[Hit, str]) -> PartyBlock | None:
    hit, field = found
    pieces: list[Piece] = []
    anchor = hit.cell
    end = hit.next_start
    first = _trimmed(hit.cell, hit.label.end, len(hit.cell.text) if _keeps_rest(hit) else end)
    if any(ch.isalnum() for ch in first.text):
        pieces.append(first)
        anchor = hit.cell.part(first.start, len(hit.cell.text)) or hit.cell
    elif (beside := _beside(hit)) is not None:
        pieces.append(_trimmed(beside, 0, len(beside.text)))
        anchor = beside
    pieces.extend(_stack_below(hit.sheet, hit.cell, anchor))
    if not pieces:
        return None
    return PartyBlock(sheet=hit.sheet, pieces=tuple(pieces[:MAX_LINES]), label=field)


def _keeps_rest(hit: Hit) -> bool:
    """Whether the next label of the cell is a part of the value (a name with "Trading")."""
    return any(
        label.best in INNER_LABELS
        for label in hit.sheet.labels_of(hit.cell)
        if label.start >= hit.label.end
    )


def _beside(hit: Hit) -> Cell | None:
    """Return the value right of a heading, if it is near and nothing stands below instead."""
    right = next(hit.sheet.grid.right_of(hit.cell), None)
    if right is None or (hit.sheet.opens_with_label(right) and not _is_inner(hit.sheet, right)):
        return None
    gap_pt = right.box.x0 - hit.cell.box.x1
    below = next(_stack_below(hit.sheet, hit.cell, hit.cell), None)
    if below is not None and not hit.label.has_colon:
        return None
    if below is not None and gap_pt > 6 * hit.cell.height_pt:
        return None
    return right if gap_pt < 0.3 * hit.sheet.page.width_pt else None


def _is_inner(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell's own label belongs into a party's block."""
    labels = sheet.labels_of(cell)
    return bool(labels) and labels[0].best in (*INNER_LABELS, "email")


def _stack_below(sheet: Sheet, heading: Cell, anchor: Cell) -> Iterator[Piece]:
    """Yield the lines under a heading in its column, until a gap or another section."""
    previous = anchor
    for row in sheet.grid.rows[anchor.row + 1 : anchor.row + 1 + MAX_LINES + 8]:
        cell = _in_column(row, heading, anchor)
        edge = row[0] if cell is None else cell
        gap_pt = edge.box.y0 - previous.box.y1
        if gap_pt > LABELLED_GAP_PITCHES * _pitch(sheet, previous, edge):
            return
        if cell is None:
            continue
        if ends_block(sheet, cell):
            return
        yield _trimmed(cell, 0, len(cell.text))
        previous = cell


def _is_wide(sheet: Sheet, gap_pt: float, last_gap_pt: float | None, *cells: Cell) -> bool:
    """Whether a gap between lines parts two blocks."""
    pitch = _pitch(sheet, *cells)
    if gap_pt > LINE_GAP_PITCHES * pitch:
        return True
    return last_gap_pt is not None and gap_pt > max(GAP_GROWTH * last_gap_pt, 0) + 1.2 * pitch


def _pitch(sheet: Sheet, *cells: Cell) -> float:
    return max(sheet.grid.line_height_pt, *(cell.height_pt for cell in cells))


def _in_column(row: list[Cell], heading: Cell, anchor: Cell) -> Cell | None:
    """Return the cell of a row that begins where the heading or its value begins."""
    reach = 2.0 * max(anchor.height_pt, 4.0)
    for cell in row:
        if min(abs(cell.box.x0 - heading.box.x0), abs(cell.box.x0 - anchor.box.x0)) <= reach:
            return cell
    for cell in row:
        if abs(cell.box.centre[0] - anchor.box.centre[0]) <= reach:
            return cell
    return None


_SECTION_FIELDS = frozenset(
    {"invoice_number", "issue_date", "due_date", "other_date", "currency", *PARTY_LABELS}
)
_CODE = re.compile(r"^[\W\d_]+$")


def ends_block(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell begins another section: a party, a number, a date, a table or a title."""
    labels = sheet.labels_of(cell)
    if labels and labels[0].at_start:
        first = labels[0]
        if first.best in PARTY_LABELS:
            return is_heading(Hit(sheet=sheet, cell=cell, label=first))
        sure = first.weight(first.best) >= (0.9 if first.best == "invoice_number" else 0.7)
        if first.best in _SECTION_FIELDS and sure and (first.has_colon or first.words > 1):
            return not (has_street(cell.text) or has_postcode(cell.text))
        if first.best.endswith(("_total", "_amount")) and not _is_tax_id(first):
            return first.has_colon or first.is_whole
    return is_no_name(cell.text)


def _is_tax_id(label: Label) -> bool:
    return "tax_id" in label.fields


# -- blocks without a label ------------------------------------------------------------------


def _window(sheet: Sheet, sender: Cell, taken: set[int]) -> PartyBlock | None:
    """Return the addressee's block under a sender line, as in the window of an envelope."""
    if sender.top > WINDOW_SHARE:
        return None
    start = next(sheet.grid.below(sender, WINDOW_ROWS), None)
    if start is None or not _is_window(sender, start) or ends_block(sheet, start):
        return None
    pieces = (_trimmed(start, 0, len(start.text)), *_stack_below(sheet, start, start))
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
    below = list(_neighbours(sheet, last, 1, taken))
    cells = [*reversed(above), last, *below]
    first_row = sheet.grid.rows[cells[0].row - 1] if cells[0].row else []
    under = any(is_sender_line(cell.text) and _shares_column(cell, cells[0]) for cell in first_row)
    pieces = tuple(
        _trimmed(part, 0, len(part.text))
        for cell in cells
        for part in beside(sheet.grid.rows[cell.row], cell)
        if part is cell or id(part) not in taken
    )
    return PartyBlock(sheet=sheet, pieces=pieces, is_under_sender_line=under)


def _neighbours(sheet: Sheet, start: Cell, step: int, taken: set[int]) -> Iterator[Cell]:
    previous, last_gap_pt = start, None
    row, count = start.row + step, 0
    while 0 <= row < len(sheet.grid.rows) and count < 6:
        cell = next((c for c in sheet.grid.rows[row] if _shares_column(c, start)), None)
        edge = sheet.grid.rows[row][0] if cell is None else cell
        upper, lower = (previous, edge) if step > 0 else (edge, previous)
        gap_pt = lower.box.y0 - upper.box.y1
        if _is_wide(sheet, gap_pt, None if cell is None else last_gap_pt, previous, edge):
            return
        row += step
        if cell is None:
            continue
        if id(cell) in taken or _is_apart(sheet, cell, step):
            return
        yield cell
        if step < 0 and is_title(cell.text):
            return
        previous, last_gap_pt = cell, gap_pt
        count += 1


def _is_apart(sheet: Sheet, cell: Cell, step: int) -> bool:
    """Whether a neighbouring line does not belong to an address's block."""
    if ends_block(sheet, cell) or is_sender_line(cell.text) or len(cell.text) > 90:
        return True
    if step < 0:
        return has_postcode(cell.text) and not has_legal_form(cell.text)
    return has_postcode(cell.text) or (has_legal_form(cell.text) and not is_country(cell.text))


def _shares_column(one: Cell, other: Cell) -> bool:
    reach = 1.5 * max(one.height_pt, other.height_pt, 4.0)
    left = abs(one.box.x0 - other.box.x0) <= reach
    return left or abs(one.box.centre[0] - other.box.centre[0]) <= 2 * reach


_LEAD = re.compile(r"[\s:：.,;|)\]\-–—=]*")


def _trimmed(cell: Cell, start: int, end: int) -> Piece:
    """Return a span without signs and blanks around it."""
    text = cell.text[:end]
    match = _LEAD.match(text, start)
    begin = match.end() if match else start
    return Piece(
        cell=cell, start=min(begin, end), end=max(len(text.rstrip(" :：|;")), min(begin, end))
    )


def beside(row: list[Cell], cell: Cell) -> list[Cell]:
    """Return a cell with its close neighbours in the row, as OCR parts words too widely.

    A text layer's cells are parted where columns are: there the cell stands alone.
    """
    if not cell.is_ocr:
        return [cell]
    index = next(i for i, other in enumerate(row) if other is cell)
    first = last = index
    while first > 0 and _is_close(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _is_close(row[last], row[last + 1]):
        last += 1
    return row[first : last + 1]


def _is_close(left: Cell, right: Cell) -> bool:
    height = max(left.height_pt, right.height_pt)
    return right.box.x0 - left.box.x1 <= NEIGHBOUR_HEIGHTS * height


_NUMBER_TAIL = re.compile(r"\s*\(\s?\d[\d\s]{3,}[\s-]*[A-Z]?\s?\)?\s*$")


def is_name_like(sheet: Sheet, piece: Piece) -> bool:
    """Whether a line can be a party's name: letters, no label, no address, no heading."""
    text = _NUMBER_TAIL.sub("", piece.text)
    letters = sum(ch.isalpha() for ch in text)
    if letters < 2 or letters < 0.5 * len(text.replace(" ", "")) or is_no_name(text):
        return False
    if is_title(text) or is_country(text):
        return False
    if has_legal_form(text):
        return True
    if text.rstrip()[-1:] in (".", "!", "?") and text.count(" ") >= 3:
        return False
    return not (has_postcode(text) or has_street(text))
