"""Which numbers of a dossier a public register could be asked about, and which register.

In: the documents, the registry's answers. Out: `NumberAsked`s, each once for its place. A number
is asked only where it is clear whose it is: VAT numbers by their prefix, LEIs by the word beside
them or by the registry, marks by the office that the registry or the letter's own line names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier, normalise_identifier
from proofcheck.comparing.texts import digits_of
from proofcheck.model.document import Line
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, letters_in
from proofcheck.model.identities import ProviderName
from proofcheck.model.measures import OnPage, Place
from proofcheck.model.registry import Party, RegistryAnswers

MOST_NUMBERS = 10
"""Numbers of one document that are asked: a hostile page gets no more."""

VAT = re.compile(
    r"(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)"
    r"[0-9A-Z]{8,12}"
)
LEI = re.compile(
    r"\bLEI\b[^A-Z0-9]{0,8}(?:(?:CODE|NUMBER|NO)\b[^A-Z0-9]{0,4})?([0-9A-Z]{18}[0-9]{2})\b"
)

OFFICE_WORDS = {
    ProviderName.TSDR: re.compile(r"\b(?:USPTO|U\.\s?S\.|US|USA|United States)(?![A-Za-z])"),
    ProviderName.EUIPO: re.compile(r"\b(?:EUIPO|OHIM|EUTM|CTM|European Union|EU)(?![A-Za-z])"),
}
"""How a line that prints a number names the office that gave it."""

OFFICES = {"USPTO": ProviderName.TSDR, "US": ProviderName.TSDR, "EUIPO": ProviderName.EUIPO}
"""Offices as the registry's records name them."""

LENGTHS = {ProviderName.TSDR: range(5, 9), ProviderName.EUIPO: range(6, 10)}
"""Digits that a number of the office has, leading zeros included."""


class NumberAsked(Struct, frozen=True):
    """A number as the register writes it, with the field and place that it comes from."""

    provider: ProviderName
    number: str
    asked_as: str
    document: int
    place: Place


def numbers_asked(
    documents: tuple[Examined, ...], registry: RegistryAnswers | None
) -> tuple[NumberAsked, ...]:
    """Return the numbers of all documents, up to `MOST_NUMBERS` of each."""
    found: list[NumberAsked] = []
    for examined in documents:
        own = dict.fromkeys(_of_document(examined, registry))
        found.extend(tuple(own)[:MOST_NUMBERS])
    return tuple(found)


def _of_document(examined: Examined, registry: RegistryAnswers | None) -> Iterator[NumberAsked]:
    match examined.paper:
        case Invoice() as paper:
            yield from _vat(examined, paper)
            yield from _leis(examined, registry, {"seller_name": paper.seller_name})
        case AuthorisationLetter() as paper:
            for letter in letters_in(paper):
                yield from _marks(examined, letter, registry)
            yield from _leis(examined, registry, {"grantor": paper.grantor})
        case _:
            pass


def _vat(examined: Examined, invoice: Invoice) -> Iterator[NumberAsked]:
    field = invoice.seller_tax_id
    if not isinstance(field, Field):
        return
    number = normalise_identifier(field.value)
    number = f"EL{number[2:]}" if number.startswith("GR") else number
    if VAT.fullmatch(number) and check_identifier(IdentifierKind.VAT, number) is not False:
        yield NumberAsked(ProviderName.VIES, number, "seller_tax_id", examined.number, field.place)


def _leis(
    examined: Examined, registry: RegistryAnswers | None, names: dict[str, object]
) -> Iterator[NumberAsked]:
    """Printed LEIs, then the registry's of the company that the paper names as its issuer."""
    for page in examined.pages:
        for line in page.lines:
            for found in LEI.finditer(line.text.upper()):
                if check_identifier(IdentifierKind.LEI, found[1]):
                    place = OnPage(document=examined.number, page=page.page, box=line.box)
                    yield NumberAsked(ProviderName.GLEIF, found[1], "lei", examined.number, place)
    for asked_as, name in names.items():
        for party in _parties(examined, registry, asked_as):
            if isinstance(name, Field) and check_identifier(IdentifierKind.LEI, party.lei or ""):
                lei = normalise_identifier(party.lei or "")
                yield NumberAsked(ProviderName.GLEIF, lei, asked_as, examined.number, name.place)


def _parties(
    examined: Examined, registry: RegistryAnswers | None, asked_as: str
) -> tuple[Party, ...]:
    if registry is None:
        return ()
    from proofcheck.registry.parties import meant  # with a registry SQLAlchemy is loaded anyway

    return tuple(
        party
        for answer in registry.parties
        if answer.document == examined.number and answer.asked_as == asked_as
        for party in meant(answer.matches)
    )


def _marks(
    examined: Examined, letter: AuthorisationLetter, registry: RegistryAnswers | None
) -> Iterator[NumberAsked]:
    field = letter.trademark_numbers
    if not isinstance(field, Field):
        return
    for printed in field.value:
        digits = digits_of(printed)
        offices = _offices_recorded(printed, examined, registry) or _offices_said(digits, examined)
        for office in offices:
            if len(digits) in LENGTHS[office]:
                number = digits.zfill(9) if office is ProviderName.EUIPO else digits
                yield NumberAsked(office, number, "trademark_numbers", examined.number, field.place)


def _offices_recorded(
    number: str, examined: Examined, registry: RegistryAnswers | None
) -> tuple[ProviderName, ...]:
    offices = {
        OFFICES[mark.office.upper()]
        for answer in (registry.trademarks if registry is not None else ())
        if answer.document == examined.number and answer.asked == number
        for _, mark in answer.matches
        if mark.office.upper() in OFFICES
    }
    return tuple(sorted(offices))


def _offices_said(digits: str, examined: Examined) -> tuple[ProviderName, ...]:
    """The one office that a line with the number names; none where it names two."""
    lines = [line for line in _lines(examined) if digits and digits in digits_of(line.text)]
    said = {
        office
        for line in lines
        for office, words in OFFICE_WORDS.items()
        if words.search(line.text)
    }
    return tuple(said) if len(said) == 1 else ()


def _lines(examined: Examined) -> Iterator[Line]:
    for page in examined.pages:
        yield from page.lines
