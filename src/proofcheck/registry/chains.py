"""Solves chains of authorisations: does a right lead from the trademark's owner to a party?

In: a brand, a party, the terms asked for, and a way to look up the grants to a party. Out: the
best chain with what is wrong with each of its links. Pure: it knows neither store nor dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from proofcheck.model.registry import Brand, ChainLink, LinkProblem
from proofcheck.registry.grants import (
    BLOCKING_UNKNOWN,
    HARMLESS,
    Grant,
    Terms,
    problems_of,
    unknown_of,
)

MAX_LINKS = 6
MAX_CHAINS = 300
"""How long a chain may be and how many are looked at: a registry may hold circles."""

OWNER = "owner"

WORDS = {
    LinkProblem.NO_GRANT: "nobody known authorised {grantee}",
    LinkProblem.NO_SUBLICENCE: "{grantee} may not pass the right on",
    LinkProblem.REVOKED: "the authorisation was revoked",
    LinkProblem.DENIED: "the rights holder denied the paper",
    LinkProblem.NOT_BEGUN: "the authorisation had not begun on {on}",
    LinkProblem.EXPIRED: "the authorisation had ended on {on}",
    LinkProblem.TERRITORY: "it does not cover the territory",
    LinkProblem.CHANNEL: "it does not cover the sales channel",
    LinkProblem.PRODUCTS: "it does not cover the goods",
    LinkProblem.OUTLIVES_UPPER: "it ends before the letter that rests on it",
    LinkProblem.UNKNOWN_PARTY: "the registry does not know {grantee}",
}


class Chain(Struct, frozen=True, kw_only=True):
    """The best chain found: True it holds, False it is broken, None nobody can say."""

    links: tuple[ChainLink, ...]
    holds: bool | None
    reason: str


def solve_chain(
    brand: Brand,
    party: str,
    terms: Terms,
    *,
    grants_to: Callable[[str], tuple[Grant, ...]],
    names: Mapping[str, str],
) -> Chain:
    """Return the best chain from the owner of `brand` to `party`.

    `names` maps the ids of registered parties to their names; a party that is not in it is
    unknown. The best chain is the one with the fewest broken links, then with the fewest
    unknown terms, then the shortest, then the one of recorded authorisations.
    """
    if brand.owner is None:
        return Chain(links=(), holds=None, reason=f"The registry names no owner of {brand.name}.")
    finder = _Finder(brand.owner, grants_to)
    chains = (_links(brand, found, terms, names) for found in finder.chains_to(party))
    best = min(chains, key=_rank)
    return Chain(links=best, holds=_holds(best), reason=_reason(brand, party, best, names))


class _Finder:
    """Walks grants backwards from a party to the owner, or to where nothing leads further."""

    def __init__(self, owner: str, grants_to: Callable[[str], tuple[Grant, ...]]) -> None:
        self._owner = owner
        self._grants_to = grants_to
        self._known: dict[str, tuple[Grant, ...]] = {}

    def chains_to(self, party: str) -> list[tuple[str, tuple[Grant, ...]]]:
        """Return (first party, grants in order) of each chain, at least one."""
        done: list[tuple[str, tuple[Grant, ...]]] = []
        open_chains: list[tuple[str, tuple[Grant, ...]]] = [(party, ())]
        while open_chains and len(done) < MAX_CHAINS:
            start, grants = open_chains.pop()
            seen = {grant.grantee for grant in grants}
            above = [g for g in self._above(start) if g.grantor not in seen and g.grantor != start]
            if start == self._owner or not above or len(grants) >= MAX_LINKS:
                done.append((start, grants))
                continue
            open_chains.extend((grant.grantor, (grant, *grants)) for grant in reversed(above))
            del open_chains[:-MAX_CHAINS]
        return done

    def _above(self, party: str) -> tuple[Grant, ...]:
        if party not in self._known:
            self._known[party] = self._grants_to(party)
        return self._known[party]


def _links(
    brand: Brand, found: tuple[str, tuple[Grant, ...]], terms: Terms, names: Mapping[str, str]
) -> tuple[ChainLink, ...]:
    start, grants = found
    links = [_first_link(brand, start, names)]
    for number, grant in enumerate(grants, start=1):
        is_last = number == len(grants)
        problems = problems_of(grant, terms, is_last=is_last)
        unknown = unknown_of(grant, terms, is_last=is_last)
        links.append(
            ChainLink(
                grantor=grant.grantor,
                grantee=grant.grantee,
                evidence=grant.evidence,
                problems=problems,
                unknown=unknown,
                sentence=_sentence(grant, terms, problems, unknown, names),
            )
        )
    return tuple(links)


def _first_link(brand: Brand, start: str, names: Mapping[str, str]) -> ChainLink:
    """Return the link at the top: the owner's own right, or the gap below it."""
    owner = brand.owner or ""
    if start == owner:
        sentence = f"{names.get(owner, owner)} is the registered owner of {brand.name}."
        return ChainLink(grantor=owner, grantee=owner, evidence=OWNER, sentence=sentence)
    problem = LinkProblem.NO_GRANT if start in names else LinkProblem.UNKNOWN_PARTY
    words = WORDS[problem].format(grantee=names.get(start, start))
    return ChainLink(
        grantor=owner,
        grantee=start,
        evidence="",
        problems=(problem,),
        sentence=f"{brand.name}: {words}.",
    )


def _sentence(
    grant: Grant,
    terms: Terms,
    problems: tuple[LinkProblem, ...],
    unknown: tuple[str, ...],
    names: Mapping[str, str],
) -> str:
    grantor, grantee = (names.get(p, p) for p in (grant.grantor, grant.grantee))
    kind, _, number = grant.evidence.partition(":")
    evidence = f"letter (document {number})" if kind == "letter" else f"authorisation {number}"
    said = [WORDS[p].format(grantee=grantee, on=terms.on.isoformat()) for p in problems]
    said.extend(f"it does not state its {term.replace('_', ' ')}" for term in unknown)
    return f"{grantor} to {grantee} by {evidence}: {'; '.join(said) or 'holds'}."


def _breaks(link: ChainLink) -> bool:
    return bool(set(link.problems) - HARMLESS)


def _holds(links: tuple[ChainLink, ...]) -> bool | None:
    problems = {problem for link in links for problem in link.problems} - HARMLESS
    if LinkProblem.UNKNOWN_PARTY in problems:
        return None
    if problems:
        return False
    unknown = {term for link in links for term in link.unknown}
    return None if unknown & BLOCKING_UNKNOWN else True


def _rank(links: tuple[ChainLink, ...]) -> tuple[int, int, int, int, int, str]:
    return (
        sum(_breaks(link) for link in links),
        sum(len(set(link.unknown) & BLOCKING_UNKNOWN) for link in links),
        sum(len(link.problems) for link in links),
        sum(link.evidence.startswith("letter:") for link in links),
        len(links),
        " ".join(link.evidence for link in links),
    )


def _reason(
    brand: Brand, party: str, links: tuple[ChainLink, ...], names: Mapping[str, str]
) -> str:
    broken = next((link for link in links if _breaks(link)), None)
    if broken is not None:
        return broken.sentence
    open_link = next((link for link in links if set(link.unknown) & BLOCKING_UNKNOWN), None)
    if open_link is not None:
        return open_link.sentence
    name = names.get(party, party)
    if len(links) == 1:
        return links[0].sentence
    return f"{name} holds {brand.name} from its owner by a chain of {len(links) - 1}."
