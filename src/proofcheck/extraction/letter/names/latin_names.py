"""Names in Latin letters within a letter's prose, and those that are listed beside them.

In: the prose, and a position beside which a name may stand. Out: the spans of capitalised names,
without words for brands and goods at their ends. Whether one is a brand is for `brands` to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.quoted_brands import BRACKET, IS_NUMBERED, MORE, NUMBERED
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases

Span = tuple[int, int]

MOST_LISTED = 8
"""Names of one list that are read."""

LEAST_CAPITALS = 4
"""A word in capitals of so many letters is a name, and no abbreviation."""

_LETTERS = re.compile(r"[^\W\d_]+")
BLANK = re.compile(r"\s{0,2}")
_LOWER = "a-zß-öø-ÿ" + "".join(ch for ch in map(chr, range(0x100, 0x180)) if ch.islower())
_WORD = (
    rf"(?:[^\W\d_{_LOWER}\u3041-\u9fff][^\W_\u3041-\u9fff]*|[a-z]-?[A-Z][^\W_\u3041-\u9fff]*"
    r"|\d{1,4}[A-Za-z]{0,4}(?![\w.,/-]))"
)
_JOINED = rf"(?:['’.!+-]{_WORD}|['’]s?|[!+®™])"

BEHIND = r"(?: (?:& ?|of |de |di |la |the |du |[dl]['’](?=[^\W\d_a-z]))?|& ?)"
"""What joins two words of a name (House of Larkspur)."""

BEGIN = r"(?<![0-9A-Za-zÀ-ž])"
"""No name begins within a word."""

_PART, SHORT = rf"{_WORD}{_JOINED}*", rf"{_WORD}{_JOINED}{{0,8}}"
"""A capitalised word with what hangs on it; `SHORT` with a bound, for patterns that go on."""

LATIN = re.compile(rf"{BEGIN}(?:{_PART})(?:{BEHIND}{_PART}){{0,3}}")
"""A name of up to four capitalised words."""

_JOINT = frame_pattern(r"\s?(?:[,、/&]|\b{and_words}\b|{wide_and_words})\s?$")

_OFFICE_LEAD = frame_pattern(r"{registers} (?=[^\W\d_])")
"""The register before a mark's name (la marque Benelux X)."""


def listed_from(prose: Prose, position: int, weight: float) -> Iterator[tuple[Span, float]]:
    """Yield the name at a position, and those that "and" adds to it, with commas before."""
    names: list[list[tuple[Span, float]]] = []
    joints: list[str] = []
    while len(names) < MOST_LISTED:
        blank = BLANK.match(prose.text, position)
        start = blank.end() if blank else position
        match = LATIN.match(prose.text, start)
        span = without_followers(prose, match.span()) if match else None
        if match is None or span is None:
            break
        bracket = BRACKET.match(prose.text, span[1])
        is_numbered = bracket is not None and IS_NUMBERED.search(bracket[1])
        names.append([(span, weight), *([(span, NUMBERED)] if is_numbered else [])])
        more = MORE.match(prose.text, span[1])
        if more is None or span[1] < match.end():
            break
        joints.append(BRACKET.sub("", more[0]))
        position = more.end()
    last = max((i for i, joint in enumerate(joints) if "," not in joint), default=-1)
    for name in names[: max(1, last + 2)]:
        yield from name


def listed_before(prose: Prose, position: int) -> Iterator[Span]:
    """Yield the name right before a position, and those before it in its list (A and B brand)."""
    for _ in range(6):
        span = name_before(prose, position)
        if span is None:
            return
        yield span
        joint = _JOINT.search(prose.text, max(0, span[0] - 8), span[0])
        if joint is None:
            return
        position = joint.start()


def name_before(prose: Prose, position: int) -> Span | None:
    """Return the name in Latin letters that ends right before a position."""
    start = max(prose.sentence(max(0, position - 1))[0], position - 60)
    for match in reversed(list(LATIN.finditer(prose.text, start, position))):
        between = prose.text[match.end() : position]
        if between.strip("®™ -") or len(between) > 2:
            return None
        return without_followers(prose, match.span())
    return None


def without_followers(prose: Prose, span: Span) -> Span | None:
    """Cut words for brands and goods off both ends of a capitalised name."""
    start, end = span
    end = _before_german_noun(prose, start, end)
    office = _OFFICE_LEAD.match(prose.text, start, end)
    start = office.end() if office else start
    for name in ("mark_words", "goods_words"):
        for _, first, last in find_phrases(pattern_of(name), prose.plain[start:end]):
            if first == 0:
                return None if last >= end - start else _trim(prose, start + last, end)
            end = start + first
            break
    return _trim(prose, start, end)


def _before_german_noun(prose: Prose, start: int, end: int) -> int:
    """Return where a German name in capitals ends before a noun, which has one (VARRO Hobel)."""
    if prose.language_at(start) != "de":
        return end
    words = list(_LETTERS.finditer(prose.text, start, end))
    if not words or not words[0][0].isupper() or len(words[0][0]) < LEAST_CAPITALS:
        return end
    noun = next((word for word in words[1:] if not word[0].isupper()), None)
    return noun.start() if noun and prose.text[noun.start() - 1] in " -" else end


def _trim(prose: Prose, start: int, end: int) -> Span | None:
    while start < end and prose.text[start] in " -–'’.,&":
        start += 1
    while end > start and prose.text[end - 1] in " -–'’.,&®™":
        end -= 1
    return (start, end) if end > start else None
