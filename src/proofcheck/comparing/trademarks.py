"""The standing of a trademark on a day: in force, applied for, or gone.

In: an office's word for the status, and the last day of protection. Out: a `Standing`. A word
that the table does not know tells nothing: then the last day alone speaks.
"""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from msgspec import Struct

from proofcheck.comparing.data_files import load_data
from proofcheck.model.registry import Trademark

RENEWAL_GRACE = timedelta(days=186)
"""Six months of grace for renewal (Paris Convention, article 5bis)."""


class Standing(StrEnum):
    """How a mark stands on a day; `unknown` where neither status nor last day says it."""

    REGISTERED = "registered"
    PENDING = "pending"
    DEAD = "dead"
    UNKNOWN = "unknown"


class _Words(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    registered: tuple[str, ...]
    pending: tuple[str, ...]
    dead: tuple[str, ...]


def standing_of(mark: Trademark, on: date) -> Standing:
    """Return how a mark stands on a day, six months of grace after its last day allowed."""
    said = standing_said(mark.status)
    if said in (Standing.DEAD, Standing.PENDING):
        return said
    if mark.expires_on is not None:
        is_over = mark.expires_on + RENEWAL_GRACE < on
        return Standing.DEAD if is_over else Standing.REGISTERED
    return said


def standing_said(status: str | None) -> Standing:
    """Return what an office's word for the status means; `unknown` where it is not listed."""
    words = _words(status or "")
    table = _table()
    for length in range(len(words), 0, -1):
        if found := table.get(" ".join(words[:length])):
            return found
    return Standing.UNKNOWN


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", text[:200]).casefold()
    return "".join(ch if ch.isalnum() else " " for ch in folded).split()


@cache
def _table() -> dict[str, Standing]:
    data = load_data("trademark_status", _Words)
    rows = (
        (Standing.REGISTERED, data.registered),
        (Standing.PENDING, data.pending),
        (Standing.DEAD, data.dead),
    )
    return {" ".join(_words(word)): standing for standing, words in rows for word in words}
