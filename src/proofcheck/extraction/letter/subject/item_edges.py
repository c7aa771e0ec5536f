"""Where the words of one item of goods begin: without articles, brands and what leads to them.

In: the prose, the span of an item. Out: the span of its goods alone (our Kestrel tents: tents).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.goods_nouns import goods_nouns, nouns_in
from proofcheck.extraction.letter.subject.goods_words import goods_phrases, goods_set
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign

Span = tuple[int, int]

BEFORE_BRAND = 3
"""So many signs may lead to the brand of an item that is written without blanks (即KESTREL面霜)."""

ACRONYM = 5
"""A word in capitals of fewer letters goes on with goods (LED desk lamps)."""

TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?(?:-(?=,? ))?")
_ELIDED = re.compile(r"(?:[dl]|dell|dall|all)['’](?=[^\W\d_]{3})", re.IGNORECASE)
_WHENCE = re.compile(r"[\u3400-\u9fff]{1,8}(?:より|から)(?=[\u30a1-\u30ff\u3400-\u9fff])")
ALL_GOODS = framed(r"(?:{wide_all_goods})+")
"""Every product, by whatever words (旗下全部产品): that names no goods."""

_MADE_BY = re.compile(r"製(?=[\u30a1-\u30fc])")
"""KITANO製ドライヤー, but KITANO製氷機."""

_PROVENANCE = framed(r",? \b{provenances}(?![\w-])")
_GENUINE = re.compile(r"(?:正品|正牌|原装)(?=[\u3400-\u9fff])")
_OPENS = re.compile(r"さて|なお|また|つきましては|このたび|この度|拝啓|まず")
_WORD = re.compile(r"[^\W\d_]+")
_OF_GOODS = frozenset(("of", "van", "von"))


def without_articles(prose: Prose, span: Span) -> Span:
    """Cut articles off the beginning of one item (et les montures)."""
    start, end = span
    while True:
        elided = _ELIDED.match(prose.text, start, end)
        start = elided.end() if elided else start
        token = TOKEN.match(prose.text, start)
        blank = token is not None and prose.text[token.end() : token.end() + 1] in " ’'"
        if token is None or not blank or token.end() >= end:
            return start, end
        if prose.folded[token.start() : token.end()] not in goods_set("skipped"):
            return start, end
        start = token.end() + 1


def without_container(prose: Prose, span: Span) -> Span:
    """Cut what goods come in, or their kinds, off the beginning (parcels of knives)."""
    lead = goods_phrases("containers").match(prose.folded, *span)
    if lead is None or lead.end() >= span[1] or prose.text[lead.end()] != " ":
        return span
    joint = TOKEN.match(prose.text, lead.end() + 1, span[1])
    if joint is None or prose.folded[slice(*joint.span())] not in goods_set("container_joints"):
        return span
    rest = TOKEN.search(prose.text, joint.end(), span[1])
    is_box = lead[0] in goods_set("boxes")
    if rest is None or (is_box and not nouns_in(prose, rest.start(), span[1])):
        return span  # caixas de som: what they are of is no goods
    return rest.start(), span[1]


def without_only(prose: Prose, span: Span) -> Span:
    """Cut "only" off the beginning (only tents)."""
    token = TOKEN.match(prose.text, *span)
    if token is None or prose.folded[slice(*token.span())] not in goods_set("only"):
        return span
    rest = TOKEN.search(prose.text, token.end(), span[1])
    return (rest.start(), span[1]) if rest else span


def without_reference(prose: Prose, start: int, end: int) -> int:
    """Return where a list of goods ends before what says of which mark or line they are.

    An article begins it (Mühlen der genannten Marke, panche della linea X).
    """
    tokens = list(TOKEN.finditer(prose.text, start, end))
    words = [prose.folded[slice(*token.span())] for token in tokens]
    for index in range(1, len(words)):
        rest = words[index + 1 :]
        is_led = words[index] in goods_set("articles") and bool(rest)
        if is_led and rest[-1] in goods_set("kinds") and goods_set("skipped").issuperset(rest[:-1]):
            before = index - 1 if words[index - 1] in _OF_GOODS | {"de", "di"} else index
            return tokens[max(0, before - 1)].end()
    return end


def without_provenance(prose: Prose, start: int, end: int) -> int:
    """Return where a list of goods ends before who made them (borse di propria produzione)."""
    origin = _PROVENANCE.search(prose.folded, start + 3, end)
    return origin.start() if origin is not None else end


def without_joint(prose: Prose, start: int, end: int) -> int:
    """Return where a list of goods ends before small words that lead to something else.

    They name whose the goods are, by a word that is no goods (bracciali dei | suddetti marchi).
    """
    tokens = list(TOKEN.finditer(prose.text, start, end))
    while len(tokens) > 1:
        word = prose.folded[slice(*tokens[-1].span())]
        if word not in goods_set("joints"):
            break
        tokens.pop()
        end = tokens[-1].end()
    return end


def without_wide_brand(prose: Prose, span: Span, brands: Sequence[str]) -> Span:
    """Cut a brand and what leads to it off an item that is written without blanks."""
    text = prose.text[slice(*span)].casefold()
    for brand in map(str.casefold, brands):
        rest = text[text.find(brand) + len(brand) :].lstrip(" 牌的の")
        rest = rest[1:] if _MADE_BY.match(rest) else rest
        if brand and rest and 0 <= text.find(brand) <= BEFORE_BRAND:
            return span[1] - len(rest), span[1]
    return span


def without_brand(prose: Prose, span: Span, brands: Sequence[str]) -> Span:
    """Cut a brand off the beginning of one item (X gin and X rum)."""
    brand = brand_at(prose.text, span[0], brands)
    start = span[0] + brand + 1 if brand else span[0]
    return (start, span[1]) if start < span[1] else span


def without_lead(prose: Prose, item: Span) -> Span:
    """Cut what leads to a noun for goods off an item: an article, a role, a place with "of"."""
    start, end = item
    noun = next((n for n in goods_nouns(prose) if start <= n[0] and n[1] <= end), None)
    if noun is None or not prose.folded[noun[0]].isascii():
        return item
    words = [w for w in TOKEN.finditer(prose.text, start, noun[1]) if w.end() <= noun[0]]
    for index in reversed(range(len(words))):
        word = prose.folded[slice(*words[index].span())]
        before = words[index - 1] if index else None
        if _ends_lead(prose, words[index].span(), before.span() if before else None, word):
            rest = _WORD.search(prose.text, words[index].end(), end)
            return (rest.start(), end) if rest else item
    return item


def wide_items(prose: Prose, items: tuple[Span, ...], brands: Sequence[str]) -> tuple[Span, ...]:
    """Cut whence goods come, "genuine" and the brand off items (工場より包丁, 正品瓷器).

    What opens a sentence is left out.
    """
    found: list[Span] = []
    for start, end in items:
        whence = _WHENCE.match(prose.text, start, end) or _GENUINE.match(prose.text, start, end)
        if not _OPENS.fullmatch(prose.text, start, end):
            item = (whence.end() if whence else start, end)
            found.append(without_wide_brand(prose, item, brands))
    found = [item for item in found if not ALL_GOODS.fullmatch(prose.folded, *item)]
    return tuple(found)


def _ends_lead(prose: Prose, span: Span, before: Span | None, word: str) -> bool:
    """Whether goods begin behind a word that stands before their noun, not with it.

    An article does, a verb or a role; "of" does behind one of these or behind a name, and
    wherever no noun for goods stands before it (range of pans, but bottles of wine).
    """
    if word in _OF_GOODS:
        return before is None or not nouns_in(prose, *before)
    if word in goods_set("inner"):
        return _is_no_part(prose, before)
    return _is_no_part(prose, span) or word in goods_set("skipped")


def _is_no_part(prose: Prose, span: Span | None) -> bool:
    """Whether a word is no part of goods: a verb of trade, a role, or a name."""
    if span is None or prose.folded[slice(*span)] in goods_set("stops"):
        return True
    if any(has_sign(name, prose.folded, *span) for name in ("acts", "trades", "roles")):
        return True
    word = prose.text[slice(*span)]
    is_name = word[0].isupper() and len(word) >= ACRONYM and prose.language_at(span[0]) != "de"
    return is_name and any(ch.islower() for ch in prose.text[span[1] : span[1] + 12])


def brand_at(text: str, position: int, brands: Sequence[str]) -> int:
    """Return the length of the brand that begins at a place, 0 for none."""
    for brand in brands:
        piece = text[position : position + len(brand)]
        if piece.casefold() == brand.casefold() and not text[position + len(brand) :][:1].isalpha():
            is_name = any(map(str.isupper, piece)) or not brand[:1].isupper()
            return len(brand) if is_name else 0
    return 0
