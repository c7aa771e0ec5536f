"""Grants of rights in one shape, whether the registry recorded them or a letter prints them.

In: authorisations, letters of the dossier, the terms that are asked for. Out: what is wrong
with a grant for these terms, and what nobody states (an absent list means unknown, not all).
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from proofcheck.comparing.channels import covers_channel, uncovered_channels
from proofcheck.comparing.territories import (
    covers_territory,
    eu_members,
    uncovered_territories,
)
from proofcheck.model.measures import Place
from proofcheck.model.registry import Authorisation
from proofcheck.model.registry_answers import LinkProblem

BLOCKING_UNKNOWN = frozenset({"may_sublicense", "territories", "channels"})
"""Terms without which nobody can say that a chain holds."""

HARMLESS = frozenset({LinkProblem.OUTLIVES_UPPER})
"""A letter that outlives the grant above it holds until that one ends."""


class Grant(Struct, frozen=True, kw_only=True):
    """One permission: `grantor` and `grantee` are party ids, or names as printed.

    `evidence` is `authorisation:<id>` or `letter:<document>`, `place` where a letter names its
    grantor. `ends_on` is the day from which a revocation counts (`date.min` where its day is
    not known). `is_denied`: a rights holder said that the paper is not its own. `faults` are
    problems that do not hang on the terms: another owner's mark, a signatory nobody knows.
    """

    grantor: str
    grantee: str
    evidence: str
    territories: tuple[str, ...] | None = None
    channels: tuple[str, ...] | None = None
    nice_classes: tuple[int, ...] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    may_sublicense: bool | None = None
    ends_on: date | None = None
    is_denied: bool = False
    faults: tuple[LinkProblem, ...] = ()
    place: Place | None = None


class Terms(Struct, frozen=True, kw_only=True):
    """What a chain is asked to cover.

    `on` is the day; empty `territories` and `channels` are not asked for. `valid_to` is the
    last day of the letter that rests on the chain, `mark_numbers` are those of the registry's
    marks that it names, `nice_classes` those of the goods. `has_exhaustion`: goods, not rights, are
    passed on, so that a sale in one member of the EU's market frees them for all others
    (Regulation (EU) 2017/1001, article 15). `must_sublicense`: the party itself grants on.
    """

    on: date
    territories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    valid_to: date | None = None
    nice_classes: tuple[int, ...] | None = None
    mark_numbers: frozenset[str] = frozenset()
    has_exhaustion: bool = False
    must_sublicense: bool = False


def recorded_grant(row: Authorisation, *, is_denied: bool) -> Grant:
    """Return the registry's record of an authorisation as a grant."""
    return Grant(
        grantor=row.grantor,
        grantee=row.grantee,
        evidence=f"authorisation:{row.id}",
        territories=row.territories,
        channels=row.channels,
        nice_classes=row.nice_classes,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        may_sublicense=row.may_sublicense,
        ends_on=(row.revoked_on or date.min) if row.status == "revoked" else None,
        is_denied=is_denied,
    )


def problems_of(
    grant: Grant, terms: Terms, *, is_last: bool, upper: Grant | None = None
) -> tuple[LinkProblem, ...]:
    """Return what is wrong with a grant for these terms.

    `is_last`: it is to the party asked about. `upper` is the grant that it rests on: where that
    one lacks what is asked for and this one gives it all the same, this one is at fault.
    """
    found: list[LinkProblem] = []
    if grant.is_denied:
        found.append(LinkProblem.DENIED)
    if grant.ends_on is not None and grant.ends_on <= terms.on:
        found.append(LinkProblem.REVOKED)
    if grant.valid_to is not None and grant.valid_to < terms.on:
        found.append(LinkProblem.EXPIRED)
    if grant.valid_from is not None and grant.valid_from > terms.on:
        found.append(LinkProblem.NOT_BEGUN)
    if grant.may_sublicense is False and (terms.must_sublicense or not is_last):
        found.append(LinkProblem.NO_SUBLICENCE)
    if _lacks_territory(grant, terms):
        found.append(LinkProblem.TERRITORY)
    elif upper is not None and _lacks_territory(upper, terms):
        found.append(LinkProblem.TERRITORY_WIDENED)
    if _lacks_channel(grant, terms):
        found.append(LinkProblem.CHANNEL)
    elif upper is not None and _lacks_channel(upper, terms):
        found.append(LinkProblem.CHANNEL_WIDENED)
    classes = (grant.nice_classes, terms.nice_classes)
    if classes[0] and classes[1] and not set(classes[0]) & set(classes[1]):
        found.append(LinkProblem.PRODUCTS)
    if _outlives(grant, terms, upper) and LinkProblem.EXPIRED not in found:
        found.append(LinkProblem.OUTLIVES_UPPER)
    return (*found, *grant.faults)


def remarks_of(
    grant: Grant, upper: Grant | None, terms: Terms, problems: tuple[LinkProblem, ...]
) -> tuple[LinkProblem, ...]:
    """Return how a grant goes beyond the one above it in what is not asked for."""
    if upper is None:
        return ()
    found: list[LinkProblem] = []
    lists = (grant.territories, upper.territories)
    if lists[0] and lists[1] and uncovered_territories(lists[1], lists[0], terms.on):
        found.append(LinkProblem.TERRITORY_WIDENED)
    lists = (grant.channels, upper.channels)
    if lists[0] and lists[1] and uncovered_channels(lists[1], lists[0]):
        found.append(LinkProblem.CHANNEL_WIDENED)
    return tuple(problem for problem in found if problem not in problems)


def passes_blame(
    grant: Grant, lower: Grant, terms: Terms, problems: tuple[LinkProblem, ...]
) -> tuple[LinkProblem, ...]:
    """Return a grant's problems without those of which the grant below it is guilty.

    A grant for China only is in order; the one below it that gives Italy too is not.
    """
    guilty = {
        LinkProblem.TERRITORY: not _lacks_territory(lower, terms) and bool(lower.territories),
        LinkProblem.CHANNEL: not _lacks_channel(lower, terms) and bool(lower.channels),
    }
    return tuple(problem for problem in problems if not guilty.get(problem))


def unknown_of(grant: Grant, terms: Terms, *, is_last: bool) -> tuple[str, ...]:
    """Return the terms that are asked for and that the grant does not state."""
    unknown: list[str] = []
    if grant.may_sublicense is None and (terms.must_sublicense or not is_last):
        unknown.append("may_sublicense")
    if grant.territories is None and terms.territories:
        unknown.append("territories")
    if terms.channels and (
        grant.channels is None
        or any(covers_channel(grant.channels, channel) is None for channel in terms.channels)
    ):
        unknown.append("channels")
    if grant.valid_from is None and grant.valid_to is None:
        unknown.append("period")
    return tuple(unknown)


def _lacks_territory(grant: Grant, terms: Terms) -> bool:
    return grant.territories is not None and not _covers_territories(grant.territories, terms)


def _lacks_channel(grant: Grant, terms: Terms) -> bool:
    if grant.channels is None:
        return False
    return any(covers_channel(grant.channels, channel) is False for channel in terms.channels)


def _outlives(grant: Grant, terms: Terms, upper: Grant | None) -> bool:
    """Tell whether a grant ends before the letter that rests on it, or after the one above."""
    if grant.valid_to is None:
        return False
    if terms.valid_to is not None and grant.valid_to < terms.valid_to:
        return True
    return upper is not None and upper.valid_to is not None and upper.valid_to < grant.valid_to


def _covers_territories(territories: tuple[str, ...], terms: Terms) -> bool:
    for asked in terms.territories:
        if covers_territory(territories, asked, terms.on):
            continue
        members = eu_members(terms.on)
        is_inside = covers_territory(("EU",), asked, terms.on)
        sold_inside = any(covers_territory(territories, member, terms.on) for member in members)
        if not (terms.has_exhaustion and is_inside and sold_inside):
            return False
    return True
