"""PC-FAP-001: a fapiao's number and code fit its date and name a place in China.

Asserts: the number of a fully digital fapiao (20 digits) begins with the year of issue and a
province; the code of an older one (10 or 12 digits) names a province and no later year. Honest
papers that trip it: none known but a misread digit. A forger slips past with the number of a
true invoice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import resources

import msgspec
from msgspec import Struct

from proofcheck.checks.certainty import may_fail, settled
from proofcheck.checks.check import Check, Opinion, Passed, Skipped, Unsure, conclude
from proofcheck.checks.misreading import other_identifiers
from proofcheck.checks.papers import invoices
from proofcheck.config import Config
from proofcheck.model.dossier import Dossier
from proofcheck.model.fields import Field, Invoice
from proofcheck.model.result import CheckMeta, CheckResult, Finding, Question, Severity

META = CheckMeta(
    id="PC-FAP-001",
    title="A fapiao's number fits its date and place",
    question=Question.AGREEMENT,
    severity=Severity.MEDIUM,
    decisive=False,
    family="identifiers",
    needs=("invoice",),
    since="0.1.0",
    sources=("GB/T 2260-2007", "State Taxation Administration notice 2024/11", "red flag 31"),
)

DIGITAL = 20
"""Digits of the number of a fully digital fapiao."""


class Regions(Struct, frozen=True, forbid_unknown_fields=True):
    """First two digits of a place in China."""

    provinces: frozenset[str]


def judge(dossier: Dossier, config: Config) -> CheckResult:
    """Judge the number and the code of every fapiao."""
    return conclude(META, (o for _, invoice in invoices(dossier) for o in _fapiao(invoice)))


CHECK = Check(META, judge)


def _fapiao(invoice: Invoice) -> Iterator[Opinion]:
    if invoice.fapiao is None:
        yield Skipped("It is no Chinese VAT invoice.")
        return
    yield _judge(settled(invoice.invoice_number, "number"), "invoice_number", invoice)
    yield _judge(settled(invoice.fapiao.invoice_code, "invoice code"), "invoice_code", invoice)


def _judge(field: Field[str] | Unsure | Skipped, name: str, invoice: Invoice) -> Opinion:
    if not isinstance(field, Field):
        return field
    place_and_year = _place_and_year(field.value)
    if place_and_year is None:
        return Skipped("The number has no place and year in it.")
    issued = settled(invoice.issue_date, "issue_date")
    if not isinstance(issued, Field):
        return Unsure("The date of issue was not read.")
    fault = _fault(field.value, issued.value)
    if fault is None:
        return Passed()
    misread = any(_fault(other, issued.value) is None for other in other_identifiers(field.chosen))
    if misread or not may_fail(field, issued):
        return Unsure("The number does not fit date or place, but a digit may be misread.")
    return Finding(
        places=(field.place, issued.place),
        observed=field.chosen.as_printed,
        expected=fault[0],
        note=fault[1],
        innocent_causes=("A specimen or a test invoice.",),
        next_step="Look the invoice up at the State Taxation Administration's verification site.",
        fields=("invoice_number",) if name == "invoice_number" else (),
    )


def _place_and_year(number: str) -> tuple[str, int] | None:
    """Return the province and the two-digit year that a number or code names."""
    if not number.isdecimal():
        return None
    match len(number):
        case 20:
            return number[2:4], int(number[:2])
        case 12 if number[0] == "0":
            return number[1:3], int(number[5:7])
        case 10:
            return number[:2], int(number[4:6])
    return None


def _fault(number: str, issued: date) -> tuple[str, str] | None:
    """Return what is expected and what is wrong, None for a number that fits."""
    found = _place_and_year(number)
    if found is None:
        return None
    province, year = found
    if province not in regions().provinces:
        return "the digits of a province", f"{number} names the place {province}, which is none."
    issued_in = issued.year % 100
    if len(number) == DIGITAL and year != issued_in:
        return f"a number that begins with {issued_in:02d}", (
            f"{number} was given in the year {year:02d}, but the date is {issued.isoformat()}."
        )
    if year > issued_in:
        return f"a code of {issued_in:02d} or earlier", (
            f"The code {number} is of the year {year:02d}, but the date is {issued.isoformat()}."
        )
    return None


@lru_cache(maxsize=1)
def regions() -> Regions:
    """Return the table of this version."""
    data = resources.files("proofcheck.checks").joinpath("fapiao_regions.yaml").read_bytes()
    return msgspec.yaml.decode(data, type=Regions)
