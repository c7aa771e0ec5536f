"""Report as JUnit XML: one suite a document set, one case a check, so that CI shows them all.

A check that could not be made is `skipped` with its reason, never a pass; one that does not
apply is left out of the count by being `skipped` too, with other words. The case `verdict`
fails for every outcome but accept, so that a run which checked nothing can't look clean.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never
from xml.etree import ElementTree

from proofcheck.model.result import CheckResult, CheckStatus, Outcome, Report
from proofcheck.report.text import describe_finding, printable


def reports_to_junit(reports: Iterable[Report]) -> bytes:
    """Render reports as one JUnit file (the schema of Ant's JUnit task), UTF-8."""
    root = ElementTree.Element("testsuites", name="proofcheck")
    totals = {"tests": 0, "failures": 0, "skipped": 0}
    for report in reports:
        suite = _suite(report)
        root.append(suite)
        for name in totals:
            totals[name] += int(suite.get(name, "0"))
    for name, count in totals.items():
        root.set(name, str(count))
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(report: Report) -> ElementTree.Element:
    name = ", ".join(printable(d.document.file.path) for d in report.dossier.documents)
    cases = [_verdict_case(report, name)]
    cases += [_check_case(result, name) for result in report.results]
    seconds = sum(report.timing_ms.values()) / 1000
    suite = ElementTree.Element("testsuite", name=name, time=f"{seconds:.3f}", errors="0")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.extend(cases)
    return suite


def _verdict_case(report: Report, suite: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=suite, name="verdict")
    if report.outcome is not Outcome.ACCEPT:
        kind = report.outcome.value
        failure = ElementTree.SubElement(case, "failure", type=kind, message=kind)
        failure.text = printable(f"{report.verdict.reason} {report.verdict.next_step}".strip())
    return case


def _check_case(result: CheckResult, suite: str) -> ElementTree.Element:
    name = f"{result.check.id} {result.check.title}"
    case = ElementTree.Element("testcase", classname=suite, name=name)
    match result.status:
        case CheckStatus.PASSED:
            pass
        case CheckStatus.FAILED:
            message = printable(result.findings[0].note)
            kind = result.check.severity.value
            failure = ElementTree.SubElement(case, "failure", type=kind, message=message)
            failure.text = "\n".join(describe_finding(finding) for finding in result.findings)
        case CheckStatus.INDETERMINATE:
            words = f"could not be checked: {printable(result.reason)}"
            ElementTree.SubElement(case, "skipped", message=words)
        case CheckStatus.NOT_APPLICABLE:
            words = f"does not apply: {printable(result.reason)}"
            ElementTree.SubElement(case, "skipped", message=words)
        case _:
            assert_never(result.status)
    return case
