"""What a letter is about: brands, trademark numbers, products.

In: the prose, its labelled values, where the grant begins. Out: tuples in the printed order.
Labelled values come first; without a label the words around the names in the sentence of the
grant are used, and the brands that the registry knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.ends import name_key
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.names.quoted_brands import IS_NUMBERED, QUOTED
from proofcheck.extraction.letter.subject.brand_stems import own_core
from proofcheck.extraction.letter.subject.brands import weigh_brands
from proofcheck.extraction.letter.subject.goods import goods_in_prose
from proofcheck.extraction.letter.subject.goods_lists import goods_items
from proofcheck.extraction.letter.subject.goods_words import is_licensed_matter
from proofcheck.extraction.letter.subject.item_edges import ALL_GOODS
from proofcheck.extraction.letter.subject.labelled_goods import (
    end_of_goods,
    labelled_goods,
    sentences_of_goods,
    tidied,
)
from proofcheck.extraction.letter.subject.numbered_names import names_behind_numbers
from proofcheck.extraction.letter.subject.registrations import is_office_word
from proofcheck.extraction.letter.text.absent import absent
from proofcheck.extraction.letter.text.clauses import is_clause
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import find_phrases, fold_plain
from proofcheck.extraction.territories import find_territories, read_territory
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

MOST_LOWER = 2
"""A brand in small letters has at most so many blanks."""

BEFORE_BRACKET, MAX_BRACKET = 60, 180
"""Goods in brackets begin so many characters behind the word for goods, and are so long at most."""

MOST_DIGITS = 6
"""A name with so many digits or more, and no more letters, is a number (GB 928 2225 26)."""

MAX_BRAND = 60
"""A longer text is no brand name."""

_STEP = re.compile(r"\d{1,2}[.)]\s(?=[^\W\d_])")
_CLASS = re.compile(
    r"(?:class(?:es|e|i)?|klassen?|clases?|kl\.|cl\.|klas[ay]?) ?\d|第?\d{1,2}[类類]"
)
_NUMBERS = re.compile(r"\s[-–—:]\s[^,;，；、]*\d{5,}[^,;，；、]*")
_ADDRESS = re.compile(
    r"\d{1,4}[a-z]?$|(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3})? [^\W\d_]|(?i:via|rua|calle|c/|rue|corso) "
)
_OFFICE = re.compile(
    r"(?:EUIPO|USPTO|UKIPO|WIPO|INPI|BOIP|DPMA|UIBM|OEPM|UPRP|CNIPA|HKIPD)(?![A-Z])"
)
_CODE = re.compile(r"\d[./-]\d{3,}")
_TWO_SCRIPTS = re.compile(r"([\x21-\u024f][\x20-\u024f]{1,40}?)\s?([\u3041-\u9fff]{1,20})")
_AND_CO = re.compile(r"\s?& ?co\.?$", re.IGNORECASE)
"""So end names of brands, too."""

_QUOTE = re.compile(r"[“”„«»「」『』]")
_SITES = framed(r"{sites}")
_DOMAIN = re.compile(r"[a-z0-9-]{2,40}\.(?:[a-z]{2,3}\.)?[a-z]{2,10}(?![a-z0-9])")
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
            is_table = len(column) > 1
            if spans and not _holds_party(prose, spans, parties, is_table=is_table):
                return _tuple_field(prose, spans, 0.95)
    found = tuple(
        brand
        for brand in weigh_brands(prose, parties, known)
        if brand.weight >= SURE_WEIGHT
        or not any(
            v.start <= brand.span[0] < end_of_goods(prose, v.start, v.end)
            for v in labelled
            if v.field in _NO_BRANDS
        )
    )
    if not found:
        core = own_core(prose, parties)
        return _tuple_field(prose, (core,), OF_NAME) if core else absent(prose, "brand")
    confidence = 0.9 if max(brand.weight for brand in found) >= SURE_WEIGHT else 0.75
    return _tuple_field(prose, tuple(brand.span for brand in found), confidence)


def _holds_party(
    prose: Prose, spans: tuple[Span, ...], parties: tuple[str, ...], *, is_table: bool = False
) -> bool:
    """Whether a "list of brands" is a sentence: a company with its legal form stands in it.

    In the column of a table a name may end as a company's does (Donsje & Co).
    """
    texts = [prose.text[start:end] for start, end in spans]
    if any(_ADDRESS.match(text) for text in texts):
        return True
    names = {name_key(party) for party in parties}
    return any(
        has_legal_form(_AND_CO.sub("", text))
        and (name_key(text) in names or (len(texts) > 1 and not is_table))
        for text in texts
    )


def _labelled_brands(prose: Prose, value: Labelled) -> tuple[Span, ...]:
    """Return the brands behind one label: those in quotes, else the items of the list."""
    quoted = tuple(_quoted_in(prose, value.start, value.end))
    if value.is_cell and not _ALL_QUOTED.fullmatch(prose.text, value.start, value.end):
        quoted = ()
    numbered = tuple(names_behind_numbers(prose, value.start, value.end))
    return quoted or numbered or _brand_items(prose, value.start, value.end)


def read_products(
    prose: Prose, labelled: tuple[Labelled, ...], grant: int | None, brands: tuple[str, ...]
) -> Maybe[tuple[str, ...]]:
    """Read the goods: from their label, from brackets behind "products", or behind the brand."""
    for listed in labelled_goods(prose, labelled):
        if not _holds_party(prose, listed, (), is_table=_is_column(labelled, listed)):
            return _tuple_field(prose, listed, 0.93)
    for _, _, end in find_phrases(pattern_of("product_anchors"), prose.folded, most=MOST):
        if grant is not None and end < grant:
            continue
        bracket = _BRACKETS.search(prose.text, end, end + BEFORE_BRACKET + MAX_BRACKET)
        bracket = bracket if bracket and bracket.start() <= end + BEFORE_BRACKET else None
        between = prose.text[end : bracket.start()] if bracket else ""
        if bracket and not re.search(r"[,.;。，；・•\n]", between) and _is_goods(bracket[1]):
            spans = goods_items(prose, bracket.start(1), bracket.end(1))
            return _tuple_field(prose, tuple(tidied(prose, item) for item in spans), 0.85)
    behind = goods_in_prose(prose, grant, brands, sentences_of_goods(prose, labelled))
    tidy = (tidied(prose, item) for item in behind)
    behind = tuple(item for item in tidy if not ALL_GOODS.fullmatch(prose.folded, *item))
    behind = tuple(item for item in behind if _may_be_goods(prose, item))
    return _tuple_field(prose, behind, 0.8) if behind else absent(prose, "product")


def _may_be_goods(prose: Prose, item: Span) -> bool:
    """Whether an item is no title, country or kind of shop that stands where goods may stand."""
    text = prose.text[slice(*item)]
    territory = read_territory(text)
    is_place = territory is not None and territory.end - territory.start == len(text)
    is_shop = pattern_of("offline_words").fullmatch(prose.folded, *item) is not None
    return not (is_place or is_shop or is_title(text))


def _is_column(labelled: tuple[Labelled, ...], items: tuple[Span, ...]) -> bool:
    """Whether the items stand in cells of their own under one heading."""
    labels = [v.label for v in labelled if any(v.start <= a and b <= v.end for a, b in items)]
    return len(labels) > 1 and len(set(labels)) == 1


def _is_goods(text: str) -> bool:
    """Brackets behind "products" that hold a number or a definition hold no goods."""
    folded = fold_plain(text)
    if find_territories(text) or _QUOTE.search(text) or is_licensed_matter(folded):
        return False  # Amazon (DE, FR, IT), (loja oficial “X”)
    if pattern_of("channel_words", "online_words", "offline_words").search(folded):
        return False
    if _SITES.search(folded) or _DOMAIN.search(folded):
        return False  # (tutti i siti europei), (kestrel.example)
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
        if _STEP.match(text) or (text[:1].islower() and text.count(" ") >= MOST_LOWER):
            continue  # the next heading of a form, or a piece of a sentence
        is_number = (
            bool(_CODE.search(text))
            or bool(IS_NUMBERED.search(text))
            or sum(map(str.isdigit, text)) >= max(MOST_DIGITS, sum(map(str.isalpha, text)))
            or is_office_word(fold_plain(text.split(" ")[0]))
            or _OFFICE.match(text) is not None
            or _CLASS.match(fold_plain(text)) is not None
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
