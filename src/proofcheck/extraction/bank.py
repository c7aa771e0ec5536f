"""The account to pay to: IBAN (BT-84) and BIC (BT-86).

In go sheets, out come fields. An IBAN is told by its form and length, beside a label by its form
alone; one that a narrow column breaks over lines is put together where its check digits are
right. A BIC counts beside a label, or behind an IBAN of the same country: any eight capitals look
like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.identifiers import (
    IdentifierForm,
    IdentifierMention,
    IdentifierPatterns,
    find_identifiers,
)
from proofcheck.extraction.sheets import Sheet, offers
from proofcheck.extraction.words import join_readings, make_reading, not_printed
from proofcheck.model.fields import Field, Maybe, Reading

MAX_LEAD = 12
"""Characters between a label and its number ("IBAN (EUR): ")."""

BROKEN = 0.95
"""Confidence (0..1) in an IBAN put together from several lines."""

MOST_MORE_ROWS = 8
"""Rows of the page (those of other columns too) in which a broken IBAN may go on."""

MOST_LINE_GAP = 1.6
"""Heights of blank between two lines of a broken IBAN, at most."""

GROUP_GAP_HEIGHTS = 2.5
"""Heights of blank between two groups of an IBAN in wide print, at most."""

_POLISH = re.compile(
    r"(?<![\dA-Z])\d{2}(?:[ -]?\d{4}){6}(?!\d)|(?<![\dA-Z])(?:\d{4} ){6}\d\d(?!\d)"
)
"""A Polish account number (NRB): an IBAN without its country."""

_BARE_BIC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
MOST_BEFORE_BIC = 60
"""Letters from an IBAN to the end of a BIC without a label, at most."""

BARE = 0.8
"""Confidence (0..1) in such a BIC."""

_BROKEN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2} ?\d{2}[A-Z0-9 ]*$")
_GROUPS = re.compile(r"[A-Z0-9]+(?: [A-Z0-9]+)*")


def read_iban(sheets: tuple[Sheet, ...]) -> Maybe[str]:
    """Read the first IBAN whose check digits are right, else the first beside a label."""
    found = list(_ibans(sheets))
    if found:
        return Field(chosen=max(found, key=lambda reading: reading.confidence))
    return not_printed(tuple(sheet.page for sheet in sheets), "IBAN")


def read_bic(sheets: tuple[Sheet, ...]) -> Maybe[str]:
    """Read the first BIC beside its label."""
    for sheet in sheets:
        for hit in sheet.hits("bic"):
            for offer in offers(hit, rows_below=1):
                for mention in find_identifiers(offer.text.upper(), (IdentifierForm.BIC,)):
                    if mention.start <= MAX_LEAD:
                        return Field(chosen=_bic(offer.cell, offer.start, mention))
    for sheet in sheets:
        for cell in sheet.cells:
            found = _bic_behind_iban(cell)
            if found is not None:
                return Field(chosen=found)
    return not_printed(tuple(sheet.page for sheet in sheets), "BIC")


def _bic_behind_iban(cell: Cell) -> Reading[str] | None:
    """Return the BIC that follows an IBAN of its country without a label ("(…, GIBAATWW)")."""
    for iban in find_identifiers(cell.text, (IdentifierForm.IBAN,)):
        if not _has_full_length(iban):
            continue
        for match in _BARE_BIC.finditer(cell.text, iban.end, iban.end + MOST_BEFORE_BIC):
            if match.group()[4:6] == iban.value[:2]:
                start, end = match.span()
                return make_reading(match.group(), cell.line, start, end, cell.page, BARE)
    return None


def _bic(cell: Cell, offset: int, mention: IdentifierMention) -> Reading[str]:
    is_wrong = check_identifier(IdentifierKind.BIC, mention.value) is False
    start, end = offset + mention.start, offset + mention.end
    return make_reading(mention.value, cell.line, start, end, cell.page, 0.8 if is_wrong else 0.95)


def _ibans(sheets: tuple[Sheet, ...]) -> Iterator[Reading[str]]:
    for sheet in sheets:
        for hit in sheet.hits("iban"):
            for offer in offers(hit, rows_below=1):
                for mention in find_identifiers(offer.text, (IdentifierForm.IBAN,)):
                    if mention.start <= MAX_LEAD:
                        yield _iban(offer.cell, offer.start, mention)
        for cell in sheet.cells:
            for mention in find_identifiers(cell.text, (IdentifierForm.IBAN,)):
                if _has_full_length(mention):
                    yield _iban(cell, 0, mention)
            for match in _POLISH.finditer(cell.text):
                value = "PL" + re.sub("[ -]", "", match.group())
                if check_identifier(IdentifierKind.IBAN, value) is True:
                    start, end = match.span()
                    yield make_reading(value, cell.line, start, end, cell.page, BROKEN)
            broken = _broken_iban(sheet, cell)
            if broken is not None:
                yield broken


def _broken_iban(sheet: Sheet, cell: Cell) -> Reading[str] | None:
    """Return the IBAN that begins at the end of a cell and goes on in the lines below it.

    Only one of its country's length with right check digits: anything can stand below.
    """
    match = _BROKEN.search(cell.text)
    if match is None:
        return None
    lengths = load_data("identifiers", IdentifierPatterns).iban_lengths
    wanted = lengths.get(match.group()[:2], 0)
    value = match.group().replace(" ", "")
    parts = [make_reading(value, cell.line, match.start(), match.end(), cell.page, BROKEN)]
    last = cell
    for right in _groups_right(sheet, cell):
        value += right.text.replace(" ", "")
        parts.append(make_reading(right.text, right.line, 0, len(right.text), right.page, BROKEN))
    for lower in sheet.grid.below(cell, MOST_MORE_ROWS):
        gap_pt = lower.box.y0 - last.box.y1
        groups = _GROUPS.match(lower.text)
        if len(value) >= wanted or gap_pt > MOST_LINE_GAP * cell.height_pt or groups is None:
            break
        end = _end_of_rest(groups.group(), wanted - len(value))
        rest = lower.text[:end].replace(" ", "")
        value += rest
        parts.append(make_reading(rest, lower.line, 0, end, lower.page, BROKEN))
        last = lower
    is_whole = len(parts) > 1 and len(value) == wanted
    if not is_whole or check_identifier(IdentifierKind.IBAN, value) is not True:
        return None
    return join_readings(value, tuple(parts), " ")


def _groups_right(sheet: Sheet, cell: Cell) -> Iterator[Cell]:
    """Yield the cells right of a cell that hold nothing but groups of letters and digits."""
    last = cell
    for right in sheet.grid.right_of(cell):
        near = right.box.x0 - last.box.x1 <= GROUP_GAP_HEIGHTS * right.height_pt
        if not near or not _GROUPS.fullmatch(right.text):
            return
        yield right
        last = right


def _end_of_rest(text: str, missing: int) -> int:
    """Return where so many signs without blanks end in a text, or its length."""
    seen = 0
    for index, sign in enumerate(text):
        seen += sign != " "
        if seen == missing:
            return index + 1
    return len(text)


def _has_full_length(mention: IdentifierMention) -> bool:
    lengths = load_data("identifiers", IdentifierPatterns).iban_lengths
    return lengths.get(mention.country or "") == len(mention.value)


def _iban(cell: Cell, offset: int, mention: IdentifierMention) -> Reading[str]:
    is_valid = check_identifier(IdentifierKind.IBAN, mention.value) is True
    confidence = 0.97 if is_valid else 0.8 if _has_full_length(mention) else 0.7
    start, end = offset + mention.start, offset + mention.end
    return make_reading(mention.value, cell.line, start, end, cell.page, confidence)
