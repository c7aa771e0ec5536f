"""Words in rows of their own around an amount: near ones above, close ones below, told ones.

In go the rows of a page, out come numbers of rows and snippets.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.goods import Snippet, find_marks
from proofcheck.extraction.lines.heading_words import begins_with_word
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters
from proofcheck.extraction.lines.sum_rows import SUMS, is_sum_row

APART_HEIGHTS, CLOSE_HEIGHTS = 3.2, 2.1
"""Distance of an amount from the words above it, and of the lines of one text, in line heights."""

MOST_ROWS_OF_WORDS = 5

LONGEST_LABELLED = 120
"""Letters of a cell in which a label is looked for."""

LONGEST_TAX_WORD = 4
"""Letters of the word before a rate that is of tax ("SR 6%"), not of fat ("Milk 3.5%")."""


def is_amount(piece: Piece) -> bool:
    """Whether a piece is a number with decimals."""
    return piece.is_number and piece.is_money


def words_beside(
    grid: Grid, rows: Sequence[list[Piece]], numbers: range, most_heights: float
) -> list[int]:
    """Return the rows from the first of `numbers` on that hold words alone and are near."""
    kept: list[int] = []
    for number in list(numbers)[:MOST_ROWS_OF_WORDS]:
        level = grid.rows[number][0].level_pt
        last = kept[-1] if kept else number - numbers.step
        limit = most_heights if not kept else CLOSE_HEIGHTS
        if abs(level - grid.rows[last][0].level_pt) > limit * grid.line_height_pt:
            break
        if any(is_amount(piece) for piece in rows[number]) or is_sum_row(grid.rows[number]):
            break
        kept.append(number)
    return kept


def is_told(texts: Sequence[Cell | Snippet]) -> bool:
    """Whether a line says by a label what a thing is."""
    return any(":" in one.text or find_marks(one.text) for one in texts)


def names_nothing(cells: Sequence[Cell]) -> bool:
    """Whether a row's cells hold labelled codes and signs alone ("Ref. 4711", a picture's "X")."""
    return all(not has_letters(cell.text) or _is_labelled_code(cell.text) for cell in cells)


def _is_labelled_code(text: str) -> bool:
    marks = find_marks(text)
    return bool(marks) and not has_letters(text[: marks[0].label_start] + text[marks[-1].end :])


def is_about_the_paper(pieces: Sequence[Piece], amount: Decimal) -> bool:
    """Whether a row is a label with its value, a rate of tax, or a surcharge."""
    text = pieces[0].text
    is_rate = any(p.kind is PieceKind.PERCENT for p in pieces)
    if ":" in text or (is_rate and len(text) <= LONGEST_TAX_WORD):
        return True
    if begins_with_word("surcharges", text) and amount > 0:
        return True
    labels = find_labels(text[:LONGEST_LABELLED])
    return bool(labels) and labels[0].at_start and any(f in SUMS for f in labels[0].fields)


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
