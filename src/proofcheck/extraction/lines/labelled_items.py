"""Items set as labels and values, one below another ("Quantity" beside "2").

In goes a page's grid, out come the parts of its items. The labels are those that head columns in
other papers; an item begins where a label comes back. One that names nothing, or has neither a
price nor an amount beside its quantity, is none: papers print their own data in the same manner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.labels import find_labels
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.figures import Figures, is_gross_product, is_product
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import (
    AMOUNTS,
    CODED,
    NUMERIC,
    Role,
    is_unit,
    roles_of,
)
from proofcheck.extraction.lines.parts import Parts, snippets_of
from proofcheck.extraction.lines.pieces import Piece, cell_pieces, has_letters

LEAST_WEIGHT = 0.75
"""How surely (0..1) words must mean a heading to be a label of an item."""

FEWEST_LABELS = 3
"""Labels of one item at least."""

PROVEN_SHARE = 0.5
"""Share of the items whose numbers multiply, of those that print all three, at least."""

TITLE_HEIGHTS = 3.0
"""Distance of the words above an item's labels that name it, in line heights, at most."""

FLUSH_HEIGHTS = 0.6
"""How far the lines of one value may begin apart, in line heights."""

COUNTED = frozenset({Role.QUANTITY, Role.UNIT_PRICE})
NAMING = frozenset({Role.DESCRIPTION, Role.SELLER_ITEM_ID, Role.MODEL, Role.GTIN})
COLUMNS = CODED | {Role.BRAND, Role.MODEL}


class _Value(Struct, frozen=True, kw_only=True):
    """A label with its value: what the label can mean, best first, and where the value stands."""

    key: str
    roles: tuple[Role, ...]
    value: Snippet
    row: int


class _Group(Struct, kw_only=True):
    """The values of one item by role; `keys` are its labels, `rows` where it stands."""

    values: dict[Role, list[Snippet]] = {}
    keys: set[str] = set()
    rows: list[int] = []
    last: Role | None = None


def read_labelled_items(grid: Grid, mark: str | None) -> list[Parts]:
    """Return the items of a page that are printed as labels with values, top to bottom."""
    groups = [group for group in _groups(grid) if len(group.values) >= FEWEST_LABELS]
    items = [part for group in groups if (part := _parts(grid, group, mark)) is not None]
    full = [p for p in items if None not in _three(p.figures)]
    proven = sum(is_product(p.figures) or is_gross_product(p.figures) for p in full)
    return items if proven >= PROVEN_SHARE * len(full) else []


def _three(figures: Figures) -> tuple[object, ...]:
    return figures.quantity, figures.unit_price, figures.amount


def _groups(grid: Grid) -> Iterator[_Group]:
    """Yield the runs of labelled values between which a label comes back."""
    group = _Group()
    for number, cells in enumerate(grid.rows):
        values = list(_values(cells, number))
        for value in values:
            if _is_total(group, value):
                yield group
                group = _Group()
                continue
            if value.key in group.keys:
                yield group
                group = _Group()
            _add(group, value)
        if not values and not _goes_on(grid, group, cells):
            yield group
            group = _Group()
    yield group


def _is_total(group: _Group, value: _Value) -> bool:
    """Whether an amount is the paper's rather than that of an item with quantity and price."""
    if value.roles[0] not in AMOUNTS or not group.values.keys() >= COUNTED:
        return False
    numbers = [_number(s) for s in (*(group.values[r][0] for r in COUNTED), value.value)]
    if None in numbers:
        return False
    one, other, amount = numbers
    return not is_product(Figures(quantity=one, unit_price=other, amount=amount))


def _number(snippet: Snippet) -> Decimal | None:
    pieces = (p for p in cell_pieces(snippet.cell, None) if p.start >= snippet.start)
    return next((p.value for p in pieces if p.mention is not None), None)


def _add(group: _Group, value: _Value) -> None:
    role = next((role for role in value.roles if role not in group.values), None)
    group.keys.add(value.key)
    group.rows.append(value.row)
    group.last = role
    if role is not None:
        group.values[role] = [value.value]


def _goes_on(grid: Grid, group: _Group, cells: Sequence[Cell]) -> bool:
    """Whether a row without a label is the next line of the value above it; takes it in."""
    if group.last is None or group.last in NUMERIC or len(cells) != 1:
        return False
    above = group.values[group.last][-1]
    reach = FLUSH_HEIGHTS * grid.line_height_pt
    begin = above.cell.box.x0 if above.start == 0 else None
    if begin is None or abs(cells[0].box.x0 - begin) > reach:
        return False
    group.values[group.last].append(Snippet(cell=cells[0], start=0, end=len(cells[0].text)))
    group.rows.append(cells[0].row)
    return True


def _values(cells: Sequence[Cell], number: int) -> Iterator[_Value]:
    """Yield the labels of a row with the values in the same cell or the next one."""
    index = 0
    while index < len(cells):
        cell = cells[index]
        index += 1
        label, colon, rest = cell.text.partition(":")
        if colon and rest.strip() and (roles := _roles(label)):
            start = len(cell.text) - len(rest.lstrip())
            value = Snippet(cell=cell, start=start, end=len(cell.text))
            yield _Value(key=squeeze(label), roles=roles, value=value, row=number)
            continue
        roles = _roles(cell.text.rstrip(" :："))
        if roles and index < len(cells) and not _roles(cells[index].text.rstrip(" :：")):
            value = Snippet(cell=cells[index], start=0, end=len(cells[index].text))
            yield _Value(key=squeeze(cell.text), roles=roles, value=value, row=number)
            index += 1


def _roles(text: str) -> tuple[Role, ...]:
    """Return what a label can mean, best first; nothing for what is no label of an item."""
    if any(ch.isdigit() for ch in text):
        return ()
    found = roles_of(squeeze(text)) or {}
    sure = [role for role in found if found[role] >= LEAST_WEIGHT and role is not Role.OTHER]
    return tuple(sorted(sure, key=lambda role: -found[role]))


def _parts(grid: Grid, group: _Group, mark: str | None) -> Parts | None:
    numbers: dict[Role, Piece] = {}
    for role in NUMERIC & group.values.keys():
        snippet = group.values[role][0]
        pieces = (p for p in cell_pieces(snippet.cell, mark) if p.start >= snippet.start)
        piece = next((p for p in pieces if p.can_say(role)), None)
        if piece is not None:
            numbers[role] = piece
    title = _title(grid, group)
    is_named = bool(NAMING & group.values.keys()) or title is not None
    is_paid = Role.UNIT_PRICE in numbers or bool(AMOUNTS & numbers.keys())
    if Role.QUANTITY not in numbers or not is_paid or not is_named:
        return None
    amount = Role.NET_AMOUNT if Role.NET_AMOUNT in numbers else Role.GROSS_AMOUNT
    described = group.values.get(Role.DESCRIPTION, [title] if title is not None else [])
    values = {role: numbers[role].value for role in numbers}
    return Parts(
        page=grid.page,
        numbers=numbers,
        figures=Figures(
            quantity=values.get(Role.QUANTITY),
            unit_price=values.get(Role.UNIT_PRICE),
            amount=values.get(amount),
            discount=values.get(Role.DISCOUNT),
            basis=values.get(Role.PRICE_BASIS),
            rate=values.get(Role.TAX_RATE),
        ),
        unit=_unit(group, numbers[Role.QUANTITY], mark),
        lines=[[snippet] for snippet in described],
        columns={role: group.values[role] for role in COLUMNS & group.values.keys()},
        remarks=[],
        boxes=[cell.box for row in group.rows for cell in grid.rows[row]],
        doubtful={},
    )


def _title(grid: Grid, group: _Group) -> Snippet | None:
    """Return the words right above an item's first label, where no label says what it is."""
    first = group.rows[0]
    if Role.DESCRIPTION in group.values or not first or len(grid.rows[first - 1]) > 1:
        return None
    cell = grid.rows[first - 1][0]
    distance = grid.rows[first][0].level_pt - cell.level_pt
    is_label = any(label.has_colon or label.is_whole for label in find_labels(cell.text))
    if distance > TITLE_HEIGHTS * grid.line_height_pt or is_label or not has_letters(cell.text, 3):
        return None
    return Snippet(cell=cell, start=0, end=len(cell.text))


def _unit(group: _Group, quantity: Piece, mark: str | None) -> Snippet | None:
    """Return the unit: after its own label, or behind the quantity."""
    if Role.UNIT in group.values:
        return group.values[Role.UNIT][0]
    behind = (p for p in cell_pieces(quantity.cell, mark) if p.start > quantity.start)
    piece = next(behind, None)
    return snippets_of([piece])[0] if piece is not None and is_unit(piece.text) else None
