"""Which of several brand records of one name are read together.

In: the registered brands that a name means. Out: those whose rights are asked for. Nothing is
merged in the store: the marketplace's own record and an office's record of the same mark stay
two. They are read as one only where the owners are called alike *and* a second fact shows that
they are one: a trademark number that both list, or a tax id, LEI, domain or IBAN that both
owners have. The starter list, which confirms nothing, gives way to any other record.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from proofcheck.comparing.identifiers import normalise_identifier
from proofcheck.comparing.names import compare_names
from proofcheck.model.registry import Brand, Party
from proofcheck.model.registry_answers import Likeness
from proofcheck.registry.record_keys import trademark_digits
from proofcheck.registry.starter import STARTER
from proofcheck.registry.store import Store

OFFICES = frozenset({"uspto", "euipo", "tmview", "cnipa"})
"""First parts of the ids under which trademark offices' records are imported."""

NAMED_ALIKE = frozenset({Likeness.IDENTICAL, Likeness.SAME})


def read_together(store: Store, brands: Iterable[Brand]) -> dict[str, frozenset[str]]:
    """Return the ids of the records that are kept, each with the ids that are read as one with it.

    An office's record goes with a record that is not an office's, where it is the same brand; a
    starter record gives way. What can't be shown to be the same stays, and has two meanings.
    """
    known = {brand.id: brand for brand in brands}
    if len(known) < 2:
        return {i: frozenset({i}) for i in known}
    if any(brand.status != STARTER for brand in known.values()):
        known = {i: brand for i, brand in known.items() if brand.status != STARTER}
    own = [brand for brand in known.values() if not is_of_office(brand)]
    owners = store.parties(owner for brand in known.values() for owner in brand.owners)
    kept: dict[str, set[str]] = {i: {i} for i in known}
    for brand in known.values():
        if not is_of_office(brand):
            continue
        same = [one for one in own if is_same_brand(one, brand, owners)]
        if len(same) == 1:
            kept[same[0].id].add(brand.id)
            del kept[brand.id]
    return {i: frozenset(ids) for i, ids in kept.items()}


def owners_of_doubles(
    brands: Iterable[Brand], together: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Return the ids of owners whose brand is read as one with another record of it.

    They are the owners of those other records, under an office's id.
    """
    known = {brand.id: brand for brand in brands}
    return frozenset(
        owner
        for kept, ids in together.items()
        for double in ids - {kept}
        for owner in known[double].owners
        if owner not in known[kept].owners
    )


def without_doubles(parties: tuple[Party, ...], doubles: AbstractSet[str]) -> tuple[Party, ...]:
    """Leave out doubles, and parties of the starter list, where another party is meant too."""
    own = tuple(one for one in parties if one.id not in doubles and one.status != STARTER)
    return own or parties


def is_of_office(brand: Brand) -> bool:
    """Whether a record was imported from a trademark office."""
    first = brand.id.split(":", 1)[0]
    return first in OFFICES or first.startswith("office-")


def is_same_brand(one: Brand, other: Brand, owners: dict[str, Party]) -> bool:
    """Whether two records of one name are one brand: owners called alike and a second fact.

    Of joint owners one pair is enough.
    """
    pairs = [
        (owners[first], owners[second])
        for first in one.owners
        for second in other.owners
        if first in owners and second in owners
    ]
    has_number = bool(_numbers(one) & _numbers(other))
    return any(
        first.id == second.id
        or (_are_called_alike(first, second) and (has_number or _facts(first) & _facts(second)))
        for first, second in pairs
    )


def _are_called_alike(first: Party, second: Party) -> bool:
    names = [(a, b) for a in (first.name, *first.aliases) for b in (second.name, *second.aliases)]
    return any(compare_names(a, b).likeness in NAMED_ALIKE for a, b in names)


def _numbers(brand: Brand) -> frozenset[tuple[str, str]]:
    """Trademark numbers with their offices: digits alone may be another office's."""
    return frozenset(
        (mark.office.casefold(), trademark_digits(mark.number)) for mark in brand.trademarks
    )


def _facts(party: Party) -> frozenset[str]:
    numbers = (*party.tax_ids, *party.ibans, *([party.lei] if party.lei else []))
    return frozenset(
        (*map(normalise_identifier, numbers), *(domain.casefold() for domain in party.domains))
    ) - {""}
