"""A reading is right by the rules of the truth format, and invented values count."""

from __future__ import annotations

import pytest

from proofcheck.evaluation.matching import Mark, mark_fields, mark_lines, same_value
from proofcheck.evaluation.truth import Truth


@pytest.mark.parametrize(
    ("field", "expected", "read", "is_right"),
    [
        ("gross_total", "120.00", "120", True),
        ("gross_total", "120.00", "120.01", False),
        ("issue_date", "2026-02-11", "2026-02-11", True),
        ("issue_date", "2026-02-11", "2026-11-02", False),
        ("invoice_number", "FV-2026/12", "fv 2026 12", True),
        ("seller_name", "Alpenhandel AG", "Alpenhandel", True),
        ("seller_name", "Alpenhandel AG", "Kaufpunkt24 GmbH", False),
        ("exclusive", True, True, True),
        ("exclusive", True, False, False),
    ],
)
def test_values_are_compared_by_what_the_field_is(field, expected, read, is_right):
    assert same_value(field, expected, read) is is_right


def test_lists_count_item_by_item():
    truth = Truth(document="a", fields={"brands": ["Ondarra", "Glacien"]})
    marks = [m.mark for m in mark_fields(truth, {"brands": ["Glacien", "Other"]})]
    assert sorted(marks) == sorted([Mark.MISSED, Mark.RIGHT, Mark.INVENTED])


def test_a_value_for_a_field_that_is_not_printed_counts_only_if_the_truth_is_complete():
    read = {"invoice_number": "1", "due_date": "2026-01-01"}
    partial = Truth(document="a", fields={"invoice_number": "1"})
    assert [m.mark for m in mark_fields(partial, read)] == [Mark.RIGHT]
    whole = Truth(document="a", fields={"invoice_number": "1"}, complete=True)
    assert [m.mark for m in mark_fields(whole, read)] == [Mark.RIGHT, Mark.INVENTED]


def test_lines_are_paired_by_likeness_not_by_order():
    expected = [
        {"description": "Pump", "net_amount": "10.00"},
        {"description": "Valve", "net_amount": "5.00"},
    ]
    read = [
        {"description": "Valve", "net_amount": "5"},
        {"description": "Pump", "net_amount": "11"},
        {"description": "Freight", "net_amount": "3"},
    ]
    marks = mark_lines(expected, read)
    assert [m.mark for m in marks if m.field == "lines.net_amount"] == [Mark.WRONG, Mark.RIGHT]
    assert [m.mark for m in marks if m.field == "lines"] == [Mark.INVENTED]
