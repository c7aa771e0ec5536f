"""Names in running text that neither a legal form nor a line of their own tells.

In: the prose. Out: spans of names with what shows them: a noun for a firm before them ("die Firma
Alpenkraut Import"), a form of address before a person ("Mr Anil Deshpande"), or "you" and "your
shop" beside them ("jij (Bram Kuipers)", "your little shop, Blue Door,").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.persons import HONORIFIC, is_person
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST = 40
"""Leads of one kind that are looked at."""

MOST_WORDS = 6
"""A name has at most so many words."""

_TOKEN = re.compile(r"\s{0,1}[^\s,;:()“”\"«»„]+")
_BRACKET = re.compile(r"\s?[(（](?P<name>[^()（）\n]{4,50})[)）]")
_APPOSED = re.compile(r"(?:\s[^\W\d_]+){0,2},\s(?=[^\W\d_])")
_CALLED = re.compile(
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fff]{2,12}?)(?:さん|さま|様|殿|先生|女士)(?=[がはにへを、])"
)
_QUOTED_SHOP = re.compile(
    r"(?:商[户戶家]|店[铺鋪]?|网店|網店|ショップ|店舗)\s?[「『“\"](?P<name>[^「」『』“”\"\n]{2,20})[」』”\"]"
)


class Shown(Enum):
    """What shows a name in running text."""

    FIRM = "a noun for a firm"
    PERSON = "a form of address"
    YOU = "you"
    SHOP = "a word for a shop"


class LooseName(Struct, frozen=True, kw_only=True):
    """A name with what shows it."""

    span: Span
    shown: Shown


def loose_names(prose: Prose) -> Iterator[LooseName]:
    """Yield the names, each kind in the order of the text."""
    for match in islice(_firm_nouns().finditer(prose.folded), MOST):
        span = _capitals(prose, match.end())
        if span is not None:
            yield LooseName(span=span, shown=Shown.FIRM)
    for match in islice(HONORIFIC.finditer(prose.text), MOST):
        span = _person(prose, match.end())
        if span is not None:
            yield LooseName(span=span, shown=Shown.PERSON)
    for match in islice(pattern_of("addressed").finditer(prose.folded), MOST):
        span = _beside_you(prose, match.end())
        if span is not None:
            yield LooseName(span=span, shown=Shown.YOU)
    for match in islice(_CALLED.finditer(prose.text), MOST):
        yield LooseName(span=match.span("name"), shown=Shown.PERSON)
    for match in islice(_QUOTED_SHOP.finditer(prose.text), MOST):
        yield LooseName(span=match.span("name"), shown=Shown.SHOP)


def _beside_you(prose: Prose, position: int) -> Span | None:
    """Return the name in brackets, or between commas, right behind "you" or "your shop"."""
    bracket = _BRACKET.match(prose.text, position)
    if bracket is not None:
        return bare_name(prose, *bracket.span("name"))
    comma = _APPOSED.match(prose.text, position)
    span = _capitals(prose, comma.end()) if comma else None
    return span if span is not None and prose.text[span[1] : span[1] + 1] == "," else None


def _capitals(prose: Prose, position: int) -> Span | None:
    """Return the run of capitalised words that begins at a position, shaped like a name."""
    end, words, last = position, 0, position
    limit = prose.sentence(position)[1]
    while words < MOST_WORDS and (token := _TOKEN.match(prose.text, end, limit)) is not None:
        word = token[0].strip()
        is_inner = word.casefold() in clause_set("inner_words") and words > 0
        if not (word[:1].isupper() or word[:1].isdigit() or is_inner):
            break
        end, words = token.end(), words + 1
        last = last if is_inner else end
        if word.endswith(".") and len(word) > 4:
            break
    if last == position or not prose.text[position:last].strip():
        return None
    return bare_name(prose, position, last)


def _person(prose: Prose, position: int) -> Span | None:
    span = _capitals(prose, position)
    return span if span is not None and is_person(prose.text[slice(*span)]) else None


@cache
def _firm_nouns() -> re.Pattern[str]:
    """Return the pattern of nouns for a firm or a shop right before its name, with a blank."""
    nouns = clause_pattern("firm_nouns").pattern
    return re.compile(rf"{nouns}\s(?:called\s|named\s|namens\s)?(?=[^\W\d_])")
