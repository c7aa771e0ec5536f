"""A finding points at the forgery if its box is on it, and not if it is on everything."""

from __future__ import annotations

import pytest

from proofcheck.errors import InputError
from proofcheck.evaluation.localisation import names_field, overlap_with_forgery

from .made_up import case, finding, report, truth


def forged(*boxes: dict[str, object], names: tuple[str, ...] = ("gross_total",)):
    forgery = {"technique": "edit", "fields": names, "boxes": boxes}
    return truth(label="forged", forgery=forgery)


WORD = {"page": 1, "box": (100, 100, 200, 120)}


def overlap(row, *findings, **more):
    return overlap_with_forgery(case(row, report("reject", findings=findings, **more)))


def test_a_box_on_half_of_the_place():
    found = overlap(forged(WORD), finding("PC-1", (150, 100, 250, 120)))
    assert found.is_found
    assert found.coverage == pytest.approx(0.5)
    assert found.iou == pytest.approx(1 / 3)


def test_boxes_that_overlap_are_not_counted_twice():
    boxes = (finding("PC-1", (100, 100, 160, 120)), finding("PC-2", (140, 100, 200, 120)))
    found = overlap(forged(WORD), *boxes)
    assert found.coverage == pytest.approx(1.0)
    assert found.iou == pytest.approx(1.0)


def test_a_box_as_large_as_the_page_is_no_hit():
    found = overlap(forged(WORD), finding("PC-1", (0, 0, 600, 800)))
    assert not found.is_found
    assert found.coverage == found.iou == 0.0


def test_a_large_box_is_a_hit_where_the_forgery_is_large():
    half = {"page": 1, "box": (0, 0, 600, 400)}
    assert overlap(forged(half), finding("PC-1", (0, 0, 600, 500))).is_found


def test_touching_edges_have_nothing_in_common():
    assert not overlap(forged(WORD), finding("PC-1", (200, 100, 260, 120))).is_found


def test_a_box_on_another_page_or_no_box_at_all_is_no_hit():
    assert not overlap(forged(WORD), finding("PC-1", (100, 100, 200, 120), page=2)).is_found
    assert not overlap(forged(WORD), finding("PC-1")).is_found
    assert not overlap(forged({"page": 9, "box": WORD["box"]}), finding("PC-1")).is_found


def test_an_unreadable_document_has_nothing_found():
    found = overlap_with_forgery(case(forged(WORD), report("unreadable")))
    assert not found.is_found
    assert found.coverage == 0.0


def test_pixels_become_points_in_both_directions():
    row = forged({"page": 1, "box": (200, 100, 400, 120), "unit": "px"})
    found = overlap(row, finding("PC-1", (100, 100, 200, 120)), pixels=(1200, 800))
    assert found.iou == pytest.approx(1.0)


def test_pixels_on_a_page_without_pixels_are_refused():
    row = forged({"page": 1, "box": (200, 100, 400, 120), "unit": "px"})
    with pytest.raises(InputError, match=r"set/a\.pdf: a forged box is in px"):
        overlap(row, finding("PC-1", (100, 100, 200, 120)))


def test_a_field_is_named_by_any_finding():
    named = report("reject", findings=(finding("PC-1"), finding("PC-2", names=("gross_total",))))
    assert names_field(case(forged(WORD), named))
    assert not names_field(case(forged(WORD), report("reject", findings=(finding("PC-1"),))))


def test_a_line_is_named_whichever_it_is():
    row = forged(WORD, names=("lines.quantity",))
    named = report("reject", findings=(finding("PC-1", names=("lines[2].quantity",)),))
    assert names_field(case(row, named))
