"""The names of countries, groups and regions (`territories.yaml`), as patterns for folded text.

In: the data file. Out: codes by name, patterns of names, adjectives, markets and exceptions.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import simplified
from proofcheck.extraction.phrases import fold_plain, phrase_pattern, squeezed, stem_pattern

ADJECTIVE = "adjective:"
"""Before the code in the key of an adjective of a nation."""

CODE = "code:"
"""Before the code in the key of a code that is printed as such."""


class Region(Struct, frozen=True, kw_only=True):
    """A named region with the countries that it is made of."""

    members: list[str]
    names: list[str]


class TerritoryNames(Struct, frozen=True, kw_only=True):
    """The data file `territories.yaml`."""

    countries: dict[str, list[str]]
    groups: dict[str, list[str]]
    regions: dict[str, Region]
    vague: list[str]
    exceptions: list[str]
    exceptions_before_names: list[str]
    exceptions_behind: list[str]
    parts: dict[str, list[str]]
    label_parts: dict[str, list[str]]
    no_places: list[str]
    national: list[str]
    market_nouns: list[str]
    adjectives: dict[str, list[str]]


def group_names(group: str) -> tuple[str, ...]:
    """Return the names of a group: `EU` or `worldwide`."""
    return tuple(place_table().groups[group])


def country_codes() -> tuple[str, ...]:
    """Return the ISO 3166-1 alpha-2 codes of all countries."""
    return tuple(place_table().countries)


def place_table() -> TerritoryNames:
    """Return the table."""
    return load_data("territories", TerritoryNames)


@cache
def name_codes() -> dict[str, tuple[str, ...]]:
    """Return the codes of every name, squeezed as `find_phrases` gives it."""
    table = place_table()
    names: dict[str, tuple[str, ...]] = {}
    names |= {_key(name): (code,) for code, names in table.countries.items() for name in names}
    names |= {_key(name): (code,) for code, names in table.groups.items() for name in names}
    names |= {ADJECTIVE + code: (code,) for code in table.adjectives}
    names |= {CODE + code: (code,) for code in (*table.countries, "EU")} | {f"{CODE}UK": ("GB",)}
    names |= {_key(n): tuple(r.members) for r in table.regions.values() for n in r.names}
    return names


@cache
def no_places() -> frozenset[str]:
    """Return the keys of names that hold a country's name but are none."""
    return frozenset(map(_key, place_table().no_places))


@cache
def name_pattern() -> re.Pattern[str]:
    """Return the pattern of all names."""
    table = place_table()
    lists = [*table.countries.values(), *table.groups.values(), table.vague, table.no_places]
    lists += [region.names for region in table.regions.values()]
    return phrase_pattern(_phrase(name) for names in lists for name in names)


@cache
def nation_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of the adjectives of each nation."""
    table = place_table().adjectives
    return tuple((code, stem_pattern(map(_phrase, words))) for code, words in table.items())


@cache
def country_parts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns of the regions of each country."""
    tables = (*place_table().parts.items(), *place_table().label_parts.items())
    return tuple((code, phrase_pattern(map(_phrase, words))) for code, words in tables)


@cache
def part_pattern(is_label: bool) -> re.Pattern[str]:
    """Return the pattern of all regions; behind a label also of short names."""
    tables = [place_table().parts, *([place_table().label_parts] if is_label else [])]
    return phrase_pattern(_phrase(w) for table in tables for words in table.values() for w in words)


@cache
def adjective_pattern() -> re.Pattern[str]:
    """Return the pattern of the adjectives of all nations."""
    return stem_pattern(
        _phrase(word) for words in place_table().adjectives.values() for word in words
    )


@cache
def market_pattern() -> re.Pattern[str]:
    """Return the pattern of a noun for a market with the adjectives before it or behind it."""
    nouns = phrase_pattern(map(_phrase, place_table().market_nouns)).pattern
    adjective = adjective_pattern().pattern
    joint = r"(?:\s?,\s|\s(?:et|e|ed|y|and|und|en|i|ou|o)\s)"
    run = rf"(?:{adjective})(?:{joint}(?:{adjective})){{0,5}}"
    return re.compile(
        rf"(?:(?P<before>{run})\s)?(?:{nouns})(?:\s(?:residents?\s|residentes?\s|finaux\s|finali\s|finales\s|finais\s)?(?P<behind>{run}))?"
    )


@cache
def national_pattern() -> re.Pattern[str]:
    """Return the pattern of words for the whole of one's own country."""
    return phrase_pattern(map(_phrase, place_table().national))


def exception_pattern() -> re.Pattern[str]:
    """Return the pattern of the words behind which something is excepted."""
    return pattern_of_exceptions(behind=False)


@cache
def negated_name() -> re.Pattern[str]:
    """Return the pattern of "not", "sans" and the like before a country, or in a bracket of it."""
    negations = phrase_pattern(map(_phrase, place_table().exceptions_before_names)).pattern
    name = name_pattern().pattern
    return re.compile(
        rf"(?:{negations})(?: [a-z]{{1,4}}){{0,2}} (?={name})"
        rf"|(?<=[(（])(?:{negations})(?: [a-z]+){{0,3}} (?={name})"
    )


@cache
def pattern_of_exceptions(*, behind: bool) -> re.Pattern[str]:
    """Return the pattern of words for an exception, before or behind what is left out."""
    words = place_table().exceptions_behind if behind else place_table().exceptions
    return phrase_pattern(_phrase(name) for name in words)


def _phrase(name: str) -> str:
    return " ".join(simplified(fold_plain(name)).split())


def _key(name: str) -> str:
    return squeezed(_phrase(name))
