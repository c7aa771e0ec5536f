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

NEAR_IN_HEIGHTS = 3.5
FEWEST_FLUSH = 2


def split_at_columns(chains: list[list[Piece]]) -> list[list[Piece]]:
    """Part lines where a column begins that other lines near by show."""
    starts = sorted((chain[0].flat.x0, chain[0].flat.centre[1]) for chain in chains)
    parted: list[list[Piece]] = []
    for chain in chains:
        parted.extend(_split(chain, starts))
    return parted


def _split(chain: list[Piece], starts: list[tuple[float, float]]) -> list[list[Piece]]:
    if len(chain) < 2:
        return [chain]
    height = median(piece.flat.height_pt for piece in chain)
    blanks = [after.flat.x0 - before.flat.x1 for before, after in pairwise(chain)]
    usual = sorted(blanks)[(len(blanks) - 1) // 2]
    least = max(LEAST_GAP * height, WIDER_THAN_BLANK * usual if len(blanks) > 1 else 0.0)
    parts = [[chain[0]]]
    for piece, blank in zip(chain[1:], blanks, strict=True):
        is_gap = blank >= least and not _is_one_number(parts[-1][-1].text, piece.text)
        if is_gap and _flush(piece, starts, height) >= FEWEST_FLUSH:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _is_one_number(before: str, after: str) -> bool:
    """Whether two words are groups of one number: "12 900,00"."""
    group = after[:3]
    return (
        before[-1:].isdigit() and len(group) == 3 and group.isdigit() and (not after[3:4].isalnum())
    )


def _flush(piece: Piece, starts: list[tuple[float, float]], height_pt: float) -> int:
    """Count the lines near by that start flush with a word."""
    x, y = piece.flat.x0, piece.flat.centre[1]
    count = 0
    for start, middle in starts[bisect_left(starts, (x - FLUSH_PT, 0.0)) :]:
        if start > x + FLUSH_PT:
            break
        count += 0.3 * height_pt < abs(middle - y) < NEAR_IN_HEIGHTS * height_pt
    return count
