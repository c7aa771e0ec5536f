"""The two party boxes of a Chinese fapiao, whose headings run down the side of each box.

In goes a sheet, out come a buyer's and a seller's block, or none where the page is no such form.
In the electronic fapiao the buyer stands left and the seller right; in the older form the buyer
stands above and the seller at the foot (GB 54016; State Taxation Administration notice 2024/11).
"""

from __future__ import annotations

from proofcheck.extraction.cells import Cell
from proofcheck.extraction.parties.pieces import PartyBlock, Piece
from proofcheck.extraction.sheets import Hit, Sheet

MAX_ROWS = 6
"""Rows of a party box: name, number, address and telephone, bank and account."""

HEADING_ROWS = 2
HEADING_HEIGHTS = 4.0
"""Rows over a box, and heights left or right of it, in which its heading stands."""


def fapiao_blocks(sheet: Sheet) -> list[PartyBlock]:
    """Return the buyer's and the seller's box of a fapiao, else nothing."""
    names = [
        hit
        for hit in sheet.hits("party_name")
        if hit.label.key in ("名称", "名稱") and (hit.label.has_colon or hit.label.at_start)
    ]
    if len(names) != 2 or "发票" not in sheet.page.text.replace(" ", ""):
        return []
    names.sort(key=lambda hit: (hit.cell.row, hit.cell.box.x0))
    first, second = names
    beside = first.cell.row == second.cell.row and first.cell is not second.cell
    whose = ("seller", "buyer") if _is_headed(first, "seller") else ("buyer", "seller")
    boxes = ((first, whose[0], second if beside else None), (second, whose[1], None))
    return [
        PartyBlock(sheet=sheet, pieces=pieces, label=label)
        for hit, label, right in boxes
        if (pieces := _pieces(hit, right, second if not beside and hit is first else None))
    ]


def _is_headed(name: Hit, field: str) -> bool:
    """Whether a heading over a box says whose it is, as on forms that only look like a fapiao."""
    for cell in reversed([c for row in _rows_over(name) for c in row]):
        labels = name.sheet.labels_of(cell)
        near = abs(cell.box.x0 - name.cell.box.x0) < HEADING_HEIGHTS * name.cell.height_pt
        if near and labels and labels[0].at_start and labels[0].best in ("seller", "buyer"):
            return labels[0].best == field
    return False


def _rows_over(hit: Hit) -> list[list[Cell]]:
    return hit.sheet.grid.rows[max(hit.cell.row - HEADING_ROWS, 0) : hit.cell.row]


def _pieces(hit: Hit, right: Hit | None, below: Hit | None) -> tuple[Piece, ...]:
    """Return the cells of a box: from its name down, left of its right neighbour."""
    x0 = hit.cell.box.x0 - 3 * hit.cell.height_pt
    x1 = right.cell.box.x0 - 1 if right else hit.sheet.page.width_pt
    last = min(hit.cell.row + MAX_ROWS, below.cell.row if below else hit.cell.row + MAX_ROWS)
    pieces = [
        Piece(cell=cell, start=0, end=len(cell.text))
        for row in hit.sheet.grid.rows[hit.cell.row : last]
        for cell in row
        if x0 <= cell.box.x0 < x1
    ]
    kept: list[Piece] = []
    for piece in pieces:
        labels = hit.sheet.labels_of(piece.cell)
        if labels and labels[0].best.startswith(("other_amount", "net_", "gross_", "tax_total")):
            break
        start = hit.label.start if piece.cell is hit.cell else 0
        kept.append(Piece(cell=piece.cell, start=start, end=piece.end))
    return tuple(kept)
