"""Labels: words of a cell that say what stands beside or below them.

In goes a cell's text, out come hits: which fields the label can mean and how surely, with the
character span. Labels are compared as `lexicon` writes them; which words part, join or qualify
them is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz, process

from proofcheck.extraction.dates import find_dates
from proofcheck.extraction.han import WIDE
from proofcheck.extraction.joined_labels import Label, joined, made_label
from proofcheck.extraction.lexicon import FUZZY_FROM_LETTERS, Token, lexicon, tokens_of

FUZZY_RATIO = 86.0
"""Least likeness (rapidfuzz ratio, 0..100) of a label with slips: one letter in seven."""

COUNTED_TOTALS = frozenset(
    {"net_total", "gross_total", "tax_total", "charge_total", "payable_total"}
)
"""Fields of labels with a number within: that of a rate ("Total incl. 6 % GST")."""

LONGEST_MERE_WORD = 3
MERE_FIELDS = frozenset(
    {"seller", "buyer", "ship_to", "issue_date", "other_date", "due_date", "party_address"}
)
"""Letters of words that are labels only where they stand apart, and what they can mean."""

FUZZY_WEIGHT = 0.85
"""What is left of a label's weight when it matched with a slip."""


@lru_cache(maxsize=8192)
def find_labels(text: str, *, with_slips: bool = False) -> tuple[Label, ...]:
    """Find the labels of a cell, left to right, each as long as it can be.

    `with_slips` forgives misread letters (for text from OCR) where nothing matches exactly.
    """
    tokens = tuple(tokens_of(text))
    labels: list[Label] = []
    index = 0
    while index < len(tokens):
        length = _longest(text, tokens, index)
        if length:
            labels.append(_label(text, tokens, index, index + length))
            index += length
        else:
            index += 1
    labels = [label for label in labels if not _is_mere_word(text, label)]
    if not labels and with_slips:
        return tuple(_with_slips(text, tokens))
    return tuple(joined(text, labels))


def _is_mere_word(text: str, label: Label) -> bool:
    """Whether a short word within a text ("5 de septiembre", "Van Dalen") labels nothing.

    It does at the start, before a colon, and "vom" or "du" does right before a date.
    """
    if label.words > 1 or len(label.key) > LONGEST_MERE_WORD or not label.key.isalpha():
        return False
    if label.at_start or label.has_colon or not MERE_FIELDS.issuperset(label.fields):
        return False
    is_dated = any(field.endswith("_date") for field in label.fields)
    return not (is_dated and any(m.start <= 2 for m in find_dates(text[label.end :])[:1]))


_RATE_BETWEEN = re.compile(
    r"[\s(@]{0,3}(?:\d{1,2}|[12]?\d[.,]\d{1,2}(?=\s?[%)])|[12]?\d[.,]\d)\s?%?[\s)]{0,2}$"
)
_RATE_BEHIND = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?\s?%")
_SYMBOLS = "$€£¥￥"
_WORD_BEFORE = re.compile(r"[^\W\d_]{2}/$")
_NO_INVOICE = ("abrechnung", "berechnung", "verrechnung", "anrechnung", "aufrechnung")
_BREAKS = frozenset(":：;|=")


def _longest(text: str, tokens: tuple[Token, ...], index: int) -> int:
    """Return how many tokens from `index` make the longest label, 0 for none."""
    words = lexicon()
    key, best, counted = "", 0, False
    for end in range(index, min(index + 14, len(tokens))):
        if end > index and _parted(text[tokens[end - 1].end : tokens[end].start]):
            break
        key += tokens[end].key if end > index else _head(tokens[end].key)
        if key not in words.beginnings:
            break
        counted = counted or (end > index and _is_count(text, tokens, end))
        if counted and not COUNTED_TOTALS & words.fields.get(key, {}).keys():
            continue
        if key in words.fields and _is_bounded(text, tokens[index], tokens[end]):
            whole = key.startswith(tokens[index].key)
            if whole or "invoice_number" in words.fields[key]:
                best = end - index + 1
    return best


def _is_count(text: str, tokens: tuple[Token, ...], end: int) -> bool:
    """Whether a number stands before a word of a label ("Total (3 lines)")."""
    between = text[tokens[end - 1].end : tokens[end].start]
    return any(ch.isdigit() for ch in between) and "%" not in between


def _head(key: str) -> str:
    """Return the last part of a compound that names the paper (Handelsrechnung: Rechnung)."""
    if key.endswith("rechnung") and key not in lexicon().beginnings:
        return key if key.endswith(_NO_INVOICE) else "rechnung"
    return key


def _parted(between: str) -> bool:
    """Whether two words can't be of one label: a number, a colon or a long gap is between."""
    if _RATE_BETWEEN.match(between):
        return False
    return len(between) > 4 or any(ch.isdigit() or ch in _BREAKS for ch in between)


def _is_bounded(text: str, first: Token, last: Token) -> bool:
    """Whether a label does not begin or end inside a code such as FA08."""
    before, after = text[max(first.start - 1, 0) : first.start], text[last.end : last.end + 1]
    if last.end - first.start <= 3 and (before.isdigit() or _is_code(text, first, last)):
        return False
    if len(last.key) == 1 and last is not first and _is_code(text, first, last):
        return False  # "IVA N3.2"
    if re.match(r"[-/]\d", text[last.end : last.end + 2]):
        return False
    if re.fullmatch(r"\w(?:-\w)+-", text[first.start : last.end + 1]):
        return False  # a word spelt with dashes goes on: K-U-N-D-E-N-B-E-L-E-G
    if last.end - first.start <= 3 and re.match(r"[-/]\w", text[last.end : last.end + 2]):
        return False
    if last.end - first.start <= 3 and after in _SYMBOLS and after:
        return False  # A$12.00
    is_translation = last.end - first.start > 3 and _WORD_BEFORE.search(text[: first.start])
    glued = re.search(r"\w[-/]$", text[max(first.start - 2, 0) : first.start])
    return not (before.isdigit() or (glued and not is_translation))


def _is_code(text: str, first: Token, last: Token) -> bool:
    """Whether digits make a code of the letters ("FA08"), and not a rate ("VAT0%").

    Chinese signs go on as no code (統編56727638).
    """
    is_digit = text[last.end : last.end + 1].isdigit()
    is_rate = last is first and _RATE_BEHIND.match(text, last.end)
    return is_digit and not is_rate and not WIDE.match(first.key)


def _label(text: str, tokens: tuple[Token, ...], first: int, end: int) -> Label:
    start, stop = tokens[first].start, tokens[end - 1].end
    key = _head(tokens[first].key) + "".join(token.key for token in tokens[first + 1 : end])
    return made_label(text, key, start, stop, end - first, lexicon().fields[key], 1.0)


def _with_slips(text: str, tokens: tuple[Token, ...]) -> Iterator[Label]:
    """Match the words before a colon or the first digit with one slip in seven letters."""
    if not tokens:
        return
    stop = len(text)
    for index, ch in enumerate(text):
        if ch in _BREAKS or (ch.isdigit() and index > 0 and not text[index - 1].isalpha()):
            stop = index
            break
    part = [token for token in tokens if token.end <= stop]
    key = "".join(token.key for token in part)
    if not FUZZY_FROM_LETTERS <= len(key) <= 32 or not key.isascii():
        return
    words = lexicon()
    match = process.extractOne(key, words.long_keys, scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
    if match is not None and not _is_beginning(key, match[0]):
        fields = words.fields[match[0]]
        yield made_label(
            text, match[0], part[0].start, part[-1].end, len(part), fields, FUZZY_WEIGHT
        )


def _is_beginning(key: str, label: str) -> bool:
    """Whether words are a label's without its last ("Estimate", "Estimate no"), not misread."""
    return label.startswith(key) and len(label) - len(key) > 1
