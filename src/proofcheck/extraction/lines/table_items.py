"""Items of a table with headings: from an item's rows to its parts.

In go an item's rows and the columns, out come its numbers, the lines of its description, its
codes and whatever else is printed with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lines.figure_repair import Numbers, repair
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import MONEY, NUMERIC, Role, is_unit
from proofcheck.extraction.lines.item_changes import changes_of, take_net
from proofcheck.extraction.lines.item_lines import Item, text_lines
from proofcheck.extraction.lines.parts import CODE, Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, joined_cell
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.row_kinds import amount_role
from proofcheck.extraction.lines.rows import Row, RowKind

LONGEST_UNIT = 14
TIMES = frozenset({"x", "×", "*", "@", "à"})
"""Signs between quantity and price, which are no units."""


WRAPPED = frozenset({Role.BRAND, Role.MODEL})
WRAPPED_HEIGHTS = 1.6
"""Columns whose names may run over two lines, and the distance of these in line heights."""

FULL_GTIN_LENGTHS = (12, 13, 14)
"""Digits of a GTIN in a column of item numbers (one of eight may be an item number)."""

_NUMBERS = re.compile(r"\d{4,}(?:[,;、]\s?\d{4,})*[,;、]?")
"""Codes of digits alone, as a GTIN or the rest of a list of serial numbers."""


def parts_of(item: Item, columns: Sequence[Column], grid: Grid) -> Parts:
    """Collect the parts of an item."""
    row = item.row
    numbers = {
        role: piece for role in NUMERIC if (piece := row.number_of(role, columns)) is not None
    }
    if Role.TAX_RATE not in numbers:
        numbers |= _rate_beside_money(row, columns)
    amount = amount_role(columns)
    figures = repair(row, numbers, row.figures, columns, amount)
    if item.net is not None:
        figures = take_net(item, item.net, numbers, figures, columns)
    rows = [*item.above, row, *item.below, *item.allowances]
    used = {id(piece) for piece in numbers.values()}
    lines = [
        snippets_of(piece for piece in pieces if id(piece) not in used)
        for pieces in text_lines(item, columns, grid)
    ]
    coded = _columns(item, columns, grid)
    lines = _with_torn_labels(_without_codes(lines, coded, row))
    return Parts(
        page=grid.page,
        numbers=numbers,
        figures=figures,
        unit=_unit(row, numbers, columns) or _unit_below(item, columns),
        lines=lines,
        columns=coded,
        remarks=list(_remarks(rows, lines)),
        boxes=[cell.box for one in rows for cell in one.cells],
        doubtful=dict(_doubtful(row, columns, numbers)),
        allowances=[] if item.net else list(changes_of(item, columns)),
    )


def _rate_beside_money(row: Row, columns: Sequence[Column]) -> Numbers:
    """Return a rate that stands in a column of money, where none stands in a column of rates."""
    roles = {column.role for column in columns}
    if row.of(Role.TAX_RATE, columns) or (Role.TAX_RATE in roles and Role.DISCOUNT in roles):
        return {}
    rates = [
        piece
        for index, column in enumerate(columns)
        for piece in row.by_column.get(index, ())
        if column.role in MONEY and piece.kind is PieceKind.PERCENT
    ]
    return {Role.TAX_RATE: rates[0]} if len(rates) == 1 else {}


def _unit(row: Row, numbers: Numbers, columns: Sequence[Column]) -> Snippet | None:
    """Return the unit: its own column's words, or those beside the quantity."""
    pieces = [p for p in row.of(Role.UNIT, columns) if has_letters(p.text, 1)]
    quantity = numbers.get(Role.QUANTITY)
    if not pieces and quantity is not None:
        beside = row.of(Role.QUANTITY, columns)
        pieces = [p for p in beside if p.mention is None and p.box.x0 >= quantity.box.x0]
        pieces = [p for p in pieces if p.text.casefold() not in TIMES]
        pieces = pieces or [p for p in beside if p.mention is None and is_unit(p.text)]
    if not pieces and quantity is not None:
        at = row.pieces.index(quantity) + 1 if quantity in row.pieces else len(row.pieces)
        pieces = [p for p in row.pieces[at : at + 1] if is_unit(p.text)]
    if pieces and is_unit(pieces[0].text):
        pieces = pieces[:1]  # what follows is the price's ("8 pcs 44.43 USD / 1 pcs")
    snippets = snippets_of(pieces)
    if not snippets or len(snippets[0].text) > LONGEST_UNIT:
        return None
    return snippets[0] if has_letters(snippets[0].text, 1) else None


def _unit_below(item: Item, columns: Sequence[Column]) -> Snippet | None:
    """Return the unit that stands below the quantity, in its column."""
    for row in item.below[:1]:
        pieces = [p for p in row.of(Role.QUANTITY, columns) if is_unit(p.text)]
        if pieces:
            return snippets_of(pieces[:1])[0]
    return None


def _columns(item: Item, columns: Sequence[Column], grid: Grid) -> dict[Role, list[Snippet]]:
    """Return the snippets of the columns of words and codes."""
    found: dict[Role, list[Snippet]] = {}
    wanted = {Role.SELLER_ITEM_ID, Role.GTIN, Role.BRAND, Role.MODEL, Role.SERIAL_NUMBERS}
    for index, column in enumerate(columns):
        for row in (*_torn_above(item, index), item.row, *item.below):
            pieces = row.by_column.get(index, [])
            role = _role_at(column, row.level_pt - item.row.level_pt)
            if role not in wanted or not pieces:
                continue
            goes_on = column.stack or role is Role.SERIAL_NUMBERS or _is_torn(found.get(role))
            goes_on = goes_on or (role in WRAPPED and _is_next_line(item, row, grid))
            if row is not item.row and not goes_on and found.get(role):
                continue
            for snippet in snippets_of(pieces):
                found.setdefault(_told_by_content(role, snippet), []).append(snippet)
    return found


def _is_next_line(item: Item, row: Row, grid: Grid) -> bool:
    """Whether a row is the line right below an item's own, as close as lines of one cell are."""
    drop = row.level_pt - item.row.level_pt
    return row.kind is RowKind.WORDS and 0 < drop <= WRAPPED_HEIGHTS * grid.line_height_pt


def _torn_above(item: Item, index: int) -> list[Row]:
    """Return the rows above an item's own where its value in a column begins, broken there."""
    above = [row for row in item.above if row.by_column.get(index)]
    last = above[-1].by_column[index][-1].text if above else ""
    return above if last.endswith(("-", "/", ",", ";")) else []


def _is_torn(snippets: Sequence[Snippet] | None) -> bool:
    """Whether a code was broken at its hyphen."""
    return bool(snippets and snippets[-1].text.endswith("-"))


def _without_codes(
    lines: list[list[Snippet]], coded: dict[Role, list[Snippet]], row: Row
) -> list[list[Snippet]]:
    """Move a code that has the item's own row for itself to the codes, if words stand below."""
    worded = any(
        has_letters(s.text, 3) for line in lines for s in line[:1] if s.cell.row != row.number
    )
    kept: list[list[Snippet]] = []
    for line in lines:
        is_own = bool(line) and line[0].cell.row == row.number
        if is_own and worded and len(line) == 1 and CODE.match(line[0].text):
            role = _told_by_content(Role.SELLER_ITEM_ID, line[0])
            coded.setdefault(role, []).append(line[0])
        elif line:
            kept.append(line)
    return kept


def _with_torn_labels(lines: list[list[Snippet]]) -> list[list[Snippet]]:
    """Join a line that ends in a label with the next one, which begins with its value."""
    kept: list[list[Snippet]] = []
    for line in lines:
        last = kept[-1][-1] if kept and kept[-1] else None
        is_open = last is not None and last.text.rstrip().endswith((":", "："))
        if last is not None and is_open and last.end == len(last.cell.text) and line[0].start == 0:
            cell = joined_cell(last.cell, line[0].cell)
            end = len(last.cell.text) + 1 + line[0].end
            kept[-1] = [*kept[-1][:-1], Snippet(cell=cell, start=last.start, end=end), *line[1:]]
        else:
            kept.append(line)
    return kept


def _role_at(column: Column, drop_pt: float) -> Role:
    """Return what a column says so far below the item's own row."""
    if not column.stack:
        return column.role
    at = round(drop_pt / column.pitch_pt) if column.pitch_pt > 0 else 0
    return column.stack[at] if at < len(column.stack) else Role.OTHER


def _told_by_content(role: Role, snippet: Snippet) -> Role:
    """A number of twelve digits or more with a right check digit is a GTIN in any column."""
    if role is not Role.SELLER_ITEM_ID:
        return role
    digits = snippet.text.strip(" .")
    is_gtin = len(digits) in FULL_GTIN_LENGTHS and check_identifier(IdentifierKind.GTIN, digits)
    return Role.GTIN if is_gtin else role


def _remarks(rows: Sequence[Row], lines: Sequence[Sequence[Snippet]]) -> Iterator[Snippet]:
    """Yield the words printed with an item that are in no line of its description."""
    described = [snippet for line in lines for snippet in line]
    for row in rows:
        for cell in _with_values(row.cells):
            is_code = row.kind is RowKind.WORDS and _NUMBERS.fullmatch(cell.text) is not None
            is_said = any(s.cell is cell for s in described)
            if is_said or not (has_letters(cell.text) or is_code):
                continue
            yield Snippet(cell=cell, start=0, end=len(cell.text))


def _with_values(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells of a row, a label that ends in a colon joined with the value beside it."""
    label: Cell | None = None
    for cell in cells:
        if label is not None:
            yield joined_cell(label, cell)
            label = None
        elif cell.text.rstrip().endswith((":", "：")):
            label = cell
        else:
            yield cell
    if label is not None:
        yield label


def _doubtful(
    row: Row, columns: Sequence[Column], numbers: Numbers
) -> Iterator[tuple[Role, Piece]]:
    for index, column in enumerate(columns):
        if column.role in NUMERIC and column.role not in numbers:
            pieces = [p for p in row.by_column.get(index, []) if has_letters(p.text, 1)]
            if pieces:
                yield column.role, pieces[0]
