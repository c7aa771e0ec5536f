"""The two party boxes of a Chinese fapiao, whose headings run down the side of each box.

In goes a sheet, out come a buyer's and a seller's block, or none where the page is no such form.
In the electronic fapiao the buyer stands left and the seller right; in the older form the buyer
stands above and the seller at the foot (GB 54016; State Taxation Administration notice 2024/11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.parties.pieces import PartyBlock, Piece
from proofcheck.extraction.sheets import Sheet

MAX_ROWS = 6
"""Rows of a party box: name, number, address and telephone, bank and account."""

HEADING_ROWS = 2
HEADING_HEIGHTS = 4.0
"""Rows over a box, and heights left or right of it, in which its heading stands."""

CAPTION_HEIGHTS = 3.0
SPREAD_HEIGHTS = 6.0
"""Heights by which a box's other captions begin left of its name: of a caption set solid, and of
the second half of one that is spread to the width of the others (名    称)."""

BESIDE_HEIGHTS = 2.0
"""Heights by which the names of two boxes side by side differ at most: a photo's slant."""

_CIPHER = re.compile(r"[\d<>+\-*/\s]{12,}")
"""A line of the cipher that older forms print right of the buyer."""

_SPREAD = re.compile(r"(?:[购購销銷买買卖賣]?\s*名\s*)?[称稱]\s*[:：]\s*")


class _Name(Struct, frozen=True, kw_only=True):
    """The caption of a name: its cell, and where in the text the box's first entry begins."""

    cell: Cell
    start: int
    reach_pt: float
    whose: str = ""

    @property
    def middle(self) -> float:
        """The height of the name's middle on the page, pt."""
        return self.cell.box.centre[1]


def fapiao_blocks(sheet: Sheet) -> list[PartyBlock]:
    """Return the buyer's and the seller's box of a fapiao, else nothing."""
    names = list(_names(sheet))
    plain = [name for name in names if not name.whose]
    names = names if len(plain) == 1 else plain
    if len(names) != 2 or "发票" not in sheet.page.text.replace(" ", ""):
        return []
    first, second = sorted(names, key=lambda name: name.middle)
    slant_pt = BESIDE_HEIGHTS * first.cell.height_pt
    beside = first.cell is not second.cell and second.middle - first.middle < slant_pt
    if beside and second.cell.box.x0 < first.cell.box.x0:
        first, second = second, first
    is_seller_first = first.whose == "seller" or _is_headed(sheet, first, "seller")
    whose = ("seller", "buyer") if is_seller_first else ("buyer", "seller")
    boxes = ((first, whose[0], second if beside else None), (second, whose[1], None))
    return [
        PartyBlock(sheet=sheet, pieces=pieces, label=label)
        for name, label, right in boxes
        if (pieces := _pieces(sheet, name, right, second if not beside and name is first else None))
    ]


def _names(sheet: Sheet) -> Iterator[_Name]:
    """Yield the captions 名称, also one that is spread so far that its halves are two cells."""
    for cell in sheet.cells:
        spread = _SPREAD.match(cell.text)
        if spread is not None and spread.end() < len(cell.text):
            reach_pt = SPREAD_HEIGHTS * cell.height_pt
            yield _Name(cell=cell, start=spread.end(), reach_pt=reach_pt)
            continue
        reach_pt = CAPTION_HEIGHTS * cell.height_pt
        for label in sheet.labels_of(cell):
            if label.key in ("名称", "名稱") and (label.has_colon or label.at_start):
                yield _Name(cell=cell, start=label.start, reach_pt=reach_pt)
            elif label.key.endswith(("方名称", "方名稱")) and label.has_colon:
                rest = cell.text[label.end :]
                start = label.end + len(rest) - len(rest.lstrip(":： "))
                yield _Name(cell=cell, start=start, reach_pt=reach_pt, whose=label.best)


def _is_headed(sheet: Sheet, name: _Name, field: str) -> bool:
    """Whether a heading over a box says whose it is, as on forms that only look like a fapiao."""
    for cell in reversed([c for row in _rows_over(sheet, name) for c in row]):
        labels = sheet.labels_of(cell)
        near = abs(cell.box.x0 - name.cell.box.x0) < HEADING_HEIGHTS * name.cell.height_pt
        if near and labels and labels[0].at_start and labels[0].best in ("seller", "buyer"):
            return labels[0].best == field
    return False


def _rows_over(sheet: Sheet, name: _Name) -> list[list[Cell]]:
    return sheet.grid.rows[max(name.cell.row - HEADING_ROWS, 0) : name.cell.row]


def _pieces(
    sheet: Sheet, name: _Name, right: _Name | None, below: _Name | None
) -> tuple[Piece, ...]:
    """Return the cells of a box: from its name down, left of its right neighbour."""
    x0 = name.cell.box.x0 - name.reach_pt
    x1 = right.cell.box.x0 - max(right.reach_pt, 1.0) if right else sheet.page.width_pt
    last = min(name.cell.row + MAX_ROWS, below.cell.row if below else name.cell.row + MAX_ROWS)
    cells = [
        cell
        for row in sheet.grid.rows[name.cell.row : last]
        for cell in row
        if cell is name.cell or (x0 <= cell.box.x0 < x1 and _is_entry(cell.text))
    ]
    kept: list[Piece] = []
    for cell in sorted(cells, key=lambda cell: cell is not name.cell):
        labels = sheet.labels_of(cell)
        if labels and labels[0].best.startswith(("other_amount", "net_", "gross_", "tax_total")):
            break
        start = name.start if cell is name.cell else 0
        kept.append(Piece(cell=cell, start=start, end=len(cell.text)))
    return tuple(kept)


def _is_entry(text: str) -> bool:
    """Whether a text can be one of a box: no sign of its heading, and no cipher beside it."""
    return len(text.strip()) > 1 and not _CIPHER.fullmatch(text.strip())
