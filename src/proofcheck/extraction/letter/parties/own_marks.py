"""Names that share a word with a mark of the letter: the owner's firm often bears it.

In: the prose, its labelled brands and its names. Out: candidates for the grantor. A mark is what
stands in quotes or behind a label or a word for marks, or a word in capitals within running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.frames import frame_pattern
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.candidates import MOST, Candidate
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.parties.spellings import core_of
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

BEARS, BEARS_QUOTED = 1.6, 1.0
"""What it weighs to bear a mark's word, and one that is a mark by its quotes alone."""

LEAST_JOINED, LEAST_REST = 6, 2
"""A mark that is part of a word of a name, or of several, has at least so many letters, the name so
many more."""

LEAST_LATIN, LEAST_WIDE = 4, 2
"""A mark's word has at least so many signs."""

LEAD = 40
"""A word for marks, or for shops, stands within so many characters before a quoted name."""

_QUOTED = re.compile(r"[“\"«„「『《‹]\s?([^”\"»“」』》›\n]{2,40}?)\s?[”\"»“」』》›]")
_WIDE_SHOP = frame_pattern(r"{wide_shop_words}[:：]?$")
_WORD = re.compile(r"[^\W\d_]+|[\u3041-\u30ff\u4e00-\u9fff]{2,}")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-ZÀ-ÖØ-Þ]{4,}(?![a-z])")
_NEXT = re.compile(
    r"[:：\s“\"«„「]{0,3}((?:[A-ZÀ-Þ][\w'’-]*\s?){1,3}|[\u3041-\u30ff\u4e00-\u9fff]{2,10})"
)


def mark_bearers(
    prose: Prose, labelled: tuple[Labelled, ...], mentions: Mentions
) -> Iterator[Candidate]:
    """Yield the names that hold a word of a mark, once each; names of shops in quotes do not."""
    marks = dict(_marks(prose, labelled, mentions))
    seen: set[str] = set()
    for span in (*mentions.companies, *mentions.bare) if marks else ():
        text = prose.text[slice(*span)]
        key = name_key(text)
        weight = _bears(text, marks)
        if key not in seen and weight > 0 and not _is_quoted(prose, span):
            seen.add(key)
            yield Candidate(start=span[0], end=span[1], weight=weight)


def _bears(name: str, marks: dict[str, float]) -> float:
    """Weigh that a name holds a mark's word, and something else besides."""
    small = clause_set("inner_words")
    words = tuple(word for word in _words(name) if word not in small)
    whole = core_of(name)
    joined = [m for m in marks if m.isascii() and len(m) >= LEAST_JOINED and m in whole]
    borne = [word for word in words if word in marks]
    wide = [m for m in marks if not m.isascii() and any(m in word for word in words)]
    is_more = len(borne) < len(words) or has_legal_form(name)
    return max(
        (
            marks[mark]
            for mark in (
                *(borne if is_more else ()),
                *(joined if len(whole) > LEAST_REST + max(map(len, joined), default=0) else ()),
                *wide,
            )
        ),
        default=0.0,
    )


def _marks(
    prose: Prose, labelled: tuple[Labelled, ...], mentions: Mentions
) -> Iterator[tuple[str, float]]:
    """Yield the words of all marks, folded, the weightiest last; places and trades are none."""
    names = mentions.companies
    for weight, (start, end) in sorted(_mark_spans(prose, labelled)):
        if any(a <= start and end <= b for a, b in names):
            continue
        text = prose.text[start:end]
        if has_legal_form(text) or is_place(text) or is_platform(text):
            continue
        for word in _words(text):
            least = LEAST_LATIN if word.isascii() else LEAST_WIDE
            if len(word) >= least and not _is_common(word):
                yield word, weight


def _mark_spans(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[tuple[float, Span]]:
    for value in labelled:
        if value.field == "brands":
            yield BEARS, (value.start, value.end)
    for match in islice(_QUOTED.finditer(prose.text), MOST):
        first = max(0, match.start() - LEAD)
        if "_" in match[1] or _is_of_shop(prose, match.start(), is_wide=not match[1].isascii()):
            continue
        is_mark = pattern_of("mark_words").search(prose.folded, first, match.end() + LEAD // 4)
        yield BEARS if is_mark else BEARS_QUOTED, match.span(1)
    for match in islice(pattern_of("mark_words").finditer(prose.folded), MOST):
        behind = _NEXT.match(prose.text, match.end())
        if behind is not None:
            yield BEARS, behind.span(1)
    for start, end in prose.sentences:
        words = _WORD.findall(prose.text[start:end])
        if sum(word.isupper() for word in words) <= len(words) // 2:
            for match in islice(_CAPITALS.finditer(prose.text, start, end), MOST):
                yield BEARS, match.span()


def _is_of_shop(prose: Prose, start: int, *, is_wide: bool) -> bool:
    """Whether a word for a shop stands before quotes: right before them in Han characters."""
    if is_wide:
        return _WIDE_SHOP.search(prose.text, max(0, start - 6), start) is not None
    first = max(0, start - LEAD // 2)
    return clause_pattern("store_words").search(prose.folded, first, start) is not None


def _words(text: str) -> tuple[str, ...]:
    return tuple(name_key(word) for word in _WORD.findall(text))


def _is_common(word: str) -> bool:
    """Whether a word names a paper, a trade or a firm of any kind, or a person's part."""
    signs = ("papers", "trades", "roles", "marks", "sales", "acts")
    is_firm = pattern_of("firm_words").fullmatch(word) is not None
    return is_firm or any(has_sign(sign, word) for sign in signs)


def _is_quoted(prose: Prose, span: Span) -> bool:
    before = prose.text[max(0, span[0] - 1) : span[0]]
    return bool(before) and before in '“"«„「『《' and not has_legal_form(prose.text[slice(*span)])
