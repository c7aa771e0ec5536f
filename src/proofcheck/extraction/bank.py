"""The account to pay to: IBAN (BT-84) and BIC (BT-86).

In go sheets, out come fields. An IBAN is told by its form and length, beside a label by its form
alone; a BIC only beside a label, since any eight capitals look like one.
"""

from __future__ import annotations

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
from proofcheck.extraction.words import make_reading, not_printed
from proofcheck.model.fields import Field, Maybe, Reading

MAX_LEAD = 12
"""Characters between a label and its number ("IBAN (EUR): ")."""


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
    return not_printed(tuple(sheet.page for sheet in sheets), "BIC")


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


def _has_full_length(mention: IdentifierMention) -> bool:
    lengths = load_data("identifiers", IdentifierPatterns).iban_lengths
    return lengths.get(mention.country or "") == len(mention.value)


def _iban(cell: Cell, offset: int, mention: IdentifierMention) -> Reading[str]:
    is_valid = check_identifier(IdentifierKind.IBAN, mention.value) is True
    confidence = 0.97 if is_valid else 0.8 if _has_full_length(mention) else 0.7
    start, end = offset + mention.start, offset + mention.end
    return make_reading(mention.value, cell.line, start, end, cell.page, confidence)
