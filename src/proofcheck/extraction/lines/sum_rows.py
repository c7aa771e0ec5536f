"""Rows that print a paper's totals, not items: an amount, the label of a total, and little else.

In: the cells of a row. Out: whether it is such a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lines.heading_words import is_word
from proofcheck.extraction.lines.pieces import has_letters

SUMS = frozenset(
    {
        "net_total",
        "gross_total",
        "payable_total",
        "lines_total",
        "tax_total",
        "prepaid_total",
        "tax_part_amount",
    }
)
"""Fields of the label lexicon that end a table of items."""

LETTERS_BESIDE_LABEL = 4
LONGEST_LABEL = 60
"""Letters that may stand beside the label of a sum ("Total EUR"), and its length with them."""

LEAST_LABEL_WEIGHT = 0.5
"""How surely (0..1) a label must mean a total."""

_COUNTED = re.compile(r"\(\s?\d+ [^\W\d]+\s?\)")
"""What a total counts ("Total (3 lines)")."""

_PAGE = re.compile(
    r"(?P<word>[^\W\d_]{1,8})\.?:?\s?\d{1,3}(?:\s?(?:/|of|von|de|di|van|z|da|av|af)\s?\d{1,3})?"
)
"""The number of a page, perhaps of how many ("Page 1 of 2")."""

_NUMBER = re.compile(r"(?<![A-Za-z\d])\d")


def is_sum_row(cells: Sequence[Cell], *, is_counted: bool = False) -> bool:
    """Whether a row is one of the paper's totals: an amount, a label of them, and little else.

    In a row with a quantity or price (`is_counted`) the label must be its first words.
    """
    if not any(_NUMBER.search(cell.text) for cell in cells):
        return False
    worded = [cell for cell in cells if has_letters(cell.text) and len(cell.text) <= LONGEST_LABEL]
    return any(_is_sum(cell) for cell in (worded[:1] if is_counted else worded))


def _is_sum(cell: Cell) -> bool:
    text = _COUNTED.sub("", cell.text)
    labels = find_labels(text, with_slips=cell.is_ocr)
    if not labels or not labels[0].at_start:
        return False
    label = labels[0]
    if not any(label.fields.get(name, 0.0) >= LEAST_LABEL_WEIGHT for name in SUMS):
        return False
    covered = sum(one.end - one.start for one in labels)
    letters = sum(ch.isalpha() for ch in text)
    return letters - covered <= LETTERS_BESIDE_LABEL or label.has_colon


def numbers_page(cells: Sequence[Cell]) -> bool:
    """Whether a row is the number of the page and nothing else."""
    match = _PAGE.fullmatch(" ".join(cell.text for cell in cells).strip())
    return match is not None and is_word("pages", match["word"])
