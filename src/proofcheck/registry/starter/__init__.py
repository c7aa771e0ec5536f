"""The starter list: well-known brands, so that names are recognised before a registry is filled.

In: `brands.yaml` in this folder. Out: the rows of a registry file with the status `starter`.
They say whom a name belongs to; they confirm nothing, since nobody keeps them up to date for you.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct

from proofcheck.model.registry import Brand, Party, RegistryFile
from proofcheck.registry.file_format import FORMAT_VERSION

STARTER: Final = "starter"
"""The status of the list's records, and the first part of their ids."""


class _Owner(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    country: str
    domains: tuple[str, ...]


class _Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    owner: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    as_of: date
    source: str
    owners: dict[str, _Owner]
    brands: tuple[_Row, ...]


def starter_list() -> RegistryFile:
    """Return the list as a registry file: its owners and brands, without any trademark."""
    table = _table()
    return RegistryFile(
        version=FORMAT_VERSION,
        parties=tuple(_party(key, table) for key in table.owners),
        brands=tuple(_brand(row, table) for row in table.brands),
    )


@cache
def starter_brand_names() -> tuple[str, ...]:
    """Return the names and aliases that mean a brand wherever they stand, plain words left out."""
    return tuple(
        name
        for row in _table().brands
        for name in (row.name, *row.aliases)
        if name not in row.words
    )


def _party(key: str, table: _Table) -> Party:
    owner = table.owners[key]
    of_brands = (domain for row in table.brands if row.owner == key for domain in row.domains)
    return Party(
        id=f"{STARTER}:{key}",
        name=owner.name,
        country=owner.country,
        domains=tuple(dict.fromkeys((*owner.domains, *of_brands))),
        status=STARTER,
        source=f"{table.source}: {owner.domains[0]}",
        as_of=table.as_of,
    )


def _brand(row: _Row, table: _Table) -> Brand:
    domains = row.domains or table.owners[row.owner].domains
    return Brand(
        id=f"{STARTER}:{row.name}",
        name=row.name,
        aliases=row.aliases,
        owner=f"{STARTER}:{row.owner}",
        status=STARTER,
        source=f"{table.source}: {domains[0]}",
        as_of=table.as_of,
    )


@cache
def _table() -> _Table:
    data = files("proofcheck.registry.starter").joinpath("brands.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=_Table)
