"""Solves chains of authorisations: does a right lead from the trademark's owner to a party?

In: a brand, a party, the terms asked for, and a way to look up the grants to a party. Out: the
best chain with what is wrong with each of its links. Pure: it knows neither store nor dossier.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from proofcheck.model.registry import Brand
from proofcheck.model.registry_answers import ChainLink, LinkProblem
from proofcheck.registry.grants import (
    BLOCKING_UNKNOWN,
    HARMLESS,
    Grant,
    Terms,
    passes_blame,
    problems_of,
    remarks_of,
    unknown_of,
)
from proofcheck.registry.mark_standing import mark_problems, mark_remarks

MAX_LINKS = 6
MAX_CHAINS = 300
"""How long a chain may be and how many are looked at: a registry may hold circles."""

OWNER = "owner"
STARTER = "starter"
"""The status of the records that proofcheck ships."""

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
    LinkProblem.OUTLIVES_UPPER: "the lower of two permissions outlives the upper one",
    LinkProblem.UNKNOWN_PARTY: "the registry does not know {grantee}",
    LinkProblem.NAMES_DIFFER: "the permission above is for another name than {grantee}",
    LinkProblem.TERRITORY_WIDENED: "it gives territories that {grantor} does not hold",
    LinkProblem.CHANNEL_WIDENED: "it gives sales channels that {grantor} does not hold",
    LinkProblem.TRADEMARK_DEAD: "its trademark is no longer in force on {on}",
    LinkProblem.TRADEMARK_PENDING: "its trademark is only applied for",
    LinkProblem.OTHER_OWNER: "the trademark that it names belongs to somebody else",
    LinkProblem.OTHER_CLASS: "no trademark is for these goods",
    LinkProblem.SIGNATORY_UNKNOWN: "whoever signed is not among those who may sign for {grantor}",
}

NOT_KNOWN = frozenset({LinkProblem.UNKNOWN_PARTY, LinkProblem.NAMES_DIFFER})
"""Problems that say what nobody knows (is the near name the same company?), not what is wrong."""


class Chain(Struct, frozen=True, kw_only=True):
    """The best chain found: True it holds, False it is broken, None nobody can say."""

    links: tuple[ChainLink, ...]
    holds: bool | None
    reason: str


class OtherName(Struct, frozen=True):
    """The grantee of a letter that might stand above a gap; `is_near`: it may be a misspelling."""

    name: str
    is_near: bool


def _no_other_name(party: str) -> OtherName | None:
    return None


def solve_chain(
    brand: Brand,
    party: str,
    terms: Terms,
    *,
    grants_to: Callable[[str], tuple[Grant, ...]],
    names: Mapping[str, str],
    below: Grant | None = None,
    other_name: Callable[[str], OtherName | None] = _no_other_name,
) -> Chain:
    """Return the best chain from the owner of `brand` to `party`, and on by the grant `below`.

    `names` maps the ids of registered parties to their names; a party that is not in it is
    unknown. `other_name` names the grantee of a letter that may stand above a party without a
    grant. The best chain is the one with the fewest broken links, then with the fewest unknown
    terms, then the shortest, then the one of recorded authorisations. A brand of the starter
    list has no chain: its records confirm nothing.
    """
    if brand.status == STARTER:
        reason = f"{brand.name} is known from the starter list only, which confirms nothing."
        return Chain(links=(), holds=None, reason=reason)
    if not brand.owners:
        return Chain(links=(), holds=None, reason=f"The registry names no owner of {brand.name}.")
    finder = _Finder(brand.owners, grants_to)
    last = (below,) if below is not None else ()
    chains = [
        _links(brand, (start, (*grants, *last)), terms, names, other_name)
        for start, grants in finder.chains_to(party)
    ]
    best = min(chains, key=_rank)
    return Chain(links=best, holds=_holds(best), reason=_reason(brand, best, names))


class _Finder:
    """Walks grants backwards from a party to an owner, or to where nothing leads further."""

    def __init__(
        self, owners: tuple[str, ...], grants_to: Callable[[str], tuple[Grant, ...]]
    ) -> None:
        self._owners = owners
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
            if start in self._owners or not above or len(grants) >= MAX_LINKS:
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
    brand: Brand,
    found: tuple[str, tuple[Grant, ...]],
    terms: Terms,
    names: Mapping[str, str],
    other_name: Callable[[str], OtherName | None],
) -> tuple[ChainLink, ...]:
    start, grants = found
    links = [_first_link(brand, start, terms, names, other_name)]
    for number, grant in enumerate(grants):
        is_last = number == len(grants) - 1
        upper = grants[number - 1] if number else None
        problems = problems_of(grant, terms, is_last=is_last, upper=upper)
        if not is_last:
            problems = passes_blame(grant, grants[number + 1], terms, problems)
        unknown = unknown_of(grant, terms, is_last=is_last)
        links.append(
            ChainLink(
                grantor=grant.grantor,
                grantee=grant.grantee,
                evidence=grant.evidence,
                problems=problems,
                remarks=remarks_of(grant, upper, terms, problems),
                unknown=unknown,
                sentence=_sentence(grant, terms, problems, unknown, names),
                place=grant.place,
            )
        )
    return tuple(links)


def _first_link(
    brand: Brand,
    start: str,
    terms: Terms,
    names: Mapping[str, str],
    other_name: Callable[[str], OtherName | None],
) -> ChainLink:
    """Return the link at the top: the owner's own right, or the gap below it."""
    owner = start if start in brand.owners else brand.owner or ""
    if start == owner:
        problems = mark_problems(brand, terms)
        article = "a" if len(brand.owners) > 1 else "the"
        sentence = f"{names.get(owner, owner)} is {article} registered owner of {brand.name}"
        said = "".join(f"; {WORDS[p].format(on=terms.on.isoformat())}" for p in problems)
        return ChainLink(
            grantor=owner,
            grantee=owner,
            evidence=OWNER,
            problems=problems,
            remarks=mark_remarks(brand, terms, problems),
            sentence=f"{sentence}{said}.",
        )
    problem = LinkProblem.NO_GRANT if start in names else LinkProblem.UNKNOWN_PARTY
    said = WORDS[problem].format(grantee=names.get(start, start))
    other = other_name(start)
    if other is not None:
        said = f"{said}; a letter above it is for {other.name}"
    is_near = other is not None and other.is_near
    differ = (LinkProblem.NAMES_DIFFER,) if other is not None else ()
    return ChainLink(
        grantor=owner,
        grantee=start,
        evidence="",
        problems=(problem, *differ) if is_near else (problem,),
        remarks=() if is_near else differ,
        sentence=f"{brand.name}: {said}.",
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
    evidence = f"letter, document {number}" if kind == "letter" else f"authorisation {number}"
    on = terms.on.isoformat()
    said = [WORDS[p].format(grantor=grantor, grantee=grantee, on=on) for p in problems]
    open_ = [f"it does not state its {_spoken(term)}" for term in unknown]
    link = f"The link from {grantor} to {grantee} ({evidence})"
    if said:
        return f"{link} is broken: {'; '.join((*said, *open_))}."
    return f"{link} is open: {'; '.join(open_)}." if open_ else f"{link} holds."


def _spoken(term: str) -> str:
    return "right to sub-license" if term == "may_sublicense" else term.replace("_", " ")


def _breaks(link: ChainLink) -> bool:
    return bool(set(link.problems) - HARMLESS)


def _holds(links: tuple[ChainLink, ...]) -> bool | None:
    problems = {problem for link in links for problem in link.problems} - HARMLESS
    if problems & NOT_KNOWN:
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


def _reason(brand: Brand, links: tuple[ChainLink, ...], names: Mapping[str, str]) -> str:
    broken = next((link for link in links if _breaks(link)), None)
    if broken is not None:
        return broken.sentence
    open_link = next((link for link in links if set(link.unknown) & BLOCKING_UNKNOWN), None)
    if open_link is not None:
        return open_link.sentence
    if len(links) == 1:
        return links[0].sentence
    way = [names.get(p, p) for p in (links[0].grantor, *(link.grantee for link in links[1:]))]
    return f"{brand.name} passes from its owner {' to '.join(way)}."
