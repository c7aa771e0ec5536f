"""Names that a sentence states to be brands, whatever is granted in it.

In: the prose. Out: spans of names with their weights: what "is a mark of …", stands before ", a
mark of …" or behind "the mark is", a name with its registration, a name that is said to be ours,
one behind a word for a line of goods, and one with its sign ®.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.names.latin_names import LATIN, without_followers
from proofcheck.extraction.letter.names.quoted_brands import MARK, NUMBERED, QUOTED
from proofcheck.extraction.letter.subject.registrations import (
    is_other_number,
    is_register_lead,
    speaks_of_mark,
)
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

MOST = 200
"""Names of one letter that are looked at."""

LINE = 1.4
"""What it weighs to stand behind a word for a line of goods."""

OURS = 2.0
"""What it weighs to be said to be somebody's."""

TO_NUMBER = 60
"""The number of a mark begins within so many characters behind its name."""

BEFORE, FAR_BEFORE = 40, 64
"""A word for a mark stands within so many characters before its name, and with its number between
within so many."""

LISTED_WITHIN = 240
"""A list of marks with their numbers was announced within so many characters."""

_CLOSING = r"[”\"»“」』’]?"
_COPULA = framed(
    rf"{_CLOSING}\s?{{brand_copulas}} (?:(?!{{no_brand_links}})[a-z]{{1,14}} ){{0,4}}?"
    r"{brand_nouns}(?! {brand_owners})"
    rf"|{_CLOSING}\s?(?:为|是|系|乃)[^,，。;；\n]{{1,30}}?(?:品牌|商标)"
    rf"|{_CLOSING}\s?は[^、。\n]{{0,40}}?(?:ブランド|商标)"
)
_APPOSITION = framed(
    rf"{_CLOSING}(?: \([^()\n]{{2,40}}\))?, (?:{{brand_determiners}} ){{0,2}}(?:[a-z]{{4,14}} )?"
    r"{brand_nouns}(?! {brand_owners})"
)
_OURS = framed(rf"{_CLOSING}(?: \([^()\n]{{2,60}}\))? {{is_owned}}")
_MARK_IS = framed(r"{brand_nouns}(?: {brand_copulas}| {is_called}){1,2},? [“\"«„]?$")
_WIDE_IS = re.compile(
    r"(?:商标|品牌|牌号|ブランド)(?:名称|名)?(?:为|是|系|乃|は|:|：|\s){1,2}[“「『]?"
    r"(?P<name>[\u30a1-\u30ff\u4e00-\u9fff]{2,8}?)[”」』]?(?=[。，,;；、\n)）]|及|和|与|で|と|です)"
    r"|(?:(?<=[。\n])|^)[“「『]?(?P<first>[\u30a1-\u30ff\u4e00-\u9fff]{2,6}?)[”」』]?"
    r"(?:为|是|系|乃|は)[^，,。;；\n]{1,24}?(?:的|之|の)(?:注册|登録|自有)?(?:品牌|商标|ブランド)"
)
_NO_WIDE_NAME = framed(r"{wide_no_names}")
_OWNED = framed(r"{owner_of} [“\"«„]?$")
_MARK_NUMBERED = framed(
    r"{brand_nouns}(?: [a-z]{3,14}){0,2} n[^\d\s]{0,6} ?\d[\d ./]{4,13} [“\"«„]?$"
)
_LINE = framed(r"{line_of} [“\"«„]?$")
_SIGN = re.compile(r"[”\"»“’]?\s?(?:[®™]|\((?:R|TM|r|tm)\))")
_TWICE = re.compile(
    r"[”」』]?\s?[(（][^()（）\n]{1,24}[)）]\s?[”」』]?(?:品牌|商标|商標|牌|ブランド)"
)
"""A name, once more in another script, and a word for a brand: KESTREL（青桐）品牌."""

_NUMBER = re.compile(r"\d(?:[ .,/]?\d){4,}")
_NUMBER_LEAD = re.compile(rf"{_CLOSING}\s?(?:[(（]|(?:n[or°.]|nr|no|num|第)(?!\w))", re.IGNORECASE)
_REGISTERED = framed(rf"{_CLOSING}, {{registered_stems}}")
_ANNOUNCED = re.compile(rf"{_CLOSING}(?:,| [–—-]) (?=[^\W\d_][^\d\n,;:]{{0,40}}\d)")
"""A name, a comma and what announces a number: KESTREL, certificate no. 548 291."""
_BRACKET_END = re.compile(r"[)）]")
_END = re.compile(r"[;:；。\n]|\.\s(?=[A-ZÀ-Þ])")


def stated_brands(prose: Prose, firms: tuple[Span, ...]) -> Iterator[tuple[Span, float]]:
    """Yield names that are stated to be brands; a firm's name is none."""
    for span in _wide_stated(prose):
        if not any(first < span[1] and span[0] < last for first, last in firms):
            yield span, OURS
    for span in _names(prose):
        if any(first < span[1] and span[0] < last for first, last in firms):
            continue
        end = span[1]
        if _SIGN.match(prose.text, end) or _TWICE.match(prose.text, end):
            yield span, MARK
        if _is_stated(prose, end) or _APPOSITION.match(prose.folded, end):
            yield span, MARK
        if _MARK_IS.search(prose.folded, max(0, span[0] - BEFORE), span[0]):
            yield span, MARK
        if _is_numbered(prose, span) or _is_announced(prose, span):
            yield span, NUMBERED
        first = max(0, span[0] - FAR_BEFORE)
        if _MARK_NUMBERED.search(prose.folded, first, span[0]):
            yield span, MARK
        if _OURS.match(prose.folded, end) or _OWNED.search(prose.folded, first, span[0]):
            yield span, OURS
        if _LINE.search(prose.folded, max(0, span[0] - BEFORE), span[0]):
            yield span, LINE


def _wide_stated(prose: Prose) -> Iterator[Span]:
    """Yield names in Chinese or Japanese that are said to be the mark (商标为青桐)."""
    for match in islice(_WIDE_IS.finditer(simplified(prose.text)), MOST):
        name = "name" if match["name"] else "first"
        if not _NO_WIDE_NAME.search(match[name]):
            yield match.span(name)


def _is_stated(prose: Prose, position: int) -> bool:
    """Whether "is a mark" follows a name; "e" is a verb with its accent alone (X è un marchio)."""
    stated = _COPULA.match(prose.folded, position)
    words = prose.text[position : stated.end()].split() if stated else []
    return bool(words) and "e" not in words[:2]


def _names(prose: Prose) -> Iterator[Span]:
    """Yield names in Latin letters, without words for marks or goods at the ends, or quoted."""
    quoted = tuple(match.span(1) for match in islice(QUOTED.finditer(prose.text), MOST))
    for match in islice(LATIN.finditer(prose.text), MOST):
        if not any(start <= match.start() and match.end() <= end for start, end in quoted):
            span = without_followers(prose, match.span())
            if span is not None and prose.text[span[0]].isalpha() and span[1] - span[0] > 1:
                yield span
    yield from quoted


def _is_numbered(prose: Prose, span: Span) -> bool:
    """Whether the number of a mark follows a name, in brackets or behind "no." or "registered"."""
    lead = _NUMBER_LEAD.match(prose.text, span[1]) or _REGISTERED.match(prose.folded, span[1])
    last = span[1] + TO_NUMBER
    if lead and lead[0][-1] in "(（":
        close = _BRACKET_END.search(prose.text, lead.end(), last)
        last = close.start() if close else last
    number = _NUMBER.search(prose.text, span[1], last) if lead else None
    if number is None or _END.search(prose.text, span[1], number.start()):
        return False
    between = prose.folded[span[1] : number.start()]
    if is_other_number(between):
        return False
    first = max(prose.sentence(span[0])[0], span[0] - BEFORE)
    return speaks_of_mark(prose, first, span[0]) or speaks_of_mark(
        prose, span[1], min(len(prose.text), number.start())
    )


def _is_announced(prose: Prose, span: Span) -> bool:
    """Whether nothing but words of a register parts a name from its number, in a list of marks."""
    lead = _ANNOUNCED.match(prose.text, span[1])
    number = _NUMBER.search(prose.text, span[1], span[1] + TO_NUMBER) if lead else None
    if lead is None or number is None:
        return False
    first = max(0, span[0] - LISTED_WITHIN)
    return is_register_lead(prose.folded[lead.end() : number.start()]) and speaks_of_mark(
        prose, first, number.start()
    )
