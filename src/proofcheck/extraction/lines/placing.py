"""Pieces of a row given to the columns of a table: the cheapest way from left to right.

In go pieces and columns, out comes the column of each piece (None: none). A piece costs by its
distance from the column's heading and values and by how ill its looks fit; words that stand
close together rather stay in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from proofcheck.extraction.lines.heading_words import (
    AMOUNTS,
    CODED,
    MONEY,
    NUMERIC,
    WORDED,
    Role,
    Roles,
    best_role,
    is_unit,
)
from proofcheck.extraction.lines.headings import Heading
from proofcheck.extraction.lines.pieces import Piece, PieceKind
from proofcheck.model.measures import Box

NOWHERE_COST = 2.6
"""Cost of a piece that is given to no column (margins, notes)."""

FURTHER_COST = 0.3
"""The same for one that goes on after such a piece."""

FARTHEST_COST = 4.0
BLANK_HEIGHTS = 0.9
"""Words with a gap of less than this many line heights stand together."""

PARTING_COST = 0.9
"""Cost of giving two words that stand together to two columns."""

ALIGNED_HEIGHTS = 0.3
ALIGNED_SHARE = 0.1
"""A word that begins within so many line heights of a column's edge costs this share of that."""

COUNTER = re.compile(r"0{2,}\d{1,4}")
"""The number of a position that is filled up with noughts ("000010")."""

REPEAT_COST = 2.0
"""Cost of a second number in a column of numbers."""


class Column:
    """A column: its heading's meanings and place, and where its values stand once learned.

    `role` is what it most surely says.
    """

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.roles = dict(heading.roles)
        self.stack = heading.stack
        self.pitch_pt = heading.pitch_pt
        self.places: list[Box] = [heading.box]

    def __repr__(self) -> str:
        return f"Column({self.heading.text!r}, {list(self.roles)})"

    @property
    def roles(self) -> Roles:
        """What the column can say, and how surely."""
        return self._roles

    @roles.setter
    def roles(self, roles: Roles) -> None:
        self._roles = roles
        self.role = best_role(roles)

    def learn(self, boxes: Sequence[Box]) -> None:
        """Take the usual place of the column's values as a further place of the column."""
        if len(boxes) < 2:
            return
        x0, x1 = median(b.x0 for b in boxes), median(b.x1 for b in boxes)
        place = Box(min(x0, x1), boxes[0].y0, max(x0, x1), boxes[0].y1)
        self.places = [self.heading.box, place]


def place(pieces: Sequence[Piece], columns: Sequence[Column], height_pt: float) -> list[int | None]:
    """Return the index of each piece's column, None for pieces that stand in none.

    Columns never run backwards; `height_pt` is the page's line height.
    """
    if not pieces or not columns:
        return [None] * len(pieces)
    height = max(height_pt, 1.0)
    costs = [[_cost(piece, column, height) for column in columns] for piece in pieces]
    layers = [_first(costs[0])]
    for index in range(1, len(pieces)):
        layers.append(
            _step(pieces[index], pieces[index - 1], columns, costs[index], layers[-1], height)
        )
    return _best_way(layers[-1])


class _State:
    """The cheapest way to a piece in a column (or in none, after it)."""

    __slots__ = ("column", "cost", "is_placed", "previous")

    def __init__(self, cost: float, column: int, is_placed: bool, previous: _State | None) -> None:
        self.cost = cost
        self.column = column
        self.is_placed = is_placed
        self.previous = previous


_Layer = tuple[list[_State | None], list[_State | None]]
"""The cheapest states of one piece by column: placed in it, and left out after it."""


def _first(costs: Sequence[float]) -> _Layer:
    placed: list[_State | None] = [_State(cost, j, True, None) for j, cost in enumerate(costs)]
    left_out: list[_State | None] = [None] * len(costs)
    left_out[0] = _State(NOWHERE_COST, 0, False, None)
    return placed, left_out


def _step(
    piece: Piece,
    last: Piece,
    columns: Sequence[Column],
    costs: Sequence[float],
    before: _Layer,
    height: float,
) -> _Layer:
    """Return the cheapest states of one piece from those of the piece before it."""
    gap = (piece.box.x0 - last.box.x1) / height
    parting = PARTING_COST * (1 - gap / BLANK_HEIGHTS) if gap < BLANK_HEIGHTS else 0.0
    placed: list[_State | None] = []
    left_out: list[_State | None] = []
    lefter: _State | None = None
    free: _State | None = None
    for j, column in enumerate(columns):
        same, out = before[0][j], before[1][j]
        free = _cheaper(free, out)
        best: _State | None = None
        if lefter is not None:
            share = ALIGNED_SHARE if parting and _begins(piece, column, height) else 1.0
            best = _State(lefter.cost + costs[j] + parting * share, j, True, lefter)
        if free is not None:
            best = _cheaper(best, _State(free.cost + costs[j], j, True, free))
        if same is not None:
            cost = same.cost + _staying(piece, last, column, costs[j], gap)
            best = _cheaper(best, _State(cost, j, True, same))
        placed.append(best)
        left_out.append(_left_out(same, out, j, gap))
        lefter = _cheaper(lefter, same)
    return placed, left_out


def _left_out(same: _State | None, out: _State | None, column: int, gap: float) -> _State | None:
    """Return the cheapest state in which a piece is left out; after another it costs little."""
    further = FURTHER_COST if gap < BLANK_HEIGHTS else NOWHERE_COST
    begun = _State(same.cost + NOWHERE_COST, column, False, same) if same else None
    return _cheaper(begun, _State(out.cost + further, column, False, out) if out else None)


def _cheaper(one: _State | None, other: _State | None) -> _State | None:
    if one is None or other is None:
        return one or other
    return other if other.cost < one.cost else one


def _begins(piece: Piece, column: Column, height: float) -> bool:
    """Whether a piece begins exactly where a column of words or codes does."""
    if column.role in NUMERIC:
        return False
    return any(abs(piece.box.x0 - box.x0) < ALIGNED_HEIGHTS * height for box in column.places)


def _staying(piece: Piece, last: Piece, column: Column, cost: float, gap: float) -> float:
    """Return the cost of a piece in the column of the piece before it."""
    role = column.role
    if role in NUMERIC:
        if piece.is_number and last.is_number:
            return cost + REPEAT_COST
        return 0.3 if gap < 2 * BLANK_HEIGHTS else cost + 0.5
    if gap < BLANK_HEIGHTS:
        return 0.1 + 0.15 * _looks(piece, column.roles)
    if role is Role.DESCRIPTION and piece.kind in (PieceKind.TEXT, PieceKind.CODE):
        return min(cost, 0.3 + 0.2 * gap)
    if role is Role.DESCRIPTION and piece.is_number and gap < 2 * BLANK_HEIGHTS:
        return min(cost, 0.6 + 0.2 * gap)
    return cost + min(0.4 * gap, 2.0)


def _best_way(layer: _Layer) -> list[int | None]:
    ends = [state for state in (*layer[0], *layer[1]) if state is not None]
    state: _State | None = min(ends, key=lambda s: s.cost)
    way: list[int | None] = []
    while state is not None:
        way.append(state.column if state.is_placed else None)
        state = state.previous
    return way[::-1]


def _cost(piece: Piece, column: Column, height: float) -> float:
    return min(distance(piece, column, height), FARTHEST_COST) + _looks(piece, column.roles)


def _apart(box: Box, other: Box, height: float) -> float:
    """Return how far a piece is from a place of a column, in costs: 0 where they line up."""
    left, right = box.x0 - other.x0, box.x1 - other.x1
    edge = min(abs(left), abs(right), abs(left + right) / 2)
    gap = max(other.x0 - box.x1, box.x0 - other.x1, 0.0)
    return 0.35 * gap / height + min(0.12 * edge / height, 0.8)


def distance(piece: Piece, column: Column, height_pt: float) -> float:
    """Return how far a piece stands from a column, in costs.

    Words under a heading centred above them are told by the whole text that they begin.
    """
    boxes = [piece.box]
    if piece.kind is PieceKind.TEXT and any(role in WORDED for role in column.roles):
        boxes.append(piece.cell.box)
    height = max(height_pt, 1.0)
    return min(_apart(own, box, height) for own in boxes for box in column.places)


def _looks(piece: Piece, roles: Roles) -> float:
    """Return how ill a piece's looks fit a column, 0 for a good fit, at its best meaning."""
    return min((_unlike(piece, role) for role in roles), default=1.0)


def _unlike(piece: Piece, role: Role) -> float:
    kind = piece.kind
    if kind is PieceKind.SIGN:
        return 0.2
    if role is Role.OTHER:
        return 0.5
    if role in NUMERIC:
        return _unlike_number(piece, role)
    if role is Role.POSITION:
        short = len(piece.text) <= 4 and any(ch.isdigit() for ch in piece.text)
        return 0.0 if short or COUNTER.fullmatch(piece.text) else 3.0
    if role is Role.UNIT:
        if is_unit(piece.text):
            return 0.0
        return 0.6 if kind is PieceKind.TEXT and len(piece.text) <= 12 else 2.5
    if role in CODED:
        long_text = kind is PieceKind.TEXT and len(piece.text.split()) > 2
        return 1.2 if long_text or kind is PieceKind.PERCENT else 0.1
    if role in WORDED:
        return {PieceKind.TEXT: 0.0, PieceKind.CODE: 0.2}.get(kind, 1.0)
    return 0.5


def _unlike_number(piece: Piece, role: Role) -> float:
    mention = piece.mention
    if mention is None:
        is_rate_word = role in (Role.TAX_RATE, Role.TAX_AMOUNT) and len(piece.text) <= 8
        if is_rate_word or (role is Role.QUANTITY and is_unit(piece.text)):
            return 0.5
        return 1.6 if len(piece.text) <= 6 else 2.6
    if mention.is_percent:
        return 0.0 if role in (Role.TAX_RATE, Role.DISCOUNT) else 2.5
    if mention.symbol is not None:
        return 0.0 if role in MONEY else 2.0
    if role in AMOUNTS or role is Role.UNIT_PRICE:
        return 0.0 if mention.has_decimals else 0.3
    if role is Role.TAX_RATE:
        return 0.0 if 0 <= mention.value <= 30 else 2.0
    return 0.0


def number_boxes(placed: Iterable[tuple[Piece, int | None]], index: int) -> list[Box]:
    """Return where the numbers stand that were given to a column."""
    return [piece.box for piece, column in placed if column == index and piece.mention]
