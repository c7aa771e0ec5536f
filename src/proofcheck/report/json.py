"""Report as JSON: one object, compact on a line (JSON lines) or indented for people."""

from __future__ import annotations

import msgspec

from proofcheck.model.result import Report
from proofcheck.report.schema import ReportView
from proofcheck.report.view import view_report


def report_to_json(report: Report, *, indent: int = 0) -> bytes:
    """Return the JSON report as UTF-8; `indent` 0 gives one line without a newline."""
    data = msgspec.json.encode(view_report(report))
    return msgspec.json.format(data, indent=indent) if indent else data


def json_schema() -> dict[str, object]:
    """Return the JSON Schema (2020-12) of the report."""
    return msgspec.json.schema(ReportView)
