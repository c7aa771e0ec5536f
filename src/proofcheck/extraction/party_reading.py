"""Reading one block: which of its lines are the name, the address, tax ids and contacts.

In goes a `PartyBlock`, out comes a `Party` with readings that keep their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.extraction.addresses import (
    address_parts,
    has_legal_form,
    has_postcode,
    has_street,
    is_country,
    is_legal_form,
    is_region,
    is_title,
    names_street,
    without_country_code,
)
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.identifiers import IdentifierForm, find_identifiers
from proofcheck.extraction.labels import Label
from proofcheck.extraction.party_blocks import PartyBlock, Piece, is_name_like
from proofcheck.extraction.tax_ids import tax_ids_of
from proofcheck.extraction.words import join_readings, make_reading
from proofcheck.model.fields import Reading

MAX_ADDRESS_LINES = 5
"""Lines of an address that are joined (Malaysian receipts print up to five)."""


class PartyText(Struct, frozen=True, kw_only=True):
    """A name or address: pieces of one or more lines, joined by `joint` between lines."""

    pieces: tuple[Piece, ...]
    joint: str

    @property
    def text(self) -> str:
        """The pieces, joined; by a blank where they stand in one row as separate cells."""
        joined = ""
        for index, piece in enumerate(self.pieces):
            part = _clean(piece)
            if not joined or not part:
                joined = joined or part
                continue
            previous = self.pieces[index - 1].cell
            beside = previous is not piece.cell and previous.row == piece.cell.row
            joined = joined.rstrip(" ,;") + (" " if beside else self.joint) + part
        return joined.rstrip(" ,;")

    def reading(self, confidence: float) -> Reading[str]:
        """Return the text as a reading with the box around its pieces."""
        readings = tuple(
            make_reading(p.text, p.cell.line, p.start, p.end, p.cell.page, confidence)
            for p in self.pieces
        )
        return join_readings(self.text, readings, self.joint)


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
    plain = list(_plain(block, lines))
    name, rest = _name(block, plain)
    address = _address(rest)
    return Party(
        block=block,
        name=name,
        address=address,
        tax_ids=tuple(_tax_ids(block, lines)),
        emails=tuple(_emails(block, lines)),
        contacts=sum(is_contact(block, piece) for piece in lines),
        has_legal_form=name is not None and has_legal_form(name.text),
    )


# -- lines -----------------------------------------------------------------------------------

_PHONE = re.compile(r"(?:\+|\(0|\b00?)\d[\d ()/.-]{6,}\d|^[\d ()/+.-]{8,}$")
_INNER = ("party_name", "party_address")
_REGISTER = re.compile(
    r"^\W*(?:Co\.?|Company)?\W{0,2}(?:Reg|Register|Rgn|ROC|HRB|HRA|RCS|KvK|CRN)\b[^a-z]*\d", re.I
)
_POSTCODE_ALONE = re.compile(r"^\d{5}$")
_BRACKETED = re.compile(r"^\W*\(?\s*\d[\d\s-]{3,}\s?-?\s?[A-Z]?\)?\W*$")


def is_contact(block: PartyBlock, piece: Piece) -> bool:
    """Whether a line holds a telephone number, a mail or web address or a bank account."""
    text = piece.text
    if "@" in text or "www." in text.lower() or "http" in text:
        return True
    first = _first_label(block, piece)
    if first is not None and first.best in ("email", "iban", "bic"):
        return True
    return bool(_PHONE.search(text)) and not has_postcode(text)


def _plain(block: PartyBlock, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the lines that can be name or address, without their labels."""
    for piece in pieces:
        first = _first_label(block, piece)
        if first is not None and _is_labelled(first, piece):
            if first.best in _INNER and first.end < piece.end:
                yield _after(piece, first)
            continue
        text = piece.text
        is_register = _REGISTER.match(text) or _BRACKETED.match(text)
        if is_contact(block, piece) or (is_register and not _POSTCODE_ALONE.match(text)):
            continue
        dates = "".join(mention.as_printed for mention in find_dates(text))
        if dates and sum(ch.isalpha() for ch in text) - sum(ch.isalpha() for ch in dates) < 5:
            continue
        yield piece


def _first_label(block: PartyBlock, piece: Piece) -> Label | None:
    labels = block.sheet.labels_of(piece.cell)
    inside = [label for label in labels if label.start >= piece.start - 1]
    first = inside[0] if inside else None
    if first is None or any(ch.isalnum() for ch in piece.cell.text[piece.start : first.start]):
        return None
    return first


def _is_labelled(label: Label, piece: Piece) -> bool:
    """Whether a label at the start of a line is one, and not the beginning of a name."""
    rest = piece.cell.text[label.end : piece.end]
    is_number = label.best in ("invoice_number", "other_number")
    listed = "," in rest and len(label.key) <= 2
    if is_number and (listed or has_street(piece.text) or has_postcode(piece.text)):
        return bool(_PHONE.search(rest))
    if label.has_colon or not any(ch.isalnum() for ch in rest):
        return True
    if label.best in ("tax_id", "email", "iban", "bic"):
        return any(ch.isdigit() or ch == "@" for ch in rest)
    if has_legal_form(piece.text) or has_postcode(piece.text) or has_street(piece.text):
        return False
    return bool(re.match(r"[\s.#:№°-]*[A-Z]{0,3}[\d/-]", rest))


def _after(piece: Piece, label: Label) -> Piece:
    match = re.compile(r"[\s:：.)]*").match(piece.cell.text, label.end)
    start = match.end() if match else label.end
    return Piece(cell=piece.cell, start=min(start, piece.end), end=piece.end)


# -- name and address ------------------------------------------------------------------------


def _name(block: PartyBlock, plain: list[Piece]) -> tuple[PartyText | None, list[Piece]]:
    """Return the name's lines and the lines after them."""
    titles: list[Piece] = []
    for index, piece in enumerate(plain):
        if is_title(piece.text):
            titles = [piece]
            continue
        head = _name_part(piece)
        if head is not None:
            tail = Piece(cell=piece.cell, start=_next_part(piece, head), end=piece.end)
            return _text([*titles, head]), [tail, *plain[index + 1 :]]
        if not is_name_like(block.sheet, piece):
            if has_postcode(piece.text) or has_street(piece.text):
                return None, plain[index:]
            continue
        return _name_lines(titles, plain[index:])
    return None, []


def _name_lines(titles: list[Piece], lines: list[Piece]) -> tuple[PartyText, list[Piece]]:
    """Return the name from its first line on: the legal name where the next line brings it."""
    first, rest = lines[0], lines[1:]
    if not rest or titles or not _brings_legal_form(first, rest[0]):
        return _text([*titles, without_register_number(first)]), rest
    second = without_register_number(rest[0])
    if is_legal_form(second.text):
        return _text([first, second]), rest[1:]
    return _text([second]), rest[1:]


_REGISTER_TAIL = re.compile(
    r"[\s,]*(?:\((?:[A-Z ]{0,12}[:.]? ?)?\d[\d\s]{2,}[\s-]*[A-Z0-9]{0,2}\)?"
    r"|\b\d{5,}\s?-\s?[A-Z]\)?|\bCo(?:mpany)?\.? ?Reg.*)\W*$"
)


def without_register_number(piece: Piece) -> Piece:
    """Return a name's piece without the company number behind it ("(519537-X)")."""
    match = _REGISTER_TAIL.search(piece.text)
    if match is None or match.start() < 3:
        return piece
    return Piece(cell=piece.cell, start=piece.start, end=piece.start + match.start())


def _text(pieces: list[Piece]) -> PartyText:
    return PartyText(pieces=tuple(pieces), joint=" ")


def _name_part(piece: Piece) -> Piece | None:
    """Return the name at the start of a line that holds the address too, else None."""
    text = piece.text
    if not (has_postcode(text) or has_street(text)) or not re.search(r"\s[-–—·●•|∙*■▪]\s|, ", text):
        return None
    spans = address_parts(text)
    start, end = spans[0]
    first = text[start:end]
    if len(spans) < 2 or any(ch.isdigit() for ch in first) or has_postcode(first):
        return None
    if not has_legal_form(first) and (len(spans) < 3 or names_street(first)):
        return None
    if len(spans) < 3 and not has_postcode(text):
        return None
    return Piece(cell=piece.cell, start=piece.start + start, end=piece.start + end)


def _next_part(piece: Piece, head: Piece) -> int:
    spans = address_parts(piece.text)
    return piece.start + next(
        (start for start, _ in spans if piece.start + start >= head.end), len(piece.text)
    )


def _brings_legal_form(first: Piece, second: Piece) -> bool:
    """Whether a second line brings the legal form that the first lacks."""
    if has_legal_form(first.text) or not (
        has_legal_form(second.text) or is_legal_form(second.text)
    ):
        return False
    return not (has_postcode(second.text) or has_street(second.text)) and len(second.text) <= 70


def _address(rest: list[Piece]) -> PartyText | None:
    """Return street to town: from the first line that looks like an address to its postcode."""
    rows: list[list[Piece]] = []
    found = _by_row(rest)[:8]
    ends = _has_postcode([piece for row in found for piece in row])
    for row in found:
        text = " ".join(piece.text for piece in row)
        if not rows and not _can_begin(text):
            continue
        if is_country(text) or len(rows) >= MAX_ADDRESS_LINES:
            break
        if rows and _has_postcode([piece for row in rows for piece in row]):
            if is_region(text):
                rows.append(row)
            break
        if rows and not (ends or _can_begin(text)):
            if is_country(text.rpartition(",")[2]):
                rows.append(row)
            break
        rows.append(row)
    whole = [piece for row in rows for piece in row]
    if not (_has_postcode(whole) or any(has_street(_text(row).text) for row in rows)):
        return None
    parts = [part for row in rows for piece in row for part in _parts(piece)]
    return PartyText(pieces=tuple(parts), joint=", ")


def _by_row(pieces: list[Piece]) -> list[list[Piece]]:
    """Gather the pieces that stand in one row of the page."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if rows and rows[-1][-1].cell.row == piece.cell.row and piece.cell.row >= 0:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _has_postcode(row: list[Piece]) -> bool:
    return has_postcode(" ".join(piece.text for piece in row))


_CHINESE_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}[省市区县]")


def _can_begin(text: str) -> bool:
    """Whether a line can be the first of an address: a number or a street word is in it."""
    if has_postcode(text) or has_street(text) or names_street(text):
        return True
    return bool(_CHINESE_PLACE.search(text)) or ("," in text and any(ch.isdigit() for ch in text))


def _parts(piece: Piece) -> Iterator[Piece]:
    """Part a line at dashes and dots (not at commas), up to its postcode; no country."""
    text = piece.text
    if not re.search(r"\s[-–—·●•|∙*■▪]\s|[●•∙■▪]", text):
        yield piece
        return
    for start, end in address_parts(text):
        if is_country(text[start:end]) and start > 0:
            return
        yield Piece(cell=piece.cell, start=piece.start + start, end=piece.start + end)
        if has_postcode(text[start:end]):
            return


def _clean(piece: Piece) -> str:
    return without_country_code(piece.text.strip(" ;")).lstrip(" ,")


# -- identifiers -----------------------------------------------------------------------------


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
        first = _first_label(block, piece)
        if first is not None and first.best == "email" and first.is_whole:
            cells.extend(list(block.sheet.grid.right_of(piece.cell))[:2])
        for cell in cells:
            for m in find_identifiers(cell.text, (IdentifierForm.EMAIL,)):
                yield make_reading(m.value, cell.line, m.start, m.end, cell.page, 0.9)
