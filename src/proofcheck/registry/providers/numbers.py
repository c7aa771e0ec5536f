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
from proofcheck.model.registry import Party
from proofcheck.model.registry_answers import RegistryAnswers

MOST_NUMBERS = 10
"""Numbers of one document that are asked: a hostile page gets no more."""

VAT = re.compile(
    r"(?:AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)"
    r"[0-9A-Z]{2,12}"
)
LEI = re.compile(
    r"\bLEI\b[^A-Z0-9]{0,8}(?:(?:CODE|NUMBER|NO)\b[^A-Z0-9]{0,4})?([0-9A-Z]{18}[0-9]{2})\b"
)

OFFICE_WORDS = {
    ProviderName.TSDR: re.compile(r"\b(?:USPTO|U\.\s?S\.|US|USA|United States)(?![A-Za-z])"),
    ProviderName.EUIPO: re.compile(r"\b(?:EUIPO|OHIM|EUTM|CTM|European Union|EU)(?![A-Za-z])"),
    None: re.compile(r"\b(?:DPMA|INPI|UIBM|OEPM|UKIPO|JPO|CNIPA|WIPO|HKIPD|KIPO|IPOS|BOIP)\b"),
}
"""How a line that prints a number names the office that gave it; None is any other office."""

NUMBER = re.compile(r"\d(?:[\d ./-]*\d)?")

OFFICES = {"USPTO": ProviderName.TSDR, "US": ProviderName.TSDR, "EUIPO": ProviderName.EUIPO}
"""Offices as the registry's records name them."""

LEAST_DIGITS = 5
"""Digits from which a run of them is a number of an office, rather than a class or a day."""

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
        recorded = _offices_recorded(printed, examined, registry)
        for office in _offices_said(digits, examined) if recorded is None else recorded:
            if len(digits) in LENGTHS[office]:
                number = digits.zfill(9) if office is ProviderName.EUIPO else digits
                yield NumberAsked(office, number, "trademark_numbers", examined.number, field.place)


def _offices_recorded(
    number: str, examined: Examined, registry: RegistryAnswers | None
) -> tuple[ProviderName, ...] | None:
    """The offices at which the registry has this number; None where it does not have it."""
    marks = [
        mark
        for answer in (registry.trademarks if registry is not None else ())
        if answer.document == examined.number and answer.asked == number
        for _, mark in answer.matches
    ]
    if not marks:
        return None
    known = {OFFICES[mark.office.upper()] for mark in marks if mark.office.upper() in OFFICES}
    return tuple(sorted(known))


def _offices_said(digits: str, examined: Examined) -> tuple[ProviderName, ...]:
    """The one office that stands beside the number where it is printed; none where it is two."""
    said = {_office_beside(digits, line.text) for line in _lines(examined)} - {None}
    return tuple(office for office in said if office is not None) if len(said) == 1 else ()


def _office_beside(digits: str, text: str) -> ProviderName | None:
    """The office between the number before and this one, else between this one and the next."""
    runs = [run for run in NUMBER.finditer(text) if len(digits_of(run[0])) >= LEAST_DIGITS]
    for at, run in enumerate(runs):
        if not digits or digits_of(run[0]) != digits:
            continue
        before = text[runs[at - 1].end() if at else 0 : run.start()]
        after = text[run.end() : runs[at + 1].start() if at + 1 < len(runs) else None]
        for part in (before, after):
            named = [office for office, words in OFFICE_WORDS.items() if words.search(part)]
            if named:
                return named[0] if len(named) == 1 else None
    return None


def _lines(examined: Examined) -> Iterator[Line]:
    for page in examined.pages:
        yield from page.lines
