"""The two party boxes of a Chinese fapiao, whose headings run down the side of each box.

In goes a sheet, out come a buyer's and a seller's block, or none where the page is no such form.
In the electronic fapiao the buyer stands left and the seller right; in the older form the buyer
stands above and the seller at the foot (GB 54016; State Taxation Administration notice 2024/11).
"""

from __future__ import annotations

from proofcheck.extraction.parties.pieces import PartyBlock, Piece
from proofcheck.extraction.sheets import Hit, Sheet

MAX_ROWS = 6
"""Rows of a party box: name, number, address and telephone, bank and account."""


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
    boxes = ((first, "buyer", second if beside else None), (second, "seller", None))
    return [
        PartyBlock(sheet=sheet, pieces=pieces, label=label)
        for hit, label, right in boxes
        if (pieces := _pieces(hit, right, second if not beside and hit is first else None))
    ]


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
