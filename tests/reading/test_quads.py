"""Geometry of detected lines."""

from __future__ import annotations

import numpy as np
import pytest

from proofcheck.reading.quads import fit_slope, merge_overlapping, straighten


def quad(x0: float, y0: float, x1: float, y1: float) -> np.ndarray:
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], dtype=np.float32)


def test_overlapping_boxes_of_one_line_are_merged() -> None:
    (merged,) = merge_overlapping([quad(10, 10, 60, 30), quad(55, 11, 140, 31)])
    assert merged.min(axis=0).tolist() == [10, 10]
    assert merged.max(axis=0).tolist() == [140, 31]


@pytest.mark.parametrize("other", [quad(62, 10, 140, 30), quad(20, 28, 90, 48)])
def test_neighbours_and_next_lines_are_not_merged(other: np.ndarray) -> None:
    assert len(merge_overlapping([quad(10, 10, 60, 30), other])) == 2


def test_slope_of_a_photo_changes_down_the_page() -> None:
    quads = []
    for y in range(100, 1000, 60):
        slope = 0.05 - 0.0001 * (y - 500)
        quads.append(
            np.array(
                [[100, y], [600, y + 500 * slope], [600, y + 20 + 500 * slope], [100, y + 20]],
                dtype=np.float32,
            )
        )
    slope = fit_slope(quads, (1000, 700))
    for line in quads:
        ends = [slope.flatten(float(x), float(y))[1] for x, y in line[:2]]
        assert ends[0] == pytest.approx(ends[1], abs=1.5)


def test_a_few_boxes_tell_nothing() -> None:
    assert fit_slope([quad(0, 0, 100, 10)], (500, 500)).skew_deg == 0.0


def test_straightening_never_gives_an_empty_crop() -> None:
    image = np.zeros((50, 50, 3), dtype=np.uint8)
    for odd in (quad(60, 60, 70, 70), quad(10, 10, 10, 10), quad(-20, -5, 5, 0)):
        assert min(straighten(image, odd).shape[:2]) >= 2
