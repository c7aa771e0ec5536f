"""The parts of one item, wherever they were found: its numbers, its words, its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from proofcheck.extraction.lines.figures import Figures
from proofcheck.extraction.lines.goods import Snippet
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.pieces import Piece
from proofcheck.model.document import PageText
from proofcheck.model.measures import Box

CODE = re.compile(r"(?=[\w./-]*\d)[A-Z0-9][A-Z0-9./-]{3,24}$")
"""An item's number, with the cell to itself."""


class Parts(Struct, kw_only=True):
    """One item before it is assembled.

    `numbers` has one piece a role, with the value in `figures` where a reading was repaired.
    `lines` are the lines of its description, `columns` the snippets of columns of words and
    codes, `remarks` what else is printed with it. `doubtful` are roles whose column holds
    something that is no number. `allowances` are the amounts that rows below the item take off
    it or add, signed, each with its piece.
    """

    page: PageText
    numbers: dict[Role, Piece]
    figures: Figures
    unit: Snippet | None = None
    lines: list[list[Snippet]]
    columns: dict[Role, list[Snippet]]
    remarks: list[Snippet]
    boxes: list[Box]
    doubtful: dict[Role, Piece]
    allowances: list[tuple[Decimal, Piece]] = []


def snippets_of(pieces: Iterable[Piece]) -> list[Snippet]:
    """Return pieces as snippets; neighbours of one cell become one."""
    snippets: list[Snippet] = []
    for piece in sorted(pieces, key=lambda p: (p.box.x0, p.start)):
        last = snippets[-1] if snippets else None
        if last is not None and last.cell is piece.cell and piece.start >= last.end:
            snippets[-1] = Snippet(cell=last.cell, start=last.start, end=piece.end)
        else:
            snippets.append(Snippet(cell=piece.cell, start=piece.start, end=piece.end))
    return snippets
