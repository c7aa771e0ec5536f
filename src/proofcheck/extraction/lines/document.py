"""The items of all pages of a paper: tables by their headings, else rows by their arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proofcheck.extraction.amounts import guess_decimal_mark
from proofcheck.extraction.cells import Grid
from proofcheck.extraction.language import tell_languages
from proofcheck.extraction.lines.assembling import Assembler
from proofcheck.extraction.lines.brand_headings import brands_above
from proofcheck.extraction.lines.brands import prepared_brands
from proofcheck.extraction.lines.counted_items import read_counted_items
from proofcheck.extraction.lines.figures import is_product
from proofcheck.extraction.lines.gathering import gather
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.headings import find_bands
from proofcheck.extraction.lines.labelled_items import read_labelled_items
from proofcheck.extraction.lines.leading_codes import (
    leave_out_counters,
    part_bracketed_codes,
    part_joined_codes,
    part_leading_codes,
)
from proofcheck.extraction.lines.lone_gtins import give_lone_gtins
from proofcheck.extraction.lines.loose_items import read_loose_items
from proofcheck.extraction.lines.paper_brands import paper_brands
from proofcheck.extraction.lines.parts import Parts
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.rows import Row, RowKind
from proofcheck.extraction.lines.summed_items import read_summed_items
from proofcheck.extraction.lines.table_items import parts_of
from proofcheck.extraction.lines.table_rows import read_rows
from proofcheck.extraction.lines.words_below import find_words_below
from proofcheck.model.fields import InvoiceLine, Missing

MOST_LINES = 2000
"""Items of one document that are read; more than any paper has."""

MOST_PAGES = 200


def read_lines(
    grids: Sequence[Grid],
    *,
    known_brands: tuple[str, ...] = (),
    currency: str | None = None,
) -> tuple[InvoiceLine, ...]:
    """Return the line items of an invoice in their printed order; none where none are found.

    `grids` are the pages' cells, first page first. `known_brands` are names to recognise in the
    items' words; `currency` (ISO 4217) is that of the document, for amounts that print none.
    """
    grids = grids[:MOST_PAGES]
    mark = guess_decimal_mark(line.text for grid in grids for line in grid.page.lines)
    parts = list(_in_tables(grids, mark))
    labelled = [part for grid in grids for part in read_labelled_items(grid, mark)]
    if _proven(labelled) > _proven(parts) or not parts:
        parts = labelled
    if not parts:
        parts = [part for grid in grids for part in _without_headings(grid, mark)]
    if not parts:
        parts = list(_in_tables(grids, mark, is_priced=False))
    parts = parts[:MOST_LINES]
    leave_out_counters(parts)
    part_bracketed_codes(parts)
    part_leading_codes(parts)
    part_joined_codes(parts)
    is_german = tell_languages(tuple(grid.page for grid in grids))[:1] == ("de",)
    assembler = Assembler(
        prepared_brands(known_brands), currency, paper_brands(parts, grids), capital_nouns=is_german
    )
    lines = (assembler.line(part) for part in parts)
    return tuple(line for line in lines if _says_what(line))


def _proven(parts: Sequence[Parts]) -> int:
    """Return how many items multiply."""
    return sum(is_product(part.figures) for part in parts)


def _without_headings(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items whose numbers multiply, or those that add up, if these are all."""
    multiplied = read_loose_items(grid, mark)
    counted = read_counted_items(grid, mark)
    if len(counted) >= len(multiplied):
        multiplied = counted
    parts = read_summed_items(grid, mark, multiplied) or multiplied
    give_lone_gtins(parts, grid)
    return parts


def _in_tables(
    grids: Sequence[Grid], mark: str | None, *, is_priced: bool = True
) -> Iterator[Parts]:
    """Yield the items of all tables; one without a sum runs on to the next page.

    Where that has headings of its own, only rows that multiply are items above them.
    """
    open_columns: list[Column] | None = None
    for grid in grids:
        bands = find_bands(grid, is_priced=is_priced)
        starts = [band.first_row for band in bands]
        if open_columns is not None:
            stop = starts[0] if starts else len(grid.rows)
            rows = read_rows(grid, open_columns, 0, stop, mark, is_settled=True)
            items = _items(rows, open_columns, grid)
            yield from (item for item in items if not starts or is_product(item.figures))
            if _has_sum(rows):
                open_columns = None
        for band, stop in zip(bands, [*starts[1:], len(grid.rows)], strict=False):
            columns = [Column(heading) for heading in band.headings]
            rows = read_rows(grid, columns, band.last_row + 1, stop, mark, is_settled=False)
            find_words_below(rows, columns)
            items = _items(rows, columns, grid)
            yield from items
            if items:
                open_columns = None if _has_sum(rows) else columns


def _items(rows: Sequence[Row], columns: Sequence[Column], grid: Grid) -> list[Parts]:
    brands = brands_above(rows)
    parts = []
    for item in gather(rows, columns, grid):
        one = parts_of(item, columns, grid)
        if item.row.number in brands:
            one.columns.setdefault(Role.BRAND, [brands[item.row.number]])
        parts.append(one)
    return parts


def _has_sum(rows: Sequence[Row]) -> bool:
    return any(row.kind is RowKind.SUM for row in rows)


def _says_what(line: InvoiceLine) -> bool:
    """Whether a line names something, or at least counts it."""
    named = not isinstance(line.description, Missing)
    coded = not isinstance(line.seller_item_id, Missing) or not isinstance(line.gtin, Missing)
    counted = not isinstance(line.quantity, Missing) and not isinstance(line.net_amount, Missing)
    return named or coded or counted
