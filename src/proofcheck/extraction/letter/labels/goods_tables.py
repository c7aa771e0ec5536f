"""Tables of goods: a row of headings (Brand, Products; No., Product, EAN) over one item a row.

In: the cells of the prose. Out: the columns of goods, and of their brands where the table has
one, each heading with the cells below it. The headings announce no single value, so they are no
labels.
"""

from __future__ import annotations

import re
from functools import lru_cache

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.columns import (
    cells_below,
    head_text,
    in_row,
    starts_in_rows,
)
from proofcheck.extraction.letter.labels.mark_tables import MarkColumn
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose

LEAST_ROWS = 2
"""A table of goods has at least so many rows; one row is a label over its value."""

LEAST_HEADS = 3
"""A list of items has at least so many headings, or two: goods, and their codes or models."""

_ITEM_HEAD, _GOODS_HEAD = framed(r"{item_heads}"), framed(r"{goods_heads}")

_CODE = re.compile(r"(?=[^\d]{0,24}\d)[A-Z\d][\w ,./+-]{3,}")

MAX_HEAD = 40
"""A heading has at most so many characters."""


@lru_cache(maxsize=8)
def goods_columns(prose: Prose) -> tuple[MarkColumn, ...]:
    """Return the columns of the first table of goods; none where there is no table."""
    for head in prose.cells:
        is_told = _field(prose, head) == "products"
        if not is_told and not _GOODS_HEAD.fullmatch(head_text(prose, head)):
            continue
        row = tuple(cell for cell in prose.cells if in_row(cell, head))
        brands = next((cell for cell in row if _field(prose, cell) == "brands"), None)
        if (brands is None or not is_told) and (listed := _of_items(prose, head, row)):
            return (listed, *_brands_beside(prose, brands, row))
        if (
            not is_told
            or brands is None
            or any(_field(prose, cell) is None and cell.box.x0 < head.box.x0 for cell in row)
        ):
            continue
        goods, names = (_below(prose, cell, row) for cell in (head, brands))
        pairs = [cell for cell in goods if any(in_row(cell, name) for name in names)]
        if min(len(pairs), len(names)) >= LEAST_ROWS:
            return (
                MarkColumn(field="brands", head=brands, cells=names),
                MarkColumn(field="products", head=head, cells=goods),
            )
    return ()


@lru_cache(maxsize=8)
def goods_heads(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that stand in the row of headings."""
    return starts_in_rows(prose, [column.head for column in goods_columns(prose)])


@lru_cache(maxsize=8)
def whole_items(prose: Prose) -> frozenset[int]:
    """Return where the cells begin that name one item each, beside its code or count."""
    listed = (
        _of_items(prose, column.head, tuple(c for c in prose.cells if in_row(c, column.head)))
        for column in goods_columns(prose)
        if column.field == "products"
    )
    return frozenset(cell.start for column in listed if column for cell in column.cells)


def is_head_of_items(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is a heading over items, or over their codes or counts."""
    text = head_text(prose, cell)
    return bool(_GOODS_HEAD.fullmatch(text) or _ITEM_HEAD.fullmatch(text))


def _brands_beside(
    prose: Prose, head: Cell | None, row: tuple[Cell, ...]
) -> tuple[MarkColumn, ...]:
    """Return the column of the items' brands."""
    if head is None:
        return ()
    return (MarkColumn(field="brands", head=head, cells=_below(prose, head, row)),)


def _of_items(prose: Prose, head: Cell, row: tuple[Cell, ...]) -> MarkColumn | None:
    """Return the column of goods in a list of items with their counts, codes or packs."""
    others = [cell for cell in row if _ITEM_HEAD.fullmatch(head_text(prose, cell))]
    if not others or len(row) < LEAST_HEADS - 1:
        return None
    under = _below(prose, head, row)
    goods = tuple(c for c in under if any(in_row(o, c) and o is not c for o in prose.cells))
    if len(row) < LEAST_HEADS and not _have_codes(prose, goods, _below(prose, others[0], row)):
        return None
    return MarkColumn(field="products", head=head, cells=goods) if len(goods) > 1 else None


def _have_codes(prose: Prose, goods: tuple[Cell, ...], codes: tuple[Cell, ...]) -> bool:
    """Whether a code or model with digits stands beside each of the goods."""
    beside = [next((c for c in codes if in_row(c, item)), None) for item in goods]
    return all(c is not None and _CODE.fullmatch(prose.text, c.start, c.end) for c in beside)


def _below(prose: Prose, head: Cell, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return the cells under a heading, up to the first that is a label of its own."""
    found: list[Cell] = []
    for cell in cells_below(prose, head, row):
        if _field(prose, cell) is not None or prose.text[cell.start : cell.end].endswith(":"):
            break
        found.append(cell)
    return tuple(found)


def _field(prose: Prose, cell: Cell) -> str | None:
    text = head_text(prose, cell)
    return field_of_label(text) if len(text) <= MAX_HEAD else None
