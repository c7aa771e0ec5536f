"""Boxes turn with their page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofcheck.model.measures import Box
from proofcheck.report.html.marks import Badges, sheet_of

sizes = st.floats(min_value=50, max_value=3000)
shares = st.floats(min_value=0, max_value=1)


@given(width=sizes, height=sizes, turned=st.sampled_from((0, 90, 180, 270)), x=shares, y=shares)
def test_a_corner_goes_where_the_picture_goes(
    width: float, height: float, turned: int, x: float, y: float
):
    """The SVG transform of the picture and the arithmetic of the boxes are two; they agree."""
    sheet = sheet_of(width, height, turned)
    point = (x * width, y * height)
    moved = transformed(sheet.transform, point)
    box = sheet.upright(Box(*point, *point))
    assert (box.x0, box.y0) == pytest.approx(moved, abs=0.02)
    assert 0 <= box.x0 <= sheet.width_pt + 0.02
    assert 0 <= box.y0 <= sheet.height_pt + 0.02


def transformed(transform: str, point: tuple[float, float]) -> tuple[float, float]:
    """Apply `translate(x y) rotate(a)` as SVG does (y downwards, clockwise)."""
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", transform)] or [0, 0, 0]
    if len(numbers) == 2:
        numbers.append(0)
    x, y = point
    turned = {0: (x, y), 90: (-y, x), 180: (-x, -y), 270: (y, -x)}[int(numbers[2])]
    return turned[0] + numbers[0], turned[1] + numbers[1]


def test_a_page_on_its_side_is_drawn_upright():
    sheet = sheet_of(842, 595, 90)
    assert (sheet.width_pt, sheet.height_pt) == (595, 842)
    assert sheet.upright(Box(0, 0, 10, 20)) == Box(575, 0, 595, 10)


def test_numbers_never_cover_each_other():
    sheet = sheet_of(595, 842, 0)
    badges = Badges(sheet)
    marks = [
        badges.place(Box(20, 100 + n, 90, 110 + n), id=f"m{n}", href="#", label="", tone="bad",
                     badge=str(n))
        for n in range(12)
    ]  # fmt: skip
    places = [(float(m.label_x), float(m.label_y)) for m in marks if m.badge]
    radius = 10 * sheet.unit_pt
    assert len(places) == 12
    for i, (x, y) in enumerate(places):
        assert radius <= x <= 595 - radius
        for a, b in places[:i]:
            assert (x - a) ** 2 + (y - b) ** 2 >= (2 * radius) ** 2
