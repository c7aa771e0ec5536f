"""Blocks under a label that says whose they are: seller, buyer, ship to.

In goes a sheet, out come the headings and the lines that stand under or beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.addresses import (
    has_legal_form,
    has_postcode,
    is_country,
    is_no_name,
    is_title,
    words_of,
)
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.labels import LONGEST_MERE_WORD
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.parties.pieces import (
    INNER_LABELS,
    NUMBER_ASIDE,
    PARTY_LABELS,
    PartyBlock,
    Piece,
    ends_block,
    is_flush_right,
    is_heading,
    pitch_of,
    trimmed,
)
from proofcheck.extraction.parties.sender_lines import is_sender_line
from proofcheck.extraction.sheets import Hit, Sheet

LABELLED_GAP_PITCHES = 4.5
"""The same under a label, where the next section's label ends the block."""


SAID_GAP_PITCHES = 1.0
"""The same under a label within a sentence: another paragraph is no part of its value."""

CENTRED_GAP_HEIGHTS = 0.6
"""Blank between the lines of a value beside its label, in heights, at most."""

ROWS_OF_SLIP = 3
"""Rows between the title of a slip and whom it addresses, at most."""

FEWEST_NUMBERS = 2
"""Cells with nothing but a number that a row of a table has, at least."""

MAX_LINES = 10
"""Lines of one block; an address has seven at most (UPU S42)."""


def headings(sheet: Sheet) -> Iterator[tuple[Hit, str]]:
    """Yield the labels that head a party's block, with whose it is."""
    for field in PARTY_LABELS:
        for hit in sheet.hits(field):
            if sheet.heads_table(hit.cell):
                continue  # "sold" over the days on which goods were sold
            if hit.label.key.upper() == hit.cell.text and _is_among_numbers(hit):
                continue  # a country of origin (DE)
            is_title_alone = is_title(hit.cell.text) and not hit.label.has_colon
            if field == "seller" and is_title_alone:
                continue  # "Firma" over the addressee's name
            if hit.label.best == field and is_heading(hit):
                is_paid = field == "buyer" and _addresses_payee(hit)
                yield hit, "seller" if is_paid else field


def _addresses_payee(hit: Hit) -> bool:
    """Whether a word such as "To" stands below the title of a slip that goes with the payment."""
    if len(hit.label.key) > LONGEST_MERE_WORD:
        return False
    rows = hit.sheet.grid.rows[max(hit.cell.row - ROWS_OF_SLIP, 0) : hit.cell.row]
    return any(squeeze(cell.text) in words_of("remittances") for row in rows for cell in row)


def _is_among_numbers(hit: Hit) -> bool:
    """Whether a label stands in a row of a table: two of its cells or more are mere numbers."""
    row = hit.sheet.grid.rows[hit.cell.row]
    return sum(_NUMBER_CELL.fullmatch(cell.text) is not None for cell in row) >= FEWEST_NUMBERS


def labelled_block(found: tuple[Hit, str]) -> PartyBlock | None:
    """Return the lines after, beside and under a heading, None where nothing stands there."""
    hit, field = found
    pieces: list[Piece] = []
    anchor = hit.cell
    end = _value_end(hit)
    aside = _ASIDE.match(hit.cell.text, hit.label.end)
    start = aside.end() if aside else hit.label.end
    first = trimmed(hit.cell, start, len(hit.cell.text) if _keeps_rest(hit) else end)
    if _NUMBER_ALONE.fullmatch(first.text):
        return None
    if any(ch.isalnum() for ch in first.text):
        if _is_place(first.text) or is_no_name(first.text):
            return None
        pieces.append(first)
        anchor = hit.cell.part(first.start, len(hit.cell.text)) or hit.cell
    elif (beside := _beside(hit)) is not None:
        pieces.extend(_stack_above(hit, beside))
        pieces.append(trimmed(beside, 0, len(beside.text)))
        anchor = beside
    if not (pieces and field == "ship_to" and pieces[0].text.endswith("。")):
        gap = LABELLED_GAP_PITCHES if hit.label.at_start else SAID_GAP_PITCHES
        pieces.extend(stack_below(hit.sheet, hit.cell, anchor, gap))
    if not pieces or _is_number_alone(hit, pieces):
        return None
    return PartyBlock(sheet=hit.sheet, pieces=tuple(pieces[:MAX_LINES]), label=field)


_NUMBER_CELL = re.compile(r"\d[\d.,' ]*")
_NUMBER_ALONE = re.compile(r"\d{6,}")
"""A party's number behind its label, without a name (卖方 53119024)."""

_ASIDE = re.compile(r"\s*[(（][^()（）]{1,8}[)）](?=\s*[:：])|" + NUMBER_ASIDE)
"""What stands between a label and the name: words in brackets before a colon (收款单位（盖章）：),
the party's number before a dash (Cliente 430.01 — Viveros, S.L.)."""


def _is_place(text: str) -> bool:
    """Whether a label such as "From" gives a port or town with its country, and no firm."""
    town, _, country = text.rpartition(",")
    if not is_country(country.strip(" .")) or has_legal_form(text):
        return False
    return "," not in town and not any(ch.isdigit() for ch in town)


def _is_number_alone(hit: Hit, pieces: list[Piece]) -> bool:
    """Whether a label such as "Kunde" gives a customer's number, and no name or address."""
    right = next(hit.sheet.grid.right_of(hit.cell), None)
    beside = hit.label.is_whole and right is not None and _is_code(right.text)
    near = right is not None and right.box.x0 - hit.cell.box.x1 < 0.3 * hit.sheet.page.width_pt
    if not (beside and near) and not _is_code(pieces[0].text):
        return False
    return not any(has_postcode(p.text) or has_legal_form(p.text) for p in pieces)


def _is_code(text: str) -> bool:
    """Whether a text is a number, perhaps with a few letters in front ("C-00219")."""
    letters = sum(ch.isalpha() for ch in text)
    return any(ch.isdigit() for ch in text) and letters <= 2 and " " not in text.strip()


def _value_end(hit: Hit) -> int:
    """Return where a party's text ends: at the next label, but not at a mere word in an address.

    "12 rue du Port" holds the name of a charge, "Total Energies" that of an amount.
    """
    for label in hit.sheet.labels_of(hit.cell):
        if label.start >= hit.label.end and (label.has_colon or label.best in _ENDS_VALUE):
            return label.start
    return len(hit.cell.text)


_ENDS_VALUE = frozenset(
    {*PARTY_LABELS, *INNER_LABELS, "other_number", "invoice_number", "email", "iban", "bic"}
)


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
    if _names_party_in_brackets(hit.sheet, right):
        return None
    gap_pt = right.box.x0 - hit.cell.box.x1
    below = next(stack_below(hit.sheet, hit.cell, hit.cell), None)
    if below is not None and _is_caption(hit.sheet, below.cell, right):
        below = None
    if below is not None and not hit.label.has_colon:
        return None
    if below is not None and gap_pt > 6 * hit.cell.height_pt:
        return None
    return right if gap_pt < 0.3 * hit.sheet.page.width_pt else None


def _is_caption(sheet: Sheet, cell: Cell, value: Cell) -> bool:
    """Whether a cell under a label is the next caption of a list, its value under the label's."""
    labels = sheet.labels_of(cell)
    if not labels or not labels[0].at_start or not labels[0].is_whole:
        return False
    beside = next(sheet.grid.right_of(cell), None)
    reach = 0.5 * max(value.height_pt, 4.0)
    return beside is not None and abs(beside.box.x0 - value.box.x0) <= reach


def _stack_above(hit: Hit, value: Cell) -> list[Piece]:
    """Return the lines of a value that begins above its label, set in the middle beside it."""
    found: list[Piece] = []
    previous = value
    for row in reversed(hit.sheet.grid.rows[max(value.row - MAX_LINES, 0) : value.row]):
        gap_pt = previous.box.y0 - row[0].box.y1
        cell = row[0]
        is_alone = len(row) == 1 and abs(cell.box.x0 - value.box.x0) <= cell.height_pt
        if not is_alone or gap_pt > CENTRED_GAP_HEIGHTS * cell.height_pt:
            break
        if hit.sheet.opens_with_label(cell) or ends_block(hit.sheet, cell):
            break
        found.insert(0, trimmed(cell, 0, len(cell.text)))
        previous = cell
    return found


def _names_party_in_brackets(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell ends in a party's label in brackets: the heading of the other column."""
    last = sheet.labels_of(cell)[-1:]
    if not cell.text.rstrip().endswith(")") or not last:
        return False
    return last[0].best in PARTY_LABELS and cell.text[: last[0].start].rstrip().endswith("(")


def _is_inner(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell's own label belongs into a party's block."""
    labels = sheet.labels_of(cell)
    return bool(labels) and labels[0].best in (*INNER_LABELS, "email")


def stack_below(
    sheet: Sheet, heading: Cell, anchor: Cell, most: float = LABELLED_GAP_PITCHES
) -> Iterator[Piece]:
    """Yield the lines under a heading in its column, until a gap or another section."""
    previous = anchor
    for row in sheet.grid.rows[anchor.row + 1 : anchor.row + 1 + MAX_LINES + 8]:
        cell = _in_column(row, heading, anchor)
        edge = row[0] if cell is None else cell
        gap_pt = edge.box.y0 - previous.box.y1
        if gap_pt > most * pitch_of(sheet, previous, edge):
            return
        if cell is None:
            continue
        is_full = has_postcode(previous.text) and is_sender_line(cell.text)
        if ends_block(sheet, cell) or is_full:
            return
        is_beside = anchor.row == heading.row and anchor.box.x0 > heading.box.x1
        if is_beside and cell.box.x1 < anchor.box.x0 and _is_caption(sheet, cell, anchor):
            return
        yield trimmed(cell, 0, len(cell.text))
        following = next(sheet.grid.right_of(cell), None)
        if following is not None and _goes_on(cell, following):
            yield trimmed(following, 0, len(following.text))
        previous = cell


def _goes_on(cell: Cell, following: Cell) -> bool:
    """Whether a town's line goes on behind its comma where the edge of a table parts it."""
    near = following.box.x0 - cell.box.x1 < cell.height_pt
    return near and cell.text.endswith(",") and has_postcode(f"{cell.text} {following.text}")


def _in_column(row: list[Cell], heading: Cell, anchor: Cell) -> Cell | None:
    """Return the cell of a row that begins where the heading or its value begins."""
    reach = 2.0 * max(anchor.height_pt, 4.0)
    for cell in row:
        if min(abs(cell.box.x0 - heading.box.x0), abs(cell.box.x0 - anchor.box.x0)) <= reach:
            return cell
    for cell in row:
        if abs(cell.box.centre[0] - anchor.box.centre[0]) <= reach or is_flush_right(anchor, cell):
            return cell
    return None
