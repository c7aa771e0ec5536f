"""Items of a till roll: words with an amount, and below (or above) them "2 x 3.50", its making.

No headings and no total are needed: quantity times price is the amount printed beside the words.
Words that are too long for the roll run over further rows, before or after that of the amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, structs

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.figures import Figures, is_product
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import Role, is_unit
from proofcheck.extraction.lines.loose_words import begins_with_label, told_below
from proofcheck.extraction.lines.parts import Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, row_pieces
from proofcheck.extraction.lines.sum_rows import is_sum_row

MOST_ROWS = 4
"""Rows over which the words of one item run, at most."""

NEAR_HEIGHTS = 2.6
"""Distance of the rows of one item, in line heights, at most."""

LONGEST_TAX_CODE = 3
"""Letters of what may stand behind an amount ("A", "7%")."""

FEWEST_LETTERS = 2
TIMES = frozenset("x×*@à")
TIMES_WORDS = frozenset({"je", "zu", "at", "a", "por", "per", "da", "po"})
"""What stands between a quantity and a price."""


class _Count(Struct, frozen=True, kw_only=True):
    number: int  # of the row
    quantity: Piece
    price: Piece
    unit: Piece | None


class _Found(Struct, frozen=True, kw_only=True):
    count: _Count
    head: int  # the row with the amount
    first: int  # of the item's rows
    last: int


def read_counted_items(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items of a page that a row below or above them counts, top to bottom."""
    rows = [row_pieces(row, mark) for row in grid.rows]
    counts = [count for n, pieces in enumerate(rows) if (count := _count(pieces, n)) is not None]
    found: list[_Found] = []
    for count in counts:
        last = found[-1].last if found else -1
        head = _priced_row(grid, rows, count, last)
        if head is not None:
            first = _begin(grid, rows, head, last) if found else head
            found.append(_Found(count=count, head=head, first=first, last=count.number))
    above = list(_counted_above(grid, rows, counts))
    if len(above) > len(found):
        found = above
    elif len(found) > 1:
        most = min(one.head - one.first for one in found[1:])
        first = _begin(grid, rows, found[0].head, found[0].head - most - 1)
        found[0] = structs.replace(found[0], first=first)
    return [_parts(grid, rows, one) for one in found]


def _begin(grid: Grid, rows: Sequence[Sequence[Piece]], head: int, last: int) -> int:
    """Return the row in which the words begin whose last row has the amount."""
    first = head
    while first - 1 > max(last, head - MOST_ROWS):
        if not _is_words(grid, rows, first - 1, first):
            break
        first -= 1
    return first


def _counted_above(
    grid: Grid, rows: Sequence[Sequence[Piece]], counts: Sequence[_Count]
) -> Iterator[_Found]:
    """Yield the items that stand below the row that counts them."""
    for count in counts:
        head = count.number + 1
        amount = _amount(rows[head], grid.rows[head]) if head < len(rows) else None
        if amount is None or not is_product(_figures(count, amount)):
            continue
        last = head
        while last + 1 < len(rows) and last < head + MOST_ROWS:
            if not _is_words(grid, rows, last + 1, last):
                break
            last += 1
        yield _Found(count=count, head=head, first=head, last=last)


def _is_words(grid: Grid, rows: Sequence[Sequence[Piece]], row: int, beside: int) -> bool:
    """Whether a row goes on with the words of the row beside it: near, no amount, no label."""
    cells = grid.rows[row]
    distance = abs(cells[0].level_pt - grid.rows[beside][0].level_pt)
    indent = abs(cells[0].box.x0 - grid.rows[beside][0].box.x0)
    is_near = max(distance, indent) <= NEAR_HEIGHTS * grid.line_height_pt
    is_free = _amount(rows[row], cells) is None and _count(rows[row], row) is None
    labels = [label for cell in cells for label in find_labels(cell.text)]
    is_labelled = any(label.has_colon or label.is_whole for label in labels)
    named = has_letters("".join(cell.text for cell in cells), FEWEST_LETTERS)
    is_labelled = is_labelled or begins_with_label(cells[0].text)
    return is_near and is_free and named and not is_labelled and not is_sum_row(cells)


def _count(pieces: Sequence[Piece], number: int) -> _Count | None:
    """Return what a row counts that says a quantity times a price and nothing else."""
    numbers = [piece for piece in pieces if piece.is_number]
    if len(numbers) != 2 or not numbers[0].value or numbers[0].value < 0:
        return None
    between = [p.text for p in pieces if p.mention is None and p.box.x0 < numbers[1].box.x0]
    behind = [p.text for p in pieces if p.mention is None and p.box.x0 >= numbers[1].box.x0]
    words = " ".join(between).replace("/", " ").split()
    is_times = any(w.casefold() in TIMES | TIMES_WORDS for w in words)
    others = [w for w in words if w.casefold() not in TIMES | TIMES_WORDS]
    if not is_times or not all(is_unit(word) or not has_letters(word, 1) for word in others):
        return None
    if any(len(text) > LONGEST_TAX_CODE and not is_unit(text.strip("/")) for text in behind):
        return None
    one, other = numbers
    if _has_decimals(one) and not _has_decimals(other):
        one, other = other, one
    return _Count(number=number, quantity=one, price=other, unit=_unit(pieces, one))


def _has_decimals(piece: Piece) -> bool:
    return piece.mention is not None and piece.mention.has_decimals


def _unit(pieces: Sequence[Piece], quantity: Piece) -> Piece | None:
    """Return the unit behind a quantity: the first word there ("3 pcs x 2.00")."""
    for piece in pieces:
        first = piece.text.split()[0]
        if piece.mention is None and piece.box.x0 >= quantity.box.x0 and is_unit(first):
            return Piece(piece.cell, piece.start, piece.start + len(first))
    return None


def _priced_row(
    grid: Grid, rows: Sequence[Sequence[Piece]], count: _Count, last: int
) -> int | None:
    """Return the row above a count whose amount it makes; None where the nearest is another."""
    for number in range(count.number - 1, max(last, count.number - 1 - MOST_ROWS), -1):
        below, cells = grid.rows[number + 1], grid.rows[number]
        distance = below[0].level_pt - cells[0].level_pt
        if distance > NEAR_HEIGHTS * grid.line_height_pt or is_sum_row(cells):
            return None
        amount = _amount(rows[number], cells)
        if amount is not None and is_product(_figures(count, amount)):
            return number
        is_priced = amount is not None and amount.cell is not cells[0]
        if is_priced or not any(ch.isalnum() for cell in cells for ch in cell.text):
            return None
    return None


def _amount(pieces: Sequence[Piece], cells: Sequence[Cell]) -> Piece | None:
    """Return the amount at the right end of a row of words, apart from them."""
    at = next((i for i in range(len(pieces) - 1, 0, -1) if pieces[i].is_number), None)
    if at is None or any(len(piece.text) > LONGEST_TAX_CODE for piece in pieces[at + 1 :]):
        return None
    amount, words = pieces[at], pieces[:at]
    is_alone = amount.cell is not cells[0] or (amount.mention and amount.mention.decimals == 2)
    named = has_letters("".join(p.text for p in words if p.kind is PieceKind.TEXT), FEWEST_LETTERS)
    return amount if is_alone and named else None


def _figures(count: _Count, amount: Piece) -> Figures:
    return Figures(quantity=count.quantity.value, unit_price=count.price.value, amount=amount.value)


def _parts(grid: Grid, rows: Sequence[Sequence[Piece]], found: _Found) -> Parts:
    count = found.count
    amount = _amount(rows[found.head], grid.rows[found.head])
    assert amount is not None
    own = [p for p in rows[found.head] if p.box.x0 < amount.box.x0]
    worded = [
        own if number == found.head else list(rows[number])
        for number in range(found.first, found.last + 1)
        if number != count.number
    ]
    lines = [snippets_of(p for p in pieces if p.kind is not PieceKind.SIGN) for pieces in worded]
    named = [line for line in lines if has_letters("".join(s.text for s in line), 1)]
    begin, end = min(found.first, count.number), max(found.last, count.number)
    told = [cell for row in told_below(grid, end, ()) for cell in row]
    return Parts(
        page=grid.page,
        numbers={
            Role.QUANTITY: count.quantity,
            Role.UNIT_PRICE: count.price,
            Role.NET_AMOUNT: amount,
        },
        figures=_figures(count, amount),
        unit=snippets_of([count.unit])[0] if count.unit else None,
        lines=named,
        columns={},
        remarks=[
            *(snippet for line in lines if line not in named for snippet in line),
            *(Snippet(cell=cell, start=0, end=len(cell.text)) for cell in told),
        ],
        boxes=[
            *(cell.box for number in range(begin, end + 1) for cell in grid.rows[number]),
            *(cell.box for cell in told),
        ],
        doubtful={},
    )
