"""The grantor's own name as a brand: "Halvorsen backpacks" in a letter of Halvorsen Outdoor AS.

In: the prose, the parties' names. Out: places where the first words of the grantor's name stand
by themselves, beside goods or in capitals; a Chinese brand in quotes may stand inside the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.names.goods_nouns import goods_nouns
from proofcheck.extraction.letter.names.quoted_brands import QUOTED
from proofcheck.extraction.letter.names.wide_companies import without_town
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST = 40
"""Places that are looked at."""

OWN, BESIDE = 1.25, 2.1
"""What it weighs that the own name stands alone in a sentence, and that goods stand beside it."""

CELL = 60
"""A cell of a table has at most so many characters."""

LEAST_LETTERS = 4
"""So many letters make a distinctive word of a name."""

LONGEST_FORM = 12
"""A legal form alone has at most so many characters."""

LONGEST_WIDE, LONGEST_ITEM = 4, 4
"""A Chinese brand has at most so many signs, and so many stand between it and its goods' noun."""

_LATIN_HALF = re.compile(r"^[\x21-\u024f]{2,24}\s?(?=[\u3041-\u9fff])|\s?[\x21-\u024f]{2,24}$")
_HAN_NAME = re.compile(r"(?:(?!有限|公司|的|之|在|于|和|与|及)[\u4e00-\u9fff])+")
_OWN_GOODS = framed(r"\b{whose_goods}\s(?!{no_own_goods})[a-z]{4,}")
_WORD = re.compile(r"[^\W\d_][\w’'&-]*")
_GOODS_BEHIND = re.compile(r"[”\"»®™]{0,2} (?:brand(?:ed)? )?(?![a-z]{1,3}\b)[a-z]{4,}")
_WIDE_BEHIND = re.compile(
    r"[”」]?\s?(?!授权|声明|公司|于|系|是|有限|特|现|兹|在|的?代)[\u4e00-\u9fff]{2}"
)
_GOODS_BEFORE = framed(r"(?<![\w-])(?!{no_goods_before})[^\W\d_A-Z][^\W\d_]{3,} [“\"«„]?$")
_NO_GOODS_BEHIND = framed(r"[”\"»®™]{0,2} {acts_behind_brand}")


def own_name_brands(prose: Prose, parties: tuple[str, ...]) -> Iterator[tuple[Span, float]]:
    """Yield where the first words of a party's name stand by themselves as a brand."""
    for party in parties[:1]:
        yield from _latin(prose, party)
        yield from _wide(prose, party)


def own_core(prose: Prose, parties: tuple[str, ...]) -> Span | None:
    """Return the one distinctive word of the grantor's name, where the letter speaks of its goods.

    Only a name of one word and a legal form has such a word (Stormvogel B.V. and its rainwear).
    """
    for party in parties[:1]:
        word = _WORD.match(party)
        start = prose.text.find(party)
        rest = party[word.end() :].strip(" ,") if word else ""
        is_own = _OWN_GOODS.search(prose.folded) is not None
        if word and is_own and start >= 0 and is_legal_form(rest):
            is_distinct = word[0][:1].isupper() and len(word[0]) >= LEAST_LETTERS
            return (start, start + word.end()) if is_distinct else None
    return None


def is_legal_form(text: str) -> bool:
    """Whether a text is a legal form and nothing else."""
    return has_legal_form("X " + text) and len(text) <= LONGEST_FORM


def _latin(prose: Prose, party: str) -> Iterator[tuple[Span, float]]:
    words = [word[0] for word in _WORD.finditer(party)]
    for count in (3, 2, 1):
        stem = " ".join(words[:count])
        if count > len(words) or sum(map(str.isalpha, stem)) < LEAST_LETTERS:
            continue
        if has_legal_form(stem) or is_place(stem) or not stem[:1].isupper():
            continue
        found = list(_places(prose, stem, party))
        yield from found
        if found:
            return


def _places(prose: Prose, stem: str, party: str) -> Iterator[tuple[Span, float]]:
    """Yield where a stem stands outside the whole name, with a capital at its beginning."""
    rest = party[len(stem) :].replace(".", " ").strip(" ,").split()
    pattern = re.compile(
        rf"(?<![A-Za-zÀ-ž\d@.-]){re.escape(stem)}(?![A-Za-zÀ-ž\d@])", re.IGNORECASE
    )
    for match in islice(pattern.finditer(prose.text), MOST):
        behind = prose.text[match.end() : match.end() + 40]
        is_whole = bool(rest) and behind.lstrip(" ,.").lower().startswith(rest[0].lower())
        is_domain = re.match(r"\.[a-z]{2,}|-[a-z]+\.", behind) is not None
        if is_whole or is_domain or not match[0][:1].isupper() or has_legal_form(behind[:14]):
            continue
        before = prose.text[max(0, match.start() - 30) : match.start()]
        is_goods = _GOODS_BEHIND.match(behind) or _WIDE_BEHIND.match(behind)
        is_goods = is_goods or _GOODS_BEFORE.search(before)
        if _NO_GOODS_BEHIND.match(behind):
            continue
        is_marked = match[0].isupper() and not party.startswith(match[0])
        if is_goods or is_marked:
            yield match.span(), BESIDE
        elif _is_said(prose, match):
            yield match.span(), OWN


def _is_granted(prose: Prose, position: int) -> bool:
    """Whether a sentence of trade or of the grant stands there, and no letterhead."""
    sentence = prose.sentence(position)
    return any(has_sign(name, prose.folded, *sentence) for name in ("trades", "acts"))


def _is_said(prose: Prose, match: re.Match[str]) -> bool:
    """Whether a sentence of trade or a table's cell holds the name, no address or signature."""
    start, end = prose.sentence(match.start())
    is_cell = any(cell.start == match.start() for cell in prose.cells)
    return has_sign("trades", prose.folded, start, end) or (is_cell and end - start < CELL)


def _wide(prose: Prose, party: str) -> Iterator[tuple[Span, float]]:
    for match in islice(QUOTED.finditer(prose.text), MOST):
        wide = _LATIN_HALF.sub("", match[1])
        is_wide = not wide.isascii() and len(wide) >= 2
        is_definition = pattern_of("definitions.grantor").fullmatch(match[1]) is not None
        if is_wide and wide in party and match[1] != party and not is_definition:
            yield match.span(1), BESIDE
    yield from _glued(prose, party)


def _glued(prose: Prose, party: str) -> Iterator[tuple[Span, float]]:
    """Yield the first signs of a Chinese company's name right before its goods (北屿紫砂壶)."""
    rest = without_town(party)
    if rest == party or rest.isascii():
        return
    for length in range(LONGEST_WIDE, 1, -1):
        stem = rest[:length]
        if len(stem) < length or not _HAN_NAME.fullmatch(stem) or is_place(stem):
            continue
        pattern = re.compile(rf"{re.escape(stem)}(?=[\u4e00-\u9fff]{{2,{LONGEST_ITEM}}})")
        found = [
            match.span()
            for match in islice(pattern.finditer(prose.text), MOST)
            if not prose.text.startswith(rest[: length + 2], match.start())
            and _is_granted(prose, match.start())
            and any(
                match.end() <= noun[0] <= match.end() + LONGEST_ITEM
                and _HAN_NAME.fullmatch(prose.text, match.end(), noun[1])
                for noun in goods_nouns(prose)
            )
        ]
        if found:
            yield from ((span, BESIDE) for span in found)
            return
