"""The words of one row taken as headings of a table, as well as they can be.

In goes a row of cells, out come `Found`s from left to right: headings of the lexicon, and the
words between them. OCR may have glued headings or torn one apart.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from weakref import WeakKeyDictionary

from msgspec import Struct

from proofcheck.extraction.cells import GAP_HEIGHTS, Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_words import Role, Roles, can_begin, roles_of, split_glued
from proofcheck.model.document import Word
from proofcheck.model.measures import Box, box_around

LONGEST_HEADING = 7
"""Words of one heading at most."""

MARGIN_HEIGHTS = 3.0
"""Gap between a table and a column of the paper's data beside it, in line heights, at least."""

DATA_OF_PAPER = frozenset({"invoice_number", "issue_date", "due_date", "order_number", "iban"})
"""Fields of the label lexicon that no table of items has as heading."""

FEWEST_TOTALS, TOTALS_SHARE = 3, 0.75
"""Labels of totals in a row, and their share of its cells, that make it no heading of items."""

MOST_WORDS = 60
"""Words of one row that are looked at."""

HEADING_COST = 0.6
LOOSE_SCORE = -0.3
"""What a heading costs, so that two poor ones don't beat a good one; what other words count."""

JOINT_SCORE, GAP_COST, BLANK_HEIGHTS = 0.6, 0.45, 0.5
FAR_COST, FAR_HEIGHTS = 0.4, 1.2
"""What a gap of more than so many line heights costs besides: no blank is so wide."""

WIDE_COST, CELL_COST, NEAR_HEIGHTS = 0.3, 0.15, 1.15
"""What speaks for two words being of one heading, what each line height of gap beyond a blank
costs, what a gap costs that parts cells, and what one within a cell costs at most
if it is no wider than so many line heights."""


class Found(Struct, frozen=True, kw_only=True):
    """Words of one row: a heading by itself (`roles`), or words that may be a part of one."""

    text: str
    box: Box
    roles: Roles | None
    row: int


def words_of_row(grid: Grid, row: int) -> tuple[Found, ...]:
    """Return the headings of a row, and the words between them; each row is parted once."""
    rows = _PARTED.setdefault(grid, {})
    if row not in rows:
        rows[row] = tuple(_words_of_row(grid, row))
    return rows[row]


_PARTED: WeakKeyDictionary[Grid, dict[int, tuple[Found, ...]]] = WeakKeyDictionary()


def _words_of_row(grid: Grid, row: int) -> Iterator[Found]:
    cells = _without_margin(grid, row)
    words = [word for cell in cells for word in without_enumeration(cell)]
    inner = {id(word) for cell in cells for word in without_enumeration(cell)[1:]}
    loose: list[Word] = []
    for part in _parted(words[:MOST_WORDS], inner):
        roles = roles_of(squeeze(_text(part))) if part else None
        if roles is not None and not _is_in_brackets(loose):
            yield from _loose(loose, row)
            loose = []
            yield Found(text=_text(part), box=_box(part), roles=roles, row=row)
            continue
        for word in part:
            if loose and _gap_heights(loose[-1], word) > GAP_HEIGHTS:
                yield from _loose(loose, row)
                loose = []
            loose.append(word)
    yield from _loose(loose, row)


def _is_in_brackets(loose: Sequence[Word]) -> bool:
    """Whether brackets were opened and not closed: "(incl." before "VAT)"."""
    text = _text(loose)
    return text.count("(") > text.count(")")


def without_enumeration(cell: Cell) -> tuple[Word, ...]:
    """Return a cell's words without the number of a form's box in front ("12. Quantity")."""
    words = cell.line.words
    return words[1:] if _BOX_NUMBER.fullmatch(words[0].text) else words


_BOX_NUMBER = re.compile(r"\(?\d{1,2}[a-z]?[.)]")


def _without_margin(grid: Grid, row: int) -> Sequence[Cell]:
    """Return a row's cells without a label of the paper's data in a column beside the table."""
    cells = grid.rows[row]
    if len(cells) < 4:
        return cells
    gap_pt = MARGIN_HEIGHTS * grid.line_height_pt
    if is_data_label(cells[0]) and cells[1].box.x0 - cells[0].box.x1 > gap_pt:
        cells = cells[1:]
    if is_data_label(cells[-1]) and cells[-1].box.x0 - cells[-2].box.x1 > gap_pt:
        cells = cells[:-1]
    return cells


def is_data_label(cell: Cell, *, but: frozenset[Role] = frozenset()) -> bool:
    """Whether a cell is a label of the paper's data, such as its number, and no heading.

    Headings that mean nothing but `but` don't count as headings.
    """
    labels = find_labels(cell.text)
    is_data = bool(labels) and labels[0].at_start and labels[0].best in DATA_OF_PAPER
    kinds = roles_of(squeeze(cell.text)) or {}
    return is_data and labels[0].is_whole and not kinds.keys() - but


def _parted(words: Sequence[Word], inner: Container[int]) -> list[Sequence[Word]]:
    """Part a row's words into headings and single other words, as well as they can be.

    `inner` are the ids of words that go on in the cell of the word before them.

    A heading counts by its weight; words that stand close together rather make one heading,
    words with a gap between them rather two.
    """
    keys = [squeeze(word.text) for word in words]
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("-inf"), 0)] * len(words)
    for start in range(len(words)):
        best[start + 1] = max(best[start + 1], (best[start][0] + LOOSE_SCORE, start))
        key = ""
        for end in range(start + 1, min(len(words), start + LONGEST_HEADING) + 1):
            key += keys[end - 1]
            if not can_begin(key):
                break
            roles = roles_of(key)
            if roles:
                score = max(roles.values()) - HEADING_COST + _joint(words[start:end], inner)
                best[end] = max(best[end], (best[start][0] + score, start))
    parts: list[Sequence[Word]] = []
    end = len(words)
    while end:
        start = best[end][1]
        parts.append(words[start:end])
        end = start
    return parts[::-1]


def _joint(words: Sequence[Word], inner: Container[int]) -> float:
    """Return how well words stand together: positive for blanks, negative for wide gaps."""
    gaps = [_gap_heights(left, right) for left, right in pairwise(words)]
    wide = sum(gap > GAP_HEIGHTS for gap in gaps)
    costs = [GAP_COST * max(0.0, gap - BLANK_HEIGHTS) for gap in gaps]
    costs = [c + (FAR_COST if gap > FAR_HEIGHTS else 0) for c, gap in zip(costs, gaps, strict=True)]
    near = [gap <= NEAR_HEIGHTS for gap in gaps]
    kept = [
        min(cost, CELL_COST) if id(word) in inner and is_near else cost
        for cost, word, is_near in zip(costs, words[1:], near, strict=True)
    ]
    blanks = sum(JOINT_SCORE - cost for cost in kept)
    return blanks - WIDE_COST * wide


def _gap_heights(left: Word, right: Word) -> float:
    height = max(left.box.height_pt, right.box.height_pt, 1.0)
    return (right.box.x0 - left.box.x1) / height


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _box(words: Sequence[Word]) -> Box:
    return box_around(word.box for word in words)


def _loose(words: Sequence[Word], row: int) -> Iterator[Found]:
    """Yield words that are no heading as they stand: misread, glued, or a part of one."""
    if not words or not any(ch.isalnum() for word in words for ch in word.text):
        return
    if len(words) == 1:
        glued = list(_glued(words[0].text, words[0].box, row))
        if glued:
            yield from glued
            return
    roles = roles_of(squeeze(_text(words)), with_slips=True)
    yield Found(text=_text(words), box=_box(words), roles=roles, row=row)


def _glued(text: str, box: Box, row: int) -> Iterator[Found]:
    """Part a word of several headings that OCR glued, by their share of its letters."""
    key = squeeze(text)
    if len(key) < (6 if key.isascii() else 4):
        return
    split = split_glued(key)
    done = 0
    while split is not None:
        end, roles = split
        yield _part(key, box, done, done + end, roles, row)
        done += end
        split = split_glued(key[done:])
    if done:
        yield _part(key, box, done, len(key), roles_of(key[done:]) or {}, row)


def _part(key: str, box: Box, start: int, end: int, roles: Roles, row: int) -> Found:
    step = box.width_pt / len(key)
    part = Box(box.x0 + start * step, box.y0, box.x0 + end * step, box.y1)
    return Found(text=key[start:end], box=part, roles=roles, row=row)


def heads_totals(cells: Sequence[Cell]) -> bool:
    """Whether a row names the paper's totals, whose amounts stand below them (a strip)."""
    labels = [find_labels(cell.text, with_slips=cell.is_ocr) for cell in cells]
    totals = sum(bool(found) and found[0].best.endswith("_total") for found in labels)
    return totals >= FEWEST_TOTALS and totals >= TOTALS_SHARE * len(cells)
