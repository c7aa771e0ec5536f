"""Figures and their intervals, against values from the literature and from the definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.evaluation.rates import f1_intervals, field_score, rate, roc_area

SCORES = st.lists(st.integers(0, 6), min_size=1, max_size=12)


def test_wilson_interval_as_newcombe_prints_it():
    """R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 0 of 20."""
    one, other = rate(81, 263), rate(0, 20)
    assert (round(one.low, 4), round(one.high, 4)) == (0.2553, 0.3662)
    assert (round(other.low, 4), round(other.high, 4)) == (0.0, 0.1611)


def test_nothing_to_count_is_no_share():
    none = rate(0, 0)
    assert none.share is None
    assert (none.low, none.high) == (0.0, 1.0)


def test_field_scores_follow_from_the_counts():
    score = field_score(right=6, wrong=1, missed=2, unreadable=1, invented=3)
    assert score.precision == 6 / 10
    assert score.recall == 6 / 10
    assert score.f1 == pytest.approx(0.6)
    assert field_score(right=0, wrong=0, missed=0, unreadable=0, invented=0).f1 is None


@given(SCORES, SCORES)
def test_the_area_is_the_share_of_pairs_in_the_right_order(forged, genuine):
    area = roc_area(forged, genuine)
    wins = sum((f > g) + 0.5 * (f == g) for f in forged for g in genuine)
    assert area is not None
    assert area.area == pytest.approx(wins / (len(forged) * len(genuine)))
    assert 0 <= area.low <= area.area <= area.high <= 1


def test_a_perfect_order_of_few_papers_is_not_certain():
    area = roc_area([3.0], [1.0, 2.0, 0.0])
    assert area is not None
    assert area.area == 1.0
    assert area.low < 0.5


def test_there_is_no_area_without_both_kinds():
    assert roc_area([], [1.0]) is None
    assert roc_area([1.0], []) is None


def test_the_bootstrap_is_the_same_in_every_run_and_holds_the_score():
    counts = np.array([[[8, 20]], [[10, 20]], [[10, 20]], [[4, 20]]], dtype=np.int64)
    (first,), (second,) = f1_intervals(counts), f1_intervals(counts)
    assert first == second
    assert first is not None
    assert 0.4 <= first[0] < 0.8 < first[1] <= 1.0


def test_the_bootstrap_is_as_wide_as_its_variance_says():
    """100 documents with one value each, half of them right: about 0.5 ± 1.96 · 0.05."""
    counts = np.array([[[1, 2]]] * 50 + [[[0, 2]]] * 50, dtype=np.int64)
    (interval,) = f1_intervals(counts)
    assert interval == pytest.approx((0.402, 0.598), abs=0.02)


def test_one_document_has_no_interval():
    assert f1_intervals(np.array([[[1, 2]]], dtype=np.int64)) == [None]
