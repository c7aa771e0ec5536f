"""The words of terms (`letter_terms.yaml`), and what a few of them answer.

In: folded text. Out: patterns, hits with their answers.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from proofcheck.extraction.data_files import load_data
from proofcheck.extraction.frames import framed
from proofcheck.extraction.han import fold_word
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.tick_boxes import ticked_word
from proofcheck.extraction.phrases import fold_plain, stem_pattern

Span = tuple[int, int]


MOST = 80
"""Words of one kind that are looked at."""

UNDER_HEIGHTS = 3.0
"""An answer begins at most so many line heights below the top of its label."""

MISREAD_NO = framed(
    r"(?:^|\s)n[°º]|\b(?:no|nr)\.? ?\d|\b(?:no|nr)[.:] ?[a-z]{1,6} ?\d|{not_exceeding}"
)
"""What looks like a denial and is none: the sign of a number, and how far a right reaches."""


NEED_NOT = framed(r"{need_not}")
"""What need not be asked for is allowed."""


class TermWords(Struct, frozen=True, kw_only=True):
    """The data file `letter_terms.yaml`."""

    exclusive: list[str]
    only: list[str]
    only_of: list[str]
    denials: list[str]
    denials_behind: list[str]
    others_too: list[str]
    plain_open: list[str]
    other_matter: list[str]
    passing: list[str]
    passing_denied: list[str]
    passing_no: list[str]
    passing_yes: list[str]
    appoint_verbs: list[str]
    final_verbs: list[str]
    appointees: list[str]
    nobody_else: list[str]
    one_of: list[str]
    of_several: list[str]
    plain_yes: list[str]
    plain_no: list[str]
    nobody: list[str]
    other_sellers: list[str]
    others_adj: list[str]
    only_one: list[str]
    supplying: list[str]
    passing_on: list[str]
    not_hindered: list[str]
    existing: list[str]
    speaking: list[str]
    plain_negations: list[str]
    party_nouns: list[str]


class TermHit(Struct, frozen=True, kw_only=True):
    """What a word at `start` answers; `shown` is the span that says it."""

    start: int
    shown: Span
    answer: bool


def hit_at(match: re.Match[str], answer: bool) -> TermHit:
    """Return the hit of a match with what it answers."""
    return TermHit(start=match.start(), shown=match.span(), answer=answer)


def answer_of(text: str) -> bool | None:
    """Return what a few words answer: no, yes, or neither."""
    if term_pattern("plain_yes").fullmatch(text.strip()):
        return True
    if term_pattern("plain_no").fullmatch(text.strip()):
        return False
    text = f" {text} "
    if term_pattern("passing_no").search(text) or term_pattern("passing_denied").search(text):
        return False
    return True if term_pattern("passing_yes").search(text) else None


def answer_under(prose: Prose, position: int) -> bool | None:
    """Return False where the cell right under the one at a position says no, else None."""
    cell = next((c for c in prose.cells if c.start <= position < c.end), None)
    under = [
        other
        for other in prose.cells
        if cell is not None
        and other.page == cell.page
        and 0 < other.box.y0 - cell.box.y0 <= UNDER_HEIGHTS * cell.box.height_pt
        and abs(other.box.x0 - cell.box.x0) <= cell.box.height_pt
    ]
    first = min(under, key=lambda other: other.box.y0, default=None)
    is_no = first is not None and term_pattern("plain_no").fullmatch(
        prose.folded, first.start, first.end
    )
    return False if is_no else None


def ticked_answer(prose: Prose, position: int) -> bool | None:
    """Return what the box that is ticked behind a question answers."""
    word = ticked_word(prose.text, position)
    return answer_of(fold_plain(word)) if word else None


@cache
def term_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of one list of words, for folded text."""
    words: list[str] = getattr(load_data("letter_terms", TermWords), name)
    return stem_pattern(map(fold_word, words))
