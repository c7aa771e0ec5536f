"""The headings of invoice tables on a page: columns with what they can mean and where they stand.

In goes a grid of cells, out come `Heading`s from left to right in a `HeadingBand`. Headings may
run over several rows: words of one heading stand below one another, or each row of a heading
names a row of the item below it (a stack).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, structs

from proofcheck.extraction.cells import Cell, Grid
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_rows import (
    Found,
    heads_totals,
    is_data_label,
    without_enumeration,
    words_of_row,
)
from proofcheck.extraction.lines.heading_words import (
    AMOUNTS,
    CODED,
    MONEY,
    Role,
    Roles,
    best_role,
)
from proofcheck.extraction.lines.stacked_headings import (
    is_stacked,
    joined_roles,
    name_rows,
    stacks_of,
)
from proofcheck.model.measures import Box, box_around

MOST_COLUMNS = 24

BAND_HEIGHTS = 2.4
"""Rows of headings whose middles are farther apart than this many line heights don't belong
together."""

FEWEST_SIZES, LONGEST_SIZE = 3, 3
"""Columns of sizes that a table has at least, and digits of a size."""

MOST_LOOSE_WORDS = 2
"""Words that stand together in a row of headings without being one, at most."""

LEAST_SHARE_OF_ONE_CELL = 0.8
LEAST_KNOWN_SHARE, LEAST_KNOWN_SHARE_CJK = 0.6, 0.45
"""Share of a row's letters that must be headings for it to be a row of headings; Chinese and
Japanese headings of three columns or more may be wrapped sign by sign."""

_HAS_VALUE = re.compile(r"\w\s?:\s?\w")
"""A label with its value, which is no heading."""


class Heading(Struct, frozen=True, kw_only=True):
    """One column's heading: what it can mean, and where it stands.

    `stack` holds what the further rows of an item say in this column, top to bottom, where the
    heading has a row of its own for each, `pitch_pt` the distance of these rows; it is empty for
    a plain heading.
    """

    roles: Roles
    box: Box
    text: str
    stack: tuple[Role, ...] = ()
    pitch_pt: float = 0.0


class HeadingBand(Struct, frozen=True, kw_only=True):
    """The headings of one table, in the grid rows `first_row` to `last_row`."""

    headings: tuple[Heading, ...]
    first_row: int
    last_row: int

    @property
    def meanings(self) -> frozenset[Role]:
        """All that the headings can mean."""
        roles = {role for heading in self.headings for role in heading.roles}
        return frozenset(roles | {role for h in self.headings for role in h.stack})


def find_bands(grid: Grid, *, is_priced: bool = True) -> list[HeadingBand]:
    """Return the headings of all tables of items on a page, top to bottom.

    `is_priced` asks for a column of money; without it lists of goods and quantities count too.
    """
    bands: list[HeadingBand] = []
    row = 0
    while row < len(grid.rows):
        if _is_seed(grid, row):
            band = _band(grid, row)
            if _is_of_items(band, is_priced=is_priced):
                bands.append(band)
                row = band.last_row
        row += 1
    return bands


def is_heading_row(grid: Grid, row: int) -> bool:
    """Whether a row is one of headings, of whatever table: two or more different, no number."""
    if _digits(grid, row):
        return False
    known = [found for found in words_of_row(grid, row) if found.roles]
    different = {squeeze(cell.text) for cell in grid.rows[row]}
    is_repeated = len(different) < len(grid.rows[row])
    return (
        len(known) >= 2 and not is_repeated and _known_share(grid, row, known) >= LEAST_KNOWN_SHARE
    )


def names_money(grid: Grid, row: int) -> bool:
    """Whether a heading of a row is one of amounts or prices."""
    return any(not MONEY.isdisjoint(found.roles or ()) for found in words_of_row(grid, row))


def _digits(grid: Grid, row: int) -> int:
    """Return how many digits a row has, but for the numbers of a form's boxes."""
    return _digits_of(grid.rows[row])


def _digits_of(cells: Sequence[Cell]) -> int:
    words = (word for cell in cells for word in without_enumeration(cell))
    return sum(ch.isdigit() for word in words for ch in word.text)


def _is_seed(grid: Grid, row: int) -> bool:
    """Whether a row has enough headings to be a table's: two kinds, one of them of numbers."""
    cells = grid.rows[row]
    if sum(len(cell.text) for cell in cells) > 250 or len(cells) > 20:
        return False
    if all(is_data_label(cell) for cell in cells):
        return False
    if _digits_of(_without_sizes(cells)) > 2 or heads_totals(cells):
        return False
    known = [found for found in words_of_row(grid, row) if found.roles]
    kinds = {best_role(found.roles) for found in known if found.roles}
    kinds.discard(Role.OTHER)
    if len(cells) == 1 and len(known) <= 2:
        return False  # the title of a section, "Invoice details"
    numeric = any(role in MONEY or role is Role.QUANTITY for f in known for role in f.roles or ())
    is_cjk = any("\u4e00" <= ch <= "\u9fff" for cell in cells for ch in cell.text)
    least = LEAST_KNOWN_SHARE_CJK if is_cjk and len(known) > 2 else LEAST_KNOWN_SHARE
    return len(kinds) >= 2 and numeric and _known_share(grid, row, known) >= least


def _without_sizes(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells of a row without sizes of clothes or shoes, which head columns of counts."""
    sizes = [cell for cell in cells if cell.text.isdigit() and len(cell.text) <= LONGEST_SIZE]
    if len(sizes) < FEWEST_SIZES:
        return cells
    return [cell for cell in cells if cell not in sizes]


def _known_share(grid: Grid, row: int, known: Sequence[Found]) -> float:
    """Return the share of a row's letters that are headings; less counts as none in prose."""
    letters = sum(_letters(cell.text) for cell in _without_sizes(grid.rows[row]))
    share = sum(_letters(found.text) for found in known) / max(letters, 1)
    return share if len(grid.rows[row]) > 1 or share >= LEAST_SHARE_OF_ONE_CELL else 0.0


def _letters(text: str) -> int:
    return sum(not ch.isspace() for ch in text)


def _is_of_items(band: HeadingBand, *, is_priced: bool) -> bool:
    """Whether the headings are those of items, not of taxes, payments or totals."""
    best = {best_role(heading.roles) for heading in band.headings if heading.roles}
    stacked = {role for h in band.headings for role in h.stack}
    names = {Role.DESCRIPTION, Role.SELLER_ITEM_ID, Role.GTIN, Role.MODEL}
    named = bool((best | stacked | band.meanings) & names)
    counted = Role.QUANTITY in band.meanings or Role.UNIT_PRICE in band.meanings
    paid = bool(band.meanings & AMOUNTS) or Role.UNIT_PRICE in band.meanings
    if not is_priced:
        return Role.DESCRIPTION in band.meanings and Role.QUANTITY in best
    wide = len(band.headings) >= 3
    return counted and paid and (named or (wide and Role.QUANTITY in best)) and len(best) >= 2


def _band(grid: Grid, seed: int) -> HeadingBand:
    """Gather the rows of headings around a seed row and join what stands below one another."""
    rows = [seed]
    for step in (-1, 1, -1):
        row = (seed if step > 0 else min(rows)) + step
        while 0 <= row < len(grid.rows) and len(rows) < 6 and _joins(grid, rows, row):
            rows.append(row)
            row += step
    rows.sort()
    found = sorted(_headings(grid, rows), key=lambda h: (h.box.x0, h.box.x1))
    headings = [_without_description(heading, found) for heading in found]
    return HeadingBand(
        headings=tuple(headings[:MOST_COLUMNS]), first_row=rows[0], last_row=rows[-1]
    )


def _without_description(heading: Heading, found: Sequence[Heading]) -> Heading:
    """Let "Article" in a stack mean the item's number where another column is the description."""
    others = [
        h for h in found if not h.stack and h.roles and best_role(h.roles) is Role.DESCRIPTION
    ]
    if not others or Role.DESCRIPTION not in heading.stack:
        return heading
    if Role.SELLER_ITEM_ID not in heading.roles or Role.SELLER_ITEM_ID in heading.stack:
        return heading
    stack = tuple(Role.SELLER_ITEM_ID if r is Role.DESCRIPTION else r for r in heading.stack)
    return structs.replace(heading, stack=stack, roles={Role.SELLER_ITEM_ID: 1.0})


def _headings(grid: Grid, rows: Sequence[int]) -> Iterator[Heading]:
    """Yield the headings of rows: first those whose whole cells join to one, then the rest."""
    whole = [
        Found(text=cell.text, box=cell.box, roles=None, row=row)
        for row in rows
        for cell in grid.rows[row]
    ]
    joined: list[Box] = []
    for stack in stacks_of(whole):
        texts = [part.text for part in stack]
        roles = joined_roles(texts) if len(stack) > 1 and not name_rows(texts) else None
        if roles:
            box = box_around(part.box for part in stack)
            joined.append(box)
            text = " ".join(part.text for part in stack)
            yield Heading(roles=roles, box=box, text=text)
    parts = [part for row in rows for part in words_of_row(grid, row)]
    rest = [part for part in parts if not any(part.box.overlap(box) > 0.9 for box in joined)]
    for stack in stacks_of(rest):
        yield from _heading(stack)


def _level(grid: Grid, row: int) -> float:
    return grid.rows[row][0].level_pt


def _joins(grid: Grid, rows: Sequence[int], row: int) -> bool:
    """Whether a row above or below rows of headings belongs to them."""
    nearest = min(rows, key=lambda r: abs(r - row))
    if abs(_level(grid, row) - _level(grid, nearest)) > BAND_HEIGHTS * grid.line_height_pt:
        return False
    cells = grid.rows[row]
    if _digits(grid, row) or len(cells) > 12:
        return False
    if all(is_data_label(cell, but=frozenset({Role.OTHER})) for cell in cells):
        return False
    if any(_HAS_VALUE.search(cell.text) for cell in cells):
        return False
    parts = words_of_row(grid, row)
    if row < min(rows) and len(cells) == 1 < len(parts):
        left = min(cell.box.x0 for r in rows for cell in grid.rows[r])
        if cells[0].box.x0 <= left + cells[0].height_pt:
            return False  # the title of a section above the headings
    stacks = stacks_of([p for r in rows for p in words_of_row(grid, r)])
    fitting = 0
    for part in parts:
        above = next((s for s in stacks if is_stacked(s, part)), None)
        if above is not None:
            texts = [p.text for p in sorted((*above, part), key=lambda p: p.row)]
            known = joined_roles(texts) is not None
            fitting += known or part.roles is not None or part.text.startswith("(")
        else:
            fitting += part.roles is not None
    is_prose = any(
        part.roles is None and len(part.text.split()) > MOST_LOOSE_WORDS for part in parts
    )
    return fitting > 0 and 2 * fitting >= len(parts) and not is_prose


def _heading(stack: Sequence[Found]) -> Iterator[Heading]:
    """Make the heading of a stack: its words joined, or one meaning a row."""
    box = box_around(part.box for part in stack)
    text = " ".join(part.text for part in stack)
    texts = [part.text for part in stack]
    joined = joined_roles(texts) if len(stack) > 1 else stack[0].roles
    if joined and not (len(stack) > 1 and name_rows(texts)):
        yield Heading(roles=joined, box=box, text=text)
        return
    known = [part for part in stack if part.roles]
    if len(known) < 2:
        roles = (known[0].roles if known else None) or {Role.OTHER: 0.5}
        yield Heading(roles=roles, box=box, text=text)
        return
    tops = [part.box.centre[1] for part in stack]
    pitch = max(median(b - a for a, b in pairwise(tops)), 1.0)
    stacked = [Role.OTHER] * (round((tops[-1] - tops[0]) / pitch) + 1)
    for part, top in zip(stack, tops, strict=True):
        if part.roles:
            stacked[round((top - tops[0]) / pitch)] = best_role(part.roles)
    if any(role in CODED or role is Role.DESCRIPTION for role in stacked):
        yield Heading(
            roles=known[0].roles or {}, box=box, text=text, stack=tuple(stacked), pitch_pt=pitch
        )
    else:
        yield Heading(roles=known[0].roles or {}, box=box, text=text)
