"""The headings of an invoice table: which column says what, and where it runs.

In: a grid of cells. Out: `Columns`, to which the cells of the rows below are given by their
horizontal place and by whether they are numbers. The lexicon is data (`columns.yaml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise

import msgspec
from msgspec import Struct
from rapidfuzz import fuzz, process

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import squeeze
from proofcheck.model.measures import Box


class Column(StrEnum):
    """What a column says."""

    POSITION = "position"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UNIT = "unit"
    UNIT_PRICE = "unit_price"
    NET_AMOUNT = "net_amount"
    GROSS_AMOUNT = "gross_amount"
    TAX_RATE = "tax_rate"
    TAX_AMOUNT = "tax_amount"
    DISCOUNT = "discount"
    SELLER_ITEM_ID = "seller_item_id"
    GTIN = "gtin"
    MODEL = "model"
    BRAND = "brand"
    SERIAL_NUMBERS = "serial_numbers"
    OTHER = "other"


NUMERIC = frozenset(
    {
        Column.QUANTITY,
        Column.UNIT_PRICE,
        Column.NET_AMOUNT,
        Column.GROSS_AMOUNT,
        Column.TAX_RATE,
        Column.TAX_AMOUNT,
        Column.DISCOUNT,
    }
)
MONEY = frozenset({Column.UNIT_PRICE, Column.NET_AMOUNT, Column.GROSS_AMOUNT})

LONGEST_HEADING = 6
"""Words of one heading that are joined to find it in the lexicon."""

LEAST_FUZZY_LETTERS = 5
LEAST_RATIO = 85.0
"""Likeness (rapidfuzz ratio, 0..100) of a misprinted heading, from five letters on."""


class Heading(Struct, frozen=True, kw_only=True):
    """One heading: what its column says and where the heading stands."""

    column: Column
    box: Box


class Columns(Struct, frozen=True, kw_only=True):
    """The headings of a table, left to right; `last_row` is the grid row of the lowest."""

    headings: tuple[Heading, ...]
    last_row: int

    @property
    def kinds(self) -> frozenset[Column]:
        """What the columns say."""
        return frozenset(heading.column for heading in self.headings) - {Column.OTHER}

    def of(self, box: Box, *, is_number: bool) -> Column | None:
        """Return the column in which a cell stands, or None if it stands in none.

        A number prefers columns of numbers, a text those of texts; among them the one that it
        overlaps most, else the nearest whose neighbour it does not touch.
        """
        best: tuple[float, Column] | None = None
        for index, heading in enumerate(self.headings):
            shared = min(box.x1, heading.box.x1) - max(box.x0, heading.box.x0)
            if shared <= 0 and not self._may_stand_apart(index, box):
                continue
            fits = (heading.column in NUMERIC) == is_number
            score = shared + (15.0 if fits else 0.0)
            if best is None or score > best[0]:
                best = (score, heading.column)
        return best[1] if best else None

    def _may_stand_apart(self, index: int, box: Box) -> bool:
        """Whether a cell beside a heading lies between its neighbours' headings."""
        left = self.headings[index - 1].box.x1 if index else float("-inf")
        right = self.headings[index + 1].box.x0 if index + 1 < len(self.headings) else float("inf")
        return left - 2 <= box.centre[0] <= right + 2


def find_columns(grid: Grid, begin: int = 0) -> Columns | None:
    """Return the first headings at or below row `begin`, or None.

    Headings may run over up to three rows. They must name at least three columns, one of them
    of money and one that says what is sold or how much of it.
    """
    for row in range(begin, len(grid.rows)):
        for height in (1, 2, 3):
            columns = _columns(grid, row, height)
            if columns is not None and not _grows(grid, row, height, columns):
                return columns
    return None


def _grows(grid: Grid, row: int, height: int, columns: Columns) -> bool:
    """Whether one row more makes the headings richer."""
    more = _columns(grid, row, height + 1) if height < 3 else None
    return more is not None and len(more.kinds) > len(columns.kinds)


def _columns(grid: Grid, row: int, height: int) -> Columns | None:
    rows = grid.rows[row : row + height]
    if len(rows) < height or (height > 1 and not _is_close(rows, grid)):
        return None
    headings = sorted(_headings(rows), key=lambda heading: heading.box.x0)
    kinds = {heading.column for heading in headings} - {Column.OTHER}
    says_what = kinds & {Column.DESCRIPTION, Column.QUANTITY, Column.SELLER_ITEM_ID}
    if len(kinds) < 3 or not kinds & MONEY or not says_what:
        return None
    return Columns(headings=_without_repeats(headings), last_row=row + height - 1)


def _is_close(rows: Sequence[list[Cell]], grid: Grid) -> bool:
    tops = [min(cell.level_pt for cell in row) for row in rows if row]
    return all(b - a <= 2.2 * grid.line_height_pt for a, b in pairwise(tops))


def _headings(rows: Sequence[list[Cell]]) -> Iterator[Heading]:
    """Yield the headings of rows taken together: cells one under the other are joined."""
    if len(rows) == 1:
        for cell in rows[0]:
            yield from _in_cell(cell)
        return
    stacks: list[list[Cell]] = []
    for cell in (cell for row in rows for cell in row):
        above = next((s for s in stacks if s[-1].box.horizontal_overlap(cell.box) > 0.5), None)
        if above is None:
            stacks.append([cell])
        else:
            above.append(cell)
    for stack in stacks:
        column = column_of(" ".join(cell.text for cell in stack))
        if column is not None:
            box = stack[0].box
            for cell in stack[1:]:
                box = Box(min(box.x0, cell.box.x0), box.y0, max(box.x1, cell.box.x1), cell.box.y1)
            yield Heading(column=column, box=box)
        else:
            for cell in stack:
                yield from _in_cell(cell)


def _in_cell(cell: Cell) -> Iterator[Heading]:
    """Yield the headings in a cell; narrow tables leave no gap between two of them."""
    words = cell.line.words
    index = 0
    while index < len(words):
        for length in range(min(LONGEST_HEADING, len(words) - index), 0, -1):
            part = words[index : index + length]
            column = column_of(" ".join(word.text for word in part))
            if column is not None:
                box = Box(
                    part[0].box.x0,
                    min(word.box.y0 for word in part),
                    part[-1].box.x1,
                    max(word.box.y1 for word in part),
                )
                yield Heading(column=column, box=box)
                index += length
                break
        else:
            box = Box(words[index].box.x0, cell.box.y0, words[-1].box.x1, cell.box.y1)
            rest = " ".join(word.text for word in words[index:])
            yield Heading(column=_like(rest) or Column.OTHER, box=box)
            return


def _without_repeats(headings: list[Heading]) -> tuple[Heading, ...]:
    """Of two columns for one thing keep the first, but the last of the amounts.

    A table with two unnamed totals has the one that counts at its right edge.
    """
    kept: list[Heading] = []
    for heading in headings:
        same = next((h for h in kept if h.column is heading.column), None)
        if same is None:
            kept.append(heading)
        elif heading.column is Column.NET_AMOUNT:
            kept[kept.index(same)] = Heading(column=Column.OTHER, box=same.box)
            kept.append(heading)
        else:
            kept.append(Heading(column=Column.OTHER, box=heading.box))
    return tuple(kept)


def _like(text: str) -> Column | None:
    """Return the column whose heading these words resemble: a misprint or a slip of OCR."""
    key = _key(text)
    if len(key) < LEAST_FUZZY_LETTERS:
        return None
    found = process.extractOne(key, _lexicon().keys(), scorer=fuzz.ratio, score_cutoff=LEAST_RATIO)
    return _lexicon()[found[0]] if found else None


def column_of(text: str) -> Column | None:
    """Return what a heading of these words says, or None if the lexicon does not know it."""
    return _lexicon().get(_key(text))


@cache
def _lexicon() -> dict[str, Column]:
    data = resources.files("proofcheck.extraction.lines").joinpath("columns.yaml").read_bytes()
    columns = msgspec.yaml.decode(data, type=dict[Column, dict[str, str]])
    return {
        _key(form): column
        for column, languages in columns.items()
        for forms in languages.values()
        for form in forms.split("|")
    }


def _key(text: str) -> str:
    """Letters as labels are compared; currency signs and brackets of a heading do not count."""
    bare = squeeze(text)
    for currency in ("eur", "usd", "gbp", "chf", "cny", "rmb"):
        if bare.endswith(currency) and len(bare) > len(currency) + 2:
            bare = bare[: -len(currency)]
    return bare
