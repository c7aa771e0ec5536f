"""The items of all pages: tables by their headings, continued where a page breaks them."""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.extraction.amounts import guess_decimal_mark
from proofcheck.extraction.cells import Grid, make_grid
from proofcheck.extraction.lines.bare_rows import read_bare_rows
from proofcheck.extraction.lines.columns import Columns, find_columns
from proofcheck.extraction.lines.items import read_item
from proofcheck.extraction.lines.naming import Names
from proofcheck.extraction.lines.rows import gather
from proofcheck.model.document import PageText
from proofcheck.model.fields import InvoiceLine, Missing

MAX_LINES = 2000
"""Items of one document that are read; more than any paper has."""


def read_lines(
    pages: Sequence[PageText],
    *,
    known_brands: tuple[str, ...] = (),
    currency: str | None = None,
) -> tuple[InvoiceLine, ...]:
    """Return the line items of an invoice in their printed order; none where none are found.

    `known_brands` are names to recognise in the items' text; `currency` (ISO 4217) is that of
    the document, for amounts without their own.
    """
    names = Names(known_brands)
    texts = [line.text for page in pages for line in page.lines]
    mark = guess_decimal_mark(texts)
    grids = [make_grid(page) for page in pages]
    lines: list[InvoiceLine] = []
    open_table: Columns | None = None
    for grid in grids:
        found, open_table = _on_page(grid, open_table, names, mark, currency)
        lines.extend(found)
    if not lines:
        for grid in grids:
            lines.extend(read_bare_rows(grid, names, mark, currency))
    return tuple(_numbered(lines)[:MAX_LINES])


def _on_page(
    grid: Grid, open_table: Columns | None, names: Names, mark: str | None, currency: str | None
) -> tuple[list[InvoiceLine], Columns | None]:
    """Read the tables of one page; returns the table that runs on to the next page, if any."""
    lines: list[InvoiceLine] = []
    columns = find_columns(grid)
    if columns is None and open_table is not None:
        columns = Columns(headings=open_table.headings, last_row=-1)
    while columns is not None:
        groups, end = gather(grid, columns)
        lines.extend(read_item(group, grid.page, names, mark, currency) for group in groups)
        if end >= len(grid.rows):
            return lines, columns
        columns = find_columns(grid, end) if not groups else None
    return lines, None


def _numbered(lines: list[InvoiceLine]) -> list[InvoiceLine]:
    """Leave out rows that say nothing that an item must say."""
    return [
        line
        for line in lines
        if not (isinstance(line.description, Missing) and isinstance(line.quantity, Missing))
    ]
