"""Report as plain text: the sentence that matters first, then the evidence, then the rest.

Text from documents is hostile: control and direction characters are shown as `\\u202e`, so
that a document can't write to the reader's terminal or turn a name round.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator
from typing import Any

from proofcheck.model.dossier import Examined
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice, Maybe, Missing
from proofcheck.model.measures import InBytes, InObject, OnPage, Place, Searched
from proofcheck.model.result import (
    CheckResult,
    CheckStatus,
    Finding,
    Outcome,
    QuestionStatus,
    Report,
)
from proofcheck.report.view import flat_value

WIDTH = 100


def report_to_text(report: Report) -> str:
    """Render a report for people, without colours."""
    return "\n".join(_lines(report))


def printable(text: str) -> str:
    """Return the text on one line, with control and format characters made visible."""
    return "".join(_shown(ch) for ch in " ".join(text.split()))


def describe_place(place: Place, several: bool = False) -> str:
    """Say where something stands, in words: `page 1 at (70, 659)–(140, 668) pt`."""
    where = f"document {place.document}, " if several else ""
    match place:
        case OnPage(page=page, box=box):
            corners = f"({box.x0:.0f}, {box.y0:.0f})–({box.x1:.0f}, {box.y1:.0f}) pt"
            return f"{where}page {page} at {corners}"
        case InObject(name=name):
            return f"{where}{printable(name)}"
        case InBytes(start=start, end=end):
            return f"{where}bytes {start:,}–{end:,} of the file"
        case Searched(pages=pages):
            numbers = ", ".join(str(page) for page in pages)
            return f"{where}searched on page {numbers}" if pages else f"{where}the whole file"


def describe_finding(finding: Finding) -> str:
    """Say in one line what was observed, what was expected, and where."""
    observed = finding.observed
    seen = observed.reason if isinstance(observed, Missing) else observed
    places = "; ".join(describe_place(place) for place in finding.places)
    return printable(f"{finding.note} Observed: {seen}. Expected: {finding.expected}. {places}.")


def _lines(report: Report) -> Iterator[str]:
    verdict = report.verdict
    several = len(report.dossier.documents) > 1
    paths = ", ".join(printable(d.document.file.path) for d in report.dossier.documents)
    yield f"{verdict.outcome.upper()}  {paths}"
    yield from _wrapped(verdict.reason, "")
    if verdict.next_step and verdict.outcome in (Outcome.REVIEW, Outcome.UNREADABLE):
        yield from _wrapped(verdict.next_step, "What the seller can do: ")
    yield ""
    for question, answer in verdict.questions.items():
        status = "not asked" if answer.status is QuestionStatus.NOT_ASKED else answer.status
        yield from _wrapped(answer.sentence, f"  {question:<12} {status:<13} ", hang=28)
    failed = [(r, f) for r in report.results for f in r.findings]
    if failed:
        yield from ("", "Evidence")
        for number, (result, finding) in enumerate(failed, start=1):
            yield from _finding(number, result, finding, report, several)
    yield from ("", "What it says")
    for examined in report.dossier.documents:
        yield from _summary(examined, several)
    open_checks = [r for r in report.results if r.status is CheckStatus.INDETERMINATE]
    if open_checks:
        yield from ("", "Not checked")
        for result in open_checks:
            yield from _wrapped(result.reason, f"  {result.check.id}  ", hang=14)
    yield ""
    yield from _footer(report)


def _finding(
    number: int, result: CheckResult, finding: Finding, report: Report, several: bool
) -> Iterator[str]:
    check = result.check
    decisive = check.decisive if finding.decisive is None else finding.decisive
    weight = report.weights_bits.get(check.id, 0.0)
    force = f"{check.severity} severity, {'decisive, ' if decisive else ''}{weight:+.1f} bits"
    yield f"  {number}. {check.title} [{check.id}; {force}]"
    yield from _wrapped(finding.note, "     ")
    observed = finding.observed
    seen = observed.reason if isinstance(observed, Missing) else observed
    yield from _wrapped(seen, "     observed  ", hang=15)
    yield from _wrapped(finding.expected, "     expected  ", hang=15)
    for place in finding.places[:6]:
        yield f"     where     {describe_place(place, several)}"
    if len(finding.places) > 6:
        yield f"     where     and {len(finding.places) - 6} more places"
    if finding.innocent_causes:
        causes = "; ".join(finding.innocent_causes)
        yield from _wrapped(causes, "     may be    ", hang=15)
    yield from _wrapped(finding.next_step, "     next      ", hang=15)


def _summary(examined: Examined, several: bool) -> Iterator[str]:
    prefix = f"  {examined.number}. " if several else "  "
    kind = examined.kind.replace("_", " ")
    match examined.paper:
        case Invoice() as paper:
            gross = f"{_value(paper.gross_total)} {_value(paper.currency, '')}".rstrip()
            text = (
                f"{kind} {_value(paper.invoice_number)} of {_value(paper.issue_date)}: "
                f"{_value(paper.seller_name)} to {_value(paper.buyer_name)}, "
                f"{len(paper.lines)} lines, gross total {gross}"
            )
        case AuthorisationLetter() as paper:
            brands = _value(paper.brands)
            text = (
                f"{kind} {_value(paper.letter_number)} of {_value(paper.issue_date)}: "
                f"{_value(paper.grantor)} lets {_value(paper.grantee)} sell {brands}, "
                f"{_value(paper.valid_from)} to {_value(paper.valid_to)}"
            )
        case other:
            text = f"{kind}: {other.reason}"
    yield from _wrapped(text, prefix)
    for fault in examined.faults:
        yield from _wrapped(f"{fault.reason} {fault.remedy}", f"  {fault.stage}: ")
    for remark in examined.document.remarks:
        yield from _wrapped(remark.sentence, "  remark: ")


def _value(field: Maybe[Any], unknown: str = "?") -> str:
    if not isinstance(field, Field):
        return unknown
    flat = flat_value(field.value)
    return printable(", ".join(flat)) if isinstance(flat, list) else printable(str(flat))


def _footer(report: Report) -> Iterator[str]:
    verdict = report.verdict
    counted = sum(c.weight_bits for c in verdict.contributions if c.counted)
    total = verdict.prior_bits + counted
    seconds = sum(report.timing_ms.values()) / 1000
    yield (
        f"Forgery probability {verdict.forgery_probability:.1%} "
        f"(prior {verdict.prior_bits:+.1f} bits, evidence {counted:+.1f}, total {total:+.1f}); "
        f"{verdict.coverage:.0%} of the applicable checks could be made; {seconds:.1f} s."
    )


def _wrapped(text: str, first: str, *, hang: int | None = None) -> list[str]:
    indent = " " * (len(first) if hang is None else hang)
    if len(indent) > 30:
        indent = "  "
    lines = textwrap.wrap(printable(text), WIDTH, initial_indent=first, subsequent_indent=indent)
    return lines or [first.rstrip()]


def _shown(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co"):
        return f"\\u{ord(character):04x}"
    return character
