"""Which of its possible meanings each column has, told from the rows' numbers.

In go columns and the rows placed in them; afterwards every column has one meaning. Headings give
the first guess ("Amount" is mostly the row's sum, at times the quantity); the looks of the values
and above all the test that quantity times price is the amount decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from proofcheck.extraction.lines.figures import Figures, is_gross_product, is_product
from proofcheck.extraction.lines.heading_words import AMOUNTS, CODED, MONEY, NUMERIC, Role, Roles
from proofcheck.extraction.lines.pieces import Piece, PieceKind, has_letters
from proofcheck.extraction.lines.placing import COUNTER, Column

MOST_READINGS = 300
"""Ways to read the headings of one table that are tried."""

ROWS_LOOKED_AT = 8
PRODUCT_SCORE = 3.0
GROSS_PRODUCT_SCORE = 1.5
"""What it counts that in all rows quantity times price is the amount, without or with tax."""

UNKNOWN_SCORE = 0.15
"""What a column without a meaning of its own counts."""

MULTIPLIED = NUMERIC - {Role.TAX_AMOUNT}
"""Meanings that the test of products looks at."""

MAYBE_PRICES = AMOUNTS | {Role.PRICE_BASIS, Role.TAX_RATE}
"""Headings of which one can be of prices where no other is ("Excl. VAT", "Rate")."""

UNNAMED = CODED | {Role.OTHER}
"""Headings of which one can be of what is sold where no other is ("Symbol")."""

NAMED_SCORE = 0.5
"""What it counts that one column says what is sold."""

Cells = Mapping[int, Sequence[Piece]]
"""One row: the pieces of each column, by its index."""


def settle(columns: Sequence[Column], rows: Sequence[Cells]) -> None:
    """Give every column the one meaning that fits its heading and the rows best."""
    trial = _Trial(columns, rows[:ROWS_LOOKED_AT])
    best: tuple[float, tuple[Role, ...]] | None = None
    for reading in islice(_readings(columns, trial), MOST_READINGS):
        score = trial.score(reading)
        if best is None or score > best[0] + 1e-9:
            best = (score, reading)
    if best is None:
        return
    for column, role in zip(columns, best[1], strict=True):
        column.roles = {role: column.roles.get(role, UNKNOWN_SCORE)}


def figures_of(reading: Sequence[Role], cells: Cells, amount: Role) -> Figures:
    """Return a row's numbers under a reading of the headings."""
    values: dict[Role, Decimal] = {}
    for index, role in enumerate(reading):
        if role in NUMERIC and role not in values:
            piece = next((p for p in cells.get(index, ()) if p.can_say(role)), None)
            if piece is not None:
                values[role] = piece.value
    return Figures(
        quantity=values.get(Role.QUANTITY),
        unit_price=values.get(Role.UNIT_PRICE),
        amount=values.get(amount),
        discount=values.get(Role.DISCOUNT),
        basis=values.get(Role.PRICE_BASIS),
        rate=values.get(Role.TAX_RATE),
    )


def _readings(columns: Sequence[Column], trial: _Trial) -> Iterator[tuple[Role, ...]]:
    """Yield the ways to read the headings, likely ones first; no meaning is given twice."""
    choices = []
    is_unpaid = not any(column.role in AMOUNTS for column in columns)
    is_unpriced = not any(Role.UNIT_PRICE in column.roles for column in columns)
    is_uncounted = not any(Role.QUANTITY in column.roles for column in columns)
    is_unnamed = not any(Role.DESCRIPTION in column.roles for column in columns)
    for index, column in enumerate(columns):
        likely = trial.weights(index)
        roles = sorted(column.roles, key=lambda role: -likely[role])
        if is_unpaid and column.role in (Role.TAX_AMOUNT, Role.OTHER, Role.UNIT_PRICE):
            roles.append(Role.NET_AMOUNT)
        if is_unpriced and column.role in MAYBE_PRICES:
            roles.append(Role.UNIT_PRICE)
        if is_uncounted and column.role is Role.OTHER:
            roles.append(Role.QUANTITY)
        if is_unpriced and column.role is Role.OTHER:
            roles.append(Role.UNIT_PRICE)
        if is_unnamed and column.role in UNNAMED:
            roles.append(Role.DESCRIPTION)
        choices.append([*roles, Role.OTHER] if Role.OTHER not in roles else roles)
    yield from _chosen(choices, ())


def _chosen(
    choices: Sequence[Sequence[Role]], chosen: tuple[Role, ...]
) -> Iterator[tuple[Role, ...]]:
    """Yield the choices of one meaning a column, without giving one twice."""
    if len(chosen) == len(choices):
        yield chosen
        return
    for role in choices[len(chosen)]:
        if role is Role.OTHER or role not in chosen:
            yield from _chosen(choices, (*chosen, role))


class _Trial:
    """Scores ways to read the headings; what several ways share is worked out once."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Cells]) -> None:
        self._columns = columns
        self._rows = rows
        self._fits = [
            {role: _mean_fit(role, index, rows) for role in column.roles}
            for index, column in enumerate(columns)
        ]
        self._counted: dict[tuple[Role, ...], float] = {}

    def weights(self, index: int) -> Roles:
        """Return how likely each meaning of a column is, by its heading and its values."""
        roles = self._columns[index].roles
        return {role: roles[role] * (0.3 + 0.7 * fit) for role, fit in self._fits[index].items()}

    def score(self, reading: Sequence[Role]) -> float:
        """Return how well a reading fits: its headings' weights, its values, its products."""
        score = 0.0
        for column, fits, role in zip(self._columns, self._fits, reading, strict=True):
            if role is Role.OTHER:
                score += UNKNOWN_SCORE
            else:
                fit = fits.get(role, 0.5)
                score += column.roles.get(role, UNKNOWN_SCORE) * (0.3 + 0.7 * fit)
        named = NAMED_SCORE if Role.DESCRIPTION in reading else 0.0
        return score + named + self._products(reading)

    def _products(self, reading: Sequence[Role]) -> float:
        """Return what it counts that the rows multiply."""
        numeric = tuple(role if role in MULTIPLIED else Role.OTHER for role in reading)
        if numeric not in self._counted:
            amount = Role.NET_AMOUNT if Role.NET_AMOUNT in reading else Role.GROSS_AMOUNT
            counted = 0.0
            for cells in self._rows:
                figures = figures_of(numeric, cells, amount)
                if is_product(figures):
                    counted += PRODUCT_SCORE
                elif is_gross_product(figures):
                    counted += GROSS_PRODUCT_SCORE
            self._counted[numeric] = counted / max(len(self._rows), 1)
        return self._counted[numeric]


def _mean_fit(role: Role, index: int, rows: Sequence[Cells]) -> float:
    values = [row[index] for row in rows if row.get(index)]
    if role in (Role.POSITION, *CODED) and _counts_up(values):
        return 1.0 if role is Role.POSITION else 0.0
    return sum(_fits(role, pieces) for pieces in values) / len(values) if values else 0.5


def _counts_up(values: Sequence[Sequence[Piece]]) -> bool:
    """Whether a column numbers its rows: 1, 2, 3 or 10, 20, 30."""
    numbers = [pieces[0].text.strip(" .)") for pieces in values]
    if len(numbers) < 2 or not all(_is_counter(number) for number in numbers):
        return False
    first, second = int(numbers[0]), int(numbers[1])
    step = second - first
    return step in (1, 5, 10, 100) and [int(n) for n in numbers] == [
        first + step * n for n in range(len(numbers))
    ]


def _is_counter(number: str) -> bool:
    """Whether a number can be that of a position ("3", "000010")."""
    return number.isdigit() and (len(number) < 5 or COUNTER.fullmatch(number) is not None)


def _fits(role: Role, pieces: Sequence[Piece]) -> float:
    """Return how well a value looks like a meaning, 0..1."""
    number = next((piece for piece in pieces if piece.mention is not None), None)
    mention = number.mention if number else None
    text = " ".join(piece.text for piece in pieces)
    if role is Role.DESCRIPTION:
        return 1.0 if has_letters(text) else 0.0
    if role in CODED:
        if mention is not None and (mention.symbol is not None or mention.has_decimals):
            return 0.0
        return 1.0 if any(ch.isdigit() for ch in text) or len(text) <= 12 else 0.2
    if role is Role.POSITION:
        is_whole = len(text) <= 4 and (mention is None or not mention.has_decimals)
        return 1.0 if is_whole or COUNTER.match(text) else 0.0
    if role not in NUMERIC:
        return 0.8 if mention is None else 0.4
    if mention is None:
        return 0.0
    if role in (Role.TAX_RATE, Role.DISCOUNT):
        return 1.0 if mention.is_percent or (0 <= mention.value <= 50 and not mention.symbol) else 0
    if mention.is_percent or pieces[0].kind is PieceKind.CODE:
        return 0.0
    if role in MONEY or role in AMOUNTS:
        return 1.0 if mention.has_decimals or mention.symbol else 0.6
    return 0.0 if mention.symbol else 1.0
