"""The columns of a page: a margin beside the text, and text set in two columns.

In: a page. Out: the page with its blocks column by column, and the lines of its margin. A margin
(where to reach the sender, its bank, its register number) stands beside the whole letter, and a
reader from top to bottom finds it between the lines of the letter's own sentences. Labels that
stand level with their values are no margin, and a table is no text in two columns.
"""

from __future__ import annotations

import re
from itertools import groupby
from statistics import median

from msgspec import Struct, structs

from proofcheck.extraction.letter.text.label_stems import field_of_label
from proofcheck.extraction.phrases import fold_plain
from proofcheck.model.document import Block, Line, PageText
from proofcheck.model.measures import Box, box_around

FULL, NARROW = 0.42, 0.3
"""Shares (0..1) of the width of the text: a line of the letter is so wide, a margin so narrow."""

LEAST_FULL, LEAST_MARGIN, LEAST_BLOCKS = 3, 4, 3
"""Full lines beside a margin, lines of the margin, and its blocks: so many at least."""

LARGE = 1.3
"""What is so many times as high as the lines of the letter is a letterhead."""

LEVEL, MOST_LEVEL = 0.7, 0.65
"""Lines that overlap by `LEVEL` of their height are level; of the lines of a margin at most
`MOST_LEVEL` are level with one of the letter."""

MOST_FIELDS = 2
"""A margin names at most so many of a letter's fields; more of them are the labels of a table."""

HALF_LEAST, HALF_MOST, LEAST_LINES = 0.3, 0.52, 4
"""Lines of text in two columns have such a share of the width; each column has so many."""

LEAST_WORDS, LEAST_WIDE = 4, 12
"""A line of running text has so many words, or so many signs in Han characters."""

EDGE_HEIGHTS, GOES_ON = 2.0, 1.0
"""Lines of a column begin within so many line heights, and those of a paragraph stand so near."""

_WIDE = re.compile(r"[\u3041-\u9fff]")
_ENDED = re.compile(r"[.:;!?。；：！？”\"»]\s*$")


class Columns(Struct, frozen=True, kw_only=True):
    """The page column by column, and the lines of its margin.

    `shifts_pt` tells by line (`id`) by how much it stands right of and above its place in a single
    column, so that nothing stands beside what is no row of a table.
    """

    page: PageText
    margin: tuple[Line, ...]
    shifts_pt: dict[int, tuple[float, float]]


def by_columns(page: PageText) -> Columns:
    """Return the page with what stands beside its text apart from it."""
    if not page.blocks:
        return Columns(page=page, margin=(), shifts_pt={})
    lines = [line for block in page.blocks for line in block.lines]
    width_pt = max(ln.box.x1 for ln in lines) - min(ln.box.x0 for ln in lines)
    margin = _margin(page, width_pt)
    if margin:
        below = {id(line): (0.0, page.height_pt) for line in margin}
        return Columns(page=_with_margin_apart(page, margin), margin=margin, shifts_pt=below)
    halves = _halves(lines, width_pt)
    if halves is None:
        return Columns(page=page, margin=(), shifts_pt={})
    edges_pt = [median(line.box.x0 for line in half) for half in halves]
    shift_pt = edges_pt[0] - edges_pt[1], page.height_pt
    return Columns(
        page=_by_halves(page, *halves),
        margin=(),
        shifts_pt={id(line): shift_pt for line in halves[1]},
    )


def shifted(box: Box, shift_pt: tuple[float, float] | None) -> Box:
    """Return a box where it stands once the columns of its page are put below each other."""
    if shift_pt is None:
        return box
    right_pt, down_pt = shift_pt
    return Box(box.x0 + right_pt, box.y0 + down_pt, box.x1 + right_pt, box.y1 + down_pt)


def _margin(page: PageText, width_pt: float) -> tuple[Line, ...]:
    """Return the lines of the margin; empty where the page has none."""
    full = [ln for b in page.blocks for ln in b.lines if ln.box.width_pt >= FULL * width_pt]
    if len(full) < LEAST_FULL:
        return ()
    left_pt, right_pt = min(ln.box.x0 for ln in full), max(ln.box.x1 for ln in full)
    top_pt, bottom_pt = min(ln.box.y0 for ln in full), max(ln.box.y1 for ln in full)
    large_pt = LARGE * median(line.box.height_pt for line in full)
    small = [b for b in page.blocks if b.lines[0].box.height_pt < large_pt]
    for beside in (
        [b for b in small if b.box.x1 < left_pt],
        [b for b in small if b.box.x0 > right_pt],
    ):
        lines = tuple(line for block in beside for line in block.lines)
        within = [b for b in beside if b.box.y1 > top_pt and b.box.y0 < bottom_pt]
        if len(lines) < LEAST_MARGIN or len(beside) < LEAST_BLOCKS or len(within) < 2:
            continue
        is_narrow = all(line.box.width_pt <= NARROW * width_pt for line in lines)
        if is_narrow and not _are_labels(page, lines):
            return lines
    return ()


def _are_labels(page: PageText, lines: tuple[Line, ...]) -> bool:
    """Whether lines beside the text stand level with it, or name what a letter's fields are."""
    beside = set(map(id, lines))
    others = [ln for b in page.blocks for ln in b.lines if id(ln) not in beside]
    level = sum(any(ln.box.vertical_overlap(o.box) >= LEVEL for o in others) for ln in lines)
    named = {field_of_label(fold_plain(line.text)) for line in lines} - {None}
    return level > MOST_LEVEL * len(lines) or len(named) > MOST_FIELDS


def _with_margin_apart(page: PageText, margin: tuple[Line, ...]) -> PageText:
    """Put the blocks of the margin behind those of the letter."""
    kept = set(map(id, margin))
    aside = [block for block in page.blocks if id(block.lines[0]) in kept]
    others = [block for block in page.blocks if id(block.lines[0]) not in kept]
    return _with_blocks(page, [*_rejoined(others), *aside])


def _halves(lines: list[Line], width_pt: float) -> tuple[tuple[Line, ...], tuple[Line, ...]] | None:
    """Return the lines of both columns of text, None where the page has no two of them."""
    text = [
        line
        for line in lines
        if HALF_LEAST * width_pt <= line.box.width_pt <= HALF_MOST * width_pt and _is_text(line)
    ]
    if len(text) < 2 * LEAST_LINES:
        return None
    slack_pt = EDGE_HEIGHTS * median(line.box.height_pt for line in text)
    left_pt = min(line.box.x0 for line in text)
    left = [line for line in text if line.box.x0 - left_pt <= slack_pt]
    gutter_pt = max(line.box.x1 for line in left)
    right = [line for line in text if line.box.x0 > gutter_pt]
    edge_pt = median(line.box.x0 for line in right) if right else 0.0
    right = [line for line in right if abs(line.box.x0 - edge_pt) <= slack_pt]
    if min(len(left), len(right)) < LEAST_LINES:
        return None
    top_pt = min(line.box.y0 for line in (*left, *right))
    bottom_pt = max(
        _bottom_pt(lines, left, slack_pt, (left_pt, gutter_pt)),
        _bottom_pt(lines, right, slack_pt, (edge_pt, max(line.box.x1 for line in right))),
    )
    within = [ln for ln in lines if ln.box.centre[1] > top_pt and ln.box.y0 < bottom_pt]
    if any(ln.box.x0 < gutter_pt and ln.box.x1 > edge_pt for ln in within):
        return None
    above = _heading_rows(lines, top_pt, slack_pt)
    within = [*above, *within]
    return (
        tuple(line for line in within if line.box.x0 <= gutter_pt),
        tuple(line for line in within if line.box.x0 > gutter_pt),
    )


def _bottom_pt(
    lines: list[Line], column: list[Line], slack_pt: float, reach_pt: tuple[float, float]
) -> float:
    """Return where a column ends, with the short lines that follow its text closely."""
    bottom_pt = max(line.box.y1 for line in column)
    for line in sorted(lines, key=lambda line: line.box.y0):
        is_inside = reach_pt[0] - slack_pt <= line.box.x0 and line.box.x1 <= reach_pt[1] + slack_pt
        if is_inside and bottom_pt - slack_pt <= line.box.y0 <= bottom_pt + slack_pt / 2:
            bottom_pt = max(bottom_pt, line.box.y1)
    return bottom_pt


def _heading_rows(lines: list[Line], top_pt: float, slack_pt: float) -> list[Line]:
    """Return the lines right above the columns: their headings."""
    return [ln for ln in lines if ln.box.centre[1] <= top_pt and top_pt - ln.box.y1 < slack_pt / 2]


def _is_text(line: Line) -> bool:
    return len(line.words) >= LEAST_WORDS or len(_WIDE.findall(line.text)) >= LEAST_WIDE


def _by_halves(page: PageText, left: tuple[Line, ...], right: tuple[Line, ...]) -> PageText:
    """Put the left column before the right one, where the first line of either stands."""
    side = {id(line): 1 for line in left} | {id(line): 2 for line in right}
    parts: list[tuple[int, Block]] = []
    for block in page.blocks:
        for number, run in groupby(
            sorted(block.lines, key=lambda line: side.get(id(line), 0)),
            key=lambda line: side.get(id(line), 0),
        ):
            parts.append((number, _block(tuple(run))))
    first = next(i for i, (number, _) in enumerate(parts) if number)
    columns = [
        _rejoined(sorted((b for number, b in parts if number == n), key=lambda b: b.box.y0))
        for n in (1, 2)
    ]
    head = [block for number, block in parts[:first] if not number]
    rest = [block for number, block in parts[first:] if not number]
    return _with_blocks(page, [*head, *columns[0], *columns[1], *rest])


def _rejoined(blocks: list[Block]) -> list[Block]:
    """Join the blocks of one column between which a sentence goes on."""
    right_pt = max((block.box.x1 for block in blocks), default=0.0)
    joined: list[Block] = []
    for block in blocks:
        if joined and _goes_on(joined[-1].lines[-1], block.lines[0], right_pt):
            joined[-1] = _block((*joined[-1].lines, *block.lines))
        else:
            joined.append(block)
    return joined


def _goes_on(upper: Line, lower: Line, right_pt: float) -> bool:
    """Whether a full line that ends no sentence has another one right below it."""
    height_pt = max(upper.box.height_pt, lower.box.height_pt)
    gap_pt = lower.box.y0 - upper.box.y1
    is_below = -height_pt < gap_pt <= GOES_ON * height_pt
    is_aligned = abs(lower.box.x0 - upper.box.x0) <= height_pt
    is_full = upper.box.x1 >= right_pt - 4 * height_pt and _is_text(upper)
    return is_below and is_aligned and is_full and not _ENDED.search(upper.text)


def _block(lines: tuple[Line, ...]) -> Block:
    return Block(lines=lines, box=box_around(line.box for line in lines))


def _with_blocks(page: PageText, blocks: list[Block]) -> PageText:
    lines = tuple(line for block in blocks for line in block.lines)
    return structs.replace(page, blocks=tuple(blocks), lines=lines)
