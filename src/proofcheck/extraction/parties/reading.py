"""Reading one block: which of its lines are the name, the address, tax ids and contacts.

In goes a `PartyBlock`, out comes a `Party` with readings that keep their places.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.addresses import (
    has_legal_form,
)
from proofcheck.extraction.identifiers import (
    IdentifierForm,
    find_identifiers,
)
from proofcheck.extraction.parties.address_lines import read_address
from proofcheck.extraction.parties.lines import first_label, is_contact, plain_lines
from proofcheck.extraction.parties.pieces import PartyBlock, Piece
from proofcheck.extraction.parties.tax_ids import surest_first, tax_ids_of
from proofcheck.extraction.parties.texts import PartyText, read_name
from proofcheck.extraction.words import make_reading
from proofcheck.model.fields import Reading


class Party(Struct, frozen=True, kw_only=True):
    """What one block says of a party. `contacts` counts lines with telephone, mail or bank."""

    block: PartyBlock
    name: PartyText | None
    address: PartyText | None
    tax_ids: tuple[Reading[str], ...]
    emails: tuple[Reading[str], ...]
    contacts: int
    has_legal_form: bool

    @property
    def order(self) -> tuple[int, float]:
        """Page and height on it, for sorting."""
        return self.block.sheet.page.page, self.block.top


def read_party(block: PartyBlock) -> Party:
    """Tell the lines of a block apart."""
    lines = [piece for piece in block.pieces if piece.text.strip()]
    plain = list(plain_lines(block, lines))
    name, rest = read_name(block, plain)
    address = read_address(rest)
    return Party(
        block=block,
        name=name,
        address=address,
        tax_ids=tuple(surest_first(_tax_ids(block, lines))),
        emails=tuple(_emails(block, lines)),
        contacts=sum(is_contact(block, piece) for piece in lines),
        has_legal_form=name is not None and has_legal_form(name.text),
    )


def _tax_ids(block: PartyBlock, pieces: list[Piece]) -> Iterator[Reading[str]]:
    seen = set()
    for piece in pieces:
        for reading in tax_ids_of(block.sheet, piece.cell):
            if reading.value not in seen:
                seen.add(reading.value)
                yield reading


def _emails(block: PartyBlock, pieces: list[Piece]) -> Iterator[Reading[str]]:
    for piece in pieces:
        cells = [piece.cell]
        first = first_label(block, piece)
        if first is not None and first.best == "email" and first.is_whole:
            cells.extend(list(block.sheet.grid.right_of(piece.cell))[:2])
        for cell in cells:
            for m in find_identifiers(cell.text, (IdentifierForm.EMAIL,)):
                yield make_reading(m.value, cell.line, m.start, m.end, cell.page, 0.9)
