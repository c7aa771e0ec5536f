"""Rows below an item that take something off its amount, or add something ("less 10 %").

In goes a row of a table with an amount and no quantity, out comes what it changes, signed. Whose
it is, the percentage tells (10 % of the item's amount, or of all items above), else its place:
a discount between two items is the upper one's, one below the last item the whole paper's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from proofcheck.extraction.lines.figures import CENT, HUNDRED
from proofcheck.extraction.lines.heading_words import Role, holds_word
from proofcheck.extraction.lines.pieces import Piece, PieceKind
from proofcheck.extraction.lines.placing import Column
from proofcheck.extraction.lines.rows import Row

LONGEST_TEXT = 80
"""Letters of such a row at most."""

_OFF = re.compile(r"[a-zäöü](?:rabatt|nachlass|abschlag|korting|rabat)\b", re.I)
_ON = re.compile(r"[a-zäöü](?:zuschlag|zuschläge|aufschlag|toeslag)\b", re.I)
"""Compounds that end in such a word ("Messerabatt", "Kupferzuschlag")."""

ROUNDING = 2 * CENT


def is_allowance(pieces: Sequence[Piece]) -> bool:
    """Whether the words of a row say that it takes something off or adds something."""
    text = " ".join(piece.text for piece in pieces if piece.mention is None)
    is_short = len(text) <= LONGEST_TEXT
    return is_short and (_takes_off(text) or _adds(text))


def signed(pieces: Sequence[Piece], amount: Decimal) -> Decimal:
    """Return what such a row adds to the item's amount: a discount is negative."""
    text = " ".join(piece.text for piece in pieces if piece.mention is None)
    return -abs(amount) if _takes_off(text) else amount


def _takes_off(text: str) -> bool:
    return holds_word("allowances", text) or _OFF.search(text) is not None


def _adds(text: str) -> bool:
    return holds_word("charges", text) or _ON.search(text) is not None


def is_of_item(
    pieces: Sequence[Piece],
    amount: Decimal,
    item: Decimal | None,
    so_far: Decimal,
    *,
    is_last: bool,
) -> bool:
    """Whether such a row is about the item above it.

    `item` is that item's amount, `so_far` the sum of all items above; `is_last`: no item follows.
    """
    rate = next((p.value for p in pieces if p.kind is PieceKind.PERCENT), None)
    if rate is not None and item is not None:
        if is_share(amount, item, rate):
            return True
        if is_share(amount, so_far, rate):
            return False
    return not is_last and item is not None and abs(amount) < abs(item)


def is_share(amount: Decimal, whole: Decimal, rate: Decimal) -> bool:
    """Whether an amount is so many percent of another, to rounding."""
    return abs(abs(amount) - abs(whole * rate) / HUNDRED) <= ROUNDING


def repeats(row: Row, above: Row | None, columns: Sequence[Column]) -> bool:
    """Whether a row takes something off the item above by naming it again (fapiao: 折扣行)."""
    amount, item = row.figures.amount, above.figures.amount if above else None
    if above is None or amount is None or item is None or amount * item >= 0:
        return False
    texts = ["".join(p.text for p in one.of(Role.DESCRIPTION, columns)) for one in (row, above)]
    row.is_repeated = abs(amount) <= abs(item) and texts[0] == texts[1] != ""
    return row.is_repeated
