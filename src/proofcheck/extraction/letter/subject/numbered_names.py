"""Names in brackets or behind a dash, right behind the number of their mark: 733 518 (KESTREL).

In: a span of the prose. Out: the spans of names. What else stands there, an office, a country or
a class, is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.names.latin_names import LATIN
from proofcheck.extraction.letter.names.quoted_brands import MARK_NUMBER
from proofcheck.extraction.letter.subject.registrations import is_office_word
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MOST = 40
"""Numbers that are looked at."""

LEAST = 3
"""A name has at least so many characters; a shorter one is a country's code."""

NEAR = 60
"""A word for a mark stands within so many characters before its number."""

_BEHIND = re.compile(
    MARK_NUMBER + r"(?:\s?[(（][“\"«]?(?P<bracket>[^()（）\d\n,;]{2,40}?)[”\"»]?[)）]"
    r"|\s[–—-]\s(?P<dash>[^()（）\d\n,;:.]{2,40})(?=[\n,;]|$))"
)


def _is_of_mark(prose: Prose, position: int) -> bool:
    """Whether a word for a mark stands before a number."""
    words = pattern_of("mark_words")
    return words.search(prose.plain, max(0, position - NEAR), position) is not None


def names_behind_numbers(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the names that stand behind the numbers of their marks."""
    for match in islice(_BEHIND.finditer(prose.text, start, end), MOST):
        span = match.span("bracket" if match["bracket"] else "dash")
        text = prose.text[slice(*span)]
        name = LATIN.match(text)
        if match["dash"] and not _is_of_mark(prose, match.start()):
            continue  # a tax number and the street behind it
        if name is None or name.end() != len(text) or len(text) < LEAST:
            continue
        is_else = is_office_word(fold_plain(text)) or is_place(text) or find_territories(text)
        if not is_else and not pattern_of("mark_words", "goods_words").search(fold_plain(text)):
            yield span
