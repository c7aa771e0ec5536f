"""Asks for the rights that the papers of a dossier rest on: one chain for each brand.

In: the documents, whom their names and brands mean, the store's grants. Out: `ChainAnswer`s.
An invoice asks whether its supplier might sell the brand on its date; a letter whether its
grantor might grant it. With a claim only the claimed brand, territory and channel are asked
for: what a paper says beyond the claim does not decide about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, Maybe
from proofcheck.model.registry import Brand, ChainAnswer, Party
from proofcheck.registry.chains import Chain, solve_chain
from proofcheck.registry.grants import Grant, Terms, recorded_grant
from proofcheck.registry.questions import named_letters, value
from proofcheck.registry.store import Store


class Meanings(Struct, frozen=True, kw_only=True):
    """Whom the names of a dossier mean: by (document, field), and brands by their text."""

    parties: dict[tuple[int | None, str], tuple[Party, ...]]
    brands: dict[str, tuple[Brand, ...]]
    marked: dict[int, frozenset[str]]
    """Ids of the brands to which the trademark numbers of a document belong."""

    def party_keys(self, document: int, field: str, printed: str) -> tuple[str, ...]:
        """Return the ids a name may mean; the name itself where the registry knows none."""
        found = self.parties.get((document, field), ())
        return tuple(party.id for party in found) or (printed,)


class Entitlements:
    """Solves the chains of one dossier."""

    def __init__(
        self,
        store: Store,
        meanings: Meanings,
        documents: tuple[Examined, ...],
        claim: Claim | None,
    ) -> None:
        self._store = store
        self._meanings = meanings
        self._documents = documents
        self._claim = claim

    def answers(self, judged_on: date) -> Iterator[ChainAnswer]:
        """Yield one answer for each paper and brand that is asked about."""
        for examined in self._documents:
            match examined.paper:
                case Invoice() as paper:
                    yield from self._supplier(examined, paper, judged_on)
                case AuthorisationLetter() as paper:
                    yield from self._grantor(examined, paper, judged_on)
                case _:
                    pass

    def _supplier(self, examined: Examined, paper: Invoice, on: date) -> Iterator[ChainAnswer]:
        if not isinstance(paper.seller_name, Field):
            return
        line_brands = [ln.brand.value for ln in paper.lines if isinstance(ln.brand, Field)]
        asked = [self._claim.brand] if self._claim and self._claim.brand else line_brands
        territory = self._claim.territory if self._claim else None
        terms = Terms(
            on=_day(paper.issue_date) or on,
            territories=(territory,) if territory else (),
            has_exhaustion=True,
        )
        name = paper.seller_name.value
        for text in dict.fromkeys(asked):
            yield from self._answer(examined, "supplier", ("seller_name", name), text, terms)

    def _grantor(
        self, examined: Examined, paper: AuthorisationLetter, on: date
    ) -> Iterator[ChainAnswer]:
        if not isinstance(paper.grantor, Field) or not isinstance(paper.brands, Field):
            return
        name = paper.grantor.value
        terms = self._letter_terms(paper, on)
        for text in self._granted(paper.brands.value):
            yield from self._answer(examined, "grantor", ("grantor", name), text, terms)

    def _granted(self, brands: tuple[str, ...]) -> tuple[str, ...]:
        """Return the letter's brands that the claim is about; all where it names none of them."""
        distinct = tuple(dict.fromkeys(brands))
        if self._claim is None or not self._claim.brand:
            return distinct
        claimed = {brand.id for brand in self._meanings.brands.get(self._claim.brand, ())}
        return (
            tuple(
                text
                for text in distinct
                if claimed & {brand.id for brand in self._meanings.brands.get(text, ())}
            )
            or distinct
        )

    def _letter_terms(self, paper: AuthorisationLetter, on: date) -> Terms:
        """Return what a letter needs from the grants above it, on a day of its own period."""
        first, last = _day(paper.valid_from) or _day(paper.issue_date), _day(paper.valid_to)
        day = max(on, first) if first else on
        day = min(day, last) if last else day
        territory = self._claim.territory if self._claim else None
        channel = self._claim.marketplace if self._claim else None
        return Terms(
            on=day,
            territories=(territory,) if territory else _texts(paper.territories),
            channels=(channel,) if channel else _texts(paper.channels),
            valid_to=last,
            must_sublicense=True,
        )

    def _answer(
        self,
        examined: Examined,
        subject: str,
        asked: tuple[str, str],
        brand_text: str,
        terms: Terms,
    ) -> Iterator[ChainAnswer]:
        """Solve the chain for each meaning of brand and party, and yield what they agree on."""
        brands = self._meanings.brands.get(brand_text, ())
        marked = self._meanings.marked.get(examined.number, frozenset())
        brands = tuple(b for b in brands if b.id in marked) or brands
        field, name = asked
        parties = self._meanings.party_keys(examined.number, field, name)
        solved = [
            (brand, party, self._solve(examined.number, brand, party, terms))
            for brand in brands
            for party in parties
        ]
        if not solved:
            return
        brand, party, chain = solved[0]
        holds, reason = chain.holds, chain.reason
        if len({found.holds for _, _, found in solved}) > 1:
            what = f"{len(brands)} brands" if len(brands) > 1 else f"{len(parties)} parties"
            called = brand_text if len(brands) > 1 else name
            holds, reason = None, f"The registry holds {what} called {called}."
        yield ChainAnswer(
            document=examined.number,
            subject=subject,
            brand=brand.name,
            party=party,
            links=chain.links,
            holds=holds,
            reason=reason,
        )

    def _solve(self, document: int, brand: Brand, party: str, terms: Terms) -> Chain:
        letters = self._letter_grants(document, brand)
        met: dict[str, str] = {}

        def grants_to(grantee: str) -> tuple[Grant, ...]:
            grants = [*self._recorded(brand, grantee)]
            grants.extend(grant for grant in letters if grant.grantee == grantee)
            known = self._store.parties({grantee, *(grant.grantor for grant in grants)})
            met.update({found.id: found.name for found in known.values()})
            return tuple(grants)

        grants_to(brand.owner or "")
        return solve_chain(brand, party, terms, grants_to=grants_to, names=met)

    def _recorded(self, brand: Brand, grantee: str) -> Iterator[Grant]:
        """Yield the authorisations of a party, denied ones marked."""
        rows = self._store.grants_to(brand.id, grantee)
        for row in rows:
            yield recorded_grant(
                row, is_denied=self._is_denied(brand, row.grantor, row.letter_number)
            )

    def _is_denied(
        self, brand: Brand, grantor: str, number: str | None, digest: str | None = None
    ) -> bool:
        """Tell whether grantor or brand owner said that this letter is not its own."""
        words = self._store.attestations((digest,) if digest else (), (number,) if number else ())
        return any(
            word.status == "denied"
            and (word.party in (grantor, brand.owner) or word.document_sha256 is not None)
            for word in words
        )

    def _letter_grants(self, document: int, brand: Brand) -> tuple[Grant, ...]:
        """Return the other letters of the dossier, and those above in this file, for a brand."""
        return tuple(
            grant
            for examined in self._documents
            if isinstance(examined.paper, AuthorisationLetter)
            for prefix, letter in named_letters(examined.paper)
            if prefix or examined.number != document
            for grant in self._letter_grant(examined, prefix, letter, brand)
        )

    def _letter_grant(
        self, examined: Examined, prefix: str, paper: AuthorisationLetter, brand: Brand
    ) -> Iterator[Grant]:
        if not (isinstance(paper.grantor, Field) and isinstance(paper.grantee, Field)):
            return
        texts = _texts(paper.brands)
        if brand.id not in {b.id for text in texts for b in self._meanings.brands.get(text, ())}:
            return
        sublicense = paper.may_sublicense
        grantors = self._meanings.party_keys(
            examined.number, f"{prefix}grantor", paper.grantor.value
        )
        grantees = self._meanings.party_keys(
            examined.number, f"{prefix}grantee", paper.grantee.value
        )
        number, digest = value(paper.letter_number), examined.document.file.sha256
        for grantor in grantors:
            for grantee in grantees:
                yield Grant(
                    grantor=grantor,
                    grantee=grantee,
                    evidence=f"letter:{examined.number}",
                    territories=_texts(paper.territories) or None,
                    channels=_texts(paper.channels) or None,
                    valid_from=_day(paper.valid_from) or _day(paper.issue_date),
                    valid_to=_day(paper.valid_to),
                    may_sublicense=sublicense.value if isinstance(sublicense, Field) else None,
                    is_denied=self._is_denied(brand, grantor, number, digest),
                )


def _day(maybe: Maybe[date]) -> date | None:
    return maybe.value if isinstance(maybe, Field) else None


def _texts(maybe: Maybe[tuple[str, ...]]) -> tuple[str, ...]:
    return maybe.value if isinstance(maybe, Field) else ()
