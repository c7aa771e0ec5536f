"""Telling the lines of a block apart: contacts, register numbers, labelled lines, plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.addresses import (
    has_legal_form,
    has_postcode,
    has_street,
    is_cjk,
    words_of,
)
from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.joined_labels import Label
from proofcheck.extraction.parties.pieces import PartyBlock, Piece

_PHONE = re.compile(r"(?:\+|\(0|\b00?)\d[\d ()/.-]{6,}\d|^[\d ()/+.-]{8,}$")


_INNER = ("party_name", "party_address")


_REGISTER = re.compile(
    r"^\W*(?:Co\.?|Company)?\W{0,2}(?:Reg|Register|Rgn|ROC|HRB|HRA|RCS|KvK|CRN)\b[^a-z]*\d", re.I
)


_POSTCODE_ALONE = re.compile(r"^(?:\d{5}|〒.*|[T干] ?\d{3}-\d{4})$")


_AMOUNT_BEFORE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\s+(?=[\u4e00-\u9fff])|$)")
"""An amount beside the seller's stamp, run together with its line on Taiwan's uniform invoice."""

_BRACKETED = re.compile(r"^\W*\(?\s*\d[\d\s-]{3,}\s?-?\s?[A-Z]?\)?\W*$")


def is_contact(block: PartyBlock, piece: Piece) -> bool:
    """Whether a line holds a telephone number, a mail or web address or a bank account."""
    text = piece.text
    if "@" in text or "www." in text.lower() or "http" in text:
        return True
    first = first_label(block, piece)
    if first is not None and first.best in ("email", "iban", "bic"):
        return True
    return bool(_PHONE.search(text)) and not has_postcode(text)


def plain_lines(block: PartyBlock, pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the lines that can be name or address, without their labels."""
    seen = False
    for piece in pieces:
        first = first_label(block, piece)
        if first is not None and first.key in words_of("attention") and first.best != "party_name":
            continue
        if first is not None and _is_labelled(first, piece):
            inner = _address_label(block, piece)
            if inner is not None and first.key in words_of("contacts"):
                yield _without_contact(block, _after(piece, inner))
                continue
            rest = piece.cell.text[first.end : piece.end]
            is_address = first.key in words_of("contacts") and is_cjk(rest) and has_postcode(rest)
            if (first.best in _INNER or is_address) and first.end < piece.end:
                yield _without_contact(block, _after(piece, first))
            elif first.best == "party_address" and not first.has_colon and seen:
                yield piece  # the second line of a street ("… 9 Wang Lok" over "Street")
            continue
        amount = _AMOUNT_BEFORE.match(piece.text)
        if amount is not None:
            piece = Piece(cell=piece.cell, start=piece.start + amount.end(), end=piece.end)
        text = piece.text
        if not text:
            continue
        is_register = _REGISTER.match(text) or _BRACKETED.match(text)
        is_postcode = _POSTCODE_ALONE.match(text)
        piece = _without_contact(block, piece)
        if is_contact(block, piece) or (is_register and not is_postcode):
            continue
        text = piece.text
        dates = "".join(mention.as_printed for mention in find_dates(text))
        if dates and sum(ch.isalpha() for ch in text) - sum(ch.isalpha() for ch in dates) < 5:
            continue
        seen = seen or has_street(text) or ("," in text and any(ch.isdigit() for ch in text))
        yield piece


def _address_label(block: PartyBlock, piece: Piece) -> Label | None:
    """Return the label of an address within a line that begins with something else."""
    labels = block.sheet.labels_of(piece.cell)
    inside = (x for x in labels if piece.start < x.start and x.end < piece.end)
    return next((x for x in inside if x.best == "party_address" and x.has_colon), None)


def _without_contact(block: PartyBlock, piece: Piece) -> Piece:
    """Return an address up to the telephone number or mail address that goes on in its line."""
    text = piece.text
    labels = [
        label.start
        for label in block.sheet.labels_of(piece.cell)
        if piece.start < label.start < piece.end
        and (label.key in words_of("contacts") or label.best == "email")
    ]
    host = _MAIL_PART.search(text)
    ends = [*labels, *([piece.start + host.start()] if host else [])]
    end = min(ends, default=piece.end)
    head = piece.cell.text[piece.start : end]
    if end == piece.end or not (has_postcode(head) or has_street(head)):
        return piece
    return Piece(cell=piece.cell, start=piece.start, end=piece.start + len(head.rstrip(_SIGNS)))


_ID_BEHIND = re.compile(r"[^\w]*(?:\w{1,6}[\s.:#-]{1,3}){0,2}\w{0,6}\d")
"""An id behind its label, perhaps with a country or another short word before its digits."""

_MAIL_PART = re.compile(r"(?:^|[\s·•|,;])(?:\S+@\S+|www\.\S+|https?:\S+)")
_SIGNS = " ,;·•|–-(（"


def first_label(block: PartyBlock, piece: Piece) -> Label | None:
    """Return the label that a line begins with, or None."""
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
    if label.has_colon and label.key in words_of("contacts"):
        return True
    if is_number and (listed or has_street(piece.text) or has_postcode(piece.text)):
        return bool(_PHONE.search(rest))
    if label.has_colon or not any(ch.isalnum() for ch in rest):
        return True
    if label.best in ("tax_id", "iban", "bic"):
        return bool(_ID_BEHIND.match(rest))
    if label.best == "email":
        return any(ch.isdigit() or ch == "@" for ch in rest)
    if has_legal_form(piece.text) or has_postcode(piece.text) or has_street(piece.text):
        return False
    return bool(re.match(r"[\s.#:№°-]*[A-Z]{0,3}[\d/-]", rest))


def _after(piece: Piece, label: Label) -> Piece:
    match = re.compile(r"[\s:：.)]*").match(piece.cell.text, label.end)
    start = match.end() if match else label.end
    return Piece(cell=piece.cell, start=min(start, piece.end), end=piece.end)
