"""Goods that a clause names before its mark: "to sell knives and boards under the mark X".

In: the prose, the brands that were read. Out: spans of goods. The walk goes back from the words
that lead to the mark, over nouns and "and", until a verb, an article or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.subject.noun_runs import ADJECTIVE
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import letter_words, pattern_of

Span = tuple[int, int]

MOST = 40
"""Leads that are looked at."""

REACH = 140
"""Goods begin at most so many characters before the lead of their mark."""

MAX_WORDS = 12
"""A list of goods has at most so many words."""

MOST_SEAT = 2
"""The seat of a firm behind its name has at most so many words."""

_TOKENS = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_LIKE_GOODS = re.compile(r"[^\W\d_]+(?:[ ’'-][^\W\d_]+){0,3}")
_BEARING = framed(r"{bearing}")
_RIGHTS = framed(r"{rights_words}")
_ROMANCE = frozenset(
    [
        "de",
        "d",
        "da",
        "di",
        "a",
        "en",
        "per",
        "pour",
        "para",
        "for",
        "aus",
        "von",
        "van",
        "fur",
        "voor",
        "del",
        "of",
        "do",
        "dos",
        "das",
        "und",
    ]
)
_INNER = {
    "de": frozenset(["aus", "von", "fur", "zum", "zur", "und"]),
    "nl": frozenset(["van", "voor", "met"]),
    "pl": frozenset(["do", "dla", "na", "z", "ze"]),
}
"""Small words within goods, by language; "de" is an article in Dutch."""

_ARTICLES = frozenset(
    ["les", "des", "i", "gli", "le", "los", "las", "os", "as", "the", "die", "de"]
)
_POINTING = frozenset(
    [
        "that",
        "this",
        "our",
        "dieser",
        "unserer",
        "cette",
        "notre",
        "questo",
        "nostro",
        "esa",
        "esta",
        "nuestra",
        "essa",
        "nossa",
        "dit",
        "ons",
        "desta",
        "deze",
        "onze",
        "meiner",
        "tej",
        "naszej",
        "tych",
        "naszych",
    ]
)


def goods_before_mark(prose: Prose, brands: tuple[str, ...]) -> tuple[Span, ...]:
    """Return the goods of the clause that names the most before its mark; the first of equals."""
    best: tuple[Span, ...] = ()
    for _, start, end in _leads(prose):
        behind = _behind_lead(prose, end)
        is_mark = not brands or any(behind.startswith(brand) for brand in brands)
        refers = prose.text[end : end + 1] in ",. ;" and _refers(prose.spoken[start:end])
        if not is_mark and not refers:
            continue
        span = walk_back(prose, start)
        if span is not None:
            items = list_items(prose, *span)
            if prose.language_at(start) == "de":  # a verb before the goods: führen und Schals
                items = tuple(item for item in items if not prose.text[slice(*item)].islower())
            best = max(best, items, key=len)
    return best


def _behind_lead(prose: Prose, position: int) -> str:
    """Return the text behind a lead; "de l'Union européenne" and the like are skipped."""
    filler = pattern_of("mark_fillers").match(prose.folded, position + 1)
    behind = filler.end() if filler else position
    return prose.text[behind : behind + 48].lstrip(' “"«„「‘')


def _leads(prose: Prose) -> Iterator[tuple[str, int, int]]:
    for match in islice(clause_pattern("mark_leads").finditer(prose.folded), MOST):
        yield match[0], *match.span()


def _refers(lead: str) -> bool:
    """Whether a lead points back to a mark that was named before (under that mark)."""
    return not _POINTING.isdisjoint(lead.split())


def walk_back(prose: Prose, position: int, *, is_listed: bool = False) -> Span | None:
    """Return the nouns that end at a place; `is_listed`: commas before them part goods."""
    first = max(prose.sentence(max(0, position - 1))[0], position - REACH)
    start, end, joined = position, position, is_listed
    language = prose.language_at(max(0, position - 1))
    tokens = list(reversed(list(_TOKENS.finditer(prose.text, first, position))))
    for count, token in enumerate(tokens):
        between = prose.text[token.end() : start]
        if count and between.strip() and not (joined and _goes_on(prose, token, between)):
            break
        if count == 0 and between.strip():
            return None
        if start == end == position and _BEARING.fullmatch(prose.folded, *token.span()):
            start = end = position = token.start()
            continue
        word = prose.folded[token.start() : token.end()]
        is_plain = token[0].isascii() or len(token[0]) > 4  # "tè" is no Dutch "te"
        before = prose.folded[slice(*tokens[count + 1].span())] if count + 1 < len(tokens) else ""
        if count and word in _ARTICLES and before in letter_words().and_words:
            continue  # les lunettes et les montures
        is_name = (token[0][0].isupper() and is_place(token[0])) or is_platform(token[0])
        if is_name or _is_stop(word, language, is_plain=is_plain) or count >= MAX_WORDS:
            break
        if not _may_be_goods(token[0], word, language):
            break
        joined = joined or word in letter_words().and_words
        start = token.start()
    start = _without_joint(prose, start, end)
    text = prose.text[start:end].strip()
    if _RIGHTS.search(prose.folded, start, end):
        return None
    if pattern_of("goods_words").fullmatch(prose.folded, start, start + len(text)):
        return None  # articoli a marchio X: what they are stands elsewhere
    if len(text) < 3 or has_legal_form(text) or is_place(text) or any(c.isdigit() for c in text):
        return None
    return start, start + len(prose.text[start:end].rstrip())


def _goes_on(prose: Prose, token: re.Match[str], between: str) -> bool:
    """Whether a comma before a list with "and" parts goods, and not a party's address."""
    if between.strip() != ",":
        return False
    piece_start = max(prose.text.rfind(mark, 0, token.end()) for mark in ",;:.()\n") + 1
    piece = prose.text[piece_start : token.end()].strip()
    lead = prose.text[piece_start : token.start()].split()[-1:]
    is_seat = len(piece.split()) <= MOST_SEAT
    if is_seat and has_legal_form(prose.text[max(0, piece_start - 24) : max(0, piece_start - 1)]):
        return False  # the seat of a firm: X Ltd, Leeds, Teekannen …
    language = prose.language_at(token.start())
    if language == "de" and lead and lead[0].islower():
        return token[0][0].isupper() and not is_place(token[0])  # … Händler für Skier
    if language in ("nl", "pl") and lead:
        return token[0][0].islower() and _LIKE_GOODS.fullmatch(token[0]) is not None
    is_lower = piece[:1].islower() or len(piece.split()) <= 2
    return bool(_LIKE_GOODS.fullmatch(piece)) and is_lower and not is_place(piece)


def _may_be_goods(printed: str, word: str, language: str) -> bool:
    """Whether a word fits into goods by its first letter: German nouns alone have capitals."""
    if word in letter_words().and_words or word in _INNER.get(language, _ROMANCE):
        return True
    if language == "de":
        return printed[0].isupper() or ADJECTIVE.search(printed) is not None
    return language not in ("nl", "pl") or printed[0].islower() or printed.isupper()


def _is_stop(word: str, language: str, *, is_plain: bool) -> bool:
    if word in _INNER.get(language, _ROMANCE) or word in letter_words().and_words:
        return False
    is_act = has_sign("trades", word) or has_sign("acts", word) or has_sign("roles", word)
    return (is_plain and word in _stops()) or is_act


def _without_joint(prose: Prose, start: int, end: int) -> int:
    """Cut "and", "of" and the like off the beginning."""
    for token in _TOKENS.finditer(prose.text, start, end):
        word = prose.folded[token.start() : token.end()]
        if word not in _ROMANCE and word not in letter_words().and_words:
            return token.start()
    return end


@cache
def _stops() -> frozenset[str]:
    return frozenset(
        (*clause_words().goods_stops, *clause_words().finite_verbs, *letter_words().no_goods_verbs)
    )
