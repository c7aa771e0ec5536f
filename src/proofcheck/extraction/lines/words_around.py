"""Words in rows of their own around an amount: near ones above, close ones below, told ones.

In go the rows of a page, out come numbers of rows and snippets.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.pieces import Piece
from proofcheck.extraction.lines.sum_rows import is_sum_row

APART_HEIGHTS, CLOSE_HEIGHTS = 3.2, 2.1
"""Distance of an amount from the words above it, and of the lines of one text, in line heights."""

MOST_ROWS_OF_WORDS = 5


def is_amount(piece: Piece) -> bool:
    """Whether a piece is a number with decimals."""
    return piece.is_number and piece.is_money


def words_beside(
    grid: Grid, rows: Sequence[list[Piece]], numbers: Sequence[int], most_heights: float
) -> list[int]:
    """Return the rows from the first of `numbers` on that hold words alone and are near."""
    kept: list[int] = []
    for number in list(numbers)[:MOST_ROWS_OF_WORDS]:
        level = grid.rows[number][0].level_pt
        before = numbers[0] - (numbers[1] - numbers[0]) if len(numbers) > 1 else numbers[0] - 1
        last = kept[-1] if kept else before
        limit = most_heights if not kept else CLOSE_HEIGHTS
        if abs(level - grid.rows[last][0].level_pt) > limit * grid.line_height_pt:
            break
        if any(is_amount(piece) for piece in rows[number]) or is_sum_row(grid.rows[number]):
            break
        kept.append(number)
    return kept


def told_beside(grid: Grid, number: int) -> list[Snippet]:
    """Return the lines right below an item's row that say by a label what it is, as snippets."""
    kept: list[Snippet] = []
    level = grid.rows[number][0].level_pt
    for cells in grid.rows[number + 1 : number + 1 + MOST_ROWS_OF_WORDS]:
        is_near = cells[0].level_pt - level <= CLOSE_HEIGHTS * grid.line_height_pt
        if len(cells) > 1 or not is_near or not find_marks(cells[0].text):
            break
        kept.append(Snippet(cell=cells[0], start=0, end=len(cells[0].text)))
        level = cells[0].level_pt
    return kept
