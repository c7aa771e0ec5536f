"""Letters of a dossier as grants of rights, with the faults that they carry in themselves.

In: the documents, whom their names and brands mean, the store. Out: `Grant`s. A letter may be
denied or revoked under its number, name another owner's trademark, or be signed by somebody
who is not among those who may sign for its grantor.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from proofcheck.comparing.characters import script_of
from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names
from proofcheck.comparing.offices import may_be_same_office
from proofcheck.model.document import Source
from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Maybe
from proofcheck.model.registry import Brand, Party, Trademark
from proofcheck.model.registry_answers import Likeness, LinkProblem
from proofcheck.registry.chains import OtherName
from proofcheck.registry.grants import Grant
from proofcheck.registry.questions import MAX_NUMBERS, named_letters, value
from proofcheck.registry.store import Store

NEAR = frozenset(
    {
        Likeness.CONFUSABLE,
        Likeness.OCR_CLASS,
        Likeness.TYPO,
        Likeness.SUBSET,
        Likeness.SIMILAR,
    }
)
"""Likenesses at which two names may mean one company, but not for sure."""

CLEARLY_OTHER = frozenset({Likeness.DIFFERENT, Likeness.SIMILAR})


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


class LetterGrants:
    """The letters of one dossier as grants."""

    def __init__(self, store: Store, meanings: Meanings, documents: tuple[Examined, ...]) -> None:
        self._store = store
        self._meanings = meanings
        self._letters = tuple(
            (examined, prefix, letter)
            for examined in documents
            if isinstance(examined.paper, AuthorisationLetter)
            for prefix, letter in named_letters(examined.paper)
        )

    def around(self, document: int, brand: Brand) -> tuple[Grant, ...]:
        """Return the other letters of the dossier, and those above in this file, for a brand."""
        return tuple(
            grant
            for examined, prefix, letter in self._letters
            if prefix or examined.number != document
            for grant in self._grants(examined, prefix, letter, brand)
        )

    def of(self, document: int, brand: Brand) -> tuple[Grant, ...]:
        """Return what the last letter of a document grants of a brand."""
        return tuple(
            grant
            for examined, prefix, letter in self._letters
            if not prefix and examined.number == document
            for grant in self._grants(examined, prefix, letter, brand)
        )

    def classes(self, paper: AuthorisationLetter, brand: Brand) -> tuple[int, ...]:
        """Return the Nice classes of the brand's marks that a letter names; empty if unknown."""
        own = [mark for owner, mark in self._marks(paper) if owner == brand.id]
        return tuple(sorted({number for mark in own for number in mark.nice_classes or ()}))

    def mark_numbers(self, paper: AuthorisationLetter) -> frozenset[str]:
        """Return the numbers, as recorded, of the registry's marks that a letter names."""
        return frozenset(mark.number for _, mark in self._marks(paper))

    def other_name(self, document: int, name: str) -> OtherName | None:
        """Return the grantee of another letter that leads nowhere, where `name` has no grant.

        Two letters handed in together are meant to meet: the one above ends at a name, the one
        below starts at another.
        """
        starts = {v for _, _, letter in self._letters if (v := value(letter.grantor))}
        own_end = {
            v
            for examined, prefix, letter in self._letters
            if not prefix and examined.number == document and (v := value(letter.grantee))
        }
        found: OtherName | None = None
        for examined, prefix, letter in self._letters:
            end = value(letter.grantee)
            if end is None or (not prefix and examined.number == document):
                continue
            likeness = compare_names(end, name).likeness
            if likeness in NEAR:
                return OtherName(end, is_near=True)
            if likeness is Likeness.DIFFERENT and end not in starts | own_end:
                found = OtherName(end, is_near=False)
        return found

    def is_denied(
        self, brand: Brand, grantor: str, number: str | None, digest: str | None = None
    ) -> bool:
        """Tell whether grantor or brand owner said that this letter is not its own."""
        words = self._store.attestations((digest,) if digest else (), (number,) if number else ())
        return any(
            word.status == "denied"
            and (word.party in (grantor, *brand.owners) or word.document_sha256 is not None)
            for word in words
        )

    def _grants(
        self, examined: Examined, prefix: str, paper: AuthorisationLetter, brand: Brand
    ) -> Iterator[Grant]:
        if not (isinstance(paper.grantor, Field) and isinstance(paper.grantee, Field)):
            return
        if brand.id not in {
            b.id for text in texts(paper.brands) for b in self._meanings.brands.get(text, ())
        }:
            return
        sublicense = paper.may_sublicense
        document = examined.number
        grantors = self._meanings.party_keys(document, f"{prefix}grantor", paper.grantor.value)
        grantees = self._meanings.party_keys(document, f"{prefix}grantee", paper.grantee.value)
        number, digest = value(paper.letter_number), examined.document.file.sha256
        for grantor in grantors:
            for grantee in grantees:
                yield Grant(
                    grantor=grantor,
                    grantee=grantee,
                    evidence=f"letter:{document}",
                    territories=_territories(paper),
                    channels=texts(paper.channels) or None,
                    nice_classes=self.classes(paper, brand) or None,
                    valid_from=day(paper.valid_from) or day(paper.issue_date),
                    valid_to=day(paper.valid_to),
                    may_sublicense=sublicense.value if isinstance(sublicense, Field) else None,
                    ends_on=self._revoked_on(brand, grantor, grantee, number),
                    is_denied=self.is_denied(brand, grantor, number, digest),
                    faults=self._faults(paper, brand, grantor),
                    place=paper.grantor.place,
                )

    def _revoked_on(
        self, brand: Brand, grantor: str, grantee: str, number: str | None
    ) -> date | None:
        """Return from which day the registry's record of this letter is revoked."""
        rows = self._store.authorisations_numbered(number) if number else ()
        own = [r for r in rows if r.brand == brand.id and r.grantor == grantor]
        own = [row for row in own if row.grantee == grantee] or own
        if not own or any(row.status != "revoked" for row in own):
            return None
        return max(row.revoked_on or date.min for row in own)

    def _faults(
        self, paper: AuthorisationLetter, brand: Brand, grantor: str
    ) -> tuple[LinkProblem, ...]:
        found: list[LinkProblem] = []
        if self._names_anothers_mark(paper, brand):
            found.append(LinkProblem.OTHER_OWNER)
        if self._is_signed_by_a_stranger(paper, grantor):
            found.append(LinkProblem.SIGNATORY_UNKNOWN)
        return tuple(found)

    def _names_anothers_mark(self, paper: AuthorisationLetter, brand: Brand) -> bool:
        """Tell whether every known number of a letter is a mark of another brand's owner."""
        marks = self._marks(paper)
        if not marks or not brand.trademarks or any(owner == brand.id for owner, _ in marks):
            return False
        others = self._store.brands({owner for owner, _ in marks}).values()
        if not all(other.owners for other in others):
            return False
        return all(set(brand.owners).isdisjoint(other.owners) for other in others)

    def _marks(self, paper: AuthorisationLetter) -> list[tuple[str, Trademark]]:
        numbers = paper.trademark_numbers
        if not isinstance(numbers, Field) or numbers.chosen.source is Source.OCR:
            return []
        offices = {normalise_identifier(mark.number): mark.office for mark in paper.marks}
        asked = dict.fromkeys(normalise_identifier(number) for number in numbers.value)
        return [
            found
            for number in tuple(asked)[:MAX_NUMBERS]
            for found in self._store.trademarks(number)
            if may_be_same_office(offices.get(number), found[1].office)
        ]

    def _is_signed_by_a_stranger(self, paper: AuthorisationLetter, grantor: str) -> bool:
        signed = paper.signatory_name
        if not isinstance(signed, Field) or signed.chosen.source is Source.OCR:
            return False
        known = [row.name for row in self._store.signatories((grantor,))]
        known = [name for name in known if _scripts(name) == _scripts(signed.value)]
        return bool(known) and all(
            compare_names(signed.value, name).likeness in CLEARLY_OTHER for name in known
        )


def day(maybe: Maybe[date]) -> date | None:
    """Return a field's day, None where it is missing."""
    return maybe.value if isinstance(maybe, Field) else None


def texts(maybe: Maybe[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the texts of a field, none where it is missing."""
    return maybe.value if isinstance(maybe, Field) else ()


def _scripts(name: str) -> frozenset[str]:
    return frozenset(script_of(ch) for ch in name) - {""}


def _territories(paper: AuthorisationLetter) -> tuple[str, ...] | None:
    """Return the territories; a list that leaves countries out can't be stated: not known."""
    return None if paper.except_territories else texts(paper.territories) or None
