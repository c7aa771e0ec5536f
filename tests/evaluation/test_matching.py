"""Every value that was expected or read gets its mark, invented values and lines too."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from proofcheck.evaluation.matching import Mark, mark_fields, mark_lines

from .made_up import field, fields, truth


def marks_of(marks) -> Counter[Mark]:
    return Counter(mark.mark for mark in marks)


def test_lists_count_item_by_item():
    row = truth(fields={"brands": ["Ondarra", "Glacien"]})
    marks = marks_of(mark_fields(row, fields(brands=["Glacien", "Other"])))
    assert marks == {Mark.MISSED: 1, Mark.RIGHT: 1, Mark.INVENTED: 1}


@given(st.permutations(["Ondarra", "Glacien", "Northlume", "Wavoki"]))
def test_the_order_of_a_list_does_not_count(read):
    row = truth(fields={"brands": ["Ondarra", "Glacien", "Northlume", "Wavoki"]})
    assert marks_of(mark_fields(row, fields(brands=list(read)))) == {Mark.RIGHT: 4}


def test_an_item_that_is_like_two_others_leaves_each_its_own():
    row = truth(fields={"brands": ["Northlume Ridge X", "Northlume Ridge"]})
    read = fields(brands=["Northlume Ridge X", "Northlume Ridge XY"])
    assert marks_of(mark_fields(row, read))[Mark.RIGHT] == 2


def test_an_item_read_twice_is_right_once():
    row = truth(fields={"brands": ["Ondarra"]})
    marks = marks_of(mark_fields(row, fields(brands=["Ondarra", "Ondarra"])))
    assert marks == {Mark.RIGHT: 1, Mark.INVENTED: 1}


def test_one_item_may_be_written_without_a_list_on_either_side():
    row = truth(fields={"brands": "Ondarra"})
    assert marks_of(mark_fields(row, fields(brands=["Ondarra"]))) == {Mark.RIGHT: 1}
    row = truth(fields={"brands": ["Ondarra"]})
    assert marks_of(mark_fields(row, fields(brands="Ondarra"))) == {Mark.RIGHT: 1}


def test_further_right_answers_hold_for_values_and_for_whole_lists():
    row = truth(
        fields={"seller_tax_id": "DE1", "channels": ["Taobao", "JD.com"]},
        also={"seller_tax_id": ["201/113"], "channels": [["淘宝", "京东"]]},
    )
    read = fields(seller_tax_id="201 113", channels=["京东", "淘宝"])
    assert marks_of(mark_fields(row, read)) == {Mark.RIGHT: 3}


def test_a_value_for_a_field_that_is_not_printed_counts_only_if_the_truth_is_complete():
    read = fields(invoice_number="1", due_date="2026-01-01", bic=None)
    partial = truth(fields={"invoice_number": "1"})
    assert marks_of(mark_fields(partial, read)) == {Mark.RIGHT: 1}
    whole = truth(fields={"invoice_number": "1"}, complete=True)
    assert marks_of(mark_fields(whole, read)) == {Mark.RIGHT: 1, Mark.INVENTED: 1}


def test_a_value_that_also_allows_for_an_unasked_field_counts_neither_way_and_others_are_wrong():
    row = truth(fields={"invoice_number": "1"}, also={"payable_total": ["9.00"]}, complete=True)
    right = mark_fields(row, fields(invoice_number="1", payable_total="9"))
    wrong = mark_fields(row, fields(invoice_number="1", payable_total="8"))
    assert marks_of(right) == {Mark.RIGHT: 1}
    assert marks_of(wrong) == {Mark.RIGHT: 1, Mark.INVENTED: 1}


def test_what_could_not_be_read_is_told_from_what_was_overlooked():
    row = truth(fields={"iban": "DE1", "bic": "FELD", "currency": "EUR"})
    read = {"iban": field(None, absence="unreadable"), "bic": field(None)}
    found = {mark.field: mark.mark for mark in mark_fields(row, read)}
    assert found == {"iban": Mark.UNREADABLE, "bic": Mark.MISSED, "currency": Mark.MISSED}


def test_lines_are_paired_by_likeness_not_by_order():
    expected = [
        {"description": "Pump", "net_amount": "10.00"},
        {"description": "Valve", "net_amount": "5.00"},
    ]
    read = [
        fields(description="Valve", net_amount="5"),
        fields(description="Pump", net_amount="11"),
        fields(description="Freight", net_amount="3"),
    ]
    marks = mark_lines(expected, read)
    assert [m.mark for m in marks if m.field == "lines.net_amount"] == [Mark.WRONG, Mark.RIGHT]
    assert [m.mark for m in marks if m.field == "lines"] == [Mark.INVENTED]


def test_lines_are_paired_for_the_best_sum_not_for_the_best_first_pair():
    expected = [
        {"description": "Pump", "net_amount": "10.00", "quantity": "1"},
        {"description": "Pump", "net_amount": "10.00", "quantity": "2", "gtin": "7"},
    ]
    read = [
        fields(description="Pump", net_amount="10.00", quantity="1"),
        fields(description="Pump", net_amount="10.00", quantity="1", gtin="7"),
    ]
    marks = marks_of(mark_lines(expected, reversed(read)))
    assert marks == {Mark.RIGHT: 6, Mark.WRONG: 1}


def test_equal_lines_keep_their_order():
    expected = [{"description": "Pump", "unit": unit} for unit in ("pc", "kg", "box")]
    read = [fields(description="Pump", unit=unit) for unit in ("pc", "kg", "box")]
    assert marks_of(mark_lines(expected, read)) == {Mark.RIGHT: 6}


def test_a_line_without_likeness_is_missed_and_the_other_invented():
    marks = mark_lines([{"description": "Pump"}], [fields(net_amount="3")])
    assert marks_of(marks) == {Mark.MISSED: 1, Mark.INVENTED: 1}


def test_a_column_that_is_not_printed_is_invented_if_the_truth_is_complete():
    line = fields(description="Pump", tax_rate="19")
    assert marks_of(mark_lines([{"description": "Pump"}], [line])) == {Mark.RIGHT: 1}
    marks = mark_lines([{"description": "Pump"}], [line], is_complete=True)
    assert [(m.field, m.mark) for m in marks][1:] == [("lines.tax_rate", Mark.INVENTED)]


def test_confidence_stays_with_the_value_it_was_stated_for():
    row = truth(fields={"iban": "DE1", "brands": ["A-Mark", "B-Mark"]})
    read = {"iban": field("DE2", 0.7), "brands": field(["A-Mark", "C-Mark"], 0.8)}
    stated = [(m.mark, m.confidence) for m in mark_fields(row, read)]
    assert stated == [
        (Mark.WRONG, 0.7),
        (Mark.RIGHT, 0.8),
        (Mark.MISSED, None),
        (Mark.INVENTED, 0.8),
    ]
