"""Where the value behind a label begins and ends in running text.

In: the prose, where a value begins, how far it may go. Out: its end, with its sentence, with a
short line or before a further label; or the span of the list that stands below its label.
"""

from __future__ import annotations

import re

from proofcheck.extraction.letter.labels.cells_under import DANGLING
from proofcheck.extraction.letter.text.clauses import is_clause
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.prose import Prose

FULL_LINE = 0.72
"""A line that is shorter than this share (0..1) of its block's widest is the last of its value."""

MAX_BRACKET = 80
"""A bracket that a line leaves open is closed within so many characters."""

MAX_REST = 120
"""The rest of a sentence behind the first lines of a value has at most so many characters."""

MAX_VALUE = 400
"""A value behind a colon ends after so many characters."""

_BELOW = re.compile(r"\s{0,2}\n\s{0,3}(?:[-–•*·■●]\s{0,3})?")
_LABEL_LINE = re.compile(r"\s?[^\W\d_a-z][^:：\n,.;]{1,32}[:：]\s")
_INNER_COLON = re.compile(r"(?<=[\w.°º])\s?[:：]\s")
_WIDE_COLON = re.compile(r"(?<=[\u3041-\u9fff])\s?[:：]")
_WORD = re.compile(r"[^\W\d_]+")


def end_of_value(prose: Prose, start: int, limit: int) -> int:
    """Return where a value behind a colon ends: with its sentence, or with a line that is short."""
    _, sentence_end = prose.sentence(start)
    if prose.text[:sentence_end].rstrip()[-1:] in ";；":
        line_end = min(limit, prose.line_end(start))
        if not is_clause(prose, start, line_end):
            sentence_end = max(sentence_end, line_end)
    while _goes_on_small(prose, start, sentence_end):
        sentence_end = prose.sentence(sentence_end)[1]
    end = min(limit, sentence_end, start + MAX_VALUE)
    line_end = prose.line_end(start)
    if (line_end < end and _is_short_line(prose, start, line_end)) or (
        line_end < end and _LABEL_LINE.match(prose.text, line_end + 1, end)
    ):
        end = line_end
    end = inner_label(prose, start, end)
    opened = prose.text.rfind("（", start, end)
    if opened >= 0 and "）" not in prose.text[opened:end]:
        closed = prose.text.find("）", end, min(limit, end + MAX_BRACKET))
        end = closed + 1 if closed >= 0 else end
    while end > start and prose.text[end - 1] in " \n.;。；,，":
        end -= 1
    return end


def _goes_on_small(prose: Prose, start: int, end: int) -> bool:
    """Whether a list goes on behind a semicolon: in lower case, with no verb of its own."""
    is_listed = (
        prose.text[:end].rstrip(" ")[-1:] in ";；" and prose.text[end:].lstrip(" ")[:1].islower()
    )
    return is_listed and not is_clause(prose, start, prose.sentence(end)[1])


def _is_short_line(prose: Prose, start: int, line_end: int) -> bool:
    """Whether a line ends well before the widest of its block, and not with a comma."""
    if prose.text[:line_end].rstrip()[-1:] in ",，、;/&-" or DANGLING.search(
        prose.folded, start, line_end
    ):
        return False
    line_start = max((a for a, _ in prose.lines if a <= start), default=start)
    first, last = prose.text.rfind("\n", 0, start) + 1, prose.text.find("\n", start)
    widths = [b - a for a, b in prose.lines if first <= a and b <= (last if last >= 0 else b)]
    return line_end - line_start < FULL_LINE * max(widths, default=0)


def list_below(prose: Prose, position: int, limit: int) -> tuple[int, int]:
    """Return the list that stands below a label whose line ends with its colon."""
    below = _BELOW.match(prose.text, position, limit)
    if below is None:
        return position, position
    end = end_of_value(prose, below.end(), limit)
    return (position, position) if is_clause(prose, below.end(), end) else (below.end(), end)


def inner_label(prose: Prose, start: int, end: int) -> int:
    """Return where a further label with its colon begins within a value (X Reg. No.: 123)."""
    for colon in _WIDE_COLON.finditer(prose.text, start + 1, end):
        if is_bracketed(prose.text[start : colon.start()]):
            continue  # 京东商城（店铺名称：…专卖店）
        for length in range(min(6, colon.start() - start), 1, -1):
            first = colon.start() - length
            if first > start and field_of_label(prose.plain[first : colon.start()]):
                return first
    for colon in _INNER_COLON.finditer(prose.text, start, end):
        if is_bracketed(prose.text[start : colon.start()]):
            continue  # Zalando (store: Fenwick Direct)
        words = list(_WORD.finditer(prose.plain, start, colon.start()))[-4:]
        for word in words:
            if word.start() > start and field_of_label(prose.plain[word.start() : colon.start()]):
                return word.start()
    return end


def is_bracketed(before: str) -> bool:
    """Whether a text leaves its last bracket open, so that what follows stands within it."""
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))


def end_of_clause(prose: Prose, start: int, end: int) -> int:
    """Return where a value ends that is prose: with its sentence, if the next line goes on with it.

    A value that ends with a mark, or a sentence that goes on long or in another block, is left.
    """
    _, last = prose.sentence(end - 1)
    last = end + len(prose.text[end:last].rstrip())
    between = prose.text[end:last]
    is_open = prose.text[end - 1].islower() and end == prose.line_end(end - 1)
    is_open = is_open and between.lstrip()[:1].isalpha() and not set("\n?") & set(between)
    if not is_open or len(between) > MAX_REST:
        return end
    is_said = prose.text[last - 1] in ".。" or is_clause(prose, start, last)
    return last if is_said else end
