"""Running totals that a page break parts: what a page carries over, and what the next one brings.

In: the sheets of an invoice, its lines. Out: `CarriedTotal`s, with their places; a paper of one
page has none. A label and one amount must make up the whole row; above the items of its page the
amount was brought, below them it is carried on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from proofcheck.extraction.amounts import AmountMention, find_amounts
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.sheets import Sheet
from proofcheck.extraction.words import make_field
from proofcheck.model.fields import CarriedTotal, InvoiceLine
from proofcheck.model.measures import Money, OnPage

CONFIDENCE = 0.9
"""The extractor's, in an amount beside a label that is the whole row."""

WORD = re.compile(r"[^\W\d_]+")


class _Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    labels: tuple[str, ...]
    references: tuple[str, ...]


def read_carried_totals(
    sheets: tuple[Sheet, ...],
    lines: tuple[InvoiceLine, ...],
    decimal_mark: str | None,
    currency: str | None,
) -> tuple[CarriedTotal, ...]:
    """Return the carried totals, page by page; of each page the first brought and the last one."""
    if len(sheets) < 2:
        return ()
    return tuple(one for sheet in sheets for one in _of_page(sheet, lines, decimal_mark, currency))


def _of_page(
    sheet: Sheet, lines: tuple[InvoiceLine, ...], decimal_mark: str | None, currency: str | None
) -> Iterator[CarriedTotal]:
    places = [line.place for line in lines]
    items = [p.box for p in places if isinstance(p, OnPage) and p.page == sheet.page.page]
    top = min((box.y0 for box in items), default=sheet.page.height_pt / 2)
    bottom = max((box.y1 for box in items), default=top)
    brought: CarriedTotal | None = None
    carried: CarriedTotal | None = None
    for cell, mention in _rows(sheet, decimal_mark):
        middle = cell.box.centre[1]
        code = mention.currency or currency
        amount = make_field(
            Money(mention.value, code),
            cell.line,
            mention.start,
            mention.end,
            sheet.page,
            CONFIDENCE,
        )
        if middle < top and brought is None:
            brought = CarriedTotal(page=sheet.page.page, is_brought=True, amount=amount)
        elif middle > bottom:
            carried = CarriedTotal(page=sheet.page.page, is_brought=False, amount=amount)
    yield from (one for one in (brought, carried) if one is not None)


def _rows(sheet: Sheet, decimal_mark: str | None) -> Iterator[tuple[Cell, AmountMention]]:
    """Yield the one amount of every row that is such a label and an amount."""
    for row in sheet.grid.rows:
        found = [
            (cell, m) for cell in row for m in find_amounts(cell.text, decimal_mark=decimal_mark)
        ]
        amounts = [(cell, m) for cell, m in found if m.has_decimals and not m.is_percent]
        if len(amounts) != 1:
            continue
        (cell, mention) = amounts[0]
        others = [one.text for one in row if one is not cell]
        rest = " ".join([*others, cell.text[: mention.start], cell.text[mention.end :]])
        if is_label(rest.replace(mention.symbol or "\0", " ")):
            yield cell, mention


def is_label(text: str) -> bool:
    """Whether a text is a label of a carried total, perhaps with the page that is meant."""
    words = WORD.findall(text)
    while words and squeeze(" ".join(words)) not in _labels():
        if squeeze(words[-1]) not in _references():
            return False
        words.pop()
    return bool(words)


@cache
def _labels() -> frozenset[str]:
    return frozenset(map(squeeze, load_data("carried_totals", _Words).labels))


@cache
def _references() -> frozenset[str]:
    return frozenset(map(squeeze, load_data("carried_totals", _Words).references))
