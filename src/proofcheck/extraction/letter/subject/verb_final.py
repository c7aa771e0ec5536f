"""Goods in clauses whose verb of trade stands last: German and Dutch infinitives and modals.

In: the prose, the brands that were read. Out: spans of goods: "…, Geschirr und Vasen in Tirol zu
vertreiben", "om exclusief in België de bieren en bierglazen te verdelen". The goods stand where the
clause begins, behind its modal verb, or behind the first article that leads to a list of nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from proofcheck.extraction.letter.subject.goods_words import goods_phrases
from proofcheck.extraction.letter.subject.noun_runs import run_at
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MOST = 40
"""Verbs that are looked at."""

REACH = 260
"""A clause begins at most so many characters before its verb."""

MOST_PLACES = 8
"""Articles of one clause that are looked at."""

_BEGIN = re.compile(r"[,:;]\s|\n|\b(?:om|dass|dat)\s|(?:^|\s)(?:\d{1,2}[.)]|[a-h]\))\s")
_NUMBER = re.compile(r"\.?,? \d")
_LANGUAGES = ("de", "nl")


def goods_before_verb(prose: Prose, brands: Sequence[str]) -> Iterator[Span]:
    """Yield for each verb of trade at the end of its clause the goods that it is about."""
    if not any(language in _LANGUAGES for language in prose.languages):
        return
    for verb in islice(goods_phrases("last_verbs").finditer(prose.folded), MOST):
        if prose.language_at(verb.start()) not in _LANGUAGES:
            continue
        first = max(prose.sentence(verb.start())[0], verb.start() - REACH)
        found = [
            span
            for place in _places(prose, first, verb.start())
            if (span := run_at(prose, place, brands)) is not None
            and span[1] <= verb.start()
            and not _is_else(prose, span)
        ]
        whole = (span for span in found if not any(a < span[0] < b for a, b in found))
        yield from islice(whole, 1)


def _places(prose: Prose, first: int, verb: int) -> Iterator[int]:
    """Yield where goods may begin: with the clause, behind its modal verb, behind an article.

    The last beginning comes first: a comma within a list begins no clause, and its goods lie in
    those of the list.
    """
    begins = [match.end() for match in _BEGIN.finditer(prose.folded, first, verb)]
    yield from reversed(begins)
    for match in islice(
        goods_phrases("clause_leads").finditer(prose.folded, first, verb), MOST_PLACES
    ):
        yield match.end()


def _is_else(prose: Prose, span: Span) -> bool:
    """Whether nouns speak of channels, countries or a length, or are a street with its number."""
    if _NUMBER.match(prose.text, span[1]):
        return True
    words = ("channel_words", "offline_words", "online_words", "territory_words", "durations")
    is_said = pattern_of(*words).search(prose.folded, *span) is not None
    return is_said or bool(find_territories(prose.text[slice(*span)]))
