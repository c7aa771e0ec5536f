"""Items without headings whose amounts add up to the printed total: receipts of single goods.

A row of words with an amount at its right end proves nothing by itself; rows that together make
the total below them do. A row such as "2 x 0.89" gives the row beside it quantity and price.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from msgspec import Struct, structs

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lines.allowances import is_allowance
from proofcheck.extraction.lines.figures import Figures, is_product
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.loose_items import without_signs
from proofcheck.extraction.lines.parts import Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, row_pieces
from proofcheck.extraction.lines.sum_rows import is_sum_row
from proofcheck.extraction.lines.words_around import (
    APART_HEIGHTS,
    CLOSE_HEIGHTS,
    is_about_the_paper,
    is_amount,
    is_told,
    names_nothing,
    told_beside,
    words_beside,
)

MOST_ROWS_ABOVE = 120
RIGHT_EDGE_HEIGHTS = 3.0
"""How far an amount may end from where the total ends, in line heights (a tax code may follow)."""

NEAR_HEIGHTS = 2.0
"""Distance of an item's words from its count and amount, in line heights, at most."""

TIMES = frozenset("x×*@")
"""Signs beside a quantity ("× 3")."""

FEWEST_LETTERS = 2
_TIMES = re.compile(r"\s*[x×*]\s", re.IGNORECASE)
"""What stands between a quantity and the words it counts ("2 x Lamp")."""


class _Single(Struct, kw_only=True):
    number: int
    pieces: list[Piece]
    amount: Piece
    quantity: Piece | None = None
    price: Piece | None = None
    words: list[list[Piece]] = []  # of the rows around an amount that has its row for itself
    named: Sequence[Cell] = ()
    told: Sequence[Cell] = ()


def read_summed_items(grid: Grid, mark: str | None, multiplied: Sequence[Parts]) -> list[Parts]:
    """Return the items above the first total that they add up to; none where they don't.

    Nothing is returned where the items that multiply (`multiplied`) already make the total.
    """
    rows = [row_pieces(row, mark) for row in grid.rows]
    for number, pieces in enumerate(rows):
        total = next((p for p in reversed(pieces) if is_amount(p)), None)
        if total is None or not total.value or not is_sum_row(grid.rows[number]):
            continue
        if sum(part.figures.amount or Decimal(0) for part in multiplied) == total.value:
            return []
        singles = _adding_up(grid, rows, number, total, {})
        known = {_row_of(part): part for part in multiplied}
        if singles and _hold(singles, multiplied):
            alone = [single for single in singles if isinstance(single, _Single)]
            found = [known.get(one.number) or _parts(grid, one) for one in alone]
            return _with_allowances(found, alone)
        mixed = _adding_up(grid, rows, number, total, known) if known else []
        if sum(isinstance(one, Parts) for one in mixed) == len(multiplied):
            found = [one if isinstance(one, Parts) else _parts(grid, one) for one in mixed]
            return _with_allowances(found, mixed)
    return []


def _with_allowances(items: Sequence[Parts], singles: Sequence[_Single | Parts]) -> list[Parts]:
    """Give what is taken off ("Discount -1.00") to the item above; what has none stays."""
    kept: list[Parts] = []
    for item, single in zip(items, singles, strict=True):
        takes_off = isinstance(single, _Single) and single.amount.value < 0
        if isinstance(single, _Single) and takes_off and kept and is_allowance(single.pieces):
            last = kept[-1]
            change = (single.amount.value, single.amount)
            kept[-1] = structs.replace(last, allowances=[*last.allowances, change])
        else:
            kept.append(item)
    return kept


def _row_of(part: Parts) -> int:
    return part.numbers[Role.NET_AMOUNT].cell.row


def _adding_up(
    grid: Grid,
    rows: Sequence[list[Piece]],
    number: int,
    total: Piece,
    known: Mapping[int, Parts],
) -> list[_Single | Parts]:
    """Return the rows above a total, nearest first, until they make it; reversed to the page's
    order. `known` are the items that multiply, by the row of their amount."""
    found: list[_Single | Parts] = []
    words = {s.cell.row for part in known.values() for line in part.lines for s in line}
    left = total.value
    taken = number
    for above in range(number - 1, max(number - MOST_ROWS_ABOVE, 0) - 1, -1):
        if is_sum_row(grid.rows[above]):
            if found:
                return []
            continue
        part = known.get(above)
        single = _single_apart(grid, rows, above, total, taken) if part is None else None
        if single is None and part is None and above not in words:
            single = _single(grid, rows[above], above, total)
        if part is not None:
            found.append(part)
            left -= part.figures.amount or Decimal(0)
        elif single is not None:
            found.append(single)
            left -= single.amount.value
        taken = above if part is not None or single is not None else taken
        if found and left == 0:
            for one in found:
                if isinstance(one, _Single):
                    _add_count(one, rows)
            return found[::-1]
    return []


def _single(grid: Grid, pieces: list[Piece], number: int, total: Piece) -> _Single | None:
    """Return a row of words with one amount at its right end, under the total's column."""
    amounts = [p for p in pieces if is_amount(p)]
    if not amounts:
        return None
    amount = amounts[-1]
    if not _names(pieces):
        return _counted(grid, pieces, number, amount)
    if abs(amount.box.x1 - total.box.x1) > RIGHT_EDGE_HEIGHTS * grid.line_height_pt:
        return None
    after = [p for p in pieces if p.box.x0 > amount.box.x0]
    if any(len(p.text) > 3 for p in after):
        return None
    if is_about_the_paper(pieces, amount.value):
        return None
    return _Single(number=number, pieces=pieces, amount=amount)


def _single_apart(
    grid: Grid, rows: Sequence[list[Piece]], number: int, total: Piece, below: int
) -> _Single | None:
    """Return an amount beside which nothing names its item, with the words in the rows around it.

    `below` is the row of the next item. Words above may be a little apart; below it only those
    that are as close as lines of one text are, and below a code only what labels say.
    """
    if not rows[number]:
        return None
    *beside, amount = rows[number]
    cells = [cell for cell in grid.rows[number] if cell is not amount.cell]
    if not is_amount(amount) or not names_nothing(cells):
        return None
    height = grid.line_height_pt
    if abs(amount.box.x1 - total.box.x1) > RIGHT_EDGE_HEIGHTS * height:
        return None
    above = words_beside(grid, rows, range(number - 1, -1, -1), APART_HEIGHTS)
    under = words_beside(grid, rows, range(number + 1, below), CLOSE_HEIGHTS)
    if beside:
        under = list(takewhile(lambda row: is_told(grid.rows[row]), under))
    own = [piece for piece in beside if has_letters(piece.cell.text)]
    words = [rows[row] for row in reversed(above)] + ([own] if own else [])
    words += [rows[row] for row in under]
    named = [piece for row in (above if beside else [*above, *under]) for piece in rows[row]]
    if not _names(named):
        return None
    return _Single(number=number, pieces=rows[number], amount=amount, words=words)


def _counted(grid: Grid, pieces: list[Piece], number: int, amount: Piece) -> _Single | None:
    """Return a row "× 3  102.00" with the words above it, as web shops set it, else None."""
    quantity = [p for p in pieces if p.is_number and p is not amount]
    signs = [p.text.strip() for p in pieces if not p.is_number]
    if len(quantity) != 1 or not signs or not all(sign in TIMES for sign in signs):
        return None
    beside = [grid.rows[n] if 0 <= n < len(grid.rows) else [] for n in (number - 1, number + 1)]
    above, below = (row if row and _is_words(grid, number, row) else [] for row in beside)
    if not above:
        return None
    return _Single(
        number=number, pieces=pieces, amount=amount, quantity=quantity[0], named=above, told=below
    )


def _is_words(grid: Grid, number: int, row: Sequence[Cell]) -> bool:
    """Whether a row beside an item's has words alone."""
    apart = abs(row[0].level_pt - grid.rows[number][0].level_pt)
    is_priced = any(m.has_decimals for cell in row for m in find_amounts(cell.text))
    named = has_letters("".join(cell.text for cell in row), FEWEST_LETTERS)
    return apart <= NEAR_HEIGHTS * grid.line_height_pt and named and not is_priced


def _hold(singles: Sequence[_Single | Parts], multiplied: Sequence[Parts]) -> bool:
    """Whether the items that multiply are among those that add up."""
    amounts = [single.amount.value for single in singles if isinstance(single, _Single)]
    return all(part.figures.amount in amounts for part in multiplied)


def _add_count(single: _Single, rows: Sequence[list[Piece]]) -> None:
    """Give an item the quantity and price that stand in its row or the row beside it."""
    for row in single.words or [single.pieces]:
        first = row[0]
        is_times = first.is_number and _TIMES.match(first.cell.text, first.end) is not None
        is_apart = first.is_number and len(row) > 1 and first.cell is not row[1].cell
        if (
            first.is_number
            and first.value
            and (is_times or is_apart)
            and first is not single.amount
        ):
            single.quantity = first
            break
    for beside in (single.number, single.number - 1, single.number + 1):
        if not 0 <= beside < len(rows):
            continue
        numbers = [p for p in rows[beside] if p.is_number and p is not single.amount]
        for one, other in pairwise(numbers):
            figures = Figures(
                quantity=one.value, unit_price=other.value, amount=single.amount.value
            )
            if is_product(figures) and one.value:
                single.quantity, single.price = one, other
                return


def _names(pieces: Sequence[Piece]) -> bool:
    words = [p.text for p in pieces if p.kind is PieceKind.TEXT]
    return has_letters("".join(words), FEWEST_LETTERS)


def _whole(cells: Sequence[Cell]) -> list[Snippet]:
    return [Snippet(cell=cell, start=0, end=len(cell.text)) for cell in cells]


def _parts(grid: Grid, single: _Single) -> Parts:
    numbers = {Role.NET_AMOUNT: single.amount}
    if single.quantity is not None:
        numbers[Role.QUANTITY] = single.quantity
    if single.price is not None:
        numbers[Role.UNIT_PRICE] = single.price
    used = {id(piece) for piece in numbers.values()}
    worded = [
        [
            p
            for p in row
            if id(p) not in used
            and p.box.x0 < single.amount.box.x0
            and p.kind is not PieceKind.SIGN
        ]
        for row in single.words or [single.pieces]
    ]
    lines = [without_signs(snippets_of(words)) for words in worded if words]
    told = [line for line in lines[1:] if is_told(line)]
    below = [] if single.words else told_beside(grid, single.number)
    return Parts(
        page=grid.page,
        numbers=numbers,
        figures=Figures(
            quantity=single.quantity.value if single.quantity else None,
            unit_price=single.price.value if single.price else None,
            amount=single.amount.value,
        ),
        lines=[_whole(single.named)] if single.named else [x for x in lines if x not in told],
        columns={},
        remarks=[
            *(snippet for line in told for snippet in line),
            *below,
            *_whole(single.told),
        ],
        boxes=[
            *(cell.box for cell in (*grid.rows[single.number], *single.named, *single.told)),
            *(p.cell.box for row in single.words for p in row),
            *(snippet.cell.box for snippet in below),
        ],
        doubtful={},
    )
