"""Labels in Han characters and kana: behind the count of a clause, or with a blank alone.

In: the prose and a place in it. Out: a label with where its value begins: 二、授权商品 over its
value, 第2条（許諾商品）, 有効期限　令和9年3月31日; and what is none, for all its words.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.text.clauses import is_clause
from proofcheck.extraction.letter.text.label_stems import field_of_label, is_label_words
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.territories import find_territories

MAX_WIDE_LABEL = 12
"""A label in Han characters has at most so many signs."""

MAX_SPACED = 6
"""A line with a label and its value, parted by a blank alone, has at most so many words."""

_UNSURE = frozenset(("letter_number", "signatory_title", "exclusive"))
"""Fields whose labels are titles, roles or names, too: a blank behind them parts no value."""

_REMARK = re.compile(r"[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]|[:：.。*•]")
WIDE_COUNT = re.compile(
    r"\s{0,2}(?:第\s?[\d一二三四五六七八九十]{1,3}\s?条\s{0,2}|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[\s.．)）、]"
    r"|[①-⑳○●◆■□・·])\s{0,2}(?=[(（【]?[\u3041-\u9fff])"
)
ARTICLE = re.compile(
    r"\s{0,3}第\s?[\d一二三四五六七八九十]{1,3}\s?条\s{0,2}[(（【](?P<label>[^()（）【】\n]{2,20})[)）】]\s{0,2}"
)
_COLON_WITHIN = re.compile(r"[:：](?=\s?[^\s:：()（）])")


def counted_label(prose: Prose, begin: int) -> tuple[str, int, int, int] | None:
    """Return a label that fills its line behind the count of a clause (二、授权商品), if a value
    stands in the next line."""
    count, end = WIDE_COUNT.match(prose.text, begin), prose.line_end(begin)
    if count is None or end - count.end() > MAX_WIDE_LABEL or end >= len(prose.text) - 1:
        return None
    field = field_of_label(_REMARK.sub(" ", prose.plain[count.end() : end]))
    start = end + (prose.text[end] == "\n")
    return (field, begin, end, start) if field and is_plain_value(prose, start) else None


def spaced_label(prose: Prose, begin: int) -> tuple[str, int, int, int] | None:
    """Return a label in Han characters that a blank parts from its value (有効期限　令和9年…)."""
    end, first = prose.line_end(begin), begin
    count = WIDE_COUNT.match(prose.text, begin)
    begin = count.end() if count else begin
    words = prose.printed(begin, end).split() if begin < end else []
    if not 2 <= len(words) <= MAX_SPACED or words[0].isascii() or len(words[0]) > MAX_WIDE_LABEL:
        return None
    if sum(first <= cell.start < end for cell in prose.cells) != 1:
        return None  # a row of a table
    last = begin + len(words[0])
    if prose.text[begin:last] != words[0] or not words[0].isalpha() or len(words[0]) < 2:
        return None
    if _COLON_WITHIN.search(prose.text, last, end) or len(words[1]) < 2:
        return None
    field = field_of_label(prose.plain[begin:last])
    is_place = field == "territories" and bool(find_territories(prose.text[last:end]))
    is_label = not is_place and is_label_words(prose.plain[last:end])
    is_label = is_label or is_clause(prose, last, end)
    return None if field in _UNSURE or is_label or not field else (field, first, last, last)


def is_plain_value(prose: Prose, start: int) -> bool:
    """Whether a value stands behind the heading of a clause: no sentence and no further label."""
    end = prose.line_end(start)
    is_label = field_of_label(label_text(prose.plain[start:end])) is not None
    return not is_label and not is_clause(prose, start, prose.sentence(start)[1])


def holds_value(prose: Prose, cell: Cell) -> bool:
    """Whether words that no label is made of stand behind a label's colon (授權商標：CINGEAR)."""
    colon = _COLON_WITHIN.search(prose.text, cell.start, cell.end)
    is_wide = colon is not None and not prose.text[cell.start : colon.start()].isascii()
    return is_wide and colon is not None and not is_label_words(prose.plain[colon.end() : cell.end])


def label_text(text: str) -> str:
    """Cut the count of a clause off a label (3. 登録番号, 第2条（商品）)."""
    count = WIDE_COUNT.match(text)
    bare = text[count.end() :] if count else text
    article = ARTICLE.fullmatch(text)
    return _REMARK.sub(" ", article["label"] if article else bare)
