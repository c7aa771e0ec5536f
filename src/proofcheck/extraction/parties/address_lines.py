"""The address among the lines of a block that follow its name: street to town.

In go the lines, out comes a text of one or more pieces that keep their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.addresses import (
    address_parts,
    has_postcode,
    has_street,
    is_bare_town,
    is_cjk,
    is_country,
    is_legal_form,
    is_region,
    names_street,
)
from proofcheck.extraction.parties.pieces import Piece
from proofcheck.extraction.parties.texts import CAPITAL, PartyText, name_text

MAX_ADDRESS_LINES = 5
"""Lines of an address that are joined (Malaysian receipts print up to five)."""

SHORT_FORM = 2
"""Letters of a legal form that a street can also end in ("Hauptstraße SS", misread)."""


def read_address(rest: list[Piece]) -> PartyText | None:
    """Return street to town: from the first line that looks like an address to its postcode."""
    rows: list[list[Piece]] = []
    found = _by_row(rest)[:8]
    last = next((i for i, row in enumerate(found) if is_country(name_text(row).text)), 0)
    ends = last > 0 or _has_postcode([piece for row in found for piece in row])
    for row in found:
        text = " ".join(piece.text for piece in row)
        if not rows and not _can_begin(text):
            continue
        if is_country(text) or len(rows) >= MAX_ADDRESS_LINES:
            break
        if rows and _POSTCODE_ALONE.fullmatch(" ".join(p.text.strip() for p in rows[-1])):
            rows.append(row)
            continue
        if rows and _has_postcode([piece for row in rows for piece in row]):
            if is_region(text) or _CHINESE_PLACE.fullmatch(text) or _BUILDING.search(text):
                rows.append(row)
            break
        if rows and not (ends or _can_begin(text)):
            if is_country(text.rpartition(",")[2]):
                rows.append(row)
            break
        rows.append(row)
    whole = [piece for row in rows for piece in row]
    is_closed = 1 < len(rows) == last - _rows_before(found, rows)
    streets = any(has_street(name_text(row).text) for row in rows)
    if not (_has_postcode(whole) or streets or is_closed):
        return None
    if len(rows) > 1 and _CHINESE_PLACE.fullmatch(name_text(rows[-1]).text):
        return PartyText(pieces=(*rows[-1], *whole[: -len(rows[-1])]), joint="")
    parts = [part for row in rows for piece in row for part in _parts(piece)]
    return PartyText(pieces=tuple(parts), joint=", ")


def _rows_before(found: list[list[Piece]], rows: list[list[Piece]]) -> int:
    """Return how many rows stand before the first row of an address."""
    return next(i for i, row in enumerate(found) if row is rows[0]) if rows else len(found)


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


_POSTCODE_ALONE = re.compile(r"〒 ?\d{3}-?\d{4}|[T干] ?\d{3}-\d{4}")
_BUILDING = re.compile(r"(?:ビル|タワー|マンション|[0-9０-９]{1,3}(?:階|[FＦ]|号室))$")
"""How the second line of a Japanese address ends: a building, a floor or a room."""

_CHINESE_PLACE = re.compile(
    r"^[\u4e00-\u9fff]{2,8}[省市区县]"
)  # a province or city, before its street or on the line after it


def _can_begin(text: str) -> bool:
    """Whether a line can be the first of an address: a number or a street word is in it."""
    if is_cjk(text) is False and (_SHOP_NUMBER.fullmatch(text) or _is_firm(text)):
        return False
    if has_postcode(text) or has_street(text) or names_street(text):
        return True
    return bool(_CHINESE_PLACE.search(text)) or ("," in text and any(ch.isdigit() for ch in text))


_SHOP_NUMBER = re.compile(r"(?:store|shop|branch|filiale|magasin|tienda|negozio)\s?#?\d+", re.I)


def _is_firm(text: str) -> bool:
    """Whether a line is a firm's name in another language, above its address."""
    form = text.split()[-1]
    return len(form) > SHORT_FORM and is_legal_form(form) and not any(ch.isdigit() for ch in text)


def _parts(piece: Piece) -> Iterator[Piece]:
    """Part a line at dashes and dots (not at commas), up to its postcode; no country."""
    text = piece.text
    has_capital = any(CAPITAL.match(f" {text[s:e]}") for s, e in address_parts(text))
    if not has_capital and not _PARTED.search(text):
        yield piece
        return
    for start, end in address_parts(text):
        if CAPITAL.match(f" {text[start:end]}"):
            continue
        if is_country(text[start:end]) and start > 0 and not is_bare_town(text[start:end]):
            return
        if _IDENTIFIER.fullmatch(text[start:end].strip()) and not has_postcode(text[start:end]):
            continue
        yield Piece(cell=piece.cell, start=piece.start + start, end=piece.start + end)
        if has_postcode(text[start:end]) or is_bare_town(text[start:end]):
            return


_PARTED = re.compile(r"\s[-–—·●•|∙*■▪]\s|[●•∙■▪]|(?<=\w)·(?=[\dA-ZÀ-Þ])|,\s[A-Z]{2}\.\s")
"""What parts the sides of an address besides commas."""

_IDENTIFIER = re.compile(r"(?:[^\W\d_][\w./]{1,9}[.:]?\s){1,2}[A-Z]{0,3}[\d.-]{6,}[A-Z]?")
"""An id behind its label among the parts of a sender's line (NIF B66117201)."""
