"""Goods that stand below one another, each in a line of its own, with or without a label.

In: the cells of the prose. Out: the items of each such list, without their bullets and counts. The
lines begin at one edge, follow one another closely, are short and no sentences; a noun for goods
stands in one half of them or more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from proofcheck.extraction.han import WIDE
from proofcheck.extraction.letter.labels.goods_tables import is_head_of_items
from proofcheck.extraction.letter.labels.store_tables import store_heads
from proofcheck.extraction.letter.names.goods_nouns import nouns_in
from proofcheck.extraction.letter.names.persons import is_person, is_title
from proofcheck.extraction.letter.subject.goods_words import goods_set
from proofcheck.extraction.letter.text.blanks import is_blank
from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.letter.text.legal_forms import has_legal_form
from proofcheck.extraction.letter.text.prose import Cell, Prose
from proofcheck.extraction.letter.text.signs import has_sign
from proofcheck.extraction.letter.text.words import pattern_of
from proofcheck.extraction.territories import find_territories

Span = tuple[int, int]

MAX_LINE = 44
"""A line of such a list has at most so many characters."""

EDGE_PT = 3.0
"""The lines begin within so many points of one edge."""

STEP_HEIGHTS = 1.6
"""One line follows the other within so many line heights."""

LEAST_SHARE = 0.5
"""A noun for goods stands in this share (0..1) of the lines at least."""

SAME_ROW = 0.5
"""Cells of one row overlap by this share (0..1) of the lower one's height."""

MOST_LINES = 30
"""Lines of one list that are read."""

_BULLET = re.compile(
    r"(?:[-–—•*·■●▪◦○・▶➢>]|[(（]?(?:\d{1,2}|[a-zA-Z])[.)）．、]|[①-⑳]|[一二三四五六七八九十]、"
    r"|(?=[A-Z\d-]{0,13}\d)[A-Z\d-]{6,14}(?=\s)\s{0,2}[-–:]?)\s{0,3}"
)
"""Before an item: a bullet, its count, or its code (B0…)."""

_NO_LINE = re.compile(r"[:：@。;；?？!,，、]|\d{4}|\.\s")


@lru_cache(maxsize=8)
def stacked_goods(prose: Prose) -> tuple[tuple[Span, ...], ...]:
    """Return the lists of goods that stand line below line."""
    found = []
    for stack in _stacks(prose):
        with_nouns = sum(nouns_in(prose, *item) > 0 for item in stack)
        scripts = {WIDE.search(prose.text, *item) is None for item in stack}
        if len(scripts) > 1:
            continue  # one list in two languages, line over line
        texts = [prose.text[slice(*item)].strip("()（）") for item in stack]
        if any(map(is_title, texts)) and any(map(is_person, texts)):
            continue  # who signs, above their title
        if len(stack) > 1 and with_nouns >= max(1, LEAST_SHARE * len(stack)):
            found.append(tuple(stack))
    return tuple(found)


def stack_at(prose: Prose, start: int, end: int) -> tuple[Span, ...]:
    """Return the list of goods that has a line in a span; none where there is no such list."""
    return next((s for s in stacked_goods(prose) if any(start <= a and b <= end for a, b in s)), ())


def _stacks(prose: Prose) -> Iterator[list[Span]]:
    """Yield runs of short lines below one another."""
    left = sorted(prose.cells, key=lambda c: (c.page, c.box.y0))
    taken: set[int] = set()
    for first in left:
        if first.start in taken or not _is_line(prose, first):
            continue
        stack, last = [first], first
        for cell in left:
            is_next = len(stack) < MOST_LINES and _follows(cell, last)
            if is_next and _is_line(prose, cell) and not _begins_row(prose, cell, last):
                stack.append(cell)
                last = cell
        taken.update(cell.start for cell in stack)
        yield [_bare(prose, cell) for cell in stack]


def _follows(cell: Cell, last: Cell) -> bool:
    gap_pt = cell.box.y0 - last.box.y1
    height_pt = max(cell.box.height_pt, last.box.height_pt)
    is_below = cell.page == last.page and cell.box.y0 > last.box.y0 + height_pt / 2
    is_at_edge = abs(cell.box.x0 - last.box.x0) <= EDGE_PT
    return is_below and is_at_edge and gap_pt <= STEP_HEIGHTS * height_pt


def _begins_row(prose: Prose, cell: Cell, last: Cell) -> bool:
    """Whether the label of a form stands left of a line: it is the value of its own row.

    The label of goods may stand beside the middle one of them.
    """
    field = _label_beside(prose, cell)
    return field is not None and (
        field != "products" or _label_beside(prose, last) not in (None, "products")
    )


def _label_beside(prose: Prose, cell: Cell) -> str | None:
    """Return the field of the label left of a cell."""
    beside = (
        field_of_label(prose.plain[other.start : other.end])
        for other in prose.cells
        if other.page == cell.page
        and other.box.x1 < cell.box.x0
        and other.box.vertical_overlap(cell.box) >= SAME_ROW
    )
    return next((field for field in beside if field is not None), None)


def _is_line(prose: Prose, cell: Cell) -> bool:
    """Whether a cell may be an item: short, no label, no sentence, company or country."""
    start, end = _bare(prose, cell)
    text = prose.text[start:end]
    if not 1 < len(text) <= MAX_LINE or _NO_LINE.search(text):
        return False
    if is_blank(text) or prose.folded[start:end] in goods_set("stops"):
        return False
    if is_head_of_items(prose, cell) or cell.start in store_heads(prose):
        return False
    if field_of_label(prose.plain[start:end]) or has_legal_form(text) or find_territories(text):
        return False
    if pattern_of("closings").match(prose.plain, start, end):
        return False
    return not any(has_sign(name, prose.folded, start, end) for name in ("acts", "trades", "roles"))


def _bare(prose: Prose, cell: Cell) -> Span:
    """Return the span of a cell without its bullet, count and last stop."""
    bullet = _BULLET.match(prose.text, cell.start, cell.end)
    start, end = bullet.end() if bullet else cell.start, cell.end
    while end > start and prose.text[end - 1] in " .,;、。":
        end -= 1
    return start, end
