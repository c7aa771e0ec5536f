"""Cells of a page: words with no wide gap between them, in rows from top to bottom.

In goes a `PageText`, whatever its engine took for a line; out comes a `Grid`, on which one asks
what stands right of a cell or below it. Rows follow the page's skew.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from proofcheck.extraction.blanks import usual_blank_heights
from proofcheck.extraction.column_edges import part_at_edges
from proofcheck.extraction.lexicon import lexicon, squeeze
from proofcheck.extraction.mending import mend_words
from proofcheck.model.document import Line, PageText, Source, Word
from proofcheck.model.measures import Box, box_around

GAP_HEIGHTS = 1.3
"""A gap wider than this many heights of the line parts two cells (a blank is up to one)."""

OCR_GAP_HEIGHTS = 2.0
"""The same between two words from OCR, whose boxes are narrower than the print."""

NUMBER_GAP_HEIGHTS = 0.75
"""The same between two numbers: a thousands blank is narrow, columns of numbers stand close."""

NUMBER_GAP_BLANKS = 1.3
"""The same in blanks of the page, where print with letters of one width has wide ones."""

SPREAD_GAP_HEIGHTS = 6.0
"""The same between single Chinese signs, which forms spread over the width of a column."""

BLANK_HEIGHTS = 0.45
"""Up to this gap two pieces of a row are one text, unless a column begins there."""

SIGN_GAP_HEIGHTS = 3.0
"""The same beside a bullet between two texts."""

BULLETS = frozenset("●•·∙■▪|")
"""Signs that part the pieces of one line of text."""

BROKEN_SHARE, BROKEN_LEVEL = 0.3, 0.2
"""Width of a sign, in heights of its word, below which the word runs over two lines, and where the
middle of the first line is then."""

ROW_SHIFT_HEIGHTS = 0.5
"""Cells whose centres are less than this many heights apart stand in one row."""


class Cell:
    """Words of one row with no wide gap between them; `row` counts from the top of the page."""

    def __init__(self, line: Line, page: PageText, level_pt: float) -> None:
        self.line = line
        self.page = page
        self.box = line.box
        self.text = line.text
        self.level_pt = level_pt
        self.row = -1

    def __repr__(self) -> str:
        return f"Cell({self.text!r}, row={self.row})"

    @cached_property
    def is_ocr(self) -> bool:
        """Whether a word of the cell was read by OCR."""
        return any(word.source is Source.OCR for word in self.line.words)

    @cached_property
    def height_pt(self) -> float:
        """Height of the tallest word, in points."""
        return max(word.box.height_pt for word in self.line.words)

    @property
    def top(self) -> float:
        """Where the cell stands on its page, 0 (top) to 1 (bottom)."""
        return self.level_pt / max(self.page.height_pt, 1.0)

    def part(self, start: int, end: int) -> Cell | None:
        """Return the words that begin within `start` to `end` of the text as a cell."""
        words, position = [], 0
        for word in self.line.words:
            if start <= position < end:
                words.append(word)
            position += len(word.text) + 1
        if not words:
            return None
        cell = Cell(_line(words), self.page, self.level_pt)
        cell.row = self.row
        return cell


class Grid:
    """The cells of one page by row; every row is sorted from left to right."""

    def __init__(self, page: PageText, rows: list[list[Cell]]) -> None:
        self.page = page
        self.rows = rows
        for number, row in enumerate(rows):
            for cell in row:
                cell.row = number
        self.cells = tuple(cell for row in rows for cell in row)

    @cached_property
    def line_height_pt(self) -> float:
        """Median height of the cells, in points (at least 1)."""
        heights = sorted(cell.height_pt for cell in self.cells)
        return max(heights[len(heights) // 2], 1.0) if heights else 1.0

    def right_of(self, cell: Cell) -> Iterator[Cell]:
        """Yield the cells of the same row right of a cell, nearest first."""
        for other in self.rows[cell.row]:
            if other is not cell and other.box.x0 >= cell.box.x1 - 0.3 * cell.height_pt:
                yield other

    def below(self, cell: Cell, rows: int) -> Iterator[Cell]:
        """Yield the cells under a cell in the next `rows` rows, nearest first."""
        margin = 0.5 * cell.height_pt
        box = Box(cell.box.x0 - margin, cell.box.y0, cell.box.x1 + margin, cell.box.y1)
        for row in self.rows[cell.row + 1 : cell.row + 1 + rows]:
            for other in row:
                if other.box.x0 <= box.x1 and box.x0 <= other.box.x1:
                    yield other


def make_grid(page: PageText) -> Grid:
    """Arrange a page's lines as cells in rows.

    Lines are parted at wide gaps, and where a word stands under or above the left edge of a
    column whose lines come that close; lines that only a blank parts are joined again.
    """
    slope = math.tan(math.radians(page.skew_deg))
    number_gap = max(NUMBER_GAP_HEIGHTS, NUMBER_GAP_BLANKS * usual_blank_heights(page))
    cells: list[Cell] = []
    for line in page.lines:
        for words in _split(line.words, number_gap):
            cells.append(_cell(list(words), page, slope))
    rows = [_joined(row, page, slope) for row in _rows(cells)]
    return Grid(page, part_at_edges(rows, lambda words: _cell(words, page, slope)))


def _cell(words: list[Word], page: PageText, slope: float) -> Cell:
    line = _line(words)
    x, y = line.box.centre
    if len(words) == 1 and _is_broken(words[0]):
        y = line.box.y0 + BROKEN_LEVEL * line.box.height_pt
    return Cell(line, page, y - x * slope)


def _is_broken(word: Word) -> bool:
    """Whether a word runs over two lines, broken at its hyphen: it is too narrow for its height."""
    width = word.box.width_pt / max(len(word.text), 1)
    is_hyphened = "-" in word.text.strip("-") and word.source is Source.TEXT_LAYER
    return is_hyphened and width < BROKEN_SHARE * word.box.height_pt


def _joined(row: list[Cell], page: PageText, slope: float) -> list[Cell]:
    """Join neighbours with no more than a blank between them."""
    groups: list[list[Word]] = []
    for cell in row:
        words = list(cell.line.words)
        last = groups[-1][-1] if groups else None
        gap_pt = words[0].box.x0 - last.box.x1 if last else 0.0
        blank = SIGN_GAP_HEIGHTS if last and _is_bullet(last, words[0]) else BLANK_HEIGHTS
        height = max(cell.height_pt, last.box.height_pt if last else 0.0)
        if last is not None and _is_spread_word(last, words[0]):
            blank = SPREAD_GAP_HEIGHTS
        near = last is not None and gap_pt < blank * height
        if near and last is not None and gap_pt > -cell.height_pt:
            groups[-1].extend(words)
        else:
            groups.append(words)
    return row if len(groups) == len(row) else [_cell(words, page, slope) for words in groups]


def _is_spread_word(left: Word, right: Word) -> bool:
    """Whether two Chinese signs that stand apart are a word of the lexicon (合　计)."""
    text = left.text + re.split("[:：]", right.text, maxsplit=1)[0]
    is_pair = len(text) == 2 and all("\u4e00" <= ch <= "\u9fff" for ch in text)
    return is_pair and squeeze(text) in lexicon().fields


def _is_bullet(left: Word, right: Word) -> bool:
    """Whether one of two words is a sign that parts name, street and town of a sender."""
    return left.text in BULLETS or right.text in BULLETS


def _line(words: list[Word]) -> Line:
    return Line(words=tuple(words), box=box_around(word.box for word in words))


def _split(words: tuple[Word, ...], number_gap: float) -> Iterator[tuple[Word, ...]]:
    """Part a line's words where the gap between them is wide; `number_gap` is in heights."""
    words = mend_words(tuple(word for word in words if word.text.strip()))
    if not words:
        return
    height = max(max(word.box.height_pt for word in words), 1.0)
    begin = 0
    for index, (left, right) in enumerate(pairwise(words), start=1):
        if right.box.x0 - left.box.x1 > height * _gap_heights(left, right, number_gap):
            yield words[begin:index]
            begin = index
    yield words[begin:]


def _gap_heights(left: Word, right: Word, number_gap: float) -> float:
    """Return how many heights a gap between two words must exceed to part cells."""
    if left.text[-1].isdigit() and right.text[0].isdigit():
        return number_gap
    signs = (left.text, right.text.rstrip(":："))
    if all(len(text) == 1 and "\u4e00" <= text <= "\u9fff" for text in signs):
        return SPREAD_GAP_HEIGHTS
    are_words = left.text[-1].isalpha() and right.text[0].isalpha()
    return OCR_GAP_HEIGHTS if are_words and left.source is Source.OCR else GAP_HEIGHTS


def _rows(cells: list[Cell]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    level = 0.0
    for cell in sorted(cells, key=lambda c: (c.level_pt, c.box.x0)):
        if rows:
            height = min(cell.height_pt, max(c.height_pt for c in rows[-1]))
            near = cell.level_pt - level <= ROW_SHIFT_HEIGHTS * max(height, 1.0)
            crossed = any(_is_crossed(cell.box, other.box) for other in rows[-1])
            if near and not crossed:
                rows[-1].append(cell)
                level += (cell.level_pt - level) / len(rows[-1])
                continue
        rows.append([cell])
        level = cell.level_pt
    for row in rows:
        row.sort(key=lambda c: c.box.x0)
    return rows


def _is_crossed(one: Box, other: Box) -> bool:
    """Whether two cells overlap so widely that they can't stand in one row."""
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.3 * min(one.width_pt, other.width_pt)
