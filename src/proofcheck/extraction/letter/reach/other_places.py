"""Places that a letter names without letting the brand be sold there.

In: the prose, where a place or a word for a territory stands. Out: whether it belongs to a name
(Xinlong Industrial Zone), an address (with offices in Madrid), a person's title (Country Manager
Benelux) or the registration of a mark.
"""

from __future__ import annotations

import re

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.territories import read_territory

MAX_COUNTRY = 24
"""A country's name that ends in a word for a territory begins so many characters before it."""

_ADDRESS_WITHIN = 46
"""Words for a seat stand within so many characters before its place."""

_ADDRESS = framed(r"{seats}[^.;]{0,40}$")
_BUYERS = framed(r"{buyer_stems}")
_REGISTERED = re.compile(r"(?:regist|eingetrag|商标|注册)[^.]{0,24}$")
CAPITALISED = re.compile(r"(?:[A-ZÀ-Ż][\w.&'’-]*|&) $")
"""A word with a capital right before a place: what follows may go on with its name."""


def is_in_name(prose: Prose, start: int, end: int) -> bool:
    """Whether a word for a territory is part of a name: United States, Xinlong Industrial Zone."""
    first = max(0, start - MAX_COUNTRY)
    around = read_territory(prose.text[first:end])
    if around is not None and first + around.end == end and first + around.start < start:
        return True
    whole = prose.text[max(0, start - 1) : end + 1]
    named = None if whole.isascii() else read_territory(whole)
    if named is not None and named.end - named.start == len(whole):
        return True  # 国内 within 中国内地
    ahead = read_territory(prose.text[start : end + MAX_COUNTRY], in_one_run=True)
    if ahead is not None and ahead.start == 0 and prose.text[start:end].isascii():
        return True  # Pays-Bas, Paesi Bassi
    is_name = prose.text[start].isupper() and prose.text[end : end + 1] == ","
    return is_name and CAPITALISED.search(prose.text, first, start) is not None


def is_address(prose: Prose, position: int) -> bool:
    """Whether a place is where somebody has a seat or offices; where buyers live is none such."""
    first = prose.sentence(position)[0]
    before = max(first, position - _ADDRESS_WITHIN)
    closed = max(prose.text.rfind(mark, before, position) for mark in ")）")
    before = max(before, closed + 1)
    return (
        _ADDRESS.search(prose.folded, before, position) is not None
        and _BUYERS.search(prose.folded, before, position) is None
    )


def is_in_title(prose: Prose, position: int) -> bool:
    """Whether a place stands in a line that is somebody's title (Country Manager Benelux)."""
    line = next(((a, b) for a, b in prose.lines if a <= position < b), None)
    return line is not None and is_title(prose.text[slice(*line)])


def is_of_mark(prose: Prose, position: int) -> bool:
    """Whether a word such as "country" speaks of where a mark is registered."""
    first = max(prose.sentence(position)[0], position - 30)
    return _REGISTERED.search(prose.folded, first, position) is not None
