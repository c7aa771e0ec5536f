"""Descriptions that no heading names: they stand below the items' codes, in the codes' column.

In go the rows and settled columns of a table without a heading for what is sold; the column below
whose values words follow is told to be a stack of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from proofcheck.extraction.lines.heading_words import CODED, Role
from proofcheck.extraction.lines.pieces import has_letters
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.rows import Row, RowKind

UNNAMED = CODED | {Role.OTHER, Role.POSITION, Role.MODEL}
"""What columns say below whose values a description may stand without a heading of its own."""

MOSTLY = 0.6
"""Share of items below which words must stand, at least."""


def find_words_below(rows: Sequence[Row], columns: Sequence[Column]) -> None:
    """Stack the description below the column under whose values most items have words."""
    if any(_is_named(rows, index, column) for index, column in enumerate(columns)):
        return
    items = sum(row.kind is RowKind.ITEM for row in rows)
    for index, column in enumerate(columns):
        if column.role not in UNNAMED or column.stack:
            continue
        drops_pt = list(_drops(rows, index))
        if drops_pt and len(drops_pt) >= MOSTLY * items:
            column.stack = (column.role, Role.DESCRIPTION)
            column.pitch_pt = median(drops_pt)
            for other in columns[:index]:
                if other.role is Role.DESCRIPTION:
                    other.roles = {Role.POSITION: 1.0}
            return


def _is_named(rows: Sequence[Row], index: int, column: Column) -> bool:
    """Whether a column holds descriptions: "Item" may head mere numbers of the rows."""
    if column.role is not Role.DESCRIPTION:
        return Role.DESCRIPTION in column.stack
    pieces = (piece for row in _of_items(rows) for piece in row.by_column.get(index, ()))
    return any(has_letters(piece.text) for piece in pieces)


def _of_items(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the items' own rows, and rows of words right below one."""
    was_item = False
    for row in rows:
        is_item = row.kind is RowKind.ITEM
        if is_item or (was_item and row.kind is RowKind.WORDS):
            yield row
        was_item = is_item


def _drops(rows: Sequence[Row], index: int) -> Iterator[float]:
    """Yield how far below each item's own row words stand in a column, in points."""
    for row, below in pairwise(rows):
        if row.kind is not RowKind.ITEM or below.kind is not RowKind.WORDS:
            continue
        text = " ".join(piece.text for piece in below.by_column.get(index, ()))
        if has_letters(text, 3) and ":" not in text:
            yield below.level_pt - row.level_pt
