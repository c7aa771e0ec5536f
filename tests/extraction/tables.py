"""Pages with tables set by hand for tests: rows of texts that begin or end at a place."""

from __future__ import annotations

from typing import Any

from proofcheck.extraction.cells import make_grid
from proofcheck.extraction.lines import read_lines
from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.fields import Field, InvoiceLine
from proofcheck.model.measures import Box, box_around

CHARACTER_PT = 4.5
BLANK_PT = 2.5
HEIGHT_PT = 7.0
ROW_PT = 14.0

Cell = tuple[int, str]
Row = list[Cell]


def table_page(
    *rows: Row | int, number: int = 1, source: Source = Source.TEXT_LAYER, doubt: str | None = None
) -> PageText:
    """Set rows 14 pt apart; a cell at x < 0 ends at -x, a whole number moves down by points."""
    lines: list[Line] = []
    top = 60.0
    for row in rows:
        if isinstance(row, int):
            top += row
            continue
        for x, text in row:
            lines.append(_line(x, top, text, source))
        top += ROW_PT
    return PageText(
        document=1,
        page=number,
        width_pt=595,
        height_pt=842,
        source=source,
        engine="test",
        words=tuple(word for line in lines for word in line.words),
        lines=tuple(lines),
        doubt=doubt,
    )


def lines_of(pages: tuple[PageText, ...], **options: Any) -> tuple[InvoiceLine, ...]:
    """Read the items of pages."""
    return read_lines([make_grid(page) for page in pages], **options)


def _line(x: int, top: float, text: str, source: Source) -> Line:
    widths = [sum(CHARACTER_PT * (2 if ord(ch) > 0x2E80 else 1) for ch in w) for w in text.split()]
    whole = sum(widths) + BLANK_PT * (len(widths) - 1)
    left = float(x) if x >= 0 else -x - whole
    words = []
    for word, width in zip(text.split(), widths, strict=True):
        words.append(
            Word(text=word, box=Box(left, top, left + width, top + HEIGHT_PT), source=source)
        )
        left += width + BLANK_PT
    return Line(words=tuple(words), box=box_around(word.box for word in words))


def value(field: object) -> Any:
    """Return a field's value, None for one that is missing; money as its amount's text."""
    if not isinstance(field, Field):
        return None
    return str(field.value.amount) if hasattr(field.value, "amount") else field.value


def plain(line: InvoiceLine) -> tuple[object, ...]:
    """Return description, quantity, unit price and net amount, numbers as texts."""
    quantity = value(line.quantity)
    return (
        value(line.description),
        None if quantity is None else str(quantity),
        value(line.unit_price),
        value(line.net_amount),
    )
