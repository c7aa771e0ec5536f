"""Tables of trade marks: a row of headings (Mark, Office, Number, Class) over rows of marks.

In: the cells of the prose. Out: for every column that holds marks or their numbers its heading
and the cells below it. The headings announce no single value, so they are no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, structs

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import (
    cells_below,
    head_text,
    in_row,
    starts_in_rows,
)
from proofcheck.extraction.letter.labels.store_tables import store_heads
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.model.measures import box_around

LEAST_HEADS = 2
"""A row of headings has at least so many that are known, one of them over numbers."""

LONGEST_UNKNOWN = 20
"""A heading that is not known has at most so many characters."""

LEAST_LINES, MAX_GAP = 2, 1.5
"""Goods that wrap have two lines or more, at most so many line heights apart."""

_OF_CARDS = frozenset(
    ["channels", "territories", "products", "period", "grantor", "grantee", "exclusive"]
)
"""Fields whose labels never stand in a column of numbers."""

_NUMBER = re.compile(r"\d{5,}|\d{1,3}(?:[ .,/]\d{3})+")
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[-./年]\d|[+@]")
_NUMBER_HEAD = framed(r"{register_heads}")
_OTHER_HEAD = framed(r"{other_heads}")
_CODE_HEAD, _GOODS_HEAD = framed(r"{code_words}"), framed(r"{goods_heads}")
_OFFICE = re.compile(r" \(?[A-Z]{3,6}$")
_OF_MARKS = frozenset(["brands", "trademark_numbers"])


class MarkColumn(Struct, frozen=True, kw_only=True):
    """A column: the field that it holds, its heading, and the cells below."""

    field: str
    head: Cell
    cells: tuple[Cell, ...]


@lru_cache(maxsize=8)
def mark_columns(prose: Prose) -> tuple[MarkColumn, ...]:
    """Return the columns of marks and of their numbers."""
    found: dict[int, MarkColumn] = {}
    shops = store_heads(prose)
    for head in prose.cells:
        if head.start in shops or _kind(prose, head) is None:
            continue
        under = tuple(cells_below(prose, head, prose.cells))
        rest = (i for i, cell in enumerate(under) if i > 1 and _is_word(prose, cell))
        numbers = under[: next(rest, len(under))]
        if not numbers or not all(_is_number(prose, cell) for cell in numbers[:2]):
            continue
        if any(_is_other_label(prose, cell) for cell in numbers):
            continue  # a grid of cards, each with its own label
        row = [cell for cell in prose.cells if in_row(cell, head)]
        kinds = {cell.start: _kind(prose, cell) for cell in row}
        unknown = [cell for cell in row if kinds[cell.start] is None]
        if len(row) - len(unknown) < LEAST_HEADS or not all(map(_is_short, unknown)):
            continue
        told = {field_of_label(head_text(prose, cell)) for cell in row}
        if _is_of_items(prose, head, row):
            continue
        is_letters = field_of_label(head_text(prose, head)) == "letter_number"
        is_letters = is_letters and "trademark_numbers" in told
        of_head = "letter_number" if is_letters else "trademark_numbers"
        found[head.start] = MarkColumn(field=of_head, head=head, cells=numbers)
        for cell in row:
            field = "products" if _is_goods(prose, cell) else kinds[cell.start]
            if field in ("brands", "products") and cell is not head:
                marks = cells_below(prose, cell, row)
                beside = tuple(_beside(prose, field, tuple(marks), numbers))
                found[cell.start] = MarkColumn(field=field, head=cell, cells=beside)
    return tuple(found.values())


def _beside(
    prose: Prose, field: str, cells: tuple[Cell, ...], numbers: tuple[Cell, ...]
) -> Iterator[Cell]:
    """Yield the cells in the rows of the numbers; goods that wrap around a row's middle are one."""
    for number in numbers:
        row = [cell for cell in cells if in_row(cell, number)]
        lines = [cell for cell in cells if _nearest(cell, numbers) is number]
        if row or field != "products" or not _is_one_cell(prose, lines, number):
            yield from row
        else:
            yield structs.replace(
                lines[0], end=lines[-1].end, box=box_around(line.box for line in lines)
            )


def _nearest(cell: Cell, numbers: tuple[Cell, ...]) -> Cell:
    return min(numbers, key=lambda number: abs(number.box.centre[1] - cell.box.centre[1]))


def _is_one_cell(prose: Prose, lines: list[Cell], number: Cell) -> bool:
    """Whether lines stand above and below the middle of a row, with nothing read between them."""
    if len(lines) < LEAST_LINES:
        return False
    middle = number.box.centre[1]
    is_around = lines[0].box.y0 < middle < lines[-1].box.y1
    steps = pairwise(lines)
    is_close = all(
        below.box.y0 - line.box.y1 <= MAX_GAP * line.box.height_pt
        and not prose.text[line.end : below.start].strip()
        for line, below in steps
    )
    return is_around and is_close


@lru_cache(maxsize=8)
def heads_of_tables(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that stand in a row of headings."""
    return starts_in_rows(prose, [column.head for column in mark_columns(prose)])


def _kind(prose: Prose, cell: Cell) -> str | None:
    """Return what a heading announces: numbers, marks, `other`, or None for no heading."""
    text = head_text(prose, cell)
    if len(text) > 32:
        return None
    field, bare = field_of_label(text), " ".join(text.replace(".", " ").split())
    heads = (bare, text[: _office_at(prose, cell)].strip())
    if field in ("trademark_numbers", "letter_number") or any(map(_NUMBER_HEAD.fullmatch, heads)):
        return "trademark_numbers"
    if field == "brands":
        return "brands"
    is_other = any(map(_OTHER_HEAD.fullmatch, (text, text.removesuffix("s"))))
    return "other" if field is not None or is_other else None


def _office_at(prose: Prose, cell: Cell) -> int:
    """Return where an office in capitals begins at the end of a heading: Registro INPI."""
    printed = prose.text[cell.start : cell.end].strip(" .:#()")
    office = _OFFICE.search(printed)
    return office.start() if office else len(printed)


def _is_of_items(prose: Prose, head: Cell, row: list[Cell]) -> bool:
    """Whether a head that only says "number" counts goods: beside it stand their codes or names."""
    if field_of_label(head_text(prose, head)) != "letter_number":
        return False
    texts = [head_text(prose, cell) for cell in row if cell is not head]
    if any(map(_CODE_HEAD.fullmatch, texts)):
        return True
    is_of_mark = any(
        field_of_label(text) in _OF_MARKS or _OTHER_HEAD.fullmatch(text) for text in texts
    )
    is_of_goods = any(field_of_label(t) == "products" or _GOODS_HEAD.fullmatch(t) for t in texts)
    return is_of_goods and not is_of_mark


def _is_goods(prose: Prose, cell: Cell) -> bool:
    return field_of_label(head_text(prose, cell)) == "products"


def _is_other_label(prose: Prose, cell: Cell) -> bool:
    return field_of_label(prose.plain[cell.start : cell.end].strip(" .:")) in _OF_CARDS


def _is_short(cell: Cell) -> bool:
    return cell.end - cell.start <= LONGEST_UNKNOWN


def _is_word(prose: Prose, cell: Cell) -> bool:
    """Whether a cell holds no number at all: the heading of a further table."""
    return not any(map(str.isdigit, prose.text[cell.start : cell.end]))


def _is_number(prose: Prose, cell: Cell) -> bool:
    text = prose.text[cell.start : cell.end]
    return _NUMBER.search(text) is not None and _DAY.search(text) is None
