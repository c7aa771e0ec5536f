"""Identifiers in a text: VAT numbers, USCC, IBAN, BIC, tax numbers, GTIN, mail addresses.

In goes a text, out come mentions with their character span and the value without separators.
Formats are data (`identifiers.yaml`); check digits are `comparing.identifiers`' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data


class IdentifierForm(StrEnum):
    """What an identifier looks like; `LABELLED` is only known by the label before it."""

    VAT = "vat"
    USCC = "uscc"
    IBAN = "iban"
    BIC = "bic"
    EIN = "ein"
    TAX_NUMBER = "tax_number"
    GTIN = "gtin"
    EMAIL = "email"
    DOMAIN = "domain"
    LABELLED = "labelled"


TAX_FORMS = (
    IdentifierForm.VAT,
    IdentifierForm.USCC,
    IdentifierForm.EIN,
    IdentifierForm.TAX_NUMBER,
)
"""Forms of tax ids that are told without a label, surest first."""


class IdentifierMention(Struct, frozen=True, kw_only=True):
    """An identifier in a text.

    `value` is upper case without separators (mail addresses and domains: lower case);
    `country` is the ISO 3166 prefix where the form has one.
    """

    form: IdentifierForm
    value: str
    start: int
    end: int
    as_printed: str
    country: str | None = None


class IdentifierPatterns(Struct, frozen=True, kw_only=True):
    """The data file `identifiers.yaml`."""

    vat: dict[str, str]
    uscc: str
    iban: str
    bic: str
    ein: str
    tax_number: str
    gtin: str
    email: str
    domain: str
    labelled: str
    iban_lengths: dict[str, int]


def find_identifiers(
    text: str, forms: tuple[IdentifierForm, ...] = tuple(IdentifierForm)[:-1]
) -> tuple[IdentifierMention, ...]:
    """Find identifiers of the given forms, in order of forms and then of the text.

    BIC and GTIN are wide forms (any eight capitals, any thirteen digits): ask for them only
    where a label or a column says so. No check digit is looked at.
    """
    mentions: list[IdentifierMention] = []
    for form in forms:
        for mention in _find(text, form):
            if not any(m.start < mention.end and mention.start < m.end for m in mentions):
                mentions.append(mention)
    return tuple(mentions)


def _find(text: str, form: IdentifierForm) -> Iterator[IdentifierMention]:
    for match in _pattern(form).finditer(text):
        start, end = match.span()
        if form is IdentifierForm.IBAN:
            end = _end_of_iban(text, start, end)
        if form is IdentifierForm.USCC and not _is_uscc(match.group()):
            continue
        printed = text[start:end].strip(" .-")
        if form in (IdentifierForm.EMAIL, IdentifierForm.DOMAIN):
            value = printed.lower().removeprefix("https://").removeprefix("http://")
        else:
            value = "".join(ch for ch in printed.upper() if ch.isalnum())
        country = None
        if form in (IdentifierForm.VAT, IdentifierForm.IBAN):
            country = value[:2] if value[:2].isalpha() else "NO" if value.endswith("MVA") else "JP"
        yield IdentifierMention(
            form=form,
            value=value,
            start=start,
            end=start + len(printed),
            as_printed=printed,
            country=country,
        )


@cache
def _pattern(form: IdentifierForm) -> re.Pattern[str]:
    patterns = load_data("identifiers", IdentifierPatterns)
    if form is IdentifierForm.VAT:
        body = "|".join(patterns.vat.values())
    else:
        body = str(getattr(patterns, form.value))
    return re.compile(rf"(?<![A-Za-z0-9])(?:{body})(?![A-Za-z0-9])")


def _end_of_iban(text: str, start: int, end: int) -> int:
    """Cut what follows an IBAN of full length (the next word may look like its last group)."""
    lengths = load_data("identifiers", IdentifierPatterns).iban_lengths
    wanted = lengths.get(text[start : start + 2])
    if wanted is None:
        return end
    seen = 0
    for index in range(start, end):
        seen += text[index].isalnum()
        if seen == wanted:
            # A number that goes on without a blank is another one, a meter's for instance.
            goes_on = index + 1 < len(text) and text[index + 1].isalnum()
            return end if goes_on else index + 1
    return end


def _is_uscc(printed: str) -> bool:
    """A USCC begins with a known department (1, 5, 9, A, N, Y) or is a number of 18 signs."""
    return printed[0] in "159ANY" and not printed.isalpha()
