"""The list of many reports: one row each, with its outcome, its sentence and its page."""

from __future__ import annotations

from msgspec import Struct

from proofcheck.report.html.pages import names_of
from proofcheck.report.html.templating import render
from proofcheck.report.html.words import OUTCOMES, Sign, sign_of
from proofcheck.report.schema import ReportView


class IndexEntry(Struct, frozen=True, kw_only=True):
    """What the list says of one report; `href` is its page, beside the list."""

    href: str
    names: str
    outcome: str
    reason: str
    findings: int

    @property
    def sign(self) -> Sign:
        """How the outcome is shown."""
        return sign_of(self.outcome)


def entry_of(report: ReportView, href: str) -> IndexEntry:
    """Return the entry of a report whose page is `href`."""
    return IndexEntry(
        href=href,
        names=names_of(report),
        outcome=report.verdict.outcome.value,
        reason=report.verdict.reason,
        findings=len(report.findings),
    )


def index_to_html(entries: list[IndexEntry]) -> bytes:
    """Render the list, in the order of the entries, with how many there are of each outcome."""
    counts = [
        (sign, sum(entry.outcome == name for entry in entries)) for name, sign in OUTCOMES.items()
    ]
    title = f"{len(entries)} reports"
    return render("index.html.j2", title=title, entries=entries, counts=counts)
