"""Goods in the lines or rows under a sentence that announces them (the following items: …).

In: the cells of the prose. Out: the items of each such list, one of a line or row, without bullets
and counts. The announcement names goods last ("the models of the Kvist brand"), and ends in a
colon or runs into lines that are set in. An item may hold commas, sizes and numbers: what parts the
items is the page. The list is told by its edge, its bullets, or the columns of its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.subject.goods_words import goods_phrases, goods_set
from proofcheck.extraction.letter.subject.item_edges import without_articles
from proofcheck.extraction.letter.subject.listed_rows import SIGNS, WEIGHT, items_of, rows_under
from proofcheck.extraction.letter.subject.told_parts import others
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]
Row = list[Cell]

MAX_LEAD = 220
"""So many characters of the sentence before the list announce it at most."""

LEAST_WORDS = 3
"""A shorter announcement is a label."""

MAX_TO_COLON = 60
"""Between the word for goods and the colon of a sentence stand so many characters at most."""

MAX_TO_NOUN = 40
"""So far behind "following" ends the noun for goods that it announces."""

MAX_PART, MOST_COLONS = 60, 60
"""An item of a sentence has so many characters at most; so many colons are looked at."""

_COLON = re.compile(r"[:：]\s?[-–]?$")
_COLON_WITHIN = re.compile(r"(?<=[^\s\d])\s?[:：]\s(?=\S)")
_CODE = re.compile(r"(?<!\w)(?=[\w/-]*\d)[A-Z][\w/-]+")
_LABEL = re.compile(r"[:：](?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_STOP = re.compile(r"[.。!?？！;；]\s?[\"”»’)]?$")
_FOLLOWING = framed(r"{following}")
_MODELS = framed(r"{models}")


@lru_cache(maxsize=8)
def announced_goods(prose: Prose) -> tuple[tuple[Span, ...], ...]:
    """Return the lists of goods under sentences that announce them."""
    found = list(_in_sentences(prose))
    for lead in prose.cells:
        if found and any(start <= lead.start < end for items in found for start, end in items):
            continue
        first = _announced_from(prose, lead)
        if first is None:
            continue
        is_open = not _COLON.search(prose.text[lead.start : lead.end])
        rows = rows_under(prose, lead, is_open=is_open)
        if not rows or not _is_said(prose, first, rows[-1][-1].end if is_open else lead.start):
            continue
        items = tuple(items_of(prose, rows))
        if any(is_platform(prose.text[slice(*item)]) for item in items):
            continue
        if len(items) > 1 or (items and not is_open and nouns_in(prose, *items[0])):
            found.append(items)
    return tuple(found)


def _in_sentences(prose: Prose) -> Iterator[tuple[Span, ...]]:
    """Yield the lists that a sentence announces and goes on with, up to its end."""
    for colon in islice(_COLON_WITHIN.finditer(prose.text), MOST_COLONS):
        first, last = prose.sentence(colon.start())
        first = max(first, colon.start() - MAX_LEAD)
        goods = _goods_named(prose, first, colon.start())
        if goods is None or colon.start() - goods > MAX_TO_COLON:
            continue
        if not _is_said(prose, first, colon.start()):
            continue
        mark = clause_pattern("mark_leads").search(prose.folded, colon.end() + 1, last)
        items = list_items(prose, colon.end(), mark.start() if mark else last)
        if mark and items and _is_all(prose, items[-1]):
            items = items[:-1]
        are_goods = any(nouns_in(prose, *item) for item in items) or all(
            _CODE.search(prose.text, *item) for item in items
        )
        if len(items) > 1 and are_goods and all(_is_item(prose, item) for item in items):
            yield tuple(without_articles(prose, item) for item in items)


def _is_all(prose: Prose, item: Span) -> bool:
    """Whether an item is "all" or the like, before its mark (all of the brand X)."""
    return goods_set("skipped").issuperset(prose.folded[slice(*item)].split())


def _is_item(prose: Prose, item: Span) -> bool:
    """Whether a part of a sentence may be an article: short, without a verb, a firm or a place."""
    text = prose.text[slice(*item)]
    if len(text) > MAX_PART or has_legal_form(WEIGHT.sub("", text)) or find_territories(text):
        return False
    if others().search(prose.folded, *item) or is_platform(text) or _LABEL.search(text):
        return False
    if prose.folded[slice(*item)].partition(" ")[0] in goods_set("stops"):
        return False
    return not any(has_sign(name, prose.folded, *item) for name in SIGNS)


def _announced_from(prose: Prose, lead: Cell) -> int | None:
    """Return where the announcement begins that a line ends; None where it announces no goods."""
    text = prose.text[lead.start : lead.end]
    if _STOP.search(text) or text.rstrip().endswith(","):
        return None
    first = max(prose.sentence(lead.start)[0], lead.end - MAX_LEAD)
    return first if _goods_named(prose, first, lead.end) is not None else None


def _goods_named(prose: Prose, start: int, end: int) -> int | None:
    """Return where goods are named last in an announcement; None where something else is later."""
    named = (_MODELS, _goods(), goods_phrases("verbs"))
    goods = max(_last(prose, pattern, start, end) for pattern in named)
    following = max(_FOLLOWING.finditer(prose.folded, start, end), key=_start, default=None)
    if following is not None and following.start() > goods:
        is_bare = not _LETTER.search(prose.folded, following.end(), end)
        within = following.start(), min(end, following.start() + MAX_TO_NOUN)
        is_noun = nouns_in(prose, *within) > 0
        if not (is_bare or is_noun):
            return None  # de las siguientes marcas
        goods = following.start() if is_noun else goods  # die folgenden Geräte
    if goods < 0 or goods < _last(prose, others(), start, end):
        return None
    return goods if len(prose.text[start:end].split()) >= LEAST_WORDS else None


def _start(match: re.Match[str]) -> int:
    return match.start()


def _is_said(prose: Prose, first: int, position: int) -> bool:
    """Whether the sentence around a list, of which a part stands before it, permits or trades."""
    last = prose.sentence(min(position + 2, len(prose.text) - 1))[1]
    if any(has_sign(name, prose.folded, first, last) for name in SIGNS):
        return True
    return _FOLLOWING.search(prose.folded, first, last) is not None


def _goods() -> re.Pattern[str]:
    return pattern_of("goods_words")


def _last(prose: Prose, pattern: re.Pattern[str], start: int, end: int) -> int:
    return max((match.start() for match in pattern.finditer(prose.folded, start, end)), default=-1)
