"""Records of trademark offices in one shape, and the registry's records made of them.

In: an `OfficeMark`, whatever its office. Out: the parties that own it and a brand with this one
trademark, all with ids of their source. They are never merged with what the marketplace itself
recorded: `same_brands` reads them together where a second fact shows that they are one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from proofcheck.comparing.territories import canonical_territory, known_territories
from proofcheck.model.registry import Brand, Party, Trademark
from proofcheck.registry.importers.rows import Bad, Item, LeftOut, judged

NO_WORDS = "The mark has no words: it is only a picture."


class MarkOwner(Struct, frozen=True, kw_only=True):
    """An owner as the office names it; `number` is the office's own number of it, if any."""

    name: str
    number: str | None = None
    country: str | None = None
    address: str | None = None


class OfficeMark(Struct, frozen=True, kw_only=True):
    """One record of an office. `prefix` begins its ids; `key` is what the office calls it by."""

    prefix: str
    key: str
    office: str
    number: str
    words: str | None
    nice_classes: tuple[int, ...] = ()
    status: str | None = None
    registered_on: date | None = None
    expires_on: date | None = None
    territories: tuple[str, ...] = ()
    owners: tuple[MarkOwner, ...] = ()
    as_of: date | None = None


def items_of(line: int, mark: OfficeMark, source: str, row: str) -> Iterator[Item]:
    """Yield the owners and the brand of a mark; owners after the first are its co-owners."""
    if not mark.words or not mark.words.strip():
        yield LeftOut(line, NO_WORDS)
        return
    if not mark.number:
        yield Bad(line, "The mark has no number. Fetch the record again.", row)
        return
    parties = tuple(_party(mark, owner, source) for owner in mark.owners if owner.name.strip())
    brand = _brand(mark, tuple(dict.fromkeys(party.id for party in parties)), source)
    records: tuple[Party | Brand, ...] = (*parties, brand)
    made = [judged(line, record, row) for record in records]
    wrong = next((item for item in made if isinstance(item, Bad)), None)
    if wrong is not None:
        yield wrong
    else:
        yield from made


def _brand(mark: OfficeMark, owners: tuple[str, ...], source: str) -> Brand:
    trademark = Trademark(
        office=mark.office,
        number=mark.number,
        mark=mark.words,
        nice_classes=tuple(sorted(set(mark.nice_classes))) or None,
        status=mark.status,
        registered_on=mark.registered_on,
        expires_on=mark.expires_on,
        territories=mark.territories or None,
    )
    return Brand(
        id=f"{mark.prefix}:{mark.key}",
        name=" ".join((mark.words or "").split()),
        owner=owners[0] if owners else None,
        co_owners=owners[1:],
        trademarks=(trademark,),
        source=source,
        as_of=mark.as_of,
    )


def _party(mark: OfficeMark, owner: MarkOwner, source: str) -> Party:
    country = country_of(owner.country)
    name = " ".join(owner.name.split())
    told_by = f"{name.casefold()}\n{country or ''}"
    number = owner.number or hashlib.sha256(told_by.encode()).hexdigest()[:16]
    return Party(
        id=f"{mark.prefix}:owner:{number}",
        name=name,
        country=country,
        addresses=(owner.address,) if owner.address else (),
        source=source,
    )


def country_of(text: str | None) -> str | None:
    """Return the alpha-2 code of a country, None where it is not one we know."""
    if not text:
        return None
    code = canonical_territory(text)
    return code if code in known_territories() - {"EU", "WORLDWIDE"} else None


def day_of(text: object) -> date | None:
    """Return a date written as `20260531`, `2026-05-31` or with a time; None for anything else."""
    bare = str(text or "").strip()
    for length, form in ((10, "%Y-%m-%d"), (10, "%Y/%m/%d"), (8, "%Y%m%d")):
        try:
            return datetime.strptime(bare[:length], form).date()
        except ValueError:
            continue
    return None


def ten_years_on(day: date) -> date:
    """Return the day ten years later: the term of a registration (TRIPS, article 18: seven)."""
    try:
        return day.replace(year=day.year + 10)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 10, day=28)
