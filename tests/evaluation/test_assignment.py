"""The pairing is the best there is: held against all pairings, and against another program."""

from __future__ import annotations

from itertools import permutations

import cv2
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.evaluation.assignment import best_pairs

GAINS = st.integers(1, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


def total(gains: list[list[int]]) -> float:
    pairs = best_pairs(gains)
    assert len(set(pairs.values())) == len(pairs)
    assert all(gains[row][column] > 0 for row, column in pairs.items())
    return sum(gains[row][column] for row, column in pairs.items())


@given(GAINS)
def test_no_other_pairing_gains_more(gains: list[list[int]]):
    rows, columns = len(gains), len(gains[0])
    if rows > columns:
        ways = permutations(range(rows), columns)
        best = max(sum(gains[row][column] for column, row in enumerate(way)) for way in ways)
    else:
        ways = permutations(range(columns), rows)
        best = max(sum(gains[row][column] for row, column in enumerate(way)) for way in ways)
    assert total(gains) == best


def test_long_lists_are_paired_as_opencv_pairs_them():
    gains = np.random.RandomState(1).randint(0, 100, (60, 80)).astype(np.float32)
    ones = np.ones((60, 1), np.float32), np.ones((80, 1), np.float32)
    flow = cv2.EMD(*ones, cv2.DIST_USER, cost=100 - gains)[2]
    assert total(gains.tolist()) == float((flow * gains).sum())


def test_greedy_would_have_taken_the_wrong_pair_first():
    assert best_pairs([[10.0, 9.0], [9.0, 0.0]]) == {0: 1, 1: 0}


def test_nothing_is_paired_with_nothing():
    assert best_pairs([]) == {}
    assert best_pairs([[], []]) == {}
    assert best_pairs([[0.0, 0.0]]) == {}
