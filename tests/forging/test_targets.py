"""Values that can be changed, with the names they go by."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from proofcheck.forging.genuine import Genuine
from proofcheck.forging.targets import targets_of

Opener = Callable[[str], Genuine]


def test_an_iban_printed_in_groups_changes_print_and_value_alike(genuine: Opener):
    """Bug: the value got the blanks of the print, and so did the payload of a replaced code."""
    target = next(t for t in genuine("invoices/de-band.pdf").targets if t.name == "iban")
    assert " " in target.printed
    for change in target.others(Random(1)):
        assert " " not in change.now
        assert change.printed_now.replace(" ", "") == change.now
        assert change.was != change.now


def test_targets_have_places_values_and_twins_in_the_xml(genuine: Opener):
    paper = genuine("invoices/de-band.pdf")
    by_name = {target.name: target for target in paper.targets}
    assert {"gross_total", "issue_date", "buyer_name", "lines.quantity"} <= set(by_name)
    assert by_name["gross_total"].xml.startswith("factur-x.xml: /")
    assert len(targets_of(paper.examined)) == len(paper.targets)
    for target in paper.targets:
        assert target.box.area_pt2 > 0
        assert target.page == 1
        assert (target.line is None) is not target.name.startswith("lines.")


def test_a_letter_has_its_own(genuine: Opener):
    names = {target.name for target in genuine("letters/en-prose.pdf").targets}
    assert {"valid_to", "grantee", "brands"} <= names
