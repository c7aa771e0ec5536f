"""Trade mark offices under all their names and codes.

In: an office as a letter, a registry or an import file writes it. Out: one spelling of each.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data


class _Office(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    code: str
    aliases: tuple[str, ...]


class _Offices(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    offices: tuple[_Office, ...]


def canonical_office(text: str) -> str:
    """Return the one name of an office (`EM`, `EUTM` and `EUIPO` are `EUIPO`).

    A name that the table does not know comes back folded (NFKC, lower case, single blanks).
    """
    folded = _fold(text)
    return _names().get(folded, folded)


def is_office(text: str) -> bool:
    """Tell whether the table knows the text as an office's name or code."""
    return _fold(text) in _names()


def may_be_same_office(one: str | None, other: str | None) -> bool:
    """Tell whether two offices may be one: they are, or one of them is not known."""
    if one is None or other is None:
        return True
    names = canonical_office(one), canonical_office(other)
    return names[0] == names[1] or not all(is_office(name) for name in names)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text[:200]).casefold().split())


@cache
def _names() -> dict[str, str]:
    return {
        _fold(text): office.name
        for office in load_data("trademark_offices", _Offices).offices
        for text in (office.name, office.code, *office.aliases)
    }
