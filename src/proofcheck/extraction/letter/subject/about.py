"""What a letter is about: brands, trademark numbers, products.

In: the prose, its labelled values, where the grant begins. Out: tuples in the printed order.
Labelled values come first; without a label the words around the names in the sentence of the
grant are used, and the brands that the registry knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.goods_nouns import is_goods_noun, nouns_in
from proofcheck.extraction.letter.names.quoted_brands import IS_NUMBERED, QUOTED
from proofcheck.extraction.letter.subject.brand_stems import own_core
from proofcheck.extraction.letter.subject.brands import weigh_brands
from proofcheck.extraction.letter.subject.goods import goods_in_prose
from proofcheck.extraction.letter.subject.registrations import is_office_word
from proofcheck.extraction.letter.subject.stacked_goods import stack_at
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.clauses import clause_pattern, is_clause
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain
from proofcheck.extraction.territories import find_territories
from proofcheck.model.fields import Maybe

Span = tuple[int, int]

MOST = 200
"""Anchors of brands or products that are looked at."""

SURE_WEIGHT = 4.0
"""From this weight on a brand in prose is about as sure as a labelled one."""

OF_NAME = 0.5
"""Confidence of a brand that is taken from the grantor's name alone."""

_NO_BRANDS = frozenset(["products", "territories", "channels"])
"""What stands behind these labels names no brand."""

BEFORE_BRACKET, MAX_BRACKET = 60, 180
"""Goods in brackets begin so many characters behind the word for goods, and are so long at most."""

MAX_BRAND = 60
"""A longer text is no brand name."""

_NUMBERS = re.compile(r"\s[-–—:]\s[^,;，；、]*\d{5,}[^,;，；、]*")
_ADDRESS = re.compile(
    r"\d{1,4}[a-z]?$|(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})? [^\W\d_]|(?i:via|rua|calle|c/|rue|corso) "
)
_OFFICE = re.compile(
    r"(?:EUIPO|USPTO|UKIPO|WIPO|INPI|BOIP|DPMA|UIBM|OEPM|UPRP|CNIPA|HKIPD)(?![A-Z])"
)
_CODE = re.compile(r"\d[./-]\d{3,}")
_TWO_SCRIPTS = re.compile(r"([\x21-\u024f][\x20-\u024f]{1,40}?)\s?([\u3041-\u9fff]{1,20})")
_AGAIN = re.compile(
    r"\s?[(（/][^()（）]{2,60}[)）]?$|(?<=[\u3041-\u9fff])\s?[A-Za-z][A-Za-z ]{3,60}$"
)
_LOST_BLANK = re.compile(r"(?<=\w)(?: &|& )(?=\w)")
_ALL_QUOTED = re.compile(
    r"(?:[“\"「『《][^“”\"「」『』《》]{1,40}[”\"」』》]\s?[、，,及和与・&]{0,3}\s?){1,8}"
)
_BRACKETS = re.compile(
    r"[(（]([^()（）\n]{2,160}(?:[(（][^()（）\n]{0,60}[)）][^()（）\n]{0,80})?)[)）]"
)


def read_brands(
    prose: Prose,
    labelled: tuple[Labelled, ...],
    parties: tuple[str, ...],
    known: tuple[str, ...],
) -> Maybe[tuple[str, ...]]:
    """Read the brands: from their label, else from the words around them in the prose."""
    for value in labelled:
        if value.field == "brands":
            if is_clause(prose, value.start, value.end):
                continue
            column = [v for v in labelled if v.field == "brands" and v.label == value.label]
            spans = tuple(span for cell in column for span in _labelled_brands(prose, cell))
            if spans and not _holds_party(prose, spans, parties):
                return _tuple_field(prose, spans, 0.95)
    found = tuple(
        brand
        for brand in weigh_brands(prose, parties, known)
        if not any(
            v.start <= brand.span[0] < _before_mark(prose, v.start, v.end)
            for v in labelled
            if v.field in _NO_BRANDS
        )
    )
    if not found:
        core = own_core(prose, parties)
        return _tuple_field(prose, (core,), OF_NAME) if core else absent(prose, "brand")
    confidence = 0.9 if max(brand.weight for brand in found) >= SURE_WEIGHT else 0.75
    return _tuple_field(prose, tuple(brand.span for brand in found), confidence)


def _holds_party(prose: Prose, spans: tuple[Span, ...], parties: tuple[str, ...]) -> bool:
    """Whether a "list of brands" is a sentence: a company with its legal form stands in it."""
    texts = [prose.text[start:end] for start, end in spans]
    if any(_ADDRESS.match(text) for text in texts):
        return True
    names = {name_key(party) for party in parties}
    return any(
        has_legal_form(text) and (name_key(text) in names or len(texts) > 1) for text in texts
    )


def _labelled_brands(prose: Prose, value: Labelled) -> tuple[Span, ...]:
    """Return the brands behind one label: those in quotes, else the items of the list."""
    quoted = tuple(_quoted_in(prose, value.start, value.end))
    if value.is_cell and not _ALL_QUOTED.fullmatch(prose.text, value.start, value.end):
        quoted = ()
    return quoted or _brand_items(prose, value.start, value.end)


def read_products(
    prose: Prose, labelled: tuple[Labelled, ...], grant: int | None, brands: tuple[str, ...]
) -> Maybe[tuple[str, ...]]:
    """Read the goods: from their label, from brackets behind "products", or behind the brand."""
    for value in _best_first(prose, labelled):
        if not is_clause(prose, value.start, value.end):
            column = [v for v in labelled if v.field == "products" and v.label == value.label]
            stack = stack_at(prose, value.start, value.end)
            listed = (
                item
                for cell in column
                for item in list_items(prose, cell.start, _before_mark(prose, cell.start, cell.end))
            )
            tidy = (tidied(prose, item) for item in stack or listed)
            spans = [span for span in tidy if span[1] - span[0] < 100]
            if spans and not _holds_party(prose, tuple(spans), ()):
                return _tuple_field(prose, tuple(spans), 0.93)
    for _, _, end in find_phrases(pattern_of("product_anchors"), prose.folded, most=MOST):
        if grant is not None and end < grant:
            continue
        bracket = _BRACKETS.search(prose.text, end, end + BEFORE_BRACKET + MAX_BRACKET)
        bracket = bracket if bracket and bracket.start() <= end + BEFORE_BRACKET else None
        between = prose.text[end : bracket.start()] if bracket else ""
        if bracket and not re.search(r"[,.;。，；]", between) and _is_goods(bracket[1]):
            spans = list(list_items(prose, bracket.start(1), bracket.end(1)))
            return _tuple_field(prose, tuple(spans), 0.85)
    behind = goods_in_prose(prose, grant, brands)
    behind = tuple(tidied(prose, item) for item in behind)
    return _tuple_field(prose, behind, 0.8) if behind else absent(prose, "product")


def _best_first(prose: Prose, labelled: tuple[Labelled, ...]) -> list[Labelled]:
    """Return the labelled goods, those first in which nouns for goods stand."""
    values = [value for value in labelled if value.field == "products"]
    return sorted(values, key=lambda value: not nouns_in(prose, value.start, value.end))


def _before_mark(prose: Prose, start: int, end: int) -> int:
    """Return where a list of goods ends: before its mark (knives and boards of the brand X)."""
    lead = clause_pattern("mark_leads").search(prose.folded, start + 3, end)
    return lead.start() if lead else end


def tidied(prose: Prose, item: Span) -> Span:
    """Cut what says goods once more in another language (Lastenräder (cargo bikes), 草坪 turf)."""
    again = _AGAIN.search(prose.text, *item)
    if again is None or again.start() <= item[0] + 1:
        return item
    words = re.findall(r"[a-z]{3,}", prose.folded[again.start() : item[1]])
    is_wide = bool(words) and prose.text[again.start() - 1] > "\u3040"
    own = prose.language_at(item[0])
    is_other = any(is_goods_noun(w, "en") and not is_goods_noun(w, own) for w in words)
    return (item[0], again.start()) if is_wide or is_other else item


def _is_goods(text: str) -> bool:
    """Brackets behind "products" that hold a number or a definition hold no goods."""
    folded = fold_plain(text)
    if find_territories(text):
        return False  # Amazon (DE, FR, IT)
    return not re.search(r"\d{4}|herein|以下|简称|\bno\b|n°|类|類|\bclass|\bkl\b|\bcl\b", folded)


def _split_scripts(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Part a name given in Latin letters and in Chinese (KITAYAMA 北山) into both."""
    match = _TWO_SCRIPTS.fullmatch(prose.text, start, end)
    return (match.span(1), match.span(2)) if match else ((start, end),)


def _quoted_in(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the names in quotes within a labelled sentence."""
    for match in islice(QUOTED.finditer(prose.text, start, end), MOST):
        yield match.span(1)


def _brand_items(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Part a brand list, each without its quotes and without a number in brackets."""
    spans: list[Span] = []
    outside = _BRACKETS.sub(lambda m: " " * len(m[0]), prose.text[start:end])
    outside = _NUMBERS.sub(lambda m: " " * len(m[0]), outside)
    for first, last in list_items(prose, start, end, joining="&"):
        kept = outside[first - start : last - start].rstrip(' "”»®™')
        text = kept.strip()
        if spans and text[:1].islower() and text.isascii():
            break  # a clause goes on behind the names (X, registered under …)
        is_number = (
            bool(_CODE.search(text))
            or bool(IS_NUMBERED.search(text))
            or is_office_word(fold_plain(text.split(" ")[0]))
            or _OFFICE.match(text) is not None
        )
        if text and len(text) <= MAX_BRAND and not is_number and any(ch.isalpha() for ch in text):
            offset = len(kept) - len(kept.lstrip())
            spans.extend(_split_scripts(prose, first + offset, first + len(kept)))
    return tuple(spans)


def _tuple_field(
    prose: Prose, spans: tuple[Span, ...], confidence: float
) -> Maybe[tuple[str, ...]]:
    texts = (" ".join(prose.text[a:b].split()) for a, b in spans)
    values = tuple(dict.fromkeys(_LOST_BLANK.sub(" & ", text) for text in texts))
    return prose.field(values, spans[0][0], _reach(list(spans)), confidence)


def _reach(spans: list[Span]) -> int:
    """Return where the reading ends: items that stand far from the first are not boxed."""
    end = spans[0][1]
    for start, stop in sorted(spans):
        if start - end <= 60:
            end = max(end, stop)
    return end
