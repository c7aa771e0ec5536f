"""Items without headings: rows in which one number is the product of two others.

Receipts and bare lists have no headings; arithmetic alone tells an item from other rows. The
words stand in the item's row, else in the rows above it (or below, where a receipt has them so).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import combinations, pairwise

from msgspec import Struct

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.figures import Figures, is_product
from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.heading_words import Role, begins_with_word, is_unit, roles_of
from proofcheck.extraction.lines.item_cards import Card, card_above
from proofcheck.extraction.lines.parts import CODE, Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, row_pieces
from proofcheck.extraction.lines.table_rows import is_sum_row

MOST_NUMBERS = 8
"""Numbers of one row among which a product is looked for."""

NEAR_HEIGHTS = 2.6
"""Distance of an item's words from its numbers, in line heights, at most."""

BESIDE_HEIGHTS = 2.3
"""Distance of an amount from its "2 x 3.50", in line heights, at most."""

ROWS_OF_WORDS = 3
TIMES = (["à"], ["a"], ["x"], ["×"], ["@"], ["je"], ["zu"], ["at"], ["per"])
"""Words between a unit and a price."""

LONGEST_PRICE = 12
"""Letters of a cell that holds an amount and at most a tax code."""

LONGEST_LABELLED = 120
"""Letters of a cell in which a label is looked for."""

LONGEST_COUNTED = 8
"""Letters of a word behind a count that is taken for a unit."""

FEWEST_LETTERS = 3

_TIMES_BEFORE = re.compile(r"(?:[x×*]|(?:pcs?|pce|ea|stk|st|szt|uds?|pz|un)\.?)\s+", re.IGNORECASE)
_TIMES_BEHIND = re.compile(r"\s+(?:[x×*@à]|a|je|zu|at|per|po|por)$")
"""Signs and units around an item's words in a row such as "2 pcs Lamp à 3.50"."""


class _Found(Struct, frozen=True, kw_only=True):
    number: int
    pieces: list[Piece]
    product: tuple[Piece, Piece, Piece]


def read_loose_items(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items of a page whose numbers multiply, top to bottom."""
    rows = [row_pieces(row, mark) for row in grid.rows]
    found = list(_found(grid, rows))
    if not found:
        return []
    own = [_has_words(one.pieces) for one in found]
    is_below = not any(own) and _words_follow(grid, found)
    taken = {one.number for one in found}
    most = _usual_rows(found, grid)
    items = []
    for one, has_own in zip(found, own, strict=True):
        card = None if has_own else card_above(grid, one.number, taken)
        if card is not None:
            items.append(_of_card(_parts(grid, one, [card.name]), card))
            continue
        words = [] if has_own else _words(grid, one.number, taken, most, is_below=is_below)
        if not _is_surcharge(one, words):
            told = told_below(grid, one.number, taken) if has_own else []
            items.append(_parts(grid, one, [*words, *told]))
    return items


def _of_card(parts: Parts, card: Card) -> Parts:
    """Give an item what the labels of its card say."""
    parts.columns.update(card.columns)
    parts.boxes.extend(snippet.cell.box for values in card.columns.values() for snippet in values)
    return parts


def _is_surcharge(one: _Found, words: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row is a discount or charge on an item or on the whole."""
    texts = [one.pieces[0].text, *(row[0].text for row in words)]
    return any(begins_with_word("surcharges", text) for text in texts)


def _found(grid: Grid, rows: Sequence[list[Piece]]) -> Iterator[_Found]:
    for number, pieces in enumerate(rows):
        numbers = [piece for piece in pieces if piece.is_number][:MOST_NUMBERS]
        is_full = len(numbers) > 2
        if len(numbers) < 2 or is_sum_row(grid.rows[number], is_counted=is_full):
            continue
        product = _product(numbers)
        if product is None and _is_times(pieces):
            product = _product([*numbers[:2], *_amounts_beside(grid, rows, number)])
        if product is not None:
            yield _Found(number=number, pieces=pieces, product=product)


def _is_times(pieces: Sequence[Piece]) -> bool:
    """Whether a row says a quantity times a price ("8 x 127.28") and little else."""
    text = "".join(piece.text for piece in pieces)
    return len(pieces) <= 4 and any(sign in text.casefold() for sign in "x×*@")


def _amounts_beside(grid: Grid, rows: Sequence[list[Piece]], number: int) -> Iterator[Piece]:
    """Yield amounts alone in the row below or above: where the paper was tilted or so printed."""
    level = grid.rows[number][0].level_pt
    for beside in (number + 1, number - 1):
        if 0 <= beside < len(rows) and len(rows[beside]) == 1 and rows[beside][0].is_number:
            distance = abs(grid.rows[beside][0].level_pt - level)
            if distance <= BESIDE_HEIGHTS * grid.line_height_pt:
                yield rows[beside][0]


def _product(numbers: Sequence[Piece]) -> tuple[Piece, Piece, Piece] | None:
    """Return (quantity, price, amount): the right-most amount that is a product before it."""
    for end in range(len(numbers) - 1, 1, -1):
        amount = numbers[end]
        if not amount.is_money or not amount.value:
            continue
        for one, other in reversed(list(combinations(numbers[:end], 2))):
            figures = Figures(quantity=one.value, unit_price=other.value, amount=amount.value)
            if not is_product(figures):
                continue
            if other.is_money or not one.is_money:
                return one, other, amount
            return other, one, amount
    return None


def _has_words(pieces: Sequence[Piece]) -> bool:
    words = [
        p.text
        for p in pieces
        if p.kind is PieceKind.TEXT and not is_unit(p.text) and not _is_heading(p.text)
        if not all(_is_of_count(word) for word in p.text.split())
    ]
    return has_letters("".join(words), FEWEST_LETTERS)


def _is_of_count(word: str) -> bool:
    """Whether a word stands between quantity and price ("個 × 単価")."""
    is_sign = [word.casefold()] in TIMES or word in ("*", "＠")
    return is_sign or is_unit(word) or roles_of(squeeze(word)) is not None


def _is_heading(text: str) -> bool:
    """Whether words announce a number ("Quantity:"), the unit of the number before them aside."""
    words = text.rstrip(" :：")
    if words == text.rstrip():
        return False
    tails = [words, *(words[match.end() :] for match in re.finditer(r"\s+", words))]
    return any(roles_of(squeeze(tail)) is not None for tail in tails[:3])


def _words(
    grid: Grid, number: int, taken: set[int], most: int, *, is_below: bool
) -> list[Sequence[Cell]]:
    """Return the rows above (or below) a row of numbers that name the goods, at most so many."""
    step = 1 if is_below else -1
    level = grid.rows[number][0].level_pt
    kept: list[Sequence[Cell]] = []
    for row in range(number + step, number + step * (most + 1), step):
        if not 0 <= row < len(grid.rows) or row in taken:
            break
        cells = grid.rows[row]
        distance = abs(cells[0].level_pt - level)
        is_near = distance <= NEAR_HEIGHTS * grid.line_height_pt
        if not is_near or not (_may_name(cells) or _tells_goods(cells)) or _is_priced(cells):
            break
        kept.insert(0 if step < 0 else len(kept), cells)
        level = cells[0].level_pt
    return kept


def _may_name(cells: Sequence[Cell]) -> bool:
    """Whether a row can name goods: it is neither a sum nor a label with its value."""
    if is_sum_row(cells):
        return False
    labels = [label for cell in cells for label in find_labels(cell.text[:LONGEST_LABELLED])]
    return not any(label.has_colon or label.is_whole for label in labels)


def _is_priced(cells: Sequence[Cell]) -> bool:
    """Whether a row ends in an amount of its own: it is an item by itself."""
    amounts = find_amounts(cells[-1].text) if len(cells) > 1 else ()
    return len(amounts) == 1 and amounts[0].decimals == 2 and len(cells[-1].text) <= LONGEST_PRICE


def _tells_goods(cells: Sequence[Cell]) -> bool:
    """Whether a row says brand, model or number of goods by labels."""
    return any(find_marks(cell.text) for cell in cells) and not is_sum_row(cells)


def told_below(grid: Grid, number: int, taken: Container[int]) -> list[Sequence[Cell]]:
    """Return the rows below an item that say by labels what it is."""
    kept: list[Sequence[Cell]] = []
    for row in range(number + 1, min(number + 1 + ROWS_OF_WORDS, len(grid.rows))):
        cells = grid.rows[row]
        if row in taken or not (_tells_goods(cells) and begins_with_label(cells[0].text)):
            break
        kept.append(cells)
    return kept


def begins_with_label(text: str) -> bool:
    """Whether a text begins with the label of a code or name of goods."""
    marks = find_marks(text)
    return bool(marks) and not has_letters(text[: marks[0].label_start], FEWEST_LETTERS)


def _usual_rows(found: Sequence[_Found], grid: Grid) -> int:
    """Return how many rows of words an item has: the fewest between two of them, else one."""
    between = [b.number - a.number - 1 for a, b in pairwise(found)]
    return min(max(min(between, default=1), 1), ROWS_OF_WORDS)


def _words_follow(grid: Grid, found: Sequence[_Found]) -> bool:
    """Whether the words stand below their numbers: nothing that names goods is above them."""
    taken = {one.number for one in found}
    above = _words(grid, found[0].number, taken, 1, is_below=False)
    below = _words(grid, found[-1].number, taken, 1, is_below=True)
    return not above and bool(below)


def _unit(pieces: Sequence[Piece], quantity: Piece) -> Piece | None:
    """Return the unit behind a quantity, alone or before the next label ("3 pcs Price: 2.00")."""
    for piece in pieces:
        if piece.box.x0 <= quantity.box.x0:
            continue
        if is_unit(piece.text):
            return piece
        is_alone = piece.cell is quantity.cell and quantity.start == 0
        if is_alone and piece.end == len(piece.cell.text) and _is_counted_word(piece.text):
            return piece
        first, *rest = piece.text.split()
        is_named = roles_of(squeeze(piece.text.rstrip(" :："))) is not None
        if (_is_heading(piece.text) or rest in TIMES) and is_unit(first) and not is_named:
            return Piece(piece.cell, piece.start, piece.start + len(first))
    return None


def _is_counted_word(text: str) -> bool:
    """Whether a cell's words behind a count are one short word: what is counted ("48 bars")."""
    return text.isalpha() and text.islower() and len(text) <= LONGEST_COUNTED


def _rate(rest: Sequence[Piece]) -> dict[Role, Piece]:
    """Return the one rate of a row that multiplies without it: that of tax."""
    rates = [piece for piece in rest if piece.kind is PieceKind.PERCENT]
    return {Role.TAX_RATE: rates[0]} if len(rates) == 1 and rates[0].value >= 0 else {}


def _parts(grid: Grid, one: _Found, words: Sequence[Sequence[Cell]]) -> Parts:
    quantity, price, amount = one.product
    used = {id(piece) for piece in one.product}
    rest = [p for p in one.pieces if id(p) not in used]
    before = [p for p in rest if p.box.x0 < min(q.box.x0 for q in one.product)]
    if not _has_words(before):
        before = [p for p in rest if p.box.x0 < price.box.x0 and not is_unit(p.text)]
    named = [p for p in before if p.kind in (PieceKind.TEXT, PieceKind.CODE)]
    own = without_signs(snippets_of(named)) if _has_words(one.pieces) else []
    code = _leading_code(own)
    own = own[1:] if code else own
    told = [row for row in words if _tells_goods(row) and begins_with_label(row[0].text)]
    worded = [
        row
        for row in words
        if row not in told and has_letters("".join(c.text for c in row), FEWEST_LETTERS)
    ]
    lines = [[Snippet(cell=c, start=0, end=len(c.text)) for c in row] for row in worded]
    codes = [Snippet(cell=c, start=0, end=len(c.text)) for r in words if r not in worded for c in r]
    unit = _unit(rest, quantity)
    cells = [*grid.rows[one.number], *(cell for row in words for cell in row)]
    return Parts(
        page=grid.page,
        numbers={
            Role.QUANTITY: quantity,
            Role.UNIT_PRICE: price,
            Role.NET_AMOUNT: amount,
            **_rate(rest),
        },
        figures=Figures(quantity=quantity.value, unit_price=price.value, amount=amount.value),
        unit=snippets_of([unit])[0] if unit else None,
        lines=[*lines, own] if own else lines,
        columns={Role.SELLER_ITEM_ID: [code]} if code else {},
        remarks=[*codes, *snippets_of(p for p in rest if p.kind is PieceKind.CODE and not own)],
        boxes=[cell.box for cell in cells],
        doubtful={},
    )


def _leading_code(snippets: Sequence[Snippet]) -> Snippet | None:
    """Return a code that has the first cell of an item's words for itself."""
    if len(snippets) < 2 or not CODE.match(snippets[0].text):
        return None
    code, following = snippets[:2]
    is_apart = code.cell is not following.cell and has_letters(following.text, FEWEST_LETTERS)
    return code if is_apart else None


def without_signs(snippets: Sequence[Snippet]) -> list[Snippet]:
    """Cut off what stands between quantity, words and price ("2 x Lamp à 3.50")."""
    kept = []
    for snippet in snippets:
        text = snippet.text
        start = match.end() if (match := _TIMES_BEFORE.match(text)) else 0
        end = match.start() if (match := _TIMES_BEHIND.search(text, start)) else len(text)
        if text[start:end].strip():
            kept.append(
                Snippet(cell=snippet.cell, start=snippet.start + start, end=snippet.start + end)
            )
    return kept
