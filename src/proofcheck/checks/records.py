"""What the registry's answers say of a name, a brand or a letter of the dossier.

Names retrieve, they do not decide: an answer counts as certain where the names are equal but
for case, accents, legal form and word order, or where a second fact (tax id, domain, IBAN)
confirms a weaker likeness.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import AuthorisationLetter, Field
from proofcheck.model.registry import Authorisation, Brand, Party
from proofcheck.model.registry_answers import Likeness, RegistryAnswers

STRONG = frozenset({Likeness.IDENTICAL, Likeness.SAME, Likeness.REORDERED})
"""Likenesses that count as the same name."""


class Record(Struct, frozen=True):
    """The registry's record of a letter; `by_number` where the letter's number found it."""

    authorisation: Authorisation
    by_number: bool


def party_ids(dossier: Dossier, name: str) -> frozenset[str]:
    """Return the ids of the registered parties that this name certainly means."""
    if dossier.registry is None:
        return frozenset()
    found = {
        match.party.id
        for answer in dossier.registry.parties
        if answer.asked == name
        for match in answer.matches
        if match.likeness in STRONG or (match.second_fact and not match.contrary_fact)
    }
    if not found:
        found = {
            party.id
            for party in _known_parties(dossier.registry).values()
            if any(compare_names(name, own).likeness in STRONG for own in _names(party))
        }
    return frozenset(found)


def possible_party_ids(dossier: Dossier, name: str) -> frozenset[str]:
    """Return the ids of all registered parties that this name may mean, however weakly."""
    if dossier.registry is None:
        return frozenset()
    return party_ids(dossier, name) | {
        match.party.id
        for answer in dossier.registry.parties
        if answer.asked == name
        for match in answer.matches
        if match.likeness is not Likeness.DIFFERENT
    }


def party(dossier: Dossier, party_id: str) -> Party | None:
    """Return the party's record where the answers hold it."""
    if dossier.registry is None:
        return None
    return _known_parties(dossier.registry).get(party_id)


def party_name(dossier: Dossier, party_id: str) -> str:
    """Return the party's name for a sentence, its id where the name is not at hand."""
    found = party(dossier, party_id)
    return found.name if found is not None else party_id


def brand_ids(dossier: Dossier, name: str) -> frozenset[str]:
    """Return the ids of the registered brands that this name certainly means."""
    if dossier.registry is None:
        return frozenset()
    found = {
        match.brand.id
        for answer in dossier.registry.brands
        if answer.asked == name
        for match in answer.matches
        if match.likeness in STRONG
    }
    if not found:
        found = {
            brand.id
            for brand in known_brands(dossier)
            if any(compare_names(name, own).likeness in STRONG for own in brand_names(brand))
        }
    return frozenset(found)


def known_brands(dossier: Dossier) -> tuple[Brand, ...]:
    """Return every brand record that the answers hold."""
    if dossier.registry is None:
        return ()
    brands = {m.brand.id: m.brand for a in dossier.registry.brands for m in a.matches}
    return tuple(brands.values())


def brand_names(brand: Brand) -> tuple[str, ...]:
    """Return the brand's name and aliases."""
    return (brand.name, *brand.aliases)


def record_of(dossier: Dossier, letter: AuthorisationLetter) -> Record | None:
    """Return the registry's record of this letter, or None.

    A number alone is not enough, since issuers number alike: brand, grantor or grantee must
    fit too. Without a number all three must.
    """
    if dossier.registry is None:
        return None
    numbered = [a for a in dossier.registry.authorisations if _has_number(a, letter)]
    by_number = [a for a in numbered if _agreements(dossier, a, letter) >= 1]
    if by_number:
        best = max(by_number, key=lambda a: (_agreements(dossier, a, letter), _newest(a)))
        return Record(best, by_number=True)
    alike = [a for a in dossier.registry.authorisations if _agreements(dossier, a, letter) == 3]
    if not alike:
        return None
    return Record(max(alike, key=lambda a: (a.status == "active", _newest(a))), by_number=False)


def _has_number(authorisation: Authorisation, letter: AuthorisationLetter) -> bool:
    field, recorded = letter.letter_number, authorisation.letter_number
    if not isinstance(field, Field) or not recorded:
        return False
    return normalise_identifier(field.value) == normalise_identifier(recorded)


def _agreements(dossier: Dossier, record: Authorisation, letter: AuthorisationLetter) -> int:
    """Count which of brand, grantor and grantee of a record the letter names, 0..3."""
    count = 0
    if isinstance(letter.brands, Field):
        count += any(record.brand in brand_ids(dossier, brand) for brand in letter.brands.value)
    if isinstance(letter.grantor, Field):
        count += record.grantor in party_ids(dossier, letter.grantor.value)
    if isinstance(letter.grantee, Field):
        count += record.grantee in party_ids(dossier, letter.grantee.value)
    return count


def _newest(authorisation: Authorisation) -> date:
    return authorisation.valid_to or date.min


def _names(party: Party) -> tuple[str, ...]:
    return (party.name, *party.aliases)


def _known_parties(answers: RegistryAnswers) -> dict[str, Party]:
    matched = {m.party.id: m.party for answer in answers.parties for m in answer.matches}
    return matched | {party.id: party for party in answers.named}
