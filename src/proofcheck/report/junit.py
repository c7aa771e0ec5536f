"""Report as JUnit XML: one suite a document set, one case a check, so that CI shows them all.

A check that could not be made is `skipped` with its reason, never a pass; one that does not
apply is left out of the count by being `skipped` too, with other words. The case `verdict`
fails for every outcome but accept, so that a run which checked nothing can't look clean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import assert_never
from xml.etree import ElementTree

import msgspec
from msgspec import Struct

from proofcheck.model.result import CheckMeta, CheckResult, CheckStatus, Outcome, Report
from proofcheck.report.text import describe_finding, printable

HEAD_BYTES = 160
"""Room for the first line: counts of up to twenty digits each."""

KEPT = (
    "kept from an earlier run, whose report does not say whether this check passed or does not "
    "apply; without --resume it is made again"
)


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


class JUnitFile:
    """A JUnit file that is written suite by suite, whatever their number; a context manager.

    `checks` are those of the catalogue: a report of an earlier run names only what failed or
    could not be checked, and the others are `skipped` in words that say so.
    """

    def __init__(self, path: Path, checks: Sequence[CheckMeta] = ()) -> None:
        self._checks = checks
        self._totals = {"tests": 0, "failures": 0, "skipped": 0}
        self._file = path.open("wb")
        self._file.write(self._head())

    def __enter__(self) -> JUnitFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the file; one that was cut short by an error still is whole XML."""
        with self._file as file:
            file.write(b"</testsuites>\n")
            file.seek(0)
            file.write(self._head())

    def add(self, report: Report) -> None:
        """Write the suite of one report."""
        self._write(_suite(report))

    def add_earlier(self, line: bytes) -> None:
        """Write the suite of a report that an earlier run made, from its JSON."""
        self._write(_earlier_suite(msgspec.json.decode(line, type=_Earlier), self._checks))

    def _write(self, suite: ElementTree.Element) -> None:
        for name in self._totals:
            self._totals[name] += int(suite.get(name, "0"))
        ElementTree.indent(suite, level=1)
        self._file.write(b"  " + ElementTree.tostring(suite, encoding="utf-8") + b"\n")
        self._file.flush()

    def _head(self) -> bytes:
        """The first line, as long with the last counts as with the first."""
        counts = " ".join(f'{name}="{count}"' for name, count in self._totals.items())
        head = f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="proofcheck" {counts}'
        return head.encode().ljust(HEAD_BYTES) + b">\n"


class _EarlierVerdict(Struct):
    outcome: Outcome
    reason: str
    next_step: str = ""


class _EarlierFile(Struct):
    path: str


class _EarlierDocument(Struct):
    file: _EarlierFile


class _EarlierFinding(Struct):
    id: str
    severity: str
    note: str


class _EarlierGap(Struct):
    id: str
    reason: str


class _Earlier(Struct):
    """What the JSON report holds of the cases."""

    verdict: _EarlierVerdict
    documents: list[_EarlierDocument]
    findings: list[_EarlierFinding]
    not_checked: list[_EarlierGap]


def _earlier_suite(earlier: _Earlier, checks: Sequence[CheckMeta]) -> ElementTree.Element:
    name = ", ".join(printable(document.file.path) for document in earlier.documents)
    verdict = earlier.verdict
    cases = [_verdict_case(verdict.outcome, verdict.reason, verdict.next_step, name)]
    cases += [_earlier_case(earlier, check, name) for check in checks]
    return _suite_of(name, cases, 0.0)


def _earlier_case(earlier: _Earlier, check: CheckMeta, suite: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=suite, name=f"{check.id} {check.title}")
    notes = [finding for finding in earlier.findings if finding.id == check.id]
    gap = next((gap for gap in earlier.not_checked if gap.id == check.id), None)
    if notes:
        message = printable(notes[0].note)
        failure = ElementTree.SubElement(case, "failure", type=notes[0].severity, message=message)
        failure.text = "\n".join(printable(finding.note) for finding in notes)
    elif gap is not None:
        words = f"could not be checked: {printable(gap.reason)}"
        ElementTree.SubElement(case, "skipped", message=words)
    else:
        ElementTree.SubElement(case, "skipped", message=KEPT)
    return case


def _suite(report: Report) -> ElementTree.Element:
    name = ", ".join(printable(d.document.file.path) for d in report.dossier.documents)
    verdict = report.verdict
    cases = [_verdict_case(verdict.outcome, verdict.reason, verdict.next_step, name)]
    cases += [_check_case(result, name) for result in report.results]
    return _suite_of(name, cases, sum(report.timing_ms.values()) / 1000)


def _suite_of(name: str, cases: list[ElementTree.Element], seconds: float) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", name=name, time=f"{seconds:.3f}", errors="0")
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.extend(cases)
    return suite


def _verdict_case(outcome: Outcome, reason: str, next_step: str, suite: str) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=suite, name="verdict")
    if outcome is not Outcome.ACCEPT:
        kind = outcome.value
        failure = ElementTree.SubElement(case, "failure", type=kind, message=kind)
        failure.text = printable(f"{reason} {next_step}".strip())
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
