"""GTINs in rows of their own above or below items that no headings tell of.

In go the items of a page and its grid; the GTIN that has a row for itself is given to the item
under or over it, as the whole list has them on one side: the first stands above the first item,
or the last below the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.goods import Snippet, gtin_of
from proofcheck.extraction.lines.heading_words import Role, roles_of
from proofcheck.extraction.lines.parts import Parts

FARTHEST_HEIGHTS = 4.0
"""Distance of a GTIN from the numbers of its item, in line heights, at most."""

FEWEST_DIGITS = 12
"""Digits of such a GTIN; eight may be a telephone number."""


def give_lone_gtins(parts: Sequence[Parts], grid: Grid) -> None:
    """Move the GTINs that have rows for themselves to their items, in place."""
    lone = [row[-1] for row in grid.rows if _is_labelled(row[:-1]) and _is_gtin(row[-1])]
    levels = [_level_pt(part) for part in parts]
    if not lone or not levels or levels != sorted(levels):
        return
    is_above = lone[0].level_pt < levels[0]
    if is_above is (lone[-1].level_pt > levels[-1]):
        return
    owners = [_owner(cell, levels, grid, is_above=is_above) for cell in lone]
    if None in owners or len(set(owners)) < len(owners):
        return
    taken = {id(cell) for cell in lone}
    for part in parts:
        part.remarks = [snippet for snippet in part.remarks if id(snippet.cell) not in taken]
    for cell, owner in zip(lone, owners, strict=True):
        if owner is not None:
            snippet = Snippet(cell=cell, start=0, end=len(cell.text))
            parts[owner].columns.setdefault(Role.GTIN, [snippet])


def _is_labelled(before: Sequence[Cell]) -> bool:
    """Whether nothing stands before a row's last cell but the label of a GTIN ("EAN")."""
    roles = roles_of(squeeze(before[0].text)) if len(before) == 1 else None
    return not before or (roles is not None and Role.GTIN in roles)


def _is_gtin(cell: Cell) -> bool:
    gtin = gtin_of(cell.text.strip(" ."))
    if gtin is None or not gtin[1] or len(gtin[0]) < FEWEST_DIGITS:
        return False
    return bool(check_identifier(IdentifierKind.GTIN, gtin[0]))


def _level_pt(part: Parts) -> float:
    """Return the height on the page of an item's numbers."""
    return min((piece.cell.level_pt for piece in part.numbers.values()), default=0.0)


def _owner(cell: Cell, levels: Sequence[float], grid: Grid, *, is_above: bool) -> int | None:
    """Return the index of the item next below a GTIN (`is_above`) or next above it."""
    if is_above:
        index = next((i for i, level in enumerate(levels) if level > cell.level_pt), None)
    else:
        index = next((i for i in reversed(range(len(levels))) if levels[i] < cell.level_pt), None)
    if index is None:
        return None
    is_near = abs(levels[index] - cell.level_pt) <= FARTHEST_HEIGHTS * grid.line_height_pt
    return index if is_near else None
