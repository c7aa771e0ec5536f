"""The best pairing of two short lists: exact, not greedy.

The Hungarian method in the form of Jonker and Volgenant (shortest augmenting paths with
potentials), O(n² m). None of our dependencies offers it: rapidfuzz has no assignment, and
OpenCV's `EMD` stops after a fixed number of steps and then returns a worse pairing unsaid
(seen at 300 × 300). SciPy would add 100 MB for these lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_pairs(gains: Sequence[Sequence[float]]) -> dict[int, int]:
    """Pair rows with columns, each at most once, so that the sum of gains is the greatest.

    Gains are at least 0; a pair that gains nothing is left out.
    """
    if not gains or not gains[0]:
        return {}
    if len(gains) > len(gains[0]):
        turned = best_pairs(list(zip(*gains, strict=True)))
        return {row: column for column, row in turned.items()}
    owners = _owners([[-gain for gain in row] for row in gains])
    pairs = {row: column for column, row in owners.items() if gains[row][column] > 0}
    return dict(sorted(pairs.items()))


def _owners(costs: list[list[float]]) -> dict[int, int]:
    """Return the row of each column that has one, at least cost; rows ≤ columns."""
    width = len(costs[0])
    row_prices, column_prices = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    owner = [-1] * (width + 1)  # by column; the last column is where a new row starts
    for new_row in range(len(costs)):
        owner[width] = new_row
        column = width
        distance, via, done = [inf] * width, [width] * width, [False] * (width + 1)
        while owner[column] >= 0:
            done[column] = True
            row, nearest, step = owner[column], -1, inf
            for other in range(width):
                if done[other]:
                    continue
                cost = costs[row][other] - row_prices[row] - column_prices[other]
                if cost < distance[other]:
                    distance[other], via[other] = cost, column
                if distance[other] < step:
                    nearest, step = other, distance[other]
            for other in range(width + 1):
                if done[other]:
                    row_prices[owner[other]] += step
                    column_prices[other] -= step
                elif other < width:
                    distance[other] -= step
            column = nearest
        while column != width:  # hand the columns of the path on, from its end to its start
            owner[column], column = owner[via[column]], via[column]
        owner[width] = -1
    return {column: row for column, row in enumerate(owner[:width]) if row >= 0}
