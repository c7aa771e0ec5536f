"""Columns of shops and platforms that their cells tell, whatever stands above them.

In: the cells of the prose, the columns of a table with what their headings announce. Out: the
headings over platforms; the columns, those of platforms told by platforms, and beside them that of
the shops by a word of a shop, an account or a name in its heading over cells that are names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import MAX_STEP_HEIGHTS, SAME_EDGE_PT, in_row
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.territories import find_territories

Column = tuple[Cell, tuple[Cell, ...]]

LEAST_PLATFORMS = 2
"""A column names so many platforms at least, and in half of its cells."""

MAX_HEAD = 32
"""A heading has at most so many characters."""

_SHOP_HEAD = framed(r"{shop_stems}")
_CODE = re.compile(r"(?=[^a-z]*\d)[A-Z\d][A-Z\d/.-]{4,}|[\d\s./-]+|.*\s\d{4,}")
_LETTER = re.compile(r"[^\W\d_]")


def heads_over_platforms(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that stand over a column of platforms."""
    platforms = [cell for cell in prose.cells if _is_platform(prose, cell)]
    found: set[int] = set()
    for first in platforms:
        column = [c for c in platforms if _is_in_column(c, first)]
        if len(column) < LEAST_PLATFORMS or first is not min(column, key=lambda c: c.box.y0):
            continue
        above = (
            cell
            for cell in prose.cells
            if _is_in_column(cell, first)
            and 0 < first.box.y0 - cell.box.y0 <= MAX_STEP_HEIGHTS * first.box.height_pt
        )
        head = max(above, key=lambda cell: cell.box.y0, default=None)
        if head is not None and _is_head(prose, head, column):
            found.add(head.start)
    return frozenset(found)


def _is_head(prose: Prose, head: Cell, column: Sequence[Cell]) -> bool:
    """Whether a cell heads a column of a table: each row has a cell under a heading beside it."""
    if head.end - head.start > MAX_HEAD or _is_other_label(prose, head):
        return False
    beside = [c for c in prose.cells if in_row(c, head) and c is not head]
    return any(
        all(
            any(in_row(cell, row) and _is_in_column(cell, other) for cell in prose.cells)
            for row in column
        )
        for other in beside
    )


def _is_other_label(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is a label of something else than channels."""
    return field_of_label(prose.plain[cell.start : cell.end]) not in (None, "channels")


def told_by_cells(
    prose: Prose, columns: Sequence[tuple[Column, str | None]]
) -> list[tuple[Column, str | None]]:
    """Return the columns with what their cells tell of those whose headings are not known."""
    told = [
        (column, "platform" if kind is None and _are_platforms(prose, column[1]) else kind)
        for column, kind in columns
    ]
    kinds = {kind for _, kind in told}
    if "platform" not in kinds or "store" in kinds:
        return told
    named = next((c for c, kind in told if kind != "platform" and _are_shops(prose, c)), None)
    return [(column, "store" if column == named else kind) for column, kind in told]


def _are_platforms(prose: Prose, cells: Sequence[Cell]) -> bool:
    count = sum(_is_platform(prose, cell) for cell in cells)
    return count >= LEAST_PLATFORMS and 2 * count >= len(cells)


def _are_shops(prose: Prose, column: Column) -> bool:
    """Whether a column is headed by a word for shops and most of its cells are names."""
    head, cells = column
    if not _SHOP_HEAD.search(prose.plain, head.start, head.end):
        return False
    texts = [prose.text[cell.start : cell.end].strip() for cell in cells]
    names = [
        text
        for text in texts
        if _LETTER.search(text)
        and not _CODE.fullmatch(text)
        and not is_platform(text)
        and not find_territories(text)
    ]
    return 2 * len(names) > len(texts)


def _is_platform(prose: Prose, cell: Cell) -> bool:
    text = prose.text[cell.start : cell.end].strip()
    if len(text) > MAX_HEAD:
        return False
    own = pattern_of("own_sites").fullmatch(prose.folded, cell.start, cell.end)
    return own is not None or is_platform(text)


def _is_in_column(cell: Cell, other: Cell) -> bool:
    return cell.page == other.page and abs(cell.box.x0 - other.box.x0) <= SAME_EDGE_PT
