"""Names in quotes that are brands: beside a word for a brand or goods, or before a number.

In: the prose. Out: spans of names with what their place weighs. A name that is listed with a brand
(“A”及“B”商标) is one too, on either side of it; a shop's name is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST = 200
"""Names in quotes that are looked at."""

MARK, NUMBERED, TRADED = 3.0, 2.5, 1.3
"""What it weighs to stand beside a word for a brand, before a registration number, or in a sentence
of the grant."""

MAX_NAME = 32
"""A brand without any other sign of one has at most so many characters."""

NEAR = 24
"""A word for a brand stands within so many characters of a name in quotes."""

REACH, WIDE_REACH = 30, 9
"""A noun for goods ends within so many characters behind a name, fewer in Chinese and Japanese."""

_TO_NOUN = re.compile(r"[®™]?\s?(?:[の的之牌]|印の)?\s?")
_PHRASE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")

QUOTED = re.compile(r"[“\"«„「『《‘‹]\s?([^“”\"«»„「」『』《》‘\n]{1,50}?)\s?[”\"»“」』》’›]")
BRACKET = re.compile(r"\s?[®™]?\s?[(（]([^()（）\n]{2,90})[)）]")
IS_NUMBERED = re.compile(r"\d{5,}|\d{1,3}(?:[ .,]\d{3}){2}")
MARK_NUMBER = r"(?:\d{5,}|\d{1,4}(?:[ .,]\d{3}){1,3})[A-Z]?"
"""A mark's number, also in groups of digits."""

_NUMBER_BEFORE = re.compile(MARK_NUMBER + r"\W{0,3}$")
MORE = frame_pattern(
    r"[”\"»“」』》’®™]?(?:\s?[(（][^()（）\n]{0,80}[)）])?\s?(?:[,，、/&]|\b{and_words}\b|[和及与或])\s?"
)
_NUMBER_WORDS = frame_pattern(r"(?:[\s\d.,:：()（）#第号]|{registered_words})*")
_LINKS = frame_pattern(r"^(?:{wide_links}|等?[一二两三四五六七八九十数几]*[个件枚项种])")
_STORE = frame_pattern(r"{wide_store_nouns}|\b{store_nouns}\b", re.IGNORECASE)


def quoted_brands(prose: Prose) -> Iterator[tuple[Span, float]]:
    """Yield brands in quotes with their weights; one of a list marks its neighbours."""
    matches = list(islice(QUOTED.finditer(prose.text), MOST))
    marked = [_is_marked(prose, match) for match in matches]
    joined = [_is_joined(prose, one, other) for one, other in pairwise(matches)]
    for order in (range(len(joined)), reversed(range(len(joined)))):
        for index in order:
            if joined[index] and (marked[index] or marked[index + 1]):
                marked[index] = marked[index] or not _is_store(matches[index])
                marked[index + 1] = marked[index + 1] or not _is_store(matches[index + 1])
    for match, is_marked in zip(matches, marked, strict=True):
        bracket = BRACKET.match(prose.text, match.end())
        if is_marked:
            yield match.span(1), MARK
        elif _is_traded(prose, match):
            yield match.span(1), TRADED
        if bracket and IS_NUMBERED.search(bracket[1]):
            yield match.span(1), NUMBERED


def _is_marked(prose: Prose, match: re.Match[str]) -> bool:
    if _is_store(match) or prose.text[: match.start()].rstrip()[-1:] in ("(", "（"):
        return False
    bracket = BRACKET.match(prose.text, match.end())
    behind = bracket.end() if bracket else match.end()
    after = _LINKS.sub("", prose.plain[behind : behind + NEAR].lstrip())
    before = prose.plain[max(0, match.start() - NEAR) : match.start()]
    return bool(
        _ends_in_mark(near := prose.plain[max(0, match.start() - 60) : match.start()])
        or (_NUMBER_BEFORE.search(near) and pattern_of("mark_words").search(near))
        or pattern_of("mark_words").search(before)
        or pattern_of("mark_words").match(after)
        or pattern_of("goods_words").match(after)
        or _is_before_noun(prose, behind)
    )


def _is_before_noun(prose: Prose, position: int) -> bool:
    """Whether a noun for goods stands right behind a name, with a word or a few signs between."""
    lead = _TO_NOUN.match(prose.text, position)
    first = lead.end() if lead else position
    reach = WIDE_REACH if prose.text[first : first + 1] > "\u3040" else REACH
    phrase = _PHRASE.match(prose.text, first, first + reach)
    return phrase is not None and nouns_in(prose, first, phrase.end()) > 0


def _is_traded(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a capitalised name in quotes stands in a sentence of the grant, and is no shop."""
    start, end = prose.sentence(match.start())
    before = prose.folded[max(start, match.start() - NEAR) : match.start()]
    is_name = match[1][:1].isupper() and match[1][:1].isalpha() and len(match[1]) <= MAX_NAME
    is_defined = before.rstrip().endswith(("(", "（")) or pattern_of("definition_leads").search(
        before
    )
    is_shop = _is_store(match) or clause_pattern("store_words").search(before)
    is_said = has_sign("trades", prose.folded, start, end) and has_sign(
        "acts", prose.folded, start, end
    )
    return bool(is_name and is_said and not is_defined and not is_shop)


def _is_joined(prose: Prose, one: re.Match[str], other: re.Match[str]) -> bool:
    is_beside = other.start() - one.end() <= 1
    return is_beside or MORE.fullmatch(prose.text, one.end() - 1, other.start()) is not None


def _is_store(match: re.Match[str]) -> bool:
    return _STORE.search(match[1]) is not None


def _ends_in_mark(before: str) -> bool:
    """Whether a word for a brand stands before, with nothing but its number between."""
    marks = list(pattern_of("mark_words").finditer(before))
    return bool(marks) and _NUMBER_WORDS.fullmatch(before, marks[-1].end()) is not None
