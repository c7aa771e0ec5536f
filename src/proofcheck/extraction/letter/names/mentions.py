"""All names of a letter that may be a party's, wherever they stand.

In: the prose, spans that labels or definitions point to. Out: spans of names in their order: every
company by its legal form, every line shaped like a name, and every further place where one of
these is written in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.bare_names import bare_names
from proofcheck.extraction.letter.names.companies import companies
from proofcheck.extraction.letter.text.legal_forms import strong_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST_BARE = 40
"""Lines shaped like names that are looked at."""

MOST_AGAIN = 8
"""Further places of one name that are looked at."""

SHOP_IN_QUOTES = frame_pattern(
    r"\b{quoted_shop_nouns}\s?[“\"«„](?P<name>[^“”\"«»„\n]{3,40})[”\"»“]"
)
"""A shop's name in quotes right behind a word for a shop."""

_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,40})[”\"»“]")

_BESIDE_BEFORE = re.compile(r"(?<![.:!?] )(?<!^)[A-ZÀ-Þ][a-zà-ÿ]+ $")
_BESIDE_BEHIND = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]{2,}")

LEAST_LETTERS = 4
"""A name that is sought again in the text has at least so many letters."""


class Mentions(Struct, frozen=True, kw_only=True):
    """The spans of companies, of lines shaped like names, and of all places of either."""

    companies: tuple[Span, ...]
    bare: tuple[Span, ...]
    all: tuple[Span, ...]


def find_mentions(prose: Prose, further: Iterable[Span] = ()) -> Mentions:
    """Find all names; `further` are spans known to be names from elsewhere."""
    firms = tuple(sorted(set(companies(prose))))
    bare = tuple(s for s in bare_names(prose)[:MOST_BARE] if not _overlaps(s, firms))
    found: list[Span] = list(firms)
    for span in sorted({*firms, *further, *bare, *_quoted_shops(prose)}, key=lambda s: s[0] - s[1]):
        for again in _again(prose, span):
            if not _overlaps(again, found):
                found.append(again)
    return Mentions(companies=firms, bare=bare, all=tuple(sorted(found)))


def _quoted_shops(prose: Prose) -> Iterable[Span]:
    """Yield names in quotes behind a word for a shop: la tienda “Sabores de Siempre”."""
    for match in islice(SHOP_IN_QUOTES.finditer(prose.text), MOST_BARE):
        if not is_platform(match["name"]):
            yield match.span("name")


def _again(prose: Prose, span: Span) -> Iterable[Span]:
    """Yield the places where a name is written, with or without its legal form."""
    text = prose.folded[slice(*span)].strip()
    quoted = [match.span(1) for match in islice(_QUOTED.finditer(prose.text), MOST_BARE)]
    core = strong_form().sub("", text).strip(" .,&")
    for name in dict.fromkeys((text, core)):
        if sum(ch.isalpha() for ch in name) < (LEAST_LETTERS if name.isascii() else 2):
            continue
        pattern = re.compile(rf"(?<![a-z]){re.escape(name)}(?![a-z])")
        for count, match in enumerate(pattern.finditer(prose.folded)):
            if count >= MOST_AGAIN:
                break
            if pattern_of("mark_words").search(
                prose.folded, max(0, match.start() - 14), match.start()
            ):
                continue  # der Marke Aurelius: the mark, not the firm
            if any(a <= match.start() and match.end() < b for a, b in quoted):
                continue  # part of a mark in quotes
            if " " not in name and _is_part(prose, *match.span()):
                continue  # Ombrosi in Fratelli Ombrosi
            if _is_smaller(prose.text[slice(*match.span())], prose.text[slice(*span)]):
                continue  # our Nordal lamps: the goods of Nordal Lamps plc
            is_name = prose.text[match.start()].isupper() or not prose.text[match.start()].isascii()
            if is_name or prose.text[match.start()].isdigit():
                yield match.span()


def _is_smaller(again: str, name: str) -> bool:
    """Whether a word that a name has with a capital stands in small letters."""
    words = zip(again.split(), name.split(), strict=False)
    return any(word[0].islower() and whole[0].isupper() for word, whole in words)


def _is_part(prose: Prose, start: int, end: int) -> bool:
    """Whether a capitalised word stands right beside a single word: a part of a longer name."""
    return bool(_BESIDE_BEFORE.search(prose.text, max(0, start - 30), start)) or bool(
        _BESIDE_BEHIND.match(prose.text, end)
    )


def _overlaps(span: Span, spans: Iterable[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in spans)
