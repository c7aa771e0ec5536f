"""Which registered party a name on a paper means, with the facts that speak for and against.

In: a name, what else the paper says of its bearer, the text of the pages. Out: `PartyMatch`es.
A name finds candidates; a second fact (tax id, IBAN, domain, telephone, address) confirms one
(knowledge: registry 1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from proofcheck.comparing.identifiers import IdentifierKind, check_identifier, normalise_identifier
from proofcheck.comparing.texts import digits_of
from proofcheck.model.registry import Party
from proofcheck.model.registry_answers import Likeness, PartyMatch
from proofcheck.registry.name_search import NameSearch
from proofcheck.registry.store import Store

LEAST_DIGITS = 8
"""Digits of a telephone or tax number below which finding it on a page proves nothing."""

LEAST_ADDRESS = 12
"""Letters and digits of an address below which it proves nothing."""

MAX_TEXT = 200_000
"""Characters of a document's text that are searched for second facts."""

EQUAL = frozenset({Likeness.IDENTICAL, Likeness.SAME, Likeness.REORDERED})
"""Likenesses at which a name means a party unless a fact speaks against it."""

NEAR = EQUAL | {Likeness.CONFUSABLE, Likeness.OCR_CLASS, Likeness.TYPO}
"""Likenesses at which facts from anywhere on the page count. A name that shares some words only
needs a fact that stands beside it: a replaced name may have left the old one's address behind."""

_USCC_LENGTH = 18
_CHE_LENGTH = 12


class Bearer(Struct, frozen=True, kw_only=True):
    """What a paper says of the bearer of a name, beside the name.

    `page_text` is the text of the whole document: facts of a record are looked for in it.
    """

    tax_id: str | None = None
    email: str | None = None
    iban: str | None = None
    address: str | None = None
    page_text: str = ""


def match_parties(
    search: NameSearch, store: Store, name: str, bearer: Bearer
) -> tuple[PartyMatch, ...]:
    """Return the registered parties that `name` may mean, best first."""
    candidates = search.search(name)
    records = store.parties(found.owner for found in candidates)
    page = _Page(bearer.page_text)
    return tuple(
        PartyMatch(
            party=records[found.owner],
            matched_name=found.name,
            likeness=found.comparison.likeness,
            score=found.comparison.score,
            differences=found.comparison.differences,
            second_fact=_second_fact(
                records[found.owner],
                bearer,
                page if found.comparison.likeness in NEAR else _Page(""),
            ),
            contrary_fact=_contrary_fact(records[found.owner], bearer),
        )
        for found in candidates
        if found.owner in records
    )


def meant(matches: Iterable[PartyMatch]) -> tuple[Party, ...]:
    """Return the parties that a name means for sure enough to ask for their rights.

    A match counts when the names are equal (`EQUAL`) or a second fact confirms a weaker
    likeness, and no fact speaks against it. Confirmed matches leave out the others.
    """
    matches = tuple(matches)
    sure = [m for m in matches if (m.likeness in EQUAL or m.second_fact) and not m.contrary_fact]
    confirmed = [m for m in sure if m.second_fact and m.likeness in EQUAL]
    equal = [m for m in sure if m.likeness in EQUAL]
    return tuple(m.party for m in (confirmed or equal or sure))


class _Page:
    """The text of a document in the spellings in which facts are looked for."""

    def __init__(self, text: str) -> None:
        folded = unicodedata.normalize("NFKC", text[:MAX_TEXT]).casefold()
        self.text = folded
        self.bare = "".join(ch for ch in folded if ch.isalnum())
        self.digit_lines = tuple(digits_of(line) for line in folded.splitlines())

    def has_identifier(self, value: str) -> bool:
        """Tell whether an identifier stands on the page, whatever its separators."""
        bare = normalise_identifier(value).casefold()
        return len(bare) >= LEAST_DIGITS and bare in self.bare

    def has_number(self, digits: str) -> bool:
        """Tell whether one line holds these digits in a row, but for separators."""
        return len(digits) >= LEAST_DIGITS and any(digits in line for line in self.digit_lines)

    def has_domain(self, domain: str) -> bool:
        """Tell whether a domain stands on the page as a word, after a dot, or after an at."""
        start = self.text.find(domain)
        while start >= 0:
            before = self.text[start - 1 : start]
            after = self.text[start + len(domain) : start + len(domain) + 2]
            is_longer = after[:1].isalnum() or after[:1] == "-"
            is_longer = is_longer or (after[:1] == "." and after[1:].isalpha())
            if not before.isalnum() and before != "-" and not is_longer:
                return True
            start = self.text.find(domain, start + 1)
        return False


def _second_fact(party: Party, bearer: Bearer, page: _Page) -> str | None:
    """Return a fact that paper and record share, the strongest first, in words."""
    tax_ids = [_bare_tax_id(tax_id) for tax_id in party.tax_ids]
    if bearer.tax_id and any(_same_tax_id(bearer.tax_id, tax_id) for tax_id in tax_ids):
        return f"tax id {_bare_tax_id(bearer.tax_id)}"
    for tax_id in tax_ids:
        if page.has_identifier(tax_id):
            return f"tax id {tax_id}"
    for iban in map(normalise_identifier, party.ibans):
        if (bearer.iban and normalise_identifier(bearer.iban) == iban) or page.has_identifier(iban):
            return f"IBAN {iban}"
    for email in party.emails:
        if page.has_domain(email.casefold()) or _folded(bearer.email) == email.casefold():
            return f"email {email}"
    for domain in party.domains:
        if page.has_domain(domain.casefold()) or _is_of_domain(bearer.email, domain):
            return f"domain {domain}"
    for phone in party.phones:
        if page.has_number(digits_of(phone)):
            return f"telephone {phone}"
    return _shared_address(party, bearer, page)


def _shared_address(party: Party, bearer: Bearer, page: _Page) -> str | None:
    own = _bare(bearer.address) if bearer.address else ""
    for address in party.addresses:
        bare = _bare(address)
        if len(bare) >= LEAST_ADDRESS and (bare == own or bare in page.bare or bare in own):
            return f"address {address}"
    return None


def _contrary_fact(party: Party, bearer: Bearer) -> str | None:
    """Return a fact in which paper and record differ, in words; None where none does.

    Only a tax id of the same scheme can differ: a company has one of each, but may have
    several accounts, domains and addresses. One with wrong check digits is misread or
    invented, which other checks say; it proves no difference here.
    """
    if not bearer.tax_id:
        return None
    printed = _bare_tax_id(bearer.tax_id)
    recorded = [_bare_tax_id(tax_id) for tax_id in party.tax_ids]
    rivals = [tax_id for tax_id in recorded if _is_same_scheme(printed, tax_id)]
    if not rivals or any(_same_tax_id(printed, tax_id) for tax_id in recorded):
        return None
    kind = IdentifierKind.USCC if len(printed) == _USCC_LENGTH else IdentifierKind.VAT
    if check_identifier(kind, printed) is not True:
        return None
    return f"tax id {printed}, registered is {', '.join(rivals)}"


def _same_tax_id(printed: str, recorded: str) -> bool:
    """Compare tax ids; one may lack the country's prefix that the other has."""
    printed = _bare_tax_id(printed)
    if printed == recorded:
        return True
    short, long = sorted((printed, recorded), key=len)
    return len(short) >= LEAST_DIGITS and long[:2].isalpha() and long[2:] == short


def _bare_tax_id(text: str) -> str:
    """Return a tax id without the words that Swiss and Norwegian ones carry, Greek as EL."""
    bare = normalise_identifier(text)
    if bare.startswith("CHE"):
        return bare[:_CHE_LENGTH]
    if bare.startswith("GR"):
        return f"EL{bare[2:]}"
    return bare.removesuffix("MVA")


def _is_same_scheme(printed: str, recorded: str) -> bool:
    if len(printed) == len(recorded) == _USCC_LENGTH:
        return True
    prefix = printed[:2]
    return len(prefix) == 2 and prefix.isalpha() and recorded.startswith(prefix)


def _is_of_domain(email: str | None, domain: str) -> bool:
    host = _folded(email).rpartition("@")[2]
    return bool(host) and (host == domain.casefold() or host.endswith(f".{domain.casefold()}"))


def _folded(text: str | None) -> str:
    return unicodedata.normalize("NFKC", text or "").casefold().strip()


def _bare(address: str) -> str:
    """Return the letters and digits of an address as the page's bare text has them."""
    folded = unicodedata.normalize("NFKC", address).casefold()
    return "".join(ch for ch in folded if ch.isalnum())
