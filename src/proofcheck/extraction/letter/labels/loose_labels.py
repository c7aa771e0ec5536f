"""Labels of a table of which not every word is known ("Countries in which listings are allowed").

In: the cells of the prose, those that are labels already. Out: further cells of the same column
with the field of their first telling word. Only a column with labels in it, whose values stand to
the right, holds more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.letter.text.label_stems import field_of_first_word
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.questions import field_of_question, is_question

_SAID = re.compile(
    r"\w+ \w+ [^\W\d_]{5,}\.$|[\u3041-\u9fff](?<!か)(?<!さい)(?<![吗呢])。$|[\u3041-\u9fff]は、"
)

LEAST_LABELS = 2
"""A column of labels has at least so many that are known."""

SAME_EDGE_PT = 4.0
"""Cells of one column begin within so many points of each other."""

MAX_LABEL = 60
"""A label has at most so many characters."""

SAME_ROW = 0.3
"""Cells of one row overlap by this share (0..1) of the lower one's height."""


def loose_labels(prose: Prose, labels: set[int]) -> tuple[tuple[int, str], ...]:
    """Return the further labels with their fields."""
    return tuple(_found(prose, labels))


def is_said(prose: Prose, cell: Cell) -> bool:
    """Whether a cell is a short sentence, which is no label ("Sub-authorization is permitted.").

    A Japanese question that ends in か。 is none.
    """
    return _SAID.search(prose.text, cell.start, cell.end) is not None


def _found(prose: Prose, labels: set[int]) -> Iterator[tuple[int, str]]:
    heads = {prose.cells[index].start for index in labels}
    known = [prose.cells[index] for index in labels if _has_value(prose, index, heads)]
    if len(known) < LEAST_LABELS:
        return
    for index, cell in enumerate(prose.cells):
        if index in labels or cell.end - cell.start > MAX_LABEL or is_said(prose, cell):
            continue
        column = [k for k in known if _is_below(k, cell)]
        if len(column) < LEAST_LABELS or not _heads_a_row(prose, cell):
            continue
        text = prose.plain[cell.start : cell.end]
        is_asking = is_question(prose.text[cell.start : cell.end])
        field = field_of_question(text) if is_asking else field_of_first_word(text)
        is_label = is_asking or prose.text[cell.start : cell.end].count(",") == 0
        if field is not None and is_label:
            yield index, field


def _is_below(known: Cell, cell: Cell) -> bool:
    return known.page == cell.page and abs(known.box.x0 - cell.box.x0) <= SAME_EDGE_PT


def _has_value(prose: Prose, index: int, heads: set[int]) -> bool:
    """Whether what stands to the right of a label is no label."""
    label = prose.cells[index]
    right = [cell for cell in _row(prose, label) if cell.box.x0 >= label.box.x1]
    return bool(right) and all(cell.start not in heads for cell in right)


def _row(prose: Prose, cell: Cell) -> list[Cell]:
    return [
        other
        for other in prose.cells
        if other is not cell
        and other.page == cell.page
        and other.box.vertical_overlap(cell.box) >= SAME_ROW
    ]


def _heads_a_row(prose: Prose, cell: Cell) -> bool:
    """Whether a cell has one to its right and none to its left."""
    row = _row(prose, cell)
    return bool(row) and all(other.box.x0 >= cell.box.x1 for other in row)
