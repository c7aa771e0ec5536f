"""Labels in an item's text that are worded as a column's heading would be.

"Teilenummer: P-74234" or "料號 / Item No.: P-52424" say in a line of the description what other
papers say in a column of its own: the lexicon of headings serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.lexicon import squeeze
from proofcheck.extraction.lines.heading_words import Role, best_role, roles_of

LEAST_WEIGHT = 0.9
"""How surely (0..1) a heading must mean a code or name to be believed within a text."""

MOST_WORDS = 5

GOODS_ROLES = frozenset(
    {Role.GTIN, Role.SERIAL_NUMBERS, Role.SELLER_ITEM_ID, Role.MODEL, Role.BRAND}
)
BARE_ROLES = frozenset({Role.GTIN, Role.SERIAL_NUMBERS, Role.SELLER_ITEM_ID})
"""Roles that a label may have in a text, and those for which no colon is needed before a code."""

_COLON = re.compile(r"\s{0,2}[:：]\s{0,2}")
_PART = re.compile(r"[;|·•,，；]|\s{3,}|\s[-–]\s")
_WORD = re.compile(r"\S+")
_CODE_NEXT = re.compile(r"\s{1,3}(?=[A-Z0-9][A-Z0-9./_-]{3,})(?=\S*\d)")
_TRANSLATION = re.compile(r"\s?/\s?|\s?[(（]")


def column_labels(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (role, start, end) of the labels in a text, `end` behind colon and blank."""
    done = 0
    for colon in _COLON.finditer(text):
        start = max([done, *(m.end() for m in _PART.finditer(text, done, colon.start()))])
        found = _label_before(text, start, colon.start())
        if found is not None:
            role, begin = found
            yield role.value, begin, colon.end()
        done = colon.end()
    bare = _bare(text)
    if bare is not None:
        yield bare


def _label_before(text: str, start: int, end: int) -> tuple[Role, int] | None:
    """Return the longest label that ends at a colon, with where it begins."""
    begins = [m.start() for m in _WORD.finditer(text, start, end)][-MOST_WORDS:]
    begins += [m.end() for m in _TRANSLATION.finditer(text, start, end)]
    for begin in sorted(begins):
        role = _role(text[begin:end])
        if role is not None:
            return role, begin
        for cut in _TRANSLATION.finditer(text, begin, end):
            role = _role(text[cut.end() : end]) or _role(text[begin : cut.start()])
            if role is not None and _role(text[begin : cut.start()]) is not None:
                return role, begin
    return None


def _bare(text: str) -> tuple[str, int, int] | None:
    """Return a label at the start of a text, right before a code with a digit."""
    ends = [m.end() for m in _WORD.finditer(text)][:MOST_WORDS]
    for end in reversed(ends):
        code = _CODE_NEXT.match(text, end)
        role = _role(text[:end]) if code else None
        if code is not None and role in BARE_ROLES:
            return role.value, 0, code.end()
    return None


def _role(words: str) -> Role | None:
    """Return the one thing that words mean as a heading, if it is a code, a brand or a model."""
    if any(ch.isdigit() for ch in words):
        return None
    roles = roles_of(squeeze(words))
    if not roles:
        return None
    best = best_role(roles)
    return best if best in GOODS_ROLES and roles[best] >= LEAST_WEIGHT else None
