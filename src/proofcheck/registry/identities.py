"""Whose the identifiers on the papers are: accounts, tax ids, domains, signing certificates.

In: the documents, the store. Out: `IdentifierAnswer`s and pinned certificates. It judges nothing.
Store look-ups: `certificates`, `certificates_of`, `parties_identified`, `parties_of_domains`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from proofcheck.comparing.domains import host_of, is_free_mail
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.model.dossier import Examined
from proofcheck.model.facts import PdfFacts
from proofcheck.model.fields import AuthorisationLetter, ContactKind, Field, Invoice, letters_in
from proofcheck.model.identities import IdentifierAnswer
from proofcheck.model.measures import Place
from proofcheck.model.registry import Certificate
from proofcheck.registry.store import Store

MAX_CONTACTS = 50
"""Contacts of one document that are looked up: a hostile page gets no more."""


class _Asked(Struct, frozen=True):
    text: str
    field: str
    document: int
    place: Place


def identifier_answers(
    store: Store, documents: tuple[Examined, ...]
) -> tuple[IdentifierAnswer, ...]:
    """Answer whose each account, tax id and domain of the papers is."""
    answers = []
    for asked in (asked for examined in documents for asked in _asked(examined)):
        is_domain = asked.field in ("contacts", "seller_email")
        parties = _of_host(store, asked.text) if is_domain else _of_number(store, asked.text)
        answers.append(
            IdentifierAnswer(
                asked=asked.text,
                asked_as=asked.field,
                document=asked.document,
                place=asked.place,
                parties=parties,
            )
        )
    return tuple(answers)


def pinned_certificates(
    store: Store, documents: tuple[Examined, ...], parties: Iterable[str]
) -> tuple[Certificate, ...]:
    """Return the pins of the certificates with which the documents were signed.

    With them come all pins of the parties that the documents may mean: a certificate beside
    them is another one than the registry expects. Nothing is looked up for unsigned papers.
    """
    digests = {
        signature.certificate_sha256
        for examined in documents
        if isinstance(examined.facts, PdfFacts)
        for signature in examined.facts.signatures
        if signature.certificate_sha256
    }
    if not digests:
        return ()
    found = (*store.certificates(digests), *store.certificates_of(parties))
    return tuple(dict.fromkeys(sorted(found, key=lambda row: (row.party, row.sha256))))


def _asked(examined: Examined) -> Iterator[_Asked]:
    match examined.paper:
        case Invoice() as paper:
            fields = {
                "seller_tax_id": paper.seller_tax_id,
                "buyer_tax_id": paper.buyer_tax_id,
                "iban": paper.iban,
                "seller_email": paper.seller_email,
            }
            for name, field in fields.items():
                if isinstance(field, Field):
                    yield _Asked(field.value, name, examined.number, field.place)
        case AuthorisationLetter():
            contacts = [c for letter in letters_in(examined.paper) for c in letter.contacts]
            for contact in contacts[:MAX_CONTACTS]:
                if contact.kind is not ContactKind.PHONE:
                    reading = contact.reading
                    yield _Asked(reading.value, "contacts", examined.number, reading.place)
        case _:
            pass


def _of_number(store: Store, number: str) -> tuple[str, ...]:
    return tuple(party.id for party in store.parties_identified({normalise_identifier(number)}))


def _of_host(store: Store, contact: str) -> tuple[str, ...]:
    """Return the parties with the host or a domain above it; none for a free mail host."""
    host = host_of(contact)
    if is_free_mail(host):
        return ()
    labels = host.split(".")
    hosts = {".".join(labels[first:]) for first in range(max(len(labels) - 1, 0))}
    return tuple(party.id for party in store.parties_of_domains(hosts))
