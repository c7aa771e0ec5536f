"""Stated confidences and probabilities against what came true, computed by hand."""

from __future__ import annotations

import pytest

from proofcheck.evaluation.calibration import calibration_of, reliability_of


def test_confidence_is_held_against_the_share_that_is_right():
    stated = [(0.92, True)] * 9 + [(0.92, False)] + [(0.6, True), (0.6, False)]
    found = calibration_of(stated)
    assert found is not None
    assert [(b.low, b.high, b.held.hits, b.held.total) for b in found.bins] == [
        (0.5, 0.7, 1, 2),
        (0.9, 0.95, 9, 10),
    ]
    assert found.expected_error == pytest.approx((10 * 0.02 + 2 * 0.1) / 12)


def test_full_confidence_is_in_the_last_bin():
    found = calibration_of([(1.0, True), (0.98, True), (0.0, False)])
    assert found is not None
    assert [(b.low, b.held.total) for b in found.bins] == [(0.0, 1), (0.98, 2)]


def test_nothing_stated_is_no_calibration():
    assert calibration_of([]) is None


def test_brier_score_and_that_of_the_base_rate():
    found = reliability_of([(0.9, True), (0.2, False), (0.1, False), (0.0, False)])
    assert found is not None
    assert found.brier == pytest.approx((0.01 + 0.04 + 0.01) / 4)
    assert found.brier_of_base_rate == pytest.approx((0.75**2 + 3 * 0.25**2) / 4)


def test_probabilities_need_both_labels():
    assert reliability_of([(0.9, True)]) is None
    assert reliability_of([(0.1, False)]) is None
