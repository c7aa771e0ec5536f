"""Lines that may be somebody's name though no legal form says so.

In: the prose. Out: spans of lines, or cells of lines, made of a few capitalised words (or of Han
characters) that are no label, title, place, salutation or closing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from proofcheck.extraction.han import simplified
from proofcheck.extraction.letter.names.ends import is_place
from proofcheck.extraction.letter.names.persons import is_title
from proofcheck.extraction.letter.names.titles import title_verdict
from proofcheck.extraction.letter.names.wide_persons import is_wide_person
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.clauses import clause_pattern, clause_set
from proofcheck.extraction.letter.text.label_stems import is_label_words
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of

Span = tuple[int, int]

MAX_WORDS = 7
"""A name without a legal form has at most so many words."""

MAX_CHARACTERS = 60
"""A name is no longer than this."""

_NO_NAME = re.compile(r"^[^«]*»|^[^“„]*”|[」』].|[@:：_;=<>?!/|]|\d{3,}|www\.|\.\s\S")
_DAY_BEHIND = re.compile(r",\s\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}$")
"""The day behind the name of who writes: Gasthof Sau, 21.12.2025."""

_SHOP = re.compile(r"[店行厂社堂坊屋馆铺部所院园记斋轩阁]$|商会|工房|^[\u30a1-\u30ff・]{3,}$")
_TRIM = ' .,;:：，。·–—-“”"«»„()（）'


@lru_cache(maxsize=8)
def bare_names(prose: Prose) -> tuple[Span, ...]:
    """Return the spans of lines and cells that are shaped like names, in order, each once."""
    spans = dict.fromkeys((*prose.lines, *((cell.start, cell.end) for cell in prose.cells)))
    found = (bare_name(prose, *span) for span in spans if not _ends_sentence(prose, span))
    return tuple(dict.fromkeys(span for span in found if span is not None))


def _ends_sentence(prose: Prose, span: Span) -> bool:
    """Whether a line is the rest of a sentence from the line above (… for the city of Aarhus.)."""
    text = prose.text[slice(*span)]
    if not text.endswith(".") or has_legal_form(text):
        return False
    return bool(prose.text[prose.sentence(span[0])[0] : span[0]].strip())


def bare_name(prose: Prose, start: int, end: int) -> Span | None:
    """Return the span if it is shaped like a name, without the marks around it."""
    while start < end and prose.text[start] in _TRIM:
        start += 1
    while end > start and prose.text[end - 1] in _TRIM:
        end -= 1
    day = _DAY_BEHIND.search(prose.text, start, end)
    end = day.start() if day and " " in prose.text[start : day.start()] else end
    text = prose.text[start:end]
    if not 3 <= len(text) <= MAX_CHARACTERS or _NO_NAME.search(text):
        return None
    if not (
        _is_wide_name(text)
        if not text[0].isascii() and text[0] >= "\u3041"
        else _is_latin_name(text)
    ):
        return None
    return None if _speaks_of_else(prose, start, end, text) else (start, end)


def _is_latin_name(text: str) -> bool:
    words = text.split()
    if ", " in text and not has_legal_form(text):
        return False  # a place and its region
    if len(words) > MAX_WORDS or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    capital = [w for w in words if w[0].isupper()]
    inner = clause_set("inner_words") | clause_set("line_words")
    others = [w for w in words if not w[0].isupper() and w[0].isalpha()]
    small = [w for w in others if w.casefold() not in inner]
    return bool(capital) and not small and sum(ch.isalpha() for ch in text) >= 3


def _is_wide_name(text: str) -> bool:
    is_fit = 3 <= len(text) <= 22 and not re.search(r"[，。、；！？「」]|\d{2}", text)
    return is_fit and (is_wide_person(text) or _SHOP.search(simplified(text)) is not None)


def _speaks_of_else(prose: Prose, start: int, end: int, text: str) -> bool:
    """Whether the words are a label, a title of a paper or a person, a place, a greeting."""
    folded = prose.folded[start:end]
    if is_blank(text) or is_label_words(prose.plain[start:end]) or is_title(text):
        return True
    if pattern_of("salutations", "closings", "no_person").match(folded) and not has_legal_form(
        text
    ):
        return True
    has_digit = any(ch.isdigit() for ch in text)
    if (has_digit and clause_pattern("months").search(folded)) or title_verdict(
        text, is_large=True
    ):
        return True
    return is_place(text) or (has_sign("papers", folded) and len(text.split()) <= 4)
