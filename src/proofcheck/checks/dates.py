"""PC-DAT-001: the dates of a paper are in order.

Asserts: it was issued by the day it is judged for, falls due after it was issued, and a
letter's term does not end before it begins or before the letter was signed. Honest papers that
trip it: day and month in the other order, another date taken for the due date. A forger slips
past by keeping the order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from proofcheck.checks.certainty import is_ocr, may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.papers import invoices, letters
from proofcheck.checks.thresholds import thresholds
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import AuthorisationLetter, Field, Invoice
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-DAT-001",
    title="The dates are in order",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="dates",
    needs=(),
    since="0.1.0",
    sources=("EN 16931-1 BT-2 and BT-9", "red flags 47, 57"),
)

NUMERIC = re.compile(r"(?<!\d)\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}")


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the dates of every paper."""
    return conclude(META, _dates(dossier))


CHECK = Check(META, judge)


def _dates(dossier: Dossier) -> Iterator[Opinion]:
    for _, invoice in invoices(dossier):
        yield _issued(invoice, dossier.judged_on)
        yield _ordered(invoice, "issue_date", "due_date", is_due=True)
    for _, letter in letters(dossier):
        yield _issued(letter, dossier.judged_on)
        yield _ordered(letter, "valid_from", "valid_to")
        yield _ordered(letter, "issue_date", "valid_to")


def _issued(paper: Invoice | AuthorisationLetter, judged_on: date) -> Opinion:
    field = settled(paper.issue_date, "issue_date")
    if not isinstance(field, Field):
        return field
    latest = judged_on + timedelta(days=thresholds().dates.clock_tolerance_days)
    if field.value <= latest:
        return Passed()
    if not may_fail(field) or is_ocr(field.chosen) or _may_be_before(field, latest):
        return Unsure("The issue date lies ahead as read, but it may be misread.")
    return Finding(
        places=(field.place,),
        observed=field.chosen.as_printed,
        expected=f"a day up to {judged_on.isoformat()}",
        note=f"The paper was issued on {field.value.isoformat()}, after the day it is judged for "
        f"({judged_on.isoformat()}).",
        innocent_causes=("A post-dated invoice.", "A claim for an earlier day."),
        next_step="Check the day of the claim, and ask the supplier for the day of issue.",
        fields=("issue_date",),
    )


def _ordered(
    paper: Invoice | AuthorisationLetter, first: str, second: str, *, is_due: bool = False
) -> Opinion:
    """Judge that the date `second` is not before `first`."""
    early = settled(getattr(paper, first), first)
    late = settled(getattr(paper, second), second)
    if not isinstance(early, Field):
        return Skipped(early.reason)
    if not isinstance(late, Field):
        return late if isinstance(late, Skipped) or not is_due else Skipped(late.reason)
    if early.value <= late.value:
        return Passed()
    names = first.replace("_", " "), second.replace("_", " ")
    gap_days = (early.value - late.value).days
    is_far_off = is_due and gap_days > thresholds().dates.most_days_before_issue
    if not may_fail(early, late) or is_ocr(early.chosen) or is_ocr(late.chosen) or is_far_off:
        return Unsure(f"The {names[1]} lies before the {names[0]} as read, but may be misread.")
    if _may_be_before(early, late.value) or _may_be_after(late, early.value):
        return Unsure(f"The {names[1]} lies before the {names[0]} unless day and month change.")
    return Finding(
        places=(late.place, early.place),
        observed=late.chosen.as_printed,
        expected=f"{early.value.isoformat()} or later",
        note=f"The {names[1]} {late.value.isoformat()} lies before the {names[0]} "
        f"{early.value.isoformat()}.",
        innocent_causes=("A typing error.", "Another date of the paper taken for this one."),
        next_step="Ask the issuer for the right dates.",
        fields=(second, first),
    )


def _may_be_before(field: Field[date], limit: date) -> bool:
    """Whether the date with day and month exchanged is on or before `limit`."""
    other = _exchanged(field)
    return other is not None and other <= limit


def _may_be_after(field: Field[date], limit: date) -> bool:
    other = _exchanged(field)
    return other is not None and other >= limit


def _exchanged(field: Field[date]) -> date | None:
    """Return the other reading of a numeric date, None where there is none."""
    value = field.value
    if value.day > 12 or not NUMERIC.search(field.chosen.as_printed):
        return None
    return date(value.year, value.day, value.month)
