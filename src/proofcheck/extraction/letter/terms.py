"""Whether the grantee may sublicense, and whether the authorisation is exclusive.

In: the prose, its labelled values, where the grant begins. Out: yes or no. Only what stands in
a labelled value or behind the grant counts: what is said before describes the grantor's rights.
"""

from __future__ import annotations

import re
from functools import cache

from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.absent import absent
from proofcheck.extraction.letter.labels import Labelled
from proofcheck.extraction.letter.prose import Prose
from proofcheck.extraction.letter.words import letter_words, pattern_of
from proofcheck.model.fields import Maybe

SHORT = 12
"""A denial of exclusivity stands within so many characters before it (is not an exclusive)."""

PLAIN = 8
"""A plain yes or no behind a label for exclusivity has at most so many characters."""

NEAR = 70
"""Words that allow or deny stand within so many characters of "sub-licence"."""


def read_sublicense(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether sub-licences are allowed; a denial anywhere near outweighs a permission."""
    for value in labelled:
        if value.field == "may_sublicense":
            answer = _answer(prose, value.start, value.end)
            if answer is not None:
                return prose.field(answer, value.start, value.end, 0.95)
    for match in _mentions().finditer(prose.folded, grant or 0):
        start, end = prose.sentence(match.start())
        start, end = max(start, match.start() - NEAR, grant or 0), min(end, match.end() + NEAR)
        answer = _answer(prose, start, end)
        if answer is not None:
            return prose.field(answer, start, end, 0.88)
    return absent(prose, "word on sub-licences")


def read_exclusive(prose: Prose, labelled: tuple[Labelled, ...], grant: int | None) -> Maybe[bool]:
    """Read whether the authorisation is exclusive; "non-exclusive" is the longer phrase."""
    spans = [(v.start, v.end, 0.95) for v in labelled if v.field == "exclusive"]
    if grant is not None:
        spans.append((grant, len(prose.text), 0.88))
    pattern = pattern_of("exclusivity.non_exclusive", "exclusivity.exclusive")
    for start, end, confidence in spans:
        match = pattern.search(prose.folded, start, end)
        if match:
            denied = pattern_of("exclusivity.non_exclusive").fullmatch(match[0]) is not None
            before = prose.folded[max(start, match.start() - SHORT) : match.start()]
            denied = denied or _denials().search(" " + before + " ") is not None
            return prose.field(not denied, match.start(), match.end(), confidence)
        is_plain = confidence > 0.9 and end - start <= PLAIN
        if is_plain and (plain := _answer(prose, start, end)) is not None:
            return prose.field(plain, start, end, 0.7)
    return absent(prose, "word on exclusivity")


def _answer(prose: Prose, start: int, end: int) -> bool | None:
    """Return what a few words answer: no, yes, or neither."""
    text = " " + prose.folded[start:end] + " "
    if _denials().search(text):
        return False
    return True if _permissions().search(text) else None


@cache
def _mentions() -> re.Pattern[str]:
    return _beginnings(letter_words().sublicense.mentions)


@cache
def _denials() -> re.Pattern[str]:
    return _beginnings(letter_words().sublicense.denied)


@cache
def _permissions() -> re.Pattern[str]:
    return _beginnings(letter_words().sublicense.allowed)


def _beginnings(words: list[str]) -> re.Pattern[str]:
    """Match words by their beginning: licens- for license, licensing, licensed."""
    latin = [_latin_beginning(word) for word in words if word.isascii()]
    wide = [re.escape(fold_word(word)) for word in words if not word.isascii()]
    return re.compile(rf"(?<![a-z])(?:{'|'.join(latin)})|{'|'.join(wide)}")


def _latin_beginning(word: str) -> str:
    """A word that ends with a blank is whole ("no " is not in "notice")."""
    pattern = re.escape(word.rstrip()).replace(r"\ ", r"\s{0,2}")
    return pattern + (r"(?![a-z])" if word.endswith(" ") else "")
