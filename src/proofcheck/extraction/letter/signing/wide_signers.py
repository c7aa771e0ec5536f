"""Name and title on one line of Han characters and kana: 渠道总监 沈奕然, 郭振邦 區域銷售經理.

In: a span of the prose. Out: the spans of both. No comma parts them; a known title does, or the
blank that is printed between them. Words of respect behind both are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.persons import is_person, is_title
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MAX_LINE = 30
"""Name and title together have at most so many signs."""

_WIDE_LINE = re.compile(r"[\u3041-\u30ff\u3005\u4e00-\u9fffA-Z /・·、]+")
_LATIN_NAME = re.compile(
    r"(?P<title>[\u3041-\u30ff\u4e00-\u9fff]{2,12})\s?"
    r"(?P<name>[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,2})"
    r"(?:\s?[(（]?[\u4e00-\u9fff]{2,4}[)）]?)?"
)
_BRACKET = re.compile(r"\s?[(（][A-Z][A-Za-z .'’-]{2,30}[)）]\s?$")
_REGARDS = frame_pattern(r"{wide_regards}\s?$")


def without_regards(prose: Prose, start: int, end: int) -> int:
    """Return where a line ends before words of respect (謹啟)."""
    found = _REGARDS.search(prose.folded, start, end)
    return found.start() if found and found.start() > start + 1 else end


def split_wide(prose: Prose, start: int, end: int) -> tuple[Span, Span] | None:
    """Part a line into name and title, whichever stands first."""
    end = without_regards(prose, start, end)
    bracket = _BRACKET.search(prose.text, start, end)
    end = bracket.start() if bracket else end
    latin = _LATIN_NAME.fullmatch(prose.text, start, end)
    if latin is not None and is_title(latin["title"]) and is_person(latin["name"]):
        return latin.span("name"), latin.span("title")
    if end - start > MAX_LINE or not _WIDE_LINE.fullmatch(prose.text, start, end):
        return None
    for cut in (*_blanks(prose, start, end), *_behind_titles(prose, start, end)):
        one, other = (start, cut), (cut, end)
        for name, title in ((other, one), (one, other)):
            if _is_title(prose, *title) and _is_name(prose, *name):
                return name, title
    return None


def _is_name(prose: Prose, start: int, end: int) -> bool:
    return is_person(prose.text[start:end]) or is_person(prose.printed(start, end))


def _is_title(prose: Prose, start: int, end: int) -> bool:
    text = prose.printed(start, end)
    if text.strip() == "代表":
        return True
    return is_title(prose.text[start:end]) or is_title(text)


def _blanks(prose: Prose, start: int, end: int) -> Iterator[int]:
    """Yield the places of a span at which a blank is printed."""
    position = start
    for word in prose.printed(start, end).split()[:-1]:
        position += len(word)
        if position < end and prose.text[position] == " ":
            position += 1
        yield position


def _behind_titles(prose: Prose, start: int, end: int) -> Iterator[int]:
    """Yield where a known title ends, the last one first."""
    found = pattern_of("signatory_titles").finditer(prose.folded, start, end)
    yield from sorted((match.end() for match in found if match.end() < end), reverse=True)
