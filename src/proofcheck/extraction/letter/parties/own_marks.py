"""Names that share a word with a mark of the letter: the owner's firm often bears it.

In: the prose, its labelled brands and its names. Out: candidates for the grantor. A mark is what
stands in quotes or behind a label or a word for marks, or a word in capitals within running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from proofcheck.comparing.channels import is_platform
from proofcheck.extraction.letter.labels.finding import Labelled
from proofcheck.extraction.letter.names.candidates import MOST, Candidate
from proofcheck.extraction.letter.names.ends import is_place, name_key
from proofcheck.extraction.letter.names.mentions import Mentions
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

BEARS, LEAST_LATIN, LEAST_WIDE = 1.6, 4, 2
"""What it weighs to bear a mark's word, and how long such a word is."""

_QUOTED = re.compile(r"[“\"«„「『《‹]\s?([^”\"»“」』》›\n]{2,40}?)\s?[”\"»“」』》›]")
_WORD = re.compile(r"[^\W\d_]+|[\u3041-\u30ff\u4e00-\u9fff]{2,}")
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-ZÀ-ÖØ-Þ]{4,}(?![a-z])")
_NEXT = re.compile(
    r"[:：\s“\"«„「]{0,3}((?:[A-ZÀ-Þ][\w'’-]*\s?){1,3}|[\u3041-\u30ff\u4e00-\u9fff]{2,10})"
)


def mark_bearers(
    prose: Prose, labelled: tuple[Labelled, ...], mentions: Mentions
) -> Iterator[Candidate]:
    """Yield the names that hold a word of a mark, once each; names of shops in quotes do not."""
    marks = frozenset(_marks(prose, labelled, mentions))
    seen: set[str] = set()
    for span in (*mentions.companies, *mentions.bare) if marks else ():
        text = prose.text[slice(*span)]
        key = name_key(text)
        if key not in seen and _bears(text, marks) and not _is_quoted(prose, span):
            seen.add(key)
            yield Candidate(start=span[0], end=span[1], weight=BEARS)


def _bears(name: str, marks: frozenset[str]) -> bool:
    """Whether a name holds a mark's word, and something else besides."""
    words = _words(name)
    borne = [word for word in words if word in marks]
    wide = any(not mark.isascii() and mark in word for word in words for mark in marks)
    return (bool(borne) and (len(borne) < len(words) or has_legal_form(name))) or wide


def _marks(prose: Prose, labelled: tuple[Labelled, ...], mentions: Mentions) -> Iterator[str]:
    """Yield the words of all marks, folded; those of places, papers and trades are none."""
    names = mentions.companies
    for start, end in _mark_spans(prose, labelled):
        if any(a <= start and end <= b for a, b in names):
            continue
        text = prose.text[start:end]
        if has_legal_form(text) or is_place(text) or is_platform(text):
            continue
        for word in _words(text):
            least = LEAST_LATIN if word.isascii() else LEAST_WIDE
            if len(word) >= least and not _is_common(word):
                yield word


def _mark_spans(prose: Prose, labelled: tuple[Labelled, ...]) -> Iterator[Span]:
    for value in labelled:
        if value.field == "brands":
            yield value.start, value.end
    for match in islice(_QUOTED.finditer(prose.text), MOST):
        yield match.span(1)
    for match in islice(pattern_of("mark_words").finditer(prose.folded), MOST):
        behind = _NEXT.match(prose.text, match.end())
        if behind is not None:
            yield behind.span(1)
    for start, end in prose.sentences:
        words = _WORD.findall(prose.text[start:end])
        if sum(word.isupper() for word in words) <= len(words) // 2:
            for match in islice(_CAPITALS.finditer(prose.text, start, end), MOST):
                yield match.span()


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
