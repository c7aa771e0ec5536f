"""The brands that one paper names itself: in a column or after a label, or by how it uses a word.

In go the parts of all items and the pages, out come names to look for in the items' words, each
with its confidence. Names that the caller knows are not among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proofcheck.extraction.cells import Grid
from proofcheck.extraction.lines.brand_evidence import MARKED, guess_brands
from proofcheck.extraction.lines.goods import find_marks
from proofcheck.extraction.lines.goods_words import has_trademark_cue
from proofcheck.extraction.lines.heading_words import Role
from proofcheck.extraction.lines.parts import Parts

NAMED_BRAND = 0.85
"""Confidence (0..1) in a brand that the paper names as one elsewhere."""

MARKED_BRAND = 0.8
GUESSED_BRAND = 0.58
"""Confidence in a brand that bears ® or is spoken of as one, and in one that only the wording of
the items tells: too little for a finding (`checks/thresholds.yaml`)."""

_TORN = re.compile(r"(?<=\w)- (?=\w)")
"""Where a name was broken at its hyphen at the end of a line."""

_GOODS_CLASS = re.compile(r"^\*[^*]{1,30}\*\s?")
"""The class of goods before the name of an item on a Chinese fapiao ("*文具*")."""

MOST_LINES = 600
FEWEST_LETTERS = 2
LONGEST_NAME = 40


def paper_brands(items: Sequence[Parts], grids: Sequence[Grid]) -> dict[str, float]:
    """Return the names of brands that the paper tells of, best first, with their confidence."""
    others = list(_other_lines(items, grids))
    texts = [_named_part(item) for item in items]
    worded = [snippet.text for item in items for line in item.lines for snippet in line]
    found = dict.fromkeys(_named(items, [*worded, *filter(has_trademark_cue, others)]), NAMED_BRAND)
    guesses = guess_brands(texts, others)
    for name in sorted(guesses, key=lambda name: -guesses[name]):
        sure = guesses[name] >= MARKED + 0.2
        found.setdefault(name, MARKED_BRAND if sure else GUESSED_BRAND)
    return found


def _named_part(item: Parts) -> str:
    """Return an item's words before the first code or other value that a label introduces."""
    kept = []
    for line in item.lines:
        for snippet in line:
            marks = find_marks(snippet.text)
            kept.append(snippet.text[: marks[0].label_start] if marks else snippet.text)
    return _GOODS_CLASS.sub("", _TORN.sub("-", " ".join(kept)))


def _named(items: Sequence[Parts], texts: Sequence[str]) -> Iterator[str]:
    """Yield the names in a column of brands or after a label."""
    for item in items:
        snippets = item.columns.get(Role.BRAND, [])
        yield from _names([snippet.text for snippet in snippets])
    for text in texts:
        marks = [mark for mark in find_marks(text) if mark.kind == "brand"]
        yield from _names([text[mark.start : mark.end] for mark in marks])


def _names(values: Sequence[str]) -> Iterator[str]:
    for value in values:
        name = value.strip(" .,;:®™")
        if FEWEST_LETTERS <= len(name) <= LONGEST_NAME and not name.isdigit():
            yield name


def _other_lines(items: Sequence[Parts], grids: Sequence[Grid]) -> Iterator[str]:
    """Yield the lines of the pages that are part of no item."""
    taken: dict[int, list[tuple[float, float]]] = {}
    for item in items:
        spans = taken.setdefault(item.page.page, [])
        spans.append((min(b.y0 for b in item.boxes), max(b.y1 for b in item.boxes)))
    for grid in grids:
        spans = taken.get(grid.page.page, [])
        for line in grid.page.lines[:MOST_LINES]:
            middle = line.box.centre[1]
            if not any(top <= middle <= bottom for top, bottom in spans):
                yield line.text
