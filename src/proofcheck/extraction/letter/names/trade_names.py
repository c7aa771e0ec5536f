"""Names under which somebody trades: Ronan Hester, who trades as The Wool Press.

In: the prose. Out: spans of the capitalised words behind "trading as" and the like, where no legal
form tells where the name ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.clauses import clause_set
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

MOST = 12
"""Such phrases that are looked at."""

_TRADING = frame_pattern(r"\b{trading_as}\s[\"“«„]?")
_WORD = re.compile(r"[\s\"“«„]*(?P<word>[^\s,;:()“”\"«»„]+)")
_END = re.compile(r"[.!?]$")


def trade_names(prose: Prose, start: int, end: int) -> Iterator[Span]:
    """Yield the names behind "trading as" in a span."""
    for lead in islice(_TRADING.finditer(prose.folded, start, end), MOST):
        span = _name_behind(prose, lead.end(), end)
        if span is not None:
            yield span


def _name_behind(prose: Prose, start: int, limit: int) -> Span | None:
    """Return the capitalised words from a place on, with small ones between them."""
    last, position = start, start
    while word := _WORD.match(prose.text, position, limit):
        if word.start("word") > position + 2 or (last > start and word[0][:1] in '“”"«»„'):
            break
        text = word["word"]
        if text[0].isupper() or text[0].isdigit() or text == "&":
            last = word.end() - (_END.search(text) is not None)
        elif last == start or text.casefold() not in clause_set("inner_words") - _IN:
            break
        position = word.end()
        if _END.search(text):
            break
    return (start, last) if sum(map(str.isalpha, prose.text[start:last])) >= 3 else None


_IN = frozenset(["in", "at", "a", "te", "w", "en", "em"])
"""Behind these the seat follows, or what is sold."""
