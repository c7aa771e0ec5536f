"""Asks for the rights that the papers of a dossier rest on: one chain for each brand.

In: the documents, whom their names and brands mean, the store's grants. Out: `ChainAnswer`s.
An invoice asks whether its supplier might sell the brand on its date; a letter whether its
grantor might grant it, and whether the whole chain reaches its grantee. With a claim only the
claimed brand, territory and channel are asked for: what a paper says beyond the claim does not
decide about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import structs

from proofcheck.comparing.goods_classes import classes_of_goods
from proofcheck.model.claim import Claim
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice
from proofcheck.model.registry import Brand
from proofcheck.model.registry_answers import ChainAnswer
from proofcheck.registry.chains import Chain, OtherName, solve_chain
from proofcheck.registry.grants import Grant, Terms, recorded_grant
from proofcheck.registry.letter_grants import LetterGrants, Meanings, day, texts
from proofcheck.registry.store import Store


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
        self._letters = LetterGrants(store, meanings, documents)

    def answers(self, judged_on: date) -> Iterator[ChainAnswer]:
        """Yield one answer for each paper and brand that is asked about."""
        for examined in self._documents:
            match examined.paper:
                case Invoice() as paper:
                    yield from self._supplier(examined, paper, judged_on)
                case AuthorisationLetter() as paper:
                    yield from self._grantor(examined, paper, judged_on)
                    yield from self._grantee(examined, paper, judged_on)
                case _:
                    pass

    def _supplier(self, examined: Examined, paper: Invoice, on: date) -> Iterator[ChainAnswer]:
        if not isinstance(paper.seller_name, Field):
            return
        line_brands = [ln.brand.value for ln in paper.lines if isinstance(ln.brand, Field)]
        asked = [self._claim.brand] if self._claim and self._claim.brand else line_brands
        territory = self._claim.territory if self._claim else None
        terms = Terms(
            on=day(paper.issue_date) or on,
            territories=(territory,) if territory else (),
            nice_classes=self._claimed_classes() or None,
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

    def _grantee(
        self, examined: Examined, paper: AuthorisationLetter, on: date
    ) -> Iterator[ChainAnswer]:
        """Yield the whole chain with the letter itself as its last link, for the judged day."""
        if not (isinstance(paper.grantor, Field) and isinstance(paper.grantee, Field)):
            return
        terms = self._letter_terms(paper, on)
        terms = structs.replace(terms, on=on, valid_to=None, must_sublicense=False)
        asked = ("grantor", paper.grantor.value)
        for text in self._granted(texts(paper.brands)):
            yield from self._answer(examined, "grantee", asked, text, terms)

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
        first, last = day(paper.valid_from) or day(paper.issue_date), day(paper.valid_to)
        asked = max(on, first) if first else on
        asked = min(asked, last) if last else asked
        territory = self._claim.territory if self._claim else None
        channel = self._claim.marketplace if self._claim else None
        return Terms(
            on=asked,
            territories=(territory,) if territory else texts(paper.territories),
            channels=(channel,) if channel else texts(paper.channels),
            valid_to=last,
            nice_classes=self._claimed_classes() or None,
            mark_numbers=self._letters.mark_numbers(paper),
            must_sublicense=True,
        )

    def _claimed_classes(self) -> tuple[int, ...]:
        items = self._claim.items if self._claim else ()
        return classes_of_goods(items) if items else ()

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
            (brand, below.grantee if below else party, chain)
            for brand in brands
            for party in parties
            for below in self._below(examined.number, subject, brand, party)
            for chain in (self._solve(examined.number, brand, (party, name), terms, below),)
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

    def _below(
        self, document: int, subject: str, brand: Brand, party: str
    ) -> tuple[Grant | None, ...]:
        """Return the letter's own grant where the chain is to go down to its grantee."""
        if subject != "grantee":
            return (None,)
        own = self._letters.of(document, brand)
        return tuple(grant for grant in own if grant.grantor == party)[:1]

    def _solve(
        self,
        document: int,
        brand: Brand,
        asked: tuple[str, str],
        terms: Terms,
        below: Grant | None,
    ) -> Chain:
        party, printed = asked
        letters = self._letters.around(document, brand)
        met: dict[str, str] = {}

        def grants_to(grantee: str) -> tuple[Grant, ...]:
            grants = [*self._recorded(brand, grantee)]
            grants.extend(grant for grant in letters if grant.grantee == grantee)
            known = self._store.parties({grantee, *(grant.grantor for grant in grants)})
            met.update({found.id: found.name for found in known.values()})
            return tuple(grants)

        def other_name(start: str) -> OtherName | None:
            name = printed if start == party else met.get(start, start)
            return self._letters.other_name(document, name)

        for owner in brand.owners:
            grants_to(owner)
        if below is not None:
            ends = self._store.parties({below.grantee})
            met.update({found.id: found.name for found in ends.values()})
        return solve_chain(
            brand,
            party,
            terms,
            grants_to=grants_to,
            names=met,
            below=below,
            other_name=other_name,
        )

    def _recorded(self, brand: Brand, grantee: str) -> Iterator[Grant]:
        """Yield the authorisations of a party, denied ones marked."""
        rows = self._store.grants_to(brand.id, grantee)
        for row in rows:
            yield recorded_grant(
                row, is_denied=self._letters.is_denied(brand, row.grantor, row.letter_number)
            )
