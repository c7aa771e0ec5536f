"""One article in a list that a sentence tells: what it may hold, how it is told, where it ends.

In: a piece of a sentence between commas and "and". Out: the span of an article without its
determiner, with what tells it: a determiner, a model code, a quoted name, nouns for goods.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import framed
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.subject.goods_words import (
    goods_phrases,
    goods_set,
    goods_words,
    is_licensed_matter,
)
from proofcheck.extraction.letter.subject.item_edges import TOKEN
from proofcheck.extraction.letter.subject.listed_rows import SIGNS, WEIGHT
from proofcheck.extraction.letter.subject.noun_runs import goes_on
from proofcheck.extraction.letter.text.clauses import clause_pattern
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.phrases import fold_plain, phrase_pattern
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MAX_ITEM, MOST_WORDS = 70, 8
"""An article has so many characters and words at most, brackets left out of the count of words."""

BRACKET = re.compile(r"[(（][^()（）\n]{1,80}[)）]")
QUOTED = re.compile(
    r"[\"“„«][^\"“”„«»\n]{1,40}[\"”“»]|(?<![\w'’])['‘][A-ZÀ-Þ][^'’\"\n]{1,30}['’](?!\w)"
)
MODELS = framed(r"{models}\s?[:：]?\s(?=\S)")
NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]+")
_DEFINED = re.compile(r"\s?[(（][^()（）\n]{0,20}[\"“„«][^()（）\n]{2,40}[\"”“»]\s?[)）]$")
"""What the goods are called in the rest of the letter (the "Products")."""

_CODE = re.compile(r"(?<![\w/-])(?=[\w/-]{0,12}\d)[A-Z][\w/-]{1,14}(?![\w@])")
_LONG_NUMBER = re.compile(r"\d[\d .]{5,}\d")
_NO_ITEM = re.compile(r"[:：;@_\n]|[.!?]\s|(?<!\d)/(?!\d)")


class Part(Struct, frozen=True, kw_only=True):
    """A part of a list: its span without determiner, and how it is told."""

    span: Span
    is_led: bool
    is_code: bool
    is_quoted: bool
    is_model: bool
    is_name: bool
    nouns: int


def is_told(part: Part) -> bool:
    """Whether anything tells a part for an article."""
    return part.is_led or part.is_code or part.is_quoted or part.nouns > 0


def part_at(prose: Prose, start: int, end: int) -> Part | None:
    """Return a piece as an article without its determiner; None where it can be none."""
    start, end = trimmed(prose, start, end)
    lead = determiners(prose, (start, end)).match(prose.folded, start, end)
    start = lead.end() if lead else start
    models = MODELS.match(prose.folded, start, end)
    is_model = models is not None and _is_named(prose, models.end(), end)
    start = models.end() if models and is_model else start
    defined = _DEFINED.search(prose.text, start, end)
    end = defined.start() if defined else end
    text = prose.text[start:end]
    bare = QUOTED.sub("", BRACKET.sub("", text))
    if not text[:1].strip() or len(text) > MAX_ITEM or len(bare.split()) > MOST_WORDS:
        return None
    if not _may_be_article(prose, (start, end), bare):
        return None
    return Part(
        span=(start, end),
        is_led=lead is not None,
        is_code=_CODE.search(bare) is not None,
        is_quoted=QUOTED.search(text) is not None,
        is_model=is_model,
        is_name=NAME.match(text) is not None,
        nouns=nouns_in(prose, start, end),
    )


def _is_named(prose: Prose, start: int, end: int) -> bool:
    """Whether a code or a name in capitals stands behind "models"."""
    return bool(_CODE.search(prose.text, start, end) or NAME.match(prose.text, start, end))


def _may_be_article(prose: Prose, span: Span, bare: str) -> bool:
    """Whether a text may be an article: no sentence, firm, place, platform, number or licence."""
    if _NO_ITEM.search(bare) or _LONG_NUMBER.search(bare) or is_platform(bare.strip()):
        return False
    if has_legal_form(WEIGHT.sub("", bare)) or find_territories(bare):
        return False
    words = [fold_plain(token[0]) for token in TOKEN.finditer(bare)]
    if not words or words[0] in goods_set("stops") or words[0] in goods_set("no_goods"):
        return False
    if _holds_determiner(prose, span):
        return False
    if words[-1] in goods_set("no_goods") or words[-1] in goods_set("skipped"):
        return False
    if others().search(prose.folded, *span) or is_licensed_matter(prose.folded[slice(*span)]):
        return False
    return not any(has_sign(name, prose.folded, *span) for name in SIGNS)


def _holds_determiner(prose: Prose, span: Span) -> bool:
    """Whether another noun's determiner stands in a part, not behind "of", "with" and the like."""
    bare = BRACKET.sub(lambda m: " " * len(m[0]), prose.folded[slice(*span)])
    for lead in determiners(prose, span).finditer(bare):
        around = [*bare[: lead.start()].split()[-1:], lead[0].split()[0]]
        if len(around) > 1 and goods_set("inner").isdisjoint(around):
            return True
    return False


def ends_elsewhere(prose: Prose, piece: Span) -> bool:
    """Whether the last noun of a piece, with its determiner, names a channel or a place."""
    leads = [m.end() for m in determiners(prose, piece).finditer(prose.folded, *piece)]
    start = leads[-1] if leads else piece[0]
    return others().search(prose.folded, start, piece[1]) is not None


def last_item(prose: Prose, piece: Span, covered: list[Span]) -> Span:
    """Return the article at the beginning of a piece, up to where the clause goes on."""
    start, end = piece
    lead = determiners(prose, piece).match(prose.folded, trimmed(prose, start, end)[0])
    first = lead.end() if lead else start
    for pattern in (clause_pattern("mark_leads"), goods_phrases("last_verbs")):
        found = pattern.search(prose.folded, first + 1, end)
        end = found.start() if found else end
    for count, token in enumerate(TOKEN.finditer(prose.text, first, end)):
        if any(a < token.start() < b for a, b in covered):
            continue
        if count and _ends(prose, token):
            return start, token.start()
    return start, end


def _ends(prose: Prose, token: re.Match[str]) -> bool:
    """Whether a word behind an article is no part of it: a stop, a platform, a verb of trade."""
    word = prose.folded[slice(*token.span())]
    if word in goods_set("inner"):
        return not goes_on(prose, token.end(), word)
    if word in goods_set("stops") or word in goods_set("only") or is_platform(token[0]):
        return True
    return any(has_sign(name, word) for name in ("trades", "acts"))


def trimmed(prose: Prose, start: int, end: int) -> Span:
    """Return a span without blanks and marks at its edges."""
    while start < end and prose.text[start] in " \t,;:.":
        start += 1
    while end > start and prose.text[end - 1] in " \t\n,;:.":
        end -= 1
    return start, end


def others() -> re.Pattern[str]:
    """Return the pattern of what else a list may hold: channels and places."""
    return pattern_of("channel_words", "online_words", "offline_words", "territory_words")


def determiners(prose: Prose, span: Span) -> re.Pattern[str]:
    """Return the pattern of a determiner in the language of a span."""
    return _determiner_pattern(prose.language_at(span[0]))


@cache
def _determiner_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a determiner and the blank behind it (the, any of our).

    Where the language is not told, those of all count.
    """
    words = goods_words()
    every = [word for listed in words.determiners.values() for word in listed]
    pattern = phrase_pattern(dict.fromkeys(words.determiners.get(language, every))).pattern
    of_all = phrase_pattern(words.quantities).pattern
    return re.compile(rf"(?:{of_all} )?(?:{pattern}) ")
