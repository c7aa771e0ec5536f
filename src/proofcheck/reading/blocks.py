"""Lines to blocks, and blocks to reading order.

Lines that follow each other closely in one column are a block; blocks side by side whose lines
stand on common baselines are one table and are read row by row. Blocks are ordered by cutting
the page along its white bands, first across, then down (recursive X-Y cut: Nagy, Seth, 1984).
"""

from __future__ import annotations

from statistics import median

from msgspec import Struct

from proofcheck.model.document import Line
from proofcheck.model.measures import Box, box_around

LINE_GAP = 1.1
"""White between two lines of one block, in heights of the taller line."""

SAME_ROW = 0.5
"""Share of the lower line's height that two cells of one table row have in common."""

TABLE_SHARE = 0.6
"""Share of the shorter block's lines that meet a line of its neighbour in a table."""

CONTAINED = 0.8
"""Share of a block inside another from which it belongs to it."""

FEWEST_ROWS = 2
DEEPEST_CUT = 40


class Row(Struct, frozen=True, kw_only=True):
    """A line with the box it would have on straight paper."""

    line: Line
    flat: Box

    @property
    def digits_share(self) -> float:
        """Share of the line's characters that are digits, 0..1."""
        text = "".join(word.text for word in self.line.words)
        return sum(ch.isdigit() for ch in text) / max(len(text), 1)


class _Group:
    """Rows that stand together, with the box around them."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.box = box_around(row.flat for row in rows)


def group_blocks(rows: list[Row]) -> list[list[Row]]:
    """Return the blocks in reading order, each with its lines in reading order."""
    groups = _absorb_contained(_join_tables(_columns(rows)))
    return [_by_rows(group.rows) for group in _ordered(groups, DEEPEST_CUT)]


def _columns(rows: list[Row]) -> list[_Group]:
    """Join lines that follow each other closely in one column."""
    ordered = sorted(rows, key=lambda row: row.flat.y0)
    parent = list(range(len(ordered)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for upper, row in enumerate(ordered):
        limit = row.flat.y1 + LINE_GAP * 2.5 * row.flat.height_pt
        for lower in range(upper + 1, len(ordered)):
            if ordered[lower].flat.y0 > limit:
                break
            if _follows(row, ordered[lower]):
                parent[root(lower)] = root(upper)
    groups: dict[int, list[Row]] = {}
    for index, row in enumerate(ordered):
        groups.setdefault(root(index), []).append(row)
    return [_Group(group) for group in groups.values()]


def _follows(upper: Row, lower: Row) -> bool:
    above, below = upper.flat, lower.flat
    heights = sorted((above.height_pt, below.height_pt))
    if heights[1] > 2.2 * max(heights[0], 1.0):
        return False
    gap = below.y0 - above.y1
    if gap > LINE_GAP * heights[1] or gap < -0.6 * heights[0]:
        return False
    if above.horizontal_overlap(below) < 0.15:
        return False
    return not (below.y0 < above.centre[1])


def _join_tables(groups: list[_Group]) -> list[_Group]:
    """Join blocks that stand side by side with common baselines, until nothing changes."""
    pending = sorted(groups, key=lambda group: (group.box.x0, group.box.y0))
    for _ in range(len(pending)):
        pair = _next_pair(pending)
        if pair is None:
            break
        left, right = pair
        pending = [group for group in pending if group is not left and group is not right]
        pending.append(_Group(left.rows + right.rows))
        pending.sort(key=lambda group: (group.box.x0, group.box.y0))
    return pending


def _absorb_contained(groups: list[_Group]) -> list[_Group]:
    """Put cells that stand within a table, but met too few lines, into it."""
    kept: list[_Group] = []
    for group in sorted(groups, key=lambda group: -group.box.area_pt2):
        outer = next((k for k in kept if group.box.overlap(k.box) >= CONTAINED), None)
        if outer is None:
            kept.append(group)
        else:
            outer.rows.extend(group.rows)
    return [_Group(group.rows) for group in kept]


def _next_pair(groups: list[_Group]) -> tuple[_Group, _Group] | None:
    for index, left in enumerate(groups):
        for right in groups[index + 1 :]:
            if left.box.vertical_overlap(right.box) > 0.3 and _is_table(left, right):
                return left, right
    return None


def _is_table(left: _Group, right: _Group) -> bool:
    """Whether two blocks are columns of one table: their lines meet, and one holds values."""
    fewer, more = sorted((left.rows, right.rows), key=len)
    meeting = [row for row in fewer if any(_same_row(row, other) for other in more)]
    if len(meeting) < max(FEWEST_ROWS, TABLE_SHARE * len(fewer)):
        return False
    gap = max(right.box.x0 - left.box.x1, left.box.x0 - right.box.x1)
    if gap > 25 * median(row.flat.height_pt for row in fewer):
        return False
    return _holds_values(left) or _holds_values(right) or _holds_labels(left)


def _same_row(row: Row, other: Row) -> bool:
    return row.flat.vertical_overlap(other.flat) >= SAME_ROW


def _holds_values(group: _Group) -> bool:
    """Whether half of the lines are short and made of digits."""
    valued = sum(1 for row in group.rows if row.digits_share >= 0.4 and len(row.line.words) <= 4)
    return valued >= 0.5 * len(group.rows)


def _holds_labels(group: _Group) -> bool:
    labels = sum(1 for row in group.rows if row.line.words[-1].text.endswith((":", "：")))
    return labels >= 0.5 * len(group.rows)


def _by_rows(rows: list[Row]) -> list[Row]:
    """Order the lines of a block top to bottom, those on one baseline left to right."""
    ordered: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: row.flat.centre[1]):
        if ordered and any(_same_row(row, other) for other in ordered[-1]):
            ordered[-1].append(row)
        else:
            ordered.append([row])
    return [row for line in ordered for row in sorted(line, key=lambda row: row.flat.x0)]


def _ordered(groups: list[_Group], depth: int) -> list[_Group]:
    if len(groups) < 2:
        return groups
    if depth > 0:
        for axis in ("y", "x"):
            bands = _cut(groups, axis)
            if len(bands) > 1:
                return [group for band in bands for group in _ordered(band, depth - 1)]
    return sorted(groups, key=lambda group: (group.box.y0, group.box.x0))


def _cut(groups: list[_Group], axis: str) -> list[list[_Group]]:
    """Part blocks into bands wherever white runs through between them."""

    def span(group: _Group) -> tuple[float, float]:
        box = group.box
        return (box.y0, box.y1) if axis == "y" else (box.x0, box.x1)

    bands: list[list[_Group]] = []
    end = float("-inf")
    for group in sorted(groups, key=lambda group: span(group)[0]):
        start, stop = span(group)
        if start >= end - 0.5:
            bands.append([])
        bands[-1].append(group)
        end = max(end, stop)
    return bands
