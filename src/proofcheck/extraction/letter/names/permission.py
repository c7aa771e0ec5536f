"""Where a text gives leave to sell, in whatever words: verbs, nouns of leave, "may sell".

In: folded text. Out: spans of the acts with their kind. A modal verb ("may", "darf", "peut") is an
act where a word for selling follows within its clause; a denied act ("is not authorised") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.text.clauses import clause_pattern, permit_pattern
from proofcheck.extraction.letter.text.signs import has_sign, sign_pattern

Span = tuple[int, int]

MOST = 60
"""Acts of one text that are looked at."""

MODAL_REACH = 180
"""A word for selling stands within so many characters behind its modal verb."""

SALE_BEHIND = 60
"""A word for selling stands within so many characters behind the act that allows it."""

COPULA_BEFORE = 26
"""What makes an adjective a statement stands within so many characters before it."""

OURS_BEFORE = 60
"""The same for "is our" (es nuestro representante y distribuidor autorizado)."""

WIDE_REACH = 30
"""The same in a text written without blanks."""

DENIAL_BEFORE = 24
"""A denial stands within so many characters before the act that it denies."""

_CLAUSE_END = re.compile(r"[.;:!?。；：！？](?:\s|$)|[。；！？\n]")
_OUR_ROLE = frame_pattern(
    r"(?<![a-z]){statement_copulas}\s(?:{before_our}\s)?{our_role_words}\s(?:[a-z]+\s){0,4}$"
)
"""What makes "authorised dealer" a statement of a role: X is one of our."""

_NOT_EXCLUSIVE = frame_pattern(r"\s{0,2}(?:[a-z]{1,12}\s)?{exclusive_stems}")


def acts_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the acts of permission within a span that nothing denies, in no certain order."""
    limit = len(text) if end is None else end
    for pattern in (sign_pattern("acts"), permit_pattern()):
        for match in islice(pattern.finditer(text, start, limit), MOST):
            if not is_denied(text, match.start(), max(start, match.start() - DENIAL_BEFORE)):
                yield match.span()
    yield from modal_acts(text, start, limit)


def modal_acts(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield "may", "darf", "peut", 可 where a word for selling follows in the same clause."""
    for match in islice(clause_pattern("modals").finditer(text, start, end), MOST):
        reach = MODAL_REACH if match[0].isascii() else WIDE_REACH
        stop = _CLAUSE_END.search(text, match.end(), min(end, match.end() + reach))
        limit = stop.start() if stop else min(end, match.end() + reach)
        sale = sign_pattern("sales").search(text, match.end(), limit)
        if sale is None or is_denied(text, sale.start(), max(start, match.start() - 6)):
            continue
        yield match.start(), sale.end()


def has_sale(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a span speaks of selling: a noun or a verb of trade."""
    return has_sign("trades", text, start, end) or has_sign("sales", text, start, end)


def acts_to_sell(text: str) -> bool:
    """Whether a word for selling follows an act in its clause: entitled to carry and sell."""
    for start, end in acts_in(text):
        stop = _CLAUSE_END.search(text, end, end + SALE_BEHIND)
        limit = stop.start() if stop else min(len(text), end + SALE_BEHIND)
        if not is_adjective(text, start, end) and sign_pattern("sales").search(text, end, limit):
            return True
    return False


def gives_leave(text: str) -> bool:
    """Whether some act of a text is more than an adjective (sold by authorised retailers)."""
    return any(not is_adjective(text, start, end) for start, end in acts_in(text))


def is_adjective(text: str, start: int, end: int) -> bool:
    """Whether an act only tells what kind of dealer it is: no auxiliary or "as" before it."""
    if clause_pattern("participles").fullmatch(text, start, end) is None:
        return False
    before = text[max(0, start - COPULA_BEFORE) : start]
    if clause_pattern("through_words").search(before[-9:]):
        return True
    if _OUR_ROLE.search(text[max(0, start - OURS_BEFORE) : start]):
        return False
    return clause_pattern("predicates").search(before) is None


def has_act(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether a span holds an act of permission."""
    return next(acts_in(text, start, end), None) is not None


def is_denied(text: str, position: int, first: int) -> bool:
    """Whether a denial stands between `first` and an act; "not exclusive" denies nothing."""
    for match in clause_pattern("negations").finditer(text, first, position):
        clause = _CLAUSE_END.search(text, match.end(), position)
        if clause is None and not _NOT_EXCLUSIVE.match(text, match.end()):
            return True
    return False


@cache
def ours_pattern() -> re.Pattern[str]:
    """Return the pattern of words by which a maker speaks of what is its own (our, unsere)."""
    return clause_pattern("ours")
