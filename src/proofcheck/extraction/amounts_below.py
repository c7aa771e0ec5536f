"""The amounts that stand under a label: one right below it, or a column that ends in a total.

In go a label and the role of total that it gives, out come amounts with their cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from proofcheck.extraction.amount_fit import amount_fit
from proofcheck.extraction.amounts import AmountMention, find_amounts, is_currency
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.joined_labels import TOTALS
from proofcheck.extraction.lexicon import SURE_WEIGHT
from proofcheck.extraction.lines.heading_rows import words_of_row
from proofcheck.extraction.lines.heading_words import Role, best_role
from proofcheck.extraction.sheets import Hit, Sheet

OF_ONE_ITEM = 0.3
"""What is left of the score of an amount under the heading of a column of items."""

ITEM_ROLES = frozenset(
    {Role.DESCRIPTION, Role.QUANTITY, Role.UNIT_PRICE, Role.SELLER_ITEM_ID, Role.UNIT}
)
"""What headings say that only a table of items has; two of them make a row one of its headings."""

COLUMN_ROWS = 14
"""Rows below a column heading that are searched for amounts."""

NEAR_ROWS = 3
"""Rows below a label that is no heading of a column, the first of them may be a rate."""


def amounts_below(
    hit: Hit, role: str, decimal_mark: str | None
) -> Iterator[tuple[Cell, AmountMention, float]]:
    """Yield the amounts below a label, with how well place and form fit (0..1)."""
    heading = _is_heading(hit)
    found: list[tuple[Cell, AmountMention]] = []
    for cell in hit.sheet.grid.below(hit.cell, COLUMN_ROWS if heading else NEAR_ROWS):
        above = found[-1][0] if found else hit.cell
        if cell.box.y0 - above.box.y1 > 5 * hit.sheet.grid.line_height_pt:
            break
        mentions = [
            m for m in find_amounts(cell.text, decimal_mark=decimal_mark) if not m.is_percent
        ]
        mention = _nearest(hit.cell, cell, mentions)
        if mention is None:
            if hit.sheet.opens_with_label(cell) or not (heading or _says_unit(cell.text)):
                break
            continue
        found.append((cell, mention))
    of_items = heading and heads_items(hit.sheet.grid, hit.cell.row)
    summed = sum((mention.value for _, mention in found[:-1]), Decimal(0))
    for index, (cell, mention) in enumerate(found):
        last = index == len(found) - 1
        if heading and _is_named_otherwise(hit.sheet, cell, role):
            continue
        place = (0.62 if last else 0.5) if heading else 0.75 * 0.8**index
        if of_items and not (last and index > 0 and mention.value == summed):
            place *= OF_ONE_ITEM
        yield cell, mention, place * amount_fit(mention, decimal_mark)


def heads_items(grid: Grid, number: int) -> bool:
    """Whether a row, with the rows beside it, has the headings of a table of items."""
    rows = range(max(number - 1, 0), min(number + 2, len(grid.rows)))
    roles = {
        best_role(found.roles) for row in rows for found in words_of_row(grid, row) if found.roles
    }
    return len(roles & ITEM_ROLES) >= 2


def _is_named_otherwise(sheet: Sheet, cell: Cell, role: str) -> bool:
    """Whether a label of its row gives an amount of a column another role than the heading."""
    before = [other for other in sheet.grid.rows[cell.row] if other.box.x1 <= cell.box.x0]
    labels = [label for other in before[-1:] for label in sheet.labels_of(other)[:1]]
    return any(
        label.best in TOTALS and label.weight(label.best) >= SURE_WEIGHT and not label.weight(role)
        for label in labels
    )


def _says_unit(text: str) -> bool:
    """Whether a text is a tax's rate or a currency alone, under a label and over its amount."""
    mentions = find_amounts(text)
    if mentions:
        return mentions[0].is_percent and not any(ch.isalpha() for ch in text)
    return is_currency(text)


def _nearest(heading: Cell, cell: Cell, mentions: list[AmountMention]) -> AmountMention | None:
    """Return the amount of a merged cell that stands under the heading."""
    if len(mentions) < 2:
        return mentions[0] if mentions else None
    step = cell.box.width_pt / max(len(cell.text), 1)

    def shift(mention: AmountMention) -> float:
        left, right = (cell.box.x0 + step * x for x in (mention.start, mention.end))
        return min(abs(right - heading.box.x1), abs((left + right) / 2 - heading.box.centre[0]))

    return min(mentions, key=shift)


def _is_heading(hit: Hit) -> bool:
    """Whether a label stands in a row of column headings: three cells, none with an amount."""
    row = hit.sheet.grid.rows[hit.cell.row]
    return len(row) >= 3 and not any(
        m.has_decimals and not m.is_percent for cell in row for m in find_amounts(cell.text)
    )
