"""Names that stand in one enumeration with a known platform: "Amazon México, Liverpool y Coppel".

In: the prose and the span of a platform's name. Out: the names beside it, in capitals, that are no
place, company or word for channels. For languages that write nothing but names with capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

REACH = 60
"""A name and what joins it stand within so many characters."""

MOST = 6
"""Names beside one platform that are looked at."""

_NAME = r"(?P<name>[A-ZÀ-Ý][\w'’&+.-]{1,18}(?: (?:[A-ZÀ-Ý][\w'’&+-]{1,16}|\d{1,3}))?)"
_AND = (
    r"(?:\s?,\s?|\s(?:y|e|et|ed|and|en|ou|o|or|u|i|oraz|ainsi que|nonché|así como|"
    r"bem como)\s)(?:(?:la|le|el|il|a|o|l['’]|na|no|en|su|sur|em|on)\s?)?"
)
_BEHIND = re.compile(_AND + _NAME + r"(?=\s?[,;.)]|\s[a-zà-ÿ]|\s?$|\n)")
_PREVIOUS = re.compile(_NAME + _AND + r"$")
_YOURS = framed(r"{your}|{ours}")
"""A polite "your" before a site is no name (il Vostro sito)."""
_LEAD = framed(r"\b(?:{leads_to_names}|{by_means} {of_the_kind})\s$")


def names_behind(prose: Prose, span: Span, within: Span) -> Iterator[str]:
    """Yield the names that a comma or "and" joins to a platform behind it."""
    position = _behind_word(prose, span[1])
    for _ in range(MOST):
        match = _BEHIND.match(prose.text, position, within[1])
        if match is None or is_platform(match["name"]) or not _is_name(prose, match):
            break
        yield match["name"].rstrip(".")
        position = match.end("name")


def names_before(prose: Prose, span: Span, within: Span) -> Iterator[str]:
    """Yield the names of the enumeration that ends with a platform, if something leads to it."""
    names: list[str] = []
    start = span[0]
    while len(names) < MOST:
        match = _PREVIOUS.search(prose.text, max(within[0], start - REACH), start)
        if match is None or is_platform(match["name"]) or not _is_name(prose, match):
            break
        names.append(match["name"].rstrip("."))
        start = match.start("name")
    if names and _LEAD.search(prose.text, max(within[0], start - REACH), start):
        yield from reversed(names)


def _behind_word(prose: Prose, end: int) -> int:
    """Skip the country behind a platform's name (Amazon México)."""
    country = re.compile(r" [A-ZÀ-Ý][\w.]{1,12}").match(prose.text, end)
    return country.end() if country and is_place(country[0].strip()) else end


def _is_name(prose: Prose, match: re.Match[str]) -> bool:
    text, span = match["name"], match.span("name")
    if (
        is_platform(text.split()[0])
        or is_place(text.rstrip("."))
        or has_legal_form(text)
        or len(text) < 3
        or _YOURS.fullmatch(prose.folded, *span)
    ):
        return False
    words = pattern_of(
        "channel_words", "offline_words", "online_words", "own_sites", "salutations", "no_brands"
    )
    return not (
        words.search(prose.folded, *span) or clause_pattern("months").search(prose.folded, *span)
    )
