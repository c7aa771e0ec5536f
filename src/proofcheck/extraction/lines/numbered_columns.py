"""The row that numbers a table's columns, below its headings ("0 1 2 3 4 5(3x4) 6").

Usual in Romania, Poland, Hungary and beyond: whole numbers from 0 or 1 on, one a column, with the
reckoning of a column in brackets or behind a sign of equality.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from proofcheck.extraction.cells import Cell

FEWEST_COLUMNS = 3

_RECKONING = r"(?:[\d+*x×:/.\-]|col|kol|rub|gr)"
_PART = re.compile(
    rf"\(?(\d{{1,2}})[.)]?(?:\s?[(=\[]\s?(?:{_RECKONING}\s?){{1,12}}[)\]]?)?", re.IGNORECASE
)


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a row are consecutive whole numbers from 0 or 1 on, and nothing else."""
    numbers: list[int] = []
    for cell in cells:
        rest = cell.text.strip()
        while rest:
            match = _PART.match(rest)
            if match is None or (match.end() < len(rest) and not rest[match.end()].isspace()):
                return False
            numbers.append(int(match[1]))
            rest = rest[match.end() :].lstrip()
    is_run = all(right == left + 1 for left, right in pairwise(numbers))
    return len(numbers) >= FEWEST_COLUMNS and numbers[0] in (0, 1) and is_run
