"""Goods behind their label: the items of its value, where that is a list and no sentence.

In: the prose, its labelled values. Out: the items of the best label; and where labels of goods hold
sentences ("3. Goods: The dealer may resell …"), for the goods of a sentence are read as in prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.labels.goods_tables import goods_heads, whole_items
from proofcheck.extraction.letter.names.goods_nouns import is_goods_noun, nouns_in
from proofcheck.extraction.letter.subject.brand_stems import is_legal_form
from proofcheck.extraction.letter.subject.goods_lists import (
    bare_goods,
    goods_items,
    is_class,
    without_class,
)
from proofcheck.extraction.letter.subject.goods_words import (
    defines_goods,
    done_pattern,
    goods_phrases,
)
from proofcheck.extraction.letter.subject.item_edges import (
    ALL_GOODS,
    without_container,
    without_only,
    without_provenance,
)
from proofcheck.extraction.letter.subject.stacked_goods import stack_at
from proofcheck.extraction.letter.text.clauses import clause_pattern, is_clause
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MAX_ITEM = 100
"""A longer item is a sentence."""

LEAST_SENTENCE = 6
"""A value that tells what may be sold has at least so many words."""

_AGAIN = re.compile(
    r"\s?[(（/][^()（）]{2,60}[)）]?$|(?<=[\u3041-\u9fff])\s?[A-Za-z][A-Za-z ]{3,60}$"
)
_CODES_BEHIND = re.compile(
    r"[\s(（]{0,2}(?<![A-Za-z])(?:[A-Z]{2,5}|[\u3041-\u9fff]{2,5})(?: ?(?:[Nn]os?|code|码)\.?)?\s?"
    r"[:：]\s?(?=[A-Z\d-]{5,})"
)
"""Behind the last item its code may stand, with a label of its own (ASIN: B0…)."""

_SENTENCE_BEHIND = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=[A-ZÀ-Þ][^\W\d_]*(?:\s[^\s.]+){3,})")
"""A sentence behind the list, of four words or more."""

_PACK = framed(
    r"(?:[,，、]|\s[–—-]|\s(?=\s))\s?(?:{packs}\s?\(?\d{1,4}|\d{1,4}(?:er|\s?x)?\s?{pack_ends}).{0,16}$"
)
"""Behind the name of an item: how many a pack holds (pack of 3, lot de 3, 3件装)."""

_COUNT = re.compile(r"[\s\d.:：#()]+")
_MORE = framed(r"\s?{and_more}\s?")
_MODELS = framed(r"\b{models}|型号|型番|品番|款号")
_CODE = re.compile(r"(?=[A-Z\d-]*\d)[A-Z\d-]{6,}")


def labelled_goods(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[tuple[Span, ...]]:
    """Yield the goods behind each label whose value lists any, those with nouns for goods first."""
    for value in _best_first(prose, labelled):
        if holds_sentence(prose, value) or value.start in goods_heads(prose):
            continue
        column = [v for v in labelled if _is_in_column(prose, v, value)]
        stack = stack_at(prose, value.start, value.end) if len(column) == 1 else ()
        listed = (item for cell in column for item in _items_of(prose, cell))
        tidy = (tidied(prose, item) for item in stack or listed)
        is_model = not value.is_cell and bool(_MODELS.search(prose.folded, *value.label))
        items = tuple(item for item in tidy if _is_item(prose, item, is_model=is_model))
        if "/" in prose.text[slice(*value.label)]:
            items = _first_of_pairs(prose, items)
        if items and not all(_is_letter(prose, item) for item in items):
            yield items


def _is_in_column(prose: Prose, one: Labelled, value: Labelled) -> bool:
    """Whether a value stands under the same heading, or with one item under the same label again
    (Item 1, Item 2)."""
    if one.field != "products":
        return False
    if one.label == value.label:
        return True
    texts = [_COUNT.sub("", prose.folded[slice(*v.label)]).strip() for v in (one, value)]
    is_same = one.is_cell and value.is_cell and texts[0] == texts[1]
    return is_same and all(len(_items_of(prose, v)) == 1 for v in (one, value))


def _items_of(prose: Prose, value: Labelled) -> tuple[Span, ...]:
    """Return the items of a value: one where its code or count stands beside it."""
    if value.start in whole_items(prose):
        pack = _PACK.search(prose.folded, value.start, value.end)
        return ((value.start, pack.start() if pack else value.end),)
    return goods_items(prose, value.start, end_of_goods(prose, value.start, value.end))


def sentences_of_goods(prose: Prose, labelled: tuple[Labelled, ...]) -> tuple[Span, ...]:
    """Return the values behind labels of goods that are sentences."""
    values = (value for value in labelled if value.field == "products")
    return tuple((v.start, v.end) for v in values if holds_sentence(prose, v))


def holds_sentence(prose: Prose, value: Labelled) -> bool:
    """Whether a value says who may sell what, with a verb of its own: no list."""
    if is_clause(prose, value.start, value.end):
        return True
    if len(prose.text[value.start : value.end].split()) < LEAST_SENTENCE:
        return False
    if any(
        defines_goods(prose, match.end())
        for match in pattern_of("goods_words").finditer(prose.folded, value.start, value.end)
    ):
        return True
    verb = goods_phrases("verbs").search(prose.folded, value.start, value.end)
    return verb is not None and nouns_in(prose, verb.end(), value.end) > 0


def tidied(prose: Prose, item: Span) -> Span:
    """Cut what says goods once more in another language (Lastenräder (cargo bikes), 草坪 turf).

    Their class is cut, what they come in (parcels of knives), and "only" before them.
    """
    item = bare_goods(prose, without_class(prose, item))
    item = without_container(prose, without_only(prose, item))
    again = _AGAIN.search(prose.text, *item)
    if again is None or again.start() <= item[0] + 1:
        return item
    words = re.findall(r"[a-z]{3,}", prose.folded[again.start() : item[1]])
    is_wide = bool(words) and prose.text[again.start() - 1] > "\u3040"
    own = prose.language_at(item[0])
    is_other = any(is_goods_noun(w, "en") and not is_goods_noun(w, own) for w in words)
    return (item[0], again.start()) if is_wide or is_other else item


def _is_item(prose: Prose, item: Span, *, is_model: bool) -> bool:
    """Whether an item may be goods: no sentence, no code, and not what was done with the goods.

    Behind the colon of a label for models (`is_model`) their codes name the goods.
    """
    start, end = item
    if _MORE.fullmatch(prose.plain, start, end) or ALL_GOODS.fullmatch(prose.folded, start, end):
        return False
    if is_class(prose, item):
        return False
    is_done = done_pattern().match(prose.folded, start) is not None
    is_code = not is_model and _CODE.fullmatch(prose.text, start, end) is not None
    return end - start < MAX_ITEM and not is_done and not is_code


def _best_first(prose: Prose, labelled: tuple[Labelled, ...]) -> list[Labelled]:
    """Return the labelled goods, those first in which nouns for goods stand."""
    values = [value for value in labelled if value.field == "products"]
    return sorted(values, key=lambda value: not nouns_in(prose, value.start, value.end))


def _first_of_pairs(prose: Prose, items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the first of each two items where all stand in pairs (Zelte / tents, Jacken / …)."""
    pairs = [items[index : index + 2] for index in range(0, len(items), 2)]
    is_paired = all(
        len(pair) == 2 and prose.text[pair[0][1] : pair[1][0]].strip() == "/" for pair in pairs
    )
    return tuple(pair[0] for pair in pairs) if is_paired else items


def _is_letter(prose: Prose, item: Span) -> bool:
    """Whether an item is single letters or a legal form, as a stamp's ring leaves them."""
    text = prose.text[slice(*item)]
    if not text.isascii():
        return False
    return all(len(word) < 2 for word in text.split()) or is_legal_form(text)


def end_of_goods(prose: Prose, start: int, end: int) -> int:
    """Return where a list of goods ends: before its mark (knives of the brand X), who made
    them, its codes, or the next sentence."""
    lead = clause_pattern("mark_leads").search(prose.folded, start + 3, end)
    code = _CODES_BEHIND.search(prose.text, start + 3, end)
    more = _SENTENCE_BEHIND.search(prose.text, start + 3, end)
    last = min((found.start() for found in (lead, code, more) if found), default=end)
    return without_provenance(prose, start, last)
