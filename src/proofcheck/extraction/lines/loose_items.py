"""Items without headings: rows in which one number is the product of two others.

Receipts and bare lists have no headings; arithmetic alone tells an item from other rows. The
words stand in the item's row, else in the rows above it (or below, where a receipt has them so).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.figures import Figures
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import Role, begins_with_word, is_unit, roles_of
from proofcheck.extraction.lines.item_cards import Card, card_above
from proofcheck.extraction.lines.item_products import MultipliedRow, multiplied_rows
from proofcheck.extraction.lines.loose_words import (
    FEWEST_LETTERS,
    TIMES,
    announces_number,
    begins_with_label,
    names_goods,
    naming_rows,
    runs_over,
    tells_goods,
    told_below,
    usual_rows,
    words_follow,
)
from proofcheck.extraction.lines.parts import CODE, Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters, row_pieces

LONGEST_COUNTED = 8
"""Letters of a word behind a count that is taken for a unit."""

_TIMES_BEFORE = re.compile(r"(?:[x×*]|(?:pcs?|pce|ea|stk|st|szt|uds?|pz|un)\.?)\s+", re.IGNORECASE)
_TIMES_BEHIND = re.compile(r"\s+(?:[x×*@à]|a|je|zu|at|per|po|por)$")
"""Signs and units around an item's words in a row such as "2 pcs Lamp à 3.50"."""


def read_loose_items(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items of a page whose numbers multiply, top to bottom."""
    rows = [row_pieces(row, mark) for row in grid.rows]
    found = list(multiplied_rows(grid, rows))
    if not found:
        return []
    own = [names_goods(one.pieces) for one in found]
    is_below = not any(own) and words_follow(grid, found)
    taken = {one.number for one in found}
    most = usual_rows(found, grid)
    items = []
    for one, has_own in zip(found, own, strict=True):
        card = None if has_own else card_above(grid, one.number, taken)
        if card is not None:
            items.append(_of_card(_parts(grid, one, [card.name]), card))
            continue
        words = [] if has_own else naming_rows(grid, one.number, taken, most, is_below=is_below)
        if not _is_surcharge(one, words):
            told = told_below(grid, one.number, taken) if has_own else []
            items.append(_parts(grid, one, [*words, *told]))
    return items


def _of_card(parts: Parts, card: Card) -> Parts:
    """Give an item what the labels of its card say."""
    parts.columns.update(card.columns)
    parts.boxes.extend(snippet.cell.box for values in card.columns.values() for snippet in values)
    return parts


def _is_surcharge(one: MultipliedRow, words: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row is a discount or charge on an item or on the whole."""
    texts = [one.pieces[0].text, *(row[0].text for row in words)]
    return any(begins_with_word("surcharges", text) for text in texts)


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
        if (announces_number(piece.text) or rest in TIMES) and is_unit(first) and not is_named:
            return Piece(piece.cell, piece.start, piece.start + len(first))
    return None


def _is_counted_word(text: str) -> bool:
    """Whether a cell's words behind a count are one short word: what is counted ("48 bars")."""
    return text.isalpha() and text.islower() and len(text) <= LONGEST_COUNTED


def _rate(rest: Sequence[Piece]) -> dict[Role, Piece]:
    """Return the one rate of a row that multiplies without it: that of tax."""
    rates = [piece for piece in rest if piece.kind is PieceKind.PERCENT]
    return {Role.TAX_RATE: rates[0]} if len(rates) == 1 and rates[0].value >= 0 else {}


def _parts(grid: Grid, one: MultipliedRow, words: Sequence[Sequence[Cell]]) -> Parts:
    quantity, price, amount = one.product
    used = {id(piece) for piece in one.product}
    rest = [p for p in one.pieces if id(p) not in used]
    before = [p for p in rest if p.box.x0 < min(q.box.x0 for q in one.product)]
    if not names_goods(before):
        before = [p for p in rest if p.box.x0 < price.box.x0 and not is_unit(p.text)]
    named = [p for p in before if p.kind in (PieceKind.TEXT, PieceKind.CODE)]
    own = without_signs(snippets_of(named)) if names_goods(one.pieces) else []
    code = _leading_code(own)
    own = own[1:] if code else own
    told = [row for row in words if tells_goods(row) and begins_with_label(row[0].text)]
    worded = [
        row
        for above, row in pairwise([None, *words])
        if row is not None and row not in told
        if has_letters("".join(c.text for c in row), FEWEST_LETTERS)
        or (above is not None and runs_over(grid, above, row))
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
