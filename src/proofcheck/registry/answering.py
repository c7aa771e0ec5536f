"""Gathers all that the registry can say about one dossier, for the checks to judge.

In: documents, claim, day. Out: `RegistryAnswers`. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.registry import Attestation, Authorisation, Brand, Party
from proofcheck.model.registry_answers import (
    BrandAnswer,
    BrandMatch,
    ChainAnswer,
    PartyAnswer,
    RegistryAnswers,
    TrademarkAnswer,
)
from proofcheck.registry.entitlements import Entitlements
from proofcheck.registry.habits import issuer_habits
from proofcheck.registry.identities import identifier_answers, pinned_certificates
from proofcheck.registry.letter_grants import Meanings
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.parties import EQUAL, match_parties, meant
from proofcheck.registry.questions import (
    NameAsked,
    brands_asked,
    letter_numbers,
    numbers_asked,
    parties_asked,
)
from proofcheck.registry.same_brands import (
    owners_of_doubles,
    read_together,
    without_doubles,
)
from proofcheck.registry.store import Store


def gather(
    store: Store,
    searches: tuple[NameSearch, NameSearch],
    documents: tuple[Examined, ...],
    claim: Claim | None,
    judged_on: date,
) -> RegistryAnswers:
    """Ask the store everything; `searches` are those of parties and of brands."""
    parties = tuple(_party(store, searches[0], name) for name in parties_asked(documents, claim))
    brands = tuple(_brand(store, searches[1], name) for name in brands_asked(documents, claim))
    trademarks = tuple(
        TrademarkAnswer(
            asked=number.text,
            document=number.document,
            place=number.place,
            matches=store.trademarks(number.text),
        )
        for number in numbers_asked(documents)
    )
    authorisations = _authorisations(store, documents, parties, brands)
    meanings = _meanings(store, parties, brands, trademarks)
    chains = tuple(Entitlements(store, meanings, documents, claim).answers(judged_on))
    authorisations = _with_chains(store, authorisations, chains, meanings)
    attestations = _attestations(store, documents, authorisations)
    identifiers = identifier_answers(store, documents)
    listed = {match.party.id for answer in parties for match in answer.matches}
    certificates = pinned_certificates(store, documents, listed)
    bearers = {party for answer in identifiers for party in answer.parties}
    habits = tuple(issuer_habits(store, documents, parties))
    bearers |= {row.party for row in certificates} | {row.party for row in habits}
    facts = store.facts()
    return RegistryAnswers(
        source=facts.source,
        digest=facts.digest,
        as_of=facts.as_of,
        parties=parties,
        brands=brands,
        trademarks=trademarks,
        chains=chains,
        authorisations=authorisations,
        signatories=store.signatories(listed),
        attestations=attestations,
        named=_named(store, authorisations, attestations, chains, bearers),
        identifiers=identifiers,
        certificates=certificates,
        habits=habits,
    )


def _party(store: Store, search: NameSearch, name: NameAsked) -> PartyAnswer:
    return PartyAnswer(
        asked=name.text,
        asked_as=name.field,
        document=name.document,
        place=name.place,
        matches=match_parties(search, store, name.text, name.bearer),
    )


def _brand(store: Store, search: NameSearch, name: NameAsked) -> BrandAnswer:
    candidates = search.search(name.text)
    records = store.brands(found.owner for found in candidates)
    return BrandAnswer(
        asked=name.text,
        asked_as=name.field,
        document=name.document,
        place=name.place,
        matches=tuple(
            BrandMatch(
                brand=records[found.owner],
                matched_name=found.name,
                likeness=found.comparison.likeness,
                score=found.comparison.score,
                differences=found.comparison.differences,
            )
            for found in candidates
            if found.owner in records
        ),
    )


def _meanings(
    store: Store,
    parties: tuple[PartyAnswer, ...],
    brands: tuple[BrandAnswer, ...],
    trademarks: tuple[TrademarkAnswer, ...],
) -> Meanings:
    marked: dict[int, set[str]] = {}
    for answer in trademarks:
        marked.setdefault(answer.document, set()).update(brand for brand, _ in answer.matches)
    meanings: dict[str, tuple[Brand, ...]] = {}
    doubles: set[str] = set()
    for asked in brands:
        found = _brands_meant(asked)
        together = read_together(store, found)
        meanings[asked.asked] = tuple(brand for brand in found if brand.id in together)
        doubles |= owners_of_doubles(found, together)
        for kept, ids in together.items():
            for ids_of_document in marked.values():
                if ids_of_document & ids:
                    ids_of_document.add(kept)  # an office's number is that of the kept record too
    return Meanings(
        parties={
            (a.document, a.asked_as): without_doubles(meant(a.matches), doubles) for a in parties
        },
        brands=meanings,
        marked={document: frozenset(ids) for document, ids in marked.items()},
    )


def _brands_meant(answer: BrandAnswer) -> tuple[Brand, ...]:
    return tuple(match.brand for match in answer.matches if match.likeness in EQUAL)


def _authorisations(
    store: Store,
    documents: tuple[Examined, ...],
    parties: tuple[PartyAnswer, ...],
    brands: tuple[BrandAnswer, ...],
) -> tuple[Authorisation, ...]:
    """Return what is recorded under the letters' numbers, and of these brands and parties."""
    found = [
        row for number in letter_numbers(documents) for row in store.authorisations_numbered(number)
    ]
    brand_ids = {brand.id for answer in brands for brand in _brands_meant(answer)}
    party_ids = {match.party.id for answer in parties for match in answer.matches}
    found.extend(store.authorisations_of(brand_ids, party_ids))
    return _distinct(found)


def _with_chains(
    store: Store,
    authorisations: tuple[Authorisation, ...],
    chains: tuple[ChainAnswer, ...],
    meanings: Meanings,
) -> tuple[Authorisation, ...]:
    """Add the authorisations on the chains that are not among the others yet."""
    wanted = {
        link.evidence.removeprefix("authorisation:")
        for chain in chains
        for link in chain.links
        if link.evidence.startswith("authorisation:")
    } - {row.id for row in authorisations}
    if not wanted:
        return authorisations
    brand_ids = {brand.id for brands in meanings.brands.values() for brand in brands}
    grantees = {link.grantee for chain in chains for link in chain.links}
    rows = store.authorisations_of(brand_ids, grantees)
    return _distinct((*authorisations, *(row for row in rows if row.id in wanted)))


def _attestations(
    store: Store, documents: tuple[Examined, ...], authorisations: Iterable[Authorisation]
) -> tuple[Attestation, ...]:
    digests = {examined.document.file.sha256 for examined in documents}
    numbers = {row.letter_number for row in authorisations if row.letter_number}
    return store.attestations(digests, numbers | set(letter_numbers(documents)))


def _named(
    store: Store,
    authorisations: tuple[Authorisation, ...],
    attestations: tuple[Attestation, ...],
    chains: tuple[ChainAnswer, ...],
    bearers: set[str],
) -> tuple[Party, ...]:
    ids = bearers | {party for row in authorisations for party in (row.grantor, row.grantee)}
    ids |= {row.party for row in attestations}
    ids |= {party for c in chains for link in c.links for party in (link.grantor, link.grantee)}
    found = store.parties(ids)
    return tuple(found[party_id] for party_id in sorted(found))


def _distinct(rows: Iterable[Authorisation]) -> tuple[Authorisation, ...]:
    by_id = {row.id: row for row in rows}
    return tuple(by_id[row_id] for row_id in sorted(by_id))
