"""Tables of goods in a schedule at the end of a letter: "Annex A – Goods" over rows of goods.

In: the cells of the prose. Out: the column that holds the goods, its heading with the cells below;
a counted list right below the title is one, too.
The title of the schedule says what its rows are; the heading of the column may be as plain as
"Name" or "Description", and other columns hold counts, codes or classes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import structs

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.labels.columns import (
    cells_below,
    head_text,
    in_row,
    starts_in_rows,
)
from proofcheck.extraction.letter.labels.mark_tables import MarkColumn
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.words import pattern_of

MAX_TITLE, MAX_HEAD, MAX_GOODS = 70, 40, 100
"""A title, a heading and the goods of one row have at most so many characters."""

MAX_STEP_HEIGHTS = 5.0
"""The headings of a schedule stand at most so many heights of its title below it."""

LEAST_HEADS = 2
"""A row of headings has at least so many."""

_OTHERS = frozenset(["brands", "trademark_numbers", "channels", "territories"])
"""Headings of these fields stand over no goods."""

_COUNT = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•*·■●▪])\s{0,3}(?=[^\W\d_]{2})")
_CODE = re.compile(r"[^\W\d_]{0,4}[\d\s./-]+[^\W\d_]{0,2}|[^\W\d_]{0,2}")
"""A count, a class or the code of an article: letters are few in it."""


@lru_cache(maxsize=8)
def schedule_columns(prose: Prose) -> tuple[MarkColumn, ...]:
    """Return the columns of goods in the schedules of a letter, one for each schedule."""
    found: list[MarkColumn] = []
    for title in prose.cells:
        row = _heads_below(prose, title) if _is_title(prose, title) else ()
        columns = [(head, tuple(cells_below(prose, head, row))) for head in row]
        goods = [
            MarkColumn(field="products", head=head, cells=cells)
            for head, cells in columns
            if cells and _is_head(prose, head) and all(_is_goods(prose, cell) for cell in cells)
        ]
        named = [column for column in goods if _field(prose, column.head) == "products"]
        found.extend((named or goods)[:1])
        if not row and _is_title(prose, title) and (listed := _listed_below(prose, title)):
            found.append(MarkColumn(field="products", head=title, cells=listed))
    return tuple(found)


def schedule_heads(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that stand in the row of headings of a schedule."""
    return starts_in_rows(prose, [column.head for column in schedule_columns(prose)])


def _is_title(prose: Prose, cell: Cell) -> bool:
    """Whether a cell stands alone in its row and calls what follows a schedule of goods."""
    if cell.end - cell.start > MAX_TITLE:
        return False
    text = simplified(prose.plain[cell.start : cell.end])
    if clause_pattern("annexes").match(text) is None:
        return False
    words = re.findall(r"[^\W\d_]+", text)
    is_goods = pattern_of("goods_words").search(text) is not None
    is_goods = is_goods or any(field_of_label(word) == "products" for word in words[1:])
    return is_goods and not any(other is not cell and in_row(other, cell) for other in prose.cells)


def _heads_below(prose: Prose, title: Cell) -> tuple[Cell, ...]:
    """Return the row of headings right below a title; none where one cell stands there alone."""
    reach = title.box.y1 + MAX_STEP_HEIGHTS * title.box.height_pt
    below = [
        cell
        for cell in prose.cells
        if cell.page == title.page and title.box.y1 - 2 < cell.box.y0 < reach
    ]
    first = min(below, key=lambda cell: cell.box.y0, default=None)
    row = tuple(cell for cell in below if first is not None and in_row(cell, first))
    return row if len(row) >= LEAST_HEADS else ()


def _listed_below(prose: Prose, title: Cell) -> tuple[Cell, ...]:
    """Return the items of a counted list right below a title, without their counts."""
    found: list[Cell] = []
    bottom = title.box.y1
    below = (c for c in prose.cells if c.page == title.page and c.box.y0 > title.box.y1 - 2)
    for cell in sorted(below, key=lambda cell: cell.box.y0):
        count = _COUNT.match(prose.text, cell.start, cell.end)
        is_near = cell.box.y0 - bottom < MAX_STEP_HEIGHTS * title.box.height_pt
        if count is None or not is_near or not _is_goods(prose, cell):
            break
        found.append(structs.replace(cell, start=count.end()))
        bottom = cell.box.y1
    return tuple(found)


def _is_head(prose: Prose, cell: Cell) -> bool:
    return cell.end - cell.start <= MAX_HEAD and _field(prose, cell) not in _OTHERS


def _is_goods(prose: Prose, cell: Cell) -> bool:
    text = prose.text[cell.start : cell.end].strip()
    return len(text) <= MAX_GOODS and _CODE.fullmatch(text) is None


def _field(prose: Prose, cell: Cell) -> str | None:
    return field_of_label(head_text(prose, cell))
