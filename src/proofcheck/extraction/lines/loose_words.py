"""Rows of words around a row of numbers that has no headings, and whether they name its goods.

In: a grid, the row of an item and the rows that are items themselves. Out: the rows above (or
below) it that name the goods, and those that say by labels what they are.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from proofcheck.extraction.amounts import find_amounts
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.goods import find_marks
from proofcheck.extraction.lines.heading_words import is_unit, roles_of
from proofcheck.extraction.lines.item_products import MultipliedRow
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters
from proofcheck.extraction.lines.sum_rows import is_sum_row

NEAR_HEIGHTS = 2.6
"""Distance of an item's words from its numbers, in line heights, at most."""

ROWS_OF_WORDS = 3
"""Rows of words of one item, at most."""

TIMES = (["à"], ["a"], ["x"], ["×"], ["@"], ["je"], ["zu"], ["at"], ["per"])
"""Words between a unit and a price."""

LONGEST_PRICE = 12
"""Letters of a cell that holds an amount and at most a tax code."""

LONGEST_LABELLED = 120
"""Letters of a cell in which a label is looked for."""

FEWEST_LETTERS = 3
"""Letters without which a text is no words."""


def names_goods(pieces: Sequence[Piece]) -> bool:
    """Whether a row has words of its own beside units, headings and signs of a count."""
    words = [
        p.text
        for p in pieces
        if p.kind is PieceKind.TEXT and not is_unit(p.text) and not announces_number(p.text)
        if not all(_is_of_count(word) for word in p.text.split())
    ]
    return has_letters("".join(words), FEWEST_LETTERS)


def _is_of_count(word: str) -> bool:
    """Whether a word stands between quantity and price ("個 × 単価")."""
    is_sign = [word.casefold()] in TIMES or word in ("*", "＠")
    return is_sign or is_unit(word) or roles_of(squeeze(word)) is not None


def announces_number(text: str) -> bool:
    """Whether words announce a number ("Quantity:"), the unit of the number before them aside."""
    words = text.rstrip(" :：")
    if words == text.rstrip():
        return False
    tails = [words, *(words[match.end() :] for match in re.finditer(r"\s+", words))]
    return any(roles_of(squeeze(tail)) is not None for tail in tails[:3])


def naming_rows(
    grid: Grid, number: int, taken: set[int], most: int, *, is_below: bool
) -> list[Sequence[Cell]]:
    """Return the rows above (or below) a row of numbers that name the goods, at most so many."""
    step = 1 if is_below else -1
    level = grid.rows[number][0].level_pt
    kept: list[Sequence[Cell]] = []
    for row in range(number + step, number + step * (max(most, ROWS_OF_WORDS) + 1), step):
        if not 0 <= row < len(grid.rows) or row in taken:
            break
        cells = grid.rows[row]
        if len(kept) >= most and (is_below or not runs_over(grid, cells, kept[0])):
            break
        distance = abs(cells[0].level_pt - level)
        is_near = distance <= NEAR_HEIGHTS * grid.line_height_pt
        if not is_near or not (_may_name(cells) or tells_goods(cells)) or _is_priced(cells):
            break
        kept.insert(0 if step < 0 else len(kept), cells)
        level = cells[0].level_pt
    return kept


def runs_over(grid: Grid, cells: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row of words goes on in the one below, whose first word it had no room for."""
    upper, lower = cells[0], below[0]
    is_flush = abs(upper.box.x0 - lower.box.x0) <= grid.line_height_pt
    word = len(lower.text.split(maxsplit=1)[0]) + 1  # and the blank before it
    width_pt = word * lower.box.width_pt / max(len(lower.text), 1)
    edge_pt = max(row[-1].box.x1 for row in grid.rows)
    is_flush = is_flush and len(cells) == len(below) == 1
    return is_flush and upper.box.x1 + width_pt > edge_pt


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


def tells_goods(cells: Sequence[Cell]) -> bool:
    """Whether a row says brand, model or number of goods by labels."""
    return any(find_marks(cell.text) for cell in cells) and not is_sum_row(cells)


def told_below(grid: Grid, number: int, taken: Container[int]) -> list[Sequence[Cell]]:
    """Return the rows below an item that say by labels what it is."""
    kept: list[Sequence[Cell]] = []
    for row in range(number + 1, min(number + 1 + ROWS_OF_WORDS, len(grid.rows))):
        cells = grid.rows[row]
        if row in taken or not (tells_goods(cells) and begins_with_label(cells[0].text)):
            break
        kept.append(cells)
    return kept


def begins_with_label(text: str) -> bool:
    """Whether a text begins with the label of a code or name of goods."""
    marks = find_marks(text)
    return bool(marks) and not has_letters(text[: marks[0].label_start], FEWEST_LETTERS)


def usual_rows(found: Sequence[MultipliedRow], grid: Grid) -> int:
    """Return how many rows of words an item has: the fewest between two of them, else one."""
    between = [b.number - a.number - 1 for a, b in pairwise(found)]
    return min(max(min(between, default=1), 1), ROWS_OF_WORDS)


def words_follow(grid: Grid, found: Sequence[MultipliedRow]) -> bool:
    """Whether the words stand below their numbers: nothing that names goods is above them."""
    taken = {one.number for one in found}
    above = naming_rows(grid, found[0].number, taken, 1, is_below=False)
    below = naming_rows(grid, found[-1].number, taken, 1, is_below=True)
    return not above and bool(below)
