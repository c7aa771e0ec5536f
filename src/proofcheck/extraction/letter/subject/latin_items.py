"""Parts a list of goods in Latin script into its articles, which may hold commas of their own.

In: the span of the list. Out: the spans of the articles. Semicolons and lines that were broken on
purpose part before commas do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.text.line_breaks import parted_lines
from proofcheck.extraction.letter.text.lists import list_items
from proofcheck.extraction.letter.text.prose import Prose

Span = tuple[int, int]

_SEMICOLON = re.compile(r"[;；]")
_EDGES = " .,;、。；，"


def latin_items(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Return the articles of a list."""
    if len(_SEMICOLON.findall(prose.text, start, end)) > 1:
        return tuple(_between_semicolons(prose, start, end))
    lines = parted_lines(prose, start, end)
    if lines:
        spans = [(line.start, min(line.end, end)) for line in lines]
        return tuple(item for span in spans for item in _of_line(prose, *span))
    return list_items(prose, start, end)


def _of_line(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Return the articles of one line: several where each part names goods, else the line."""
    parts = list_items(prose, start, end)
    are_goods = all(nouns_in(prose, *part) for part in parts)
    return parts if are_goods or len(parts) < 2 else (_trimmed(prose, start, end),)


def _between_semicolons(prose: Prose, start: int, end: int) -> Iterator[Span]:
    cuts = [match.start() for match in _SEMICOLON.finditer(prose.text, start, end)]
    for first, last in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        span = _trimmed(prose, first, last)
        if span[0] < span[1]:
            yield span


def _trimmed(prose: Prose, start: int, end: int) -> Span:
    while start < end and prose.text[start] in _EDGES:
        start += 1
    while end > start and prose.text[end - 1] in _EDGES:
        end -= 1
    return start, end
