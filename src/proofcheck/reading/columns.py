"""Columns that stand so close that a line seems to run through them.

A gap parts two columns, however narrow, where the words behind it start flush with the lines
above and below.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from statistics import median

from proofcheck.reading.pieces import Piece

FLUSH_PT = 1.2
"""Starts of lines that differ by less are flush."""

WIDER_THAN_BLANK = 1.45
"""The gap is at least this many of the line's usual blanks wide."""

LEAST_GAP = 0.3
"""The gap is at least this many heights wide."""

SURE_GAP = 0.9
"""A gap of this many heights is wider than a blank in any setting but justified lines."""

NEAR_IN_HEIGHTS = 3.5
FEWEST_FLUSH = 2


def split_at_columns(chains: list[list[Piece]]) -> list[list[Piece]]:
    """Part lines where a column begins that other lines near by show.

    Twice, since a line that was parted shows the column to its neighbours.
    """
    for _ in range(2):
        starts = sorted(
            (piece.flat.x0, piece.flat.centre[1]) for chain in chains for piece in _starts(chain)
        )
        chains = [part for chain in chains for part in _split(chain, starts)]
    return chains


def _starts(chain: list[Piece]) -> list[Piece]:
    """The words of a line that surely start something: the first, and those after wide gaps."""
    starts = chain[:1]
    for before, after in pairwise(chain):
        least = SURE_GAP * max(before.flat.height_pt, after.flat.height_pt)
        if after.flat.x0 - before.flat.x1 >= least:
            starts.append(after)
    return starts


def _split(chain: list[Piece], starts: list[tuple[float, float]]) -> list[list[Piece]]:
    if len(chain) < 2:
        return [chain]
    height = median(piece.flat.height_pt for piece in chain)
    blanks = [after.flat.x0 - before.flat.x1 for before, after in pairwise(chain)]
    usual = sorted(blanks)[(len(blanks) - 1) // 2]
    least = max(LEAST_GAP * height, WIDER_THAN_BLANK * usual if len(blanks) > 1 else 0.0)
    parts = [[chain[0]]]
    for piece, blank in zip(chain[1:], blanks, strict=True):
        is_gap = blank >= least and not _belongs(parts[-1][-1].text, piece.text)
        if is_gap and _flush(piece, starts, height) >= FEWEST_FLUSH:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _belongs(before: str, after: str) -> bool:
    """Whether a word never starts a column: a mark, or a group of a number ("12 900,00")."""
    if not any(ch.isalnum() for ch in after):
        return True
    group = after[:3]
    is_group = len(group) == 3 and group.isdigit() and not after[3:4].isalnum()
    return before[-1:].isdigit() and is_group


def _flush(piece: Piece, starts: list[tuple[float, float]], height_pt: float) -> int:
    """Count the lines near by that start flush with a word."""
    x, y = piece.flat.x0, piece.flat.centre[1]
    count = 0
    for start, middle in starts[bisect_left(starts, (x - FLUSH_PT, 0.0)) :]:
        if start > x + FLUSH_PT:
            break
        count += 0.3 * height_pt < abs(middle - y) < NEAR_IN_HEIGHTS * height_pt
    return count
