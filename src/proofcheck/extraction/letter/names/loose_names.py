"""Names in running text that neither a legal form nor a line of their own tells.

In: the prose. Out: spans of names with what shows them: a noun for a firm before them ("die Firma
Alpenkraut Import"), a form of address before a person ("Mr Anil Deshpande"), or "you" and "your
shop" beside them ("jij (Bram Kuipers)", "your little shop, Blue Door,").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import islice

from msgspec import Struct

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.names.bare_names import bare_name
from proofcheck.extraction.letter.names.persons import HONORIFIC, is_person
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import sign_pattern
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MOST = 40
"""Leads of one kind that are looked at."""

OURS_BEFORE = 16
"""The word for "our" stands within so many characters before a noun for a firm."""

VERB_WITHIN = 30
"""The verb of a seller ends within so many characters behind the name."""

MOST_WORDS = 6
"""A name has at most so many words."""

_TOKEN = re.compile(r"\s{0,1}[^\s,;:()“”\"«»„]+")
_BRACKET = re.compile(r"\s?[(（](?P<name>[^()（）\n]{4,50})[)）]")
_CLAUSE = re.compile(r"[,:;–—] (?=[A-ZÀ-Ż])")
_ACCOUNT = re.compile(r"\s[\w-]{3,30}(?=\s?[(（])")
_APPOSED = re.compile(r"(?:\s[^\W\d_]+){0,2},\s(?=[^\W\d_])")
_CALLED = frame_pattern(
    r"(?P<name>[\u3041-\u30ff\u4e00-\u9fff]{2,12}?){wide_honorifics}(?=[がはにへを、])"
)
_SELLING_PERSON = frame_pattern(
    r"(?:(?<=[的由讓让，,。])|{wide_shop_runners}[:：]?)(?P<name>[\u4e00-\u9fff]{2,4}?)(?="
    r"{wide_may}|[，,。、（(])"
)
"""A person who may, behind a particle or a word for who runs a shop: 临沂的赵桂兰可以卖."""

_QUOTED_SELLER = re.compile(
    r"[“「](?P<name>[^“”「」\n]{2,16})[”」](?=(?:可以?|能)(?:售)?[卖賣销銷])"
)
_QUOTED_OURS = frame_pattern(r"{wide_our_shop}[“「](?P<name>[^“”「」\n]{2,16})[”」]")
_QUOTED_SHOP = frame_pattern(
    r"{wide_shop_before_name}\s?[「『“\"](?P<name>[^「」『』“”\"\n]{2,20})[」』”\"]"
)


class Shown(Enum):
    """What shows a name in running text."""

    FIRM = "a noun for a firm"
    PERSON = "a form of address"
    YOU = "you"
    SHOP = "a word for a shop"
    OWNER = "who runs the shop"
    SUBJECT = "a verb of selling"
    OURS = "a noun for a firm of the speaker's"


class LooseName(Struct, frozen=True, kw_only=True):
    """A name with what shows it."""

    span: Span
    shown: Shown


@lru_cache(maxsize=8)
def loose_names(prose: Prose) -> tuple[LooseName, ...]:
    """Return the names, each kind in the order of the text."""
    return tuple(_loose_names(prose))


def _loose_names(prose: Prose) -> Iterator[LooseName]:
    yield from _behind_nouns(prose)
    for shown, pattern, skip in (
        (Shown.PERSON, HONORIFIC, 0),
        (Shown.OWNER, clause_pattern("owner_leads"), 1),
    ):
        text = prose.text if shown is Shown.PERSON else prose.folded
        for match in islice(pattern.finditer(text), MOST):
            span = _capitals(prose, match.end() + skip)
            is_fit = span is not None and (skip or is_person(prose.text[slice(*span)]))
            if span is not None and is_fit:
                yield LooseName(span=span, shown=shown)
    for start, end in prose.sentences[: 2 * MOST]:
        span = _seller(prose, start, end)
        if span is not None:
            yield LooseName(span=span, shown=Shown.SUBJECT)
    for match in islice(_you_words().finditer(prose.folded), MOST):
        span = _beside_you(prose, match.end())
        if span is not None:
            yield LooseName(span=span, shown=Shown.YOU)
    for shown, pattern in (
        (Shown.PERSON, _CALLED),
        (Shown.SUBJECT, _SELLING_PERSON),
        (Shown.SUBJECT, _QUOTED_SELLER),
        (Shown.OURS, _QUOTED_OURS),
        (Shown.SHOP, _QUOTED_SHOP),
    ):
        for match in islice(pattern.finditer(prose.text), MOST):
            if pattern is not _SELLING_PERSON or is_wide_person(match["name"]):
                yield LooseName(span=match.span("name"), shown=shown)


def _behind_nouns(prose: Prose) -> Iterator[LooseName]:
    """Yield the names behind nouns for a firm, with one adjective between them at most."""
    for match in islice(_firm_nouns().finditer(prose.folded), MOST):
        start = match.start("adjective")
        is_adjective = start >= 0 and prose.text[start].islower()
        begin = match.end() if is_adjective or start < 0 else start
        span = _capitals(prose, begin)
        if span is None:
            continue
        first = max(0, match.start() - OURS_BEFORE)
        ours = clause_pattern("ours").search(prose.folded, first, match.start())
        yield LooseName(span=span, shown=Shown.OURS if ours else Shown.FIRM)


def _seller(prose: Prose, start: int, end: int) -> Span | None:
    """Return the name that begins a clause and is the subject of a verb of selling."""
    for begin in (start, *(m.end() for m in _CLAUSE.finditer(prose.text, start, end))):
        while begin < end and not prose.text[begin].isalnum():
            begin += 1
        span = _capitals(prose, begin)
        if span is None or len(prose.text[slice(*span)].split()) < 2:
            continue
        limit = min(end, span[1] + VERB_WITHIN)
        sale = sign_pattern("sales").search(prose.folded, span[1], limit)
        sale = sale or _said_act(prose, span, limit)
        if sale and not re.search(r"[,\n]", prose.text[span[1] : sale.start()]):
            return span
    return None


def _said_act(prose: Prose, span: Span, limit: int) -> re.Match[str] | None:
    """Return the act that is said of a name: has been a licensed outlet, is authorised."""
    act = sign_pattern("acts").search(prose.folded, span[1], limit)
    if act is None or sign_pattern("acts").search(prose.folded, *span):
        return None
    copula = pattern_of("copulas").search(prose.folded, span[1], act.start())
    article = clause_pattern("name_leads").match(prose.folded, span[0])
    return act if copula and not (article and article.end() < span[1]) else None


def _beside_you(prose: Prose, position: int) -> Span | None:
    """Return the name in brackets, or between commas, right behind "you" or "your shop"."""
    account = _ACCOUNT.match(prose.text, position)
    bracket = _BRACKET.match(prose.text, account.end() if account else position)
    if bracket is not None:
        return bare_name(prose, *bracket.span("name"))
    comma = _APPOSED.match(prose.text, position)
    span = _capitals(prose, comma.end()) if comma else None
    return span if span is not None and prose.text[span[1] : span[1] + 1] == "," else None


def _capitals(prose: Prose, position: int) -> Span | None:
    """Return the run of capitalised words that begins at a position, shaped like a name."""
    end, words, last = position, 0, position
    limit = prose.sentence(position)[1]
    while words < MOST_WORDS and (token := _TOKEN.match(prose.text, end, limit)) is not None:
        word = token[0].strip()
        is_inner = word.casefold() in clause_set("inner_words") and words > 0
        if not (word[:1].isupper() or word[:1].isdigit() or is_inner):
            break
        end, words = token.end(), words + 1
        last = last if is_inner else end
        if word.endswith(".") and len(word) > 4:
            break
    if last == position or not prose.text[position:last].strip():
        return None
    text = prose.text[position:last]
    if has_legal_form(text) and text.count(" ") <= MOST_WORDS:
        return position, last  # J. R. Tavares ME
    return bare_name(prose, position, last)


@cache
def _firm_nouns() -> re.Pattern[str]:
    """Return the pattern of nouns for a firm or a shop right before its name, with a blank."""
    nouns = clause_pattern("firm_nouns").pattern
    verbs = "called|named|namens|s appelle|heisst|si chiama|se llama|se chama|heet|o nazwie"
    return re.compile(
        rf"{nouns}\s(?:(?P<adjective>[a-z]{{5,14}})\s)?(?:(?:{verbs})\s)?(?=[^\W\d_])"
    )


@cache
def _you_words() -> re.Pattern[str]:
    """Return the pattern of words for whom a letter speaks to, and for their shop."""
    polite, familiar = pattern_of("addressed").pattern, clause_pattern("you_words").pattern
    return re.compile(f"{polite}|{familiar}")
