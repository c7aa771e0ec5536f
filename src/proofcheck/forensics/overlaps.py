"""Which boxes of different text runs lie on top of each other, without comparing all with all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAST_OVERLAP = 0.35
"""Share of the smaller box that two characters on top of each other have in common."""

CHUNK = 512
MAX_PAIRS = 40_000

Pairs = tuple[NDArray[Any], NDArray[Any]]


def overlapping_pairs(boxes: NDArray[Any], of_run: NDArray[Any]) -> Pairs:
    """Return the indices of boxes (n, 4: x0, y0, x1, y1) that overlap across two runs.

    The first `MAX_PAIRS` are returned; text of one run does not overlap itself.
    """
    runs = int(of_run.max()) + 1
    around = np.empty((runs, 4))
    around[:, :2], around[:, 2:] = np.inf, -np.inf
    np.minimum.at(around[:, :2], of_run, boxes[:, :2])
    np.maximum.at(around[:, 2:], of_run, boxes[:, 2:])
    members = _members(of_run, runs)
    found: list[tuple[NDArray[Any], NDArray[Any]]] = []
    count = 0
    for one, other in zip(*_pairs_of_runs(around), strict=True):
        first, second = members[one], members[other]
        hits_first, hits_second = np.nonzero(_share(boxes[first], boxes[second]) >= LEAST_OVERLAP)
        if hits_first.size:
            found.append((first[hits_first], second[hits_second]))
            count += hits_first.size
            if count >= MAX_PAIRS:
                break
    if not found:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing
    return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])


def _members(of_run: NDArray[Any], runs: int) -> list[NDArray[Any]]:
    by_run = np.argsort(of_run, kind="stable")
    counts = np.bincount(of_run, minlength=runs)
    return np.split(by_run, np.cumsum(counts)[:-1])


def _pairs_of_runs(around: NDArray[Any]) -> Pairs:
    """Pairs of runs whose boxes share more than the edges that neighbours share."""
    firsts: list[NDArray[Any]] = []
    seconds: list[NDArray[Any]] = []
    heights = around[:, 3] - around[:, 1]
    for start in range(0, len(around), CHUNK):
        part = around[start : start + CHUNK]
        across = _common(part, around, 0)
        down = _common(part, around, 1)
        lower = np.minimum(heights[start : start + CHUNK, None], heights[None, :])
        hits, others = np.nonzero((across > 0.3) & (down > LEAST_OVERLAP * lower))
        keep = hits + start < others
        firsts.append(hits[keep] + start)
        seconds.append(others[keep])
    return np.concatenate(firsts), np.concatenate(seconds)


def _common(one: NDArray[Any], other: NDArray[Any], axis: int) -> NDArray[Any]:
    least = np.minimum(one[:, None, axis + 2], other[None, :, axis + 2])
    most = np.maximum(one[:, None, axis], other[None, :, axis])
    common: NDArray[Any] = least - most
    return common


def _share(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    common = np.maximum(_common(one, other, 0), 0) * np.maximum(_common(one, other, 1), 0)
    areas = [(b[:, 2] - b[:, 0]) * (b[:, 3] - b[:, 1]) for b in (one, other)]
    smaller = np.minimum(areas[0][:, None], areas[1][None, :])
    share: NDArray[Any] = common / np.maximum(smaller, 1e-6)
    return share
