"""An item's rows, and which of their words are the lines of its description.

In: an item with the rows of words above and below its own. Out: the lines of the description, top
to bottom; remarks with a label and codes by themselves are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.goods import find_marks
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.pieces import Piece
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.rows import Row, RowKind

_LONG_NUMBER = re.compile(r"\d{8,14}")
"""A line that holds a GTIN or another code and nothing else."""

_COLON = re.compile(r"(?<![)）])[:：]")
"""A colon that a label has before it: words in brackets are a part of the name ("(hours): …")."""

OTHER_PAPERS = frozenset({"other_number", "other_date"})
"""Labels of a line that names a delivery note or an order, and no goods."""

WRAPPED_HEIGHTS = 2.8
"""Distance of the lines of one text, in line heights, at most."""

WRAPPED_SPREAD = 1.3
"""How much farther apart a further line of one text may stand than the lines before it."""


class Item(Struct, kw_only=True):
    """One item: its own row, the rows of words around it, top to bottom, those below it that
    change its amount, and the row that says what they leave of it."""

    row: Row
    above: list[Row]
    below: list[Row]
    allowances: list[Row] = []
    net: Row | None = None


def text_lines(item: Item, columns: Sequence[Column], grid: Grid) -> list[list[Piece]]:
    """Return the lines of an item's description, top to bottom, each its pieces.

    Lines that follow in the description's column belong to it as long as they are as close as
    lines of one text are; remarks and codes with a label end it.
    """
    lines = [(row, description_pieces(row, columns)) for row in item.above]
    lines.append((item.row, description_pieces(item.row, columns)))
    lines += [(row, description_pieces(row, columns)) for row in item.below]
    own = len(item.above)
    stacked = stacked_start(columns)
    kept: list[tuple[Row, list[Piece]]] = []
    if lines[own][1] and not stacked:
        kept = [lines[own]]
    for row, pieces in reversed(lines[:own]):
        if not pieces:
            continue
        if not _is_near(kept[0][0] if kept else item.row, row, grid, kept):
            break
        kept.insert(0, (row, pieces))
    for row, pieces in lines[own + 1 :]:
        if _is_other_row(row.level_pt - item.row.level_pt, columns):
            continue
        if row.kind is RowKind.PART or (pieces and is_remark(pieces)):
            break
        if len(pieces) == 1 and _LONG_NUMBER.fullmatch(pieces[0].text):
            continue
        if not pieces:
            continue
        if not _is_near(kept[-1][0] if kept else item.row, row, grid, kept):
            break
        kept.append((row, pieces))
    return [pieces for _, pieces in kept]


def description_pieces(row: Row, columns: Sequence[Column]) -> list[Piece]:
    """Return a row's pieces in the column of the description."""
    for index, column in enumerate(columns):
        if column.role is Role.DESCRIPTION or Role.DESCRIPTION in column.stack:
            return row.by_column.get(index, [])
    return []


def _is_other_row(drop_pt: float, columns: Sequence[Column]) -> bool:
    """Whether the headings say that the description's column holds something else so far down."""
    for column in columns:
        if Role.DESCRIPTION in column.stack and column.pitch_pt > 0:
            at = round(drop_pt / column.pitch_pt)
            return at < len(column.stack) and column.stack[at] is not Role.DESCRIPTION
    return False


def stacked_start(columns: Sequence[Column]) -> int:
    """Return in which row of an item its description begins (0: its own)."""
    return next(
        (c.stack.index(Role.DESCRIPTION) for c in columns if Role.DESCRIPTION in c.stack), 0
    )


def _is_near(last: Row, row: Row, grid: Grid, kept: Sequence[tuple[Row, list[Piece]]]) -> bool:
    """Whether a line is as close to the one before it as lines of one text are."""
    distance = abs(row.level_pt - last.level_pt)
    limit = WRAPPED_HEIGHTS * grid.line_height_pt
    if len(kept) > 1:
        usual = min(abs(b.level_pt - a.level_pt) for (a, _), (b, _) in pairwise(kept))
        limit = min(limit, WRAPPED_SPREAD * usual)
    return distance <= limit


def is_remark(pieces: Sequence[Piece]) -> bool:
    """Whether a line is a remark with a label ("Origin: IT"), a bullet, or in brackets."""
    text = " ".join(piece.text for piece in pieces)
    labels = find_labels(text)
    is_other = bool(labels) and labels[0].at_start and labels[0].best in OTHER_PAPERS
    if is_other and not find_marks(text):
        return any(ch.isdigit() for ch in text[labels[0].end :])
    return (
        _COLON.search(text) is not None
        or text[:1] in "*•·–"
        or (text.startswith("(") and text.endswith(")"))
    )
