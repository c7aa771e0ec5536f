"""Lists of nouns in running text: where goods begin and where they end.

In: the prose, a place in it. Out: the span of the words from there on that may name goods, without
articles and words such as "genuine products" before them. A list ends at a preposition, a
verb or a name; "in", "de" and the like go on where a plain noun follows (giocattoli in legno).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.phrases import fold_plain, phrase_pattern, stem_pattern

Span = tuple[int, int]

MOST_WORDS = 14
"""A list of goods in running text has at most so many words."""

MOST_SKIPPED = 8
"""Articles, brands and the like before goods that are skipped."""

MOST_ARTICLES = 2
"""Articles behind "and" that are skipped (e i nostri pigiami)."""

LEAST_LETTERS = 3
"""Goods have at least so many letters."""

_FORM_BEHIND = re.compile(r",? ([^\W\d_][\w.&-]{1,12})")
_GERMAN_INNER = frozenset(("aus", "von", "fur", "zur", "zum"))
"""Behind other small words German names a place: Vasen in Tirol."""

_OF_GOODS = frozenset(("of", "van", "von"))

_GAP = re.compile(r"(?:(?<=s)['’])?(?:[ ]?[,/][ ]?|[ ]{1,2}&[ ]{1,2}|[ ]{1,2}|;[ ](?=[a-zß-ÿ]))")
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?(?:-(?=,? ))?")
ADJECTIVE = re.compile(r"e[nrsm]?$")
"""So end German adjectives before a noun; a list of German goods is made of these and of nouns."""

_GERMAN_GAP = re.compile(_GAP.pattern.replace("(?=[a-zß-ÿ])", ""))
_OPENING = re.compile(r"[\s\"“”«»„‘’'®™:(]{0,3}")
_LONG_AND = re.compile(
    r"(?:ainsi que|as well as|nonche|asi como|bem como|jak rowniez|jak i|a takze|sowie auch)(?=\s)"
)
_ELIDED = re.compile(r"(?:[dl]|dell|dall|all)['’](?=[^\W\d_]{3})", re.IGNORECASE)
_GENERIC_ENDS = ("-produkte", "-produkten", "-waren", "-ware", "-artikel", "-produkt")
_ADVERB = re.compile(r"[aelr]mente$|(?:ive|uelle|ecte|iere|elle|ale|ique)ment$")
_NO_GOODS_FIELDS = frozenset(("channels", "territories", "grantor", "grantee"))
_OWNERS = re.compile(r"^[A-Z].*['’]s$")
"""Whose the goods are (the Company's soaps)."""

_ACRONYM = 5
"""A word in capitals of fewer letters goes on with goods (LED desk lamps)."""


class GoodsWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_goods.yaml`."""

    verbs: list[str]
    last_verbs: list[str]
    clause_leads: list[str]
    roles: list[str]
    role_joints: list[str]
    namely: list[str]
    includes: list[str]
    skipped: list[str]
    stops: list[str]
    inner: list[str]
    no_goods: list[str]
    phrases: list[str]
    done: list[str]
    denials_before: list[str]
    denials_behind: list[str]


def goods_words() -> GoodsWords:
    """Return the word lists."""
    return load_data("letter_goods", GoodsWords)


def run_at(prose: Prose, position: int, brands: Sequence[str]) -> Span | None:
    """Return the goods that begin at a place; articles and brands before them are skipped."""
    start = _skip(prose, position, brands)
    end, count, is_german = start, 0, is_german_at(prose, start)
    pending: int | None = None
    cuts: list[int] = []
    position = start
    limit = prose.flow(start)[1] if len(prose.languages) > 1 else len(prose.text)
    while count < MOST_WORDS and position < limit:
        brand = _begins(prose.text, position, brands) if count else 0
        if brand and prose.text[:position].rstrip()[-1:] in ",&" or brand and pending is not None:
            position += brand + 1  # X gin and X rum
        token = _TOKEN.match(prose.text, position)
        if token is None or _begins(prose.text, token.start(), brands):
            break
        word = prose.folded[token.start() : token.end()]
        if count and word in _words("skipped") and _is_article_of_goods(prose, token.end()):
            pending, position = None, token.end() + 1
            continue
        whole = _phrases().match(prose.folded, token.start()) if count else None
        if whole is not None:  # sacs à dos
            pending, end, position = None, whole.end(), whole.end()
            gap = _GAP.match(prose.text, position)
            if gap is None:
                break
            position = gap.end()
            continue
        joint = _LONG_AND.match(prose.folded, token.start()) if count and not pending else None
        if joint is not None:
            pending, position = token.start(), _behind_article(prose, joint.end())
            continue
        inner = _GERMAN_INNER if is_german else _words("inner")
        if _is_and(prose, word) or word in inner:
            if pending is not None or not count or not _goes_on(prose, token.end(), word):
                break
            pending = token.start()
            cuts.append(end)
            is_joint = _is_and(prose, word)
            position = _behind_article(prose, token.end()) if is_joint else token.end() + 1
            continue
        if _is_end(token[0], word, is_first=not count, is_german=is_german):
            break
        if count and (_ADVERB.search(word) or _done().match(prose.folded, token.start())):
            break
        is_adjective = is_german and token[0].islower()
        if is_adjective and not ADJECTIVE.search(token[0]):
            break
        pending, count = None, count + 1
        end = end if is_adjective else token.end()
        gap = (_GERMAN_GAP if is_german else _GAP).match(prose.text, token.end())
        if gap is None:
            break
        position = gap.end()
    if end > start and _is_goods(prose, start, end):
        return start, end
    shorter = (cut for cut in reversed(cuts) if nouns_in(prose, start, cut))
    return next(((start, cut) for cut in shorter if _is_goods(prose, start, cut)), None)


def _is_and(prose: Prose, word: str) -> bool:
    """Whether a word joins two items; "en" does in Dutch alone."""
    return word in letter_words().and_words and (word != "en" or prose.language == "nl")


def without_articles(prose: Prose, span: Span) -> Span:
    """Cut articles off the beginning of one item (et les montures)."""
    start, end = span
    while True:
        elided = _ELIDED.match(prose.text, start, end)
        start = elided.end() if elided else start
        token = _TOKEN.match(prose.text, start)
        blank = token is not None and prose.text[token.end() : token.end() + 1] in " ’'"
        if token is None or not blank or token.end() >= end:
            return start, end
        if prose.folded[token.start() : token.end()] not in _words("skipped"):
            return start, end
        start = token.end() + 1


def without_brand(prose: Prose, span: Span, brands: Sequence[str]) -> Span:
    """Cut a brand off the beginning of one item (X gin and X rum)."""
    brand = _begins(prose.text, span[0], brands)
    start = span[0] + brand + 1 if brand else span[0]
    return (start, span[1]) if start < span[1] else span


def _skip(prose: Prose, position: int, brands: Sequence[str]) -> int:
    """Skip articles, "genuine products", quotes and brands."""
    for _ in range(MOST_SKIPPED):
        opening = _OPENING.match(prose.text, position)
        position = opening.end() if opening else position
        brand = _begins(prose.text, position, brands)
        token = _TOKEN.match(prose.text, position)
        if brand:
            position += brand
        elif token and (
            prose.folded[token.start() : token.end()] in _words("skipped")
            or _OWNERS.search(token[0])
            or _ADVERB.search(prose.folded[token.start() : token.end()])
        ):
            position = token.end()
        else:
            return position
        joint = re.compile(r"[”\"»®™’]?(?:\s(?:and|et|e|und|y|en)\s)?").match(prose.text, position)
        if joint and _begins(prose.text, joint.end(), brands):
            position = joint.end()
    return position


def _begins(text: str, position: int, brands: Sequence[str]) -> int:
    """Return the length of the brand that begins at a place, 0 for none."""
    for brand in brands:
        piece = text[position : position + len(brand)]
        if piece.casefold() == brand.casefold() and not text[position + len(brand) :][:1].isalpha():
            return len(brand) if piece[:1].isupper() or not brand[:1].isupper() else 0
    return 0


def _goes_on(prose: Prose, position: int, word: str) -> bool:
    """Whether a plain noun follows "and" or a preposition."""
    if prose.text[position : position + 1] not in (" ", "'", "’"):
        return False
    is_joint = _is_and(prose, word)
    token = _TOKEN.match(prose.text, _behind_article(prose, position) if is_joint else position + 1)
    if token is None:
        return False
    following = prose.folded[token.start() : token.end()]
    is_german = is_german_at(prose, position)
    if token[0][0].isupper() and not (is_german or len(token[0]) < _ACRONYM):
        return False
    is_article = following in _words("skipped") or (
        word in ("con", "com", "avec", "with") and following[:2] in ("l ", "d ")
    )
    is_article = is_article and not (not is_joint and _is_article_of_goods(prose, token.end()))
    is_place_word = is_place(token[0]) or has_sign("trades", following)
    bare = following in _words("stops") or following in _words("no_goods")
    return not (is_article or is_place_word or bare)


def _is_article_of_goods(prose: Prose, position: int) -> bool:
    """Whether a noun for goods follows an article in a list (the soaps, the candles)."""
    token = _TOKEN.match(prose.text, position + 1)
    is_small = token is not None and (token[0][0].islower() or is_german_at(prose, position))
    return token is not None and is_small and nouns_in(prose, *token.span()) > 0


def _behind_article(prose: Prose, position: int) -> int:
    """Return where the noun begins behind "and", an article between them skipped."""
    for _ in range(MOST_ARTICLES):
        token = _TOKEN.match(prose.text, position + 1)
        if token is None or prose.folded[token.start() : token.end()] not in _words("skipped"):
            break
        position = token.end()
    return position + 1


def _is_end(printed: str, word: str, *, is_first: bool, is_german: bool) -> bool:
    if word in _words("stops") and (printed.isascii() or word not in ("te",)):
        return True
    is_name = printed[0].isupper() and not is_german and len(printed) >= _ACRONYM
    if is_name and not (is_first and not printed.isupper()):
        return True
    if word.endswith(_GENERIC_ENDS):
        return True
    is_verb = has_sign("acts", word) or (has_sign("trades", word) and word not in ("stock",))
    return is_verb or has_legal_form(printed)


def _is_goods(prose: Prose, start: int, end: int) -> bool:
    text = prose.text[start:end]
    words = [prose.folded[m.start() : m.end()] for m in _TOKEN.finditer(prose.text, start, end)]
    if sum(map(str.isalpha, text)) < LEAST_LETTERS or is_blank(text) or is_place(text):
        return False
    if field_of_label(prose.plain[start:end]) in _NO_GOODS_FIELDS:
        return False  # headings of a table
    if prose.text[end : end + 1] == "." and prose.text[end + 1 : end + 2].isupper():
        return False  # within an abbreviation: Fietsen B.V.
    following = _FORM_BEHIND.match(prose.text, end)
    if following and has_legal_form(f"X {following[1]}"):
        return False  # the rest of a company's name
    is_name = (
        len(words) == 1
        and text[:1].isupper()
        and not text.isupper()
        and not is_german_at(prose, start)
    )
    return not (is_name or words[0] in _words("no_goods") or words[-1] in _words("no_goods"))


def is_german_at(prose: Prose, position: int) -> bool:
    """Whether the sentence at a place is in German, which writes its nouns with capitals."""
    return prose.language_at(position) == "de"


@cache
def _words(name: str) -> frozenset[str]:
    words: list[str] = getattr(goods_words(), name)
    return frozenset(fold_plain(fold_word(word)) for word in words)


@cache
def _done() -> re.Pattern[str]:
    """Return the pattern of a participle in the plural or singular with a preposition behind it."""
    stems = "|".join(map(re.escape, goods_words().done))
    joints = (
        "por|par|da|dal|dalla|pela|pelo|de|en|em|in|bajo|sous|sotto|sob|con|avec|com|dans|nel|nella"
        "|a|au|chez|by|y|e|et"
    )
    return re.compile(rf"(?:{stems})(?:[oaie]s?|ees?|ies?|ues?)?\s(?:{joints})(?![a-z])")


@cache
def _phrases() -> re.Pattern[str]:
    return phrase_pattern(dict.fromkeys(fold_plain(fold_word(p)) for p in goods_words().phrases))


@cache
def goods_denials(side: str) -> re.Pattern[str]:
    """Return the pattern of words that leave goods out, `before` them or `behind` them."""
    words = goods_words().denials_before if side == "before" else goods_words().denials_behind
    return stem_pattern(dict.fromkeys(map(fold_word, words)))


def ends_lead(prose: Prose, span: Span, before: Span | None, word: str) -> bool:
    """Whether goods begin behind a word that stands before their noun, not with it.

    An article does, a verb or a role; "of" does behind one of these or behind a name, and
    wherever no noun for goods stands before it (range of pans, but bottles of wine).
    """
    if word in _OF_GOODS:
        return before is None or not nouns_in(prose, *before)
    if word in _words("inner"):
        return _is_no_part(prose, before)
    return _is_no_part(prose, span) or word in _words("skipped")


def _is_no_part(prose: Prose, span: Span | None) -> bool:
    """Whether a word is no part of goods: a verb of trade, a role, or a name."""
    if span is None or prose.folded[slice(*span)] in _words("stops"):
        return True
    if any(has_sign(name, prose.folded, *span) for name in ("acts", "trades", "roles")):
        return True
    word = prose.text[slice(*span)]
    is_name = word[0].isupper() and len(word) >= _ACRONYM and not is_german_at(prose, span[0])
    return is_name and any(ch.islower() for ch in prose.text[span[1] : span[1] + 12])
