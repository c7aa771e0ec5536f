"""Tax ids: beside their labels, and by their form where it is unmistakable.

In goes a cell or all sheets, out come readings, VAT ids first. A number beside a tax label may
have any form; without a label only VAT ids and USCC are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier
from proofcheck.extraction.cells import Cell
from proofcheck.extraction.identifiers import (
    TAX_FORMS,
    IdentifierForm,
    IdentifierMention,
    find_identifiers,
)
from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.sheets import Hit, Relation, Sheet, offers
from proofcheck.extraction.words import make_reading
from proofcheck.model.fields import Reading

LEAST_DIGITS = 6
"""Digits that a number beside a tax label has at least (Liechtenstein: 5, not read)."""


TRN_DIGITS = 15
"""Digits of a TRN (United Arab Emirates); on receipts "TRN" also means transaction."""


BUYER_WORDS = ("customer", "your", "buyer", "client", "kunde", "ihre", "uw", "klant", "cliente",
               "nabywcy", "votre", "adquirente", "vcontribuinte", "kaufer", "acheteur", "afnemer",
               "koper", "comprador", "receptor", "destinatario", "cessionario", "kupujacego",
               "odbiorcy", "recipient", "vosso", "vnif", "nifv", "买", "购", "客户", "贵社",
               "貴社", "お客", "vncontrib", "vnocontrib", "vcontrib", "vspiva", "vspartitaiva",
               "panstwa")  # fmt: skip
"""Words in a tax label, or right before it, that make the id the buyer's."""

YOURS = frozenset({"vs", "vostra", "v", "su", "suo", "sua", "vossa", "twoj", "wasz", "pana"})
"""Short words that do so right before a label alone."""

LONGEST_BUYER_WORD = 14
"""Letters before a label that can be such a word, at most."""


OFFICE_LABELS = frozenset(
    {"steuernummer", "steuernr", "stnr", "finanzamtsteuernummer", "codicefiscale", "codfiscale",
     "codfisc", "cf", "cfisc", "regonnip", "eorivat", "uen", "uenno", "companyuen",
     "businessregistrationnumber", "rsinbtw"}
)  # fmt: skip
"""Labels of numbers that a tax office or register gives beside the VAT id."""

OFFICE_NUMBER = 0.78
"""Confidence (0..1) in such a number as the tax id: any VAT id on the paper comes before it."""

BARE = 0.85
"""Confidence in an id by its form and check digit alone."""

_SPANISH = re.compile(r"[A-HJ-NP-SUVW]\d{7}[0-9A-J]|[KLMXYZ]?\d{7,8}[A-Z]")
"""A Spanish NIF, which papers print below the name without a label."""

_CHECKED = {
    IdentifierForm.VAT: IdentifierKind.VAT,
    IdentifierForm.USCC: IdentifierKind.USCC,
    IdentifierForm.EIN: IdentifierKind.EIN,
}


def tax_ids_of(sheet: Sheet, cell: Cell) -> tuple[Reading[str], ...]:
    """Return the tax ids of a cell and beside its labels, VAT ids first."""
    found: list[tuple[int, Reading[str]]] = []
    for hit in sheet.hits_in(cell, "tax_id"):
        found.extend(_beside(hit))
    for mention in find_identifiers(cell.text, (IdentifierForm.VAT, IdentifierForm.USCC)):
        if not _is_iban(cell.text, mention):
            found.append((0, _reading(cell, 0, mention, BARE)))
    bare = _SPANISH.fullmatch(cell.text)
    if bare and check_identifier(IdentifierKind.VAT, f"ES{bare.group()}"):
        found.append((0, make_reading(bare.group(), cell.line, *bare.span(), cell.page, BARE)))
    found.sort(key=lambda item: item[0])
    unique: dict[str, Reading[str]] = {}
    for _, reading in found:
        unique.setdefault(reading.value, reading)
    return tuple(unique.values())


def loose_tax_ids(sheets: tuple[Sheet, ...], *, buyers: bool) -> Iterator[Reading[str]]:
    """Yield the tax ids anywhere on the pages whose label does (not) name the buyer."""
    for sheet in sheets:
        for cell in sheet.cells:
            readings = tax_ids_of(sheet, cell)
            if readings and _names_buyer(sheet, cell) is buyers:
                yield from readings


def surest_first(readings: Iterable[Reading[str]]) -> list[Reading[str]]:
    """Return tax ids as they come, but the doubtful ones (`is_doubtful`) behind the others."""
    return sorted(readings, key=is_doubtful)


def is_doubtful(reading: Reading[str]) -> bool:
    """Whether an id is a tax office's number, or a VAT id whose check digits are wrong."""
    if reading.confidence <= OFFICE_NUMBER:
        return True
    has_country = reading.value[:2].isalpha()
    return has_country and check_identifier(IdentifierKind.VAT, reading.value) is False


def _names_buyer(sheet: Sheet, cell: Cell) -> bool:
    for label in sheet.labels_of(cell):
        if "tax_id" not in label.fields:
            continue
        before = _word_before(cell.text[: label.start])
        if before in YOURS or any(w in label.key or w in before for w in BUYER_WORDS):
            return True
    return False


def _word_before(text: str) -> str:
    """Return the word that stands before a label at the start of its cell, or ""."""
    word = squeeze(text)
    return word if len(word) <= LONGEST_BUYER_WORD else ""


def _beside(hit: Hit) -> Iterator[tuple[int, Reading[str]]]:
    """Yield the id beside a tax label: an unmistakable form, or any number that is no amount."""
    is_sure = hit.label.best == "tax_id" and hit.label.weight("tax_total") == 0
    for offer in offers(hit, rows_below=1):
        if offer.relation is Relation.BELOW and not hit.label.is_whole:
            return
        for rank, form in enumerate(TAX_FORMS):
            for mention in find_identifiers(offer.text, (form,)):
                if not _is_iban(offer.text, mention):
                    sure = OFFICE_NUMBER if form is IdentifierForm.TAX_NUMBER else 0.95
                    yield rank, _reading(offer.cell, offer.start, mention, sure)
                    return
        if is_sure or offer.relation is Relation.AFTER:
            for mention in find_identifiers(offer.text, (IdentifierForm.LABELLED,)):
                if hit.label.key == "trn" and len(mention.value) != TRN_DIGITS:
                    continue
                if _is_number(offer.text, mention) and mention.start <= 12:
                    trimmed = _until_word(mention)
                    sure = OFFICE_NUMBER if hit.label.key in OFFICE_LABELS else 0.85
                    yield len(TAX_FORMS), _reading(offer.cell, offer.start, trimmed, sure)
                    return


_AMOUNT = re.compile(r"^\d{1,3}(?:[ .,]\d{3})*[.,]\d{2}$|^\d{1,2}([.,]\d+)?$")


def _is_number(text: str, mention: IdentifierMention) -> bool:
    digits = sum(ch.isdigit() for ch in mention.value)
    after = text[mention.end : mention.end + 2].strip()
    return digits >= LEAST_DIGITS and not _AMOUNT.match(mention.as_printed) and after[:1] != "%"


def _until_word(mention: IdentifierMention) -> IdentifierMention:
    """Cut words that follow a number after a blank (GST 000123 TAX INVOICE)."""
    parts = mention.as_printed.split(" ")
    kept = parts[:1]
    for part in parts[1:]:
        if not any(ch.isdigit() for ch in part):
            break
        kept.append(part)
    printed = " ".join(kept)
    return IdentifierMention(
        form=mention.form,
        value="".join(ch for ch in printed.upper() if ch.isalnum()),
        start=mention.start,
        end=mention.start + len(printed),
        as_printed=printed,
    )


def _is_iban(text: str, mention: IdentifierMention) -> bool:
    """Whether a VAT-like run of letters and digits is the beginning of an IBAN."""
    return any(
        iban.start <= mention.start < iban.end and iban.end - iban.start > 14
        for iban in find_identifiers(text, (IdentifierForm.IBAN,))
        if iban.end > mention.end
    )


def _reading(
    cell: Cell, offset: int, mention: IdentifierMention, confidence: float
) -> Reading[str]:
    kind = _CHECKED.get(mention.form)
    is_valid = check_identifier(kind, mention.value) if kind else None
    factor = 1.0 if is_valid or is_valid is None else 0.9
    return make_reading(
        mention.value,
        cell.line,
        offset + mention.start,
        offset + mention.end,
        cell.page,
        confidence * factor,
    )
