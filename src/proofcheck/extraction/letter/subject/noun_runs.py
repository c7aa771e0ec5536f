"""Lists of nouns in running text: where goods begin and where they end.

In: the prose, a place in it. Out: the span of the words from there on that may name goods, without
articles and words such as "genuine products" before them. A list ends at a preposition, a
verb or a name; "in", "de" and the like go on where a plain noun follows (giocattoli in legno).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.names.goods_nouns import is_goods_noun, nouns_in
from proofcheck.extraction.letter.subject.goods_words import (
    done_pattern,
    goods_denials,
    goods_set,
    is_licensed_matter,
    whole_phrases,
)
from proofcheck.extraction.letter.subject.item_edges import (
    ACRONYM,
    TOKEN,
    brand_at,
    without_joint,
    without_provenance,
    without_reference,
)
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words
from proofcheck.extraction.phrases import fold_plain

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

_GAP = re.compile(r"(?:(?<=s)['’])?(?:[ ]?[,/][ ]?|[ ]{1,2}&[ ]{1,2}|[ ]{1,2}|;[ ](?=[a-zß-ÿ]))")
ADJECTIVE = re.compile(r"e[nrsm]?$")
"""So end German adjectives before a noun; a list of German goods is made of these and of nouns."""

_GERMAN_GAP = re.compile(_GAP.pattern.replace("(?=[a-zß-ÿ])", ""))
_OPENING = re.compile(r"[\s\"“”«»„‘’'®™:(-]{0,3}")
_LONG_AND = framed(r"{long_and}(?=\s)")
_LEANING = framed(r" {leaning_purpose} ")
_GENERIC_ENDS = ("-produkte", "-produkten", "-waren", "-ware", "-artikel", "-produkt")
_OF_TOWN = re.compile(
    r"(?:de |di |du |d['’])([A-ZÀ-Þ][a-zß-ÿ]{2,}(?:-[A-ZÀ-Þ][a-zß-ÿ]{2,})?)"
    r"(?=, [a-zß-ÿ]| (?:et|e|ed|y) [a-zß-ÿ])"
)
_ADVERB = re.compile(r"[aelr]mente$|(?:ive|uelle|ecte|iere|elle|ale|ique)ment$")
_NO_GOODS_FIELDS = frozenset(("channels", "territories", "grantor", "grantee"))
_SIZE = re.compile(
    r"\s(?:\((?=[^()]*\d|[XSML]{1,4}\s?[-–/])(?![^()]*\d{5})[^()\n]{1,30}\)"
    r"|\d{1,4}(?:[.,x×-]\d{1,4}){0,2}\s?(?:[cmk]?m|m?[lL]|k?g|oz|inch|[WV])"
    r"(?: [a-z]{1,3} \d{1,4}\s?[a-zA-Z]{1,2})?)(?=[,;.]|\s|$)"
)
"""The size of an item, in figures or in brackets."""

_GLUED = re.compile(r"(?P<word>[a-zà-ÿ]{1,6}?)(?P<name>e?[A-Z]\w{2,})")
_OWNERS = re.compile(r"^[A-Z].*['’]s$")
"""Whose the goods are (the Company's soaps)."""


def run_at(prose: Prose, position: int, brands: Sequence[str]) -> Span | None:
    """Return the goods that begin at a place; articles and brands before them are skipped."""
    start = _skip(prose, position, brands)
    end, count, is_german = start, 0, is_german_at(prose, start)
    pending: int | None = None
    cuts: list[int] = []
    is_joined = False
    position = start
    limit = prose.flow(start)[1] if len(prose.languages) > 1 else len(prose.text)
    while count < MOST_WORDS and position < limit:
        if count and (pending is not None or prose.text[:position].rstrip()[-1:] in ",&"):
            position = _behind_brand(prose, position, brands)
        token = TOKEN.match(prose.text, position)
        if token is None or brand_at(prose.text, token.start(), brands):
            break
        word = prose.folded[token.start() : token.end()]
        is_article = bool(count) and not is_joined and word in goods_set("skipped")
        if is_article and _is_article_of_goods(prose, token.end()):
            pending, position = None, token.end() + 1
            continue
        whole = whole_phrases().match(prose.folded, token.start()) if count else None
        whole = whole or (_of_town(prose, token.start(), brands) if count else None)
        if whole is not None:  # sacs à dos
            gap = _GAP.match(prose.text, whole.end())
            pending, end, position = None, whole.end(), gap.end() if gap else limit
            continue
        joint = _behind_joint(prose, token) if count and not pending else None
        if joint is not None:
            pending, position = token.start(), joint
            continue
        is_joint = _is_and(prose, word)
        if is_joint or word in (_GERMAN_INNER if is_german else goods_set("inner")):
            is_branded = is_joint and brand_at(prose.text, token.end() + 1, brands) > 0
            is_more = is_branded or goes_on(prose, token.end(), word)
            if pending is not None or not count or not is_more:
                break
            pending, is_joined = token.start(), is_joined or is_joint
            cuts.append(end)
            position = _behind_article(prose, token.end()) if is_joint else token.end() + 1
            continue
        if _ends_list(prose, token, is_first=not count, is_german=is_german):
            break
        is_adjective = is_german and token[0].islower()
        pending, count = None, count + 1
        size = None if is_adjective else _SIZE.match(prose.text, token.end())
        behind = size.end() if size else token.end()
        end = end if is_adjective else behind
        gap = (_GERMAN_GAP if is_german else _GAP).match(prose.text, behind)
        if gap is None:
            break
        position = gap.end()
    end = without_provenance(prose, start, without_reference(prose, start, end))
    end = without_joint(prose, start, end)
    if end > start and _is_goods(prose, start, end):
        return start, end
    shorter = (cut for cut in reversed(cuts) if nouns_in(prose, start, cut))
    return next(((start, cut) for cut in shorter if _is_goods(prose, start, cut)), None)


def _behind_joint(prose: Prose, token: re.Match[str]) -> int | None:
    """Return where a list goes on behind "as well as", or behind "and" with a preposition that
    leans on the noun before it (lampade frontali e da campeggio)."""
    joint = _LONG_AND.match(prose.folded, token.start())
    if joint is not None:
        return _behind_article(prose, joint.end())
    lean = _LEANING.match(prose.folded, token.end())
    if lean is None or not _is_and(prose, prose.folded[slice(*token.span())]):
        return None
    noun = TOKEN.match(prose.text, lean.end())
    is_noun = noun is not None and is_goods_noun(prose.folded[slice(*noun.span())], "")
    return None if is_noun else lean.end()


def _of_town(prose: Prose, position: int, brands: Sequence[str]) -> re.Match[str] | None:
    """Return the town that a goods noun is of, where the list goes on (savons de Marseille, …)."""
    town = _OF_TOWN.match(prose.text, position)
    before = prose.folded[:position].rstrip().rpartition(" ")[2]
    is_noun = town is not None and is_goods_noun(before, prose.language_at(position))
    return town if town and is_noun and not brand_at(prose.text, town.start(1), brands) else None


def _behind_brand(prose: Prose, position: int, brands: Sequence[str]) -> int:
    """Return where an item begins in a list that names its brand with each (X gin and X rum)."""
    brand = brand_at(prose.text, position, brands)
    return position + brand + 1 if brand else position


def _ends_list(prose: Prose, token: re.Match[str], *, is_first: bool, is_german: bool) -> bool:
    """Whether a word is no part of the list: a stop, an adverb, or what is done with goods."""
    word = prose.folded[token.start() : token.end()]
    glued = _GLUED.fullmatch(token[0])
    if glued and is_platform(glued["name"]) and fold_plain(glued["word"]) in goods_set("stops"):
        return True  # onAmazon
    if _is_end(token[0], word, is_first=is_first, is_german=is_german):
        return True
    is_done = done_pattern().match(prose.folded, token.start()) is not None
    is_left_out = goods_denials("before").match(prose.folded, token.start()) is not None
    if not is_first and (is_done or is_left_out or _ADVERB.search(word)):
        return True
    return is_german and token[0].islower() and not ADJECTIVE.search(token[0])


def _is_and(prose: Prose, word: str) -> bool:
    """Whether a word joins two items; "en" does in Dutch alone."""
    return word in letter_words().and_words and (word != "en" or prose.language == "nl")


def _skip(prose: Prose, position: int, brands: Sequence[str]) -> int:
    """Skip articles, "genuine products", quotes and brands."""
    for _ in range(MOST_SKIPPED):
        opening = _OPENING.match(prose.text, position)
        position = opening.end() if opening else position
        brand = brand_at(prose.text, position, brands)
        token = TOKEN.match(prose.text, position)
        if brand:
            position += brand
        elif token and (
            prose.folded[token.start() : token.end()] in goods_set("skipped")
            or _OWNERS.search(token[0])
            or _ADVERB.search(prose.folded[token.start() : token.end()])
        ):
            position = token.end()
        else:
            return position
        joint = re.compile(r"[”\"»®™’]?(?:\s(?:and|et|e|und|y|en)\s)?").match(prose.text, position)
        if joint and brand_at(prose.text, joint.end(), brands):
            position = joint.end()
    return position


def goes_on(prose: Prose, position: int, word: str) -> bool:
    """Whether a plain noun follows "and" or a preposition."""
    if prose.text[position : position + 1] not in (" ", "'", "’"):
        return False
    is_joint = _is_and(prose, word)
    token = TOKEN.match(prose.text, _behind_article(prose, position) if is_joint else position + 1)
    if token is None:
        return False
    following = prose.folded[token.start() : token.end()]
    is_german = is_german_at(prose, position)
    if token[0][0].isupper() and not (is_german or len(token[0]) < ACRONYM):
        return False
    is_article = following in goods_set("skipped") or (
        word in ("con", "com", "avec", "with") and following[:2] in ("l ", "d ")
    )
    is_article = is_article and not (not is_joint and _is_article_of_goods(prose, token.end()))
    is_place_word = is_place(token[0]) or has_sign("trades", following)
    bare = following in goods_set("stops") or following in goods_set("no_goods")
    return not (is_article or is_place_word or bare)


def _is_article_of_goods(prose: Prose, position: int) -> bool:
    """Whether a noun for goods follows an article in a list (the soaps, the candles)."""
    token = TOKEN.match(prose.text, position + 1)
    is_small = token is not None and (token[0][0].islower() or is_german_at(prose, position))
    return token is not None and is_small and nouns_in(prose, *token.span()) > 0


def _behind_article(prose: Prose, position: int) -> int:
    """Return where the noun begins behind "and", an article between them skipped."""
    for _ in range(MOST_ARTICLES):
        token = TOKEN.match(prose.text, position + 1)
        if token is None or prose.folded[token.start() : token.end()] not in goods_set("skipped"):
            break
        position = token.end()
    return position + 1


def _is_end(printed: str, word: str, *, is_first: bool, is_german: bool) -> bool:
    if word in goods_set("stops") and (printed.isascii() or word not in ("te",)):
        return True
    is_name = printed[0].isupper() and not is_german and len(printed) >= ACRONYM
    if is_name and not (is_first and not printed.isupper()):
        return True
    if word.endswith(_GENERIC_ENDS):
        return True
    is_verb = has_sign("acts", word) or (has_sign("trades", word) and word not in ("stock",))
    return is_verb or has_legal_form(printed)


def _is_goods(prose: Prose, start: int, end: int) -> bool:
    text = prose.text[start:end]
    tokens = TOKEN.finditer(prose.text, start, end)
    words = [prose.folded[slice(*token.span())].removesuffix(" s") for token in tokens]
    if sum(map(str.isalpha, text)) < LEAST_LETTERS or is_blank(text) or is_place(text):
        return False
    if is_licensed_matter(prose.folded[start:end]):
        return False  # images, logo and texts
    if "_" in text or "@" in text:
        return False  # an account
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
    return not (is_name or words[0] in goods_set("no_goods") or words[-1] in goods_set("no_goods"))


def is_german_at(prose: Prose, position: int) -> bool:
    """Whether the sentence at a place is in German, which writes its nouns with capitals."""
    return prose.language_at(position) == "de"
