"""What the brand registry answers to one dossier: names, marks, chains, each with its record."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from proofcheck.model.habits import IssuerHabits
from proofcheck.model.identities import IdentifierAnswer
from proofcheck.model.measures import Place
from proofcheck.model.registry import (
    Attestation,
    Authorisation,
    Brand,
    Certificate,
    Party,
    Signatory,
    Trademark,
)


class Likeness(StrEnum):
    """Levels of equality of two names, strongest first (knowledge: registry, look-alikes)."""

    IDENTICAL = "identical"  # the same characters
    SAME = "same"  # A: case, diacritics, legal form, punctuation, transliteration apart
    CONFUSABLE = "confusable"  # B: equal only after folding look-alike characters
    OCR_CLASS = "ocr_class"  # C: equal only after folding what OCR confuses (0/O, 1/l)
    TYPO = "typo"  # D: one or two edits apart
    REORDERED = "reordered"  # E: the same words in another order
    SUBSET = "subset"  # F: all words of one in the other
    SIMILAR = "similar"  # none of these, but close enough to be listed
    DIFFERENT = "different"


class CharacterDifference(Struct, frozen=True, kw_only=True):
    """Characters that differ, with their code points (`U+0430`): the evidence of a likeness."""

    observed: str
    expected: str
    observed_code_points: tuple[str, ...]
    expected_code_points: tuple[str, ...]


class PartyMatch(Struct, frozen=True, kw_only=True):
    """A registered party that a name on a document may mean.

    `score` 0..1 ranks, it does not decide. `second_fact` is an identifier (tax id, domain,
    IBAN) that the document and the record share; `contrary_fact` one that they do not.
    """

    party: Party
    matched_name: str
    likeness: Likeness
    score: float
    differences: tuple[CharacterDifference, ...] = ()
    second_fact: str | None = None
    contrary_fact: str | None = None


class PartyAnswer(Struct, frozen=True, kw_only=True):
    """The registry's answer to one name: `asked_as` is `claim.seller`, `seller_name` …

    `document` is None for a name of the claim. Matches come best first; none is an answer too.
    """

    asked: str
    asked_as: str
    document: int | None
    place: Place | None
    matches: tuple[PartyMatch, ...] = ()


class BrandMatch(Struct, frozen=True, kw_only=True):
    """A registered brand that a name may mean."""

    brand: Brand
    matched_name: str
    likeness: Likeness
    score: float
    differences: tuple[CharacterDifference, ...] = ()


class BrandAnswer(Struct, frozen=True, kw_only=True):
    """The registry's answer to one brand name (of the claim, a letter, or an invoice line)."""

    asked: str
    asked_as: str
    document: int | None
    place: Place | None
    matches: tuple[BrandMatch, ...] = ()


class TrademarkAnswer(Struct, frozen=True, kw_only=True):
    """Which registered trademarks carry a number that a letter names (brand id, record)."""

    asked: str
    document: int
    place: Place | None
    matches: tuple[tuple[str, Trademark], ...] = ()


class LinkProblem(StrEnum):
    """Why a link of a chain of authorisations does not hold."""

    NO_GRANT = "no_grant"  # nobody known authorised this party
    NO_SUBLICENCE = "no_sublicence"
    REVOKED = "revoked"
    DENIED = "denied"
    NOT_BEGUN = "not_begun"
    EXPIRED = "expired"
    TERRITORY = "territory"
    CHANNEL = "channel"
    PRODUCTS = "products"
    OUTLIVES_UPPER = "outlives_upper"
    UNKNOWN_PARTY = "unknown_party"
    NAMES_DIFFER = "names_differ"  # the grantee above and the grantor below are near, not equal
    TERRITORY_WIDENED = "territory_widened"  # more than the grant above holds
    CHANNEL_WIDENED = "channel_widened"
    TRADEMARK_DEAD = "trademark_dead"
    TRADEMARK_PENDING = "trademark_pending"
    OTHER_OWNER = "other_owner"  # the mark that the grant names belongs to somebody else
    OTHER_CLASS = "other_class"  # no mark of the brand is for the goods
    SIGNATORY_UNKNOWN = "signatory_unknown"


class ChainLink(Struct, frozen=True, kw_only=True):
    """One step of a chain: who let whom, by what evidence, and what is wrong with it.

    `evidence` is `owner`, `authorisation:<id>` or `letter:<document>`, `place` where a letter
    names its grantor. `problems` is empty for a link that holds; `remarks` are faults that
    don't touch what was asked for (a letter that widens a territory nobody asks about);
    `unknown` lists terms that nobody states (an absent list means unknown, not all). Parties
    are ids where the registry knows them, else names as printed.
    """

    grantor: str
    grantee: str
    evidence: str
    problems: tuple[LinkProblem, ...] = ()
    remarks: tuple[LinkProblem, ...] = ()
    unknown: tuple[str, ...] = ()
    sentence: str = ""
    place: Place | None = None


class ChainAnswer(Struct, frozen=True, kw_only=True):
    """Whether a chain leads from the trademark owner to a party, for one document.

    `subject` says for whom: `supplier` of an invoice on its issue date, `grantor` of a letter,
    or `grantee` of a letter: the whole chain, with the letter itself as its last link, on the
    day that is judged. `holds` is True for a complete chain (`outlives_upper` alone does not
    break it), False where the best chain is broken (its first broken link has problems), None
    where the registry can't say: a party or a needed term is unknown, or a name has two meanings.
    `brand` is the registered name; `party` an id, or the name as printed where none is known.
    """

    document: int
    subject: str
    brand: str
    party: str
    links: tuple[ChainLink, ...] = ()
    holds: bool | None = None
    reason: str = ""


class RegistryAnswers(Struct, frozen=True, kw_only=True):
    """All that the registry answered for one dossier; checks read this, never the store.

    `source` names the registry, `digest` its content (SHA-256), `as_of` its newest record.
    `named` are the parties whom the records below and the chains name by their ids, so that a
    check can say who they are. `identifiers` say who has the accounts, tax ids and domains
    that the papers print; `certificates` are those with which they were signed, where pinned,
    and all pinned ones of the parties that the papers may mean. `habits` say how the genuine
    papers of the issuers are made, where the registry was shown any.
    """

    source: str
    digest: str
    as_of: date | None = None
    parties: tuple[PartyAnswer, ...] = ()
    brands: tuple[BrandAnswer, ...] = ()
    trademarks: tuple[TrademarkAnswer, ...] = ()
    chains: tuple[ChainAnswer, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    named: tuple[Party, ...] = ()
    identifiers: tuple[IdentifierAnswer, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    habits: tuple[IssuerHabits, ...] = ()
