"""JUnit shows every check; nothing that was not checked can look like a pass."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from proofcheck import verify
from proofcheck.checks import CHECKS
from proofcheck.report.junit import reports_to_junit


def test_every_check_is_a_case_and_the_verdict_is_one_too(fixtures: Path):
    report = verify(fixtures / "invoices/en-classic--gross-edited.pdf")
    suite = ElementTree.fromstring(reports_to_junit([report])).find("testsuite")
    assert suite is not None
    assert int(suite.get("tests", "0")) == len(CHECKS) + 1
    failed = [case.get("name", "") for case in suite if case.find("failure") is not None]
    assert "verdict" in failed
    assert any(name.startswith("PC-PDF-001") for name in failed)


def test_an_unreadable_document_has_no_check_that_passed(fixtures: Path):
    report = verify(fixtures / "unreadable/zero-bytes.pdf")
    suite = ElementTree.fromstring(reports_to_junit([report])).find("testsuite")
    assert suite is not None
    assert all(len(case) > 0 for case in suite)
