"""Labels for a firm's name in the sections of a form: "II. Point of sale", below it "Name".

In: the cells of the prose. Out: the cells that ask for a name, each with the part of the firm
that the heading right above gives it: the supplier's or the brand's grants, the dealer's gets.
Without a heading, the only firm of a list that tells its shop gets (Company name, Store name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.headings import role_of_heading
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Cell, Prose

SAME_EDGE_PT = 8.0
"""A label begins within so many points of its section's heading."""

MAX_GAP_HEIGHTS = 2.5
"""The heading ends at most so many of its heights above the label."""

ROW_GAP_HEIGHTS = 4.5
"""Rows of a list stand at most so many heights apart: a value of theirs may wrap twice."""

MOST_ROWS = 8
"""A list of a firm's data has at most so many rows that are looked at."""

_SHOP_LABEL = framed(r"(?:\w+\s){0,2}(?:{shop_name_labels}|{seller_id_labels})")
_COUNT = re.compile(
    r"^\s*(?:[a-h]|[ivx]{1,4}|\d{1,2}|[一二三四五六七八九十])(?:\s?[.)、）]\s*|\s{2,4})"
)
_OF_SECTION = {"brands": "grantor", "channels": "grantee"}


def firm_names(prose: Prose) -> Iterator[tuple[int, str]]:
    """Yield the index of each label for a firm's name, and the firm's part."""
    alone: list[tuple[int, Cell]] = []
    for index, cell in enumerate(prose.cells):
        if is_firm_label(prose.plain[cell.start : cell.end]):
            heading = _heading_above(prose, cell)
            text = prose.plain[heading.start : heading.end] if heading is not None else ""
            bare = _COUNT.sub("", text).strip()
            role = role_of_heading(bare) or _OF_SECTION.get(field_of_label(bare) or "")
            if role is not None:
                yield index, role
            else:
                alone.append((index, cell))
    if len(alone) == 1 and _tells_shop(prose, alone[0][1]):
        yield alone[0][0], "grantee"


def _tells_shop(prose: Prose, label: Cell) -> bool:
    """Whether a row of the list below a label tells the shop, its platform or its account."""
    column = sorted(
        (
            cell
            for cell in prose.cells
            if cell.page == label.page
            and cell.box.y0 >= label.box.y0
            and abs(cell.box.x0 - label.box.x0) <= SAME_EDGE_PT
        ),
        key=lambda cell: cell.box.y0,
    )
    for upper, lower in pairwise(column[:MOST_ROWS]):
        if lower.box.y0 - upper.box.y1 > ROW_GAP_HEIGHTS * upper.box.height_pt:
            return False
        text = prose.plain[lower.start : lower.end].strip(" :：")
        if field_of_label(text) == "channels" or _SHOP_LABEL.fullmatch(text):
            return True
    return False


def is_firm_label(text: str) -> bool:
    """Whether a folded text is a label for a firm's name (Dénomination)."""
    return clause_pattern("firm_name_words").fullmatch(text.strip(" :：")) is not None


def _heading_above(prose: Prose, cell: Cell) -> Cell | None:
    """Return the cell right above a label, at the same left edge."""
    above = (
        other
        for other in prose.cells
        if other.page == cell.page
        and abs(other.box.x0 - cell.box.x0) <= SAME_EDGE_PT
        and 0 <= cell.box.y0 - other.box.y1 + 2 <= MAX_GAP_HEIGHTS * other.box.height_pt
    )
    return max(above, key=lambda other: other.box.y1, default=None)
