"""Items set as cards: a name, labels with their values below it, and the numbers at the foot.

In go a page's grid and the row of numbers that closes a card ("1 x 850.00  850.00"), out come the
rows that name the item and what the labels between say of it. All rows of a card begin at one
edge; labels that say nothing of goods ("Year") belong to it and are left out.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec import Struct

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import CODED, Role, is_word, roles_of
from proofcheck.extraction.lines.pieces import has_letters

CARD_HEIGHTS = 3.6
"""Distance of two rows of a card, in line heights, at most."""

FLUSH_HEIGHTS = 0.6
"""How far the rows of a card may begin from each other, in line heights."""

MOST_LABELS, LONGEST_LABEL = 8, 30
"""Rows of labels in a card, and letters of one, at most."""

TOLD = CODED | {Role.BRAND, Role.MODEL}
"""What a card's labels say of goods."""


class Card(Struct, frozen=True, kw_only=True):
    """The row that names an item, and its labelled values by role."""

    name: Sequence[Cell]
    columns: dict[Role, list[Snippet]]


def card_above(grid: Grid, number: int, taken: Container[int]) -> Card | None:
    """Return the card that the row of numbers `number` closes, None where there is none."""
    edge_pt = grid.rows[number][0].box.x0
    columns: dict[Role, list[Snippet]] = {}
    labels: dict[Role, str] = {}
    for row in range(number - 1, max(number - MOST_LABELS - 2, -1), -1):
        cells = grid.rows[row]
        if row in taken or not _goes_on(grid, row, edge_pt):
            return None
        value = _value(cells)
        if value is None:
            is_name = bool(columns) and has_letters(cells[0].text, 3)
            return Card(name=cells, columns=_meant(columns, labels)) if is_name else None
        label, snippet = value
        role = _role(label)
        if role is not None and role not in columns:
            columns[role], labels[role] = [snippet], label
    return None


def _goes_on(grid: Grid, row: int, edge_pt: float) -> bool:
    """Whether a row begins at the card's edge and stands close to the row below it."""
    cells = grid.rows[row]
    is_flush = abs(cells[0].box.x0 - edge_pt) <= FLUSH_HEIGHTS * grid.line_height_pt
    distance = grid.rows[row + 1][0].level_pt - cells[0].level_pt
    return is_flush and distance <= CARD_HEIGHTS * grid.line_height_pt


def _value(cells: Sequence[Cell]) -> tuple[str, Snippet] | None:
    """Return the label of a row and its value, beside it or behind a colon."""
    first = cells[0].text
    is_pair = len(cells) == 2 and cells[1].box.x0 - cells[0].box.x1 > cells[0].height_pt
    if is_pair and len(first) <= LONGEST_LABEL and not any(map(str.isdigit, first)):
        is_value = any(map(str.isdigit, cells[1].text)) or _role(first) is not None
        whole = Snippet(cell=cells[1], start=0, end=len(cells[1].text))
        return (first, whole) if is_value else None
    label, colon, rest = first.partition(":")
    if len(cells) == 1 and colon and rest.strip() and _role(label) is not None:
        start = len(first) - len(rest.lstrip())
        return label, Snippet(cell=cells[0], start=start, end=len(first))
    return None


def _role(label: str) -> Role | None:
    """Return what a label says of goods, or None."""
    found = roles_of(squeeze(label.rstrip(" :："))) or {}
    told = [role for role in found if role in TOLD]
    return max(told, key=lambda role: found[role]) if told else None


def _meant(
    columns: dict[Role, list[Snippet]], labels: dict[Role, str]
) -> dict[Role, list[Snippet]]:
    """Let a reference beside a serial number be the maker's: it names the model."""
    number = Role.SELLER_ITEM_ID
    is_single = Role.SERIAL_NUMBERS in columns and Role.MODEL not in columns
    if is_single and number in columns and is_word("references", labels[number].rstrip(" :：")):
        return {Role.MODEL if role is number else role: columns[role] for role in columns}
    return columns
