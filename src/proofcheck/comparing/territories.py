"""Territories of a permission: ISO 3166 alpha-2 codes, `EU`, `worldwide`.

In: territories as a letter or the registry lists them. Out: whether they cover one country,
or another list, on a day.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data

EU = "EU"
WORLDWIDE = "WORLDWIDE"


class _Member(Struct, frozen=True, array_like=True):
    code: str
    first: date
    last: date = date.max


class _Territories(Struct, frozen=True, kw_only=True):
    eu: tuple[_Member, ...]
    aliases: dict[str, str]
    codes: str


@cache
def known_territories() -> frozenset[str]:
    """Return all codes that a list of territories may hold, in upper case."""
    return frozenset({*_table().codes.split(), EU, WORLDWIDE})


def canonical_territory(text: str) -> str:
    """Return the code in upper case, `UK` as `GB`; a text that is no code stays as it is."""
    code = " ".join(text.upper().split())
    return _table().aliases.get(code, code)


@lru_cache(maxsize=1024)
def eu_members(on: date) -> frozenset[str]:
    """Return the members of the EU's market on a day.

    The United Kingdom counts until 2020-12-31, when the transition ended, not until
    2020-01-31, when it left the Union: a permission "for the EU" speaks of the market.
    """
    return frozenset(m.code for m in _table().eu if m.first <= on <= m.last)


def covers_territory(territories: tuple[str, ...], territory: str, on: date) -> bool:
    """Tell whether a list covers `territory` on a day; an empty list covers nothing.

    `worldwide` covers everything, `EU` its members on that day and itself. All members of the
    EU, one by one, cover `EU`.
    """
    asked = canonical_territory(territory)
    listed = {canonical_territory(text) for text in territories}
    if WORLDWIDE in listed or asked in listed:
        return True
    members = eu_members(on)
    if asked == EU:
        return members <= listed
    return EU in listed and asked in members


def uncovered_territories(
    upper: tuple[str, ...], lower: tuple[str, ...], on: date
) -> tuple[str, ...]:
    """Return those of `lower` that `upper` does not cover on a day: what was widened."""
    return tuple(text for text in lower if not covers_territory(upper, text, on))


@cache
def _table() -> _Territories:
    return load_data("territories", _Territories)
