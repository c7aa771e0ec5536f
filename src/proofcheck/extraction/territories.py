"""Country names in a text, in the languages of the table, as ISO 3166-1 alpha-2 codes.

In: what a letter says of its territory. Out: codes in the order printed, with `EU` and
`worldwide` for those groups; a region (Benelux) becomes its members. What is excepted
("excluding Hong Kong") is left out.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.phrases import find_phrases, fold_plain, phrase_pattern, squeezed

SHORT = 3
"""Names of at most so many letters (UK, EU, see) count only where they are printed in capitals."""

_CODES = re.compile(r"[A-Z]{2}(?:\s*[,;/、&+]\s*[A-Z]{2})*\.?")


class Region(Struct, frozen=True, kw_only=True):
    """A named region with the countries that it is made of."""

    members: list[str]
    names: list[str]


class TerritoryNames(Struct, frozen=True, kw_only=True):
    """The data file `territories.yaml`."""

    countries: dict[str, list[str]]
    groups: dict[str, list[str]]
    regions: dict[str, Region]
    exceptions: list[str]


class Territory(Struct, frozen=True, kw_only=True):
    """The codes named, in order, and those excepted; `start` and `end` hold the names."""

    codes: tuple[str, ...]
    excepted: tuple[str, ...]
    start: int
    end: int


def find_territories(text: str) -> tuple[str, ...]:
    """Return the codes of the countries and groups that `text` names, without excepted ones."""
    territory = read_territory(text)
    return territory.codes if territory else ()


def read_territory(text: str) -> Territory | None:
    """Read a territory, or None where no known name stands in `text`."""
    if listed := _listed_codes(text):
        return Territory(codes=listed, excepted=(), start=0, end=len(text))
    plain = fold_plain(text)
    exception = exception_pattern().search(plain)
    limit = exception.start() if exception else len(plain)
    names = _names()
    codes: list[str] = []
    excepted: list[str] = []
    spans: list[tuple[int, int]] = []
    for key, start, end in find_phrases(_name_pattern(), plain):
        if end - start <= SHORT and key.isascii() and not text[start:end].isupper():
            continue
        if start < limit:
            codes.extend(names[key])
            spans.append((start, end))
        else:
            excepted.extend(names[key])
    if not codes:
        return None
    kept = tuple(dict.fromkeys(code for code in codes if code not in excepted))
    outside = tuple(dict.fromkeys(code for code in excepted if code not in codes))
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Territory(codes=kept, excepted=outside, start=start, end=end)


def _listed_codes(text: str) -> tuple[str, ...]:
    """Return the codes of a text that is nothing but codes (US, CA)."""
    if not _CODES.fullmatch(text.strip()):
        return ()
    known = {*_table().countries, "EU"}
    codes = ("GB" if code == "UK" else code for code in re.findall(r"[A-Z]{2}", text))
    return tuple(dict.fromkeys(code for code in codes if code in known))


def _table() -> TerritoryNames:
    return load_data("territories", TerritoryNames)


@cache
def _names() -> dict[str, tuple[str, ...]]:
    table = _table()
    names: dict[str, tuple[str, ...]] = {}
    names |= {_key(name): (code,) for code, names in table.countries.items() for name in names}
    names |= {_key(name): (code,) for code, names in table.groups.items() for name in names}
    names |= {_key(n): tuple(r.members) for r in table.regions.values() for n in r.names}
    return names


@cache
def _name_pattern() -> re.Pattern[str]:
    table = _table()
    lists = [*table.countries.values(), *table.groups.values()]
    lists += [region.names for region in table.regions.values()]
    return phrase_pattern(" ".join(fold_plain(name).split()) for names in lists for name in names)


@cache
def exception_pattern() -> re.Pattern[str]:
    """Return the pattern of the words behind which something is excepted."""
    return phrase_pattern(" ".join(fold_plain(name).split()) for name in _table().exceptions)


def _key(name: str) -> str:
    return squeezed(fold_plain(name))
